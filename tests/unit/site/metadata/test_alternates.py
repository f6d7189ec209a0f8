"""What is announced follows from the catalogues alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.page_specimens import ADDRESS, BRAZIL, EN, ES, page
from tools.model.catalog import Catalog, Entry
from tools.model.publication import Edition
from tools.site.metadata.alternates import (
    PageStatus,
    describe_front,
    describe_original,
    describe_translation,
)

CORRECTIONS = [("2021-09-02", ("It was 31.",)), ("2021-11", ("It was Chile.",))]


def entry(msgid: str, *flags: str, msgstr: str = "x", before: str | None = None) -> Entry:
    return Entry(msgid=msgid, msgstr=msgstr, flags=flags, previous_msgid=before)


def stand(*entries: Entry, messages: tuple[str, ...] = ("A", "B"), **more: object) -> PageStatus:
    header = (("PO-Revision-Date", "2021-10-05 14:00+0200"), ("X-Credit", "Ana Ruiz"))
    catalog = Catalog(domain="wave", header=header, entries=entries)
    return describe_translation(ES, catalog, messages, date="2021-08", **more)  # type: ignore[arg-type]


def test_an_original_is_finished_and_as_new_as_its_last_correction() -> None:
    assert describe_original(EN, dates=["2021-08", "2021-09-02"]) == PageStatus(
        edition=EN, finished=True, modified="2021-09-02"
    )


def test_a_translation_with_every_passage_reviewed_is_finished() -> None:
    found = stand(entry("A"), entry("B"))
    assert (found.finished, found.credit, found.changed) == (True, "Ana Ruiz", 0)
    assert found.modified == "2021-10-05T12:00:00Z"


@pytest.mark.parametrize(
    "second",
    [
        entry("B", "fuzzy"),
        entry("B", "fuzzy", before="b"),
        entry("B", msgstr=""),
        entry("C"),
        Entry(msgid="B", msgstr="x", obsolete=True),
    ],
)
def test_one_passage_that_is_not_reviewed_leaves_it_unfinished(second: Entry) -> None:
    """Also where the article has moved on and its catalogue has not heard of it."""
    assert not stand(entry("A"), second).finished


def test_what_the_article_has_no_more_is_nobodys_business() -> None:
    assert stand(entry("A"), entry("B"), entry("C", "fuzzy", before="c")).finished


def test_without_a_catalogue_nothing_is_finished_and_nothing_known() -> None:
    found = describe_translation(ES, Catalog(domain="wave"), ["A"], date="2021-08")
    assert found == PageStatus(edition=ES, finished=False, modified="2021-08")


def test_passages_that_changed_are_counted_from_what_was_reviewed() -> None:
    found = stand(entry("A"), entry("B", "fuzzy", before="b"))
    assert (found.as_of, found.changed) == ("2021-08", 1)


def test_a_draft_of_what_never_was_reviewed_is_no_change() -> None:
    found = stand(entry("A"), entry("B", "fuzzy"))
    assert (found.as_of, found.changed) == ("2021-08", 0)


def test_a_correction_without_translation_came_after_what_the_edition_matches() -> None:
    messages = ("A", "It was 31.", "It was Chile.")
    held = stand(entry("A"), entry("It was 31."), messages=messages, corrections=CORRECTIONS)
    assert (held.as_of, held.changed, held.finished) == ("2021-09-02", 1, False)
    first = stand(entry("A"), entry("It was Chile."), messages=messages, corrections=CORRECTIONS)
    assert (first.as_of, first.changed) == ("2021-08", 1)


def test_where_nothing_is_reviewed_nothing_matches_the_original() -> None:
    found = stand(entry("A", "fuzzy", before="a"), messages=("A",), corrections=CORRECTIONS)
    assert (found.as_of, found.changed) == ("", 0)


@pytest.mark.parametrize(
    ("corrections", "modified"),
    [([("2021-10-05", ("A",))], "2021-10-05T12:00:00Z"), ([("2021-10-06", ("A",))], "2021-10-06")],
)
def test_a_translation_is_as_new_as_the_last_thing_that_happened_to_it(
    corrections: list[tuple[str, tuple[str, ...]]], modified: str
) -> None:
    assert stand(entry("A"), entry("B"), corrections=corrections).modified == modified


def test_a_front_page_is_finished_with_its_first_finished_article() -> None:
    own = describe_original(ES)
    done, open_ = stand(entry("A"), entry("B")), stand(entry("A"))
    assert describe_front(own, [open_, done]).finished
    assert describe_front(own, [open_, done]).modified == "2021-10-05T12:00:00Z"
    assert not describe_front(own, [open_]).finished
    assert describe_front(own, [open_]).modified == ""
    assert describe_front(own, []).finished
    assert not describe_front(open_, [done]).finished


@pytest.mark.parametrize("edition", [EN, ES, BRAZIL])
def test_every_finished_page_says_the_same_and_itself_too(edition: Edition) -> None:
    assert page(edition, ES, BRAZIL).alternates == (
        ("en", ADDRESS.format("en")),
        ("es", ADDRESS.format("es")),
        ("pt-BR", ADDRESS.format("pt-br")),
        ("x-default", ADDRESS.format("en")),
    )
    own = ADDRESS.format(edition.locale.slug)
    assert page(edition, ES, BRAZIL).canonical == own


def test_an_unfinished_page_names_none_and_the_original_counts() -> None:
    assert page(BRAZIL, ES).alternates == ()
    assert page(BRAZIL, ES).canonical == ADDRESS.format("en")


def test_a_front_page_is_found_at_its_folder() -> None:
    front = replace(page(ES, ES), docname="index")
    assert front.canonical == "https://onda.example/onda/es/"
    assert front.alternates[-1] == ("x-default", "https://onda.example/onda/en/")

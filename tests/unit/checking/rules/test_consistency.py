"""What only shows in an edition as a whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tools.catalogs.notes.reviewed import signed, with_conflict
from tools.checking.checks import check_book
from tools.checking.registry import BOOK_RULES
from tools.checking.rule import Book, CheckSettings
from tools.checking.rules.consistency import find_doubtful_sources
from tools.language.sentences import Languages
from tools.model.catalog import Catalog, Entry
from tools.model.findings import Fault, Finding, Severity, say

HOUSE = CheckSettings(languages=Languages("en", "es"))
RAIN = Entry(msgid="It rains in the north.", msgstr="Llueve en el norte.")
SNOW = Entry(msgid="It snows in the north.", msgstr="Nieva en el norte, dicen.")


def catalog(domain: str, *entries: Entry, language: str = "es") -> Catalog:
    return Catalog(domain=domain, header=(("Language", language),), entries=entries)


def found(*catalogs: Catalog, templates: tuple[Catalog, ...] = ()) -> list[tuple[str, str]]:
    book = Book(settings=HOUSE, catalogs=catalogs, templates=templates)
    return [(one.rule, one.domain) for one in check_book(book, BOOK_RULES)]


def test_what_is_right_is_quiet() -> None:
    articles = catalog("a", RAIN, SNOW), catalog("b", RAIN)
    assert found(*articles, templates=(catalog("a", SNOW, RAIN), catalog("b", RAIN))) == []


def test_a_catalogue_that_lags_behind_its_article() -> None:
    assert found(catalog("a", RAIN), templates=(catalog("a", RAIN, SNOW),)) == [("up-to-date", "a")]
    assert found(templates=(catalog("a", RAIN),)) == [("up-to-date", "a")]


def test_an_obsolete_entry_translates_nothing() -> None:
    gone = Entry(msgid=RAIN.msgid, msgstr=RAIN.msgstr, obsolete=True)
    assert found(catalog("a", gone), templates=(catalog("a", RAIN),)) == [("up-to-date", "a")]
    assert found(catalog("a", RAIN, gone)) == []


def test_another_language_at_the_head() -> None:
    assert found(catalog("a", RAIN, language="pt_BR")) == [("language-field", "a")]
    assert found(Catalog(domain="a", entries=(RAIN,))) == [("language-field", "a")]


ROUND, NOTHING = "\u202e", "\u200b"


@pytest.mark.parametrize("field", ["X-Credit", "X-Reviewer", "Last-Translator"])
@pytest.mark.parametrize(
    "name", [f"{ROUND}olleh", f"Ana{NOTHING} Ruiz", "a" * 201, "Ana\x1b[31m", "a\u0301\u0302\u0303"]
)
def test_a_name_at_the_head_that_no_page_may_show(field: str, name: str) -> None:
    head = (("Language", "es"), (field, f"Eva Paz; {name}" if field == "X-Reviewer" else name))
    assert found(Catalog(domain="a", header=head, entries=(RAIN,))) == [("shown-name", "a")]


def test_a_name_in_a_note_too() -> None:
    for name in (f"{ROUND}evil", "a" * 201):
        assert found(catalog("a", signed(RAIN, name))) == [("shown-name", "a")]
    drafted = replace(RAIN, comments=(f"draft: {ROUND}x 1.0 1a2b3c4d",))
    assert found(catalog("a", drafted)) == [("shown-name", "a")]


def test_nor_so_many_names() -> None:
    head = (("Language", "es"), ("X-Reviewer", "; ".join(f"N{n}" for n in range(21))))
    assert found(Catalog(domain="a", header=head, entries=(RAIN,))) == [("shown-name", "a")]


@pytest.mark.parametrize(
    "name", ["Ana Ruiz <a@b.org>", "José Ñandú", "Анна", "می\u200cخواهم", "山田"]
)
def test_names_of_every_script_are_names(name: str) -> None:
    head = (("Language", "es"), ("X-Credit", name), ("X-Reviewer", name))
    assert found(Catalog(domain="a", header=head, entries=(signed(RAIN, name),))) == []


def test_one_paragraph_in_two_ways() -> None:
    other = Entry(msgid=RAIN.msgid, msgstr="Está lloviendo en el norte.")
    assert found(catalog("a", RAIN), catalog("b", other)) == [("said-in-two-ways", "b")]
    draft = Entry(msgid=RAIN.msgid, msgstr="Está lloviendo.", flags=("fuzzy",))
    assert found(catalog("a", RAIN), catalog("b", draft)) == []


def test_two_paragraphs_in_one_way() -> None:
    copied = Entry(msgid="It snows in the south.", msgstr=RAIN.msgstr)
    assert found(catalog("a", RAIN, copied)) == [("two-said-alike", "a")]


def test_two_that_say_the_same_may_be_translated_alike() -> None:
    looks = Entry(msgid="In the North it rains.", msgstr=RAIN.msgstr)
    assert found(catalog("a", RAIN, looks)) == []
    short = Entry(msgid="Yes", msgstr="Sí"), Entry(msgid="Indeed", msgstr="Sí")
    assert found(catalog("a", *short)) == []


def test_a_text_of_somebody_elses_waits_to_be_chosen_or_dropped() -> None:
    twice = with_conflict(with_conflict(RAIN, "Está lloviendo."), "Llovió.")
    assert found(catalog("a", twice, SNOW)) == [("open-conflict", "a")] * 2
    book = Book(settings=HOUSE, catalogs=(catalog("a", with_conflict(SNOW, "Nevó.")),))
    (one,) = check_book(book, BOOK_RULES)
    assert (one.key, one.severity) == (SNOW.key, Severity.WARNING)
    assert "Nevó." in str(one.fault.message)


def test_of_what_is_gone_nobody_has_to_choose() -> None:
    gone = Entry(msgid=RAIN.msgid, msgstr=RAIN.msgstr, obsolete=True)
    assert found(catalog("a", with_conflict(gone, "Llovió."))) == []


def finding(msgid: str, family: str = "values") -> Finding:
    return Finding(
        rule="numbers", family=family, severity=Severity.ERROR, fault=Fault(say("x")), domain="a",
        key=(None, msgid),
    )  # fmt: skip


def test_where_every_edition_stumbles_the_source_is_looked_at() -> None:
    spanish, brazilian = [finding("One."), finding("Two.")], [finding("Two."), finding("Three.")]
    (doubt,) = find_doubtful_sources([spanish, brazilian])
    assert (doubt.rule, doubt.text, doubt.severity) == ("every-edition", "Two.", Severity.NOTE)


def test_one_edition_alone_says_nothing_of_the_source() -> None:
    assert list(find_doubtful_sources([[finding("One.")]])) == []
    assert list(find_doubtful_sources([])) == []


def test_a_slip_of_typography_is_the_translators() -> None:
    assert list(find_doubtful_sources([[finding("One.", "typography")]] * 2)) == []

"""Dates that are shown are those of the words, whoever changed them and however."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.project import give_address, replace_once
from tests.support.returns import render_return
from tools.catalogs.revision_date import (
    DATE,
    WORDS,
    checksum_of_words,
    format_moment,
    is_outdated,
    last_change,
    update_date,
)
from tools.cli import main
from tools.model.catalog import Catalog, Entry
from tools.model.dates import read_revision_date
from tools.model.publication import Locale
from tools.reviewing.return_file import Answer, Return
from tools.site.metadata.alternates import describe_front, describe_translation
from tools.system import clock
from tools.workspace import Workspace

BEGIN = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
TEXTS = ("Llueve.", "Nieva.", "Graniza.")
SPANISH = Locale("es")
ARTICLE = "articles/latin-america-wave"


def moment(minute: int) -> datetime.datetime:
    return BEGIN + datetime.timedelta(minutes=minute)


def catalog(*texts: str, header: tuple[tuple[str, str], ...] = ()) -> Catalog:
    entries = tuple(Entry(msgid=f"{n}", msgstr=text) for n, text in enumerate(texts))
    return Catalog(domain="a", header=header, entries=entries)


def dated(texts: tuple[str, ...], minute: int) -> Catalog:
    return update_date(catalog(*texts), None, moment(minute))


EVENTS = st.lists(
    st.tuples(
        st.sampled_from(["verb", "poedit", "editor", "update", "draft", "order"]),
        st.integers(0, 2),
        st.sampled_from([*TEXTS, "Truena.", ""]),
    ),
    max_size=12,
)


@given(EVENTS, st.booleans())
def test_no_date_is_older_than_what_a_verb_or_a_program_did(
    events: list[tuple[str, int, str]], bound: bool
) -> None:
    now = dated(TEXTS, 0)
    if not bound:  # as before there was anything that told of which words a date is
        now = replace(now, header=((DATE, format_moment(moment(0))),))
    changed = 0
    for minute, (event, place, text) in enumerate(events, 1):
        old = now
        entries = list(old.entries)
        entries[place] = replace(entries[place], msgstr=text, flags=())
        after = replace(old, entries=tuple(entries))
        if event == "order":
            after = replace(old, entries=old.entries[::-1])
        elif event == "draft":
            entries[place] = replace(entries[place], flags=("fuzzy",))
            after = replace(old, entries=tuple(entries)) if not old.entries[place].msgstr else old
        if event == "poedit":
            fields = {**dict(old.header), DATE: format_moment(moment(minute))}
            now = replace(after, header=tuple(fields.items()))
        elif event == "editor":
            now = after
        else:
            now = update_date(old if event == "update" else after, old, moment(minute))
        if event in {"verb", "poedit"} and checksum_of_words(now) != checksum_of_words(old):
            changed = minute
        if not is_outdated(now):
            assert last_change(now) >= read_revision_date(format_moment(moment(changed)))
        if event in {"verb", "draft", "order", "update"} and not is_outdated(old):
            assert (checksum_of_words(now) == checksum_of_words(old)) == (
                now.field(DATE) == old.field(DATE)
            )
        assert update_date(now, now, moment(999)) == now or is_outdated(now)


def test_what_a_plain_editor_changed_has_no_date_until_it_is_set() -> None:
    now = dated(TEXTS, 0)
    edited = replace(now, entries=catalog("Llovió.", *TEXTS[1:]).entries)
    assert is_outdated(edited)
    healed = update_date(edited, edited, moment(7))
    assert (is_outdated(healed), last_change(healed)) == (False, "2026-01-01T00:07:00Z")
    assert update_date(healed, healed, moment(9)) is healed


def test_a_front_page_knows_no_date_where_one_of_its_articles_has_none(
    project: Workspace,
) -> None:
    edition = project.publication().editions[-1]
    good = describe_translation(edition, dated(TEXTS, 5), "012", date="2021")
    assert good.last_modified == "2026-01-01T00:05:00Z"
    edited = replace(dated(TEXTS, 5), entries=catalog("Llovió.", *TEXTS[1:]).entries)
    bad = describe_translation(edition, edited, "012", date="2021")
    assert (bad.last_modified, bad.modified) == ("", "2026-01-01T00:05:00Z")
    assert describe_front(good, [bad]).last_modified == ""
    assert describe_front(bad, [good]).last_modified == ""
    assert describe_front(good, [good]).last_modified == "2026-01-01T00:05:00Z"


@pytest.fixture
def site(project: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    give_address(project)
    monkeypatch.setattr(clock, "now", lambda: moment(600))
    return project


def told(project: Workspace) -> tuple[str, str, str]:
    """What the page, the feed and the sitemap of the Spanish edition say of the article."""
    assert main(["html", "es"], root=project.root) == 0
    folder = project.html / "es"
    page = (folder / f"{ARTICLE}.html").read_text(encoding="utf-8")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    data = json.loads(found[1]) if found else {}
    feed = ET.parse(folder / "feed.xml").getroot()
    atom = {"a": "http://www.w3.org/2005/Atom"}
    updated = feed.find("a:entry/a:updated", atom)
    sitemap = (folder / "sitemap.xml").read_text(encoding="utf-8")
    place = sitemap.index(f"{ARTICLE}.html")
    last = re.search(r"<lastmod>(.*?)</lastmod>", sitemap[place : sitemap.index("</url>", place)])
    assert updated is not None
    return data.get("dateModified", ""), updated.text or "", last[1] if last else ""


def test_readers_and_programs_hear_of_what_was_accepted(site: Workspace) -> None:
    entry = next(one for one in site.catalog(SPANISH, ARTICLE) if one.msgstr)
    answer = Answer(
        domain=ARTICLE, msgid=entry.msgid, sent=entry.msgstr, msgstr=f"{entry.msgstr} Sí", done=True
    )
    path = site.root / "review-es.json"
    path.write_bytes(render_return(Return(locale="es", answers=(answer,))))
    assert main(["accept", "es", str(path)], root=site.root) == 0
    assert told(site) == ("2026-01-01T10:00:00Z",) * 3
    before = site.catalog_path(SPANISH, ARTICLE).read_bytes()
    assert main(["accept", "es", str(path)], root=site.root) == 0
    assert main(["update", "es"], root=site.root) == 0
    assert site.catalog_path(SPANISH, ARTICLE).read_bytes() == before


def test_a_change_that_left_the_head_alone_is_not_given_its_date(
    site: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    path = site.catalog_path(SPANISH, ARTICLE)
    known = site.catalog(SPANISH, ARTICLE)
    fields = (*known.header, (WORDS, f"{checksum_of_words(known)} {known.field(DATE)}"))
    site.afresh().save(SPANISH, replace(known, header=fields))
    page, feed, sitemap = told(site)
    assert page == feed == sitemap == last_change(known)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("América Latina", "Latinoamérica", 1), encoding="utf-8")
    assert told(site)[::2] == ("", "")
    capsys.readouterr()
    main(["check", "es"], root=site.root)
    assert "make update" in capsys.readouterr().out
    assert main(["update", "es"], root=site.root) == 0
    assert told(site) == ("2026-01-01T10:00:00Z",) * 3


def test_a_mended_slip_and_an_edited_article_are_dated(site: Workspace) -> None:
    path = site.catalog_path(SPANISH, ARTICLE)
    old = site.catalog(SPANISH, ARTICLE).field(DATE)
    with (site.source / f"{ARTICLE}.rst").open("a", encoding="utf-8") as file:
        file.write("\nWho won?\n")
    assert main(["update", "es"], root=site.root) == 0
    assert site.afresh().catalog(SPANISH, ARTICLE).field(DATE) == old  # no words of ours changed
    replace_once(path, 'msgid "Who won?"\nmsgstr ""', 'msgid "Who won?"\nmsgstr "Quién ganó?"')
    assert main(["check", "es", "--fix"], root=site.root) == 0
    after = site.afresh().catalog(SPANISH, ARTICLE)
    assert (after.field(DATE), is_outdated(after)) == (format_moment(moment(600)), False)

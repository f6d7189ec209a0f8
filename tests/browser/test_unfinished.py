"""While a translation is unfinished, its readers are told, and English is marked as English."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tools.dev.browser import serve
from tools.model.publication import Edition
from tools.workspace import Workspace

from .addresses import EDITIONS, SOURCE, Address, chrome
from .english import strays
from .markup import read
from .unfinished import DRAFTED, EMPTIED, FINISHED, NAME, STANDFIRST, TITLE, entries

SPANISH = next(edition for edition in EDITIONS if edition.locale.gettext == "es")
PASSAGES = "article h1, article .standfirst p, article .prose p, article .note p"
WITHOUT = (TITLE, STANDFIRST, *EMPTIED, DRAFTED)


@pytest.fixture(scope="module")
def unfinished_site(unfinished: Workspace) -> Iterator[str]:
    with serve(unfinished.html) as address:
        yield address


@pytest.fixture
def article(page: Page, unfinished_site: str) -> Page:
    page.goto(f"{unfinished_site}{Address(SPANISH, NAME).url}")
    return page


def test_passages_without_a_translation_are_shown_in_english_and_say_so(
    article: Page, unfinished: Workspace
) -> None:
    foreign = article.locator(PASSAGES).and_(article.locator("[lang=en]"))
    originals = [entries(unfinished)[place].msgid for place in sorted(WITHOUT)]
    assert [" ".join(text.split()) for text in foreign.all_inner_texts()] == originals


def test_the_notice_counts_the_passages_and_the_counts_add_up(
    article: Page, unfinished: Workspace
) -> None:
    total = len(entries(unfinished))
    notice = chrome(SPANISH)(
        "Passages not yet translated: {n} of {total}. They are shown in {language}.",
        n=len(WITHOUT), total=total, language="inglés",
    )  # fmt: skip
    assert f"{len(WITHOUT)} de {total}" in notice
    expect(article.get_by_role("note")).to_have_text(notice)
    expect(article.locator(PASSAGES)).to_have_count(total)
    translated = article.locator(PASSAGES).and_(article.locator(":not([lang])"))
    expect(translated).to_have_count(total - len(WITHOUT))


def test_a_draft_is_shown_nowhere(unfinished: Workspace) -> None:
    draft = entries(unfinished)[DRAFTED].msgstr[:60]
    assert len(draft) == 60
    for path in (unfinished.html / "es").rglob("*"):
        if path.suffix in {".html", ".js"}:
            assert draft not in path.read_text(encoding="utf-8"), path


def test_front_page_marks_a_title_and_a_standfirst_that_are_english(
    page: Page, unfinished_site: str, unfinished: Workspace
) -> None:
    page.goto(f"{unfinished_site}{Address(SPANISH, 'index').url}")
    texts = entries(unfinished)
    for selector, place in ((".list h3", TITLE), (".list p:not(.byline)", STANDFIRST)):
        shown = page.locator(selector)
        expect(shown).to_have_text(texts[place].msgid)
        expect(shown).to_have_attribute("lang", SOURCE.locale.html)
        expect(shown).to_have_attribute("dir", SOURCE.locale.direction)


def test_search_marks_a_title_and_a_passage_that_are_english(
    page: Page, unfinished_site: str, unfinished: Workspace
) -> None:
    english = entries(unfinished)[EMPTIED[0]].msgid
    page.goto(f"{unfinished_site}{Address(SPANISH, 'search').url}")
    page.locator("#q").fill(english)
    expect(page.locator("#results p")).to_have_attribute("lang", SOURCE.locale.html)
    expect(page.locator("#results a")).to_have_attribute("lang", SOURCE.locale.html)
    page.locator("#q").fill(entries(unfinished)[FINISHED].msgstr)
    expect(page.locator("#results mark").first).to_be_visible()
    expect(page.locator("#results p[lang]")).to_have_count(0)


@pytest.mark.parametrize("name", ["index", NAME, "search", "404"])
def test_english_is_marked_everywhere_else_too(
    unfinished: Workspace, html: Path, name: str
) -> None:
    original = read(html / Address(SOURCE, name).path).said
    page = read(unfinished.html / Address(SPANISH, name).path).said
    assert strays(page, original) == []


@pytest.mark.parametrize(
    "edition", [one for one in EDITIONS if one != SPANISH], ids=lambda one: one.locale.slug
)
def test_an_edition_not_built_yet_says_what_to_type_in_its_language(
    page: Page, unfinished_site: str, edition: Edition
) -> None:
    page.goto(f"{unfinished_site}{Address(SPANISH, NAME).url}")
    page.locator("header nav").get_by_role("link", name=edition.name).click()
    expect(page.locator("html")).to_have_attribute("lang", edition.locale.html)
    expect(page.locator("h1")).to_have_text(edition.name)
    notice = chrome(edition)("This edition has not been built here yet. To build it, type:")
    expect(page.locator(".notice")).to_have_text(notice)
    command = f"make html LANG={edition.locale.gettext}"
    expect(page.locator("code")).to_have_text(command)

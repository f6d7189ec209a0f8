"""Searching an edition: in the reader's letters and language, and in the browser alone."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tools.model import Edition

from .addresses import ARTICLES, EDITIONS, Address, chrome, every_edition
from .reader import Reader

WORDS = {
    "en": ("Sebastián", "Sebastián"),
    "es": ("elección", "elección"),
    "pt-br": ("eleição", "eleições"),
}
"""A word with an accent as somebody looks for it, and in the form that the article has."""
ATTACK = "<img src=x onerror=document.body.remove()>"


def _plain(word: str) -> str:
    """*word* as it is typed on a keyboard without accents, or in a hurry."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


SPELLINGS = [
    pytest.param(
        Address(edition, "search"), spelling, found, id=f"{edition.locale.slug}-{spelling}"
    )
    for edition in EDITIONS
    for word, found in [WORDS[edition.locale.slug]]
    for spelling in (word, _plain(word), word.upper(), unicodedata.normalize("NFD", word), word[:5])
]
every_search = pytest.mark.parametrize(
    "search", [Address(edition, "search") for edition in EDITIONS], ids=str
)


def _type(page: Page, search: Address, words: str) -> None:
    page.goto(search.url)
    page.locator("#q").fill(words)


def _expect_found(page: Page, search: Address, count: int = 1) -> None:
    assert search.edition is not None
    say = chrome(search.edition)
    nothing = say("Nothing found. Try fewer or other words.")
    status = say("Articles found: {n}", n=count) if count else nothing
    expect(page.get_by_role("status")).to_have_text(status)
    expect(page.locator("#results > li")).to_have_count(count)


@pytest.mark.parametrize(("search", "spelling", "found"), SPELLINGS)
def test_a_word_is_found_and_marked_however_it_is_typed(
    page: Page, search: Address, spelling: str, found: str
) -> None:
    _type(page, search, spelling)
    _expect_found(page, search)
    marked = page.locator("#results mark").all_inner_texts()
    assert found in marked
    # Only that word in its forms is marked, not half the paragraph.
    assert {_plain(word)[:4] for word in marked} == {_plain(found)[:4]}


@every_search
def test_found_article_is_one_click_away(page: Page, search: Address) -> None:
    _type(page, search, "Castillo")
    _expect_found(page, search)
    page.locator("#results a").click()
    (article,) = (one for one in ARTICLES if one.edition == search.edition)
    expect(page).to_have_url(article.url)


@every_search
def test_search_says_when_nothing_is_found_and_starts_again(page: Page, search: Address) -> None:
    _type(page, search, "xyzzyqwerty")
    _expect_found(page, search, 0)
    page.locator("#q").fill("")
    expect(page.get_by_role("status")).to_have_text("")
    page.locator("#q").fill("Castillo")
    _expect_found(page, search)


@every_search
def test_all_the_words_must_be_there(page: Page, search: Address) -> None:
    _type(page, search, "Castillo xyzzyqwerty")
    _expect_found(page, search, 0)


@every_search
def test_address_carries_the_search(page: Page, search: Address) -> None:
    words = WORDS[(search.edition or EDITIONS[0]).locale.slug][0]
    page.goto(f"{search.url}?q={quote(words)}")
    expect(page.locator("#q")).to_have_value(words)
    _expect_found(page, search)
    page.locator("#q").fill("Castillo & Arce")
    page.locator("#q").press("Enter")
    page.reload()
    expect(page.locator("#q")).to_have_value("Castillo & Arce")


@every_edition
@pytest.mark.parametrize("way", ["typed", "in the address"])
def test_what_is_searched_for_is_never_html(page: Page, edition: Edition, way: str) -> None:
    search = Address(edition, "search")
    if way == "typed":
        _type(page, search, ATTACK)
    else:
        page.goto(f"{search.url}?q={quote(ATTACK)}")
    expect(page.locator("#q")).to_have_value(ATTACK)
    _expect_found(page, search, 0)
    expect(page.locator("img")).to_have_count(0)


@every_search
def test_search_works_in_a_page_opened_from_the_disk(
    reader: Reader, page: Page, html: Path, search: Address
) -> None:
    words, found = WORDS[(search.edition or EDITIONS[0]).locale.slug]
    page.goto(f"{(html / search.path).as_uri()}?q={quote(words)}")
    _expect_found(page, search)
    expect(page.locator("#results mark").first).to_have_text(found)
    page.locator("#q").fill("Castillo")
    page.locator("#q").press("Enter")
    _expect_found(page, search)
    page.locator("#results a").click()
    expect(page.locator("article h1")).to_be_visible()

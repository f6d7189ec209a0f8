"""Who reads a paragraph that is wrong can say so, and who reads on is not disturbed."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tools.dev.browser import serve
from tools.workspace import Workspace

from .addresses import ARTICLES, SOURCE, chrome
from .reader import HEIGHT, PHONE

ARTICLE = next(page for page in ARTICLES if page.edition != SOURCE)
assert ARTICLE.edition is not None
NAME = str(chrome(ARTICLE.edition)("Report a problem with this translation"))
SMALL = """() => [...document.querySelectorAll(".report")]
  .map((one) => one.getBoundingClientRect())
  .filter((one) => one.height < 24 || one.width < 24).length"""
WIDE = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def article(page: Page, asking: Workspace) -> Iterator[Page]:
    with serve(asking.html) as address:
        page.goto(f"{address}{ARTICLE.url}")
        yield page


def test_each_paragraph_has_a_link_by_the_name_of_what_it_does(article: Page) -> None:
    paragraphs = article.locator("article :is(.standfirst, .prose, .note) p")
    links = article.get_by_role("link", name=NAME, exact=True)
    expect(links).to_have_count(paragraphs.count())
    for paragraph in paragraphs.all():
        expect(paragraph.get_by_role("link", name=NAME)).to_have_count(1)


def test_axe_finds_nothing(article: Page, axe: Callable[..., list[str]]) -> None:
    assert axe(article) == []


def test_links_are_reached_by_keyboard_and_then_say_what_they_are(article: Page) -> None:
    link = article.locator(".report").first
    words = link.locator("span")
    assert words.evaluate("(one) => getComputedStyle(one).clipPath") == "inset(50%)"
    link.focus()
    article.keyboard.press("Shift+Tab")
    article.keyboard.press("Tab")
    expect(link).to_be_focused()
    expect(link).to_have_css("outline-style", "solid")
    expect(words).to_have_css("clip-path", "none")


def test_links_are_large_enough_for_a_finger_and_what_they_say_fits_the_page(article: Page) -> None:
    article.set_viewport_size({"width": PHONE, "height": HEIGHT})
    assert article.evaluate(SMALL) == 0
    for link in article.locator(".report").all():
        link.focus()
        assert not article.evaluate(WIDE)
        said = link.locator("span").bounding_box()
        assert said
        assert said["x"] >= 0
        assert said["x"] + said["width"] <= PHONE


def test_paper_has_none_of_them(article: Page) -> None:
    article.emulate_media(media="print")
    assert not any(link.is_visible() for link in article.locator(".report").all())


def test_page_is_still_small(asking: Workspace) -> None:
    es = asking.html / "es"
    paths = (asking.html / ARTICLE.path, es / "_static" / "onda.css", es / "_static" / "icon.svg")
    assert sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths) <= 20_000

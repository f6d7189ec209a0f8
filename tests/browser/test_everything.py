"""An article with everything an article may have: a picture, a table, notes, a correction."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tools.dev.browser import serve
from tools.workspace import Workspace

from .addresses import SOURCE, Address
from .markup import read
from .reader import DESK, HEIGHT, PHONE

EVERYTHING = Address(SOURCE, "articles/everything")
WIDTHS = (320, PHONE, DESK)


@pytest.fixture(scope="module")
def everything_site(with_everything: Workspace) -> Iterator[str]:
    with serve(with_everything.html) as address:
        yield address


@pytest.fixture
def article(page: Page, everything_site: str) -> Page:
    page.goto(f"{everything_site}{EVERYTHING.url}")
    return page


def test_nothing_makes_the_page_scroll_sideways(article: Page) -> None:
    for width in WIDTHS:
        article.set_viewport_size({"width": width, "height": HEIGHT})
        assert article.evaluate("document.documentElement.scrollWidth - innerWidth") == 0


def test_axe_finds_nothing_at_a_desk(article: Page, axe: Callable[..., list[str]]) -> None:
    # On a phone a wide table scrolls by itself. Axe asks for a tabindex then, which
    # browsers no longer need: the next test.
    assert axe(article, [DESK]) == []


def test_keyboard_can_scroll_a_table_too_wide_for_a_phone(article: Page) -> None:
    article.set_viewport_size({"width": PHONE, "height": HEIGHT})
    table = article.locator("table").first
    # The figure and the table come after the last link of the first paragraph.
    article.locator(".prose section > p a").nth(2).focus()
    article.keyboard.press("Tab")
    expect(table).to_be_focused()
    article.keyboard.press("ArrowRight")
    article.wait_for_function("() => document.querySelector('table').scrollLeft > 0")


def test_pictures_are_within_the_page_and_say_what_they_show(article: Page) -> None:
    pictures = article.locator(".prose img")
    expect(pictures).to_have_count(2)
    for picture in pictures.all():
        assert picture.evaluate("(one) => one.complete && one.naturalWidth") == 1600
        expect(picture).to_have_attribute("alt", re.compile("rectangle"))
        box = picture.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= DESK


def test_corrections_stand_before_the_text_with_their_dates(article: Page) -> None:
    dates = article.locator(".head ~ .correction:has(~ .prose) strong")
    expect(dates).to_have_text(["Correction, March 1, 2020", "Correction, March 2020"])


def test_headings_step_down_one_by_one(with_everything: Workspace) -> None:
    tags = read(with_everything.html / EVERYTHING.path).tags
    levels = [int(tag.name[1]) for tag in tags if tag.name in {"h1", "h2", "h3", "h4"}]
    assert levels[:3] == [1, 2, 3]
    assert all(lower - upper <= 1 for upper, lower in pairwise(levels))

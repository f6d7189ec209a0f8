"""The original beside the translation: two columns on a desk, one on a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tools.dev.browser import serve
from tools.workspace import Workspace

from .addresses import EDITIONS, Address, chrome
from .reader import DESK, HEIGHT, PHONE
from .unfinished import NAME

SPANISH = EDITIONS[1]
SAY = chrome(SPANISH)
BOXES = """() => [...document.querySelectorAll(".pair")].map((pair) =>
  [...pair.children].map((one) => one.getBoundingClientRect()).map(({ x, y }) => [x, y]))"""
WIDE = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def article(page: Page, beside: Workspace) -> Iterator[Page]:
    with serve(beside.html) as address:
        page.goto(f"{address}{Address(SPANISH, NAME).url}")
        yield page


@pytest.fixture
def parallel(article: Page) -> Page:
    article.get_by_role("link", name=SAY("Original and translation side by side")).click()
    expect(article.locator("h1")).to_have_text(SAY("Original and translation side by side"))
    return article


def test_axe_finds_nothing(parallel: Page, axe: Callable[..., list[str]]) -> None:
    assert axe(parallel) == []


def test_on_a_desk_they_stand_side_by_side(parallel: Page) -> None:
    parallel.set_viewport_size({"width": DESK, "height": HEIGHT})
    for (x, y), (other_x, other_y) in parallel.evaluate(BOXES):
        assert other_x > x
        assert abs(other_y - y) < 4


def test_on_a_phone_one_stands_below_the_other(parallel: Page) -> None:
    parallel.set_viewport_size({"width": PHONE, "height": HEIGHT})
    for (x, y), (other_x, other_y) in parallel.evaluate(BOXES)[1:]:
        assert other_x == x
        assert other_y > y
    assert not parallel.evaluate(WIDE)


def test_it_leads_back_to_the_article(parallel: Page) -> None:
    parallel.get_by_role("link", name=SAY("Back to the article")).click()
    expect(parallel.locator("article h1")).to_be_visible()

"""Everyone can read, whatever they read with."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tools.model.publication import Edition

from .addresses import Address, every_edition, every_page
from .reader import HEIGHT, PHONE

FOCUS = """() => {
  const style = getComputedStyle(document.activeElement);
  const every = [...document.querySelectorAll("a[href], button, input")];
  return {
    place: every.indexOf(document.activeElement),
    of: every.length,
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
  };
}"""
SMALL = """() => [...document.querySelectorAll("a[href], button, input")]
  // A link amid a sentence is as tall as its line.
  .filter((one) => !one.closest(".prose p, .standfirst p, .note p"))
  .map((one) => ({ html: one.outerHTML, height: one.getBoundingClientRect().height }))
  .filter((one) => one.height < 24)"""


@every_page
def test_axe_finds_nothing(page: Page, axe: Callable[..., list[str]], page_at: Address) -> None:
    page.goto(page_at.url)
    assert axe(page) == []


@every_edition
def test_axe_finds_nothing_in_what_a_search_found(
    page: Page, axe: Callable[..., list[str]], edition: Edition
) -> None:
    page.goto(f"{Address(edition, 'search').url}?q=castillo")
    expect(page.locator("#results mark").first).to_be_visible()
    assert axe(page) == []


@every_page
def test_keyboard_reaches_everything_in_order_and_shows_where_it_is(
    page: Page, page_at: Address
) -> None:
    page.goto(page_at.url)
    page.keyboard.press("Tab")
    total = page.evaluate(FOCUS)["of"]
    for place in range(total):
        assert page.evaluate(FOCUS) == {"place": place, "of": total, "outlined": True}
        page.keyboard.press("Tab")


@every_edition
def test_first_tab_offers_to_skip_to_the_text(page: Page, edition: Edition) -> None:
    page.goto(Address(edition, "search").url)
    skip = page.locator(".skip")
    expect(skip).not_to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#text$"))
    # The masthead is behind: the next thing in line is the first of the page's own.
    page.keyboard.press("Tab")
    expect(page.locator("main #q")).to_be_focused()


@every_page
def test_every_link_and_button_is_tall_enough_for_a_finger(page: Page, page_at: Address) -> None:
    page.set_viewport_size({"width": PHONE, "height": HEIGHT})
    page.goto(page_at.url)
    assert page.evaluate(SMALL) == []

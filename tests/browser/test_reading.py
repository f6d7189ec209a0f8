"""A page reads well: on a telephone, at a desk, on paper, with nothing but its text."""

from __future__ import annotations

from pathlib import Path
from statistics import fmean

import pytest
from playwright.sync_api import Page, expect

from tools.dev.commands.assets import FAMILY
from tools.model.publication import Edition

from .addresses import Address, chrome, every_article, every_edition, every_page
from .markup import read
from .reader import COLOURS, DESKTOP, HEIGHT, Reader, Windows

PHONES = (320, 390)
PASSAGES = "h1, .standfirst p, .prose p, .note p"
LINES = """(paragraphs) => paragraphs.map((paragraph) => {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const lines = [];
  let bottom = -Infinity;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (let at = 0; at < node.length; at += 1) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const [box] = range.getClientRects();
      if (!box) continue;  // a blank swallowed at a line's end
      if (box.top >= bottom) {
        lines.push(0);
        bottom = box.bottom;
      }
      lines[lines.length - 1] += 1;
    }
  }
  return lines;
})"""
SIZES = "(all) => all.map((one) => parseFloat(getComputedStyle(one).fontSize))"
HIDDEN = "(all) => all.filter((one) => !one.checkVisibility()).map((one) => one.outerHTML)"


def _lines(page: Page) -> list[int]:
    """Characters of each line as it is laid out; not of a paragraph's last, which just ends."""
    page.evaluate("document.fonts.ready")
    paragraphs = page.locator(".prose p").evaluate_all(LINES)
    return [length for lines in paragraphs for length in lines[:-1]]


def _overflow(page: Page, width: int) -> int:
    page.set_viewport_size({"width": width, "height": HEIGHT})
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


@pytest.fixture(scope="module")
def fontless_window(windows: Windows) -> Page:
    """A window that no font gets into, and none has ever been in."""
    window = windows.new()
    window.route("**/*.woff2", lambda route: route.abort())
    return window


@pytest.fixture
def fontless_page(reader: Reader, fontless_window: Page) -> Page:
    reader.forgives.add(".woff2")
    fontless_window.set_viewport_size(DESKTOP)
    return reader.watch(fontless_window)


@every_page
def test_nobody_scrolls_sideways_on_a_phone(page: Page, page_at: Address) -> None:
    page.goto(page_at.url)
    assert [_overflow(page, width) for width in PHONES] == [0, 0]


@every_edition
def test_a_long_word_typed_into_the_search_stays_on_the_page(page: Page, edition: Edition) -> None:
    page.goto(f"{Address(edition, 'search').url}?q={'w' * 200}")
    assert _overflow(page, PHONES[0]) == 0


@every_article
def test_a_line_has_60_to_75_characters(page: Page, page_at: Address) -> None:
    page.goto(page_at.url)
    lines = _lines(page)
    assert len(lines) > 50
    assert 60 <= fmean(lines) <= 75


@every_page
def test_text_is_at_least_17_pixels_and_nothing_less_than_14(page: Page, page_at: Address) -> None:
    page.goto(page_at.url)
    assert min(page.locator("body, .prose p, .list p:not(.byline)").evaluate_all(SIZES)) >= 17
    assert min(page.locator("body *").evaluate_all(SIZES)) >= 14


@every_article
def test_article_is_set_in_our_own_typeface_and_no_other(page: Page, page_at: Address) -> None:
    """What Chromium really drew with: a letter that the font lacks would name another."""
    page.goto(page_at.url)
    page.evaluate("document.fonts.ready")
    session = page.context.new_cdp_session(page)
    for command in ("DOM.enable", "CSS.enable"):
        session.send(command)
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    passages = session.send("DOM.querySelectorAll", {"nodeId": root, "selector": PASSAGES})
    for node in passages["nodeIds"]:
        fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        assert [(font["familyName"], font["isCustomFont"]) for font in fonts] == [(FAMILY, True)]
    session.detach()


@every_article
def test_without_fonts_the_page_is_still_laid_out(fontless_page: Page, page_at: Address) -> None:
    page = fontless_page
    page.goto(page_at.url)
    expect(page.locator("h1")).to_be_in_viewport()
    assert 55 <= fmean(_lines(page)) <= 80
    assert [_overflow(page, width) for width in PHONES] == [0, 0]


@every_article
def test_paper_gets_the_article_and_no_navigation(page: Page, page_at: Address) -> None:
    page.goto(page_at.url)
    page.emulate_media(media="print")
    to_press = page.locator("nav, .skip, .find, form, button, .foot")
    assert len(to_press.evaluate_all(HIDDEN)) == to_press.count() >= 4
    assert page.locator(f"{PASSAGES}, .byline").evaluate_all(HIDDEN) == []
    for colours in COLOURS:
        page.emulate_media(media="print", color_scheme=colours)
        expect(page.locator("body")).to_have_css("color", "rgb(0, 0, 0)")
        expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")


@every_article
def test_everything_can_be_read_and_followed_without_scripts(
    reader: Reader, page_at: Address
) -> None:
    page = reader.window(java_script_enabled=False)
    page.goto(page_at.url)
    passages = page.locator(PASSAGES)
    assert passages.count() > 10
    assert passages.evaluate_all(HIDDEN) == []
    page.locator(".brand a").click()
    page.locator(".list h3 a").first.click()
    expect(page.locator("article .prose")).to_be_visible()


@every_edition
def test_search_says_in_its_language_that_it_needs_scripts(
    reader: Reader, edition: Edition
) -> None:
    notice = chrome(edition)("Searching needs JavaScript. The front page lists every page.")
    page = reader.window(java_script_enabled=False)
    page.goto(Address(edition, "search").url)
    expect(page.locator("noscript p")).to_have_text(notice)
    expect(page.locator("noscript p")).to_be_visible()


@every_edition
def test_search_with_scripts_says_nothing_of_them(page: Page, edition: Edition) -> None:
    page.goto(Address(edition, "search").url)
    expect(page.locator(".notice")).to_have_count(0)


@every_page
def test_only_a_search_and_the_front_door_load_scripts(html: Path, page_at: Address) -> None:
    scripts = read(html / page_at.path).values("src", "script")
    assert bool(scripts) == (page_at.name == "search" or page_at.path == "index.html")

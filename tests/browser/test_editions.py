"""From any page to the same page in another language, and back."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tools.model.article import FOLDER

from .addresses import ARTICLES, EDITIONS, OF_EDITIONS, SOURCE, Address, every_page
from .markup import read


@every_page
def test_page_says_its_language_and_direction(html: Path, page_at: Address) -> None:
    locale = (page_at.edition or SOURCE).locale
    (root,) = (tag for tag in read(html / page_at.path).tags if tag.name == "html")
    assert root.attributes == {"lang": locale.html, "dir": locale.direction}


@pytest.mark.parametrize("page_at", OF_EDITIONS, ids=str)
def test_switcher_offers_the_same_page_in_each_language_by_its_own_name(
    page: Page, page_at: Address
) -> None:
    page.goto(page_at.url)
    shown = page.locator("header nav li > *").evaluate_all(
        """(all) => all.map((one) => [one.textContent, one.lang, one.getAttribute("aria-current"),
          one.hreflang, one.href && new URL(one.href).pathname])"""
    )
    assert shown == [
        [edition.name, edition.locale.html, "true", None, None]
        if edition == page_at.edition
        else [edition.name, edition.locale.html, None, edition.locale.html, there.url]
        for edition in EDITIONS
        for there in [page_at.within(edition)]
    ]


@pytest.mark.parametrize(
    "name", [article.name for article in ARTICLES if article.edition == SOURCE]
)
def test_switcher_leads_there_and_back(page: Page, name: str) -> None:
    for here, there in combinations(EDITIONS, 2):
        page.goto(Address(here, name).url)
        for edition in (there, here):
            switcher = page.locator("header nav")
            switcher.get_by_role("link", name=edition.name, exact=True).click()
            expect(page).to_have_url(Address(edition, name).url)
            expect(page.locator("html")).to_have_attribute("lang", edition.locale.html)


@pytest.mark.parametrize("page_at", [one for one in ARTICLES if one.edition != SOURCE], ids=str)
def test_article_leads_to_its_original(page: Page, page_at: Address) -> None:
    page.goto(page_at.url)
    link = page.locator(".credit a")
    expect(link).to_have_attribute("lang", SOURCE.locale.html)
    expect(link).to_have_attribute("hreflang", SOURCE.locale.html)
    title = link.inner_text()
    link.click()
    expect(page).to_have_url(page_at.within(SOURCE).url)
    expect(page.locator("h1")).to_have_text(title)


@pytest.mark.parametrize("page_at", ARTICLES, ids=str)
def test_end_of_an_article_offers_the_other_editions(page: Page, page_at: Address) -> None:
    page.goto(page_at.url)
    offered = page.locator("main nav a").evaluate_all(
        "(links) => links.map((link) => [link.hreflang, new URL(link.href).pathname])"
    )
    assert offered == [
        [edition.locale.html, page_at.within(edition).url]
        for edition in EDITIONS
        if edition != page_at.edition
    ]


def test_anchors_of_an_article_are_the_same_in_every_edition(html: Path) -> None:
    """Somebody who sends ``/es/x.html#y`` on, to a reader of English, sends the same place."""
    for page_at in (one for one in ARTICLES if one.name.startswith(FOLDER)):
        original = read(html / page_at.within(SOURCE).path).ids
        assert read(html / page_at.path).ids == original

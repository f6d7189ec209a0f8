"""The page above the editions points at the reader's own, and leaves the choice alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .addresses import EDITIONS, chrome
from .reader import Reader


@contextmanager
def _speaking(page: Page, language: str) -> Iterator[None]:
    """Set the browser's language, as its settings would."""
    session = page.context.new_cdp_session(page)
    agent = {"userAgent": page.evaluate("navigator.userAgent"), "acceptLanguage": language}
    session.send("Emulation.setUserAgentOverride", agent)
    yield
    session.detach()


def _suggested(page: Page) -> list[str]:
    """The editions that the page suggests, by their slug."""
    rows = page.locator(".offer li", has=page.locator(".suggested:visible"))
    return [str(row.get_attribute("lang")) for row in rows.all()]


@pytest.mark.parametrize(
    ("browser_language", "suggested"),
    [
        ("es-MX", ["es"]),
        ("pt-BR", ["pt-BR"]),
        # A reader in Portugal has no edition nearer than Brazil's.
        ("pt-PT", ["pt-BR"]),
        ("en-GB", ["en"]),
        ("de-DE", []),
    ],
)
def test_root_page_suggests_the_browser_s_language_and_redirects_nobody(
    page: Page, site: str, browser_language: str, suggested: list[str]
) -> None:
    with _speaking(page, browser_language):
        page.goto("/")
        assert page.evaluate("navigator.languages") == [browser_language]
        assert _suggested(page) == suggested
    assert page.url == f"{site}/"
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_root_page_offers_every_edition_without_scripts(reader: Reader) -> None:
    page = reader.window(java_script_enabled=False)
    page.goto("/")
    assert _suggested(page) == []
    for edition in EDITIONS:
        page.goto("/")
        page.get_by_role("link", name=edition.name).click()
        expect(page.locator("html")).to_have_attribute("lang", edition.locale.html)


def test_root_page_speaks_to_each_reader_in_their_own_language(page: Page) -> None:
    page.goto("/")
    for edition in EDITIONS:
        row = page.locator(f".offer li[lang={edition.locale.html}]")
        expect(row).to_have_attribute("dir", edition.locale.direction)
        expect(row.locator("strong")).to_have_text(edition.name)
        language = edition.locale.cldr.languages[edition.locale.cldr.language]
        invitation = chrome(edition)("Read in {language}", language=language)
        expect(row.locator("span")).to_have_text(invitation)


def test_root_page_works_from_the_disk(reader: Reader, page: Page, html: Path) -> None:
    with _speaking(page, "pt-BR"):
        page.goto((html / "index.html").as_uri())
        assert _suggested(page) == ["pt-BR"]
    page.get_by_role("link", name="Português (Brasil)").click()
    expect(page.locator("html")).to_have_attribute("lang", "pt-BR")

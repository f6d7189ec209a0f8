"""Who comes by an article's old address reads it all the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tools.dev.browser import serve
from tools.workspace import Workspace

from .reader import Reader

OLD, NEW = "es/articles/latin-america-wave.html", "es/articles/ola.html"


@pytest.fixture
def renamed_site(renamed: Workspace) -> Iterator[str]:
    with serve(renamed.html) as address:
        yield address


def test_old_address_leads_to_the_new_one(page: Page, renamed_site: str) -> None:
    page.goto(f"{renamed_site}/{OLD}")
    expect(page).to_have_url(f"{renamed_site}/{NEW}")
    expect(page.locator("article h1")).to_be_visible()


def test_old_address_leads_there_from_the_disk_and_without_script(
    reader: Reader, renamed: Workspace
) -> None:
    page = reader.new_window(java_script_enabled=False)
    page.goto((renamed.html / OLD).as_uri())
    expect(page).to_have_url((renamed.html / NEW).as_uri())


def test_front_page_and_search_lead_to_the_new_one(page: Page, renamed_site: str) -> None:
    page.goto(f"{renamed_site}/es/index.html")
    page.locator(".list a").click()
    expect(page).to_have_url(f"{renamed_site}/{NEW}")
    page.goto(f"{renamed_site}/es/search.html?q=castillo")
    page.locator("#results a").click()
    expect(page).to_have_url(f"{renamed_site}/{NEW}")

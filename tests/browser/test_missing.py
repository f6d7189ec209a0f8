"""A reader who follows a broken link lands on a page of ours, in their language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tools.dev.browser import serve
from tools.dev.commands.assets import FAMILY
from tools.model.publication import Edition
from tools.workspace import Workspace

from .addresses import EDITIONS, Address, chrome, every_edition
from .reader import Reader
from .unfinished import BASE

LOST = ["nothing.html", "no/such/folder/at/all/"]


def _visit(reader: Reader, page: Page, path: str) -> None:
    reader.forgives |= {path, "status of 404"}
    answer = page.goto(path)
    assert answer is not None
    assert answer.status == 404
    # The stylesheet was found, however deep the address.
    assert FAMILY in page.evaluate("getComputedStyle(document.body).fontFamily")
    expect(page.locator("body")).to_have_css("margin", "0px")


@every_edition
@pytest.mark.parametrize("path", LOST)
def test_missing_page_of_an_edition_leads_back_in_its_language(
    reader: Reader, page: Page, edition: Edition, path: str
) -> None:
    _visit(reader, page, f"/{edition.locale.slug}/{path}")
    say = chrome(edition)
    expect(page.locator("html")).to_have_attribute("lang", edition.locale.html)
    expect(page.locator("h1")).to_have_text(say("Page not found"))
    page.get_by_role("link", name=say("Go to the front page"), exact=True).click()
    expect(page).to_have_url(Address(edition, "index").url)


@pytest.mark.parametrize("path", [*LOST, "fr/index.html"])
def test_missing_page_above_the_editions_speaks_every_language(
    reader: Reader, page: Page, path: str
) -> None:
    _visit(reader, page, f"/{path}")
    for edition in EDITIONS:
        row = page.locator(f"li[lang={edition.locale.html}]")
        expect(row.locator("p")).to_have_text(chrome(edition)("Page not found"))
    page.get_by_role("link", name=EDITIONS[-1].name).click()
    expect(page).to_have_url(Address(EDITIONS[-1], "index").url)


@pytest.fixture(scope="module")
def in_a_folder(unfinished: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a host where the site stands in a folder."""
    host = tmp_path_factory.mktemp("host")
    (host / BASE.strip("/")).symlink_to(unfinished.html, target_is_directory=True)
    with serve(host) as address:
        yield address


@pytest.mark.parametrize("path", ["es/no/such/page.html", "no/such/page.html"])
def test_missing_page_of_a_site_in_a_folder_is_whole_too(
    reader: Reader, page: Page, in_a_folder: str, path: str
) -> None:
    _visit(reader, page, f"{in_a_folder}{BASE}{path}")
    page.locator("main a[href*='/es/']").click()
    expect(page).to_have_url(f"{in_a_folder}{BASE}es/index.html")

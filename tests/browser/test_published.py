"""A site as it goes out can be read by everyone, each page of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tools.dev.browser import serve

from .published import SLUG
from .reader import Windows


def test_axe_finds_nothing_on_any_page(
    windows: Windows, published: Path, axe: Callable[..., list[str]]
) -> None:
    page = windows.new()
    found = {}
    with serve(published) as address:
        for path in filter(lambda one: not _leads_on(published / one), _pages(published)):
            page.goto(f"{address}/{path}")
            if faults := axe(page):
                found[path] = faults
    page.context.close()
    assert found == {}


def test_the_site_has_all_that_a_publisher_may_turn_on(published: Path) -> None:
    pages = _pages(published)
    assert f"pt-br/articles/{SLUG}.html" in pages
    assert f"pt-br/articles/{SLUG}.parallel.html" in pages
    french = (published / "fr" / "articles" / "latin-america-wave.html").read_text("utf-8")
    assert 'name="robots" content="noindex"' in french
    spanish = (published / "es" / "articles" / "latin-america-wave.html").read_text("utf-8")
    assert "mailto:editors@onda.example" in spanish
    assert 'rel="alternate" hreflang="pt-BR"' in spanish
    assert 'rel="alternate" hreflang="fr"' not in spanish


def _pages(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def _leads_on(page: Path) -> bool:
    """Whether nobody stays: an old address, left before axe has looked at it."""
    return 'http-equiv="refresh"' in page.read_text(encoding="utf-8")

"""An article costs its reader little: few requests, few bytes."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import urlsplit

from .addresses import Address, every_article
from .reader import Reader

COMPRESSED = {".woff2"}
"""Formats that a host sends as they are."""


def _wire(html: Path, path: str) -> int:
    """Bytes that a host sends for a file."""
    data = (html / path).read_bytes()
    if Path(path).suffix in COMPRESSED:
        return len(data)
    return len(gzip.compress(data, compresslevel=9, mtime=0))


@every_article
def test_article_is_at_most_20_kb_without_fonts_and_60_kb_with_all_the_browser_asks_for(
    reader: Reader, html: Path, page_at: Address
) -> None:
    asked: list[str] = []
    page = reader.new_window()
    page.on("request", lambda request: asked.append(urlsplit(request.url).path.lstrip("/")))
    page.goto(page_at.url)
    page.evaluate("document.fonts.ready")
    assert page_at.edition is not None
    static = f"{page_at.edition.locale.slug}/_static"
    icon, styles = f"{static}/icon.svg", f"{static}/onda.css"
    # A headless browser shows no icon; one with a window asks for it.
    every = {*asked, icon}
    fonts = {path for path in every if path.endswith(".woff2")}
    assert every - fonts == {page_at.path, styles, icon}
    assert len(asked) == len(set(asked))
    assert sum(_wire(html, path) for path in every - fonts) <= 20_000
    assert sum(_wire(html, path) for path in every) <= 60_000

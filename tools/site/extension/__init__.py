"""The press as a Sphinx extension."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from tools.model.normalization import composed
from tools.site.extension import (
    absent_articles,
    articles,
    builder,
    directives,
    document_info,
    fields,
    head,
    pictures,
    report_links,
    safety,
    untranslated,
)  # fmt: skip

THEME = Path(__file__).parent.parent / "theme"


def compose(_app: Sphinx, _document: str, content: list[str]) -> None:
    """Have Sphinx read an article's accents in the one way that catalogues are read."""
    content[0] = composed(content[0])


def setup(app: Sphinx) -> ExtensionMetadata:
    app.connect("source-read", compose)
    app.add_html_theme("onda", str(THEME / "onda"))
    for room in (
        directives,
        absent_articles,
        fields,
        untranslated,
        safety,
        pictures,
        articles,
        document_info,
        builder,
        head,
        report_links,
    ):
        room.setup(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}

"""The press as a Sphinx extension."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from tools.accents import composed
from tools.press import (
    articles,
    builder,
    directives,
    elsewhere,
    fence,
    fields,
    heads,
    noted,
    originals,
    pictures,
    reporting,
)  # fmt: skip

THEME = Path(__file__).parent / "theme"


def compose(_app: Sphinx, _document: str, content: list[str]) -> None:
    """Have Sphinx read an article's accents in the one way that catalogues are read."""
    content[0] = composed(content[0])


def setup(app: Sphinx) -> ExtensionMetadata:
    app.connect("source-read", compose)
    app.add_html_theme("onda", str(THEME / "onda"))
    for room in (
        directives,
        elsewhere,
        fields,
        originals,
        fence,
        pictures,
        articles,
        noted,
        builder,
        heads,
        reporting,
    ):
        room.setup(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}

"""The look of books: colours, stylesheets and fonts of the theme."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO

from tools.site.front_pages import THEME

FONTS = ("serif.woff2", "serif-italic.woff2")
COLOUR_RE = re.compile(r"--([a-z]+): (#[0-9a-f]{6});")


@cache
def read_palette() -> dict[str, str]:
    """Return the light colours by name, from ``tokens.css``: the one place where they are
    written.

    >>> read_palette()["accent"]
    '#7c2230'
    """
    text = (THEME.parent / "css" / "tokens.css").read_text(encoding="utf-8")
    light, _dark = text.split("@media")
    return dict(COLOUR_RE.findall(light))


@cache
def read_stylesheet(name: str) -> bytes:
    """Read a stylesheet of ``theme/books``."""
    return (THEME / "books" / f"{name}.css").read_bytes()


@cache
def read_fonts() -> dict[str, bytes]:
    """Read the fonts, by name as the stylesheets call them: ``fonts/serif.woff2``."""
    return {f"fonts/{name}": (THEME / "static" / name).read_bytes() for name in FONTS}


@cache
def unpack_fonts() -> dict[str, bytes]:
    """Unpack the fonts, ``fonts/serif.ttf``: once here, and not once for each page."""
    from fontTools.ttLib.woff2 import decompress  # noqa: PLC0415 - only who prints waits for it

    unpacked = {}
    for name, data in read_fonts().items():
        out = BytesIO()
        decompress(BytesIO(data), out)
        unpacked[name.replace(".woff2", ".ttf")] = out.getvalue()
    return unpacked

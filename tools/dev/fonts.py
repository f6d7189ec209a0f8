"""Subset a typeface to the letters that the editions use.

Needs fontTools, which only ``make assets`` and the tests install: the fonts that
come out are kept in ``theme/onda/static``, so printing an edition needs neither.
"""

from __future__ import annotations

import unicodedata
from io import BytesIO

from fontTools import subset as fonttools_subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FAMILY = "Onda Serif"
"""The licence reserves the name "Source" for the unchanged typeface."""

COMMON = {chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x100))} - {"\xad"}
"""ASCII and Latin-1: what a reviewer may type tomorrow without making fonts again."""

FEATURES = ["ccmp", "kern", "liga", "locl", "mark", "mkmk"]


def letters(texts: list[str]) -> set[str]:
    """Collect the characters that a font must have to set *texts*."""
    used = {char for text in texts for char in unicodedata.normalize("NFC", text)}
    return COMMON | {char for char in used if unicodedata.category(char)[0] != "C"}


def subset(font: bytes, characters: set[str], *, weight: float | tuple[float, float]) -> bytes:
    """Make the woff2 font of just *characters*, at one weight or over a range of them."""
    face = TTFont(BytesIO(font), recalcTimestamp=False)
    face = instancer.instantiateVariableFont(face, {"wght": weight})
    _rename(face)
    options = fonttools_subset.Options(
        flavor="woff2", layout_features=FEATURES, hinting=False, notdef_outline=True
    )
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    subsetter = fonttools_subset.Subsetter(options)
    subsetter.populate(unicodes=[ord(char) for char in characters])
    subsetter.subset(face)
    out = BytesIO()
    fonttools_subset.save_font(face, out, options)
    return out.getvalue()


def _rename(face: TTFont) -> None:
    short = FAMILY.replace(" ", "")
    for record in list(face["name"].names):
        if record.nameID in {1, 4, 16}:
            record.string = FAMILY
        elif record.nameID in {3, 6, 25}:
            record.string = short

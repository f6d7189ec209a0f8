r"""What an engine must not touch: taken out of a sentence, and put back.

Roles, links, literals, references, addresses and amounts become numbered tokens. Of
emphasis and of links with a text only the markup does, as a pair of tokens: their words
are for translating.

Laws, for every text and style: ``unmask(masked, masked.text) == text``; what comes back
holds each placeable exactly once, or :class:`LostPlaceable` is raised.

:mod:`~tools.markup.placeables.masking` knows what a placeable is, and puts tokens in their place;
:mod:`~tools.markup.placeables.unmasking` puts them back into an engine's answer.
"""

from tools.markup.placeables.masking import (
    BRACKETS,
    PLACEABLE_RE,
    STYLES,
    Masked,
    Placeable,
    Style,
    mask,
)
from tools.markup.placeables.unmasking import LostPlaceable, unmask

__all__ = [
    "BRACKETS", "PLACEABLE_RE", "STYLES", "LostPlaceable", "Masked", "Placeable", "Style",
    "mask", "unmask",
]  # fmt: skip

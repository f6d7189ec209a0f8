"""How an edition writes quotes, percentages, times and decimals."""

from __future__ import annotations

from dataclasses import replace

from tools.language.language import HouseStyle
from tools.language.registry import language_of

EXAMPLES: dict[str, dict[str, dict[str, object]]] = {
    "quotes": {"“…”": {"quotes": ("“”",)}, "«…»": {"quotes": ("«»",)}},
    "percent": {"5 %": {"percent": "\u00a0"}, "5%": {"percent": ""}},
    "time": {"19:30": {"time": ":"}, "19h30": {"time": "h"}},
    "decimal": {"3,5": {"decimal": ","}, "3.5": {"decimal": "."}},
}
"""What an edition may say of itself in ``editions.toml``, each by an example."""


def customs(language: str, examples: dict[str, str] | None = None) -> HouseStyle:
    """Look up the style of a language, and put what the edition says of itself over it.

    :param examples: by the names of :data:`EXAMPLES`, as they stand there.

    >>> customs("es", {"quotes": "«…»"}).quotes
    ('«»',)
    """
    found = language_of(language).house_style
    for name, example in (examples or {}).items():
        found = replace(found, **EXAMPLES[name][example])  # type: ignore[arg-type]
    return found

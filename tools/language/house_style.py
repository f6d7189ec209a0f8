"""How an edition writes quotes, percentages, times and decimals."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tools.language.numbers import base


@dataclass(frozen=True, kw_only=True, slots=True)
class Typography:
    """The customs of a house; where it has none, nothing is said."""

    quotes: tuple[str, ...] = ()
    """Pairs of marks that are right, the first to be preferred; empty: any."""
    percent: str | None = None
    """What stands between a number and its percent sign: nothing, or a no-break space."""
    time: str = ""
    """Between hours and minutes: ``:`` or ``h``; empty: either."""
    decimal: str = ""
    """Before decimals: ``,`` or ``.``; empty: either."""


CUSTOMS = {
    "es": Typography(quotes=("“”", "«»"), percent="\u00a0", time=":"),
    "pt": Typography(quotes=("“”",), percent="", time="h", decimal=","),
}
"""Of languages; Spanish decimals are 3,5 in some countries and 3.5 in others."""
EXAMPLES: dict[str, dict[str, dict[str, object]]] = {
    "quotes": {"“…”": {"quotes": ("“”",)}, "«…»": {"quotes": ("«»",)}},
    "percent": {"5 %": {"percent": "\u00a0"}, "5%": {"percent": ""}},
    "time": {"19:30": {"time": ":"}, "19h30": {"time": "h"}},
    "decimal": {"3,5": {"decimal": ","}, "3.5": {"decimal": "."}},
}
"""What an edition may say of itself in ``editions.toml``, each by an example."""


def customs(language: str, examples: dict[str, str] | None = None) -> Typography:
    """What a language is like, and then what the edition says of itself.

    :param examples: by the names of :data:`EXAMPLES`, as they stand there.

    >>> customs("es", {"quotes": "«…»"}).quotes
    ('«»',)
    """
    found = CUSTOMS.get(base(language), Typography())
    for name, example in (examples or {}).items():
        found = replace(found, **EXAMPLES[name][example])  # type: ignore[arg-type]
    return found

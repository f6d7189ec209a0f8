"""A piece of inline markup, and links that have changed places among each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

Item = tuple[str, ...]
"""A kind of markup and what a translation has to keep of it, e.g. ``("link", "intro")``."""


class Mark(NamedTuple):
    """One piece of markup."""

    item: Item
    raw: str = ""
    """As it stands in the text."""
    title: str = ""
    """The words of a link, or of a role that has words beside its target."""


WORDS = frozenset({"abbr", "dfn", "emphasis", "guilabel", "menuselection", "strong", "sub",
                   "subscript", "sup", "superscript", "t", "term", "title",
                   "title-reference"})  # fmt: skip
"""Roles that hold words for readers instead of a target: a term leads to the glossary as it is
translated."""
PATTERNS = frozenset({"file", "samp"})
"""Roles with places to fill in: ``module.{version}.pyc``."""
DOMAINS = ("py:", "std:")
"""What may stand before a role of Sphinx, and need not."""
TITLED_RE = re.compile(r"(?P<title>.*?)\s*<(?P<target>[^<>]*)>\s*", re.DOTALL)


def role_mark(raw: str, role: str, text: str) -> Mark:
    """Interpreted text, whoever read it; *text* stands between its backquotes."""
    titled = TITLED_RE.fullmatch(text) if "<" in text else None
    title, target = (titled["title"], titled["target"]) if titled else ("", text)
    for domain in DOMAINS:
        role = role.removeprefix(domain)
    if role in PATTERNS:
        target = re.sub(r"\{[^{}]*\}", "{}", target)
    # Sphinx's "!" and "~" and "." say how a target is shown, not which it is.
    item: Item = ("role", role, "" if role in WORDS else target.lstrip("!~."))
    if titled and not title.strip():
        item = (*item, "without words")
    return Mark(item, raw, title)


def span(text: str, mark: Mark) -> tuple[int, int | None]:
    """Where a mark stands in *text*; all of it where that cannot be said."""
    start = text.find(mark.raw) if mark.raw else -1
    return (start, start + len(mark.raw)) if start >= 0 else (0, None)


LEAST = 60
"""By so many percent together, titles are more alike when two targets change places."""

Link = tuple[object, str]
"""Where it leads, and its words."""


def swaps(ours: Sequence[Link], theirs: Sequence[Link]) -> Iterator[tuple[Link, Link]]:
    """Pairs of *theirs* that seem to have each other's target, as far as words are alike.

    >>> ours = [("/give", "Donate"), ("/sign", "The petition")]
    >>> list(swaps(ours, [("/sign", "Donar"), ("/give", "La petición")]))
    [(('/sign', 'Donar'), ('/give', 'La petición'))]
    >>> list(swaps(ours, [("/sign", "La petición"), ("/give", "Donar")]))
    []
    """
    titles = dict(ours)
    known = [link for link in dict(theirs).items() if link[0] in titles]
    for one, other in combinations(known, 2):
        straight = _alike(titles[one[0]], one[1]) + _alike(titles[other[0]], other[1])
        crossed = _alike(titles[one[0]], other[1]) + _alike(titles[other[0]], one[1])
        if crossed - straight > LEAST:
            yield one, other


def _alike(one: str, other: str) -> float:
    from rapidfuzz import fuzz  # noqa: PLC0415 - most builds have no two links to compare

    return fuzz.ratio(one.casefold(), other.casefold())

"""Links: which are safe, which lead to one page in two languages, which have changed places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from urllib.parse import SplitResult, urlsplit

SCHEMES = {"http", "https", "mailto"}
SCHEME_RE = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
IGNORED_RE = re.compile(r"[\x00-\x20\x7f]")
"""What browsers skip in an address: "java\\tscript:" runs."""


def is_safe(address: str) -> bool:
    """Tell whether a page may have a link: an internal one, or one of http, https or mailto.

    >>> is_safe("https://example.org/"), is_safe("#part"), is_safe("other.html")
    (True, True, True)
    >>> is_safe("java\\tscript:alert(1)"), is_safe("//example.org"), is_safe("data:text/html,")
    (False, False, False)
    """
    seen = IGNORED_RE.sub("", address).replace("\\", "/")
    scheme = SCHEME_RE.match(seen)
    if scheme is None:
        return not seen.startswith("//")
    return scheme[1].lower() in SCHEMES


ENCYCLOPAEDIAS = frozenset(
    f"{name}.org"
    for name in (
        "wikipedia", "wiktionary", "wikisource", "wikiquote", "wikinews", "wikibooks",
        "wikivoyage", "wikiversity",
    )
)  # fmt: skip
"""Sites that have a name for each language, and are one owner's."""


def is_localized(ours: str, theirs: str, languages: tuple[str, str]) -> bool:
    """Tell whether *theirs* is the page *ours* in the reader's language: /en/ and /es/.

    An encyclopaedia has a name of its own for each language, and translates its titles, so its
    page may be called otherwise. Anywhere else such a name may be another owner's.

    :param languages: of the source and of its translation, as gettext writes them.

    >>> here = ("en", "pt_BR")
    >>> is_localized("https://en.wikipedia.org/wiki/A", "https://pt.wikipedia.org/wiki/B", here)
    True
    >>> is_localized("https://example.org/en/a/", "https://example.org/pt-br/a/", here)
    True
    >>> is_localized("https://example.org/a", "https://example.org/pt-br/a", here)
    True
    >>> is_localized("https://example.org/en/a/", "https://example.org/pt-br/b/", here)
    False
    >>> is_localized("https://en.github.io/a/", "https://pt.github.io/a/", here)
    False
    """
    try:
        address, other = urlsplit(ours), urlsplit(theirs)
    except ValueError:
        return False
    if address.scheme != other.scheme or address.scheme not in {"http", "https"}:
        return False
    source_re, target_re = map(_code_re, languages)
    if address.netloc == other.netloc:
        here, there = _parts(address), _parts(other)
        own = [part for part in there if not target_re.fullmatch(part)]
        was = [part for part in here if not source_re.fullmatch(part)]
        return own == was and len(own) == len(there) - 1
    here_name, _, here_site = address.netloc.lower().partition(".")
    there_name, _, there_site = other.netloc.lower().partition(".")
    site = here_site.removeprefix("m.")
    return (
        site == there_site.removeprefix("m.")
        and site in ENCYCLOPAEDIAS
        and bool(source_re.fullmatch(here_name) and target_re.fullmatch(there_name))
    )


def is_same(ours: str, theirs: str) -> bool:
    """Tell whether *theirs* leads where *ours* does, only safely.

    >>> is_same("http://example.org/a", "https://example.org/a")
    True
    """
    return ours.startswith("http://") and theirs == ours.replace("http", "https", 1)


def _parts(address: SplitResult) -> list[str]:
    """What an address names beside its site, piece by piece."""
    return [part for part in re.split(r"[/.=&]", f"{address.path}={address.query}") if part]


@lru_cache(maxsize=8)
def _code_re(language: str) -> re.Pattern[str]:
    """How a language is written in addresses: pt, pt-br, pt_BR."""
    code = re.split("[_-]", language)[0].lower()
    return re.compile(rf"{code}(?:[-_][a-z]{{2}})?", re.IGNORECASE)


LEAST = 60
"""By so many percent together, titles are more alike when two targets change places."""
Link = tuple[object, str]
"""Where it leads, and its words."""


def find_swaps(ours: Sequence[Link], theirs: Sequence[Link]) -> Iterator[tuple[Link, Link]]:
    """Find pairs of *theirs* that seem to have each other's target, as far as words are alike.

    >>> ours = [("/give", "Donate"), ("/sign", "The petition")]
    >>> list(find_swaps(ours, [("/sign", "Donar"), ("/give", "La petición")]))
    [(('/sign', 'Donar'), ('/give', 'La petición'))]
    >>> list(find_swaps(ours, [("/sign", "La petición"), ("/give", "Donar")]))
    []
    """
    titles = dict(ours)
    known = [link for link in dict(theirs).items() if link[0] in titles]
    for (target, words), (other_target, other_words) in combinations(known, 2):
        title, other_title = titles[target], titles[other_target]
        straight = _likeness(title, words) + _likeness(other_title, other_words)
        crossed = _likeness(title, other_words) + _likeness(other_title, words)
        if crossed - straight > LEAST:
            yield (target, words), (other_target, other_words)


def _likeness(text: str, other: str) -> float:
    from rapidfuzz import fuzz  # noqa: PLC0415 - most builds have no two links to compare

    return fuzz.ratio(text.casefold(), other.casefold())

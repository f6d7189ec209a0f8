"""Addresses of one site in two languages: en.wikipedia.org and es.wikipedia.org, /en/ and /es/."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

from tools.language.registry import language_of
from tools.language.sentences import Languages

ENCYCLOPAEDIAS = frozenset(
    f"{name}.org"
    for name in (
        "wikipedia", "wiktionary", "wikisource", "wikiquote", "wikinews", "wikibooks",
        "wikivoyage", "wikiversity",
    )
)  # fmt: skip
"""Sites that have a name for each language, and are one owner's."""


def is_localized(ours: str, theirs: str, languages: Languages) -> bool:
    """Tell whether *theirs* is the page *ours* in the reader's language.

    An encyclopaedia has a name of its own for each language, and translates its titles, so its
    page may be called otherwise. Anywhere else such a name may be another owner's.

    >>> here = Languages("en", "pt_BR")
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
        one, other = urlsplit(ours), urlsplit(theirs)
    except ValueError:
        return False
    if one.scheme != other.scheme or one.scheme not in {"http", "https"}:
        return False
    if one.netloc == other.netloc:
        here, there = _parts(one), _parts(other)
        own = [part for part in there if not _code_re(languages.target).fullmatch(part)]
        was = [part for part in here if not _code_re(languages.source).fullmatch(part)]
        return own == was and len(own) == len(there) - 1
    return _is_of_one_site(one.netloc, other.netloc, languages)


def is_same(ours: str, theirs: str) -> bool:
    """Tell whether *theirs* leads where *ours* does, only safely.

    >>> is_same("http://example.org/a", "https://example.org/a")
    True
    """
    return ours.startswith("http://") and theirs == ours.replace("http", "https", 1)


def _parts(address: SplitResult) -> list[str]:
    """What an address names beside its site, piece by piece."""
    return [part for part in re.split(r"[/.=&]", f"{address.path}={address.query}") if part]


def _is_of_one_site(ours: str, theirs: str, languages: Languages) -> bool:
    """Whether nothing but the language before their names is another."""
    here, _, rest = ours.lower().partition(".")
    there, _, same = theirs.lower().partition(".")
    return (
        rest.removeprefix("m.") == same.removeprefix("m.")
        and rest.removeprefix("m.") in ENCYCLOPAEDIAS
        and bool(_code_re(languages.source).fullmatch(here))
        and bool(_code_re(languages.target).fullmatch(there))
    )


@lru_cache(maxsize=8)
def _code_re(language: str) -> re.Pattern[str]:
    """What stands for a language in addresses: pt, pt-br, pt_BR."""
    return re.compile(rf"{language_of(language).code}(?:[-_][a-z]{{2}})?", re.IGNORECASE)

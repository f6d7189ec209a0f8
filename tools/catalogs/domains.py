"""Which catalogues an edition has, and in which language their msgids are written.

Articles are written in the publication's source language, the words around them (:data:`PLAIN`)
in English: a publication in Spanish translates its articles into English, and only the words
around them into Spanish.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from tools.language.sentences import Languages
from tools.model.publication import INTERFACE, Edition, Locale, Publication

PRESS = "press"
"""The catalogue of the words around the articles: buttons, labels, notices."""
WORKSHOP = "workshop"
"""The catalogue of what the workshop says to reviewers."""
PLAIN = frozenset({PRESS, WORKSHOP})
"""Catalogues that hold plain text, with ``{fields}``, and no reStructuredText."""

Value = TypeVar("Value")


def is_translated(publication: Publication, edition: Edition, domain: str) -> bool:
    """Tell whether *edition* needs a catalogue of *domain*.

    >>> from tools.model.publication import Locale
    >>> en, es = (Edition(locale=Locale(name), name=name) for name in ("en", "es"))
    >>> faro = Publication(name="El Faro", base="/", source=es, editions=(es, en))
    >>> [is_translated(faro, one, "press") for one in (es, en)]
    [True, False]
    >>> [is_translated(faro, one, "articles/ola") for one in (es, en)]
    [False, True]
    """
    if domain in PLAIN:
        return not edition.is_english
    return edition != publication.source


def keep_translated(
    publication: Publication, edition: Edition, by_domain: Mapping[str, Value]
) -> dict[str, Value]:
    """Keep of what there is, by domain, that which *edition* translates."""
    return {
        domain: value
        for domain, value in by_domain.items()
        if is_translated(publication, edition, domain)
    }


def languages_of(publication: Publication, edition: Edition, domain: str = "") -> Languages:
    """Tell between which languages a catalogue is; without a domain, those of the articles."""
    source = INTERFACE if domain in PLAIN else publication.source.locale
    return language_pair(source, edition.locale)


def language_pair(source: Locale, target: Locale) -> Languages:
    """Name the languages of a source and its translation, as gettext writes them."""
    return Languages(source.gettext, target.gettext)

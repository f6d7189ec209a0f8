"""Who made the translation of an article, as its page tells its readers."""

from __future__ import annotations

from dataclasses import dataclass

from babel.lists import format_list

from tools.headers import REVIEWERS
from tools.model import Catalog, Locale
from tools.segments import Languages

NOTES = ("draft:", "reviewed:")


@dataclass(frozen=True, kw_only=True, slots=True)
class Credit:
    """What stands beside ``X-Credit``; all of it empty where the file says no more than that."""

    names: str = ""
    """Reviewers who want to be named, as the page's language lists them."""
    engine: str = ""
    """What drafted; empty if people wrote every sentence."""
    drafted: int = 0
    """Sentences that it did."""
    changed: int = 0
    """So many of them a person changed."""
    sentences: int = 0


def credit(catalog: Catalog, source: Locale, locale: Locale) -> Credit:
    """Told by the catalogue alone, of what is reviewed in it."""
    noted = any(line.lstrip().startswith(NOTES) for entry in catalog for line in entry.comments)
    if not noted and not catalog.field(REVIEWERS):
        return Credit()
    from tools.provenance import of  # noqa: PLC0415 - most pages do without

    found = of(catalog, Languages(source.gettext, locale.gettext))
    return Credit(
        names=_listed(found.reviewers, locale),
        engine=_listed(found.engines, locale),
        drafted=found.drafted,
        changed=found.changed,
        sentences=found.sentences,
    )


def _listed(names: tuple[str, ...], locale: Locale) -> str:
    return format_list(list(names), locale=locale.cldr) if names else ""

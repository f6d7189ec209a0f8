"""Who made the translation of an article: people, and what drafted for them; as its page tells its
readers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from babel.lists import format_list

from tools.catalogs.domains import language_pair
from tools.catalogs.headers import REVIEWERS
from tools.catalogs.notes.kinds import has_credited_note
from tools.i18n import Translations
from tools.model.catalog import Catalog
from tools.model.publication import Locale

BY_RULE = "apertium"
"""The engine that knows rules and dictionaries, and was shown no translations."""
IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/"
"""Journalism's own words for where something comes from; schema.org has taken them over."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Credit:
    """What is beside ``X-Credit``; all of it empty where the file says no more than that."""

    reviewers: tuple[str, ...] = ()
    """Those who reviewed half of it or more, and want to be named."""
    partly: tuple[str, ...] = ()
    """Those who reviewed less."""
    engines: tuple[str, ...] = ()
    """What drafted; empty if people wrote every sentence."""
    trained: bool = False
    """Whether one of them learnt from examples, as all but those made of rules did."""
    drafted: int = 0
    """Sentences that they did."""
    changed: int = 0
    """So many of them a person changed."""
    sentences: int = 0

    @property
    def source_type(self) -> str:
        """IPTC's word for a machine's part in it; empty if it had none.

        >>> Credit(engines=("Argos",), trained=True, drafted=9, changed=1, sentences=9).source_type
        'compositeWithTrainedAlgorithmicMedia'
        """
        if not self.engines:
            return ""
        if self.drafted == self.sentences and not self.changed:
            return "trainedAlgorithmicMedia" if self.trained else "algorithmicMedia"
        return "compositeWithTrainedAlgorithmicMedia" if self.trained else "compositeSynthetic"


def read_credit(catalog: Catalog, source: Locale, locale: Locale) -> Credit:
    """Read from a catalogue alone who made what is reviewed in it."""
    noted = any(has_credited_note(entry.comments) for entry in catalog)
    if not noted and not catalog.field(REVIEWERS):
        return Credit()
    from tools.catalogs.provenance import provenance_of  # noqa: PLC0415 - most pages do without

    provenance = provenance_of(catalog, language_pair(source, locale))
    return Credit(
        reviewers=provenance.reviewers,
        partly=provenance.partly,
        engines=provenance.engines,
        trained=any(
            share.by_machine and not share.origin.startswith(BY_RULE) for share in provenance.shares
        ),
        drafted=provenance.drafted,
        changed=provenance.changed,
        sentences=provenance.sentences,
    )


def join_names(names: tuple[str, ...], locale: Locale) -> str:
    """Join names as CLDR lists them in a language."""
    return format_list(list(names), locale=locale.cldr) if names else ""


class CreditLine(NamedTuple):
    """One statement of who made a translation."""

    msgid: str
    """In the catalogue of the interface: ``article.html`` names it there."""
    values: dict[str, object]
    """What is in its fields."""


def credit_lines(made: Credit, locale: Locale) -> Iterator[CreditLine]:
    """Say who made a translation, beside the translator that ``X-Credit`` names."""
    engine, names = join_names(made.engines, locale), join_names(made.reviewers, locale)
    if engine:
        is_whole = made.drafted == made.sentences
        draft = "Machine draft by" if is_whole else "In part from a machine draft by"
        if names:
            msgid = f"{draft} {{engine}}, reviewed by {{names}}"
            yield CreditLine(msgid, {"engine": engine, "names": names})
        else:
            yield CreditLine(f"{draft} {{engine}}, reviewed", {"engine": engine})
        yield _machines_share(made, is_whole=is_whole)
    elif names:
        yield CreditLine("Reviewed by {names}", {"names": names})
    if made.partly:
        partly = join_names(made.partly, locale)
        yield CreditLine("Reviewed in part by {names}", {"names": partly})


def _machines_share(made: Credit, *, is_whole: bool) -> CreditLine:
    """How many sentences machines drafted, and how many of them were changed."""
    if is_whole:
        return CreditLine(
            "Sentences changed in review: {n} of {total}",
            {"n": made.changed, "total": made.drafted},
        )
    return CreditLine(
        "Sentences drafted by machine: {n} of {total}; changed in review: {changed}",
        {"n": made.drafted, "total": made.sentences, "changed": made.changed},
    )


def credit_text(translator: str, made: Credit, translations: Translations, locale: Locale) -> str:
    """Write the credit line of the page in one text; empty if a word of it is not translated
    yet.

    :param translator: whom ``X-Credit`` names.
    """
    lines = list(credit_lines(made, locale))
    if translator:
        lines.insert(0, CreditLine("Translation: {credit}", {"credit": translator}))
    if not all(translations.knows(line.msgid) for line in lines):
        return ""
    return " · ".join(translations.label(line.msgid, **line.values) for line in lines)

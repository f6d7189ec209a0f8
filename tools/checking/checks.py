"""Ask rules about an entry, a catalogue, an edition or the articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from tools.catalogs.notes.changed import GAP
from tools.checking.rule import (
    Book,
    BookRule,
    CheckSettings,
    Pair,
    PairRule,
    Rule,
    SourceRule,
    rules_of,
)
from tools.checking.rules import markup, safety
from tools.formats.waivers import ABSOLUTE
from tools.language.sentences import Languages
from tools.model.catalog import Catalog, Entry, State
from tools.model.findings import BUG, Fault, Finding, Severity
from tools.model.publication import INTERFACE

BLOCKING_RULES: tuple[PairRule, ...] = (*rules_of(safety), *rules_of(markup))
"""Those that nobody may skip: whoever prints a page needs no others, and imports no others."""
MOST = 100
"""Findings of one rule in one text: whoever corrects these sees the others."""


def find_blocking_faults(msgid: str, msgstr: str, languages: Languages) -> tuple[str, ...]:
    """Say what makes *msgstr* unsafe or unlike *msgid* in markup, a sentence each.

    >>> find_blocking_faults("Sign.", "- Firme.", Languages("en", "es"))[0][:24]
    'This begins like a list '
    """
    pair = Pair(msgid, msgstr, CheckSettings(languages=languages))
    return tuple(str(fault.message) for rule in BLOCKING_RULES for fault in rule.check(pair))


def check_entry(
    entry: Entry, settings: CheckSettings, *, plain: bool = False, rules: Iterable[PairRule]
) -> Iterator[tuple[PairRule, str, Fault]]:
    """Yield each fault of one entry, with its rule and the text its places count in.

    A text of several lines is a block of code: it is no prose, and is asked to be harmless.

    :param plain: it is no paragraph of an article, and its msgid is in English.
    """
    if plain and settings.languages.source != INTERFACE.gettext:
        languages = settings.languages._replace(source=INTERFACE.gettext)
        settings = replace(settings, languages=languages)
    for msgid, msgstr in list_pairs(entry):
        pair = Pair(msgid, msgstr, settings, plain)
        is_code = not plain and "\n" in msgid.strip()
        for rule in rules:
            if is_code and rule.family not in ABSOLUTE:
                continue
            for fault in islice(rule.check(pair), MOST):
                yield rule, msgstr, fault


def list_pairs(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield the msgid and the msgstr; of a plural entry each form with the msgid it is for."""
    if entry.msgid_plural is None:
        yield entry.msgid, entry.msgstr
    else:
        for number, form in enumerate(entry.msgstr_plural):
            yield entry.msgid if not number else entry.msgid_plural, form


def check_catalog(
    catalog: Catalog, settings: CheckSettings, *, plain: bool = False, rules: Iterable[PairRule]
) -> Iterator[Finding]:
    """Yield the findings in one catalogue, entry by entry.

    A draft is asked what nobody may skip, as a warning: nobody reads it before it is finished.
    """
    every = tuple(rules)
    always = tuple(rule for rule in every if rule.family in ABSOLUTE)
    live = (entry for entry in catalog if not entry.obsolete)
    for paragraph, entry in enumerate(live, 1):
        # A changed entry is still marked up as its old source was, and a gap lacks its marks.
        if entry.state in {State.UNTRANSLATED, State.CHANGED} or GAP in entry.msgstr:
            continue
        finished = entry.state is State.REVIEWED
        asked = every if finished else always
        for rule, text, fault in check_entry(entry, settings, plain=plain, rules=asked):
            finding = _finding(
                rule, fault, domain=catalog.domain, key=entry.key, paragraph=paragraph, text=text
            )
            yield finding if finished else replace(finding, severity=Severity.WARNING)


def check_book(book: Book, rules: Iterable[BookRule]) -> Iterator[Finding]:
    """Yield the findings that only show in an edition as a whole."""
    for rule in rules:
        for fault, domain, entry in rule.check(book):
            key, text = (entry.key, entry.msgstr) if entry else (None, "")
            yield _finding(rule, fault, domain=domain, key=key, text=text)


def check_sources(templates: Iterable[Catalog], rules: Iterable[SourceRule]) -> Iterator[Finding]:
    """Yield what the articles themselves make hard to translate, before they go out."""
    every = tuple(rules)
    for template in templates:
        for paragraph, entry in enumerate(template, 1):
            for rule in every:
                for fault in islice(rule.check(entry.msgid), MOST):
                    yield _finding(
                        rule, fault, domain=template.domain, key=entry.key, paragraph=paragraph,
                        text=entry.msgid,
                    )  # fmt: skip


def _finding(
    rule: Rule[Any, Any],
    fault: Fault,
    *,
    domain: str,
    key: tuple[str | None, str] | None,
    text: str,
    paragraph: int = 0,
) -> Finding:
    """Where a rule failed, nobody knows whether the text is right: that is never less than
    an error, and no waiver helps."""
    return Finding(
        rule=rule.name, family=BUG if fault.bug else rule.family,
        severity=Severity.ERROR if fault.bug else rule.severity, fault=fault,
        domain=domain, key=key, paragraph=paragraph, text=text,
    )  # fmt: skip

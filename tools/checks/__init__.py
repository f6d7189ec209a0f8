"""What is wrong with a translation: rules that read every reviewed word.

One file per family, one function per rule. People stop reading checkers that cry wolf, so
a rule that is not sure keeps silent; safety and markup alone are absolute.

    rules        what a rule is, and what it gets to read
    markup       marked up as its source is                                 (error)
    values       numbers, dates, times, amounts             (error; warning where unsure)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tools.checks import markup, values
from tools.checks.rules import Book, BookRule, House, Pair, PairRule, rules_of
from tools.findings import Fault, Finding
from tools.model import Catalog, Entry, State

PAIR_RULES: tuple[PairRule, ...] = (*rules_of(markup), *rules_of(values))
BOOK_RULES: tuple[BookRule, ...] = ()
ALWAYS = frozenset({"safety", "markup"})
"""Families whose findings cannot be waived, and that are asked about drafts, too."""


def check_entry(
    entry: Entry, house: House, *, plain: bool = False, rules: Iterable[PairRule] = PAIR_RULES
) -> Iterator[tuple[PairRule, str, Fault]]:
    """Each fault of one entry, with its rule and the text its places count in."""
    for source, target in pairs(entry):
        pair = Pair(source, target, house, plain)
        for rule in rules:
            for fault in rule.check(pair):
                yield rule, target, fault


def pairs(entry: Entry) -> Iterator[tuple[str, str]]:
    """The msgid and the msgstr; of a plural entry each form with the msgid it is for."""
    if entry.msgid_plural is None:
        yield entry.msgid, entry.msgstr
    else:
        for number, form in enumerate(entry.msgstr_plural):
            yield entry.msgid if not number else entry.msgid_plural, form


def check_catalog(
    catalog: Catalog, house: House, *, plain: bool = False, rules: Iterable[PairRule] = PAIR_RULES
) -> Iterator[Finding]:
    """The findings in one catalogue, entry by entry; drafts are asked what nobody may skip."""
    every = tuple(rules)
    always = tuple(rule for rule in every if rule.family in ALWAYS)
    live = (entry for entry in catalog if not entry.obsolete)
    for paragraph, entry in enumerate(live, 1):
        if entry.state is State.UNTRANSLATED:
            continue
        asked = every if entry.state is State.REVIEWED else always
        for rule, text, fault in check_entry(entry, house, plain=plain, rules=asked):
            yield Finding(
                rule=rule.name, severity=rule.severity, fault=fault, domain=catalog.domain,
                key=entry.key, paragraph=paragraph, text=text,
            )  # fmt: skip


def check_book(book: Book, rules: Iterable[BookRule] = BOOK_RULES) -> Iterator[Finding]:
    """The findings that only show in an edition as a whole."""
    for rule in rules:
        for fault, domain, entry in rule.check(book):
            yield Finding(
                rule=rule.name, severity=rule.severity, fault=fault, domain=domain,
                key=entry.key if entry else None, text=entry.msgstr if entry else "",
            )  # fmt: skip

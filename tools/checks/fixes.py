"""Mending what is certain: a reviewed text keeps its state, and nothing unsure is touched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tools.checks.rules import House, Pair, PairRule
from tools.drafts.notes import resigned
from tools.findings import Fault
from tools.inert import differences
from tools.model import Catalog, Entry, State
from tools.segments import Languages

MOST_TURNS = 5
"""One mending can bring out the next; in so many turns all of them are through."""


def mended(
    catalog: Catalog, house: House, rules: Sequence[PairRule], *, plain: bool = False
) -> Catalog:
    """*catalog* with every certain fix made in its reviewed entries.

    A fix that would leave an entry marked up otherwise than before is not made.
    """
    entries = tuple(
        _mended(entry, house, rules, plain)
        if entry.state is State.REVIEWED and entry.msgid_plural is None
        else entry
        for entry in catalog
    )
    return replace(catalog, entries=entries)


def _mended(entry: Entry, house: House, rules: Sequence[PairRule], plain: bool) -> Entry:
    text, target = entry.msgstr, house.languages.target
    for _ in range(MOST_TURNS):
        pair = Pair(entry.msgid, text, house, plain)
        faults = [fault for rule in rules for fault in rule.check(pair) if fault.fix is not None]
        once = fixed(text, faults)
        if once == text or (not plain and differences(text, once, Languages(target, target))):
            break
        text = once
    if text == entry.msgstr:
        return entry
    return resigned(entry, replace(entry, msgstr=text), house.languages)


def fixed(text: str, faults: Iterable[Fault]) -> str:
    """*text* with the fixes of *faults*; of two that overlap the first is made.

    >>> from tools.findings import say
    >>> fixed("Hola!", [Fault(say(""), 0, 0, "¡"), Fault(say(""), 4, 5, "!!")])
    '¡Hola!!'
    """
    parts, at = [], 0
    for fault in sorted(faults, key=lambda one: (one.start, one.end or 0)):
        if fault.fix is None or fault.start < at:
            continue
        parts += [text[at : fault.start], fault.fix]
        at = len(text) if fault.end is None else fault.end
    return "".join([*parts, text[at:]])

"""Mending what is certain: a reviewed text keeps its state, and nothing unsure is touched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tools.checks.rules import House, Pair, PairRule
from tools.drafts.notes import resigned
from tools.findings import fixed
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

"""Mending what is certain: a reviewed text keeps its state, and nothing unsure is touched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tools.catalogs.notes.annotated import with_updated_checksums
from tools.catalogs.notes.changed import checksum
from tools.catalogs.notes.reviewed import signed_as
from tools.catalogs.waivers import Waiver
from tools.checking.blocking import differences
from tools.checking.rule import CheckSettings, Pair, PairRule
from tools.language.sentences import Languages
from tools.model.catalog import Catalog, Entry, State
from tools.model.findings import Fault, fixed

MOST = 20
"""Fixes that are tried one by one, where all of them together do harm."""


def mended(
    catalog: Catalog,
    settings: CheckSettings,
    rules: Sequence[PairRule],
    *,
    plain: bool = False,
    waivers: Iterable[Waiver] = (),
) -> Catalog:
    """Make every certain fix of *catalog* in its reviewed entries.

    A text that a person found to be right, in a waiver, stays as it is. So does one that a
    fix would leave with a new finding, or marked up otherwise than before.
    """
    right = {(waiver.msgid, waiver.msgstr) for waiver in waivers}
    mend = _Mender(settings, rules, plain)
    entries = tuple(
        mend.entry(entry)
        if entry.state is State.REVIEWED
        and entry.msgid_plural is None
        and (entry.msgid, checksum(entry.msgstr)) not in right
        else entry
        for entry in catalog
    )
    return replace(catalog, entries=entries)


class _Mender:
    def __init__(self, settings: CheckSettings, rules: Sequence[PairRule], plain: bool) -> None:
        self.settings, self.rules, self.plain = settings, rules, plain

    def entry(self, entry: Entry) -> Entry:
        text = entry.msgstr
        while (better := self._better(entry.msgid, text)) is not None:
            text = better
        if text == entry.msgstr:
            return entry
        mended = replace(entry, msgstr=text)
        after = with_updated_checksums(entry, mended, self.settings.languages)
        return signed_as(entry, after)

    def _better(self, msgid: str, text: str) -> str | None:
        """*text* with fewer findings and no new one; None if there is no certain way to it."""
        found = self._faults(msgid, text)
        certain = [(rule, fault) for rule, fault in found if fault.is_certain]
        before = Counter(rule for rule, _ in found)
        for some in (certain, *([one] for one in certain[:MOST])):
            once = fixed(text, [fault for _, fault in some])
            if once == text or self._is_marked_otherwise(text, once):
                continue
            after = Counter(rule for rule, _ in self._faults(msgid, once))
            if after <= before and all(after[rule] < before[rule] for rule, _ in some):
                return once
        return None

    def _faults(self, msgid: str, text: str) -> list[tuple[str, Fault]]:
        pair = Pair(msgid, text, self.settings, self.plain)
        return [(rule.name, fault) for rule in self.rules for fault in rule.check(pair)]

    def _is_marked_otherwise(self, before: str, after: str) -> bool:
        target = self.settings.languages.target
        return not self.plain and bool(differences(before, after, Languages(target, target)))

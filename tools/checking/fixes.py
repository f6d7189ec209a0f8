"""Make the fixes that are certain; a reviewed text keeps its state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from tools.catalogs.domains import PLAIN, keep_translated, languages_of
from tools.catalogs.notes.annotated import with_updated_checksums
from tools.catalogs.notes.changed import checksum
from tools.catalogs.notes.reviewed import signed_as
from tools.catalogs.revision_date import update_date
from tools.checking.checks import find_blocking_faults
from tools.checking.registry import PAIR_RULES
from tools.checking.rule import CheckSettings, Pair, PairRule
from tools.checking.run import settings_of
from tools.formats.waivers import Waiver
from tools.language.sentences import Languages
from tools.model.catalog import Catalog, Entry, State
from tools.model.findings import Fault, apply_fixes
from tools.model.publication import Edition
from tools.system import clock
from tools.workspace import Workspace

MOST = 20
"""Fixes that are tried one by one, where all of them together do harm."""


class FixedCatalog(NamedTuple):
    """A catalogue before and after its fixes."""

    path: str
    """Of its file, as it is shown to a person."""
    before: Catalog
    after: Catalog

    @property
    def changes(self) -> list[tuple[str, str]]:
        """Each msgstr that was fixed, before and after."""
        pairs = zip(self.before, self.after, strict=True)
        return [(old.msgstr, new.msgstr) for old, new in pairs if old != new]


def fix_edition(workspace: Workspace, edition: Edition) -> Iterator[FixedCatalog]:
    """Make every certain fix in the catalogues of *edition*, and yield each that was saved."""
    with workspace.alone_with_catalogs() as now:
        # Nothing of spelling is ever certain.
        settings = replace(settings_of(now, edition), dictionary=None)
        waivers = now.waivers(edition.locale)
        publication = now.publication()
        catalogs = keep_translated(publication, edition, now.catalogs(edition.locale))
        for domain, catalog in catalogs.items():
            languages = languages_of(publication, edition, domain)
            own = replace(settings, languages=languages)
            fixed = fix_catalog(catalog, own, PAIR_RULES, plain=domain in PLAIN, waivers=waivers)
            if fixed == catalog:
                continue
            dated = update_date(fixed, catalog, clock.now())
            if now.save(edition.locale, dated):
                path = now.shown(now.catalog_path(edition.locale, domain))
                yield FixedCatalog(path, catalog, dated)


def fix_catalog(
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
    fixer = _Fixer(settings, rules, plain)
    entries = tuple(
        fixer.fix(entry)
        if entry.state is State.REVIEWED
        and entry.msgid_plural is None
        and (entry.msgid, checksum(entry.msgstr)) not in right
        else entry
        for entry in catalog
    )
    return replace(catalog, entries=entries)


class _Fixer:
    def __init__(self, settings: CheckSettings, rules: Sequence[PairRule], plain: bool) -> None:
        self.settings, self.rules, self.plain = settings, rules, plain

    def fix(self, entry: Entry) -> Entry:
        text = entry.msgstr
        while (better := self._better(entry.msgid, text)) is not None:
            text = better
        if text == entry.msgstr:
            return entry
        changed = replace(entry, msgstr=text)
        after = with_updated_checksums(entry, changed, self.settings.languages)
        return signed_as(entry, after)

    def _better(self, msgid: str, text: str) -> str | None:
        """*text* with fewer findings and no new one; None if there is no certain way to it."""
        faults = self._faults(msgid, text)
        certain = [(rule, fault) for rule, fault in faults if fault.is_certain]
        before = Counter(rule for rule, _ in faults)
        for some in (certain, *([fault] for fault in certain[:MOST])):
            once = apply_fixes(text, [fault for _, fault in some])
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
        return not self.plain and bool(
            find_blocking_faults(before, after, Languages(target, target))
        )

"""One document while it is merged: its template, its catalogue and what came of them so far."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from tools.catalogs.merging.carry_over import Key, carry_over, has_words, restore_reviewed
from tools.catalogs.merging.outcomes import Merge, MergeKind, MergeOutcome
from tools.catalogs.notes.changed import Change, change_of, is_as_merged
from tools.language.typos import Typo
from tools.model.catalog import Catalog, Entry

NPLURALS_RE = re.compile(r"nplurals\s*=\s*(\d+)")


class DocumentMerge:
    """Places are indexes: of the template's entries, or of the catalogue's.

    :param template: None where the document is no more.
    """

    def __init__(self, template: Catalog | None, catalog: Catalog) -> None:
        self.catalog = catalog
        self.wanted = template.entries if template else ()
        self.keys = {entry.key: place for place, entry in enumerate(catalog.entries)}
        self.filled: dict[int, Entry] = {}
        self.outcomes: dict[int, MergeOutcome] = {}
        self.left: dict[int, Entry] = {}
        """Entries of the catalogue that the template no longer has."""
        self.made: dict[int, Entry] = {}
        """By their place, what the new catalogue has of them."""
        self.moved: set[int] = set()
        """Their words are in another document now."""
        self.givers: dict[int, str] = {}
        """For places of the template, the other document that had the paragraph."""
        found = NPLURALS_RE.search(catalog.field("Plural-Forms"))
        self.forms = int(found[1]) if found else 2
        self.behind: dict[int, int] = {}
        """For places of the template without an entry of their own, the entry before it."""
        self._keep()

    def _keep(self) -> None:
        stayed, before = set[int](), -1
        for place, entry in enumerate(self.wanted):
            at = self.keys.get(entry.key)
            if at is None:
                self.behind[place] = before
                continue
            before = at
            stayed.add(at)
            old = self.catalog.entries[at]
            if not old.obsolete:
                self.fill(place, _kept(old, entry, self.forms), MergeKind.KEPT)
            elif has_words(old):
                self.fill(place, _kept(old, entry, self.forms), MergeKind.CARRIED)
            else:
                self.behind[place] = before
        for at, entry in enumerate(self.catalog.entries):
            if at not in stayed:
                self.left[at] = entry
        self.stayed = sorted(stayed)

    @property
    def open(self) -> list[int]:
        """Places of the template that nothing was found for yet."""
        return [place for place in self.behind if place not in self.filled]

    def still_wanted(self) -> Iterator[Entry]:
        """List the entries of the template that nothing was found for yet."""
        return (self.wanted[place] for place in self.open)

    def free(self) -> Iterator[tuple[int, Entry]]:
        """List vanished entries whose words are nowhere yet, with their places."""
        for at, entry in self.left.items():
            if at not in self.made and at not in self.moved and has_words(entry):
                yield at, entry

    def gaps(self, places: list[int], ats: list[int]) -> tuple[list[int], list[int]]:
        """Find, for places of the template and of the catalogue, the entry that stayed before each.

        Named by its place in the catalogue; -1 at the start.
        """
        stood = [-1, *self.stayed]
        held = [stood[bisect_left(self.stayed, at)] for at in ats]
        return [self.behind[place] for place in places], held

    def find(self, key: Key) -> Entry | None:
        """Find the entry of the old catalogue with *key*."""
        at = self.keys.get(key)
        return None if at is None else self.catalog.entries[at]

    def fill(
        self,
        place: int,
        entry: Entry,
        kind: MergeKind,
        change: Change | None = None,
        typos: tuple[Typo, ...] = (),
    ) -> None:
        """Give a place of the template its entry."""
        self.filled[place] = entry
        self.outcomes[place] = MergeOutcome(
            key=entry.key,
            kind=kind,
            sentences=change.sentences if change and kind is MergeKind.BY_SENTENCE else 0,
            kept=change.kept if change and kind is MergeKind.BY_SENTENCE else 0,
            typos=typos,
        )

    def spend(self, at: int, heir: Entry, document: DocumentMerge) -> None:
        """Offer the words of a vanished entry no more: *heir*, of *document*, has them."""
        if document is self:
            self.made[at] = heir
        else:  # they stay here, obsolete: files are written one after the other
            self.moved.add(at)

    def finish(self) -> Merge:
        """Make the new catalogue: template order, then what is obsolete, oldest first."""
        for place in self.open:
            self.fill(place, _new(self.wanted[place], self.forms), MergeKind.NEW)
        live = [self.filled[place] for place in range(len(self.wanted))]
        lost = [
            MergeOutcome(key=entry.key, kind=MergeKind.GONE)
            for at, entry in self.left.items()
            if not entry.obsolete and at not in self.made
        ]
        return Merge(
            catalog=replace(self.catalog, entries=(*live, *self._gone(live))),
            outcomes=(*(self.outcomes[place] for place in range(len(live))), *lost),
            letters=self._letters(),
        )

    def _letters(self) -> dict[str, int]:
        letters = Counter[str]()
        for place, entry in enumerate(self.wanted):
            new = self.outcomes[place].kind is MergeKind.NEW
            giver = self.givers.get(place, "" if new else self.catalog.domain)
            if giver:
                letters[giver] += len(entry.msgid)
        return dict(letters)

    def _gone(self, live: list[Entry]) -> list[Entry]:
        """What is obsolete now: reviewed pairs, rather than what a merge made of them."""
        gone = [entry for at, entry in self.left.items() if self._has_own_words(at, entry)]
        gone.sort(key=lambda entry: not entry.obsolete)
        taken = {entry.key for entry in (*live, *gone)}
        for number, entry in enumerate(gone):
            before = restore_reviewed(entry)
            if before and before.key not in taken:
                taken.add(before.key)
                gone[number] = before
        sound = {e.key for e in (*live, *gone) if has_words(e) and not e.fuzzy}
        return [_obsolete(entry) for entry in gone if not _is_mixture(entry, sound)]

    def _has_own_words(self, at: int, entry: Entry) -> bool:
        """Whether vanished *entry* has words that no entry made from it holds whole."""
        heir = self.made.get(at)
        same = heir and (heir.msgstr, heir.msgstr_plural) == (entry.msgstr, entry.msgstr_plural)
        return has_words(entry) and not same


def _is_mixture(entry: Entry, sound: set[Key]) -> bool:
    """Whether a merge made *entry*, nobody touched it, and what it was made of is *sound*."""
    change = change_of(entry) if entry.fuzzy else None
    if change is None or change.reviewed or not is_as_merged(entry, change):
        return False
    return (entry.previous_msgctxt, entry.previous_msgid) in sound


def _obsolete(entry: Entry) -> Entry:
    if entry.obsolete and not (entry.references or entry.extracted):
        return entry
    return replace(entry, obsolete=True, references=(), extracted=())


def _new(entry: Entry, forms: int) -> Entry:
    return Entry(
        msgid=entry.msgid,
        msgctxt=entry.msgctxt,
        msgid_plural=entry.msgid_plural,
        msgstr_plural=("",) * forms if entry.msgid_plural is not None else (),
        flags=tuple(flag for flag in entry.flags if flag != "fuzzy"),
        extracted=entry.extracted,
        references=entry.references,
    )


def _kept(old: Entry, entry: Entry, forms: int) -> Entry:
    """The translator's part of *old* and the extractor's part of *entry*."""
    stale = not old.fuzzy and change_of(old) is not None
    if old.msgid_plural != entry.msgid_plural:
        old = _other_number(old, entry, forms)
    elif not (
        stale
        or old.obsolete
        or old.references != entry.references
        or old.extracted != entry.extracted
        or (entry.flags and not set(old.flags) >= set(entry.flags) - {"fuzzy"})
    ):
        return old
    return replace(carry_over(old, entry), line=old.line)


def _other_number(old: Entry, entry: Entry, forms: int) -> Entry:
    """*old* for a msgid that got a plural, lost it or has another one: fuzzy, all words kept."""
    written = old.msgstr_plural or (old.msgstr,)
    comments = old.comments
    if entry.msgid_plural is None:
        comments = (*comments, *(f"was plural: {' '.join(text.split())}" for text in written[1:]))
        msgstr, plural = written[0], tuple[str, ...]()
    else:
        msgstr, plural = "", (*written, *("",) * (forms - len(written)))
    return replace(
        old,
        msgstr=msgstr,
        msgstr_plural=plural,
        previous_msgid=old.msgid,
        previous_msgctxt=old.msgctxt,
        previous_msgid_plural=old.msgid_plural,
        flags=old.flags if old.fuzzy or not has_words(old) else ("fuzzy", *old.flags),
        comments=comments,
    )

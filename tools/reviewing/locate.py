"""Where the entries of an edition stand, each found in one step, however many answers came back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from tools.model.catalog import Catalog, Entry
from tools.reviewing.return_file import Answer

Key = tuple[str | None, str | None]
Place = tuple[str, int]
"""A domain, and which of its entries."""


class EntryIndex:
    """The entries of *catalogs* while answers are merged into them."""

    def __init__(self, catalogs: Mapping[str, Catalog]) -> None:
        self._catalogs = catalogs
        self._entries = {domain: list(catalog) for domain, catalog in catalogs.items()}
        self._live: defaultdict[Key, list[Place]] = defaultdict(list)
        self._obsolete: defaultdict[Key, list[Place]] = defaultdict(list)
        self._before: defaultdict[Key, list[Place]] = defaultdict(list)
        self._changed: set[str] = set()
        for domain, entries in self._entries.items():
            for number, entry in enumerate(entries):
                self._list(entry, (domain, number))

    def _list(self, entry: Entry, place: Place) -> None:
        (self._obsolete if entry.obsolete else self._live)[entry.key].append(place)
        if entry.previous_msgid is not None and not entry.obsolete:
            self._before[_before(entry)].append(place)

    def find(self, answer: Answer) -> Place | None:
        """Find the entry that an answer is for, in its own document or wherever it moved."""
        changed = (
            place
            for place in self._before.get(answer.key, ())
            if _before(self[place]) == answer.key  # else it was reviewed meanwhile
        )
        for places in (self._live.get(answer.key), self._obsolete.get(answer.key), changed):
            if found := _nearest(places or (), answer.domain):
                return found
        return None

    def home(self, answer: Answer) -> str:
        """Name the document that keeps what no entry is for."""
        return answer.domain if answer.domain in self._entries else next(iter(self._entries))

    def __getitem__(self, place: Place) -> Entry:
        domain, number = place
        return self._entries[domain][number]

    def put(self, place: Place, entry: Entry) -> None:
        """Let *entry* stand where another version of it did."""
        domain, number = place
        self._entries[domain][number] = entry
        self._changed.add(domain)

    def append(self, domain: str, entry: Entry) -> None:
        self._entries[domain].append(entry)
        self._list(entry, (domain, len(self._entries[domain]) - 1))
        self._changed.add(domain)

    def catalogs(self) -> dict[str, Catalog]:
        """Build the catalogues as they are now; those that did not change are the same objects."""
        return {
            domain: replace(catalog, entries=tuple(self._entries[domain]))
            if domain in self._changed
            else catalog
            for domain, catalog in self._catalogs.items()
        }


def _before(entry: Entry) -> Key:
    return (entry.previous_msgctxt, entry.previous_msgid)


def _nearest(places: Iterable[Place], domain: str) -> Place | None:
    return min(places, key=lambda place: place[0] != domain, default=None)

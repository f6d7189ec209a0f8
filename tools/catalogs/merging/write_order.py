"""In which order merged catalogues are written, so that a kill between two loses no word.

A paragraph may leave one catalogue for another. Whatever a catalogue is about to lose it
first keeps as obsolete; it is let go once every other catalogue is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from tools.model.catalog import Catalog, Entry


def write_steps(before: Mapping[str, Catalog], after: Mapping[str, Catalog]) -> Iterator[Catalog]:
    """List the catalogues to write, one after the other; some of them twice.

    :param before: by domain, as they stand in the files.
    :param after: by domain, as they shall be.
    """
    leaving = {
        domain: lost
        for domain, catalog in before.items()
        if (lost := _lost(catalog, after[domain]))
    }
    for domain, catalog in after.items():
        yield replace(catalog, entries=(*catalog.entries, *leaving.get(domain, ())))
    for domain in leaving:
        yield after[domain]


def _lost(before: Catalog, after: Catalog) -> tuple[Entry, ...]:
    """Entries with words of which *after* has nothing."""
    held = {_words(entry) for entry in after}
    keys = {entry.key for entry in after}
    return tuple(
        replace(entry, obsolete=True, references=(), extracted=())
        for entry in before
        if any(_words(entry)[1:]) and _words(entry) not in held and entry.key not in keys
    )


def _words(entry: Entry) -> tuple[object, ...]:
    return (entry.key, entry.msgstr, *entry.msgstr_plural)

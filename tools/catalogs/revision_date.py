"""When the words of a catalogue changed last: its date, and the words that the date is of.

``PO-Revision-Date`` says when, as in any catalogue. Every verb that changes what readers see
writes it, and beside it of which words and in which minute it did::

    X-Words: 23bc64b0 2026-11-30 03:13+0000

The checksum is of the reviewed texts, in whatever order. Where the words are others, and the date
is still that of X-Words, somebody has changed the text and left the header alone, as a plain text
editor does: then the date is too old, and nothing says it until ``make update`` has set it anew.
Programs such as Poedit set the date whenever they save; then X-Words has another, and the date is
theirs. A catalogue without X-Words is taken at its word.

Law (test_revision_date.py): no date that is shown is older than the last change of the words by a
verb, and while the words stay, the date stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from tools.catalogs.notes.changed import checksum
from tools.model.catalog import Catalog, State
from tools.model.dates import read_revision_date

DATE, WORDS = "PO-Revision-Date", "X-Words"


def format_moment(now: datetime) -> str:
    """Write a moment as the head of a catalogue has it."""
    return now.strftime("%Y-%m-%d %H:%M%z")


def checksum_of_words(catalog: Catalog) -> str:
    """Compute a checksum of what readers see of *catalog*."""
    texts = (
        "\0".join([entry.msgstr, *entry.msgstr_plural])
        for entry in catalog
        if entry.state is State.REVIEWED
    )
    return checksum("\1".join(sorted(texts)))


def last_change(catalog: Catalog) -> str:
    """Read the moment of the last change, as far as it is known; empty where nothing tells."""
    return read_revision_date(catalog.field(DATE))


def is_outdated(catalog: Catalog) -> bool:
    """Tell whether the words have changed since the date at the head.

    >>> head = ((DATE, "2026-11-30 03:13+0000"), (WORDS, "1a2b3c4d 2026-11-30 03:13+0000"))
    >>> is_outdated(Catalog(domain="a", header=head))
    True
    """
    known = _known(catalog)
    return known is not None and known != checksum_of_words(catalog)


def update_date(catalog: Catalog, before: Catalog | None, now: datetime) -> Catalog:
    """Give *catalog* the date *now* if its words are not those that its date is of.

    :param before: where its words come from; None where it is new.
    """
    known = _known(catalog)
    if known is None and before is not None:
        known = checksum_of_words(before)
    checksum_now = checksum_of_words(catalog)
    is_gone = bool(catalog.entries) and all(entry.obsolete for entry in catalog)
    if is_gone or known == checksum_now:  # of what is gone no page shows a date
        return catalog
    fields = {
        **dict(catalog.header),
        DATE: format_moment(now),
        WORDS: f"{checksum_now} {format_moment(now)}",
    }
    return replace(catalog, header=tuple(fields.items()))


def update_dates(
    catalogs: Iterable[Catalog], before: dict[str, Catalog], now: datetime
) -> dict[str, Catalog]:
    """Update the date of each, by its domain; those whose words stay are the same objects."""
    return {one.domain: update_date(one, before.get(one.domain), now) for one in catalogs}


def _known(catalog: Catalog) -> str | None:
    """The words that its date is of; None where another program has set the date."""
    found, _, when = catalog.field(WORDS).partition(" ")
    return found if when and when == catalog.field(DATE) else None

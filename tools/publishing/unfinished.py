"""When an edition is finished: the one place that says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tools.model.catalog import Catalog, Entry, State

SENTENCES = {
    State.UNTRANSLATED: "not translated yet: “{text}”",
    State.DRAFT: "a draft that nobody has finished: “{text}”",
    State.CHANGED: "translated from an older text of the article: “{text}”",
}
EXCERPT = 60
"""Characters of the source that are enough to know an entry by."""


class Open(NamedTuple):
    """An entry that the policy does not let out."""

    catalog: Catalog
    entry: Entry
    sentence: str


def unfinished(catalogs: Iterable[Catalog]) -> Iterator[Open]:
    """The entries that keep an edition from being finished: all that no person has reviewed.

    :param catalogs: with the entries of the articles as they are.
    """
    for catalog in catalogs:
        for entry in catalog:
            if entry.state in SENTENCES:
                text = entry.msgid if len(entry.msgid) <= EXCERPT else f"{entry.msgid[:EXCERPT]}…"
                yield Open(catalog, entry, SENTENCES[entry.state].replace("{text}", text))

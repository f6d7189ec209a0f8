"""Every address that a document has had, and where each leads now; pure.

An address is a path in the site without ``.html``: ``es/articles/wave``. Each belongs to one row,
that of the document which had it last; no address is ever forgotten.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

Pages = Mapping[str, Sequence[str]]
"""Document -> its addresses now, the one that is told to others last in each edition."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One document, under whatever names."""

    identity: str
    """What feeds know it by: its first name, for ever."""
    document: str
    """Its name now, or the last it had; empty where another article has taken that since."""
    addresses: tuple[str, ...]


NOBODY: Mapping[str, str] = MappingProxyType({})


def record_addresses(
    rows: Iterable[Row],
    pages: Pages,
    heirs: Mapping[str, str] = NOBODY,
    strangers: Collection[str] = (),
) -> tuple[Row, ...]:
    """Add every document and address of *pages* to *rows*; in the order of their identities.

    :param heirs: document -> the one that has most of its words now, all at once.
    :param strangers: documents that have nothing of what was under their names before.
    """
    known = tuple(rows)
    by_document, gone = _moved(known, _not_yet_moved(known, pages, heirs), strangers)
    for document in sorted(pages):
        if document not in by_document:
            taken = {row.identity for row in (*by_document.values(), *gone)}
            by_document[document] = Row(
                identity=_free(document, taken), document=document, addresses=()
            )
    owner = {one: document for document, now in pages.items() for one in _told(now).values()}
    every = (*by_document.values(), *gone)
    # What is only another name of an article's is its own if no other has been found there.
    held = {one: owner.get(one, row.document) for row in every for one in row.addresses}
    after = (_holding(row, held | owner, pages.get(row.document, ())) for row in every)
    return tuple(sorted(after, key=lambda row: row.identity))


def find_redirects(rows: Iterable[Row], pages: Pages, first: str) -> dict[str, str]:
    """Map each old address to the one that is told now, where no page is any more.

    :param pages: what there is to lead to.
    :param first: the folder of the source edition, for readers of editions that are no more.
    """
    told = {document: _told(now) for document, now in pages.items()}
    standing = {address for now in told.values() for address in now.values()}
    led = {}
    for row in rows:
        now = told.get(row.document, {})
        for address in row.addresses:
            target = now.get(_edition(address)) or now.get(first)
            if target and address not in standing:
                led[address] = target
    return led


def is_for_good(old: str, new: str, editions: Collection[str]) -> bool:
    """Tell whether browsers may remember for ever where an address leads.

    What an edition only lacks today, it may have tomorrow, at the very same address.

    :param editions: the folders of those that go out.

    >>> is_for_good("es/wave", "es/ola", {"en", "es"}), is_for_good("es/wave", "en/wave", {"en"})
    (True, True)
    >>> is_for_good("es/wave", "en/wave", {"en", "es"})
    False
    """
    return _edition(old) == _edition(new) or _edition(old) not in editions


def _not_yet_moved(rows: Sequence[Row], pages: Pages, heirs: Mapping[str, str]) -> dict[str, str]:
    """*heirs* without those that have inherited already, in a run that was killed or of another
    edition: who inherits from a document that goes on is new to the record."""
    known = {row.document for row in rows}
    return {old: new for old, new in heirs.items() if old not in pages or new not in known}


def _moved(
    rows: Sequence[Row], heirs: Mapping[str, str], strangers: Collection[str]
) -> tuple[dict[str, Row], list[Row]]:
    """Rows by the document they are of now; and those that no document is left to."""
    by_document: dict[str, Row] = {}
    gone: list[Row] = []
    arriving = {heirs[row.document] for row in rows if row.document in heirs}
    ousted = arriving.intersection(strangers) - heirs.keys()
    # Where two documents become one, it keeps the identity of the one that has its name already.
    for row in sorted(rows, key=lambda row: row.document in heirs):
        document = heirs.get(row.document, row.document)
        if not document or row.document in ousted:
            gone.append(replace(row, document=""))
            continue
        kept = by_document.get(document, replace(row, document=document, addresses=()))
        by_document[document] = replace(kept, addresses=(*row.addresses, *kept.addresses))
    return by_document, gone


def _told(addresses: Sequence[str]) -> dict[str, str]:
    """By edition, the address that is told to others."""
    return {_edition(address): address for address in addresses}


def _edition(address: str) -> str:
    return address.partition("/")[0]


def _holding(row: Row, owner: Mapping[str, str], now: Sequence[str]) -> Row:
    """*row* with its addresses, old ones and those of *now*, as far as they are no other's."""
    addresses = dict.fromkeys([*row.addresses, *now])
    mine = (one for one in addresses if owner.get(one, row.document) == row.document)
    return replace(row, addresses=tuple(mine))


def _free(name: str, taken: set[str]) -> str:
    number, identity = 1, name
    while identity in taken:
        number += 1
        identity = f"{name}-{number}"
    return identity

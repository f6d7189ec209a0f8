"""One PO file of every document: its name stands as msgctxt, so that none hides another's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tools.formats.po import parse_catalog, render_catalog
from tools.language.sentences import Languages
from tools.model.catalog import Catalog, Entry, State
from tools.reviewing.exchange.units import ExchangeUnit


def render(units: Iterable[ExchangeUnit], languages: Languages) -> bytes:
    """Write the remarks as comments for translators; what was sent as an extracted one."""
    header = (
        ("Language", languages.target),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
    )
    entries = tuple(
        Entry(
            msgctxt=unit.domain,
            msgid=unit.msgid,
            msgstr=unit.msgstr,
            flags=("fuzzy",) if unit.msgstr and not unit.done else (),
            comments=tuple(" ".join(remark.split()) for remark in unit.remarks),
            extracted=(f"id: {unit.id}",),
        )
        for unit in units
    )
    return render_catalog(Catalog(domain="review", header=header, entries=entries))


def parse_plain(data: bytes, path: str) -> Catalog | None:
    """Read a catalogue that :func:`render` has not written, as those of ``locale/``; else None.

    :raises CatalogError: with every fault of the file.
    """
    catalog = parse_catalog(data, domain="review", path=path, plurals=True, contexts=True)
    ours = (line for entry in catalog for line in entry.extracted if line.startswith("id: "))
    return catalog if catalog.entries and not any(ours) else None


def parse(data: bytes, path: str) -> Iterator[ExchangeUnit]:
    """Read a catalogue that came back.

    :raises CatalogError: with every fault of the file.
    """
    for entry in parse_catalog(data, domain="review", path=path, plurals=True, contexts=True):
        if entry.obsolete:
            continue
        ids = (line.partition(": ")[2] for line in entry.extracted if line.startswith("id: "))
        yield ExchangeUnit(
            id=next(ids, ""),
            domain=entry.msgctxt or "",
            msgid=entry.msgid,
            msgstr=entry.msgstr,
            done=entry.state is State.REVIEWED,
        )

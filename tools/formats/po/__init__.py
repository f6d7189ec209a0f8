"""PO text <-> Catalog: the strict reader, and the writer that preserves bytes.

Its modules, in the order of the work::

    lines     one line: its parts, its text, what is wrong with it
    comments  the comment lines above an entry; our notes, that another tool cut
    entries   lines -> entry, one by one, for the odd entry and the broken one
    chunks    bytes -> chunks: an entry and its own text, by one regular expression
    header    the header and its fields
    rules     what must be right about a file as a whole
    write     Catalog -> bytes
"""

from __future__ import annotations

from tools.formats.po.chunks import line_endings, read
from tools.formats.po.header import header_fields
from tools.formats.po.lines import catalog_error
from tools.formats.po.rules import catalog_faults
from tools.formats.po.write import compile_mo, render_catalog
from tools.model.catalog import Catalog

__all__ = ["compile_mo", "line_endings", "parse_catalog", "render_catalog"]


def parse_catalog(
    data: bytes,
    *,
    domain: str,
    path: str = "<text>",
    plurals: bool = False,
    contexts: bool = False,
) -> Catalog:
    """Read a PO or POT file, strictly: what ``msgfmt --check`` refuses, and some more.

    :param path: only named in errors; nothing is opened.
    :param plurals: entries with msgid_plural are expected; Sphinx extracts none.
    :param contexts: entries with msgctxt are expected; Sphinx extracts none.
    :raises CatalogError: every fault of the file at once.
    """
    chunks, _, faults = read(data)
    faults = faults + catalog_faults(
        chunks, plurals=plurals, contexts=contexts, broken=bool(faults)
    )
    if faults:
        raise catalog_error(faults, path=path)
    header, *entries = (chunk.entry for chunk in chunks)
    return Catalog(
        domain=domain,
        header=header_fields(header.msgstr),
        header_entry=header,
        entries=tuple(entries),
    )

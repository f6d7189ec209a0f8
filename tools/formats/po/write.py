"""Catalog -> bytes: PO as ``msgcat --no-wrap`` writes it, and MO, in which gettext looks words up.

An entry of a PO file that did not change keeps the bytes it had.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

import polib

from tools.formats.po.chunks import Chunk, Reading, line_endings, read
from tools.formats.po.header import header_fields, header_text
from tools.formats.po.lines import Fault, catalog_error, escape, shorten
from tools.formats.po.rules import catalog_faults
from tools.model.catalog import Catalog, Entry, State
from tools.model.text import composed_entry

WIDTH = 79
"""Bytes of a line of references: the one thing that ``--no-wrap`` does wrap."""
BLANK_RE = re.compile(r"(?=.*[ \t])(.+?)(:[0-9]+)?")
"""A reference to a file with spaces in its name."""


def entry_lines(entry: Entry) -> Iterator[str]:
    """Write the lines of an entry, without line endings."""
    for comment in entry.comments:
        yield f"# {comment}" if comment else "#"
    for comment in entry.extracted:
        yield f"#. {comment}" if comment else "#."
    yield from _reference_lines(entry.references)
    if entry.flags:
        yield "#, " + ", ".join(entry.flags)
    mark = "#~" if entry.obsolete else "#"
    yield from _text_lines("msgctxt", entry.previous_msgctxt, f"{mark}| ")
    yield from _text_lines("msgid", entry.previous_msgid, f"{mark}| ")
    yield from _text_lines("msgid_plural", entry.previous_msgid_plural, f"{mark}| ")
    mark = "#~ " if entry.obsolete else ""
    yield from _text_lines("msgctxt", entry.msgctxt, mark)
    yield from _text_lines("msgid", entry.msgid, mark)
    yield from _text_lines("msgid_plural", entry.msgid_plural, mark)
    for number, form in enumerate(entry.msgstr_plural):
        yield from _text_lines(f"msgstr[{number}]", form, mark)
    if entry.msgid_plural is None:
        yield from _text_lines("msgstr", entry.msgstr, mark)


def _text_lines(keyword: str, text: str | None, mark: str) -> Iterator[str]:
    """A text on one line, or one line for each that it has itself."""
    if text is None:
        return
    pieces = [f"{piece}\n" for piece in text.split("\n")]
    pieces[-1] = pieces[-1].removesuffix("\n")
    if len(pieces) > 1 and not pieces[-1]:
        del pieces[-1]
    if len(pieces) > 1:
        pieces.insert(0, "")
    yield f'{mark}{keyword} "{escape(pieces[0])}"'
    for piece in pieces[1:]:
        yield f'{mark}"{escape(piece)}"'


def _reference_lines(references: tuple[str, ...]) -> Iterator[str]:
    line = "#:"
    for reference in references:
        shown = reference
        if blank := BLANK_RE.fullmatch(reference):
            shown = f"\u2068{blank[1]}\u2069{blank[2] or ''}"
        longer = f"{line} {shown}"
        if line != "#:" and len(longer.encode()) > WIDTH:
            yield line
            longer = f"#: {shown}"
        line = longer
    if references:
        yield line


HINT = "Nothing was written. Correct what this entry was made from, then run it again."
MISREAD = "A PO file cannot say all that it holds: a line break in a comment, for example."


def render_catalog(catalog: Catalog, before: bytes = b"") -> bytes:
    """Write a catalogue as the next version of the file *before*.

    An entry that is in *before* keeps its bytes, wherever it goes; any other is written
    the way ``msgcat --no-wrap`` writes it, in the line ending of the file, its accents composed.

    :raises CatalogError: *before* is not sound, or the catalogue is not: whatever is
        returned, ``parse_catalog`` reads back as this catalogue.
    """
    old = read(before) if before else Reading([], "", [])
    if old.faults:
        raise catalog_error(old.faults, path=catalog.domain)
    ending = line_endings(before)[0]
    kept: defaultdict[tuple[str | None, str], list[Chunk]] = defaultdict(list)
    for chunk in old.chunks:
        kept[chunk.entry.key].append(chunk)
    wanted = [(_header(catalog), ""), *((entry, ending) for entry in catalog.entries)]
    chunks = [
        _kept(entry, kept[entry.key])
        or _kept(plain := composed_entry(entry), kept[plain.key])
        or _fresh(plain, above, ending, catalog)
        for entry, above in wanted
    ]
    data = _joined([*(chunk.text for chunk in chunks), old.tail], ending).encode()
    if catalog_faults(chunks):  # new entries have no lines yet: read where they are now
        raise catalog_error(catalog_faults(read(data).chunks), path=catalog.domain, hint=HINT)
    return data


def _header(catalog: Catalog) -> Entry:
    entry = catalog.header_entry or Entry(msgid="")
    if header_fields(entry.msgstr) == catalog.header:
        return entry
    return replace(entry, msgstr=header_text(catalog.header))


def _kept(entry: Entry, chunks: list[Chunk]) -> Chunk | None:
    """The chunk of *before* that says the same; each is used once."""
    for number, chunk in enumerate(chunks):
        if chunk.entry == entry:
            return chunks.pop(number)
    return None


def _fresh(entry: Entry, above: str, ending: str, catalog: Catalog) -> Chunk:
    """The text of a new entry, and the proof that it can be read back."""
    text = above + "".join(f"{line}{ending}" for line in entry_lines(entry))
    try:
        chunks, _, faults = read(text.encode())
    except UnicodeEncodeError:
        faults = [Fault(1, 1, "It holds half a letter (a lone surrogate).")]
    else:
        if not faults and [chunk.entry for chunk in chunks] != [entry]:
            faults = [Fault(1, 1, MISREAD)]
    if faults:
        sentence = f'The entry "{shorten(entry.msgid)}" cannot be written. {faults[0].sentence}'
        raise catalog_error([Fault(entry.line, 1, sentence)], path=catalog.domain, hint=HINT)
    return Chunk(entry, text)


def _joined(texts: list[str], ending: str) -> str:
    """Chunks in a row; one that ended the file without a line ending may have moved up."""
    *texts, last = filter(None, texts)
    return "".join(text if text.endswith("\n") else text + ending for text in texts) + last


def compile_mo(catalog: Catalog) -> bytes:
    """Compile the reviewed entries of *catalog* into an MO file, and nothing else of it."""
    mo = polib.MOFile()
    mo.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    for entry in catalog:
        if entry.state is State.REVIEWED:
            mo.append(polib.POEntry(msgid=entry.msgid, msgstr=entry.msgstr))
    return bytes(mo.to_binary())

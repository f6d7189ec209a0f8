"""Entry -> lines, the way ``msgcat --no-wrap`` writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tools.formats.po.strings import escape
from tools.model.catalog import Entry

WIDTH = 79
"""Bytes of a line of references: the one thing that ``--no-wrap`` does wrap."""
BLANK_RE = re.compile(r"(?=.*[ \t])(.+?)(:[0-9]+)?")
"""A reference to a file with blanks in its name."""


def entry_lines(entry: Entry) -> Iterator[str]:
    """The lines of an entry, without line endings."""
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

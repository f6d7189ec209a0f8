"""Bytes -> chunks: every entry of a PO file beside the very text it was read from.

The entry has its accents composed, whichever way the file stores them.

An ordinary entry is read by one regular expression. Whatever that one does not know goes,
line by line, through ``walk``, which reads it too or says what is wrong with it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from tools.formats.po.comments import read_notes
from tools.formats.po.entries import Walk
from tools.formats.po.lines import Fault, unescape_simple
from tools.formats.po.text import decode
from tools.model.catalog import Entry
from tools.model.text import composed_entry

QUOTED = r'"[^"\\\n]*+(?:\\[abfnrtv"\\][^"\\\n]*+)*+"\n'
ENTRY_RE = re.compile(
    rf"""
    ((?:(?:\#(?![~|])[^\n]*+)?\n)*+)        # blank lines and comments
    msgid[ ]((?:{QUOTED})++)
    msgstr[ ]((?:{QUOTED})++)
    (?=\n*+(?:\#|msgid[ ]|msgctxt[ ]|\Z))  # and nothing that still belongs to them
    """,
    re.VERBOSE,
)


class Chunk(NamedTuple):
    """An entry as it stands in the file."""

    entry: Entry
    text: str
    """Its lines, with the blank lines and comments above them: chunks leave no gap."""


class Reading(NamedTuple):
    """A PO file, taken apart; without faults, its texts add up to the file."""

    chunks: list[Chunk]
    tail: str
    """Comments and blank lines that no entry follows."""
    faults: list[Fault]


def read(data: bytes) -> Reading:
    """Take a PO file apart, and say what is wrong with its lines."""
    try:
        text, faults = decode(data)
    except Fault as fault:
        return Reading([], "", [fault])
    walk = Walk(text.replace("\r\n", "\n"))
    entries, ends, lines = [], [], []
    while walk.more():
        if entry := _ordinary(walk) or walk.odd():
            entries.append(entry)
            ends.append(walk.at)
            lines.append(walk.line)
    if not unicodedata.is_normalized("NFC", text):
        entries = list(map(composed_entry, entries))
    if "\r" in text:  # the walk saw none of them: find its lines again
        starts = [0, *(found.end() for found in re.finditer("\n", text)), len(text)]
        ends = [starts[line - 1] for line in lines]
    starts = [0, *ends]
    chunks = [
        Chunk(entry, text[start:end])
        for entry, start, end in zip(entries, starts, ends, strict=False)
    ]
    return Reading(chunks, text[starts[-1] :], faults + walk.faults)


def _ordinary(walk: Walk) -> Entry | None:
    """A live entry with msgid and msgstr alone, if one begins here."""
    if not (found := ENTRY_RE.match(walk.text, walk.at)):
        return None
    above, msgid, msgstr = found.groups()
    try:
        comments, extracted, references, flags = read_notes(above.split("\n"))
    except Fault:
        return None  # the walk knows which line it was
    line = walk.line + above.count("\n")
    walk.at = found.end()
    walk.line = line + msgid.count("\n") + msgstr.count("\n")
    return Entry(
        msgid=_joined(msgid),
        msgstr=_joined(msgstr),
        flags=flags,
        comments=comments,
        extracted=extracted,
        references=references,
        line=line,
    )


def _joined(quoted: str) -> str:
    """Quoted lines -> the text they hold."""
    text = quoted[1:-2]
    if "\n" in text:
        text = text.replace('"\n"', "")
    return unescape_simple(text)

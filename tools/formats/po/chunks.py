"""Bytes -> chunks: every entry of a PO file beside the very text it was read from.

The entry has its accents composed, whichever way the file stores them.

An ordinary entry is read by one regular expression. Whatever that one does not know goes, line by
line, through :class:`~tools.formats.po.entries.Walk`, which reads it too or says what is wrong
with it. Before that the bytes become text: UTF-8, its line endings, characters nobody sees.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import NamedTuple

from tools.formats.po.comments import read_notes
from tools.formats.po.entries import Walk
from tools.formats.po.lines import Fault, said_once, unescape_simple
from tools.model.catalog import Entry
from tools.model.text import composed_entry

CONTROLS = bytes([*range(9), 11, 12, *range(14, 32), 127])
"""Control characters that a PO file has no use for: all but tab, LF and CR."""
CHARSET_RE = re.compile(rb"Content-Type:[^\n]*?charset=([\w.:-]+)")
UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
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
    """An entry as it is in the file."""

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
    if not (match := ENTRY_RE.match(walk.text, walk.at)):
        return None
    above, msgid, msgstr = match.groups()
    try:
        comments, extracted, references, flags = read_notes(above.split("\n"))
    except Fault:
        return None  # the walk knows which line it was
    line = walk.line + above.count("\n")
    walk.at = match.end()
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


def line_endings(data: bytes) -> tuple[str, ...]:
    r"""List the line endings a file uses, the commonest first.

    A sound file is read with any of them, so more than ``("\n",)`` is a finding, not a fault.

    >>> line_endings(b"a\r\nb\r\nc\n")
    ('\r\n', '\n')
    """
    crlf = data.count(b"\r\n")
    counts = {"\n": data.count(b"\n") - crlf, "\r\n": crlf}
    used = [ending for ending in counts if counts[ending]]
    return tuple(sorted(used, key=lambda ending: -counts[ending])) or ("\n",)


def decode(data: bytes) -> tuple[str, list[Fault]]:
    """Decode the text of a file, and find the faults that leave the rest of it readable.

    :raises Fault: nothing more can be said of this file.
    """
    if data.startswith(UTF16):
        raise Fault(1, 1, "The file is saved as UTF-16. Save it again as UTF-8.")
    faults = []
    if data.startswith(codecs.BOM_UTF8):
        data = data.removeprefix(codecs.BOM_UTF8)
        faults.append(
            Fault(1, 1, "The file begins with an invisible mark. Save it as UTF-8 without BOM.")
        )
    if not data.strip():
        raise Fault(1, 1, "The file is empty. Take back its last version.")
    text = _utf8(data)
    if "\r" in text and (lone := re.search(r"\r(?!\n)", text)):
        sentence = "There is a lone carriage return here. Save with Unix line endings (LF)."
        raise _fault(text, lone.start(), sentence)
    if len(data.translate(None, CONTROLS)) != len(data):
        faults.append(_control_fault(text))
        text = text.translate(dict.fromkeys(CONTROLS, " "))  # told once is enough
    return text, faults


def _utf8(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        text = data[: error.start].decode()
        declared = CHARSET_RE.search(data)
        if declared and declared[1].upper() != b"UTF-8":
            charset = declared[1].decode("ascii", "replace")
            sentence = (
                f"The file is saved as {charset}. Save it again as UTF-8, "
                "and write charset=UTF-8 in its header."
            )
        elif error.end == len(data) and error.reason == "unexpected end of data":
            sentence = "The file ends in the middle of a letter: it was cut off. Take it again."
        else:
            bad = data[error.start]
            sentence = f"The byte 0x{bad:02X} here is not UTF-8 text. Save the file as UTF-8."
        raise _fault(text, len(text), sentence) from None


def _control_fault(text: str) -> Fault:
    found = re.findall(f"[{re.escape(CONTROLS.decode())}]", text)
    sentence = f"An invisible control character (U+{ord(found[0]):04X}) is here. Delete it."
    return _fault(text, text.index(found[0]), said_once(sentence, len(found)))


def _fault(text: str, offset: int, sentence: str) -> Fault:
    line = text.count("\n", 0, offset) + 1
    return Fault(line, offset - text.rfind("\n", 0, offset), sentence)

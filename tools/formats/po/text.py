"""Bytes <-> text of a PO file: UTF-8, line endings, characters nobody sees."""

from __future__ import annotations

import codecs
import re

from tools.formats.po.lines import Fault, said_once

CONTROLS = bytes([*range(9), 11, 12, *range(14, 32), 127])
"""Control characters that a PO file has no use for: all but tab, LF and CR."""
CHARSET_RE = re.compile(rb"Content-Type:[^\n]*?charset=([\w.:-]+)")
UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def line_endings(data: bytes) -> tuple[str, ...]:
    r"""The line endings a file uses, the commonest first.

    A sound file is read with any of them, so more than ``("\n",)`` is a finding, not a fault.

    >>> line_endings(b"a\r\nb\r\nc\n")
    ('\r\n', '\n')
    """
    crlf = data.count(b"\r\n")
    counts = {"\n": data.count(b"\n") - crlf, "\r\n": crlf}
    used = [ending for ending in counts if counts[ending]]
    return tuple(sorted(used, key=lambda ending: -counts[ending])) or ("\n",)


def decode(data: bytes) -> tuple[str, list[Fault]]:
    """The text of a file, and the faults that leave the rest of it readable.

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

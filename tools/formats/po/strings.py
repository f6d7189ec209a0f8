r"""Text <-> what stands between two quotation marks: ``a\n`` and ``"a\\n"``."""

from __future__ import annotations

import re

from tools.formats.po.faults import Fault

SIGNS = {
    "a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v",
    '"': '"', "\\": "\\",
}  # fmt: skip
SIMPLE_RE = re.compile(r"\\(.)")
BYTE = r"\\(?:x[0-9A-Fa-f]{2}(?![0-9A-Fa-f])|[0-3][0-7]{2}|[0-7]{1,2}(?![0-7]))"
ESCAPE_RE = re.compile(rf"((?:{BYTE})+)|\\(.)")
BYTE_RE = re.compile(r"\\(?:x(..)|([0-7]+))")
UNSAYABLE = {"\0", "\x04"}
"""C ends a text at NUL, and gettext divides msgctxt from msgid by EOT."""

ESCAPES = {code: f"\\{code:03o}" for code in [*range(32), 127]}
ESCAPES |= {ord(sign): f"\\{letter}" for letter, sign in SIGNS.items()}


def escape(text: str) -> str:
    r"""The text as it is written between the quotation marks.

    >>> print(escape('say "no"\n\x1b'))
    say \"no\"\n\033
    """
    return text.translate(ESCAPES)


def unescape_simple(text: str) -> str:
    """Undo the one-letter escapes of a text known to hold no others."""
    return SIMPLE_RE.sub(lambda found: SIGNS[found[1]], text) if "\\" in text else text


def unescape(text: str, *, line: int, column: int) -> str:
    r"""The text that stands between the quotation marks of one line.

    Octal and hexadecimal escapes are bytes of UTF-8, as they are for gettext.

    :param column: where in the line the text begins; for the fault.
    :raises Fault: an escape that gettext does not know, or no text in UTF-8.
    """

    def plain(found: re.Match[str]) -> str:
        if found[1]:
            try:
                if not set(decoded := _decoded(found[1])) & UNSAYABLE:
                    return decoded
            except UnicodeDecodeError:
                pass
            sentence = f"{found[1]} does not stand for a letter. Type the letter itself."
        elif found[2] in SIGNS:
            return SIGNS[found[2]]
        else:
            sentence = f"{found[0]} means nothing here. Write \\\\ for a backslash of the text."
        raise Fault(line, column + found.start(), sentence)

    return ESCAPE_RE.sub(plain, text) if "\\" in text else text


def _decoded(escapes: str) -> str:
    codes = [int(x, 16) if x else int(octal, 8) for x, octal in BYTE_RE.findall(escapes)]
    return bytes(codes).decode()

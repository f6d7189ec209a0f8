"""One line of a PO file: ``#~| msgid "text"``, the text between its quotation marks, its faults.

A fault is said to a volunteer who is not a programmer. A place is found however a text is wrapped.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import get_close_matches
from functools import lru_cache
from typing import NamedTuple

from tools.model.errors import CatalogError
from tools.model.text import printable

SHOWN = 20
"""Faults shown of one file: more of them is a wall, and nobody reads a wall."""
LONG = 40
"""Characters of a text that are enough to know it by."""
HINT = "Correct these places in a text editor, or restore the last good version of the file."


class Fault(Exception):
    """One thing wrong, and how to correct it: raised where it is met, then collected.

    *line* and *column* are 1-based; a column counts characters, not bytes.
    """

    def __init__(self, line: int, column: int, sentence: str, *, resume: bool = False) -> None:
        super().__init__(sentence)
        self.line = line
        self.column = column
        self.sentence = sentence
        self.resume = resume
        """Reading goes on where it stopped: the line there is itself sound."""


def shorten(text: str) -> str:
    """Shorten a text, so that a sentence can quote it: one line, nothing invisible."""
    return printable(text, LONG)


def said_once(sentence: str, count: int) -> str:
    """Write a sentence about the first of *count* faults that have one root."""
    return f"{sentence} ({count - 1} more like it in this file.)" if count > 1 else sentence


def catalog_error(faults: Sequence[Fault], *, path: str, hint: str = HINT) -> CatalogError:
    """Make one error of all faults of a file, in the order of the file."""
    ordered = sorted(faults, key=lambda fault: (fault.line, fault.column))
    lines = [f"{path}:{fault.line}:{fault.column}: {fault.sentence}" for fault in ordered]
    if len(lines) > SHOWN:
        lines[SHOWN:] = [f"{path}: and {len(lines) - SHOWN} more."]
    return CatalogError(lines, hint=hint)


KEYWORDS = ("msgctxt", "msgid", "msgid_plural", "msgstr")
PREFIX = r"[ \t]*+(\#~\||\#~|\#\||)[ \t]*+"
LINE_RE = re.compile(
    rf"""{PREFIX}
    (?:(msgctxt|msgid_plural|msgid|msgstr(?:\[[0-9]+\])?)[ ][ \t]*)?
    "([^"\\]*(?:\\.[^"\\]*)*)"[ \t]*
    """,
    re.VERBOSE,
)
MARK_RE = re.compile(r"(?:<{7}|\|{7}|>{7})(?: |$)|={7}$")
"""What git leaves in a file that two people changed in the same place."""
CUT_RE = re.compile(r"(?:m|ms|msg[\w\[\]]*)?[ \t]*(?:\"(?:[^\"\\]|\\.)*\\?)?")
CURLY = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u2033\xab\xbb\u2039\u203a"
"""What word processors make of a straight quotation mark."""

CUT = "The file ends here, in the middle of an entry: it was cut off. Take the whole file again."
CONFLICT = (
    "Two versions of this place were never merged: git left its conflict marks here. "
    "Keep one version and delete the lines that begin with <<<<<<<, =======, >>>>>>>."
)


class Line(NamedTuple):
    """A line that holds text."""

    prefix: str
    """``#~`` obsolete, ``#|`` previous, ``#~|`` both, or nothing."""
    keyword: str
    """e.g. ``msgstr[0]``; empty where the text of the line above goes on."""
    text: str
    """Between the quotation marks, escapes and all."""
    column: int
    """1-based column where *text* begins."""


def read_line(line: str) -> Line | None:
    """Take a line of text apart; None for a line that cannot be read."""
    if not (match := LINE_RE.fullmatch(line)):
        return None
    prefix, keyword, text = match.groups("")
    return Line(prefix, keyword, text, match.start(3) + 1)


def unreadable(line: str, number: int, *, last: bool) -> Fault:
    """Say what is wrong with a line that :func:`read_line` cannot read.

    :param last: it ends the file, and no line ending follows it.
    """
    prefix = re.match(PREFIX, line)
    assert prefix  # it may be empty
    at = prefix.end()
    body = line[at:].rstrip(" \t")
    if MARK_RE.match(line):
        return Fault(number, 1, CONFLICT)
    if last and CUT_RE.fullmatch(body):
        return Fault(number, len(line) + 1, CUT)
    word = re.match(r"[^\W\d]\w*(?:\[\w*\])?", body)
    if body.startswith('"'):
        offset, sentence = _text_fault(body)
    elif word and word[0].partition("[")[0] in KEYWORDS:
        offset, sentence = _after_keyword(body, word[0])
    else:
        offset, sentence = 0, _no_keyword(body, word[0] if word else "")
    return Fault(number, at + offset + 1, sentence)


def _after_keyword(body: str, keyword: str) -> tuple[int, str]:
    rest = body[len(keyword) :]
    text = rest.lstrip(" \t")
    if "[" in keyword and not re.fullmatch(r"msgstr\[[0-9]+\]", keyword):
        return 0, f"{shorten(keyword)} is not a keyword. Write msgstr[0], msgstr[1] and so on."
    if not text:
        return len(body), f'{keyword} has no text after it. Write {keyword} "" if there is none.'
    if not rest.startswith(" ") and text.startswith('"'):
        return len(keyword), f"Write a space between {keyword} and its text."
    offset, sentence = _text_fault(text)
    return len(body) - len(text) + offset, sentence


def _no_keyword(body: str, word: str) -> str:
    rest = body[len(word) :].lstrip()
    if body.startswith("#"):
        return "There is a comment after #~ or #|. Move it above the entry, without that sign."
    if word and rest.startswith('"'):
        if close := get_close_matches(word, KEYWORDS, 1):
            return f"{shorten(word)} is not a keyword of a PO file. Did you mean {close[0]}?"
        return f"{shorten(word)} is not a keyword of a PO file. Delete it, or write # before it."
    if unicodedata.category(body[:1] or "x") in ("Zs", "Zl", "Zp", "Cf", "Cc"):
        name = f"U+{ord(body[0]):04X}"
        return f"The line begins with an invisible character ({name}). Delete it."
    return (
        'The line begins with neither #, a keyword (msgid, msgstr) nor a quotation mark ("). '
        "Put text between quotation marks, and # before a comment."
    )


def _text_fault(text: str) -> tuple[int, str]:
    """What is wrong with something that should be ``"text"``, and at which offset."""
    closed = re.match(r'"[^"\\]*(?:\\.[^"\\]*)*(")?', text)
    if not closed and text[0] in CURLY:
        return 0, f'Text goes between straight quotation marks ("), not {text[0]}.'
    if not closed:
        return 0, 'A quotation mark (") is missing here, before the text.'
    if closed[1]:
        return _surplus(text, closed.end())
    if text.endswith('\\"'):
        return len(text) - 2, 'This \\" is part of the text. Write another " to close the text.'
    return len(text), 'A quotation mark (") is missing here, after the text.'


def _surplus(text: str, end: int) -> tuple[int, str]:
    """What to say of that which is after the closing quotation mark."""
    if word := re.match(r"[ \t]*(msg\w+)", text[end:]):
        return end + word.start(1), f"Write {word[1]} on a line of its own."
    if '"' in text[end:]:
        return end - 1, 'This quotation mark closes the text too early. Write \\" inside a text.'
    return end, "There is something after the text. Delete it, or put it into the text."


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
    r"""Write a text as it is between the quotation marks.

    >>> print(escape('say "no"\n\x1b'))
    say \"no\"\n\033
    """
    return text.translate(ESCAPES)


def unescape_simple(text: str) -> str:
    """Undo the one-letter escapes of a text known to hold no others."""
    return SIMPLE_RE.sub(lambda found: SIGNS[found[1]], text) if "\\" in text else text


def unescape(text: str, *, line: int, column: int) -> str:
    r"""Read the text between the quotation marks of one line.

    Octal and hexadecimal escapes are bytes of UTF-8, as they are for gettext.

    :param column: where in the line the text begins; for the fault.
    :raises Fault: an escape that gettext does not know, or no text in UTF-8.
    """

    def plain(match: re.Match[str]) -> str:
        if match[1]:
            try:
                if not set(decoded := _decoded(match[1])) & UNSAYABLE:
                    return decoded
            except UnicodeDecodeError:
                pass
            sentence = f"{match[1]} does not stand for a letter. Type the letter itself."
        elif match[2] in SIGNS:
            return SIGNS[match[2]]
        else:
            sentence = f"{match[0]} means nothing here. Write \\\\ for a backslash of the text."
        raise Fault(line, column + match.start(), sentence)

    return ESCAPE_RE.sub(plain, text) if "\\" in text else text


def _decoded(escapes: str) -> str:
    codes = [int(x, 16) if x else int(octal, 8) for x, octal in BYTE_RE.findall(escapes)]
    return bytes(codes).decode()


class Place(NamedTuple):
    """A place in a file, as editors count: from 1, in characters."""

    line: int
    column: int


def place_of(lines: Sequence[str], entry: int, offset: int, keyword: str = "msgstr") -> Place:
    r"""Find the place of a character of a text that was read from *lines*.

    :param entry: the line of its ``msgid``, from 1 (``Entry.line``).
    :param offset: of the character, from 0; one past the last is the closing quotation mark.

    >>> place_of(['msgid ""', 'msgstr ""', '"Hola, "', '"mundo"'], 1, 8)
    Place(line=4, column=4)
    """
    place, inside, left = Place(entry, 1), False, offset
    for number in range(entry, len(lines) + 1):
        line = _read(lines[number - 1])
        if line is None or (line.keyword and inside):
            break
        inside = inside or line.keyword == keyword
        if not inside:
            continue
        length = _length(line.text)
        place = Place(number, line.column + _written(line.text, min(left, length)))
        if left < length:
            break
        left -= length
    return place


_read = lru_cache(maxsize=64)(read_line)
"""Many findings are of one text."""


@lru_cache(maxsize=64)
def _length(text: str) -> int:
    """How many characters the escaped *text* means."""
    return len(unescape(text, line=0, column=0))


def _written(text: str, offset: int) -> int:
    """How far into the escaped *text* the character *offset* of what it means is."""
    at = 0
    for match in ESCAPE_RE.finditer(text):
        before = match.start() - at
        if offset < before:
            break
        offset -= before
        made = len(unescape(match[0], line=0, column=0))
        if offset < made:
            return match.start()
        offset -= made
        at = match.end()
    return at + offset

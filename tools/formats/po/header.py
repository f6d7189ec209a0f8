"""The header: the entry whose msgid is empty, and whose msgstr is a list of fields."""

from __future__ import annotations

import gettext
import re
from functools import lru_cache
from typing import Protocol

from tools.formats.po.lines import Fault, shorten

Fields = tuple[tuple[str, str], ...]
NAME_RE = re.compile(r"[!-9;-~]+")
CHARSET_RE = re.compile(r"[\w/.+-]+;[ \t]*charset=(\S+)[ \t]*")
PLURALS_RE = re.compile(r"nplurals=([1-9][0-9]{0,2})[ \t]*;[ \t]*plural=([^;]+)(?:;.*)?")
"""gettext, too, takes no notice of what follows the second semicolon."""
PLURALS = "Plural-Forms: nplurals=2; plural=(n != 1);"
"""The example in the hints."""
COUNTED = range(1001)
"""The numbers that msgfmt tries a plural expression on."""


class Where(Protocol):
    """Finds a piece of the header: its line and column in the file."""

    def __call__(self, piece: str, *, last: bool = False) -> tuple[int, int]: ...


def header_fields(msgstr: str) -> Fields:
    r"""Split a header into fields, in order: name, and value without the space before it.

    >>> header_fields("Language: es\nX-Credit: Onda\n")
    (('Language', 'es'), ('X-Credit', 'Onda'))
    """
    lines = [line.partition(":") for line in msgstr.split("\n") if line]
    return tuple((name, value.removeprefix(" ")) for name, _, value in lines)


def header_text(fields: Fields) -> str:
    """Write the msgstr of a header that has these fields."""
    return "".join(f"{name}: {value}\n" for name, value in fields)


def header_faults(msgstr: str, where: Where, *, whole: bool = True) -> list[Fault]:
    """Find what is wrong with the fields.

    :param whole: they are all there is; else some may be among lines that cannot be read.
    """
    faults = []
    seen: set[str] = set()
    for line in msgstr.split("\n")[:-1]:
        name, colon, _ = line.partition(":")
        if not colon or not NAME_RE.fullmatch(name):
            sentence = f'The header line "{shorten(line)}" is not a field. Write "Name: value\\n".'
            faults.append(Fault(*where(line), sentence))
        elif name.lower() in seen:
            sentence = f"The header field {shorten(name)} is there twice. Keep one of the two."
            faults.append(Fault(*where(name, last=True), sentence))
        seen.add(name.lower())
    last = msgstr.rpartition("\n")[2]
    if last and whole:
        sentence = r"The header does not end with \n. Write \n before the last quotation mark."
        faults.append(Fault(*where(last, last=True), sentence))
    fields = dict(header_fields(msgstr))
    return faults + [
        Fault(*where(name), sentence)
        for name, rule in (("Content-Type", _charset), ("Plural-Forms", _plurals))
        if (name in fields or whole) and (sentence := rule(fields.get(name)))
    ]


def nplurals(fields: Fields) -> int:
    """Count the plural forms that the header promises; 0 if it says nothing of them."""
    found = PLURALS_RE.fullmatch(dict(fields).get("Plural-Forms", "").strip())
    return int(found[1]) if found else 0


def _charset(value: str | None) -> str:
    if value is None:
        return r'The header names no charset. Add "Content-Type: text/plain; charset=UTF-8\n".'
    match = CHARSET_RE.fullmatch(value)
    if not match:
        return 'Content-Type cannot be read. Write it as "text/plain; charset=UTF-8".'
    if match[1].upper() != "UTF-8":
        charset = shorten(match[1])
        return f"The header says charset={charset}. Save the file as UTF-8, with charset=UTF-8."
    return ""


@lru_cache(maxsize=64)
def _plurals(value: str | None) -> str:
    """What is wrong with the value of Plural-Forms; empty if nothing is, or it says nothing."""
    if not value or not value.strip():
        return ""
    if not (match := PLURALS_RE.fullmatch(value.strip())):
        return f'Plural-Forms cannot be read. Write it as "{PLURALS}".'
    try:
        plural = gettext.c2py(match[2])  # it parses for itself: nothing else is ever evaluated
        values = [plural(number) for number in COUNTED]
    except ZeroDivisionError:
        return "The plural expression of Plural-Forms divides by zero. Correct it."
    except ValueError:
        return f'The plural expression of Plural-Forms is wrong. Write it as in "{PLURALS}".'
    if min(values) >= 0 and max(values) < int(match[1]):
        return ""
    span = f"{shorten(str(min(values)))} to {shorten(str(max(values)))}"
    return (
        f"Plural-Forms has nplurals={match[1]}, but its expression goes from {span}. "
        "Correct one of the two."
    )

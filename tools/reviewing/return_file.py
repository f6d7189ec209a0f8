"""What a reviewer sends back: one small file of JSON, read as if an enemy had written it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from tools.model.errors import ToolsError
from tools.model.text import composed

FORMAT = "onda review 1"
LARGEST = 20_000_000
"""Bytes of a file; a book of reviews is smaller."""
MOST = 20_000
"""Answers of a file; each is looked up in the catalogues."""
LONGEST_NAME = 100


class ReturnError(ToolsError):
    """A file that is no review, or not a whole one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What became of one entry in the reviewer's hands; those left alone are not sent."""

    domain: str
    msgctxt: str | None = None
    msgid: str
    sent: str
    """The msgstr that the reviewer was given."""
    msgstr: str
    """The one that they gave back."""
    done: bool
    """They are through with it; else it is work they have begun."""
    settled: tuple[str, ...] = ()
    """Other texts that they had before them when they chose this one."""
    notes: tuple[str, ...] = ()
    """Comments of the file that tell who drafted the words."""
    theirs: bool = True
    """Whether it is sure that they finished it, and not somebody before them."""

    @property
    def key(self) -> tuple[str | None, str]:
        """Of the entry that it is for."""
        return (self.msgctxt, self.msgid)


@dataclass(frozen=True, kw_only=True, slots=True)
class Return:
    """One file."""

    locale: str
    """Of the edition, as gettext spells it."""
    reviewer: str = ""
    """Empty if they do not want to be named."""
    answers: tuple[Answer, ...] = field(default_factory=tuple)


def parse_return(data: bytes, *, path: str) -> Return:
    """Read a file that came back.

    :param path: only named in errors.
    :raises ReturnError: it is no review of ours, or damaged.
    """
    if len(data) > LARGEST:
        raise ReturnError(f"{path}: this is too large for a review.")
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ReturnError(
            f"{path}: this is not a review, or it was cut off on the way.",
            hint="Ask the reviewer to press “Save the review” again, and to send that file.",
        ) from error
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise ReturnError(
            f"{path}: this is not a review.", hint="It comes from the page that make review writes."
        )
    rows = value.get("answers")
    if not isinstance(rows, list):
        raise ReturnError(f"{path}: answers are missing.")
    if len(rows) > MOST:
        raise ReturnError(f"{path}: this is too large for a review.")
    return Return(
        locale=_text(value, "edition", path),
        reviewer=_name(_text(value, "reviewer", path)),
        answers=require_unique(
            (_answer(row, f"{path}: answer {n}") for n, row in enumerate(rows, 1)), path
        ),
    )


def require_unique(answers: Iterable[Answer], path: str) -> tuple[Answer, ...]:
    """Return *answers* if there is no more than one for each entry.

    :raises ReturnError: of two, nobody knows which is meant.
    """
    unique = tuple(answers)
    if len({(one.domain, one.key) for one in unique}) < len(unique):
        raise ReturnError(f"{path}: there are two answers for one paragraph.")
    return unique


def _answer(row: Any, where: str) -> Answer:
    if not isinstance(row, dict):
        raise ReturnError(f"{where} is not an answer.")
    msgctxt = row.get("msgctxt")
    done = row.get("done")
    settled = row.get("settled", [])
    if not isinstance(msgctxt, str | None) or not isinstance(done, bool):
        raise ReturnError(f"{where} is not whole.")
    if not isinstance(settled, list) or not all(isinstance(text, str) for text in settled):
        raise ReturnError(f"{where} is not whole.")
    msgid = _text(row, "msgid", where)
    if not msgid:  # which would be the head of the file
        raise ReturnError(f"{where} is not whole.")
    return Answer(
        domain=_text(row, "document", where), msgctxt=msgctxt and composed(msgctxt), msgid=msgid,
        sent=_text(row, "sent", where), msgstr=_tidy(_text(row, "msgstr", where)), done=done,
        settled=tuple(map(composed, settled)),
    )  # fmt: skip


def _text(row: dict[str, Any], field: str, where: str) -> str:
    value = row.get(field)
    if not isinstance(value, str):
        raise ReturnError(f"{where}: {field} is missing, or is not text.")
    if any(0xD800 <= ord(sign) <= 0xDFFF or sign in "\0\x04" for sign in value):
        raise ReturnError(f"{where}: {field} holds something that is not a character.")
    return composed(value)


def _tidy(text: str) -> str:
    """Lines as text fields of browsers have them, and no spaces around: a paragraph is one."""
    return " ".join(text.split("\n")).strip() if "\n" in text else text.strip()


def _name(name: str) -> str:
    """A name as it can be in a header: one line of visible signs, and not a long one."""
    shown = "".join(sign for sign in " ".join(name.split()) if sign.isprintable())
    return shown[:LONGEST_NAME]

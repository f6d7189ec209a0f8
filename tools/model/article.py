"""Articles and undated pages, as the site, feeds and books speak of them; and the fields
above an article's title.

::

    :author: Ana Ruiz
    :date: 2026-11                 as far as it is known
    :draft: yes                    held back; also with nothing after it
    :publish: 2026-12-24           held back until that day
    :withdrawn: 2027-01-05 Why     a notice is in its place, everywhere
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from tools.model.dates import is_date

FOLDER = "articles/"
"""Where articles lie: no other document has fields."""
KNOWN = ("author", "date", "draft", "publish", "withdrawn")
YES = frozenset({"", "yes", "y", "true", "t", "on", "1", "x", "si", "sí", "sim"})
NO = frozenset({"no", "n", "false", "f", "off", "0", "não"})
WITHDRAWN_RE = re.compile(r"(\S*)\s*(.*)", re.DOTALL)
WORDS_A_MINUTE = 230


class Field(NamedTuple):
    name: str
    text: str
    line: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Fields:
    """What an article's fields say of publishing it."""

    draft: bool = False
    publish: str = ""
    """The day it goes out on; empty if it may at once."""
    withdrawn: str = ""
    """The date it was withdrawn; empty if it never was."""

    def held_until(self, today: str) -> str | None:
        """Return the day until which it is held back, empty for no day at all; None if it is not.

        >>> Fields(publish="2030-01-01").held_until("2029-12-31")
        '2030-01-01'
        >>> Fields(publish="2030-01-01").held_until("2030-01-01") is None
        True
        """
        if self.draft:
            return ""
        return self.publish if self.publish > today else None


def find_held_back(articles: Mapping[str, Fields], today: str) -> dict[str, str]:
    """Choose the articles that are held back everywhere, and why."""
    return {
        name: f"held back until {day}" if day else "held back as a draft"
        for name, fields in articles.items()
        if (day := fields.held_until(today)) is not None
    }


def fields_of(fields: Iterable[Field]) -> Fields:
    """Read the fields, of those in which :func:`find_faults` finds nothing."""
    texts = {field.name: field.text.strip() for field in fields}
    return Fields(
        draft=texts.get("draft", "no").casefold() in YES,
        publish=texts.get("publish", ""),
        withdrawn=texts.get("withdrawn", "").split(maxsplit=1)[0] if "withdrawn" in texts else "",
    )


def find_faults(fields: Iterable[Field]) -> Iterator[tuple[int, str]]:
    """Yield the line and a sentence, for each field that says nothing that could be done."""
    seen: dict[str, int] = {}
    for name, text, line in fields:
        if name not in KNOWN:
            known = " ".join(f":{one}:" for one in KNOWN)
            yield line, f"an article has no field :{name}:. Those it may have: {known}"
        elif name in seen:
            yield line, f":{name}: is in line {seen[name]}, too; keep one of them"
        elif sentence := _fault(name, text.strip()):
            yield line, f":{name}: {sentence}"
        seen.setdefault(name, line)


def _fault(name: str, text: str) -> str:
    """What is wrong with it; empty if nothing is."""
    if name == "draft" and text.casefold() not in YES | NO:
        return f"{text!r} is neither yes nor no; write :draft: yes, or leave the line out"
    if name == "date" and not is_date(text):
        return f"{text!r} is not a date like 2021, 2021-08 or 2021-08-24"
    if name == "publish" and (not is_date(text) or len(text) < len("2030-01-01")):
        return f"{text!r} is not a day; write it like this: :publish: 2030-01-01"
    if name == "withdrawn":
        date, reason = WITHDRAWN_RE.fullmatch(text).groups()  # type: ignore[union-attr]
        if not is_date(date) or not reason:
            return "write the date and why: :withdrawn: 2027-01-05 Its sources proved false."
    return ""


@dataclass(frozen=True, kw_only=True)
class Document:
    """One document in one edition, the front page excepted: what is said of it elsewhere."""

    docname: str
    original_title: str
    title_translated: bool
    standfirst: str
    """Without markup; empty if the document has none."""
    standfirst_translated: bool
    passages: tuple[str, ...]
    """The text, a paragraph or heading each, for searching and counting; the title first."""
    foreign: tuple[int, ...]
    """Places in ``passages`` of those in the source language."""
    untranslated: int
    """Passages shown in the source language; the title and the standfirst count too."""
    total: int
    fields: Fields = field(default_factory=Fields)


@dataclass(frozen=True, kw_only=True)
class UndatedPage(Document):
    """Any document outside of ``source/articles/``: it has no byline, and no feed has it."""

    order: int | None = None
    """Its place among the pages that the front page lists; those without one come last."""


@dataclass(frozen=True, kw_only=True)
class Article(Document):
    """A document of ``source/articles/``."""

    author: str
    date: str
    """As far as it is known: ``2021``, ``2021-08`` or ``2021-08-24``."""
    date_spelled: str
    corrections: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Date, and msgids of the text, of each."""
    correction_texts: tuple[str, ...] = ()
    """Without markup, of each."""
    corrections_translated: tuple[bool, ...] = ()
    head: tuple[str, ...] = ()
    """Msgids of the title and the standfirst."""

    @property
    def minutes(self) -> int:
        """Minutes to read, at least one."""
        words = sum(len(passage.split()) for passage in self.passages)
        return max(1, math.ceil(words / WORDS_A_MINUTE))

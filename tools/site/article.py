"""Articles and undated pages in one edition, as the site, feeds and books speak of them."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from tools.model.article_fields import Fields

WORDS_A_MINUTE = 230


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

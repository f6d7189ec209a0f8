"""What a rule is, and what it gets to read.

A rule is a function with ``@rule(severity)`` before it. Its docstring is its manual: one
sentence for a reviewer, then lines that are tests::

    Bad: source | translation              something is found
    Fix: source | translation | mended     and this is what the fix makes of it
    Good: source | translation             nothing is found

in Spanish where no other language stands before (``Good: pt_BR: source | translation``).
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from types import ModuleType
from typing import Any, Generic, NamedTuple, TypeVar

from tools.findings import Fault, Severity
from tools.glossary import Glossary
from tools.model import Catalog, Entry
from tools.placeables import PLACEABLE_RE
from tools.segments import Languages, split
from tools.values import Difference, differences


@dataclass(frozen=True, kw_only=True, eq=False)
class House:
    """What holds for every entry of an edition."""

    languages: Languages
    glossary: Glossary = field(default_factory=Glossary)


@dataclass(frozen=True, eq=False)
class Pair:
    """A text and its translation, each looked at once however many rules there are."""

    source: str
    target: str
    house: House
    plain: bool = False
    """Not reStructuredText: a word of the pages or of the workshop, with ``{fields}``."""

    @property
    def languages(self) -> Languages:
        return self.house.languages

    @cached_property
    def source_prose(self) -> str:
        """The source with blanks for code, addresses and markup: every place stays."""
        return self.source if self.plain else prose(self.source)

    @cached_property
    def target_prose(self) -> str:
        """The same of the translation."""
        return self.target if self.plain else prose(self.target)

    @cached_property
    def source_sentences(self) -> tuple[str, ...]:
        return split(self.source, self.languages.source)

    @cached_property
    def target_sentences(self) -> tuple[str, ...]:
        return split(self.target, self.languages.target)

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """Numbers, dates, times and amounts that are not the same on both sides."""
        whole = (self.source, self.target)
        return differences(self.source_prose, self.target_prose, self.languages, whole)


@dataclass(frozen=True, kw_only=True, eq=False)
class Book:
    """An edition as a whole, for rules that look beyond one entry."""

    house: House
    catalogs: tuple[Catalog, ...]
    templates: tuple[Catalog, ...] = ()
    """What there is to translate now."""
    others: tuple[tuple[Catalog, ...], ...] = ()
    """The catalogues of the other editions."""


class Place(NamedTuple):
    """A fault, and the entry it was found in."""

    fault: Fault
    domain: str
    entry: Entry | None = None
    """None: the file as a whole."""


Read = TypeVar("Read", Pair, Book, str)
Found = TypeVar("Found", Fault, Place)


@dataclass(frozen=True, eq=False)
class Rule(Generic[Read, Found]):
    """One thing that is looked for."""

    check: Callable[[Read], Iterable[Found]]
    severity: Severity

    @property
    def name(self) -> str:
        """What findings, waivers and SARIF call it, e.g. ``lost-negation``."""
        return self.check.__name__.strip("_").replace("_", "-")

    @property
    def family(self) -> str:
        """The module it stands in, e.g. ``meaning``."""
        return self.check.__module__.rpartition(".")[2]

    @property
    def manual(self) -> str:
        return inspect.getdoc(self.check) or ""


PairRule = Rule[Pair, Fault]
"""Of one entry, its plural forms one by one."""
BookRule = Rule[Book, Place]
"""Of an edition."""
SourceRule = Rule[str, Fault]
"""Of a paragraph in the source language, before it goes out."""


def rule(severity: Severity) -> Callable[[Callable[[Read], Iterable[Found]]], Rule[Read, Found]]:
    """Make a rule of a function.

    >>> @rule(Severity.NOTE)
    ... def too_loud(pair: Pair) -> Iterable[Fault]:
    ...     '''One exclamation mark will do.'''
    ...     return []
    >>> too_loud.name
    'too-loud'
    """
    return lambda check: Rule(check, severity)


def rules_of(module: ModuleType) -> tuple[Rule[Any, Any], ...]:
    """The rules of a family, in the order they are written in."""
    return tuple(value for value in vars(module).values() if isinstance(value, Rule))


def prose(text: str) -> str:
    """*text* with blanks for what is not prose, and every other character at its place.

    >>> prose("Type ``make`` *now*.")
    'Type           now .'
    """

    def shown(match: re.Match[str]) -> str:
        kind = match.lastgroup or ""
        if kind == "amount":
            return match[0]
        if not kind.startswith("to"):
            return " " * len(match[0])
        start, end = (place - match.start() for place in match.span(f"title{kind[2:]}"))
        return " " * start + match[0][start:end] + " " * (len(match[0]) - end)

    return PLACEABLE_RE.sub(shown, text)

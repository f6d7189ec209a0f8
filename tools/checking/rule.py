"""What a rule is, and what it gets to read.

A rule is a function with ``@rule(family, severity)`` before it. Its docstring is its manual: one
sentence for a reviewer, then lines that are tests::

    Bad: source | translation              something is found
    Fix: source | translation | fixed      and this is what its fix makes of it, for certain
    Offer: source | translation | fixed    or would make of it, if a person agrees
    Good: source | translation             nothing is found

in Spanish where no other language is named (``Good: pt_BR: source | translation``);
``plain`` is written before words of the pages, which are no reStructuredText, and ``␣`` for a
no-break space.
"""

from __future__ import annotations

import inspect
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import ModuleType
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, TypeVar

from tools.glossary import Glossary, Term
from tools.language.facts import HouseStyle
from tools.language.length_ratio import Lengths
from tools.language.sentences import Languages, split
from tools.language.spelling import Dictionary
from tools.language.words import split_words
from tools.markup.inline import Mark, compare_marks
from tools.markup.paragraphs import is_too_long
from tools.markup.prose import prose
from tools.model.catalog import Catalog, Entry
from tools.model.findings import Fault, Severity, say

if TYPE_CHECKING:
    from tools.language.quantities import Difference


@dataclass(frozen=True, kw_only=True, eq=False)
class CheckSettings:
    """Per-edition settings of the checks: languages, glossary, style, dictionary, usual lengths."""

    languages: Languages
    glossary: Glossary = field(default_factory=Glossary)
    typography: HouseStyle = field(default_factory=HouseStyle)
    dictionary: Dictionary | None = None
    """Without one, nothing is said of spelling."""
    words: Mapping[str, int] = field(default_factory=dict)
    """What ``words.txt`` adds to it, each with its line."""
    lengths: Lengths = field(default_factory=Lengths)
    lexicon: Callable[[str], bool] | None = None
    """Whether a word is one of the source's language; without it, each capital makes a name."""

    @cached_property
    def term_heads(self) -> frozenset[str]:
        """How the first words of terms are written: without one, no text holds a term."""
        heads = {one for term in self.glossary.terms for one in split_words(term.term.lower())[:1]}
        return frozenset(
            form for one in heads for form in (one, f"{one}s", f"{one}es", f"{one[:-1]}ies")
        )


@dataclass(frozen=True, eq=False)
class Pair:
    """A text and its translation, each looked at once however many rules there are."""

    source: str
    target: str
    settings: CheckSettings
    plain: bool = False
    """Not reStructuredText: a word of the pages or of the workshop, with ``{fields}``."""

    @property
    def languages(self) -> Languages:
        """Of the two texts."""
        return self.settings.languages

    @cached_property
    def source_prose(self) -> str:
        """The source with spaces for code, addresses and markup: every place stays."""
        return self.source if self.plain else prose(self.source)

    @cached_property
    def target_prose(self) -> str:
        """The same of the translation."""
        return self.target if self.plain else prose(self.target)

    @cached_property
    def target_shape(self) -> str:
        """The prose of the translation, with an ``x`` for each sign that a space replaces."""
        signs = zip(self.target, self.target_prose, strict=True)
        return "".join("x" if ours != shown else ours for ours, shown in signs)

    @cached_property
    def source_words(self) -> tuple[str, ...]:
        """The words of the source's prose, and its stops: see :mod:`tools.language.words`."""
        return split_words(self.source_prose)

    @cached_property
    def target_words(self) -> tuple[str, ...]:
        """The same of the translation."""
        return split_words(self.target_prose)

    @cached_property
    def source_small(self) -> list[str]:
        """The words of the source without capitals."""
        return [word.lower() for word in self.source_words]

    @cached_property
    def target_small(self) -> list[str]:
        """The same of the translation."""
        return [word.lower() for word in self.target_words]

    @cached_property
    def unlike(self) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
        """What the translation lacks of the markup, and has too much; nothing if it is no line."""
        if self.plain or "\n" in self.source or is_too_long(self.source, self.target):
            return (), ()
        return compare_marks(self.source, self.target)

    @cached_property
    def missing_terms(self) -> tuple[Term, ...]:
        """What the glossary has for the source, and the translation calls something else."""
        if not self.settings.term_heads:
            return ()
        heads = (word.partition("’")[0].partition("'")[0] for word in self.source_small)
        if self.settings.term_heads.isdisjoint(heads):
            return ()
        return self.settings.glossary.missing(self.source, self.target, self.languages.target)

    @cached_property
    def stretch(self) -> float:
        """How far the length is from what is usual, in spreads; below 0 it is short."""
        return self.settings.lengths.stretch(self.source, self.target)

    @cached_property
    def source_sentences(self) -> tuple[str, ...]:
        """The sentences of the source, with the space after each."""
        return split(self.source, self.languages.source)

    @cached_property
    def target_sentences(self) -> tuple[str, ...]:
        """The same of the translation."""
        return split(self.target, self.languages.target)

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """Numbers, dates, times and amounts that are not the same on both sides."""
        from tools.language.quantities import find_differences, has_values, list_plain_numbers  # noqa: PLC0415 - printing a page does without

        whole = (self.source, self.target)
        if not (
            has_values(self.source_prose, self.source_small, self.languages.source)
            or has_values(self.target_prose, self.target_small, self.languages.target)
        ):
            return ()
        ours = list_plain_numbers(self.source_prose, self.source_small, self.languages.source)
        if ours is not None and ours == list_plain_numbers(
            self.target_prose, self.target_small, self.languages.target
        ):
            return ()
        return find_differences(self.source_prose, self.target_prose, self.languages, whole)


@dataclass(frozen=True, kw_only=True, eq=False)
class Book:
    """An edition as a whole, for rules that look beyond one entry."""

    settings: CheckSettings
    catalogs: tuple[Catalog, ...]
    templates: tuple[Catalog, ...] = ()
    """What there is to translate now."""


class Place(NamedTuple):
    """A fault, and the entry it was found in."""

    fault: Fault
    domain: str
    entry: Entry | None = None
    """None: the file as a whole."""


Family = Literal[
    "safety", "markup", "values", "meaning", "names", "terms", "languages", "typography",
    "spelling", "consistency", "source",
]  # fmt: skip
"""What a rule looks after. Reports, waivers and blocking go by it; see ``rules/__init__.py``."""
Read = TypeVar("Read", Pair, Book, str)
Found = TypeVar("Found", Fault, Place)


@dataclass(frozen=True, eq=False)
class Rule(Generic[Read, Found]):
    """One thing that is looked for."""

    family: Family
    """SARIF's tag, and what says whether a waiver helps: it does not move with the module."""
    function: Callable[[Read], Iterable[Found]]
    severity: Severity

    def check(self, read: Read) -> Iterator[Found]:
        """Yield what is found; where the function fails, say so: the rest is still read."""
        try:
            yield from self.function(read)
        except Exception as error:  # one bug must not keep the rest of what is wrong from a reader
            fault = _bug(error)
            found: Any = Place(fault, "") if isinstance(read, Book) else fault
            yield found

    @property
    def name(self) -> str:
        """What findings, waivers and SARIF call it, e.g. ``lost-negation``."""
        return self.function.__name__.strip("_").replace("_", "-")

    @property
    def manual(self) -> str:
        """What it looks for, and examples: the function's docstring."""
        return inspect.getdoc(self.function) or ""


def _bug(error: Exception) -> Fault:
    """What to say where a rule raised *error*: nothing is known of the text."""
    name = "".join(traceback.format_exception_only(error)).strip()
    message = say(
        "Onda itself failed here and cannot tell whether this is right ({error})."
        " Please report it; “make check” prints at its end what is needed.",
        error=name,
    )
    return Fault(message, bug="".join(traceback.format_exception(error)))


PairRule = Rule[Pair, Fault]
"""Of one entry, its plural forms one by one."""
BookRule = Rule[Book, Place]
"""Of an edition."""
SourceRule = Rule[str, Fault]
"""Of a paragraph in the source language, before it goes out."""


def rule(
    family: Family, severity: Severity
) -> Callable[[Callable[[Read], Iterable[Found]]], Rule[Read, Found]]:
    """Make a rule of a function.

    >>> @rule("typography", Severity.NOTE)
    ... def too_loud(pair: Pair) -> Iterable[Fault]:
    ...     '''One exclamation mark will do.'''
    ...     return []
    >>> too_loud.name
    'too-loud'
    """
    return lambda check: Rule(family, check, severity)


def rules_of(*modules: ModuleType) -> tuple[Rule[Any, Any], ...]:
    """List the rules of *modules*, in the order they are written in."""
    return tuple(
        value for module in modules for value in vars(module).values() if isinstance(value, Rule)
    )

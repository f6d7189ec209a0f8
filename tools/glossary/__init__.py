"""Terms and what they are called in each language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from tools.glossary.forms import Mark, spelling_re


@dataclass(frozen=True, kw_only=True, eq=False)
class Term:
    """One row of the glossary."""

    term: str
    """As the source has it, in the singular."""
    translations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By gettext's name of the language; the first is the one to prefer."""
    marks: Mapping[tuple[str, str], Mark] = field(default_factory=dict)
    """By language and translation: its gender, where somebody wrote it down."""
    keep: bool = False
    """Stays as it is in every language: a name that nobody translates."""
    exact: bool = False
    """Written in these very capitals, or it is another word: ``US``, ``us``."""
    note: str = ""


class Occurrence(NamedTuple):
    """A term at its place in a sentence."""

    term: Term
    start: int
    end: int
    """Of its words alone, without ``’s``."""
    plural: bool
    """Whether it is there in the plural, and the glossary has it in the singular."""


@dataclass(frozen=True)
class Glossary:
    """All terms; the longest that fits counts where one is within another."""

    terms: tuple[Term, ...] = ()

    @property
    def kept(self) -> tuple[str, ...]:
        """What no engine gets to see."""
        return tuple(term.term for term in self.terms if term.keep)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest = sorted(range(len(self.terms)), key=lambda n: (-len(self.terms[n].term), n))
        parts = [f"(?P<t{n}>{_forms(self.terms[n])})" for n in longest]
        return re.compile(rf"(?<!\w)(?:{'|'.join(parts) or '(?!)'})(?!\w)")

    def find(self, sentence: str) -> tuple[Term, ...]:
        """Find the terms of *sentence*, in order, each once: plural, capital or possessive alike.

        >>> glossary = Glossary((Term(term="military coup"), Term(term="coup")))
        >>> [term.term for term in glossary.find("Military coups’ victims")]
        ['military coup']
        """
        return tuple(dict.fromkeys(one.term for one in self.occurrences(sentence)))

    def occurrences(self, sentence: str) -> tuple[Occurrence, ...]:
        """Find the terms of *sentence*, in order, as often as they are there.

        >>> (one,) = Glossary((Term(term="coup"),)).occurrences("The coups’ end")
        >>> one.start, one.end, one.plural
        (4, 9, True)
        """
        return tuple(
            _occurrence(self._by_group[match.lastgroup], match)
            for match in self._pattern.finditer(sentence)
            if match.lastgroup
        )

    @cached_property
    def _by_group(self) -> dict[str, Term]:
        return {f"t{number}": term for number, term in enumerate(self.terms)}

    def reasons(self, sentence: str, draft: str, language: str) -> tuple[str, ...]:
        """Say what the glossary has against *draft*, a plain phrase for each term.

        >>> term = Term(term="coup", translations={"es": ("golpe de Estado", "golpe")})
        >>> Glossary((term,)).reasons("Two coups failed.", "Fracasaron dos cupés.", "es")
        ('the glossary has “golpe de Estado” or “golpe” for “coup”',)
        """
        return tuple(
            f"the glossary has {' or '.join(f'“{form}”' for form in forms)} for “{term.term}”"
            for term in self.missing(sentence, draft, language)
            if (forms := (term.term,) if term.keep else term.translations[language])
        )

    def missing(self, sentence: str, draft: str, language: str) -> tuple[Term, ...]:
        """List the terms of *sentence* that *draft* calls something else."""
        return tuple(
            term
            for term in self.find(sentence)
            if (forms := (term.term,) if term.keep else term.translations.get(language, ()))
            and not any(_stands(form, draft, language) for form in forms)
        )


def _occurrence(term: Term, match: re.Match[str]) -> Occurrence:
    words = re.sub(r"(?:['’]s|(?<=s)['’]|['’])\Z", "", match[0])
    plural = " ".join(words.casefold().split()) != term.term.casefold()
    return Occurrence(term, match.start(), match.start() + len(words), plural)


def _forms(term: Term) -> str:
    """Regular expression for the ways a term is written in English."""
    words = [_word(word, term.exact or term.keep) for word in term.term.split()]
    return r"[\s\u00a0]+".join([*words[:-1], words[-1] + (r"(?:['’]s|s['’]|['’])?")])


def _word(word: str, exact: bool) -> str:
    escaped = re.escape(word)
    if exact:
        return escaped
    stem = re.escape(word[:-1])
    if re.search(r"[^aeiou]y\Z", word):
        return f"(?i:{stem}(?:y|ies))"
    plural = "es" if re.search(r"(?:s|x|z|ch|sh)\Z", word) else "s"
    return f"(?i:{escaped}(?:{plural})?)"


def _stands(form: str, draft: str, language: str) -> bool:
    """Whether a translation is in *draft*, in the singular or the plural."""
    return bool(spelling_re(form, language).search(draft.casefold()))

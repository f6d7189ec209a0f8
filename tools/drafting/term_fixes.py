"""Terms that an engine called something else, brought in as the glossary has them.

Three ways, the surest first. What the engine calls the term alone is looked for in its
sentence, and the glossary's word takes that place. Or the sentence is asked again with a
plain noun instead of the term, of the same gender and number, so that whatever agrees
with the one agrees with the other. Or it is asked with a token instead.

A term that came out right is left alone. What is brought in passes every check that a
draft passes; where an article or an adjective is not certain, the reviewer is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from tools.drafting.engine import Translation
from tools.drafting.guards import Rejected, check_sentence
from tools.drafting.strategies import mask_with_amounts
from tools.drafting.term_probes import Probe, Prober, Wanted
from tools.glossary import Glossary, Occurrence
from tools.glossary.forms import Form, form_of
from tools.glossary.insertion import Filled, fill, find_places, strip_article
from tools.language.grammar import Grammar
from tools.language.languages import language_of
from tools.language.sentences import Languages
from tools.markup.placeables import STYLES, Masked

Answers = Mapping[str, Translation]


class FixedDraft(NamedTuple):
    """A sentence with more of its terms as the glossary has them."""

    text: str
    reasons: tuple[str, ...]
    missing: int
    """Terms that are still called something else."""


@dataclass(frozen=True, eq=False)
class TermFix:
    """One sentence whose draft calls a term something else."""

    sentence: str
    draft: str
    glossary: Glossary
    languages: Languages
    known: Grammar

    @cached_property
    def reasons(self) -> tuple[str, ...]:
        """What there is to say against the draft as it is."""
        try:
            return check_sentence(self.sentence, self.draft, self.glossary, self.languages)[1]
        except Rejected:
            return ()

    @cached_property
    def _masked(self) -> Masked:
        return mask_with_amounts(self.sentence, self.glossary.kept, self.languages, STYLES[0])

    @cached_property
    def wanted(self) -> tuple[Wanted, ...]:
        """Where the missing terms are in the masked sentence, and the form each wants."""
        missing = self.glossary.missing(self.sentence, self.draft, self.languages.target)
        wanted, text = [], self._masked.text
        for occurrence in self.glossary.occurrences(text):
            term = occurrence.term
            if term not in missing or term.keep or _is_compound(text, occurrence):
                continue
            if form := self._form(occurrence):
                surface = text[occurrence.start : occurrence.end]
                wanted.append(Wanted(occurrence, surface, form))
        return tuple(wanted)

    def _form(self, occurrence: Occurrence) -> Form | None:
        language = self.languages.target
        wanted = occurrence.term.translations[language][0]
        mark = occurrence.term.marks.get((language, wanted))
        return form_of(wanted, language, plural=occurrence.plural, mark=mark)

    @property
    def questions(self) -> Iterator[str]:
        """The terms without their sentence, to learn what the engine calls them."""
        for one in self.wanted:
            yield from (one.surface, f"the {one.surface}")

    def replace_terms(self, answers: Answers) -> FixedDraft | None:
        """Put the glossary's word in the place of the engine's."""
        by_surface: dict[str, list[Form]] = {}
        for one in self.wanted:
            by_surface.setdefault(one.surface, []).append(one.form)
        whole = Filled(self.draft, ())
        for surface, forms in by_surface.items():
            asked = (answers[one].text for one in (surface, f"the {surface}") if one in answers)
            names = dict.fromkeys([*(strip_article(text, self.known) for text in asked), surface])
            tries = (self._put(whole, name, forms) for name in names)
            filled = [one for one in tries if one]
            whole = min(filled, key=lambda one: len(one.remarks), default=whole)
        return self._fixed(whole)

    def _put(self, before: Filled, name: str, forms: Sequence[Form]) -> Filled | None:
        spans = find_places(before.text, name, self.known)
        if len(spans) != len(forms):
            return None
        small = name if name.isupper() else name.lower()  # alone it began with a capital
        was = form_of(small, self.languages.target, plural=False, mark=None)
        if was and any(
            was.plural is not None and was.plural is (not form.plural) for form in forms
        ):
            return None  # young people: personas, and not the people: pueblo
        old = was.gender if was else None
        after = fill(before.text, spans, forms, self.known, [old] * len(spans))
        return after and Filled(after.text, (*before.remarks, *after.remarks))

    @cached_property
    def _prober(self) -> Prober:
        return Prober(
            sentence=self.sentence,
            draft=self.draft,
            masked=self._masked,
            wanted=self.wanted,
            kept=self.glossary.kept,
            languages=self.languages,
            known=self.known,
        )

    @cached_property
    def probes(self) -> tuple[Probe, ...]:
        """What else to ask, the best first."""
        return self._prober.probes()

    def read_probe(self, probe: Probe, answers: Answers) -> FixedDraft | None:
        """Put the terms into the answer to one more question; None where that cannot be done."""
        whole = self._prober.fill_terms(probe, answers[probe.masked.text].text)
        return whole and self._fixed(whole)

    def _fixed(self, whole: Filled) -> FixedDraft | None:
        """What passes every check, and says more of the terms as the glossary does."""
        target = self.languages.target
        try:
            text, new = check_sentence(self.sentence, whole.text, self.glossary, self.languages)
        except Rejected:
            return None
        still = self.glossary.missing(self.sentence, text, target)
        before = self.glossary.missing(self.sentence, self.draft, target)
        if not set(still) < set(before) or set(new) - set(self.reasons):
            return None
        return FixedDraft(text, (*new, *whole.remarks), len(still))


def plan_term_fix(
    sentence: str, draft: str, glossary: Glossary, languages: Languages
) -> TermFix | None:
    """Find what can be done about the terms of a draft; None if they are right, or not knowable."""
    known = language_of(languages.target).grammar
    if known is None or not glossary.missing(sentence, draft, languages.target):
        return None
    fix = TermFix(sentence, draft, glossary, languages, known)
    return fix if fix.wanted else None


def choose_best(fixed: Sequence[FixedDraft | None]) -> FixedDraft | None:
    """Choose the one with the fewest terms left and the least to look at; of equals the first."""
    found = [one for one in fixed if one]
    return min(found, key=lambda one: (one.missing, len(one.reasons)), default=None)


def _is_compound(text: str, one: Occurrence) -> bool:
    """Whether a term is but a part of a word: the right of right-wing."""
    return "-" in (text[max(0, one.start - 1) : one.start], text[one.end : one.end + 1])

"""Terms that an engine called something else, brought in as the glossary has them.

Three ways, the surest first. What the engine calls the term alone is looked for in its
sentence, and the glossary's word takes that place. Or the sentence is asked again with a
plain noun instead of the term, of the same gender and number, so that whatever agrees
with the one agrees with the other. Or it is asked with a token instead.

A term that came out right is left alone. What is brought in passes every check that a
draft passes; where an article or an adjective is not certain, the reviewer is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from tools.drafts.checks import Rejected, checked
from tools.drafts.ways import masked_with_amounts
from tools.engines import Translation
from tools.glossary import Glossary, Occurrence
from tools.numbers import base
from tools.placeables import STYLES, LostPlaceable, Masked, Placeable, Style, unmask
from tools.segments import Languages
from tools.terms import Gender, Tongue, tongue
from tools.terms.phrases import Form, form_of
from tools.terms.slots import Filled, bare, fill, places

_SLOT = "\ue000"
"""Stands where a token stood; no draft may hold it."""
_DETERMINED_RE = re.compile(
    r"\b(?:the|an?|this|that|these|those|its|their|our|his|her|my|your|no|any|some|every|each)"
    r"\s+(?:[\w-]+\s+){0,2}\Z",
    re.IGNORECASE,
)
Answers = Mapping[str, Translation]


class Repaired(NamedTuple):
    """A sentence with more of its terms as the glossary has them."""

    text: str
    reasons: tuple[str, ...]
    missing: int
    """Terms that are still called something else."""
    certain: bool
    """Whether nothing was guessed but what ``reasons`` tell."""


class Probe(NamedTuple):
    """One more question about the whole sentence."""

    masked: Masked
    spots: tuple[str, ...]
    """What stands in the answer where a term belongs, in the source's order."""
    forms: tuple[Form, ...]
    genders: tuple[Gender | None, ...]
    """Of what stands in the spots."""
    certain: bool
    """Whether the engine could see the number of the term."""


@dataclass(frozen=True, eq=False)
class Repair:
    """One sentence whose draft calls a term something else."""

    sentence: str
    draft: str
    glossary: Glossary
    languages: Languages
    known: Tongue

    @cached_property
    def reasons(self) -> tuple[str, ...]:
        """What there is to say against the draft as it is."""
        try:
            return checked(self.sentence, self.draft, self.glossary, self.languages)[1]
        except Rejected:
            return ()

    @cached_property
    def _masked(self) -> Masked:
        return masked_with_amounts(self.sentence, self.glossary.kept, self.languages, STYLES[0])

    @cached_property
    def found(self) -> tuple[tuple[Occurrence, Form], ...]:
        """Where the missing terms stand in the masked sentence, and the form each wants."""
        missing = self.glossary.missing(self.sentence, self.draft, self.languages.target)
        found = []
        for one in self.glossary.occurrences(self._masked.text):
            if one.term not in missing or one.term.keep or _is_compound(self._masked.text, one):
                continue
            if form := self._form(one):
                found.append((one, form))
        return tuple(found)

    def _form(self, one: Occurrence) -> Form | None:
        language = self.languages.target
        wanted = one.term.translations[language][0]
        mark = one.term.marks.get((language, wanted))
        return form_of(wanted, language, plural=one.plural, mark=mark)

    def _surface(self, one: Occurrence) -> str:
        return self._masked.text[one.start : one.end]

    @property
    def alone(self) -> Iterator[str]:
        """The terms without their sentence, to learn what the engine calls them."""
        for one, _ in self.found:
            yield from (self._surface(one), f"the {self._surface(one)}")

    def replaced(self, answers: Answers) -> Repaired | None:
        """The draft with the glossary's word in the place of the engine's."""
        by_surface: dict[str, list[Form]] = {}
        for one, form in self.found:
            by_surface.setdefault(self._surface(one), []).append(form)
        whole = Filled(self.draft, ())
        for surface, forms in by_surface.items():
            asked = (answers[one].text for one in (surface, f"the {surface}") if one in answers)
            names = dict.fromkeys([*(bare(text, self.known) for text in asked), surface])
            tries = (self._put(whole, name, forms) for name in names)
            found = [one for one in tries if one]
            whole = min(found, key=lambda one: len(one.remarks), default=whole)
        return self._repaired(whole, True)

    def _put(self, before: Filled, name: str, forms: Sequence[Form]) -> Filled | None:
        spans = places(before.text, name, self.known)
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
    def probes(self) -> tuple[Probe, ...]:
        """The sentence with something else in the place of its terms, the best first."""
        if not self.found:
            return ()
        tokens = (self._token(style) for style in STYLES[:2])
        return tuple(filter(None, (self._stand_in(), *tokens)))

    def _stand_in(self) -> Probe | None:
        """With plain nouns of the same gender and number."""
        chosen: dict[str, tuple[str, str]] = {}
        text, at, spots = "", 0, list[str]()
        for one, form in self.found:
            noun = chosen.get(one.term.term) or self._noun(one, form, set(chosen.values()))
            if noun is None:
                return None
            chosen[one.term.term] = noun
            english = f"{noun[0]}s" if form.plural else noun[0]
            first = not re.search(r"\w", self._masked.text[: one.start])
            before = re.sub(r"\b([Aa])n(\s+)\Z", r"\1\2", self._masked.text[at : one.start])
            text, at = f"{text}{before}{english.capitalize() if first else english}", one.end
            spots.append((self.known.plural(noun[1]) or "") if form.plural else noun[1])
        masked = replace(self._masked, text=text + self._masked.text[at:])
        forms = tuple(form for _, form in self.found)
        return Probe(masked, tuple(spots), forms, tuple(form.gender for form in forms), True)

    def _noun(
        self, one: Occurrence, form: Form, taken: set[tuple[str, str]]
    ) -> tuple[str, str] | None:
        if form.gender is None or form.plural is None or base(self.languages.source) != "en":
            return None
        many = one.plural or self._surface(one).endswith("s")
        named = form.text[:1].isupper() and not form.plural
        if many < form.plural or (
            named and not _DETERMINED_RE.search(self._masked.text[: one.start])
        ):
            return None  # whether a name has an article is the name's own matter
        head = form_of(one.term.translations[self.languages.target][0], self.languages.target,
                       plural=False, mark=None)  # fmt: skip
        person = head is not None and head.text.split()[0] in self.known.persons
        nouns = self.known.stand_ins[form.gender + ("p" if person else "")]
        return next(
            (
                noun
                for noun in nouns
                if noun not in taken
                and not re.search(rf"\b{noun[0]}", self.sentence, re.IGNORECASE)
                and not re.search(rf"\b{noun[1]}", self.draft, re.IGNORECASE)
            ),
            None,
        )

    def _token(self, style: Style) -> Probe | None:
        """With tokens, as names that nobody translates have."""
        surfaces = dict.fromkeys(self._surface(one) for one, _ in self.found)
        kept = (*self.glossary.kept, *surfaces)
        masked = masked_with_amounts(self.sentence, kept, self.languages, style)
        mine = [one.kind == "term" and one.text in surfaces for one in masked.placeables]
        if sum(mine) != len(self.found) or _SLOT in self.sentence:
            return None
        spots, slots = list[str](), list[Placeable]()
        for one, wanted in zip(masked.placeables, mine, strict=True):
            slots.append(replace(one, text=f"{_SLOT}{len(spots)}{_SLOT}") if wanted else one)
            if wanted:
                spots.append(slots[-1].text)
        forms = tuple(form for _, form in self.found)
        masculine: list[Gender | None] = ["m"] * len(forms)  # what an engine takes a token for
        masked = replace(masked, placeables=tuple(slots))
        return Probe(masked, tuple(spots), forms, tuple(masculine), False)

    def probed(self, probe: Probe, answers: Answers) -> Repaired | None:
        """What comes of a question, if the engine left every spot to be seen."""
        answer = answers[probe.masked.text].text
        if not answer.strip() or len(answer) > 8 * len(self.sentence) + 1000:
            return None
        try:
            text = unmask(probe.masked, " ".join(answer.split()))
        except LostPlaceable:
            return None
        spans = self._spans(text, probe)
        if spans is None:
            return None
        order = sorted(range(len(spans)), key=lambda n: spans[n])
        forms = [probe.forms[n] for n in order]
        after = fill(
            text, [spans[n] for n in order], forms, self.known, [probe.genders[n] for n in order]
        )
        if after is None:
            return None
        remarks = [
            f"check the words that go with “{form.text}”"
            for form in forms
            if form.plural and not probe.certain
        ]
        if _words(text, spans) - _words(self.draft, ()):
            remarks += [f"check the words around “{form.text}”" for form in forms]
        remarks = list(dict.fromkeys([*after.remarks, *remarks]))
        return self._repaired(Filled(after.text, tuple(remarks)), probe.certain)

    def _spans(self, text: str, probe: Probe) -> list[tuple[int, int]] | None:
        """Where each spot is, one for one."""
        found: dict[str, list[tuple[int, int]]] = {}
        for spot in dict.fromkeys(probe.spots):
            sign = spot.startswith(_SLOT)
            literal = [match.span() for match in re.finditer(re.escape(spot), text)]
            found[spot] = literal if sign else places(text, spot, self.known)
            if len(found[spot]) != probe.spots.count(spot):
                return None
        return [found[spot].pop(0) for spot in probe.spots]

    def _repaired(self, whole: Filled, certain: bool) -> Repaired | None:
        """What passes every check, and says more of the terms as the glossary does."""
        target = self.languages.target
        if _SLOT in whole.text and _SLOT not in self.sentence:
            return None
        try:
            text, new = checked(self.sentence, whole.text, self.glossary, self.languages)
        except Rejected:
            return None
        still = self.glossary.missing(self.sentence, text, target)
        before = self.glossary.missing(self.sentence, self.draft, target)
        if not set(still) < set(before) or set(new) - set(self.reasons):
            return None
        return Repaired(text, (*new, *whole.remarks), len(still), certain)


def repair_of(sentence: str, draft: str, glossary: Glossary, languages: Languages) -> Repair | None:
    """What can be done about the terms of a draft; None if they are right, or not knowable."""
    known = tongue(languages.target)
    if known is None or not glossary.missing(sentence, draft, languages.target):
        return None
    repair = Repair(sentence, draft, glossary, languages, known)
    return repair if repair.found else None


def best(repaired: Sequence[Repaired | None]) -> Repaired | None:
    """The one with the fewest terms left and the least to look at; of equals the first."""
    found = [one for one in repaired if one]
    return min(found, key=lambda one: (one.missing, len(one.reasons) - one.certain), default=None)


def _is_compound(text: str, one: Occurrence) -> bool:
    """Whether a term is but a part of a word: the right of right-wing."""
    return "-" in (text[max(0, one.start - 1) : one.start], text[one.end : one.end + 1])


def _words(text: str, spans: Sequence[tuple[int, int]]) -> set[str]:
    """How the longer words of *text* begin, those in *spans* apart."""
    out, at = "", 0
    for start, end in sorted(spans):
        out, at = out + text[at:start], end
    return {word[:4].lower() for word in re.findall(r"[^\W\d_]{4,}", out + text[at:])}

"""The whole sentence asked again, with something in the place of its terms that is found
in the answer whatever else the engine says: a plain noun, or a token."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from tools.drafting.strategies import mask_with_amounts
from tools.glossary import Occurrence
from tools.glossary.forms import Form
from tools.glossary.insertion import Filled, fill, find_places, with_it
from tools.language.grammar import Gender, Grammar
from tools.language.languages import language_of
from tools.language.sentences import Languages
from tools.markup.placeables import STYLES, LostPlaceable, Masked, Placeable, Style, unmask

SLOT = "\ue000"
"""Replaces a token; no draft may hold it."""
LOST = 3
"""Words of the draft, for each term, that may have gone with what the engine called it."""
_DETERMINED_RE = re.compile(
    r"\b(?:the|an?|this|that|these|those|its|their|our|his|her|my|your|no|any|some|every|each)"
    r"\s+(?:[\w-]+\s+){0,2}\Z",
    re.IGNORECASE,
)


class Wanted(NamedTuple):
    """A term that is missing in a draft."""

    where: Occurrence
    """In the masked sentence."""
    surface: str
    form: Form


class Probe(NamedTuple):
    """One more question about the whole sentence."""

    masked: Masked
    spots: tuple[str, ...]
    """What is in the answer where a term belongs, in the source's order."""
    genders: tuple[Gender | None, ...]
    """Of what is in the spots."""
    certain: bool
    """Whether the engine could see the number of the term."""


@dataclass(frozen=True, kw_only=True)
class Prober:
    """Asks about one sentence."""

    sentence: str
    draft: str
    masked: Masked
    wanted: tuple[Wanted, ...]
    kept: tuple[str, ...]
    languages: Languages
    known: Grammar

    def probes(self) -> tuple[Probe, ...]:
        """List the questions to ask, the best first."""
        tokens = (self._token(style) for style in STYLES[:2])
        return tuple(filter(None, (self._stand_in(), *tokens)))

    def _stand_in(self) -> Probe | None:
        """With plain nouns of the same gender and number."""
        chosen: dict[str, tuple[str, str]] = {}
        text, at, spots = "", 0, list[str]()
        for word in self.wanted:
            (term, start, end, _), plural = word.where, word.form.plural
            noun = chosen.get(term.term) or self._noun(word, set(chosen.values()))
            spot = noun and (self.known.plural(noun[1]) if plural else noun[1])
            if not noun or not spot:
                return None
            chosen[term.term] = noun
            english = f"{noun[0]}s" if plural else noun[0]
            first = not re.search(r"\w", self.masked.text[:start])
            before = re.sub(r"\b([Aa])n(\s+)\Z", r"\1\2", self.masked.text[at:start])
            text, at = f"{text}{before}{english.capitalize() if first else english}", end
            spots.append(spot)
        masked = replace(self.masked, text=text + self.masked.text[at:])
        return Probe(masked, tuple(spots), tuple(word.form.gender for word in self.wanted), True)

    def _noun(self, wanted: Wanted, taken: set[tuple[str, str]]) -> tuple[str, str] | None:
        form, before = wanted.form, self.masked.text[: wanted.where.start]
        nouns = self.known.stand_ins.get(language_of(self.languages.source).code)
        if form.gender is None or form.plural is None or nouns is None:
            return None
        if form.plural and not (wanted.where.plural or wanted.surface.endswith("s")):
            return None
        if form.text[:1].isupper() and not form.plural and not _DETERMINED_RE.search(before):
            return None  # whether a name has an article is the name's own matter
        head = form.text.split()[0]
        person = not self.known.persons.isdisjoint({head, self.known.singular(head)})
        free = (
            noun
            for noun in nouns[form.gender + ("p" if person else "")]
            if noun not in taken
            and not re.search(rf"\b{noun[0]}", self.sentence, re.IGNORECASE)
            and not re.search(rf"\b{noun[1]}", self.draft, re.IGNORECASE)
        )
        return next(free, None)

    def _token(self, style: Style) -> Probe | None:
        """With tokens, as names have that nobody translates."""
        surfaces = dict.fromkeys(one.surface for one in self.wanted)
        kept = (*self.kept, *surfaces)
        masked = mask_with_amounts(self.sentence, kept, self.languages, style)
        spots, slots = list[str](), list[Placeable]()
        for one in masked.placeables:
            mine = one.kind == "term" and one.text in surfaces
            slots.append(replace(one, text=f"{SLOT}{len(spots)}{SLOT}") if mine else one)
            if mine:
                spots.append(slots[-1].text)
        if len(spots) != len(self.wanted) or SLOT in self.sentence:
            return None
        masculine: list[Gender | None] = ["m"] * len(spots)  # what an engine takes a token for
        masked = replace(masked, placeables=tuple(slots))
        return Probe(masked, tuple(spots), tuple(masculine), False)

    def fill_terms(self, probe: Probe, answer: str) -> Filled | None:
        """Put the terms into an answer, if every spot is there to be seen."""
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
        forms, old = [self.wanted[n].form for n in order], [probe.genders[n] for n in order]
        after = fill(text, [spans[n] for n in order], forms, self.known, old)
        if after is None or SLOT in after.text:
            return None
        remarks = [] if probe.certain else [with_it(form) for form in forms if form.plural]
        said, before = _words(text, spans), _words(self.draft, ())
        if said - before or len(before - said) > LOST * len(forms):
            remarks += [f"check the words around “{form.text}”" for form in forms]
        return Filled(after.text, tuple(dict.fromkeys([*after.remarks, *remarks])))

    def _spans(self, text: str, probe: Probe) -> list[tuple[int, int]] | None:
        """Where each spot is, one for one."""
        spans: dict[str, list[tuple[int, int]]] = {}
        for spot in dict.fromkeys(probe.spots):
            sign = spot.startswith(SLOT)
            literal = [match.span() for match in re.finditer(re.escape(spot), text)]
            spans[spot] = literal if sign else find_places(text, spot, self.known)
            if len(spans[spot]) != probe.spots.count(spot):
                return None
        return [spans[spot].pop(0) for spot in probe.spots]


def _words(text: str, spans: Sequence[tuple[int, int]]) -> set[str]:
    """How the longer words of *text* begin, those in *spans* apart."""
    out, at = "", 0
    for start, end in sorted(spans):
        out, at = out + text[at:start], end
    return {word[:4].lower() for word in re.findall(r"[^\W\d_]{4,}", out + text[at:])}

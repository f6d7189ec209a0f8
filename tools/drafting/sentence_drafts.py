"""Draft single sentences: from the memory, or by an engine and past every check.

An engine may be asked about what people finished in another language: Portuguese is drafted
from reviewed Spanish (:class:`Pivot`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass, replace

from tools.catalogs.memory import NEAR, Match, Memory
from tools.catalogs.notes.origins import MEMORY, is_remembered, remembered
from tools.drafting.engine import Engine, Features, Translation, features_of
from tools.drafting.guards import (
    Rejected,
    check_sentence,
    describe_markup_difference,
    explain_rejection,
    explain_unfit,
    inspect,
)
from tools.drafting.strategies import STRATEGIES, Attempt, Strategy, ask_each
from tools.drafting.term_fixes import choose_best, plan_term_fix
from tools.glossary import Glossary
from tools.language.sentences import Languages, split
from tools.markup.placeables import LostPlaceable, mask
from tools.model.errors import ToolsError
from tools.model.publication import Locale

BETTER = 95.0
"""Percent from which a person's words for another sentence are worth more than an engine's."""
UNASKED = "the memory has nothing like it"
_SPACE_RE = re.compile(r"[^\S\u00a0\u202f]+")
_WORD_RE = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """What is proposed for one sentence."""

    text: str = ""
    """Empty where nothing safe was found; then ``reasons`` says why."""
    origin: str = ""
    """The engine's name, ``memory`` and what it kept (:mod:`tools.catalogs.notes.origins`), or
    empty for what needs no translation."""
    reasons: tuple[str, ...] = ()
    """What the reviewer should look at."""
    features: Features | None = None
    """What the engine says of itself; shown to nobody as it is."""
    confidence: int | None = None
    """Percent of such drafts that are near what people write; None: nobody can tell."""
    doubtful: bool = False
    """Whether that is much less than usual; then one of the ``reasons`` says so."""
    noted: bool = True
    """Whether the catalogue, too, says why there is no text."""


class Pivot:
    """What an engine is asked instead of the source's own sentence.

    It carries the source's own markup, so what comes of it can be compared with the source
    as any other draft is.
    """

    def __init__(self, between: Memory, source: str, locale: Locale) -> None:
        """
        :param between: reviewed sentences of *locale*, from the language *source*.
        """
        self._between = between
        self.locale = locale
        self._languages = Languages(source, locale.gettext)
        sources = (split(unit.source, source) for unit in between)
        self._joined = {one.strip() for many in sources if len(many) > 1 for one in many}

    def reviewed(self, sentence: str) -> tuple[str, ...]:
        """Find the sentences that translate one of the source; none if that is not known.

        >>> from tools.catalogs.memory import MemoryUnit
        >>> unit = MemoryUnit("Stay, or go.", "Quédese. O vaya.")
        >>> pivot = Pivot(Memory([unit]), "en", Locale("es"))
        >>> pivot.reviewed("Stay, or go."), pivot.reviewed("Run.")
        (('Quédese.', 'O vaya.'), ())
        """
        match = self._between.exact(sentence)
        if match is None or describe_markup_difference(
            sentence, match.unit.target, self._languages
        ):
            return ()
        parts = split(match.unit.target, self._languages.target)
        return tuple(" ".join(part.strip().splitlines()) for part in parts)

    def languages_to(self, target: str) -> Languages:
        """Tell between which languages an engine is asked that translates into *target*."""
        return Languages(self.locale.gettext, target)

    @property
    def unreviewed(self) -> str:
        """Why nothing is drafted from what nobody has reviewed yet."""
        return f"there is no reviewed {self.locale.cldr.english_name} for it yet"

    def reason(self, sentence: str) -> str:
        """Say why there is nothing to draft *sentence* from."""
        language = self.locale.cldr.english_name
        if match := self._between.exact(sentence):
            difference = describe_markup_difference(sentence, match.unit.target, self._languages)
            return f"the reviewed {language} is marked up otherwise: {difference}"
        if sentence.strip() in self._joined:
            return f"the reviewed {language} has it in one with a sentence beside it"
        return self.unreviewed


@dataclass(frozen=True)
class Drafter:
    """Drafts sentences of one language pair."""

    memory: Memory
    engine: Engine | None
    glossary: Glossary
    languages: Languages
    done: MutableMapping[str, Translation]
    """What the engine was asked before, and what it said; it grows."""
    via: Pivot | None = None
    """What to ask it instead of the sentences themselves."""

    @property
    def origin(self) -> str:
        """Who answers; ``memory`` where no engine is asked."""
        name = self.engine.name if self.engine else MEMORY
        return f"{name} via {self.via.locale.gettext}" if self.engine and self.via else name

    def draft(self, sentences: Iterable[str]) -> dict[str, Sentence]:
        """Draft each of *sentences*, all of them in as few batches as can be."""
        drafts: dict[str, Sentence] = {}
        open_ones: dict[str, str] = {}
        for sentence in dict.fromkeys(sentences):
            if known := self._known(sentence):
                drafts[sentence] = known
            else:
                open_ones[sentence] = self._unasked(sentence)
        for strategy in STRATEGIES if self.engine else ():
            self._ask_engine(strategy, open_ones, drafts)
        if not self.via:  # the engine would have to be asked in a language that has no terms
            drafts.update(self._with_terms(drafts))
        for sentence, reason in open_ones.items():
            near = self._remembered(sentence, self.memory.fuzzy(sentence, NEAR))
            waits = self.via is not None and reason == self.via.unreviewed
            drafts[sentence] = near or Sentence(reasons=(reason,), noted=not waits)
        return drafts

    def _ask_engine(
        self, strategy: Strategy, open_ones: dict[str, str], drafts: dict[str, Sentence]
    ) -> None:
        """Move each sentence that the engine can draft by *strategy* into *drafts*.

        :param open_ones: sentences, and why there is no draft of each.
        """
        attempts = {
            sentence: attempt
            for sentence in open_ones
            if (attempt := self._attempt(strategy, sentence))
        }
        self._ask(question for attempt in attempts.values() for question in attempt.questions)
        for sentence, attempt in attempts.items():
            try:
                drafts[sentence] = self._tried(sentence, attempt)
                del open_ones[sentence]
            except Rejected as rejected:
                if open_ones[sentence] == UNASKED:
                    open_ones[sentence] = str(rejected)

    def _unasked(self, sentence: str) -> str:
        """Why no engine answers about *sentence*, as long as none has."""
        if not self.engine or not self.via or self.via.reviewed(sentence):
            return UNASKED
        return self.via.reason(sentence)

    def _attempt(self, strategy: Strategy, sentence: str) -> Attempt | None:
        kept = self.glossary.kept
        if not self.via:
            return strategy(sentence, kept, self.languages)
        languages = self.via.languages_to(self.languages.target)
        return ask_each(strategy, self.via.reviewed(sentence), kept, languages)

    def _with_terms(self, drafts: Mapping[str, Sentence]) -> Iterator[tuple[str, Sentence]]:
        """Of the engine's drafts those into which a term of the glossary could be brought."""
        fixes = {
            sentence: fix
            for sentence, draft in drafts.items()
            if draft.origin
            and not is_remembered(draft.origin)
            and (fix := plan_term_fix(sentence, draft.text, self.glossary, self.languages))
        }
        self._ask(question for fix in fixes.values() for question in fix.questions)
        first = {sentence: fix.replace_terms(self.done) for sentence, fix in fixes.items()}
        rest = {
            sentence: fixes[sentence].probes
            for sentence, one in first.items()
            if one is None or one.missing or one.reasons
        }
        self._ask(probe.masked.text for probes in rest.values() for probe in probes)
        for sentence, fix in fixes.items():
            others = [fix.read_probe(probe, self.done) for probe in rest.get(sentence, ())]
            if best := choose_best([first[sentence], *others]):
                kept = [said for said in drafts[sentence].reasons if said not in fix.reasons]
                reasons = (*kept, *best.reasons)
                yield sentence, replace(drafts[sentence], text=best.text, reasons=reasons)

    def _known(self, sentence: str) -> Sentence | None:
        """What needs no engine, or is better than one."""
        if match := self.memory.exact(sentence):
            return self._remembered(sentence, match)
        if not _WORD_RE.search("".join(_between(sentence))):
            return Sentence(text=sentence)
        return self._remembered(sentence, self.memory.fuzzy(sentence, BETTER))

    def _remembered(self, sentence: str, match: Match | None) -> Sentence | None:
        """Of a match, what was reviewed once, if its markup fits."""
        if match is None:
            return None
        text = _folded(match.unit.target)
        if explain_unfit(sentence, text, self.languages):
            return None
        whence, origin = self.memory.origin(match.unit), remembered(match.unit.draft)
        if match.score >= 100:
            return Sentence(text=text, origin=origin, reasons=(f"reviewed before: {whence}",))
        shown = f"{whence}, {int(match.score)} % alike; since changed: {match.difference}"
        reasons = inspect(sentence, text, self.languages).reasons
        return Sentence(text=text, origin=origin, reasons=(shown, *reasons))

    def _ask(self, questions: Iterable[str]) -> None:
        new = [one for one in dict.fromkeys(questions) if one not in self.done]
        if not new or not self.engine:
            return
        answers = self.engine.translate(new)
        if len(answers) != len(new):
            raise ToolsError(
                f"{self.engine.name} gave {len(answers)} answers to {len(new)} sentences."
            )
        self.done.update(zip(new, answers, strict=True))

    def _tried(self, sentence: str, attempt: Attempt) -> Sentence:
        """The first of an engine's hypotheses that passes every check.

        :raises Rejected: with what is wrong with the first.
        """
        answers = [self.done[question] for question in attempt.questions]
        hypotheses = [[answer.text for answer in answers]]
        if len(answers) == 1 and answers[0].other:
            hypotheses.append([answers[0].other])
        reasons = []
        for texts in hypotheses:
            try:
                text, flags = self._checked(sentence, attempt, texts)
            except (Rejected, LostPlaceable) as rejected:
                reasons.append(str(rejected))
                continue
            return Sentence(
                text=text,
                origin=self.origin,
                reasons=tuple(filter(None, (attempt.remark, *flags))),
                # Of a second hypothesis the engine does not say how sure it is.
                features=features_of(answers) if texts is hypotheses[0] else None,
            )
        raise Rejected(reasons[0])

    def _checked(
        self, sentence: str, attempt: Attempt, texts: list[str]
    ) -> tuple[str, tuple[str, ...]]:
        if any(len(text) > 8 * len(sentence) + 1000 for text in texts):
            raise Rejected("the engine's answer is without end")
        if not all(text.strip() for text in texts):
            raise Rejected("the engine has no answer")
        text = attempt.build([_folded(text) for text in texts])
        if self.via:
            languages = self.via.languages_to(self.languages.target)
            if faults := inspect(" ".join(self.via.reviewed(sentence)), text, languages).faults:
                raise Rejected(explain_rejection(faults[0]))
        return check_sentence(sentence, text, self.glossary, self.languages)


def _folded(text: str) -> str:
    return _SPACE_RE.sub(" ", text).strip()


def _between(sentence: str) -> Iterator[str]:
    """What an engine would see of *sentence*, without the tokens."""
    masked = mask(sentence)
    yield from masked.style.split(masked.text)[::2]

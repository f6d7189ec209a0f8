"""Drafts of single sentences: from the memory, or from an engine and past every check."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, MutableMapping
from dataclasses import dataclass

from tools.changes import GAP
from tools.drafts.ways import WAYS, Attempt
from tools.engines import Engine, Translation
from tools.errors import ToolsError
from tools.glossary import Glossary
from tools.guards import inspect
from tools.inert import differences
from tools.memory import NEAR, Match, Memory
from tools.placeables import LostPlaceable, mask
from tools.segments import Languages

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
    """``memory``, the engine's name, or empty for what needs no translation."""
    reasons: tuple[str, ...] = ()
    """What the reviewer should look at."""
    score: float | None = None
    """The engine's own; shown to nobody as long as it is not calibrated."""


class Rejected(Exception):
    """A proposal that cannot be used; the message says why."""


@dataclass(frozen=True)
class Drafter:
    """Drafts sentences of one language pair."""

    memory: Memory
    engine: Engine | None
    glossary: Glossary
    languages: Languages
    done: MutableMapping[str, Translation]
    """What the engine was asked before, and what it said; it grows."""

    def draft(self, sentences: Iterable[str]) -> dict[str, Sentence]:
        """Something for each of *sentences*, all of them in as few batches as can be."""
        found: dict[str, Sentence] = {}
        open_ones: dict[str, str] = {}
        for sentence in dict.fromkeys(sentences):
            if known := self._known(sentence):
                found[sentence] = known
            else:
                open_ones[sentence] = UNASKED
        for way in WAYS if self.engine else ():
            attempts = {
                sentence: attempt
                for sentence in open_ones
                if (attempt := way(sentence, self.glossary.kept, self.languages))
            }
            self._ask(question for attempt in attempts.values() for question in attempt.questions)
            for sentence, attempt in attempts.items():
                try:
                    found[sentence] = self._tried(sentence, attempt)
                    del open_ones[sentence]
                except Rejected as rejected:
                    if open_ones[sentence] == UNASKED:
                        open_ones[sentence] = str(rejected)
        for sentence, reason in open_ones.items():
            near = self._remembered(sentence, self.memory.fuzzy(sentence, NEAR))
            found[sentence] = near or Sentence(reasons=(reason,))
        return found

    def _known(self, sentence: str) -> Sentence | None:
        """What needs no engine, or is better than one."""
        if match := self.memory.exact(sentence):
            return self._remembered(sentence, match)
        if not _WORD_RE.search("".join(_between(sentence))):
            return Sentence(text=sentence)
        return self._remembered(sentence, self.memory.fuzzy(sentence, BETTER))

    def _remembered(self, sentence: str, match: Match | None) -> Sentence | None:
        """Of a match, what a person once wrote, if its markup fits."""
        if match is None:
            return None
        text = _folded(match.unit.target)
        if _unfit(sentence, text, self.languages):
            return None
        if match.score >= 100:
            return Sentence(text=text, origin="memory", reasons=("reviewed before: memory",))
        shown = f"memory, {int(match.score)} % alike; since changed: {match.difference}"
        reasons = inspect(sentence, text, self.languages).reasons
        return Sentence(text=text, origin="memory", reasons=(shown, *reasons))

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
        """The first of an engine's hypotheses that stands every check.

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
            scores = [answer.score for answer in answers if answer.score is not None]
            return Sentence(
                text=text,
                origin=self.engine.name if self.engine else "",
                reasons=tuple(filter(None, (attempt.remark, *flags))),
                score=min(scores, default=None),
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
        inspection = inspect(sentence, text, self.languages)
        text = inspection.text
        if inspection.faults:
            raise Rejected(inspection.faults[0])
        if reason := _unfit(sentence, text, self.languages):
            raise Rejected(reason)
        terms = self.glossary.reasons(sentence, text, self.languages.target)
        return text, (*inspection.reasons, *terms)


def _unfit(sentence: str, text: str, languages: Languages) -> str:
    """Why *text* cannot stand for *sentence* in a paragraph; empty if it can."""
    if GAP in text or any(text.count(sign) != sentence.count(sign) for sign in "⟦⟧"):
        return "a token of ours is left"
    # How a paragraph begins is the paragraph's matter.
    return next(iter(differences(f"x {sentence}", f"x {text}", languages)), "")


def _folded(text: str) -> str:
    return _SPACE_RE.sub(" ", text).strip()


def _between(sentence: str) -> Iterator[str]:
    """What an engine would see of *sentence*, without the tokens."""
    masked = mask(sentence)
    yield from masked.style.split(masked.text)[::2]

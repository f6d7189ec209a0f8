"""How sure an engine may be of a draft, in percent, or nothing where nobody can tell.

Learnt from sentences that people have reviewed: the engine drafts them once more, unseen,
and each draft either is near what they wrote or is not.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from itertools import islice

from rapidfuzz.distance import Levenshtein

from tools.catalogs.memory import Memory, MemoryUnit
from tools.drafting.calibration import (
    FOLDS,
    LEAST,
    Calibration,
    KnownDraft,
    cross_validate,
    fit,
)
from tools.drafting.engine import Engine
from tools.drafting.sentence_drafts import Drafter, Pivot, Sentence
from tools.glossary import Glossary
from tools.language.sentences import Languages, split
from tools.markup.placeables import mask

MOST = 300
"""Reviewed sentences that are drafted once more: enough for fifteen groups of 20."""
KEPT = 0.7
"""Part of the words that must be the reviewer's, in their order. With more than three of
ten to change, a reviewer would rather write the sentence anew."""
DOUBT = 0.5
"""Doubtful is what is kept less than half as often as usual: to mark what is no worse than
the rest would be a wall of alarms."""
TOO_FEW = (
    f"No confidence is shown: it is learnt from {LEAST} reviewed sentences or more; there are {{}}."
)
UNDRAFTED = (
    f"No confidence is shown: it is learnt from {LEAST} reviewed sentences or more that the engine"
    " drafts and says how sure it is; there are {} of {}."
)
NO_BETTER = (
    "No confidence is shown: on {} reviewed sentences, how sure the engine is did not foretell"
    " well enough what people would have kept."
)
LEARNT = "Confidence is shown; it was learnt from {} reviewed sentences."
_UNSPACED = r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]"
"""Thai, Lao, Burmese, Khmer, Chinese and Japanese put no space between words."""
_WORD_RE = re.compile(rf"{_UNSPACED}|(?:(?!{_UNSPACED})\w)+")


class Confidence:
    """Rates the drafts of one engine for one language pair; learns when it is first needed.

    Where the engine says nothing of itself it never learns, and asks nothing.
    """

    def __init__(
        self,
        memory: Memory,
        engine: Engine | None,
        glossary: Glossary,
        languages: Languages,
        via: Pivot | None = None,
    ) -> None:
        # An empty memory: or every draft would be the very words it is compared with.
        self._drafter = Drafter(Memory(), engine, glossary, languages, {}, via)
        self._units = memory
        self.remark = ""
        """For the person at the terminal, once something was rated: what it was learnt from,
        or why nothing is shown."""

    def rate(self, sentence: Sentence) -> Sentence:
        """Give *sentence* its confidence, and a reason to look at it where that is low."""
        if sentence.features is None or self._calibration is None:
            return sentence
        chance = self._calibration.chance(sentence.features)
        made = replace(sentence, confidence=min(max(round(100 * chance), 1), 99))
        if chance >= DOUBT * self._calibration.usual:
            return made
        return replace(made, reasons=(*made.reasons, _doubt(chance)), doubtful=True)

    @property
    def shown(self) -> bool:
        """Whether anything was rated."""
        return bool(self.remark) and self._calibration is not None

    @cached_property
    def _calibration(self) -> Calibration | None:
        found, self.remark = self._learn()
        return found

    def _learn(self) -> tuple[Calibration | None, str]:
        """None where what the engine says of itself foretells nothing; and a remark."""
        units = sample_units(self._units, self._drafter.languages)
        outcomes = tuple(self._outcomes(units)) if len(units) >= LEAST else ()
        if len(units) < LEAST:
            return None, TOO_FEW.format(len(units))
        if len(outcomes) < LEAST:
            return None, UNDRAFTED.format(len(outcomes), len(units))
        if not cross_validate(outcomes).passed:
            return None, NO_BETTER.format(len(outcomes))
        return fit(outcomes), LEARNT.format(len(outcomes))

    def _outcomes(self, units: tuple[MemoryUnit, ...]) -> Iterator[KnownDraft]:
        """Of those *units* that the engine drafts and says something of."""
        found = self._drafter.draft(unit.source for unit in units)
        for unit in units:
            made = found[unit.source]
            if made.features:
                kept = measure_agreement(made.text, unit.target) >= KEPT
                yield KnownDraft(made.features, kept, _digest(unit)[-1] % FOLDS)


def sample_units(memory: Memory, languages: Languages) -> tuple[MemoryUnit, ...]:
    """Draw at most ``MOST`` single sentences, the same ones in whatever order they come.

    One more sentence in the memory changes one of the sample at the most.
    """
    single = (
        unit
        for unit in sorted(memory, key=_digest)
        if len(split(unit.source, languages.source)) == 1
    )
    return tuple(islice(single, MOST))


def measure_agreement(draft: str, reviewed: str) -> float:
    """Measure the part of the words, 0 to 1, that are in both in the same order; markup apart.

    >>> measure_agreement("La niña vio el mar.", "La niña miró el mar.")
    0.8
    """
    return Levenshtein.normalized_similarity(_words(draft), _words(reviewed))


def _words(text: str) -> list[str]:
    masked = mask(text)
    return _WORD_RE.findall(" ".join(masked.style.split(masked.text)[::2]).casefold())


def _digest(unit: MemoryUnit) -> bytes:
    return hashlib.sha256(unit.source.encode("utf-8", "surrogatepass")).digest()


def _doubt(chance: float) -> str:
    kept = round(10 * chance)
    shown = f"about {kept}" if kept else "hardly any"
    return f"the engine is unsure: of 10 such sentences people would have kept {shown}"

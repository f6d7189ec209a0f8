"""Say what is wrong with an engine's sentence, and correct it where that is certain.

Each guard gets a sentence and its translation and returns None, or a :class:`GuardResult`.
All are rules of ``make check``: a draft is asked what a reviewed text is asked.
How quiet they are on people's work: ``tests/benchmarks/bench_drafts.py``.

What else is asked of a sentence before it is a draft: :func:`check_sentence`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from tools.catalogs.notes.changed import GAP
from tools.checking.checks import find_blocking_faults
from tools.checking.rule import CheckSettings, Pair, PairRule, rules_of
from tools.checking.rules import values, wrong_language
from tools.checking.rules.meaning import completeness, links, negations
from tools.checking.rules.typography import capitals, punctuation, spacing
from tools.glossary import Glossary
from tools.language.languages import customs
from tools.language.sentences import Languages
from tools.model.findings import apply_fixes


class GuardResult(NamedTuple):
    """What a guard found."""

    reason: str
    """What is wrong, for the reviewer."""
    corrected: str | None = None
    """The translation without that fault; None where a person has to say."""
    light: bool = False
    """It may stay all the same: a person corrects it at a touch, or the guard itself failed."""


Guard = Callable[[str, str, Languages], GuardResult | None]


class Inspection(NamedTuple):
    """What all guards found."""

    text: str
    """The translation, corrected."""
    reasons: tuple[str, ...]
    """For the reviewer to look at."""
    faults: tuple[str, ...]
    """For which it is better to have nothing."""


def inspect(source: str, target: str, languages: Languages) -> Inspection:
    """Ask every guard, one after the other, each about what the one before left."""
    reasons, faults = [], []
    for guard in GUARDS:
        if verdict := guard(source, target, languages):
            if verdict.corrected is not None:
                target = verdict.corrected
            elif guard in FATAL and not verdict.light:
                faults.append(verdict.reason)
            else:
                reasons.append(verdict.reason)
    return Inspection(target, tuple(reasons), tuple(faults))


def guard_of(rule: PairRule) -> Guard:
    """Make a guard that asks *rule*; it corrects where every fault has a certain fix.

    >>> guard = guard_of(punctuation.opening_marks)
    >>> guard("Who won?", "Quién ganó?", Languages("en", "es"))
    GuardResult(reason='“?” has no “¿” before it.', corrected='¿Quién ganó?', light=True)
    """

    def guard(source: str, target: str, languages: Languages) -> GuardResult | None:
        faults = list(rule.check(Pair(source, target, _settings(languages))))
        if not faults:
            return None
        certain = all(fault.is_certain for fault in faults)
        return GuardResult(
            str(faults[0].message),
            apply_fixes(target, faults) if certain else None,
            light=all(fault.fix is not None or fault.bug for fault in faults),
        )

    guard.__name__ = rule.name
    return guard


@lru_cache(maxsize=32)
def _settings(languages: Languages) -> CheckSettings:
    return CheckSettings(languages=languages, typography=customs(languages.target))


_FATAL_RULES: tuple[PairRule, ...] = (
    completeness.repetition, completeness.length,
    wrong_language.untranslated, wrong_language.foreign_words, links.addresses,
)  # fmt: skip
_OTHER_RULES: tuple[PairRule, ...] = (
    *rules_of(values),
    negations.lost_negation, negations.added_negation, wrong_language.foreign_letters,
    punctuation.quotes, punctuation.quote_pairs, punctuation.stop_in_quotes,
    punctuation.opening_marks, punctuation.foreign_marks, punctuation.sentence_end,
    punctuation.doubled_stop, capitals.small_letters, spacing.dash_blanks,
)  # fmt: skip
GUARDS: tuple[Guard, ...] = tuple(map(guard_of, (*_FATAL_RULES, *_OTHER_RULES)))
FATAL: frozenset[Guard] = frozenset(GUARDS[: len(_FATAL_RULES)])
"""Whose verdict says that the sentence is better left to a person."""


class Rejected(Exception):
    """A proposal that cannot be used; the message says why."""


def check_sentence(
    sentence: str, text: str, glossary: Glossary, languages: Languages
) -> tuple[str, tuple[str, ...]]:
    """Correct *text* by the guards, and list what a reviewer should look at.

    :raises Rejected: it is not safe, or better left to a person.
    """
    inspection = inspect(sentence, text, languages)
    faults = inspection.faults or filter(
        None, [explain_unfit(sentence, inspection.text, languages)]
    )
    for fault in faults:
        raise Rejected(explain_rejection(fault))
    terms = glossary.reasons(sentence, inspection.text, languages.target)
    return inspection.text, (*inspection.reasons, *terms)


def explain_rejection(fault: str) -> str:
    """Say why there is no draft, for whoever never sees the sentence with that *fault*."""
    return f"the machine’s sentence was thrown away: {fault}"


def explain_unfit(sentence: str, text: str, languages: Languages) -> str:
    """Say why *text* cannot replace *sentence* in a paragraph; empty if it can."""
    if GAP in text or any(text.count(sign) != sentence.count(sign) for sign in "⟦⟧"):
        return "a sign of Onda’s own, ⟦ or ⟧, is left in it"
    return describe_markup_difference(sentence, text, languages)


def describe_markup_difference(sentence: str, text: str, languages: Languages) -> str:
    """Say how *text* is not marked up as *sentence* is, or is no sentence; empty if it is.

    >>> describe_markup_difference("Sign it.", "Fírmelo.", Languages("en", "es"))
    ''
    """
    # How a paragraph begins is the paragraph's matter.
    return next(iter(find_blocking_faults(f"x {sentence}", f"x {text}", languages)), "")

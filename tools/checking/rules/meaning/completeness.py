"""Every sentence is translated, none is added, and the length is what it usually is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tools.checking.rule import Pair, rule
from tools.language import words
from tools.language.alignment import left_out
from tools.language.length_ratio import size
from tools.model.findings import Fault, Severity, say

TOO_SHORT, TOO_LONG = -4.0, 5.0
"""Spreads from the usual length: in the corpus one entry of a thousand is beyond."""
MUCH = 20
"""Characters that a translation has to be longer by, to be too long."""
_SHOWN = 60
"""Characters of a sentence that a message shows."""
LESS = -0.5
"""Spreads from which a sentence may have been left out, and beyond 0 be too many."""


@rule("meaning", Severity.WARNING)
def omitted_sentence(pair: Pair) -> Iterator[Fault]:
    """Every sentence of the source is in the translation.

    Bad: They won. The people of the north danced in the streets. It rained. | Ganaron. Llovió.
    Good: They won. The people danced. It rained. | Ganaron y el pueblo bailó. Llovió.
    Good: zh_Hans: They won it. All danced in the streets. | 他们赢了。人们在街上跳舞。
    """
    if pair.stretch < LESS and _stops(pair.source_words) > _stops(pair.target_words):
        ours, theirs = pair.source_sentences, pair.target_sentences
        if len(ours) <= len(theirs):  # Chinese and Japanese have stops of their own
            return
        for number in left_out(ours, theirs, _ratio(pair)):
            message = say(
                "There is nothing here for “{sentence}”", sentence=shortened(ours[number])
            )
            yield Fault(message)


@rule("meaning", Severity.WARNING)
def added_sentence(pair: Pair) -> Iterator[Fault]:
    """No sentence is in the translation that the source has not.

    Bad: They won. It rained. | Ganaron. El pueblo del norte bailó en las calles. Llovió.
    Good: They won and people danced. It rained. | Ganaron. El pueblo bailó. Llovió.
    """
    if pair.stretch > -LESS and _stops(pair.target_words) > _stops(pair.source_words):
        theirs = pair.target_sentences
        if len(theirs) <= len(pair.source_sentences):
            return
        for number in left_out(theirs, pair.source_sentences, 1 / _ratio(pair)):
            start = sum(map(len, theirs[:number]))
            end = start + len(theirs[number].rstrip())
            yield Fault(say("No sentence of the source says this."), start, end)


def _ratio(pair: Pair) -> float:
    """How many letters a translation usually has for one of its source: in Chinese, few."""
    return pair.settings.lengths.ratio * len(pair.target) / size(pair.target)


def _stops(tokens: tuple[str, ...]) -> int:
    return len([token for token in tokens if token[0] in words.STOPS])


@rule("meaning", Severity.WARNING)
def length(pair: Pair) -> Iterator[Fault]:
    """A translation is about as long as its source, as others of the edition are.

    Bad: They won the election in spite of everything that was done to stop them. | Ganaron.
    Bad: They won. | Ganaron las elecciones, pese a todo lo que se hizo para impedirlo entonces.
    Good: They won the election. | Ganaron las elecciones.
    Good: OK | De acuerdo
    Good: BDFL | BDFL («Benevolent Dictator for Life»: dictador benevolente vitalicio)
    Good: `Ana <https://web.archive.org/web/20201215133350/http://a.org>`_ | `Ana <http://a.org>`_
    """
    if pair.stretch < TOO_SHORT:
        if _stretch(pair, _TARGET_RE) < TOO_SHORT:
            yield Fault(say("This is far shorter than the source: is a part missing?"))
    elif _is_far_longer(pair) and _stretch(pair, _EXPLAINED_RE) > TOO_LONG:
        yield Fault(say("This is far longer than the source: was something added?"))


@rule("meaning", Severity.NOTE)
def explanation(pair: Pair) -> Iterator[Fault]:
    """What a translator explains in brackets or quotes is looked at once more.

    Bad: BDFL | BDFL («Benevolent Dictator for Life»: dictador benevolente vitalicio)
    Good: They won. | Ganaron (por fin).
    Good: They won. | Ganaron las elecciones, pese a todo lo que se hizo para impedirlo entonces.
    """
    if _is_far_longer(pair) and _stretch(pair, _EXPLAINED_RE) <= TOO_LONG:
        yield Fault(say("This is far longer than the source: was something added?"))


_TARGET_RE = re.compile(r"(?<! ) *<[^<>`]*>(?=`)")
"""Where a link leads, with the blanks before it, which are looked at from the first on alone."""
_EXPLAINED_RE = re.compile(rf"\([^()]*\)|«[^«»]*»|“[^“”]*”|\"[^\"]*\"|{_TARGET_RE.pattern}")


def _is_far_longer(pair: Pair) -> bool:
    return pair.stretch > TOO_LONG and len(pair.target) > len(pair.source) + MUCH


def _stretch(pair: Pair, apart: re.Pattern[str]) -> float:
    """How far the length is from what is usual, without what stands *apart*."""
    ours, theirs = (apart.sub("", text) for text in (pair.source, pair.target))
    return pair.settings.lengths.stretch(ours, theirs)


def shortened(sentence: str) -> str:
    """Join the lines of *sentence*, and end it with … where it is long.

    >>> shortened("They\\n  won.")
    'They won.'
    """
    one = " ".join(sentence.split())
    return one if len(one) <= _SHOWN else f"{one[:_SHOWN].rstrip()}…"

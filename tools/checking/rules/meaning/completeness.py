"""Every sentence is translated once, none is added, and the length is what it usually is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tools.checking.rule import Pair, rule
from tools.language import words
from tools.language.alignment import find_left_out
from tools.language.facts import Language
from tools.language.languages import either, language_of
from tools.language.length_ratio import size
from tools.language.words import Loop, find_loops
from tools.model.findings import Fault, Fix, Severity, say

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
        for number in find_left_out(ours, theirs, _ratio(pair)):
            message = say("There is nothing here for “{sentence}”", sentence=shorten(ours[number]))
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
        for number in find_left_out(theirs, pair.source_sentences, 1 / _ratio(pair)):
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
"""Where a link leads, with the spaces before it, which are looked at from the first on alone."""
_EXPLAINED_RE = re.compile(rf"\([^()]*\)|«[^«»]*»|“[^“”]*”|\"[^\"]*\"|{_TARGET_RE.pattern}")


def _is_far_longer(pair: Pair) -> bool:
    return pair.stretch > TOO_LONG and len(pair.target) > len(pair.source) + MUCH


def _stretch(pair: Pair, apart: re.Pattern[str]) -> float:
    """How far the length is from what is usual, without what *apart* matches."""
    ours, theirs = (apart.sub("", text) for text in (pair.source, pair.target))
    return pair.settings.lengths.stretch(ours, theirs)


def shorten(sentence: str) -> str:
    """Join the lines of *sentence*, and end it with … where it is long.

    >>> shorten("They\\n  won.")
    'They won.'
    """
    one = " ".join(sentence.split())
    return one if len(one) <= _SHOWN else f"{one[:_SHOWN].rstrip()}…"


@rule("meaning", Severity.WARNING)
def repetition(pair: Pair) -> Iterator[Fault]:
    """Nothing is said twice in a row that the source says once.

    Bad: (applause) | (aplausos)(aplausos)
    Bad: The people won the vote. | El pueblo ganó el voto el pueblo ganó el voto.
    Bad: It is so. | Es así así así.
    Bad: They won the vote. It rained. | Ganaron el voto. Ganaron el voto. Llovió.
    Offer: He left the house. | Salió de de la casa. | Salió de la casa.
    Offer: In the house. | En la la casa. | En la casa.
    Good: Points x and y. | Los puntos x y y.
    Good: (applause) | (aplausos)
    Good: Very, very good. | Muy, muy bueno.
    Good: It is so so so now. | Es así así así ahora.
    Good: It says that what is known is known. | Dice que lo que se sabe se sabe.
    Good: If it is a symbolic link, a new symbolic link is made. | Si es un enlace simbólico, un \
enlace simbólico se crea.
    """
    text = pair.target_prose
    loops = list(find_loops(pair.target_small))
    for start, end, _ in (one for one in _loops(pair, loops) if not one[2]):
        message = say("“{words}” is repeated here.", words=shorten(text[start:end]))
        yield Fault(message, start, end)
    ours, theirs = pair.source_words, pair.target_words
    half = len(theirs) // 2
    if not loops and half and theirs[:half] == theirs[half:] and ours[: len(ours) // 2] * 2 != ours:
        yield Fault(say("The whole text is repeated."), len(text) // 2)
    again = list(_AGAIN_RE.finditer(text)) if ")" in text else []
    if again and not _AGAIN_RE.search(pair.source_prose):
        for match in again:
            message = say("“{words}” is repeated here.", words=match[1])
            yield Fault(message, *match.span(2))
    for match in _again(pair, _target(pair).doubled_by_mistake):
        message = say("“{words}” is repeated here.", words=match[1])
        yield Fault(message, *match.span("again"), Fix(""))


@rule("meaning", Severity.NOTE)
def doubled_word(pair: Pair) -> Iterator[Fault]:
    """Words that can be right twice in a row are looked at once more.

    Offer: He gave it to eat. | Lo dio para para comer. | Lo dio para comer.
    Offer: pt_BR: They did not go. | Eles não não foram. | Eles não foram.
    Good: The train stops to rest. | El tren para, para descansar.
    Good: She sang la la. | Cantó la la.
    Good: The people won the vote. | El pueblo ganó el voto el pueblo ganó el voto.
    Bad: If it is a symbolic link, a new symbolic link is made. | Si es un enlace simbólico, un \
enlace simbólico se crea.
    """
    found = list(find_loops(pair.target_small))
    for start, end, _ in (one for one in _loops(pair, found) if one[2]):
        words_ = shorten(pair.target_prose[start:end])
        yield Fault(say("“{words}” is repeated here.", words=words_), start, end)
    for match in _again(pair, _target(pair).doubled_in_doubt):
        message = say("“{words}” is here twice. Is that intended?", words=match[1])
        yield Fault(message, *match.span("again"), Fix(""))


def _loops(pair: Pair, loops: list[Loop]) -> Iterator[tuple[int, int, bool]]:
    """Where words are a second time, and whether a comma or a dash parts them: that is style."""
    if not loops or len(loops) <= len(list(find_loops(pair.source_small))):
        return
    text = pair.target_prose
    places = [match.span() for match in words.WORD_RE.finditer(text)]
    for first, many, times in loops:
        start, end = places[first + many][0], places[first + many * times - 1][1]
        if "   " not in text[places[first][0] : end]:  # code was there, not the same twice
            between = text[places[first + many - 1][1] : start]
            yield start, end, bool(_PARTED_RE.search(between))


_PARTED_RE = re.compile(r"^\s*[,;–—-]|[\"“«]")
_AGAIN_RE = re.compile(r"(\(\w[^()]*\))\s*(\1)")
_ASKED = rf"(?:{either(lambda one: one.question_words)})"
"""What may follow a word that is there twice, and right: *de de dónde*."""


def _target(pair: Pair) -> Language:
    return language_of(pair.languages.target)


def _again(pair: Pair, listed: frozenset[str]) -> Iterator[re.Match[str]]:
    """Words of a list that are there twice, and not so in the source; not *de de dónde*."""
    found = _again_re(listed)
    for match in found.finditer(pair.target_prose) if found else ():
        if f"{match[0]} " not in f"{pair.source_prose} ":
            yield match


@lru_cache
def _again_re(listed: frozenset[str]) -> re.Pattern[str] | None:
    """Each of these words twice, and not thrice: that is sung, or found by :func:`repetition`."""
    if not listed:
        return None
    one = "|".join(sorted(listed))
    return re.compile(
        rf"(?<![\w.,-])(?P<word>{one})(?P<again> (?P=word))(?= \w)(?! (?P=word)\b)(?! {_ASKED})"
    )

"""Count how often a text says no, and compare the counts of a source and its translation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from tools.language.facts import Language, Negation, NegationKind, Verb
from tools.language.languages import language_of


class Count(NamedTuple):
    """How often a text says no."""

    plain: int
    """Turns like *no solo* and *not uncommon* apart."""
    firm: int
    """The plain ones included; *no… nada* is one."""
    more: int
    """Words for no that are no *no*: *nadie* on its own; but not *ni*."""
    without: int
    undone: int
    soft: int
    echo: int
    again: int
    """Words for no that say what was said: *nada* after *no*; *does not or cannot*."""
    beside: int
    """Soft words that a *no* denies: *no distingue*."""


_BESIDE = 2
"""Words after *no* that it denies: *no distingue* says no but once."""
REACH = 6
"""Words after *no* among which *nada* adds nothing."""


def is_known(language: str) -> bool:
    """Tell whether it is known how *language* says no."""
    return bool(language_of(language).negation.words)


@lru_cache(maxsize=1 << 16)
def kind_of(word: str, language: str) -> NegationKind | None:
    """Tell what *word* has to do with saying no.

    :param language: one that :func:`is_known`.

    >>> kind_of("didn’t", "en"), kind_of("nada", "es"), kind_of("None", "en")
    (<NegationKind.PLAIN: 'plain'>, <NegationKind.DOUBLE: 'double'>, None)
    """
    if word in {"None", "DONT", "WONT"}:  # of Python, of Telnet, and of many tables
        return None
    kinds = _kind_res(language_of(language))
    return next((kind for kind, pattern in kinds if pattern.fullmatch(word)), None)


@lru_cache(maxsize=8)
def _kind_res(language: Language) -> tuple[tuple[NegationKind, re.Pattern[str]], ...]:
    words = language.negation.words
    return tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in words.items())


def denies(words: Iterable[str], language: str) -> bool:
    """Tell whether a plain *not* is among *words*."""
    return not _plain_forms(language_of(language)).isdisjoint(words)


@lru_cache(maxsize=8)
def _plain_forms(language: Language) -> frozenset[str]:
    """With a capital, and in capitals."""
    forms = language.negation.plain_forms
    return frozenset(
        form for word in forms for form in (word, word[0].upper() + word[1:], word.upper())
    )


def count(words: Sequence[str], language: str) -> Count:
    """Count how often the words of a sentence say no.

    :param language: one that :func:`is_known`.

    >>> count(["No", "hay", "nada"], "es").firm, count(["Nada", "falta"], "es").soft
    (1, 1)
    """
    counter = _Counter(words, language)
    for place in range(len(words)):
        counter.add(place)
    return counter.count()


class _Counter:
    """Counts, word by word, how often a sentence says no."""

    def __init__(self, words: Sequence[str], language: str) -> None:
        self.words = words
        self.language = language
        self.known = language_of(language).negation
        self.plain = self.firm = self.more = self.without = self.undone = 0
        self.soft = self.echo = self.again = self.beside = 0
        self.said = -REACH
        """Where the last plain *not* is."""
        self.denied = -REACH
        """Where the last word is after which *nada* adds nothing."""

    def count(self) -> Count:
        """Return what has been counted."""
        return Count(
            self.plain, self.firm, self.more, self.without, self.undone, self.soft, self.echo,
            self.again, self.beside,
        )  # fmt: skip

    def add(self, place: int) -> None:
        """Count the word at *place*; those before it have been counted."""
        kind = kind_of(self.words[place], self.language)
        if kind is None:
            self._add_pair(place)
            return
        after = self.words[place + 1 : place + 5]
        if after[:1] in (["op"], ["ops"]):  # a no-op does nothing
            self.soft += 1
        elif kind is NegationKind.PLAIN:
            self._add_plain(place, after)
        elif kind is NegationKind.NOR:
            self.firm += 1
        elif kind is NegationKind.WITHOUT:
            if not (after and _turn_re(self.known).fullmatch(after[0])):
                self.firm, self.denied = self.firm + 1, place
                self.without += place - self.said >= REACH  # *no sin* says yes
        elif kind in {NegationKind.FIRM, NegationKind.DOUBLE}:
            self._add_firm(place, kind)
        elif kind is NegationKind.UNDONE:
            self.undone += 1
        elif kind is NegationKind.SOFT:
            self._add_soft(place)
        else:
            self.echo += 1

    def _add_pair(self, place: int) -> None:
        pair = (self.words[place - 1].lower(), self.words[place].lower()) if place else ("", "")
        self.soft += pair in self.known.soft_pairs
        self.echo += pair in self.known.echo_pairs

    def _add_plain(self, place: int, after: Sequence[str]) -> None:
        between = self.words[self.said + 1 : place]
        self.again += place - self.said < REACH and not self.known.alternatives.isdisjoint(between)
        what = after[bool(self.known.articles.intersection(after[:1])) :][:1]
        undoes = bool(what) and kind_of(what[0], self.language) is NegationKind.UNDONE
        before = self.words[max(0, place - 1)].lower()
        self.plain += not undoes and not _is_turned(before, after, self.known)
        self.firm += 1
        self.said = self.denied = place

    def _add_firm(self, place: int, kind: NegationKind) -> None:
        repeats = place - self.denied < REACH
        self.again += repeats and kind is NegationKind.DOUBLE
        self.firm += kind is NegationKind.FIRM or not repeats
        self.more += self.said < 0 and not repeats  # in one sentence *no* and *ningún* go together
        self.denied = place

    def _add_soft(self, place: int) -> None:
        if self.words[place] in self.known.silent_after_not and place - self.said < REACH:
            return
        denied = place - self.said <= _BESIDE
        self.soft, self.beside = self.soft + (not denied), self.beside + denied


def _is_turned(before: str, after: Sequence[str], known: Negation) -> bool:
    """Whether a *not* between these words denies nothing, or something that was said."""
    small = tuple(word.lower() for word in after)
    following = small[0] if small else ""
    if before in known.alternatives or any(small[: len(one)] == one for one in known.adds):
        return True
    if following in known.set_phrases.get(before, ()):
        return True
    if before in known.conditions and not following:
        return True
    limited = any(pair in known.limits for pair in pairwise(after))
    return limited or any(map(_turn_re(known).fullmatch, after))


@lru_cache(maxsize=8)
def _turn_re(known: Negation) -> re.Pattern[str]:
    return re.compile(known.turns or "(?!)", re.IGNORECASE)


def is_lost(ours: Count, theirs: Count) -> bool:
    """Tell whether the translation *theirs* of *ours* says no less often."""
    spare = max(0, theirs.soft - ours.undone - ours.soft - ours.beside - ours.echo)
    if ours.firm > 1 and not ours.plain:  # neither, nor
        return not (theirs.firm or theirs.soft)
    said = theirs.firm + (theirs.again if ours.firm > 1 else 0)
    return bool(ours.plain) and ours.firm - ours.again > said + spare


def is_added(ours: Count, theirs: Count) -> bool:
    """Tell whether it says no where the source does not."""
    spare = ours.undone + max(0, ours.soft - theirs.soft)
    core = ours.firm - ours.without
    spare += max(0, ours.without - theirs.without)
    return bool(theirs.plain) and theirs.plain + min(theirs.more, core) > core + spare


def is_surely_lost(ours: Count, theirs: Count) -> bool:
    """Tell whether it says no less often, and has no more words that could stand for a no."""
    stand_ins = theirs.soft + theirs.without + theirs.beside
    said = ours.soft + ours.without + ours.beside + ours.echo
    return is_lost(ours, theirs) and stand_ins <= said


_BRIEF = 4
"""Words of a sentence that leaves no room to say a thing in a roundabout way."""


def contradicts(ours: Sequence[str], theirs: Sequence[str], here: str, there: str) -> bool:
    """Tell whether *theirs* denies the very verb that *ours* has, which has no word near a no.

    >>> contradicts(["It", "must", "be", "a", "word", "of", "some", "length"],
    ...             ["No", "debe", "ser", "palabra", "de", "cierta", "longitud"], "en", "es")
    True
    """
    if any(kind_of(word, here) not in {None, NegationKind.ECHO} for word in ours):
        return False
    said, denied = language_of(here).negation, language_of(there).negation
    small = {word.lower() for word in ours}
    if small & said.comparatives:
        return False
    if len([word for word in ours if word[0].isalpha()]) <= _BRIEF:
        return True
    for place, word in enumerate(theirs):
        if kind_of(word, there) is NegationKind.PLAIN:
            after = [one.lower() for one in theirs[place + 1 : place + 3]]
            verb = _verb_of(next((one for one in after if one not in denied.pronouns), ""), denied)
            if verb:
                pattern = re.compile(said.affirmed.get(verb, "(?!)"))
                return any(map(pattern.fullmatch, small))
    return False


def _verb_of(word: str, known: Negation) -> Verb | None:
    """The verb that *word* is a form of, in a translation."""
    verbs = known.denied.items()
    return next((verb for verb, forms in verbs if re.fullmatch(forms, word)), None)

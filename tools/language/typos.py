"""Typos: which edits of a source correct one, and so cannot have changed what it says.

An edit is a typo where what is no word became one by a letter inside it, or the other way round:
*recieved*, *received*. Between two words of the language nothing says which was meant (*won*,
*own*); and a word that can turn a sentence round, a number, a name, or what is no prose is
never a typo. No dictionary has all words: what is made of others (*unratified*), or begins or
ends otherwise (*fracking*, *tracking*), may be one. Where there is any doubt the edit is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from rapidfuzz.distance import OSA

from tools.language.languages import language_of, words_of_all
from tools.language.negation import is_known, kind_of
from tools.language.quantities.number_words import lexicon_of
from tools.language.sentences import split
from tools.language.words import word_set
from tools.markup.grammar import MARKUP_RE

Knows = Callable[[str], bool]
"""Whether a word, in these capitals, is one of the source language."""


WORD_RE = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_DOUBLED_RE = re.compile(r"(.)\1")
MARKUP = frozenset("`*_|<>\\/@#&=+^~$%{}[]")
PREFIXES = word_set("""
        ante anti bi co de des dis em en ex fore im in inter intra macro micro mis mono multi non
        out over post pre pro re semi sub super trans un under up
    """)
"""What is before words, in many languages, and turns them round."""
PART = 4
"""Letters of the shortest word that another may end in or begin with."""
ELSEWHERE = frozenset(words_of_all(lambda one: sorted(one.spelling.not_in_dictionary)))
"""Right words that a dictionary lacks, and that are a letter or two from another word."""


class Typo(NamedTuple):
    """A word as it was, and as it is."""

    old: str
    new: str


def find_typos(old: str, new: str, language: str, knows: Knows) -> tuple[Typo, ...]:
    """List the typos of *old* that *new* corrects; nothing if more than that may have changed.

    :param language: that both are written in.

    >>> known = frozenset("the army received a letter later".split()).__contains__
    >>> find_typos("The army recieved a letter.", "The army received a letter.", "en", known)
    (Typo(old='recieved', new='received'),)
    >>> find_typos("The army received a letter.", "The army received a later.", "en", known)
    ()
    """
    before, after = old.split(), new.split()
    if len(before) != len(after) or "\n" in old.strip():
        return ()
    if len(split(old, language)) != len(split(new, language)):
        return ()
    if MARKUP_RE.findall(old) != MARKUP_RE.findall(new):
        return ()
    pairs = [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]
    made = [_typo(one, other, language, knows) for one, other in pairs]
    known = {word.lower() for word in WORD_RE.findall(new)}
    # A word that is in the text twice, and was corrected once, may be meant.
    if None in made or any(typo and typo.old.lower() in known for typo in made):
        return ()
    return tuple(typo for typo in made if typo)


def _typo(old: str, new: str, language: str, knows: Knows) -> Typo | None:
    ours, theirs = WORD_RE.search(old), WORD_RE.search(new)
    if not ours or not theirs or not MARKUP.isdisjoint(old + new):
        return None
    around = (old[: ours.start()], old[ours.end() :])
    if around != (new[: theirs.start()], new[theirs.end() :]) or WORD_RE.search(around[1]):
        return None
    typo = Typo(ours[0], theirs[0])
    if any(sign.isdigit() for sign in old) or not _is_ordinary(typo):
        return None
    return typo if _corrects(typo, language, knows) else None


def _is_ordinary(typo: Typo) -> bool:
    """Whether neither is a name or an abbreviation: in small letters, both."""
    return typo.old.islower() and typo.new.islower()


def _corrects(typo: Typo, language: str, knows: Knows) -> bool:
    """Whether one of them alone is a word, the other near it, and no sentence turns on it."""
    if OSA.distance(typo.old, typo.new, score_cutoff=1) > 1 or not _is_inside(typo):
        return False
    words = [word for word in typo if any(map(knows, (word, word.capitalize())))]
    if len(words) != 1 or _turns(words[0], language) or ELSEWHERE.intersection(typo):
        return False
    wrong = typo.new if words[0] == typo.old else typo.old
    return _DOUBLED_RE.sub(r"\1", wrong) == _DOUBLED_RE.sub(r"\1", words[0]) or not (
        _is_made_of_others(wrong, knows)
    )


def _is_inside(typo: Typo) -> bool:
    """Whether both begin and end alike, or have the same letters: *legal* for *ilegal* is none."""
    old, new = typo
    return (old[0], old[-1]) == (new[0], new[-1]) or sorted(old) == sorted(new)


def _is_made_of_others(word: str, knows: Knows) -> bool:
    """Whether *word*, which no dictionary has, may be one all the same: *prowar*, *mayorless*."""
    for at in range(2, len(word) - 2):
        head, rest = word[:at], word[at:]
        is_part = min(len(head), len(rest)) >= PART and knows(head)
        if (head in PREFIXES or is_part) and knows(rest):
            return True
    return False


def _turns(word: str, language: str) -> bool:
    if is_known(language) and kind_of(word, language):
        return True
    known = language_of(language)
    return word in known.spelling.turning or word in lexicon_of(known)

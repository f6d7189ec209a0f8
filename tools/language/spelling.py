"""Words: which of a text a dictionary is asked about, and what a wrong one was meant to be.

Words made of others by rule are in no dictionary, and are right where they lead back to whole
words that a dictionary knows.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Hashable, Iterator
from functools import lru_cache
from itertools import combinations
from string import ascii_lowercase
from typing import NamedTuple, Protocol

from tools.language.facts import Spelling
from tools.language.languages import language_of, words_of_all

LETTER = r"[A-Za-zÀ-ÖØ-öø-ž][\u0300-\u036f]*"
WORD_RE = re.compile(
    rf"(?<![\w.@#$/\\’'\u0300-\u036f-])(?<!\w[:=])(?:{LETTER})+(?:[-’'](?:{LETTER})+)*+"
    r"(?![\w@/\\\u0300-\u036f]|[.:=-]\w|[-(=])"
)
"""A word of Latin letters, alone or of several parts; no path, no option, no name of a file."""
OPENERS = " \t\u00a0\"“«‘'([¿¡"
STOPS = ".!?…:;•\n"
_SHORTENED_RE = re.compile(r"(?<!\w)[A-ZÀ-Þ]\w{0,3}\.\Z")
"""``Dr.``, ``J.``: a name goes on."""
LONGEST = 40
"""Letters; what is longer is no word, and slow to correct."""
ENCLITICS = frozenset(words_of_all(lambda one: sorted(one.spelling.enclitics)))
"""Pronouns that change the verb they are tied to: the two are one word."""


class Dictionary(Hashable, Protocol):
    """The words of a language."""

    @property
    def version(self) -> str:
        """Its identity: it is another where an answer could be another."""

    def knows(self, word: str) -> bool:
        """Tell whether *word* is right, in these capitals."""


class Word(NamedTuple):
    """One word of a text, and its place there."""

    text: str
    """Composed (NFC), with straight apostrophes."""
    start: int
    end: int
    first: bool
    """It opens a sentence, so its capital says nothing."""


def find_words(text: str) -> Iterator[Word]:
    """Yield the words of *text* that can be looked up, in order.

    >>> [word.text for word in find_words("Llegó a Quito; véase a/b, x2 y conf.py.")]
    ['Llegó', 'a', 'Quito', 'véase', 'y']
    """
    for match in WORD_RE.finditer(text):
        if match.end() - match.start() <= LONGEST:
            word = normalize(match[0])
            yield Word(word, *match.span(), word[0].isupper() and _opens(text[: match.start()]))


def _opens(before: str) -> bool:
    """Whether a sentence begins after *before*."""
    shown = before.rstrip(OPENERS)
    opened = "¿" in before[len(shown) :] or "¡" in before[len(shown) :]
    ended = not shown or shown[-1] in STOPS
    return (opened or ended) and not _SHORTENED_RE.search(shown[-5:])


def normalize(text: str) -> str:
    """Put each accent of *text* on its letter (NFC), and make apostrophes straight."""
    return unicodedata.normalize("NFC", text).replace("’", "'")


def is_right(word: str, knows: Callable[[str], bool]) -> bool:
    """Tell whether a word, or each part of a compound, is known.

    >>> is_right("dar-lhe", {"dar", "lhe"}.__contains__)
    False
    >>> is_right("sócio-diretor", {"sócio", "diretor"}.__contains__)
    True
    """
    if knows(word):
        return True
    head, *tail = re.split("[-']", word)
    return bool(tail) and ENCLITICS.isdisjoint(tail) and all(map(knows, (head, *tail)))


VARIANTS = ("aáâãà", "eéê", "ií", "oóôõ", "uúü", "cç", "nñ")
"""One letter with and without its signs."""
LETTERS = ascii_lowercase + "".join(words_of_all(lambda one: one.spelling.letters))
SOUNDS = words_of_all(lambda one: one.spelling.confused.split())
"""What sounds alike somewhere, and is taken one for the other."""


def suggest(word: str, knows: Callable[[str], bool], most: int = 3) -> tuple[str, ...]:
    """Suggest what *word* may be meant to be, the likeliest first: one slip away, or accents.

    >>> suggest("Eleciones", {"elecciones", "lecciones"}.__contains__)
    ('Elecciones',)
    """
    small = word[0].lower() + word[1:]
    better: list[str] = []
    for near in _near(small):
        if near not in (small, *better) and knows(near):
            better.append(near)
            if len(better) == most:
                break
    return tuple(near[0].upper() + near[1:] if small != word else near for near in better)


def _near(word: str) -> Iterator[str]:
    """Words one slip away, in the order in which people slip."""
    yield from _accented(word)
    places = range(len(word))
    for at in places:  # a letter that should be there twice, or once
        yield word[: at + 1] + word[at:]
        if word[at : at + 1] == word[at + 1 : at + 2]:
            yield word[:at] + word[at + 1 :]
    for at in places[1:]:  # two letters in each other's place
        yield word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
    for pair in SOUNDS:
        one, other = pair.split("/")
        for old, new in ((one, other), (other, one)):
            for found in re.finditer(old, word):
                yield word[: found.start()] + new + word[found.end() :]
    yield from (word[:at] + word[at + 1 :] for at in places if word[at] == "h")
    yield from (word[:at] + "h" + word[at:] for at in places)
    yield from (word[:at] + letter + word[at:] for at in range(len(word) + 1) for letter in LETTERS)
    yield from (word[:at] + word[at + 1 :] for at in places if len(word) > 2)
    yield from (word[:at] + letter + word[at + 1 :] for at in places for letter in LETTERS)


def _accented(word: str) -> Iterator[str]:
    """*word* with one or two of its letters accented in another way."""
    others = [
        (at, other)
        for at, letter in enumerate(word)
        for row in VARIANTS
        if letter in row
        for other in row
    ]
    for at, letter in others:
        if word[at] != letter:
            yield word[:at] + letter + word[at + 1 :]
    for (at, one), (then, two) in combinations(others, 2):
        yield word[:at] + one + word[at + 1 : then] + two + word[then + 1 :]


SHORTEST = 5
"""Letters of a word after a prefix; shorter ones follow too many prefixes by chance."""
_BARE = str.maketrans("áéíóú", "aeiou")


def is_derived(word: str, knows: Callable[[str], bool], language: str) -> bool:
    """Tell whether *word* is made by rule of words that are known.

    >>> is_derived("antirracistas", {"racistas"}.__contains__, "es")
    True
    >>> is_derived("decírselo", {"decir"}.__contains__, "es")
    True
    """
    return any(map(knows, _wholes(word[:1].lower() + word[1:], language_of(language).spelling)))


def _wholes(word: str, known: Spelling) -> Iterator[str]:
    """Words of which *word* may be made."""
    if prefix := _prefix_re(known).match(word):
        rest = word[prefix.end() :]
        if len(rest) >= SHORTEST:
            # antirracista: between vowels an r is written twice.
            doubled = rest[0] == rest[1] and rest[0] in known.doubled_after_prefix
            yield rest[1:] if doubled else rest
    if tied := _compiled(known.tied_pronouns).fullmatch(word):
        yield tied["one"] or (tied["two"] or tied["led"]).translate(_BARE)
    for pattern, wholes in known.endings:
        if found := _compiled(pattern).fullmatch(word):
            yield from map(found.expand, wholes)


@lru_cache(maxsize=8)
def _prefix_re(known: Spelling) -> re.Pattern[str]:
    longest = sorted(known.prefixes, key=lambda prefix: (-len(prefix), prefix))
    return _compiled(rf"(?:{'|'.join(longest)})-?" if longest else "")


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> re.Pattern[str]:
    """*pattern*; nothing fits an empty one."""
    return re.compile(pattern or "(?!)")

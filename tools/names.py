"""Names of people, places and institutions, and how another language may write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz import fuzz

from tools.exonyms import forms
from tools.ordinary import is_ordinary

NAME_RE = re.compile(r"[A-ZÀ-Þ](?<=[a-zß-ÿ,] .)[^\W\d_]+(?:[’'-][^\W\d_]+)*")
"""A word with a capital in the middle of a sentence: not after a stop, a quote or a dash."""
ACRONYM_RE = re.compile(r"[A-Z](?<![\w.&/@#-].)[A-Z]{1,5}(?![\w&/@-]|\.\w)")
ALIKE = 60.0
"""Percent from which two words may be one name: London, Londres."""
JOINED = 80.0
"""Percent from which one word is two that a hyphen joins: Sub-Saharan, Subsaariana."""
STEM = 4


def fold(word: str) -> str:
    """
    >>> fold("Bogotá")
    'bogota'
    """
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFD", word.lower()).encode("ascii", "ignore").decode()


def names(text: str) -> Iterator[re.Match[str]]:
    """Words with a capital that are no ordinary ones, in the middle of a sentence.

    >>> [one[0] for one in names("Today, the President met Raby in Havana.")]
    ['Raby', 'Havana']
    """
    for match in NAME_RE.finditer(text):
        if not is_ordinary(re.split("[’'-]", match[0].lower())[0]):
            yield match


def acronyms(text: str) -> Iterator[re.Match[str]]:
    """Words in capitals alone, unless all of *text* is in capitals.

    >>> [one[0] for one in acronyms("The OAS met.")], list(acronyms("THE OAS MET."))
    (['OAS'], [])
    """
    if not text.isupper():
        for match in ACRONYM_RE.finditer(text):
            if not is_ordinary(match[0].lower()):
                yield match


def is_word(name: str, text: str) -> bool:
    """Whether *text* has *name* with a small letter, too: then it is no name."""
    word = re.split("[’'-]", name.lower())[0].removesuffix("s")
    return re.search(rf"(?<!\w){word}", text) is not None


def stands(name: str, theirs: str, language: str) -> bool:
    """Whether *name*, or a form that it has in *language*, is among the words of *theirs*.

    >>> stands("Germany", "Vive en Alemania.", "es"), stands("Raby", "Vive aquí.", "es")
    (True, False)
    """
    words = _words(theirs)
    if name.isupper() and name.isalpha():
        letters = sorted(fold(name))  # NATO, OTAN
        if any(len(one) == len(letters) and sorted(one) == letters for one in words):
            return True
        known = forms(name, language)
    else:
        known = (re.sub("[’']s?$", "", name), *forms(name, language))
    for form in known:
        folded = fold(form)
        stem = folded[: max(STEM, min(5, len(folded) - 3))]
        if (
            folded in words
            or ("/" in form and form in theirs.casefold())
            or (len(stem) >= STEM and stem in _stems(theirs, len(stem)))
        ):
            return True
    if name.isupper() and name.isalpha():
        return False
    head, *rest = re.split("[’'-]", name)
    if rest:
        capitals = [one for one in (head, *rest) if one[:1].isupper() and len(one) > 1]
        joined = fold("".join([head, *rest]))
        return all(stands(part, theirs, language) for part in capitals) or any(
            float(fuzz.ratio(joined, one)) >= JOINED for one in words
        )
    others = (one for one in _capitals(theirs) if one[:1] == fold(name)[:1])
    return any(float(fuzz.ratio(fold(name), other)) >= ALIKE for other in others)


@lru_cache(maxsize=64)
def _words(text: str) -> frozenset[str]:
    return frozenset(map(fold, re.findall(r"[^\W\d_]+", text)))


@lru_cache(maxsize=64)
def _stems(text: str, length: int) -> frozenset[str]:
    return frozenset(word[:length] for word in _words(text))


@lru_cache(maxsize=64)
def _capitals(text: str) -> frozenset[str]:
    return frozenset(map(fold, re.findall(r"[A-ZÀ-Þ][^\W\d_]*", text)))


def is_title(text: str) -> bool:
    """Whether most words of *text* have a capital because it is a title.

    >>> is_title("A Wave Of Hope Rises"), is_title("Pedro Castillo met Evo Morales.")
    (True, False)
    """
    if text.rstrip("\"'”’») ")[-1:] in tuple(".!?;"):
        return False
    words = re.findall(r"[^\W\d_]{4,}", text)[1:40]
    high = sum(map(str.isupper, (word[0] for word in words)))
    return 0 < high == len(words) or (high > 1 and 2 * high > len(words))

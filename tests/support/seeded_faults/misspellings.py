"""Plants misspellings in the words of a text, as hands and ears make them."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator

KINDS: dict[str, Callable[[str, random.Random], str]] = {}
BARE = re.compile("[\u0300\u0301\u0302]")


def kind(plant: Callable[[str, random.Random], str]) -> Callable[[str, random.Random], str]:
    KINDS[plant.__name__] = plant
    return plant


@kind
def dropped(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word))
    return word[:at] + word[at + 1 :]


@kind
def doubled(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word))
    return word[:at] + word[at] + word[at:]


@kind
def swapped(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


@kind
def unaccented(word: str, chance: random.Random) -> str:
    return unicodedata.normalize("NFC", BARE.sub("", unicodedata.normalize("NFD", word)))


def planted(
    text: str, knows: Callable[[str], bool], chance: random.Random, shortest: int = 4
) -> Iterator[tuple[str, str, str]]:
    """Kind, wrong word, right word, for each small word of *text*; none of the wrong is a word."""
    for word in dict.fromkeys(re.findall(rf"(?<![\w-])[^\W\d_A-Z]{{{shortest},}}(?![\w-])", text)):
        for name, plant in KINDS.items():
            wrong = plant(word, chance)
            if wrong != word and not knows(wrong):
                yield name, wrong, word

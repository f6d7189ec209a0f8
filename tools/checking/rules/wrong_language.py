"""A translation is in its own language, all of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from tools.checking.rule import Pair, rule
from tools.language import words
from tools.language.facts import Language
from tools.language.languages import language_of
from tools.language.proper_names import fold, is_title
from tools.model.findings import Fault, Severity, say

_QUOTED_RE = re.compile(r"\*[^*]+\*|“[^”]+”|«[^»]+»|\"[^\"]+\"|`[A-Z][^`]+`|(?<!\w)'\w[^']*'(?!\w)")
_BETWEEN_RE = re.compile(r"(?:[^\W_]|[\s,;:.!?'’%&()$–—-])*")
"""What may be between two words of a run: numbers, stops, but no code and no markup."""
RUN = 4
"""Words in a row that no two languages share by chance."""
MOST = 20
"""Places of the source that two words are looked for in."""
SHORT = 5
"""Words of the longest quotation that may stay as it was."""
MESSAGE = 14
"""Words of the longest one that may where the source quotes it, too: what a program says."""


@rule("languages", Severity.WARNING)
def untranslated(pair: Pair) -> Iterator[Fault]:
    """No words of the source are left, but for names and quotations.

    Bad: The people want peace and bread. | The people want peace and bread.
    Bad: They said that the strike was over. | Dijeron that the strike was over.
    Bad: pt_BR: They said that the strike was over. | Disseram that the strike was over.
    Good: The general capital is central. | El capital general es central.
    Good: Radio Havana Cuba | Radio Havana Cuba
    Good: In “War and Peace” it rains. | En “War and Peace” llueve.
    Good: The War and Peace of Them. | La Guerra y Paz (en inglés, The War and Peace of Them).
    Good: A man-in-the-middle-of-it attack. | Un ataque man-in-the-middle-of-it.
    Good: It says 'the index must be an integer'. | Dice 'the index must be an integer'.
    Bad: It says that the index must be an int. | Dice that the index must be an int.
    """
    known = _only(language_of(pair.languages.source), language_of(pair.languages.target))
    if known.isdisjoint(pair.target_words):
        return
    for first, length in _runs(pair.source_words, pair.target_words):
        if length < RUN or known.isdisjoint(pair.target_words[first : first + length]):
            continue
        for part in _parts(pair, first, length):
            start, end = part[0].start(), part[-1].end()
            if "-" in pair.target[start:end] and " " not in pair.target[start:end]:
                continue  # man-in-the-middle
            if _is_title_in_brackets(pair.target, start, end):
                continue  # (in English: Integrated Development Environment)
            if not known.isdisjoint(word[0] for word in part) and not _quoted(pair, start, end):
                yield Fault(say("These words of the source are left untranslated."), start, end)
                break


def _is_title_in_brackets(text: str, start: int, end: int) -> bool:
    """Whether that is a title in brackets beside its translation."""
    opens = text.rfind("(", max(0, start - 40), start)
    inside = opens >= 0 and ")" not in text[opens:end] and text.find(")", end, end + 40) >= 0
    return inside and is_title(text[start:end])


def _parts(pair: Pair, first: int, length: int) -> Iterator[list[re.Match[str]]]:
    """Of so many words those that are together, neither code nor signs between them."""
    part: list[re.Match[str]] = []
    found = words.WORD_RE.finditer(pair.target_prose)
    for match in islice(found, first, first + length):
        if part and not _BETWEEN_RE.fullmatch(pair.target, part[-1].end(), match.start()):
            if len(part) >= RUN:
                yield part
            part = []
        if match[0][0].isalpha():
            part.append(match)
    if len(part) >= RUN:
        yield part


@lru_cache(maxsize=32)
def _only(language: Language, other: Language) -> frozenset[str]:
    """Words that *language* has and *other* has not."""
    return language.telltale_words - other.telltale_words - language.shared_words


def _runs(source: Sequence[str], target: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where words of the source are in the same order: the first, and how many."""
    after: dict[tuple[str, str], list[int]] = {}
    for place in range(len(source) - 1):
        after.setdefault((source[place], source[place + 1]), []).append(place)
    place = 0
    while place < len(target) - 1:
        longest = 0
        for start in after.get((target[place], target[place + 1]), ())[:MOST]:
            length = 2
            while (
                start + length < len(source)
                and place + length < len(target)
                and source[start + length] == target[place + length]
            ):
                length += 1
            longest = max(longest, length)
        if longest:
            yield place, longest
        place += max(1, longest)


def _quoted(pair: Pair, start: int, end: int) -> bool:
    """Whether all of that is emphasized, or a title, or some words that are quoted."""
    quotations = _quotations(pair.target)
    before = bisect_right(quotations, start, key=lambda one: one[0])
    if not before or quotations[before - 1][1] < end:
        return False
    return _may_be_foreign(pair.target[slice(*quotations[before - 1])], pair.source)


@lru_cache(maxsize=8)
def _may_be_foreign(quoted: str, source: str) -> bool:
    length = len(words.split_words(quoted))
    short = length <= SHORT or (length <= MESSAGE and quoted[1:-1] in source)
    return quoted[0] in "*`" or short or is_title(quoted)


@lru_cache(maxsize=8)
def _quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Where quotations and emphasis are; every doubtful word of a text asks for them."""
    return tuple(one.span() for one in _QUOTED_RE.finditer(text))


@rule("languages", Severity.WARNING)
def foreign_words(pair: Pair) -> Iterator[Fault]:
    """No sentence is in Portuguese where Spanish is wanted, and none the other way round.

    Bad: It rained. The people did not go. | Llovió. O povo não foi com eles.
    Bad: pt_BR: The fathers go with a flag. | Os pais e las mães van con una bandera.
    Good: pt_BR: The people did not go. | O povo não foi.
    Good: Manoel dos Santos Silva sang. | Cantó Manoel dos Santos Silva.
    """
    home = language_of(pair.languages.target)
    if home.sibling is None or home.name is None:
        return
    foreign = _only(language_of(home.sibling), home)
    if foreign.isdisjoint(pair.target_words):
        return
    marked = re.compile(home.foreign_words)
    for number, sentence in enumerate(words.split_sentences(pair.target_words)):
        found = {word for word in sentence if word in foreign or marked.fullmatch(word)}
        own = sum(word in home.telltale_words for word in sentence)
        if len(found) > 1 and sum(word in found for word in sentence) > own - (own > 1):
            start, end = words.find_sentence(pair.target_prose, number)
            if not _quoted(pair, start, end):
                message = say("This is not in {language}.", language=home.name)
                yield Fault(message, start, end)


@rule("languages", Severity.WARNING)
def foreign_letters(pair: Pair) -> Iterator[Fault]:
    """Spanish has no ã, õ, ç; Portuguese has no ñ, and no words that end like Spanish ones.

    Bad: The nation won. | Ganó la nação.
    Bad: pt_BR: The nation won. | A nación venceu.
    Bad: pt_BR: The children came. | Vieram os niños.
    Bad: The Organisation won. | Ganó la Organização.
    Good: Lula was born in Sao Paulo. | Lula nació en São Paulo.
    Bad: pt_BR: The city and the truth won. | A ciudad e a verdad venceram.
    Good: pt_BR: Cities and universities won. | Cidades e universidades venceram.
    Good: pt_BR: Piñera lost. | Piñera perdeu.
    Good: pt_BR: Chile elected Piñera. | O Chile elegeu Sebastián Piñera.
    """
    home = language_of(pair.languages.target)
    if not home.foreign_letters or not re.search(home.foreign_letters, pair.target):
        return
    for match in re.finditer(home.foreign_words, pair.target_prose):
        word = match[0]
        if fold(word) not in fold(pair.source) and not _quoted(pair, *match.span()):
            yield Fault(say("“{word}” is not written like that here.", word=word), *match.span())

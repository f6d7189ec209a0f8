"""Words that are in no dictionary. Notes: names and new words are right, and are in none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial

from tools.checking.rule import CheckSettings, Pair, rule
from tools.language.languages import language_of
from tools.language.sentences import ANYWHERE
from tools.language.spelling import (
    Dictionary,
    Word,
    find_words,
    is_derived,
    is_right,
    normalize,
    suggest,
)
from tools.model.catalog import Catalog
from tools.model.findings import Fault, Finding, Message, Severity, say


@rule("spelling", Severity.NOTE)
def spelling(pair: Pair) -> Iterator[Fault]:
    """A word stands in the dictionary of its language, or in the words.txt of its edition.

    Bad: The elections were held. | Las eleciones se celebraron.
    Bad: Elections were held. | Eleciones hubo.
    Bad: It was also held. | Se celebró tambien.
    Bad: pt_BR: To do it is difficult. | Faze-lo é difícil.
    Bad: In the region. | En la region.
    Good: Tell it to him; you have time. | Decírselo ahora; vos tenés tiempo.
    Good: They voted, from their cars. | Votasteis desde sus coches, carros y autos.
    Good: pt_BR: To do it, he would tell you. | Fazê-lo, dir-lhe-ia o ex-presidente.
    Good: A zine by Pekka Virtanenn for NGOs. | Un zine de Pekka Virtanenn para ONGs.
    Good: Type ``serch``, see conf.py or x2y. | Escriba ``serch``, vea conf.py o x2y.
    """
    dictionary = pair.settings.dictionary
    if dictionary is None:
        return
    asked = set()
    for word in find_words(pair.target_prose):
        text = word.text
        if text in asked or _named(word) or dictionary.knows(text):
            continue
        asked.add(text)
        knows = partial(_knows, pair)
        made = is_right(text, knows) or is_derived(text, knows, pair.languages.target)
        if not made and not _shortened(word, pair):
            near = _near(dictionary, text)
            # At the start of a sentence it may be a name, unless it is like a word.
            if near or not word.first:
                yield Fault(_message(text, near, pair.languages.target), word.start, word.end)


def _message(word: str, near: tuple[str, ...], language: str) -> Message:
    right_so = say("If it is right, add it to {file}.", file=f"locale/{language}/words.txt")
    if not near:
        return say("“{word}” is in no dictionary. {advice}", word=word, advice=right_so)
    return say(
        "“{word}” is in no dictionary. Did you mean: {words}? {advice}",
        word=word, words=", ".join(near), advice=right_so,
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _near(dictionary: Dictionary, word: str) -> tuple[str, ...]:
    return suggest(word, dictionary.knows)


def _knows(pair: Pair, word: str) -> bool:
    """Whether the dictionary, the edition, the glossary or the source has it."""
    settings = pair.settings
    return (
        len(word) < 2
        or not {word, word.lower()}.isdisjoint(settings.words)
        or settings.dictionary is None
        or settings.dictionary.knows(word)
        or _stands(word, _glossary_of(settings))
        # A foreign word; but “region” is “región” without its accent.
        or (_stands(word, _given(pair.source)) and not _bare(settings.dictionary, word))
    )


def _stands(word: str, among: frozenset[str]) -> bool:
    """In the singular or the plural."""
    small = word.casefold()
    forms = (small, f"{small}s", small.removesuffix("s"), small.removesuffix("es"))
    return any(form in among for form in forms)


def _bare(dictionary: Dictionary, word: str) -> bool:
    """Whether it is like an English word because its accent was left out."""
    return word.endswith("ion") and dictionary.knows(f"{word[:-3]}ión")


def find_unused_words(
    settings: CheckSettings, catalogs: Iterable[Catalog], path: str
) -> Iterator[Finding]:
    """Yield a note on each word of ``words.txt`` that no translation has any more.

    :param path: of that file.
    """
    if not settings.words:
        return
    live = (entry for catalog in catalogs for entry in catalog if not entry.obsolete)
    texts = normalize(
        "\n".join(text for entry in live for text in (entry.msgstr, *entry.msgstr_plural))
    )
    for word, line in settings.words.items():
        forms = f"{word}|{word[0].upper()}{word[1:]}"
        if not re.search(rf"(?<!\w)(?:{forms})(?!\w)", texts):
            message = say("No translation has the word “{word}”. Delete this line.", word=word)
            yield Finding(
                rule="unused-word", family="spelling", severity=Severity.NOTE,
                fault=Fault(message), path=path, line=line,
            )  # fmt: skip


def _named(word: Word) -> bool:
    """Whether its capitals make it a name or an acronym."""
    rest = word.text[1:]
    return (word.text[0].isupper() and not word.first) or rest.lower() != rest


def _shortened(word: Word, pair: Pair) -> bool:
    """Whether it is an abbreviation, with its full stop after it."""
    if pair.target[word.end : word.end + 1] != ".":
        return False
    known = language_of(pair.languages.target).abbreviations
    return word.text.lower() in known.titles | known.counters | ANYWHERE


@lru_cache(maxsize=16)
def _given(source: str) -> frozenset[str]:
    """What is in the source: a name or a foreign word, if the translation has it too."""
    return frozenset(normalize(found).casefold() for found in _PART_RE.findall(source))


@lru_cache(maxsize=16)
def _glossary_of(settings: CheckSettings) -> frozenset[str]:
    """The words of what the glossary keeps, or wants said."""
    texts: list[str] = []
    for term in settings.glossary.terms:
        wanted = (term.term,) if term.keep else term.translations.get(settings.languages.target, ())
        texts += wanted
    found = (part for text in texts for part in _PART_RE.findall(normalize(text)))
    return frozenset(word.casefold() for word in found)


_PART_RE = re.compile(r"[^\W\d_]+")

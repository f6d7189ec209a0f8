"""A translation of the glossary, in the forms that it has in a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from tools.language.grammar import ARTICLE, Gender, Grammar
from tools.language.languages import language_of

_ACRONYM_RE = re.compile(r"(?:\w*[^\W\d_a-záéíóúâêôãõçñ]){2,}\w*|(?:[A-Z]{1,2}\.\s?)+")


class Mark(NamedTuple):
    """What a glossary says of a translation in brackets: ``(f)``, ``(m pl)``."""

    gender: Gender
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """What goes into the sentence."""

    text: str
    gender: Gender | None
    """None where it is not known."""
    plural: bool | None
    """Whether its article and its verb are plural; None where that is not known."""
    named: bool = False
    """Whether it begins with an article that is part of the name: La Habana."""


def form_of(translation: str, language: str, *, plural: bool, mark: Mark | None) -> Form | None:
    """Make one form of a *translation*; None where the plural is not known, or the language.

    >>> form_of("jefe de Estado", "es", plural=True, mark=None)
    Form(text='jefes de Estado', gender='m', plural=True, named=False)
    >>> form_of("Unasur", "es", plural=False, mark=Mark("f")).gender
    'f'
    """
    known = language_of(language).grammar
    if known is None:
        return None
    article, words = _parted(translation, known)
    many = mark.plural if mark else _is_plural(article, words, known)
    gender = mark.gender if mark else _gender(article, words, many, known)
    named = article[:1].isupper()
    text = translation if named or not article else " ".join(words)
    if plural and many is not True:
        if named or (more := pluralize(" ".join(words), known)) is None:
            return None
        text, many = more, True
    return Form(text, gender, many, named)


def _parted(translation: str, known: Grammar) -> tuple[str, list[str]]:
    """The article at the beginning, if there is one, and the words after it."""
    words = translation.split()
    if len(words) > 1 and words[0].lower() in known.articles:
        return words[0], words[1:]
    return "", words


def _core(words: list[str], known: Grammar) -> int:
    """How many words take a plural: those before the first preposition."""
    return next((n for n, word in enumerate(words) if word in known.particles), len(words))


def _head(words: list[str], known: Grammar) -> str:
    """The noun that gives the phrase its gender."""
    core = [word for word in words[: _core(words, known)] if word.lower() not in known.leading]
    return (core or words or [""])[0]


def _is_plural(article: str, words: list[str], known: Grammar) -> bool | None:
    if article:
        return any(place > 1 for _, place in known.readings[article.lower()])
    if " ".join(words) in known.plural_acronyms:
        return True
    head = _head(words, known)
    small = head.lower()
    if _ACRONYM_RE.fullmatch(head) or not small.endswith("s"):
        return False
    if known.plural(small) != small or known.gender(small) or known.single_re.search(small):
        return False  # país has another plural, so it is not one; crisis is a word of its own
    if head[0].isupper() and _core(words, known) < 2:
        return None  # Fuerzas, but Caracas
    return True


def _gender(article: str, words: list[str], many: bool | None, known: Grammar) -> Gender | None:
    if article:
        genders: list[Gender] = ["m", "f"]
        return genders[known.readings[article.lower()][0][1] % 2]
    head = _head(words, known)
    if _ACRONYM_RE.fullmatch(head) or not head.isalpha():
        return None
    if head[0].isupper() and len(words) == 1:
        return None  # the article of a name is a custom, not a rule
    return known.gender(known.singular(head.lower()) if many else head.lower())


def pluralize(phrase: str, known: Grammar) -> str | None:
    """Make the plural of a phrase in the singular; None where it is not certain.

    A name, in one word with a capital or in capitals, has none.
    """
    words = phrase.split()
    count = _core(words, known)
    core = words[:count]
    if not core or known.coordinators.intersection(words[count : count + 1]):
        return None
    if any(_ACRONYM_RE.fullmatch(word) for word in core) or (
        len(words) < 2 and phrase[0].isupper()
    ):
        return None
    plurals = [_as_written(word, known.plural(word.lower())) for word in core]
    found = [word for word in plurals if word]
    return " ".join([*found, *words[count:]]) if len(found) == count else None


def _as_written(word: str, new: str | None) -> str | None:
    """*new* with the capital of *word*."""
    if new is None or not (word[:1].isupper() and word[1:].islower()):
        return new if word.islower() else None
    return new[:1].upper() + new[1:]


@lru_cache(maxsize=4096)
def spelling_re(translation: str, language: str) -> re.Pattern[str]:
    """Make an expression of how a *translation* may be in a text in small letters.

    In either number; of people in either gender; with its article as it melts into a preposition.

    >>> bool(spelling_re("norte-americano", "pt_BR").search("norte-americanas"))
    True
    >>> bool(spelling_re("el Caribe", "es").search("islas del caribe"))
    True
    """
    known = language_of(language).grammar
    article, words = _parted(translation, known) if known else ("", translation.split())
    if article[:1].isupper():
        article, words = "", translation.split()
    parts = [_word_re(word, known) for word in words]
    if known and article:
        place = known.determiners[ARTICLE].index(article.lower())
        forms = [row[place] for row in known.determiners if row[0] in known.definite]
        parts.insert(0, f"(?:{'|'.join(map(_spaced, sorted(forms, key=len, reverse=True)))})")
    spaced = "".join(
        part + (r"\s*" if part.endswith((".", ".)")) else r"\s+")  # EE.UU. is EE. UU.
        for part in parts[:-1]
    )
    return re.compile(rf"(?<!\w){spaced}{parts[-1] if parts else '(?!)'}(?!\w)")


def _spaced(form: str) -> str:
    return re.escape(form).replace(r"\ ", r"\s+")


def _word_re(word: str, known: Grammar | None) -> str:
    word = word.casefold()
    if known and word in known.particles:
        return re.escape(word)
    if known is None:
        return rf"{re.escape(word)}(?:s|es)?" if word.isalpha() else re.escape(word)
    genders = {word}
    for masculine, feminine in known.feminine.items():
        if word == masculine or (word[: -len(masculine)][2:] and word.endswith(masculine)):
            genders.add(word[: -len(masculine)] + feminine)
    forms = genders | {many for one in genders if (many := known.plural(one))}
    unknown = word.isalpha() and known.plural(word) is None
    return rf"(?:{'|'.join(map(re.escape, sorted(forms)))}{'(?:s|es)?' if unknown else ''})"

"""Names of people, places and institutions, and how another language may write them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from rapidfuzz import fuzz

from tools.language.languages import LANGUAGES, either, words_of_all
from tools.language.length_ratio import is_dense

NAME_RE = re.compile(r"[A-ZÀ-Þ](?<=[a-zß-ÿ,] .)[^\W\d_]+(?:[’'-][^\W\d_]+)*")
"""A word with a capital in the middle of a sentence: not after a stop, a quote or a dash."""
SHOUTED_RE = re.compile(r"[A-Z]{3,}(?:[ -][A-Z]{3,})+")
"""Some words in capitals: RED ALERT, which is translated."""
ACRONYM_RE = re.compile(r"[A-Z](?<![\w.&/@#-].)[A-Z]{1,5}(?![\w&/@-]|\.\w)")
ALIKE = 60.0
"""Percent from which two words may be one name: London, Londres."""
NEAR = 85.0
"""Percent from which they may where one has no capital: Gamma, gama."""
JOINED = 80.0
"""Percent from which one word is two that a hyphen joins: Sub-Saharan, Subsaariana."""
STEM = 4
MOST = 6
"""Letters of an acronym."""
ORDINARY = frozenset(words_of_all(lambda one: one.ordinary_words))
"""Words that institutions and titles are made of: they are translated."""
_ENDING_RE = re.compile(either(lambda one: one.ordinary_endings))
"""How names hardly ever end."""


def fold(word: str) -> str:
    """Take away capitals and accents.

    >>> fold("Bogotá"), fold("中国")
    ('bogota', '中国')
    """
    if word.isascii():
        return word.lower()
    letters = unicodedata.normalize("NFD", word.lower())
    return "".join(one for one in letters if not unicodedata.combining(one))


def find_names(text: str) -> Iterator[re.Match[str]]:
    """Find words with a capital that are no ordinary ones, in the middle of a sentence.

    >>> [one[0] for one in find_names("Today, the President met Raby in Havana.")]
    ['Raby', 'Havana']
    """
    for match in NAME_RE.finditer(text):
        head = re.split("[’'-]", re.sub("(?<=[A-Z])(?:s|ed|ing)$", "", match[0]))[0]
        if not is_ordinary(head.lower()):
            yield match


def find_acronyms(text: str) -> Iterator[re.Match[str]]:
    """Find words in capitals alone, unless all of *text* is in capitals.

    >>> [one[0] for one in find_acronyms("The OAS met.")], list(find_acronyms("THE OAS MET."))
    (['OAS'], [])
    """
    if text.isupper():
        return
    shouted = [one.span() for one in SHOUTED_RE.finditer(text) if not _are_acronyms(one[0])]
    for match in ACRONYM_RE.finditer(text):
        loud = any(start <= match.start() < end for start, end in shouted)
        if not loud and not is_ordinary(match[0].lower()):
            yield match


def _are_acronyms(words: str) -> bool:
    """Whether words in capitals are short and none is an ordinary one: they name something each."""
    several = re.split("[ -]", words)
    return all(len(one) <= MOST and not is_ordinary(one.lower()) for one in several)


@lru_cache(maxsize=1 << 14)
def is_ordinary(word: str) -> bool:
    """Tell whether *word*, in small letters, is translated wherever it is.

    >>> is_ordinary("ministers"), is_ordinary("havana")
    (True, False)
    """
    one = word.removesuffix("s") if word != "windows" else word
    return word in ORDINARY or one in ORDINARY or bool(_ENDING_RE.fullmatch(word))


def is_word(name: str, text: str) -> bool:
    """Tell whether *text* has *name* with a small letter, too: then it is no name."""
    word = re.split("[’'-]", name.lower())[0].removesuffix("s")
    return re.search(rf"(?<!\w){word}", text) is not None


def list_forms(name: str, language: str) -> tuple[str, ...]:
    """List what CLDR and habit know a name by in *language*, word by word.

    >>> list_forms("Germany", "es"), list_forms("NATO", "pt_BR")
    (('Alemania',), ('otan',))
    """
    plain = re.sub("[’']s?$", "", name).lower()
    return (*sorted(_exonyms().get(plain, ())), *_cldr(language).get(plain, ()))


@lru_cache(maxsize=1)
def _exonyms() -> dict[str, frozenset[str]]:
    """Of each name, what it is called in any language: a text may name people of another."""
    exonyms: dict[str, frozenset[str]] = {}
    for language in LANGUAGES:
        for name, forms in language.exonyms.items():
            exonyms[name] = exonyms.get(name, frozenset()) | forms
    return exonyms


@lru_cache(maxsize=8)
def _cldr(language: str) -> dict[str, tuple[str, ...]]:
    """Of each word of a country or language in English, the words it has in *language*."""
    try:
        ours, theirs = Locale.parse("en"), Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return {}
    words_of: dict[str, list[str]] = {}
    for kind in ("territories", "languages"):
        known = getattr(theirs, kind)
        for code, name in getattr(ours, kind).items():
            there = re.findall(r"[^\W\d_]{2,}", known.get(code, ""))
            parts = [one for one in there if len(one) > 3 or is_dense(one)]
            for word in re.findall(r"[^\W\d_]{4,}", name):
                words_of.setdefault(word.lower(), []).extend(parts)
    return {word: tuple(dict.fromkeys(parts)) for word, parts in words_of.items()}


def is_mentioned(name: str, theirs: str, language: str, ours: str = "") -> bool:
    """Tell whether *name*, or a form that it has in *language*, is among the words of *theirs*.

    :param ours: the text the name is from: what is there, too, is no translation of it.

    >>> is_mentioned("Germany", "Vive en Alemania.", "es"), is_mentioned("Raby", "Vive aquí.", "es")
    (True, False)
    """
    bare = re.sub("[’']s?$", "", name)
    capitals = re.sub("(?<=[A-Z])s$", "", bare)
    if capitals.isupper() and capitals.isalpha():
        return _acronym_stands(capitals, theirs, language, ours)
    if any(_form_stands(form, theirs) for form in (bare, *list_forms(name, language))):
        return True
    words, folded = _words(theirs), fold(name)
    head, *rest = re.split("[’'-]", name)
    if rest:
        parts = [word for word in (head, *rest) if word[:1].isupper() and len(word) > 1]
        joined = fold("".join([head, *rest]))
        return all(is_mentioned(part, theirs, language, ours) for part in parts) or any(
            float(fuzz.ratio(joined, word)) >= JOINED for word in words
        )
    return any(
        word[:1] == folded[:1] and float(fuzz.ratio(folded, word)) >= least
        for some, least in ((_capitals(theirs), ALIKE), (words, NEAR))
        for word in some
    )


def _form_stands(form: str, theirs: str) -> bool:
    """Whether a word is there, or one that begins like it."""
    words, folded = _words(theirs), fold(form)
    stem = folded[: max(STEM, min(5, len(folded) - 3))]
    return (
        folded in words
        or ("/" in form and form in theirs.casefold())
        or (is_dense(form) and form in theirs)
        or (len(stem) >= STEM and stem in _stems(theirs, len(stem)))
    )


def _acronym_stands(name: str, theirs: str, language: str, ours: str) -> bool:
    """Whether an acronym is there: as it was, as another language has it, or in full.

    >>> _acronym_stands("PEG", "El analizador GASE.", "es", "The PEG parser.")
    True
    >>> _acronym_stands("PSOL", "Ganó el PSOE.", "es", "PSOL won.")
    False
    """
    letters = Counter(fold(name))
    for word in _words(theirs):
        one = word.removesuffix("s") if len(word) == len(name) + 1 else word
        if len(one) == len(name) and Counter(one) == letters:
            return True
    if any(_form_stands(form, theirs) for form in list_forms(name, language)):
        return True
    known = set(_ACRONYM_WORD_RE.findall(ours))
    for other in _ACRONYM_WORD_RE.findall(theirs):
        # A translated one begins otherwise and is about as long; what begins alike is another:
        # FSLN, FMLN. So are most of three letters that have not the same three: CIA, ICE.
        common = (letters & Counter(fold(other))).total()
        enough = 3 * common >= 2 * min(len(name), len(other)) and len(name) + len(other) > 6
        near = abs(len(name) - len(other)) <= 1 and other[0] != name[0]
        if enough and near and other not in known:
            return True
    return False


_LATIN = "A-Za-z\u00c0-\u024f"
_ACRONYM_WORD_RE = re.compile(rf"(?<![{_LATIN}])[A-Z]{{2,6}}(?![{_LATIN}])")
_WORD_RE = re.compile(rf"[{_LATIN}]+|[^\W\d_{_LATIN}]+")
"""A word of one script: in Chinese and Japanese no space is between a name and what follows."""


@lru_cache(maxsize=64)
def _words(text: str) -> frozenset[str]:
    return frozenset(map(fold, _WORD_RE.findall(text)))


@lru_cache(maxsize=64)
def _stems(text: str, length: int) -> frozenset[str]:
    return frozenset(word[:length] for word in _words(text))


@lru_cache(maxsize=64)
def _capitals(text: str) -> frozenset[str]:
    return frozenset(map(fold, re.findall(rf"[A-ZÀ-Þ][{_LATIN}]*", text)))


def is_title(text: str) -> bool:
    """Tell whether most words of *text* have a capital because it is a title.

    >>> is_title("A Wave Of Hope Rises"), is_title("Pedro Castillo met Evo Morales.")
    (True, False)
    """
    ends = text.rstrip("\"'”’») ")[-1:]
    if ends in tuple(".!;"):
        return False
    if ends == "?":  # What About Exceptions?
        words = re.findall(r"[^\W\d_]{3,}", text)[1:40]
        return all(word[0].isupper() for word in words)
    words = re.findall(r"[^\W\d_]{4,}", text)[1:40]
    high = sum(map(str.isupper, (word[0] for word in words)))
    return 0 < high == len(words) or (high > 1 and 2 * high > len(words))

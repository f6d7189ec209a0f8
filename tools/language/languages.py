"""The languages that are known, what holds for any other, and what an edition says of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache

from tools.language.english import ENGLISH
from tools.language.facts import (
    Abbreviations,
    CalendarWords,
    HouseStyle,
    Language,
    Negation,
    NumberWords,
    Punctuation,
    QuantityPhrases,
    Spelling,
)
from tools.language.portuguese import PORTUGUESE
from tools.language.spanish import SPANISH

LANGUAGES: tuple[Language, ...] = (ENGLISH, SPANISH, PORTUGUESE)
"""A new language goes after the others: what is read in all of them together keeps its order."""
ASKS_OTHERWISE = frozenset({"ja", "zh", "ko", "el"})
"""Languages without a module that ask without a question mark, or with “;”."""


def words_of_all(field: Callable[[Language], Iterable[str]]) -> tuple[str, ...]:
    """List what *field* has in any language, each word once.

    >>> words_of_all(lambda one: sorted(one.quantity_phrases.spans))
    ('and', 'to', 'a', 'y', 'e')
    """
    return tuple(dict.fromkeys(word for one in LANGUAGES for word in field(one)))


def either(field: Callable[[Language], str]) -> str:
    """Join the regular expressions that *field* has in any language; of none, one of nothing.

    >>> either(lambda one: one.quantity_phrases.century)
    'century|centuries|siglos?|séculos?'
    """
    return "|".join(dict.fromkeys(text for one in LANGUAGES if (text := field(one)))) or "(?!)"


def either_word(field: Callable[[Language], Iterable[str]]) -> str:
    """Join the words that *field* has in any language, the longer before the shorter."""
    longest = sorted(words_of_all(field), key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, longest)) or "(?!)"


def _joined(field: Callable[[Language], Iterable[str]]) -> frozenset[str]:
    return frozenset(words_of_all(field))


UNKNOWN = Language(
    code="",
    name=None,
    abbreviations=Abbreviations(
        titles=_joined(lambda one: one.abbreviations.titles),
        counters=_joined(lambda one: one.abbreviations.counters),
        starters=_joined(lambda one: one.abbreviations.starters),
        enders=frozenset(),
        eras="",
    ),
    speech_verbs="",
    clause_joints="",
    negation=Negation(
        words={},
        plain_forms=frozenset(),
        also_denies=frozenset(),
        adds=frozenset(),
        articles=frozenset(),
        turns="",
        alternatives=frozenset(),
        conditions=frozenset(),
        set_phrases={},
        limits=frozenset(),
        soft_pairs=frozenset(),
        echo_pairs=frozenset(),
        silent_after_not=frozenset(),
        comparatives=frozenset(),
        affirmed={},
        denied={},
        pronouns=frozenset(),
    ),
    decimal_points=frozenset({".", ","}),
    number_format=None,
    number_words=NumberWords(
        cardinals="",
        tens="",
        hundreds="",
        ordinals="",
        decades="",
        scales={},
        plural_scales={},
        halves="",
        loose={},
        joined_by=frozenset(),
        half_joined_by=frozenset(),
        point="",
        scale_of=frozenset(),
        inside=frozenset(),
        joins_tens=False,
        joins_hundreds=frozenset(),
        joins_thousands=False,
        hyphenates_ordinals=False,
        point_is_a_noun=False,
    ),
    calendar=CalendarWords(
        months="",
        short_months="",
        weekdays="",
        ambiguous_months=frozenset(),
        before_month="",
        weekday_suffix="",
    ),
    quantity_phrases=QuantityPhrases(
        spans=frozenset(),
        ranges=frozenset(),
        articles=frozenset(),
        half_more="",
        one_and_a_half="",
        one_in="",
        multiples={},
        century="",
        ordinal_suffixes=frozenset(),
        date_words=frozenset(),
        day_words=frozenset(),
        of=frozenset(),
        percent=frozenset(),
    ),
    units={},
    unit_qualifiers="",
    counted="",
    numbered=frozenset(),
    before_time="",
    date_prepositions="",
    telltale_words=frozenset(),
    shared_words=frozenset(),
    sibling=None,
    foreign_words="",
    foreign_letters="",
    exonyms={},
    ordinary_words=frozenset(),
    ordinary_endings="",
    doubled_by_mistake=frozenset(),
    doubled_in_doubt=frozenset(),
    question_words="",
    otherwise=frozenset(),
    punctuation=Punctuation(
        opens_questions=False,
        foreign_marks=frozenset(),
        ends_questions=True,
        stop_after_quotes=False,
        spaced_dashes=False,
        unit_space=False,
        plain_titles=False,
        first_of_month={},
    ),
    small_letters=None,
    spelling=Spelling(
        letters="",
        confused="",
        enclitics=frozenset(),
        prefixes=frozenset(),
        doubled_after_prefix=frozenset(),
        tied_pronouns="",
        endings=(),
        turning=frozenset(),
        not_in_dictionary=frozenset(),
        library=None,
        packed={},
    ),
    house_style=HouseStyle(),
    grammar=None,
    search_endings="",
    apertium={},
)
"""What holds where nothing is known: nothing is said, and full stops are read with the
abbreviations of every language."""


@lru_cache(maxsize=256)
def language_of(name: str) -> Language:
    """Look up a language by gettext's name of a locale, e.g. ``pt_BR``, or a language tag.

    One without a module is :data:`UNKNOWN`, with its own code.

    >>> language_of("pt_BR") is PORTUGUESE, language_of("fr").code
    (True, 'fr')
    """
    code = re.split("[_-]", name)[0].lower()
    known = next((one for one in LANGUAGES if one.code == code), None)
    if known:
        return known
    marks = UNKNOWN.punctuation._replace(ends_questions=code not in ASKS_OTHERWISE)
    return replace(UNKNOWN, code=code, punctuation=marks)


EXAMPLES: dict[str, dict[str, dict[str, object]]] = {
    "quotes": {"“…”": {"quotes": ("“”",)}, "«…»": {"quotes": ("«»",)}},
    "percent": {"5 %": {"percent": "\u00a0"}, "5%": {"percent": ""}},
    "time": {"19:30": {"time": ":"}, "19h30": {"time": "h"}},
    "decimal": {"3,5": {"decimal": ","}, "3.5": {"decimal": "."}},
}
"""What an edition may say of itself in ``editions.toml``, each by an example."""


def customs(language: str, examples: dict[str, str] | None = None) -> HouseStyle:
    """Look up the style of a language, and put what the edition says of itself over it.

    :param examples: by the names of :data:`EXAMPLES`, as they are there.

    >>> customs("es", {"quotes": "«…»"}).quotes
    ('«»',)
    """
    style = language_of(language).house_style
    for name, example in (examples or {}).items():
        style = replace(style, **EXAMPLES[name][example])  # type: ignore[arg-type]
    return style

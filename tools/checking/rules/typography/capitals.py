"""Capitals: of months, weekdays and languages, and in titles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from babel import Locale

from tools.checking.rule import Pair, rule
from tools.checking.rules.typography.evidence import (
    find_month,
    names_month,
    says_date,
    says_month,
)
from tools.language.facts import Language, SmallLetters
from tools.language.languages import either, language_of, words_of_all
from tools.model.findings import Fault, Fix, Severity, say


@rule("typography", Severity.WARNING)
def small_letters(pair: Pair) -> Iterator[Fault]:
    """Months, weekdays and languages begin with a small letter, but for sentences and names.

    Fix: It rained in July. | Llovió en Julio. | Llovió en julio.
    Fix: It fell on July 2, 1953. | Cayó el 2 de Julio de 1953. | Cayó el 2 de julio de 1953.
    Offer: pt_BR: It rained on July 2nd. | Choveu em 2 de Julho. | Choveu em 2 de julho.
    Offer: He spoke in Spanish. | Habló en Español. | Habló en español.
    Good: July was dry. | Julio fue seco.
    Good: Julio was in Lima. | Vio a Julio en Lima.
    Good: pt_BR: The Seventh of September. | No Sete de Setembro.
    Good: The July 26 Movement won. | Ganó el Movimiento 26 de Julio.
    Good: It stands on 25 de Mayo Avenue. | Está en la avenida 25 de Mayo.
    """
    ours, theirs = language_of(pair.languages.source), language_of(pair.languages.target)
    pattern = _capitals_re(theirs)
    if not pattern or _capitals(theirs).isdisjoint(pair.target_words):
        return
    for match in pattern.finditer(pair.target_prose):
        word = match["day"] or match["language"]
        if re.search(rf"\b{word}\b", pair.source):
            continue
        month = find_month(theirs.code, word)
        if match["number"] and _is_named(pair, match):
            continue
        if month and ours.date_prepositions and not names_month(pair.source, month, ours):
            continue  # *Julio* is a name, too
        message = say("“{word}” begins with a small letter here.", word=word)
        fix = Fix(word.lower(), _is_date(pair, match, month))
        yield Fault(message, match.end() - len(word), match.end(), fix)


def _is_named(pair: Pair, match: re.Match[str]) -> bool:
    """Whether a date is a name: *avenida 25 de Mayo*, *o 7 de Setembro*."""
    before = pair.target[max(0, match.start() - 40) : match.start()]
    known = language_of(pair.languages.target).small_letters
    articles = known.articles_of_names if known else ""
    if articles and re.search(rf"\b(?:{articles}) \Z", before):
        return not re.match(r" de \d{4}", pair.target[match.end() :])
    word = re.search(r"([^\W\d_]+)\.?[ \u00a0](?:del )?\Z", before)
    return word is not None and (word[1][0].isupper() or word[1] in _NAMED)


def _expression(field: Callable[[SmallLetters], str]) -> str:
    return either(lambda one: field(one.small_letters) if one.small_letters else "")


_NAMED = frozenset(
    words_of_all(lambda one: sorted(one.small_letters.named) if one.small_letters else ())
)
_BEFORE_LANGUAGE = _expression(lambda one: one.before_language)
_BEFORE_MONTH = _expression(lambda one: one.before_month)
_BEFORE_DATE = _expression(lambda one: one.before_date)


def _is_date(pair: Pair, match: re.Match[str], month: int) -> bool:
    """Whether what was found is a month, and the source says it as a date, and as no name."""
    ours = language_of(pair.languages.source)
    if not month or not ours.date_prepositions:
        return False
    if not match["number"]:
        said = re.match(rf"(?:{_BEFORE_MONTH}) ", match[0])
        return bool(said) and says_month(pair.source, month, ours)
    before = pair.target[max(0, match.start() - 20) : match.start()]
    after = pair.target[match.end() : match.end() + 20]
    return (
        bool(re.search(rf"\b(?:{_BEFORE_DATE}) \Z", before))
        and bool(re.match(r",? del? \d{4}\b", after))
        and says_date(pair.source, int(match["number"]), month, ours)
    )


@lru_cache(maxsize=8)
def _capitals(language: Language) -> frozenset[str]:
    """First words of what is not to be written so."""
    names = (*_days(language), *language.small_letters.languages) if language.small_letters else ()
    return frozenset(name.capitalize().partition("-")[0] for name in names)


def _days(language: Language) -> tuple[str, ...]:
    cldr = Locale.parse(language.code)
    return (*cldr.months["format"]["wide"].values(), *cldr.days["format"]["wide"].values())


@lru_cache(maxsize=8)
def _capitals_re(language: Language) -> re.Pattern[str] | None:
    known = language.small_letters
    if known is None:
        return None
    days = "|".join(word.capitalize() for word in _days(language))
    languages = "|".join(word.capitalize() for word in known.languages)
    return re.compile(
        rf"\b(?:{known.before_day}) (?P<day>{days})\b(?! (?:de )?[A-Z])"
        rf"|\b(?:{_BEFORE_LANGUAGE}) (?P<language>{languages})\b(?! [A-Z])"
    )


@rule("typography", Severity.NOTE)
def title_letters(pair: Pair) -> Iterator[Fault]:
    """A title has a capital at its start and in names alone.

    Bad: A New Wave Rises Again | Una Nueva Ola Vuelve Otra Vez
    Good: A New Wave Rises Again | Una nueva ola vuelve otra vez
    Good: The Bank of the South | El Banco del Sur
    Good: It rained. | Llovió.
    """
    plain = language_of(pair.languages.target).punctuation.plain_titles
    if not plain or pair.target[-1:] in ".!?…:":
        return
    words = re.findall(r"[^\W\d_]{3,}", pair.target_prose)[1:]
    if pair.target_prose.isupper():
        return
    high = [word for word in words if word[0].isupper() and word not in pair.source]
    if len(words) >= 4 and len(high) > 0.6 * len(words):
        yield Fault(say("In titles only names have capitals: “{word}”.", word=high[0].lower()))

"""The article itself, before it goes out to translators. Notes only: the author decides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tools.checking.rule import rule
from tools.language.sentences import split
from tools.markup.prose import prose
from tools.model.findings import Fault, Severity, say

LONGEST = 45
"""Words of a sentence; a translation of a longer one is hard to write and to read."""

_SPANS = "day|morning|week|weekend|month|spring|summer|autumn|fall|winter|year|decade|century"
_NAMES = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
)
RELATIVE_RE = re.compile(
    rf"(?<!\bat )\b(?:(?:last|next|this|this past|this coming) (?:{_SPANS}|{_NAMES})\b"
    r"|yesterday\b|tomorrow\b|(?:the day before yesterday)\b"
    r"|(?:a|one|two|three|a few) (?:days?|weeks?|months?|years?) ago\b)",
    re.IGNORECASE,
)
YEAR_RE = re.compile(r"\b(?:1[89]|20)\d\d\b")
MONEY_RE = re.compile(
    r"(?<![A-Z£€\w$])\$\s?\d[\d.,]*(?<=\d)"
    r"|\b(?:[Dd]ollars|[Pp]esos)\b"
)
COUNTRY_RE = re.compile(
    r"\b(?:US|U\.S\.|American|Canadian|Australian|Mexican|Chilean|Argentine|Argentinian|Colombian"
    r"|Cuban|Uruguayan|Dominican|Philippine|Bolivian|Honduran)\s+\Z"
)
STRAIGHT_RE = re.compile(r"\"|(?<=\w)'(?=\w)|(?<!\w)'(?=\w)|(?<=[\w.,!?])'(?!\w)")
DOUBLE_RE = re.compile(r"(?<=\S)  +(?=\S)")


@rule("source", Severity.NOTE)
def relative_date(text: str) -> Iterator[Fault]:
    """A date is still right when somebody reads it next year.

    Bad: The blockade was lifted last year.
    Bad: They vote this July.
    Good: The blockade was lifted last year, in 2020.
    Good: This year of hope is 2021.
    Good: At last day broke.
    """
    for sentence, start in _sentences(text):
        if YEAR_RE.search(sentence):
            continue
        for match in RELATIVE_RE.finditer(sentence):
            yield Fault(
                say(
                    "“{words}” will mislead people who read it later. Name the month or the year.",
                    words=match[0],
                ),
                start + match.start(),
                start + match.end(),
            )


@rule("source", Severity.NOTE)
def whose_money(text: str) -> Iterator[Fault]:
    """Dollars and pesos say whose they are, since many countries have their own.

    Bad: It cost $5 million.
    Bad: He earned 300 pesos.
    Good: It cost US$5 million.
    Good: He earned 300 Mexican pesos.
    Good: It cost £5 million.
    """
    shown = prose(text)
    for match in MONEY_RE.finditer(shown):
        if not COUNTRY_RE.search(shown[: match.start()]):
            message = say("Whose money is “{words}”? Say which country’s.", words=match[0])
            yield Fault(message, *match.span())


@rule("source", Severity.NOTE)
def long_sentence(text: str) -> Iterator[Fault]:
    """A sentence has 45 words at the most.

    Good: It rained.
    """
    for sentence, start in _sentences(text):
        words = len(re.findall(r"\w+(?:[’'.-]\w+)*", sentence))
        if words > LONGEST:
            message = say(
                "This sentence has {n} words. Two shorter ones are easier to translate.",
                n=str(words),
            )
            yield Fault(message, start, start + len(sentence.rstrip()))


@rule("source", Severity.NOTE)
def straight_quotes(text: str) -> Iterator[Fault]:
    """Quotation marks and apostrophes are typographic.

    Bad: He said "no".
    Bad: It isn't so.
    Good: He said “no”. It isn’t so.
    Good: Type ``echo "x"``.
    """
    for found in STRAIGHT_RE.finditer(prose(text)):
        message = say("Write a typographic quotation mark or apostrophe (“ ” ’) here.")
        yield Fault(message, *found.span())


@rule("source", Severity.NOTE)
def double_space(text: str) -> Iterator[Fault]:
    """One blank stands between words.

    Bad: It  rained.
    Good: It rained.
    """
    for found in DOUBLE_RE.finditer(text):
        yield Fault(say("There are two spaces here; use one."), *found.span())


def _sentences(text: str) -> Iterator[tuple[str, int]]:
    """Each sentence of the prose, and where it begins."""
    start = 0
    for sentence in split(prose(text), "en"):
        yield sentence, start
        start += len(sentence)

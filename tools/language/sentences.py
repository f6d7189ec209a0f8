"""Sentences: where one ends and the next begins.

Rules of our own, offline and deterministic. A sentence ends after ``. ! ? …`` (and
what closes with it) when white space and no small letter follow; the full stop of an
abbreviation or initial does not end it. Nothing is ever cut inside inline markup.

Law: ``"".join(split(text, language)) == text`` for every text (test_sentences.py).
How well it does, and what else was tried: ``tests/benchmarks/bench_sentences.py``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from tools.language.facts import Abbreviations
from tools.language.languages import either, language_of
from tools.language.words import word_set
from tools.markup.grammar import MARKUP_RE

CLOSERS = r"""["'”’»›」』）)\]*_`]"""
FOOTNOTES = r"(?:\s?\[(?:\d[\d,\s–-]{0,20}|\#\w*|\*)\]_?)*"
STOPS, WIDE_STOPS = "[.!?…؟۔।॥։።។]", "[。！？｡]"
BREAK_RE = re.compile(
    rf"""
      (?<!{STOPS})(?P<stop>{STOPS}++)(?P<close>{CLOSERS}*+){FOOTNOTES}\s++(?=\S)
    | (?<!{WIDE_STOPS}){WIDE_STOPS}++{CLOSERS}*+\s*+(?=\S)  # scripts without blanks
    | (?<=\S)[^\S\n]*+\n[^\S\n]*+\n\s*+(?=\S) # a blank line
    """,
    re.VERBOSE,
)
"""Where a sentence may end. Possessive: a line of dots is read once."""

SLIP_RE = re.compile(
    rf"(?<!{STOPS})(?P<stop>{STOPS}++)(?P<close>{CLOSERS}*+)(?:{FOOTNOTES}\s++(?=\S)|(?=[A-ZÀ-Þ¿¡]))"
)
"""Where one may end as well if its translator slipped: see :func:`split_loosely`."""

NEXT_RE = re.compile(
    r"""(?:[-–—―•]+\s*)?["'“‘„«‹¿¡(\[]*(?P<markup>(?::[\w:+.-]+:)?[`*]*)(?P<word>\w*)"""
)
"""The first word of what follows, past what opens with it."""

TOKEN_RE = re.compile(r"[\w.&-]*\Z")
LONGEST = 40
"""Letters of a word that are looked at: no abbreviation is longer."""
ACRONYM_RE = re.compile(r"(?:\w{1,2}\.)+\w{1,2}")
ROMAN_RE = re.compile(r"[IVXLCDM]+")
ERA_RE = re.compile(rf"\b(?:{either(lambda one: one.abbreviations.eras)})\Z")
"""``a. C.``, ``d. C.``, ``p. m.``: what follows in capitals is a new sentence."""
ANYWHERE = word_set("etc inc ltd ltda co corp bros jr uu hh oo ae km kg cm mm ha min")
"""Abbreviations of every language: they end a sentence before one of its starters alone."""

ADDRESS = frozenset("=/&?#@%~")
"""What is before the last letters of an address: they are no abbreviation."""

SAID_RE = re.compile(rf"(?:[A-Z][\w’'-]+ ){{1,3}}(?:{either(lambda one: one.speech_verbs)})\b")
"""``“Will it last?” Ortega asked.``"""


class Languages(NamedTuple):
    """Of a source and its translation, e.g. ``Languages("en", "pt_BR")``."""

    source: str
    target: str


@lru_cache(maxsize=1 << 13)
def split(text: str, language: str) -> tuple[str, ...]:
    """Split *text* into its sentences, each with the white space after it; none of none.

    :param language: ``en``, ``es``, ``pt_BR`` …; unknown ones get a rule for all.

    >>> split("Dr. Raby met the U.S. envoy on July 12th. He left.", "en")
    ('Dr. Raby met the U.S. envoy on July 12th. ', 'He left.')
    """
    if not text:
        return ()
    words = language_of(language).abbreviations
    markup = _markup(text)
    cuts = [0]
    first = len(text) - len(text.lstrip())
    for match in BREAK_RE.finditer(text):
        start = max(first, cuts[-1])
        stands = not match["stop"] or match[0].count("\n") > 1 or _ends(text, match, start, words)
        if stands and not _in_markup(text, match, markup):
            cuts.append(match.end())
    return tuple(text[a:b] for a, b in zip(cuts, [*cuts[1:], len(text)], strict=True))


def split_loosely(text: str, language: str) -> tuple[str, ...]:
    """Split like :func:`split`, and where a translator slipped: before a small letter, or without
    a space. Right only where it is known how many sentences there are.

    >>> split_loosely("Es rojo. luego verde.Y azul.", "es")
    ('Es rojo. ', 'luego verde.', 'Y azul.')
    """
    known = language_of(language).abbreviations
    markup = _markup(text)
    cuts = [0]
    for match in SLIP_RE.finditer(text):
        token = _last_word(text, 0, match.start()).lower()
        is_short = len(token) < 2 or token in known.titles or token in known.counters
        if not is_short and token not in ANYWHERE and not _in_markup(text, match, markup):
            cuts.append(match.end())
    return tuple(text[a:b] for a, b in zip(cuts, [*cuts[1:], len(text)], strict=True))


def _markup(text: str) -> list[tuple[int, int]]:
    if not any(sign in text for sign in "`*|"):
        return []
    return [match.span() for match in MARKUP_RE.finditer(text)]


def _in_markup(text: str, match: re.Match[str], spans: list[tuple[int, int]]) -> bool:
    """Whether a cut after *match* goes through markup, or its stop belongs to a literal.

    :param spans: of the markup, in order and apart.
    """
    last = bisect_left(spans, (match.end(), 0)) - 1
    if last < 0:
        return False
    start, end = spans[last]
    return match.end() < end or (match.start() < end and text.startswith("``", start))


def _ends(text: str, match: re.Match[str], start: int, words: Abbreviations) -> bool:
    """Whether the sentence that began at *start* ends at *match*."""
    after = NEXT_RE.match(text, match.end())
    word, markup = (after["word"], after["markup"]) if after else ("", "")
    stop = match["stop"]
    if word[:1].islower() and not ("`" in markup or (markup and stop == ".")):
        return False  # but a sentence may begin with a name in small letters: *key*, ``make``
    if not word and text[match.end()] in "/=+&%,;:":  # ``288 inhab. / km²``
        return False
    if stop == ".":
        return _full_stop(text, start, match.start(), word, words)
    if stop.endswith(("…", "...")):  # an omission inside a quotation, or a faltering voice
        return stop[0] not in "!?" and word != "I" and text[match.start() - 1] not in "[("
    if not match["close"] or word.lower() in words.starters:
        return True
    return not SAID_RE.match(text, match.end())


def _last_word(text: str, start: int, end: int) -> str:
    """The word before *end*, or its last letters; a sentence of any length is not copied."""
    found = TOKEN_RE.search(text[max(start, end - LONGEST) : end])
    return found[0] if found else ""


def _full_stop(text: str, start: int, end: int, word: str, words: Abbreviations) -> bool:
    """Whether the sentence from *start* to a full stop at *end*, with *word* after it, ends."""
    token = _last_word(text, start, end)
    before = text[max(start, end - len(token) - 1) : end - len(token)]
    if before in ADDRESS:
        return True
    lower = token.lower()
    opens = word.lower() in words.starters
    if lower == "etc" or (len(word) > 1 and ERA_RE.search(text, max(start, end - 6), end)):
        ends = True
    elif lower in words.titles or (token.isdigit() and start == end - len(token)):
        ends = False  # a name follows; or the number of a list is alone
    elif lower in words.counters and (word[:1].isdigit() or ROMAN_RE.fullmatch(word)):
        ends = False
    elif len(token) == 1 and token.isupper():
        ends = len(word) > 1 and opens
    elif len(token) == 1 and token.islower():
        follows = word.isdigit() or word.lower() in words.titles  # v. 14, p. Ej.
        ends = len(word) > 1 and before != "(" and not follows
    elif lower in ANYWHERE or ACRONYM_RE.fullmatch(token):
        ends = opens
    else:
        ends = True
    return ends

"""What the page needs to find faults while somebody types: worked out here, compared there.

``page/js/live_checks.js`` knows no language: it gets the expressions, and of each source its
marks, the values of its numbers and its terms. How it reads numbers, Roman numerals and opening
marks is a second implementation: ``tests/browser/test_review_rules.py`` compares the two.
What it says is in :mod:`tools.reviewing.page_messages`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from tools.checking.rule import CheckSettings
from tools.checking.rules.meaning import completeness
from tools.glossary import Term
from tools.glossary.forms import spelling_re
from tools.language import alignment, length_ratio
from tools.language.languages import language_of
from tools.language.numbers import NUMBER_RE
from tools.language.quantities import QuantityKind, scan
from tools.language.quantities.number_words import WordKind, lexicon_of
from tools.language.sentences import ANYWHERE, split
from tools.markup.placeables import PLACEABLE_RE
from tools.markup.prose import ADDRESS_RE, MARKED_RE, REFERENCE_RE, prose

TOPICS = {
    "markup": "markup", "safety": "markup", "opening-marks": "marks", "numbers": "numbers",
    "doubtful-numbers": "numbers", "glossary": "glossary",
    "added-numbers": "numbers", "dates": "numbers", "amounts": "numbers", "terms": "glossary",
    "length": "length", "omitted-sentence": "length",
}  # fmt: skip
"""Families and rules that the page looks after by itself once a text has changed."""
BLOCK_RE = re.compile(
    r"^(?:(?:[-+*•‣⁃]|\((?:[0-9]+|[a-zA-Z]|[ivxlcdm]+|[IVXLCDM]+|#)\)"
    r"|(?:[0-9]+|[a-zA-Z]|[ivxlcdm]+|[IVXLCDM]+|#)[.)]|>>>|\||\.\.|__)(?: |$)"
    r"|:[^: ](?:[^:\\]|\\.)*: )"
)
"""What makes a paragraph begin like a list, or like another thing that is none."""
LONE_RE = re.compile(r"`|(?<![\w*\\])\*{1,2}(?=[^\s*])")
"""What is left where every mark is taken away: a sign that opens, and is not closed."""
CLOCK_RE = re.compile(r"\d\s?[ap]\.?m\b|\d{1,2}[:h]\d\d", re.IGNORECASE)
ROMAN_RE = re.compile(r"\b[IVXLC]+\b")
_PLAIN = {"address", "email", "format", "handle"}
_UNMARKED = {"amount", "escape"}


def rules_of_edition(settings: CheckSettings) -> dict[str, Any]:
    """List what holds for every text of an edition."""
    language = settings.languages.target
    expressions = {
        "mark": PLACEABLE_RE, "marked": MARKED_RE, "address": ADDRESS_RE, "lone": LONE_RE,
        "reference": REFERENCE_RE, "block": BLOCK_RE, "number": NUMBER_RE, "clock": CLOCK_RE,
        "roman": ROMAN_RE, "anchor": alignment.ANCHOR_RE, "sentence": _sentence_re(language),
    }  # fmt: skip
    return {
        "expressions": {name: to_javascript(one) for name, one in expressions.items()},
        "points": sorted(language_of(language).decimal_points),
        "numerals": _numerals(language),
        "scales": _scales(language),
        "opening": language_of(language).punctuation.opens_questions,
        "lengths": _lengths(settings),
    }


def _sentence_re(language: str) -> re.Pattern[str]:
    """What is between two sentences; :func:`tools.language.sentences.split` knows it better."""
    known = language_of(language).abbreviations
    lists = defaultdict[int, list[str]](list)
    for word in sorted(known.titles | known.counters | ANYWHERE):
        lists[len(word)].append(f"[{word[0]}{word[0].upper()}]{re.escape(word[1:])}")
    unended = "".join(rf"(?<!\b(?:{'|'.join(words)})\.)" for words in lists.values())
    return re.compile(
        rf"(?<=[.!?…][\"'”’»)\]]|.[.!?…])(?<!\b\w\.){unended}\s+"
        r"(?=[\"'“‘«¿¡(\[*`–—-]*[^a-zß-öø-ÿ\s])"
    )


def _lengths(settings: CheckSettings) -> dict[str, Any]:
    """How long a translation is, and which of its sentences translate which: the measures."""
    return {
        "middle": settings.lengths.middle, "spread": settings.lengths.spread,
        "always": length_ratio.ALWAYS,
        "weights": length_ratio.WEIGHTS, "ratio": settings.lengths.ratio,
        "short": completeness.TOO_SHORT, "long": completeness.TOO_LONG, "much": completeness.MUCH,
        "less": completeness.LESS, "gap": alignment.GAP, "plain": alignment.PLAIN,
        "shapes": [[*shape, cost] for shape, cost in alignment.SHAPES.items()],
        "unlike": alignment.UNLIKE, "variance": alignment.SPREAD,
        "largest": alignment.LARGEST, "stem": alignment.STEM,
        "word": alignment.WORD, "figure": alignment.FIGURE,
    }  # fmt: skip


def needs_of_source(msgid: str, settings: CheckSettings, *, plain: bool) -> dict[str, Any]:
    """List what holds for the translation of one source; what does not matter is left out."""
    needs = {
        "marks": [list(one) for one in list_marks(msgid, plain=plain)],
        "terms": [_term(term, settings) for term in settings.glossary.find(msgid)],
        "sentences": [one.strip() for one in split(msgid, settings.languages.source)],
        **_numbers(msgid, settings),
    }
    if len(needs["sentences"]) == 1:
        del needs["sentences"]  # which is the source itself
    needs["terms"] = [term for term in needs["terms"] if term]
    return {name: value for name, value in needs.items() if value}


def list_marks(text: str, *, plain: bool = False) -> Iterator[tuple[str, str, str]]:
    """Tell of each piece of markup how it is known again, and how it opens and closes.

    >>> list(list_marks("Do *not* run ``make``."))
    [('emphasis', '*', '*'), ('literal ``make``', '``make``', '')]
    """
    for match in PLACEABLE_RE.finditer(text):
        (kind, opening), *rest = [
            (name, value) for name, value in match.groupdict().items() if value is not None
        ]
        if kind in _UNMARKED or (plain and kind not in _PLAIN):
            continue
        closing = rest[1][1] if rest else ""
        key = [kind]
        if kind == "titled":
            key.append(opening)
        if kind == "cited":  # for docutils a role like any other, whose text is its target
            key.append(rest[0][1])
        if kind in {"titled", "linked"}:
            key.append(closing.strip())
        if not rest:
            key.append(opening)
        yield " ".join(key), opening, closing


def _term(term: Term, settings: CheckSettings) -> dict[str, Any]:
    language = settings.languages.target
    forms = (term.term,) if term.keep else tuple(term.translations.get(language, ()))
    if not forms:
        return {}
    spellings = [to_javascript(spelling_re(form, language)) for form in forms]
    return {"term": term.term, "forms": forms, "spellings": spellings, "note": term.note}


def _numbers(msgid: str, settings: CheckSettings) -> dict[str, Any]:
    """Its numbers in digits with what they can be, and which others a translation may have."""
    text = prose(msgid)
    values = scan(text, settings.languages.source)
    if CLOCK_RE.search(text) or any(quantity.kind is QuantityKind.TIME for quantity in values):
        return {"clock": True}  # seven in the evening is 19h
    numbers, known = [], set[float]()
    for quantity in values:
        readings = sorted(map(float, quantity.readings))
        if quantity.kind is QuantityKind.DIGITS and quantity.firm:
            numbers.append([text[quantity.start : quantity.end], readings])
        else:
            known.update(readings)
    return {"numbers": numbers, "known": sorted(known)}


def _numerals(language: str) -> dict[str, float]:
    """Words that are a number by themselves."""
    return {
        word: float(readings[0])
        for word, (kind, readings) in lexicon_of(language_of(language)).items()
        if kind in {WordKind.CARDINAL, WordKind.ORDINAL}
    }


def _scales(language: str) -> list[tuple[str, float]]:
    """Words after a number, the longer before the shorter, and what they multiply it by."""
    words = {
        word: float(readings[0])
        for word, (kind, readings) in lexicon_of(language_of(language)).items()
        if kind in {WordKind.SCALE, WordKind.PLURAL}
    }
    thousands = {word for word, value in words.items() if value == 1e3}
    millions = {word for word, value in words.items() if value == 1e6}
    words |= {f"{thousand} {million}": 1e9 for thousand in thousands for million in millions}
    return sorted(words.items(), key=lambda one: (-len(one[0]), one))


# Only what our rules use is known here: JavaScript has no verbose expressions, takes \w and \b for
# English letters alone, and wants every brace of its own escaped.
_LETTER = r"\p{L}\p{N}_"
_OUTSIDE = {
    "w": f"[{_LETTER}]",
    "W": f"[^{_LETTER}]",
    "d": r"\p{Nd}",
    "b": f"(?:(?<=[{_LETTER}])(?![{_LETTER}])|(?<![{_LETTER}])(?=[{_LETTER}]))",
    "A": "^",
    "Z": "$",
}
_INSIDE = {"w": _LETTER, "d": r"\p{Nd}"}
_SYNTAX = frozenset(r"^$\.*+?()[]{}|/")
_PIECE_RE = re.compile(
    r"(?P<escape>\\(?:u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|.))|(?P<name>\(\?P<)|(?P<opens>\[\^?\]?)"
    r"|(?P<times>\{\d*,?\d*\})|(?P<sign>.)",
    re.DOTALL,
)


def to_javascript(pattern: re.Pattern[str]) -> tuple[str, str]:
    """Write source and flags for ``new RegExp``.

    >>> to_javascript(re.compile(r"(?P<word>\\w+){2} # twice", re.VERBOSE))
    ('(?<word>[\\\\p{L}\\\\p{N}_]+){2}', 'gu')
    """
    ascii_only = bool(pattern.flags & re.ASCII)
    verbose = bool(pattern.flags & re.VERBOSE)
    parts: list[str] = []
    text, at, inside = pattern.pattern, 0, False
    while piece := _PIECE_RE.match(text, at):
        at = piece.end()
        if piece["escape"]:
            parts.append(_escape(piece["escape"], inside, ascii_only))
        elif inside:
            parts.append(piece[0].replace("[", r"\["))
            inside = piece[0] != "]"
        elif verbose and piece[0] == "#":
            end = text.find("\n", at)
            at = len(text) if end < 0 else end
        elif not (verbose and piece[0].isspace()):
            inside = bool(piece["opens"])
            parts.append(_plain(piece))
    flags = "gu" + "i" * bool(pattern.flags & re.IGNORECASE) + "s" * bool(pattern.flags & re.DOTALL)
    return "".join(parts), flags


def _escape(escape: str, inside: bool, ascii_only: bool) -> str:
    sign = escape[1]
    known = _INSIDE if inside else _OUTSIDE
    if sign in known and not (ascii_only and sign in "wWbd"):
        return known[sign]
    if len(escape) > 2 or sign.isalnum() or sign in _SYNTAX or (inside and sign == "-"):
        return escape
    return sign


def _plain(piece: re.Match[str]) -> str:
    if piece["name"]:
        return "(?<"
    if piece["opens"]:
        return piece["opens"].replace("]", r"\]")
    return rf"\{piece[0]}" if piece[0] in "{}]" else piece[0]

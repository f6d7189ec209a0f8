"""Tell whether a fix is certain: the source says the same thing in a way that leaves no doubt.

A rule that asks here gets yes only where no correct translation can look like the fault;
where it gets no, its fix is a proposal (:class:`tools.model.findings.Fix`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from babel import Locale

from tools.checking.rule import Pair
from tools.language.facts import Language
from tools.language.languages import either, language_of, words_of_all
from tools.language.sentences import ANYWHERE

CLOSERS = "\"'”’»)]*`_"
_WHOLE_RE = re.compile(r"[^\"“”«»„‘’'(\[*`_,;:–—…]*")
_LAST_RE = re.compile(r"[^\W\d_]+(?=[\W_]*\Z)")
_COUNTED = rf"(?:%|°|[kcm]?m\b|[km]?g\b|km²|[kMG]B\b|[kMG]W\b|{either(lambda one: one.counted)})"
"""What shows, after a number, that it is an amount."""


def asks_whole(pair: Pair, number: int, mark: str) -> bool:
    """Tell whether sentence *number* of both sides is nothing but one question or exclamation."""
    ours, theirs = pair.source_sentences, pair.target_sentences
    if len(ours) != len(theirs) or theirs[number].count(mark) > 1:
        return False
    source, target = ours[number].rstrip(), theirs[number].rstrip()
    last = _LAST_RE.search(target)
    return (
        all(_WHOLE_RE.fullmatch(text.strip(CLOSERS + "¿¡")) for text in (source, target))
        and all(text.count(mark) == 1 and text.endswith(mark) for text in (source, target))
        and all(text[:1].isupper() for text in (source, target))
        # "He works for Yahoo!": there the mark belongs to a name.
        and not (last and re.search(rf"\b{re.escape(last[0])}\b", source))
        and (not number or bool(re.search(r"[^\W\d_]{4}\W+\Z", theirs[number - 1])))
    )


def ends_plainly(text: str, language: str) -> bool:
    """Tell whether the full stop at the end of *text* ends a sentence, and no abbreviation.

    >>> ends_plainly("They left.", "en"), ends_plainly("Apple Inc.", "en")
    (True, False)
    """
    match = re.search(r"(?<![\w.@/-])([^\W\d_][a-zß-ÿ]{2,})\.[”»\"’)]*\Z", text)
    known = language_of(language).abbreviations
    short = known.titles | known.counters | ANYWHERE | _SHORT
    return match is not None and match[1].lower() not in short


_SHORT = frozenset(words_of_all(lambda one: sorted(one.abbreviations.enders)))
"""What is cut short at the end of a line, a letter or an address, and no sentence goes on from."""


@lru_cache(maxsize=8)
def _months(language: Language) -> dict[int, str]:
    wide = Locale.parse(language.code).months["format"]["wide"]
    return {number: f"(?:{name}|{name[:3]}\\.?)" for number, name in wide.items()}


@lru_cache
def find_month(language: str, word: str) -> int:
    """Look up the number of a month; 0 of any other word."""
    months = Locale.parse(language).months["format"]["wide"]
    return next((number for number, name in months.items() if name == word.lower()), 0)


@lru_cache(maxsize=512)
def says_date(source: str, day: int, month: int, language: Language, year: str = r"\d{4}") -> bool:
    """Tell whether *source* has that day of that month, followed by a year unless it is "".

    >>> from tools.language.english import ENGLISH
    >>> says_date("It fell on July 26, 1953.", 26, 7, ENGLISH)
    True
    >>> says_date("The July 26 Movement", 26, 7, ENGLISH)
    False
    """
    name, after = _months(language)[month], rf",? {year}\b" if year else r"\b(?!\d)"
    suffix = f"(?:{'|'.join(sorted(language.quantity_phrases.ordinal_suffixes))})?"
    of = f"(?: (?:{'|'.join(sorted(language.quantity_phrases.of))}))?"
    return bool(
        re.search(rf"\b{name} {day}{suffix}{after}", source)
        or re.search(rf"\b{day}{suffix}{of} {name}{after}", source)
    )


@lru_cache(maxsize=512)
def names_month(source: str, month: int, language: Language) -> bool:
    """Tell whether *source* has that month, in words or in figures."""
    name = _months(language)[month]
    return bool(re.search(rf"\b{name}(?!\w)|(?<!\d)0?{month}[/.-]\d|[/.-]0?{month}\b", source))


@lru_cache(maxsize=512)
def says_month(source: str, month: int, language: Language) -> bool:
    """Tell whether *source* says that something was in, since, until or last that month."""
    name = _months(language)[month]
    return bool(re.search(rf"\b(?:{language.date_prepositions}) {name}(?![\w’'])", source))


_TIME_RE = re.compile(
    r"(?<![\d:])(?P<hour>\d{1,2}):(?P<minute>\d\d)(?!\d)(?:\s?(?P<half>[ap])\.?m\b)?", re.IGNORECASE
)


@lru_cache(maxsize=512)
def says_time(source: str, hour: int, minute: int) -> bool:
    """Tell whether English *source* has that time of day, with a.m. or p.m. wherever it is.

    >>> says_time("at 7:30 p.m.", 19, 30), says_time("John 3:16", 3, 16)
    (True, False)
    >>> says_time("They read John 7:30 at 7:30 p.m.", 7, 30)
    False
    """
    halves = []
    for found in _TIME_RE.finditer(source):
        half, written = found["half"] or "", (int(found["hour"]), int(found["minute"]))
        same = (written[0] % 12 + 12 * (half in {"p", "P"}), written[1])
        if (hour, minute) == written or (half and (hour, minute) == same):
            halves.append(half)
    return bool(halves) and all(halves)


@lru_cache(maxsize=512)
def says_amount(source: str, number: str) -> bool:
    """Tell whether *number*, wherever English *source* has it, is counted, measured or paid.

    >>> says_amount("It grew by 3.5%.", "3.5"), says_amount("See section 3.5.", "3.5")
    (True, False)
    """
    digits = re.escape(number)
    places = len(re.findall(rf"(?<![\d.,]){digits}(?![\d,]|\.\d)", source))
    paid = rf"(?:US|R|C|A)?[$€£]\s?{digits}(?![\d,]|\.\d)"
    counted = rf"(?<![\d.,$€£]){digits}[- \u00a0]?{_COUNTED}"
    return 0 < places == len(re.findall(f"{paid}|{counted}", source))


def says_percent(source: str, number: str, after: str) -> bool:
    """Tell whether English *source* has a percentage, and not the very words after this one.

    :param after: what follows the sign in the translation.

    >>> says_percent("30% faster", "30", " más rápido"), says_percent("30% faster", "30", " faster")
    (True, False)
    """
    word = re.match(r"\s\w+", after)
    is_kept = word and re.search(rf"{re.escape(number)}\s?%{re.escape(word[0])}\b", source)
    return not is_kept and bool(re.search(r"\d\s?(?:%|per ?cent\b)|\bpercent", source))

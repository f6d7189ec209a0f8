"""Numbers keep their value."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from tools.guards.verdicts import Verdict, prose
from tools.numbers import NUMBER_RE, base, read, scale, words_for
from tools.segments import Languages

_CLOCK_RE = re.compile(r"\d\s?[ap]\.?m\b|\d{1,2}[:h]\d\d", re.IGNORECASE)
_DECADE_RE = re.compile(r"\b(\d{2,4})[’']?s\b")
_ROMAN_RE = re.compile(r"\b[IVXLC]+\b")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def numbers(source: str, target: str, languages: Languages) -> Verdict | None:
    """Numbers keep their value, however they are written.

    Bad: The border is 3,000 km long. | La frontera mide 300 km.
    Bad: It cost 3 billion. | Costó 3 billones.
    Bad: It grew by 3.5 percent. | Creció un 35 por ciento.
    Bad: pt_BR: The border is 3,000 km long. | A fronteira tem 3,000 km.
    Bad: On July 28th they met. | Se reunieron el 29 de julio.
    Good: The border is 3,000 km long. | La frontera mide 3000 km.
    Good: pt_BR: The border is 3,000 km long. | A fronteira tem 3.000 km.
    Good: It cost 3 billion. | Costó 3000 millones.
    Good: pt_BR: It cost 3 billion. | Custou 3 bilhões.
    Good: On July 28th, two left. | El 28 de julio, 2 se fueron.
    Good: The 19th century began. | Empezó el siglo XIX.
    Good: In the 1970s it rained. | En los años setenta llovía.
    """
    ours, theirs = prose(source), prose(target)
    if bool(_CLOCK_RE.search(ours)) or bool(_CLOCK_RE.search(theirs)):
        return None  # seven in the evening is 19h
    decades = {value for one in _DECADE_RE.findall(ours) for value in read(one, "en")}
    lost, extra = _unpaired(_values(ours, languages.source), _values(theirs, languages.target))
    in_words = words_for(theirs, languages.target) + Counter(_romans(theirs))
    lost = [one for one in lost if not any(value in in_words for value in one)]
    in_words = words_for(ours, languages.source) + Counter(_romans(ours))
    extra = [one for one in extra if not any(value in in_words for value in one)]
    extra = [one for one in extra if not one & decades]
    if not lost and not extra:
        return None
    shown = [" and ".join(_shown_number(one) for one in many) for many in (lost, extra)]
    if lost and extra:
        return Verdict(f"the source says {shown[0]}, the draft {shown[1]}")
    return Verdict(f"{shown[0]} is missing" if lost else f"{shown[1]} is not in the source")


def _values(text: str, language: str) -> list[frozenset[Decimal]]:
    found = []
    for match in NUMBER_RE.finditer(text):
        if not (_DECADE_RE.match(text, match.start()) and base(language) == "en"):
            factor = scale(text, match.end(), language)
            found.append(frozenset(value * factor for value in read(match[0], language)))
    return found


def _unpaired(
    ours: Sequence[frozenset[Decimal]], theirs: Sequence[frozenset[Decimal]]
) -> tuple[list[frozenset[Decimal]], list[frozenset[Decimal]]]:
    """What of either side has no number of the same value on the other."""
    lost, extra = [], list(theirs)
    for one in ours:
        pair = next((other for other in extra if one & other), None)
        if pair is None:
            lost.append(one)
        else:
            extra.remove(pair)
    return lost, extra


def _shown_number(one: frozenset[Decimal]) -> str:
    return f"{max(one):f}"


def _romans(text: str) -> list[int]:
    found = []
    for match in _ROMAN_RE.finditer(text):
        digits = [_ROMAN[letter] for letter in match[0]]
        pairs = zip(digits, [*digits[1:], 0], strict=True)
        found.append(sum(-one if one < following else one for one, following in pairs))
    return found

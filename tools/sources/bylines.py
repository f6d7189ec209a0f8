"""Bylines and dates, as pages print them."""

from __future__ import annotations

import re

from babel.dates import get_month_names

BYLINE_RE = re.compile(
    r"(?:[Bb]y|BY|Por|De|Par|Von|Di)\s+(?P<name>[^\W\d_][\w.’'-]*(?:\s+[\w.’'-]+){1,5}?)\.?"
)
MONTHS = {name: number for number, name in get_month_names("wide", locale="en").items()}
"""January: 1 …, as CLDR has them."""
DAY_RE = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)? ({'|'.join(MONTHS)}),? (\d{{4}})")
MONTH_RE = re.compile(rf"({'|'.join(MONTHS)})(?: (\d{{1,2}})(?:st|nd|rd|th)?,)? (\d{{4}})")
ISO_RE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def signature(text: str) -> tuple[str, str]:
    """Return the name and the date of a byline, as far as *text* is one.

    >>> signature("By Ana Ruiz, 12 March 2022"), signature("By 2022 it rained")
    (('Ana Ruiz', '2022-03-12'), ('', ''))
    """
    line, _, tail = text.partition(",")
    if not (date := date_of(tail)):
        line, _, tail = re.sub(r"\s+[|·•–—-]\s+", "\0", text, count=1).partition("\0")
        date = date_of(tail)
    match = BYLINE_RE.fullmatch((line if date else text).strip())
    words = match["name"].split() if match else []
    if not words or not (words[0][:1].isupper() and words[-1][:1].isupper()):
        return "", ""
    return " ".join(words), date


def stands_alone(line: str) -> bool:
    """Tell whether a line is a byline or a date, and no part of a paragraph."""
    return bool(signature(line)[0] or date_of(line))


def date_of(text: str) -> str:
    """Return the date that *text* is, in ISO 8601; empty if it is anything else."""
    text = text.strip(" .")
    if ISO_RE.fullmatch(text):
        return text
    if match := DAY_RE.fullmatch(text):
        day, month, year = match.groups()
    elif match := MONTH_RE.fullmatch(text):
        month, day, year = match.groups()
    else:
        return ""
    number = f"{year}-{MONTHS[month]:02}"
    return f"{number}-{int(day):02}" if day else number

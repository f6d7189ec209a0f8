"""A new article: which part of a text is its title, its byline, its date, its standfirst.

What is recognised is moved to its place; what only looks like furniture of the page
it came from is reported and left where it is. Nothing is dropped, nothing invented.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from babel.dates import get_month_names
from docutils.utils import column_width

from tools.markup.paragraphs import escape_paragraph

HEAD = 6
"""Among so many first blocks the title, the standfirst, the byline and the date are looked for."""

FURNITURE_RE = re.compile(
    r"(leave a (reply|comment)|share( this.*)?|tweet|subscribe.*|sign up.*|read more.*|related.*"
    r"|comments?( \(\d+\))?|\d+ comments?|advertisement|follow us.*|like this:?|loading.*|print"
    r"|e-?mail|previous.*|next.*|log in.*|cookies?.*|back to top|skip to .*)",
    re.IGNORECASE,
)
BYLINE_RE = re.compile(
    r"(?:[Bb]y|BY|Por|De|Par|Von|Di)\s+(?P<name>[^\W\d_][\w.’'-]*(?:\s+[\w.’'-]+){1,5}?)\.?"
)
MONTHS = {name: number for number, name in get_month_names("wide", locale="en").items()}
"""January: 1 …, as CLDR has them."""
DAY_RE = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)? ({'|'.join(MONTHS)}),? (\d{{4}})")
MONTH_RE = re.compile(rf"({'|'.join(MONTHS)})(?: (\d{{1,2}})(?:st|nd|rd|th)?,)? (\d{{4}})")
ISO_RE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a heading of the file that was brought."""

    text: str
    """Without markup, white space folded."""
    source: str = ""
    """As reStructuredText; empty for plain words, which are made so in the end."""
    is_heading: bool = False


@dataclass(frozen=True, kw_only=True)
class NewArticle:
    """An article, taken apart."""

    title: str
    author: str = ""
    date: str = ""
    """``2021``, ``2021-08`` or ``2021-08-24``; empty if the file does not say."""
    standfirst: tuple[Block, ...] = ()
    body: tuple[Block, ...] = ()
    note: tuple[Block, ...] = ()
    doubts: tuple[str, ...] = ()
    """What looks like furniture of the page it came from, word for word."""


def recognise(blocks: Sequence[Block], *, author: str = "", date: str = "") -> NewArticle:
    """Find the parts of an article; *author* and *date* overrule what the text says.

    :raises ValueError: there is no text.
    """
    rest = [block for block in blocks if block.text]
    if not rest:
        raise ValueError("there is no text in it")
    title = next((block for block in rest[:HEAD] if block.is_heading), rest[0])
    head = rest[: rest.index(title) + HEAD]
    below = [block for block in head if block is not title]
    byline = next((block for block in below if parse_byline(block.text)[0]), None)
    name, when = parse_byline(byline.text) if byline else ("", "")
    name = author or name
    # A byline that has its date leaves any other date where it is.
    dated = None if when else next((block for block in below if parse_date(block.text)), None)
    standfirst = _between(rest, title, byline, dated)
    body = _without(rest, [title, byline, dated, *standfirst])
    note = [block for block in body[-4:] if name and _bare(block.text).startswith(f"{name} ")]
    body = _without(body, note)
    return NewArticle(
        title=_title(title.text, name),
        author=name,
        date=date or (parse_date(dated.text) if dated else when),
        standfirst=standfirst,
        body=tuple(body),
        note=tuple(note),
        doubts=_doubts(body, name),
    )


def _without(blocks: Sequence[Block], taken: Sequence[Block | None]) -> list[Block]:
    """All blocks but these very ones: others may say the same."""
    return [block for block in blocks if not any(block is one for one in taken)]


def _doubts(body: Sequence[Block], name: str) -> tuple[str, ...]:
    """What looks like furniture of a page, or like the byline again."""
    return tuple(
        block.text
        for block in body
        if FURNITURE_RE.fullmatch(block.text.strip(" .…»›"))
        or parse_byline(block.text)[0] == name != ""
    )


def render_article(arrival: NewArticle) -> str:
    """Write the article as the source of a page."""
    title = escape_paragraph(arrival.title)
    line = "=" * column_width(title)
    parts = [f":author: {escape_paragraph(arrival.author)}\n:date: {arrival.date}"]
    parts.append(f"{line}\n{title}\n{line}")
    if arrival.standfirst:
        parts.append(_directive("standfirst", [_source(block) for block in arrival.standfirst]))
    for block in arrival.body:
        # A quotation after a list would be part of its last item, but for a comment between.
        parts += ["..", _source(block)] if block.source.startswith(" ") else [_source(block)]
    if arrival.note:
        note = [escape_paragraph(_bare(block.text)) for block in arrival.note]
        parts.append(_directive("author-note", note))
    return "\n\n".join(parts) + "\n"


def _source(block: Block) -> str:
    return block.source or escape_paragraph(block.text)


def _between(
    rest: Sequence[Block], title: Block, byline: Block | None, dated: Block | None
) -> tuple[Block, ...]:
    """What is between the title and the byline, if it is short."""
    if byline is None:
        return ()
    start, end = rest.index(title) + 1, rest.index(byline)
    between = tuple(block for block in rest[start:end] if block is not dated)
    return between if len(between) <= 2 and not any(one.is_heading for one in between) else ()


def _title(text: str, name: str) -> str:
    """A title without the byline that some pages print inside it."""
    for tail in (f". By {name}.", f" By {name}.", f" By {name}"):
        if name and text.endswith(tail):
            return text.removesuffix(tail)
    return text


def _bare(text: str) -> str:
    return text.lstrip("•*–—- ")


def _directive(name: str, paragraphs: Sequence[str]) -> str:
    indented = ["\n".join(f"   {line}" for line in text.split("\n")) for text in paragraphs]
    return "\n\n".join([f".. {name}::", *indented])


def parse_byline(text: str) -> tuple[str, str]:
    """Return the name and the date of a byline, as far as *text* is one.

    >>> parse_byline("By Ana Ruiz, 12 March 2022"), parse_byline("By 2022 it rained")
    (('Ana Ruiz', '2022-03-12'), ('', ''))
    """
    line, _, tail = text.partition(",")
    if not (date := parse_date(tail)):
        line, _, tail = re.sub(r"\s+[|·•–—-]\s+", "\0", text, count=1).partition("\0")
        date = parse_date(tail)
    match = BYLINE_RE.fullmatch((line if date else text).strip())
    words = match["name"].split() if match else []
    if not words or not (words[0][:1].isupper() and words[-1][:1].isupper()):
        return "", ""
    return " ".join(words), date


def is_byline_or_date(line: str) -> bool:
    """Tell whether a line is a byline or a date, and no part of a paragraph."""
    return bool(parse_byline(line)[0] or parse_date(line))


def parse_date(text: str) -> str:
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

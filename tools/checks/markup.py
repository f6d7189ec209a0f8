"""A translation is marked up as its source is. Always errors, never waived."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from tools.checks.rules import Pair, rule
from tools.findings import Fault, Saying, Severity, say
from tools.inline import Mark, marks, span, unlike
from tools.paragraphs import ORDERS, begins_like, block, is_line, is_too_long

WORD_RE = re.compile(r"\w{3,}")
FIELD_RE = re.compile(r"\{[^{}]*\}|[{}]")
TAG_RE = re.compile(r"</?[a-z!][^<>]*>", re.IGNORECASE)


@rule(Severity.ERROR)
def one_paragraph(pair: Pair) -> Iterator[Fault]:
    """The translation is one paragraph; what is none is dropped, and nobody is told.

    Fix: In 2021 it began. | 2021. Ese año empezó. | \\2021. Ese año empezó.
    Bad: Sign here. | - Firme aquí.
    Good: Sign here. | Firme aquí.
    """
    if not is_line(pair.target):
        yield from _lines(pair)
    elif not pair.plain and not begins_like(pair.source, pair.target):
        name = block(pair.target)
        if name in ORDERS:
            return  # which safety has found
        saying = say(
            "This begins like a list or a table, not like a paragraph; put a backslash before it."
        )
        yield Fault(saying, 0, 0, "\\" if name == "enumerator" else None)


def _lines(pair: Pair) -> Iterator[Fault]:
    text = pair.target
    stripped = text.strip()
    if not stripped:
        yield Fault(say("There is no text here."))
    elif len(stripped.splitlines()) > 1:
        if len(pair.source.splitlines()) <= 1:
            start = len(text) - len(text.lstrip()) + len(stripped.splitlines()[0])
            yield Fault(say("The text goes on in a new line; keep it in one."), start, len(text))
    elif pair.source == pair.source.strip():
        saying = say("A blank stands here, before or after the text; delete it.")
        start = len(text) - len(text.lstrip())
        if start:
            yield Fault(saying, 0, start, "")
        if len(text) > start + len(stripped):
            yield Fault(saying, start + len(stripped), len(text), "")


@rule(Severity.ERROR)
def unclosed(pair: Pair) -> Iterator[Fault]:
    """Every sign that opens markup is closed, and stands where it can open or close.

    Bad: Do *not* sign. | *No firme.
    Good: Do *not* sign. | *No* firme.
    """
    for mark in _extra(pair):
        if mark.item == ("problem",):
            saying = say("A sign opens markup here and is not closed: “{sign}”.", sign=mark.raw)
            start, end = span(pair.target, mark)
            yield Fault(saying if mark.raw else say("The markup here cannot be read."), start, end)


@rule(Severity.ERROR)
def role(pair: Pair) -> Iterator[Fault]:
    """A role keeps its name and its target.

    Fix: See :ref:`the end <end>`. | Vea :ref:`el fin <fin>`. | Vea :ref:`el fin <end>`.
    Bad: See :ref:`the end <end>`. | Vea el fin.
    Good: See :ref:`the end <end>`. | Vea :ref:`el fin <end>`.
    """
    yield from _compared(pair, {"role"}, kept=True)


@rule(Severity.ERROR)
def literal(pair: Pair) -> Iterator[Fault]:
    """What is to be typed or read as it stands is not translated.

    Fix: Type ``make all``. | Escriba ``haz todo``. | Escriba ``make all``.
    Good: Type ``make all``. | Escriba ``make all``.
    """
    yield from _compared(pair, {"literal", "literal block"}, kept=True)


@rule(Severity.ERROR)
def emphasis(pair: Pair) -> Iterator[Fault]:
    """As many words are emphasised, and in the same way; foreign ones may stand in italics.

    Bad: Do *not* sign. | No firme.
    Bad: Do *not* sign. | **No** firme.
    Bad: Do *not* sign. | *No* lo firme *ahora*.
    Good: Do *not* sign. | *No* firme.
    Good: The Brexit vote. | El voto del *Brexit*.
    """
    yield from _compared(pair, {"emphasis", "strong"}, kept=True)


@rule(Severity.ERROR)
def note(pair: Pair) -> Iterator[Fault]:
    """Notes, citations and abbreviated words (``|so|``) stay, in any order.

    Fix: It rose [1]_. | Subió [2]_. | Subió [1]_.
    Bad: In |city| it rose [1]_. | Subió [1]_.
    Good: In |city| it rose [1]_. | Subió [1]_ en |city|.
    """
    yield from _compared(pair, {"note", "substitution"})


@rule(Severity.ERROR)
def anchor(pair: Pair) -> Iterator[Fault]:
    """Places that links lead to, and whatever else is marked up, stay.

    Bad: An _`inline target`. | Un destino.
    Good: An _`inline target`. | Un _`inline target`.
    """
    yield from _compared(pair, {"target", "subscript", "superscript", "title_reference", "inline"})


@rule(Severity.ERROR)
def field(pair: Pair) -> Iterator[Fault]:
    """What stands in braces is filled in by the program: it is kept letter for letter.

    Fix: plain: By {author} | Por {autor} | Por {author}
    Bad: plain: By {author} | Por Ana
    Bad: plain: By {author} | Por {author} {{ 7 }}
    Good: plain: By {author} | Por {author}
    """
    if not pair.plain or ("{" not in pair.target and "{" not in pair.source):
        return
    want, have = (FIELD_RE.findall(text) for text in (pair.source, pair.target))
    if sorted(set(want)) == sorted(set(have)):
        return
    saying = say(
        "Keep what stands in braces as it is in the source: {fields}.",
        fields=", ".join(dict.fromkeys(want)) or say("no braces at all"),
    )
    strange = [match for match in FIELD_RE.finditer(pair.target) if match[0] not in want]
    lost = set(want) - set(have)
    fix = lost.pop() if len(lost) == len(strange) == 1 else None
    for match in strange:
        yield Fault(saying, match.start(), match.end(), fix)
    if not strange:
        yield Fault(saying)


@rule(Severity.ERROR)
def tag(pair: Pair) -> Iterator[Fault]:
    """The words of the pages are plain text: readers would see a tag as it stands.

    Bad: plain: Search | <b>Buscar</b>
    Good: plain: Search | Buscar
    """
    for match in TAG_RE.finditer(pair.target) if pair.plain and "<" in pair.target else ():
        if match[0] not in pair.source:
            saying = say("Readers would see “{tag}” as it stands; delete it.", tag=match[0])
            yield Fault(saying, match.start(), match.end(), "")


def _extra(pair: Pair) -> tuple[Mark, ...]:
    skipped = pair.plain or "\n" in pair.source or is_too_long(pair.source, pair.target)
    return () if skipped else unlike(pair.source, pair.target)[1]


def _compared(pair: Pair, kinds: Collection[str], *, kept: bool = False) -> Iterator[Fault]:
    """:param kept: words of the source, kept as they are, may be set in italics or as code."""
    if pair.plain or "\n" in pair.source or is_too_long(pair.source, pair.target):
        return
    missing, extra = unlike(pair.source, pair.target)
    if not (missing or extra) or any(mark.item == ("problem",) for mark in extra):
        return  # what cannot be read cannot be compared either
    lost = [mark for mark in missing if mark.item[0] in kinds]
    added = [mark for mark in extra if mark.item[0] in kinds]
    if kept and not lost:
        added = [mark for mark in added if not _is_kept(mark, pair)]
    if len(lost) == len(added) == 1 and lost[0].item[:1] == added[0].item[:1]:
        start, end = span(pair.target, added[0])
        saying = say(
            "“{mark}” stands here for “{source}”; keep it as it is in the source.",
            mark=added[0].raw, source=lost[0].raw,
        )  # fmt: skip
        yield Fault(saying, start, end, _mended(lost[0], added[0]))
        return
    for mark in added:
        start, end = span(pair.target, mark)
        yield Fault(_told(mark, added=True), start, end)
    for mark in lost:
        yield Fault(_told(mark, added=False))


def _is_kept(mark: Mark, pair: Pair) -> bool:
    """Whether it is a word of the source, kept as it is: in italics, or as code."""
    words = mark.raw.strip("*`")
    if mark.item[0] == "emphasis":
        known = {_stem(word) for word in WORD_RE.findall(pair.source)}
        others = (one.raw for one in marks(pair.target) if one.item == mark.item)
        return any(_stem(word) in known for raw in others for word in WORD_RE.findall(raw))
    return mark.item[:2] in {("role", ""), ("literal", words)} and words in pair.source


def _stem(word: str) -> str:
    return word.casefold().removesuffix("s")


def _told(mark: Mark, *, added: bool) -> Saying:
    if added:
        return say("The source has nothing marked up like “{mark}” here.", mark=mark.raw)
    return say("“{mark}” of the source is missing here, or has lost its signs.", mark=mark.raw)


def _mended(lost: Mark, added: Mark) -> str | None:
    """The added piece made like the lost one, with its own words."""
    if not (lost.title and added.title):
        return lost.raw
    start, end = lost.raw.find(lost.title), added.title
    if start < 0:
        return None
    return lost.raw[:start] + end + lost.raw[start + len(lost.title) :]

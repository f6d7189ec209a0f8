"""A translation is marked up as its source is. Always errors, never waived."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tools.checking.rule import Pair, rule
from tools.checking.rules.comparison import check_marks, find_added_marks
from tools.markup.inline import find_mark, parse_marks
from tools.markup.paragraphs import ORDERS, begins_like, is_line, name_block
from tools.model.findings import Fault, Fix, Severity, say

FIELD_RE = re.compile(r"\{[^{}]*\}|[{}]")
TAG_RE = re.compile(r"</?[a-z!][^<>]*>", re.IGNORECASE)
HTML_RE = re.compile(
    r"</?(?:a|abbr|b|base|body|br|button|div|em|embed|font|form|h[1-6]|head|hr|html|i|iframe|img"
    r"|input|link|math|meta|object|p|script|small|span|strong|style|sub|sup|svg|table|td|tr|u"
    r"|video)(?:[\s/][^<>]*)?>",
    re.IGNORECASE,
)
"""What nobody writes in an article but who means HTML; others are places to fill in, <name>."""


@rule("markup", Severity.ERROR)
def one_paragraph(pair: Pair) -> Iterator[Fault]:
    """The translation is one paragraph; what is none is dropped, and nobody is told.

    Fix: In 2021 it began. | 2021. Ese año empezó. | \\2021. Ese año empezó.
    Bad: Sign here. | - Firme aquí.
    Good: Sign here. | Firme aquí.
    """
    if not is_line(pair.target):
        yield from _lines(pair)
    elif not pair.plain and not begins_like(pair.source, pair.target):
        name = name_block(pair.target)
        if name in ORDERS:
            return  # which safety has found
        message = say(
            "This begins like a list or a table, not like a paragraph; put a backslash before it."
        )
        yield Fault(message, 0, 0, Fix("\\", certain=True) if name == "enumerator" else None)


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
        message = say("There is a space before or after the text; delete it.")
        start = len(text) - len(text.lstrip())
        if start:
            yield Fault(message, 0, start, Fix("", certain=True))
        if len(text) > start + len(stripped):
            yield Fault(message, start + len(stripped), len(text), Fix("", certain=True))


@rule("markup", Severity.ERROR)
def unclosed(pair: Pair) -> Iterator[Fault]:
    """Every sign that opens markup is closed, and stands where it can open or close.

    Bad: Do *not* sign. | *No firme.
    Good: Do *not* sign. | *No* firme.
    """
    for mark in find_added_marks(pair):
        if mark.item == ("problem",):
            message = say("A sign opens markup here and is not closed: “{sign}”.", sign=mark.raw)
            start, end = find_mark(pair.target, mark)
            yield Fault(message if mark.raw else say("The markup here cannot be read."), start, end)


@rule("markup", Severity.ERROR)
def role(pair: Pair) -> Iterator[Fault]:
    """A role keeps its name and its target.

    Offer: See :ref:`the end <end>`. | Vea :ref:`el fin <fin>`. | Vea :ref:`el fin <end>`.
    Bad: See :ref:`the end <end>`. | Vea el fin.
    Bad: See :ref:`the end <end>`. | Vea :ref:`end`.
    Good: See :ref:`end`. | Vea :ref:`el fin <end>`.
    Good: See :ref:`the end <end>`. | Vea :ref:`el fin <end>`.
    Good: It has a `low level` side. | Tiene un lado de `bajo nivel`.
    Bad: It has a `low_level` side. | Tiene un lado de `bajo_nivel`.
    Bad: See :term:`low level`. | Vea `bajo nivel`.
    """
    if not _are_titles(pair):
        yield from check_marks(pair, {"role"}, kept=True)
    if ":ref:" in pair.source and not any(pair.unlike):
        ours, theirs = (_titled(text) for text in (pair.source, pair.target))
        for mark in parse_marks(pair.target) if ours > theirs else ():
            if mark.item[:2] == ("role", "ref") and not mark.title:
                message = say("This has lost its words: write {example}.", example=":ref:`… <…>`")
                yield Fault(message, *find_mark(pair.target, mark))


@rule("markup", Severity.NOTE)
def translated_title(pair: Pair) -> Iterator[Fault]:
    """Words between single backticks, which name no role, are translated only if that is meant.

    Offer: A `low level` side. | Un lado de `bajo nivel`. | Un lado de `low level`.
    Good: It has a `low_level` side. | Tiene un lado de `bajo_nivel`.
    Good: It has a `low level` side. | Tiene un lado de `low level`.
    """
    if _are_titles(pair):
        yield from check_marks(pair, {"role"}, kept=True)


_TITLE_RE = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)*")


def _are_titles(pair: Pair) -> bool:
    """Whether the roles that differ have no name, are as many on both sides, and plain words."""
    lost, more = ([mark.item for mark in some if mark.item[0] == "role"] for some in pair.unlike)
    items = [*lost, *more]
    return 0 < len(lost) == len(more) and all(
        item[1] == "" and _TITLE_RE.fullmatch(item[2]) for item in items
    )


def _titled(text: str) -> int:
    """How many references say in words of their own where they lead."""
    return sum(mark.item[:2] == ("role", "ref") and bool(mark.title) for mark in parse_marks(text))


@rule("markup", Severity.ERROR)
def literal(pair: Pair) -> Iterator[Fault]:
    """As much stands as code in the translation as in the source.

    Bad: Type ``make all``. | Escriba make all.
    Good: Type ``a``, then ``b``, then ``a``. | Escriba ``a`` y después ``b``.
    Bad: Type ``a``, then ``b``, then ``a``. | Escriba ``a`` y ``b``, y otra vez a.
    Good: Type ``make all``. | Escriba ``make all``.
    Good: Call await when it is awaited. | Llame a ``await`` cuando se espera.
    """
    lost, more = _literals(pair)
    if lost != more:
        yield from check_marks(pair, {"literal"}, kept=True)
    yield from check_marks(pair, {"literal block"})


@rule("markup", Severity.ERROR)
def changed_literal(pair: Pair) -> Iterator[Fault]:
    """What is to be typed or read as it stands keeps every sign.

    Offer: Type ``make file``. | Escriba ``make fille``. | Escriba ``make file``.
    Offer: Type ``make(all)``. | Escriba ``make(todo``. | Escriba ``make(all)``.
    Good: Type ``make all``. | Escriba ``make all``.
    Good: Type ``make file``. | Escriba ``make archivo``.
    Good: Type ``open(file)``. | Escriba ``open(el_archivo)``.
    Good: Type ``open path/to/project``. | Escriba ``open ruta/del/proyecto``.
    Good: Type ``help <command>``. | Escriba ``help <comando>``.
    Bad: Type ``make all``. | Escriba ``make``.
    Bad: Type ``f('all')``. | Escriba ``f('')``.
    Good: Say ``'a log message'``. | Diga ``'un mensaje del registro'``.
    Good: Type ``<database>``. | Escriba ``<base de datos>``.
    Bad: Type ``<database>``. | Escriba ``<base de datos``.
    Good: Set ``state`` and ``voltage``. | Ponga ``modo`` y ``voltaje``.
    Bad: Set ``voltage``. | Ponga ``voltagge``.
    """
    if _are_changed(pair) and not _are_translated(pair):
        yield from check_marks(pair, {"literal"})


@rule("markup", Severity.NOTE)
def translated_literal(pair: Pair) -> Iterator[Fault]:
    """Words in what is to be typed are translated only if a reader may choose them.

    Offer: Type ``make file``. | Escriba ``make archivo``. | Escriba ``make file``.
    Good: Type ``make file``. | Escriba ``make file``.
    Good: Type ``make file``. | Escriba ``make fille``.
    """
    if _are_changed(pair) and _are_translated(pair):
        yield from check_marks(pair, {"literal"})


def _are_changed(pair: Pair) -> bool:
    """Whether both sides have as many literals, and some are not the same."""
    lost, more = _literals(pair)
    return lost == more > 0


def _are_translated(pair: Pair) -> bool:
    """Whether nothing but whole words is another, and none of them looks like a slip."""
    lost, more = (
        [mark.item[1] for mark in some if mark.item[0] == "literal"] for some in pair.unlike
    )
    likeness = [_likeness(*both) for both in zip(lost, more, strict=True)]
    # Where one is translated, what is like its source is no slip: voltage, voltagem.
    return None not in likeness and min(one for one in likeness if one is not None) < SLIP


_WORD_RE = re.compile(r"[^\W\d_]+(?:_[^\W\d_]+)*")
_FILLED_RE = re.compile(r"(?<=[<{])[^\W\d_][^\W\d_ -]*(?:[ -][^\W\d_]+)*(?=[>}])")
"""Words in a place to fill in: <database>, {namespace}."""
SLIP = 85.0
"""Percent of likeness from which another word is taken for a slip of the pen."""


def _likeness(ours: str, theirs: str) -> float | None:
    """How little the words are like one another that differ, in percent; None if signs differ."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - most builds have no two literals to compare

    ours, theirs = (_FILLED_RE.sub("", text) for text in (ours, theirs))
    ours, theirs = ("".join(text.split(" ")) if "(" in text else text for text in (ours, theirs))
    words = _WORD_RE.findall(ours), _WORD_RE.findall(theirs)
    frames = {_WORD_RE.sub("", text).replace(" ", "") for text in (ours, theirs)}
    fewer = set(words[0]) <= set(words[1]) or set(words[1]) <= set(words[0])
    if len(frames) > 1 or (len(words[0]) != len(words[1]) and fewer):
        return None  # a word is lost or added, and none is another
    different = [both for both in zip(*words, strict=False) if both[0] != both[1]]
    return min((fuzz.ratio(*both) for both in different), default=0.0)  # or spaces alone differ


def _literals(pair: Pair) -> tuple[int, int]:
    """How many the translation lacks, and how many it has too much."""
    lost, more = (
        sum(mark.item[0] == "literal" for mark in some) if some else 0 for some in pair.unlike
    )
    return lost, more


@rule("markup", Severity.ERROR)
def emphasis(pair: Pair) -> Iterator[Fault]:
    """As many words are emphasised, and in the same way; foreign ones may stand in italics.

    Bad: Do *not* sign. | No firme.
    Bad: Do *not* sign. | **No** firme.
    Bad: Do *not* sign. | *No* lo firme *ahora*.
    Good: Do *not* sign. | *No* firme.
    Bad: *Maya* won. | *Maya* ganó *otra vez*.
    Bad: Do *not* sign, do *not* pay. | *No* firme, no pague.
    Bad: Read *Maya* and *Ana*. See *Maya*. | Lea *Maya* y Ana. Vea *Maya*.
    Good: Read *Maya*, buy *Maya*. | Lea y compre *Maya*.
    Good: The Brexit vote. | El voto del *Brexit*.
    Good: An exception is *raised* here. | Una excepción es *lanzada* (*raised*) aquí.
    Bad: An exception is *raised* here. | Una excepción es *lanzada* (*raised*) *siempre* aquí.
    Good: A multithreaded program. | Un programa *multihilos* (*multithreaded*).
    Good: He wrote a scene. | Escribió un *sketch*.
    Bad: He wrote a scene. | Escribió una *escena*.
    Good: The maximum resident set. | El conjunto residente máximo (*RSS*).
    Good: An n-day strike is awaited. | Se espera (*await*) una huelga de *n* días.
    """
    yield from check_marks(pair, {"emphasis", "strong"}, kept=True)


@rule("markup", Severity.ERROR)
def note(pair: Pair) -> Iterator[Fault]:
    """Notes, citations and abbreviated words (``|so|``) stay, in any order.

    Offer: It rose [1]_. | Subió [2]_. | Subió [1]_.
    Bad: In |city| it rose [1]_. | Subió [1]_.
    Good: In |city| it rose [1]_. | Subió [1]_ en |city|.
    """
    yield from check_marks(pair, {"note", "substitution"})


@rule("markup", Severity.ERROR)
def anchor(pair: Pair) -> Iterator[Fault]:
    """Places that links lead to, and whatever else is marked up, stay.

    Bad: An _`inline target`. | Un destino.
    Good: An _`inline target`. | Un _`inline target`.
    """
    yield from check_marks(
        pair, {"target", "subscript", "superscript", "title_reference", "inline"}
    )


@rule("markup", Severity.ERROR)
def field(pair: Pair) -> Iterator[Fault]:
    """What stands in braces is filled in by the program: it is kept letter for letter.

    Offer: plain: By {author} | Por {autor} | Por {author}
    Bad: plain: By {author} | Por Ana
    Bad: plain: By {author} | Por {author} {{ 7 }}
    Offer: plain: {n} of {total} | {n} de {suma} | {n} de {total}
    Good: plain: By {author} | Por {author}
    """
    if not pair.plain or ("{" not in pair.target and "{" not in pair.source):
        return
    want, have = (FIELD_RE.findall(text) for text in (pair.source, pair.target))
    if sorted(set(want)) == sorted(set(have)):
        return
    message = say(
        "Keep what is in braces as it is in the source: {fields}.",
        fields=", ".join(dict.fromkeys(want)) or say("no braces at all"),
    )
    strange = [match for match in FIELD_RE.finditer(pair.target) if match[0] not in want]
    lost = set(want) - set(have)
    fix = Fix(lost.pop()) if len(lost) == len(strange) == 1 else None
    for match in strange:
        yield Fault(message, match.start(), match.end(), fix)
    if not strange:
        yield Fault(message)


@rule("markup", Severity.ERROR)
def tag(pair: Pair) -> Iterator[Fault]:
    """Nothing is marked up as in HTML: readers would see a tag as it stands.

    Bad: plain: Search | <b>Buscar</b>
    Bad: It rained. | Llovió.<br>
    Bad: It rained. | <script>alert(1)</script>
    Bad: See `it <https://a.org/>`_. | Vea `<b>eso</b> <https://a.org/>`_.
    Good: Type <name>. | Escriba <nombre>.
    Good: Type <a b="%(x)s">. | Escriba <a b="%(x)s">.
    Bad: Type <a b="%(x)s">. | Escriba <a b="%(y)s">.
    Good: Type ``<br>``. | Escriba ``<br>``.
    Good: plain: Search | Buscar
    """
    if "<" not in pair.target:
        return
    tags = [
        match.span() for match in (TAG_RE if pair.plain else HTML_RE).finditer(pair.target_prose)
    ]
    for mark in () if pair.plain or "`" not in pair.target else parse_marks(pair.target):
        start = pair.target.find(mark.title, find_mark(pair.target, mark)[0]) if mark.title else -1
        if start >= 0:
            places = (match.span() for match in HTML_RE.finditer(mark.title))
            tags += [(start + first, start + last) for first, last in places]
    for first, last in dict.fromkeys(tags):
        if (words := pair.target[first:last]) not in pair.source:
            message = say("Readers would see “{tag}” as it is; delete it.", tag=words)
            yield Fault(message, first, last, Fix(""))

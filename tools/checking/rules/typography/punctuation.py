"""The marks of a sentence, ¿ ? ¡ ! and the full stop, and quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from tools.checking.rule import Pair, rule
from tools.checking.rules.typography.evidence import (
    CLOSERS,
    asks_whole,
    ends_plainly,
)
from tools.language.facts import Punctuation
from tools.language.languages import language_of
from tools.model.findings import Fault, Fix, Severity, say

_CLOSED_BY = {"“": "”", "«": "»"}
_MARK_RE = re.compile('["“”«»]')
_STRANGE_RE = re.compile(r'[„‚‹›‟]|[\d′°]"')
"""Marks of other languages, and signs of inches and seconds: nothing is sure then."""
_OPENERS = re.compile(r"[\"'“‘«(\[*—–]*(?=\w)")


# tools/reviewing/page/js/live_checks.js says the same; test_review_rules.py compares the two.
@rule("typography", Severity.ERROR)
def opening_marks(pair: Pair) -> Iterator[Fault]:
    """Spanish opens its questions with ¿ and its exclamations with ¡.

    Bad: But who won, he asked? | Pero, quién ganó?
    Bad: Did he say who won? We won! | ¿Dijo quién ganó? Ganamos! Vivan.
    Fix: Who won? | Quién ganó? | ¿Quién ganó?
    Offer: He asked: “Who won?” | Preguntó. “Quién ganó?” | Preguntó. “¿Quién ganó?”
    Fix: He came. We won! | Vino. Ganamos! | Vino. ¡Ganamos!
    Bad: Who won? They did. | ¿Quién ganó. Ellos.
    Bad: Nobody knows who won. | Nadie sabe: ¿quién ganó.
    Good: Who won? | ¿Quién ganó?
    Good: Nobody knows who won. | Nadie lo sabe: ¿quién ganó?
    Good: A ¿ stands before it. | Antes va un ¿.
    Good: But who won? | Pero, ¿quién ganó?
    Good: A (sic!) slip. | Un desliz (¡sic!).
    Good: **Who won?** | **¿Quién ganó?**
    Good: He read *Who Won?* again. | Volvió a leer *Who Won?*
    Good: He read *Who Won?* again. | Leyó *Who Won?* otra vez.
    """
    if not _marks(pair).opens_questions or not re.search("[?!¿¡]", pair.target):
        return
    for opens, closes in ("¿?", "¡!"):
        asked, named = closes in pair.source, opens in pair.source
        for fault in _unpaired(pair, opens, closes):
            if asked or (not named and pair.target.startswith(opens, fault.start)):
                yield fault


def _marks(pair: Pair) -> Punctuation:
    return language_of(pair.languages.target).punctuation


def _unpaired(pair: Pair, opens: str, closes: str) -> Iterator[Fault]:
    """Each mark without its other half."""
    stars = zip(pair.target, pair.target_shape, strict=True)
    text = "".join("*" if ours == "*" else shown for ours, shown in stars)
    waiting = list[int]()
    pattern = rf"\{opens}+|(?<=[^\s{closes}([])\{closes}+(?=$|[\s{re.escape(CLOSERS)}.,;:…!?])"
    for match in re.finditer(pattern, text):
        if match[0][0] == opens:
            waiting.append(match.start())
        elif waiting:
            waiting.pop()
        elif text[match.end() :][:1] != "*" and not _is_in_name(pair, match.end()):
            message = say("“{mark}” has no “{opens}” before it.", mark=closes, opens=opens)
            yield _opened(pair, Fault(message, *match.span()), opens, closes)
    for start in waiting:
        message = say("“{mark}” has no “{closes}” after it.", mark=opens, closes=closes)
        yield Fault(message, start, start + 1)


def _is_in_name(pair: Pair, end: int) -> bool:
    """Whether a mark belongs to a name that the source has in mid-sentence: *Yahoo! bought it*."""
    name = re.search(r"[A-ZÀ-Þ]\w*[?!]\Z", pair.target[max(0, end - 40) : end])
    return name is not None and bool(re.search(rf"{re.escape(name[0])} [a-z]", pair.source))


def _opened(pair: Pair, fault: Fault, opens: str, closes: str) -> Fault:
    """*fault*, with its fix where the whole sentence is the question."""
    end = 0
    for number, sentence in enumerate(pair.target_sentences):
        start, end = end, end + len(sentence)
        if start <= fault.start < end:
            words = pair.target[start : fault.start]
            first = _OPENERS.match(words)
            if first and opens not in words and not re.search(r"[,;:—–…(]", words[first.end() :]):
                place = start + first.end()
                fix = Fix(opens + pair.target[place : fault.end], asks_whole(pair, number, closes))
                return fault._replace(start=place, fix=fix)
    return fault


@rule("typography", Severity.ERROR)
def foreign_marks(pair: Pair) -> Iterator[Fault]:
    """Portuguese has no ¿ and no ¡.

    Offer: pt_BR: Who won? | ¿Quem ganhou? | Quem ganhou?
    Good: pt_BR: Who won? | Quem ganhou?
    Good: pt_BR: They shouted “Enough!” | Gritaram “¡Basta!”
    Good: pt_BR: Write ¿ first. | Comece com ¿.
    Good: Who won? | ¿Quién ganó?
    """
    foreign = _marks(pair).foreign_marks
    if foreign and foreign.isdisjoint(pair.source):
        quoted = _find_quotations(pair.target_prose)
        for match in re.finditer(f"[{''.join(sorted(foreign))}]", pair.target_prose):
            if _is_in(quoted, match.start()):
                continue  # Spanish, it may be: “¡No pasarán!”
            message = say("Portuguese does not write “{mark}”.", mark=match[0])
            yield Fault(message, *match.span(), Fix(""))


@rule("typography", Severity.WARNING)
def sentence_end(pair: Pair) -> Iterator[Fault]:
    """A paragraph ends like its source: with a stop, a question, an exclamation, or nothing.

    Bad: Who won? | Quién ganó.
    Fix: They won. | Ganaron | Ganaron.
    Good: They won. | Ganaron.
    Good: “They won.” | “Ganaron”.
    Good: ja: Who won? | 誰が勝ちましたか。
    Good: They won! | ¡Ganaron!
    Good: He said: “We won!” | Dijo que habían ganado.
    Good: Run ``make``. | Teclee ``make``
    Good: See (the end). | Véase (el final.)
    """
    ours, theirs = (text.rstrip() for text in (pair.source, pair.target))
    if not theirs or ours[-1:] == theirs[-1:]:
        return
    stops = [text.rstrip(CLOSERS)[-1:] for text in (ours, theirs)]
    if stops[0] == stops[1] or stops[0] not in {".", "?", "!"}:
        return
    end = len(theirs)
    if stops[0] in "?!":
        if not _marks(pair).ends_questions:
            return
        reported = ours[-1] in '”"' and not re.search('[“"«]', theirs)
        if not reported and not re.search(rf"\{stops[0]}[{re.escape(CLOSERS)}.…!?\s]*$", theirs):
            yield Fault(say("The source ends with “{mark}”.", mark=stops[0]), end - 1, end)
    elif ours[-1] == "." and theirs[-1].isalnum():
        is_sentence = ends_plainly(ours, pair.languages.source)
        if not (is_sentence or re.search(r"(?<![\w.])[a-zß-ÿ]", ours)):
            return  # a name: *Apple Inc.*
        message = say("The full stop at the end is missing.")
        certain = is_sentence and bool(_SMALL_END_RE.search(theirs))
        yield Fault(message, end - 1, end, Fix(f"{theirs[-1]}.", certain))


_SMALL_END_RE = re.compile(r"(?<![\w@./-])[^\W\d_]*[a-zß-ÿ]\Z")


@rule("typography", Severity.NOTE)
def doubled_stop(pair: Pair) -> Iterator[Fault]:
    """One full stop ends a sentence, that of an abbreviation included.

    Fix: They left the US. | Dejaron EE.UU.. | Dejaron EE.UU.
    Good: They left. | Se fueron...
    Good: Go to ``..`` | Vaya a ``..``
    """
    if ".." in pair.target and ".." not in pair.source:
        for match in re.finditer(r"(?<![.\s])\.(?P<again>\.)(?=\s|$)", pair.target_prose):
            # Two of three dots are not one of two.
            certain = not re.search(r"…|\.{3}", pair.source)
            yield Fault(say("One full stop is enough."), *match.span("again"), Fix("", certain))


@rule("typography", Severity.WARNING)
def quote_pairs(pair: Pair) -> Iterator[Fault]:
    """Every quotation that is opened is closed.

    Bad: He said “no”. | Dijo “no.
    Bad: He said “no”. | Dijo «no”.
    Good: He said “no”. | Dijo «no».
    Good: He began: “No. | Empezó: «No.
    """
    text = pair.target_prose
    if pair.source.count("“") != pair.source.count("”") or "„" in text:
        return
    for opens, closes in ("“”", "«»"):
        extra = text.count(opens) - text.count(closes)
        if extra:
            mark = opens if extra > 0 else closes
            message = say("Either “{opens}” or “{closes}” is missing.", opens=opens, closes=closes)
            place = text.rindex(mark) if extra > 0 else text.index(mark)
            yield Fault(message, place, place + 1)
            return


@rule("typography", Severity.NOTE)
def quotes(pair: Pair) -> Iterator[Fault]:
    """Quotation marks are those of the house, or at least of the language.

    Fix: He said “no”. | Dijo "no". | Dijo “no”.
    Fix: pt_BR: He said “no”. | Disse «não». | Disse “não”.
    Good: He said “no”. | Dijo «no».
    Good: He said “no”. | Dijo “no”.
    Good: Set "x". | Escriba "x".
    Good: A 5" disk, a 3" disk. | Un disco de 5", uno de 3".
    Good: He said “the ‘no’ won”. | Dijo «ganó el “no”».
    Bad: pt_BR: He said “the ‘no’ won”. | Disse «venceu o “não”».
    """
    wanted = pair.settings.typography.quotes
    if not wanted or pair.target.count('"') % 2 or not re.search('["“”«»]', pair.target):
        return
    straight = bool(re.search("[“”«»]", pair.source))
    opens, closes = wanted[0][0], wanted[0][1]
    for start, end in _find_quotations(pair.target_prose):
        marks = pair.target[start] + pair.target[end - 1]
        if marks in wanted or (marks == '""' and not straight):
            continue
        message = say("This publication writes {opens}…{closes}.", opens=opens, closes=closes)
        inner = pair.target[start + 1 : end - 1]
        nested = re.search('["“”«»]', inner)
        certain = marks != '""' or '"' not in pair.source
        fix = None if nested else Fix(f"{opens}{inner}{closes}", certain)
        yield Fault(message, start, end, fix)


@rule("typography", Severity.NOTE)
def stop_in_quotes(pair: Pair) -> Iterator[Fault]:
    """In Spanish the full stop stands after the closing quotation mark.

    Fix: “They won.” | “Ganaron.” | “Ganaron”.
    Good: “They won.” | “Ganaron”.
    Good: “They won…” | “Ganaron…”
    """
    quoted = ".”" in pair.target or ".»" in pair.target
    if quoted and language_of(pair.languages.target).punctuation.stop_after_quotes:
        for match in re.finditer(r"(?<![.…?!])\.([”»])(?=\s|$)", pair.target_prose):
            message = say("The full stop goes after the quotation mark.")
            before = pair.target[max(0, match.end() - 40) : match.end()]
            after = pair.target[match.end() : match.end() + 40].lstrip()
            certain = ends_plainly(before, pair.languages.target) and (
                not after or (after[0].isupper() and ".”" in pair.source)
            )
            offered = not after[:1].islower()  # “Ganaron.” dijo: there a comma would be right
            yield Fault(message, *match.span(), Fix(f"{match[1]}.", certain) if offered else None)


def _find_quotations(text: str) -> list[tuple[int, int]]:
    """Start and end of each quotation that is in no other; none where the marks do not pair.

    >>> _find_quotations("«la “ola”» y \\"otra\\"")
    [(0, 10), (13, 19)]
    >>> _find_quotations("»Ja« und »Nein«")
    []
    """
    if _STRANGE_RE.search(text):
        return []
    quotations, waiting = list[tuple[int, int]](), list[tuple[str, int]]()
    for mark in _MARK_RE.finditer(text):
        sign = mark[0]
        if waiting and sign == waiting[-1][0]:
            _, start = waiting.pop()
            if not waiting:
                quotations.append((start, mark.end()))
        elif sign in _CLOSED_BY or (sign == '"' and all(sign != closing for closing, _ in waiting)):
            waiting.append((_CLOSED_BY.get(sign, sign), mark.start()))
        else:
            return []
    return [] if waiting else [span for span in quotations if _is_quoted(text, *span)]


def _is_in(quotations: Sequence[tuple[int, int]], place: int) -> bool:
    """Whether *place* is in one of *quotations*, which are in order."""
    last = bisect_right(quotations, (place, place)) - 1
    return last >= 0 and place < quotations[last][1]


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Whether words are close to both marks, and none outside of them."""
    inner = text[start + 1 : end - 1]
    outside = text[max(0, start - 1) : start] + text[end : end + 1]
    return bool(inner.strip()) and inner == inner.strip() and not re.search(r"\w", outside)

"""A term put in where something else stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from tools.glossary.agreement import loose, mend
from tools.glossary.forms import Form
from tools.language.grammar import Gender, Grammar
from tools.markup.placeables import PLACEABLE_RE

_OUTER = " \t\u00a0.,;:!?…\"'“”‘’«»()[]¿¡"
_SHORT = 4
"""Letters below which a word could be any: it counts only if it is in capitals."""


_OPENING_RE = re.compile(r"(?:(?<=\s)|^)(?::[\w:.+-]+:`|[*`“‘«\"'])[*`“‘«\"']*\Z")


class Filled(NamedTuple):
    """A sentence with its terms."""

    text: str
    remarks: tuple[str, ...]
    """What the reviewer should look at."""


def bare(answer: str, known: Grammar) -> str:
    """Strip what an engine says for a term of article and full stop.

    >>> from tools.language.grammar.spanish import GRAMMAR
    >>> bare("El asedio.", GRAMMAR)
    'asedio'
    """
    words = answer.strip(_OUTER).split()
    while len(words) > 1 and words[0].lower() in known.articles | {known.determiners[1][0]}:
        words = words[1:]
    return " ".join(words)


def places(text: str, wanted: str, known: Grammar) -> list[tuple[int, int]]:
    """Find where *wanted* stands in *text*, outside of what no engine touches."""
    shown = wanted.strip()
    if (len(shown) < _SHORT and not (len(shown) > 1 and shown.isupper())) or "\n" in shown:
        return []
    if shown.lower() in known.particles or shown.lower() in known.readings:
        return []
    pattern = r"\s+".join(map(re.escape, shown.split()))
    case = re.NOFLAG if shown.isupper() else re.IGNORECASE
    found = re.finditer(rf"(?<![\w-]){pattern}(?![\w-])", text, case)
    fixed = [span for match in PLACEABLE_RE.finditer(text) for span in _fixed(match)]
    return [
        match.span()
        for match in found
        if not any(start < match.end() and match.start() < end for start, end in fixed)
    ]


def _fixed(match: re.Match[str]) -> list[tuple[int, int]]:
    """The parts of a placeable that are not for translating."""
    kind = match.lastgroup or ""
    if not kind.startswith("to"):
        return [match.span()]
    start, end = match.span(f"title{kind[2:]}")
    return [(match.start(), start), (end, match.end())]


def fill(
    text: str,
    spans: Sequence[tuple[int, int]],
    forms: Sequence[Form],
    known: Grammar,
    old: Sequence[Gender | None],
) -> Filled | None:
    """Put a form into each of *spans*, and mend what is before it; None if one does not fit.

    The lines are tests: the text | what stands there | the form | what becomes of it, with a
    question mark at the end where a person should look; a dash where nothing fits.

    Mend: es: El asedio terminó. | asedio | bloqueo | El bloqueo terminó.
    Mend: es: Asedio del río | asedio | bloqueo | Bloqueo del río
    Mend: es: El congreso sesiona. | congreso | Asamblea | La Asamblea sesiona.
    Mend: es: El congreso fue disuelto. | congreso | Asamblea | La Asamblea fue disuelto. ?
    Mend: es: Vi *el congreso*. | congreso | Asamblea | Vi *la Asamblea*.
    Mend: es: Vi el *congreso*. | congreso | Asamblea | Vi la *Asamblea*.
    Mend: es: agua y tierra | tierra | Internacional | agua e Internacional
    Mend: pt: Foi no congresso. | congresso | Assembleia | Foi na Assembleia.
    Bad: es: Los asedios terminaron. | asedios | bloqueo | -
    """
    out, at, remarks = "", 0, list[str]()
    for (start, end), form, was in zip(spans, forms, old, strict=True):
        before = out + text[at:start]
        opening = _OPENING_RE.search(before)
        mark = opening[0] if opening else ""
        head = mend(before[: len(before) - len(mark)], form, known, was)
        if head is None:
            return None
        changed = form.gender is not None and form.gender != (head.old or was)
        if not head.sure:
            remarks.append(f"check the article before “{form.text}”")
        elif changed and loose(head.text, text[end:], head.old or was, known):
            remarks.append(with_it(form))
        first = not re.search(r"\w", head.text) and text[start].isupper()
        shown = form.text[:1].upper() + form.text[1:] if first else form.text
        out, at = _joined(head.text, shown, known) + mark + shown, end
    return Filled(out + text[at:], tuple(dict.fromkeys(remarks)))


def with_it(form: Form) -> str:
    """Say what to look at where an adjective or a verb may not agree."""
    return f"check the words that go with “{form.text}”"


def _joined(before: str, word: str, known: Grammar) -> str:
    """*before* with the conjunction that Spanish wants in front of the sound of *word*."""
    for plain, other, sound in known.conjunctions:
        here = re.search(rf"(?<!\w)(?:{plain}|{other})(?=\s+\Z)", before)
        if here:
            new = other if re.match(sound, word, re.IGNORECASE) else plain
            return before[: here.start()] + new + before[here.end() :]
    return before

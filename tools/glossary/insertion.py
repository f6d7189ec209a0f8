"""A term put in the place of other words: it, and what agrees with it before it.

That is its article, a contraction, and the adjectives and determiners between.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from tools.glossary.forms import Form
from tools.language.grammar import Gender, Grammar, Row
from tools.markup.placeables import PLACEABLE_RE

DEEPEST = 3
"""Determiners before the last one that are looked at: todos los otros mismos."""
_MANY_RE = re.compile(r"[aeo]s\s+\Z", re.IGNORECASE)
_WORD_RE = re.compile(r"(\w+)\s+\Z")
_OUTER = " \t\u00a0.,;:!?…\"'“”‘’«»()[]¿¡"
_SHORT = 4
"""Letters below which a word could be any: it counts only if it is in capitals."""
_OPENING_RE = re.compile(r"(?:(?<=\s)|^)(?::[\w:.+-]+:`|[*`“‘«\"'])[*`“‘«\"']*\Z")


class Filled(NamedTuple):
    """A sentence with its terms."""

    text: str
    remarks: tuple[str, ...]
    """What the reviewer should look at."""


def strip_article(answer: str, known: Grammar) -> str:
    """Strip what an engine says for a term of article and full stop.

    >>> from tools.language.grammar.spanish import GRAMMAR
    >>> strip_article("El asedio.", GRAMMAR)
    'asedio'
    """
    words = answer.strip(_OUTER).split()
    while len(words) > 1 and words[0].lower() in known.articles | {known.determiners[1][0]}:
        words = words[1:]
    return " ".join(words)


def find_places(text: str, wanted: str, known: Grammar) -> list[tuple[int, int]]:
    """Find where *wanted* is in *text*, outside of what no engine touches."""
    shown = wanted.strip()
    if (len(shown) < _SHORT and not (len(shown) > 1 and shown.isupper())) or "\n" in shown:
        return []
    if shown.lower() in known.particles or shown.lower() in known.readings:
        return []
    pattern = r"\s+".join(map(re.escape, shown.split()))
    case = re.NOFLAG if shown.isupper() else re.IGNORECASE
    matches = re.finditer(rf"(?<![\w-]){pattern}(?![\w-])", text, case)
    fixed = [span for match in PLACEABLE_RE.finditer(text) for span in _fixed(match)]
    return [
        match.span()
        for match in matches
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
    """Put a form into each of *spans*, and correct what is before it; None if one does not fit.

    The lines are tests: the text | what is there | the form | what becomes of it, with a
    question mark at the end where a person should look; a dash where nothing fits.

    Fix: es: El asedio terminó. | asedio | bloqueo | El bloqueo terminó.
    Fix: es: Asedio del río | asedio | bloqueo | Bloqueo del río
    Fix: es: El congreso sesiona. | congreso | Asamblea | La Asamblea sesiona.
    Fix: es: El congreso fue disuelto. | congreso | Asamblea | La Asamblea fue disuelto. ?
    Fix: es: Vi *el congreso*. | congreso | Asamblea | Vi *la Asamblea*.
    Fix: es: Vi el *congreso*. | congreso | Asamblea | Vi la *Asamblea*.
    Fix: es: agua y tierra | tierra | Internacional | agua e Internacional
    Fix: pt: Foi no congresso. | congresso | Assembleia | Foi na Assembleia.
    Bad: es: Los asedios terminaron. | asedios | bloqueo | -
    """
    out, at, remarks = "", 0, list[str]()
    for (start, end), form, was in zip(spans, forms, old, strict=True):
        before = out + text[at:start]
        opening = _OPENING_RE.search(before)
        mark = opening[0] if opening else ""
        head = make_agree(before[: len(before) - len(mark)], form, known, was)
        if head is None:
            return None
        changed = form.gender is not None and form.gender != (head.old or was)
        if not head.sure:
            remarks.append(f"check the article before “{form.text}”")
        elif changed and may_disagree(text[end:], head.old or was, known):
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


class Before(NamedTuple):
    """What is before a term."""

    text: str
    sure: bool
    """False where a person has to look at it."""
    old: Gender | None = None
    """The gender of what the words were before; None where they do not say."""


def make_agree(
    before: str, form: Form, known: Grammar, old: Gender | None = None, deep: int = DEEPEST
) -> Before | None:
    """Correct the text *before* a term, so that it agrees; None if the number does not fit.

    The lines are tests: the text before | the form that follows | what becomes of it; a
    question mark where it stays and a person should look, a dash where nothing fits.

    Fix: es: El | Asamblea | La
    Fix: es: la fuerza del | Asamblea | la fuerza de la
    Fix: es: Van a la | bloqueo | Van al
    Fix: es: en todos los | fuerzas | en todas las
    Fix: es: una nueva | bloqueo | un nuevo
    Fix: es: la | agua | el
    Fix: es: sin | Asamblea | sin
    Fix: es: su | bloqueo | su
    Fix: pt: pelo | assembleia | pela
    Fix: pt: Ao | assembleia | À
    Fix: pt: dos | forças | das
    Fix: pt: num | assembleia | numa
    Fix: pt: graças a | forças | graças a
    Bad: es: los | bloqueo | -
    Bad: es: el | fuerzas | -
    Bad: es: una libre | bloqueo | ?
    Bad: es: la violenta | bloqueo | ?
    Bad: es: el | Unasur | ?
    Bad: pt: graças a | bloqueio | ?
    """
    determiner = known.determiner_re.search(before)
    if determiner is None:
        many = _MANY_RE.search(before) and form.plural is False
        agrees = form.gender is not None and old == form.gender and not many
        return Before(before, agrees or _silent(before, known), old)
    reading = None if form.named else _reading(determiner["form"], form.plural, known)
    if reading is None:
        return _unread(before, " ".join(determiner["form"].lower().split()), form, known)
    row, place = reading
    both: tuple[Gender, Gender] = ("m", "f")
    same = row[place] == row[place ^ 1]
    was = old if same else both[place % 2]
    if form.gender is None:
        return Before(before, same, was)
    wanted = 2 * (place // 2) + both.index(form.gender)
    if row[place] in known.ambiguous and wanted != place:
        return Before(before, False, was)
    head = before[: determiner.start()]
    more = make_agree(head, form, known, deep=deep - 1) if deep and _ends_so(head, known) else None
    if more and more.old in {was, None}:
        head = more.text
    new = _like(determiner["form"], _sounding(row, wanted, form, known))
    return Before(f"{head}{new}{determiner['space']}", more is None or more.sure, was)


def _ends_so(text: str, known: Grammar) -> bool:
    return bool(known.determiner_re.search(text))


def _reading(found: str, plural: bool | None, known: Grammar) -> tuple[Row, int] | None:
    """The row and the place there of a determiner, if its number fits."""
    readings = known.readings[" ".join(found.lower().split())]
    return next((one for one in readings if plural is not None and one[1] // 2 == plural), None)


def _unread(before: str, found: str, form: Form, known: Grammar) -> Before | None:
    """What to make of a determiner that does not fit: of the name, or of the number."""
    if found in known.ambiguous:
        return Before(before, not form.named and form.plural is not None)
    if form.plural is None and not form.named:
        return Before(before, False)
    return None


def _silent(before: str, known: Grammar) -> bool:
    """Whether nothing is directly before that could have to agree."""
    last = _WORD_RE.search(before)
    word = last[1].lower() if last else ""
    if not last or word in known.particles or known.invariable_re.fullmatch(word):
        return True
    adjective = re.search(r"(?:[oa]s?|ãs?|es)\Z", word)
    return not adjective and not _ends_so(before[: last.start()], known)


def _sounding(row: Row, place: int, form: Form, known: Grammar) -> str:
    """The determiner, with an eye on the word after it: el agua."""
    masculine = place == 1 and row[0] in known.melting
    return row[0] if masculine and known.masculine_before(form.text.split()[0]) else row[place]


def _like(old: str, new: str) -> str:
    return new[:1].upper() + new[1:] if old[:1].isupper() else new


def may_disagree(after: str, old: Gender | None, known: Grammar) -> bool:
    """Tell whether a word after a term may agree with what was there before it.

    >>> from tools.language.grammar.spanish import GRAMMAR
    >>> may_disagree(" fue declarado.", "m", GRAMMAR), may_disagree(" sigue.", "m", GRAMMAR)
    (True, False)
    """
    end = {"m": "os?", "f": "as?", None: "[oa]s?"}[old]
    words = [word.lower() for word in re.findall(r"\w+", after)]
    near = words[:1] if re.match(r"\s+\w", after) else []
    near += [word for word in words if re.search(rf"[ai]d{end}\Z", word)]
    near += [words[n] for n in range(1, len(words)) if known.copula_re.fullmatch(words[n - 1])]
    return any(
        re.search(rf"\w{end}\Z", word)
        and word not in known.particles
        and not known.invariable_re.fullmatch(word)
        for word in near
    )

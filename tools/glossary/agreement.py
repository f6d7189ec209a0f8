"""The words before a term, mended: article, contraction, and what else agrees with it."""

from __future__ import annotations

import re
from typing import NamedTuple

from tools.glossary.forms import Form
from tools.language.grammar import Gender, Grammar, Row

DEEPEST = 3
"""Determiners before the last one that are looked at: todos los otros mismos."""
_MANY_RE = re.compile(r"[aeo]s\s+\Z", re.IGNORECASE)
_WORD_RE = re.compile(r"(\w+)\s+\Z")


class Before(NamedTuple):
    """What stands before a term."""

    text: str
    sure: bool
    """False where a person has to look at it."""
    old: Gender | None = None
    """The gender of what the words stood before; None where they do not say."""


def mend(
    before: str, form: Form, known: Grammar, old: Gender | None = None, deep: int = DEEPEST
) -> Before | None:
    """Mend the text *before* a term, so that it agrees; None if the number does not fit.

    The lines are tests: the text before | the form that follows | what becomes of it; a
    question mark where it stays and a person should look, a dash where nothing fits.

    Mend: es: El | Asamblea | La
    Mend: es: la fuerza del | Asamblea | la fuerza de la
    Mend: es: Van a la | bloqueo | Van al
    Mend: es: en todos los | fuerzas | en todas las
    Mend: es: una nueva | bloqueo | un nuevo
    Mend: es: la | agua | el
    Mend: es: sin | Asamblea | sin
    Mend: es: su | bloqueo | su
    Mend: pt: pelo | assembleia | pela
    Mend: pt: Ao | assembleia | À
    Mend: pt: dos | forças | das
    Mend: pt: num | assembleia | numa
    Mend: pt: graças a | forças | graças a
    Bad: es: los | bloqueo | -
    Bad: es: el | fuerzas | -
    Bad: es: una libre | bloqueo | ?
    Bad: es: la violenta | bloqueo | ?
    Bad: es: el | Unasur | ?
    Bad: pt: graças a | bloqueio | ?
    """
    found = known.determiner_re.search(before)
    if found is None:
        many = _MANY_RE.search(before) and form.plural is False
        agrees = form.gender is not None and old == form.gender and not many
        return Before(before, agrees or _silent(before, known), old)
    reading = None if form.named else _reading(found["form"], form.plural, known)
    if reading is None:
        return _unread(before, " ".join(found["form"].lower().split()), form, known)
    row, place = reading
    both: tuple[Gender, Gender] = ("m", "f")
    same = row[place] == row[place ^ 1]
    was = old if same else both[place % 2]
    if form.gender is None:
        return Before(before, same, was)
    wanted = 2 * (place // 2) + both.index(form.gender)
    if row[place] in known.ambiguous and wanted != place:
        return Before(before, False, was)
    head = before[: found.start()]
    more = mend(head, form, known, deep=deep - 1) if deep and _ends_so(head, known) else None
    if more and more.old in {was, None}:
        head = more.text
    new = _like(found["form"], _sounding(row, wanted, form, known))
    return Before(f"{head}{new}{found['space']}", more is None or more.sure, was)


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
    """Whether nothing stands directly before that could have to agree."""
    found = _WORD_RE.search(before)
    word = found[1].lower() if found else ""
    if not found or word in known.particles or known.invariable_re.fullmatch(word):
        return True
    adjective = re.search(r"(?:[oa]s?|ãs?|es)\Z", word)
    return not adjective and not _ends_so(before[: found.start()], known)


def _sounding(row: Row, place: int, form: Form, known: Grammar) -> str:
    """The determiner, with an eye on the word after it: el agua."""
    masculine = place == 1 and row[0] in known.melting
    return row[0] if masculine and known.masculine_before(form.text.split()[0]) else row[place]


def _like(old: str, new: str) -> str:
    return new[:1].upper() + new[1:] if old[:1].isupper() else new


def loose(before: str, after: str, old: Gender | None, known: Grammar) -> bool:
    """Tell whether a word apart from a term may agree with what stood there before it.

    >>> from tools.language.grammar.spanish import GRAMMAR
    >>> loose("El ", " fue declarado.", "m", GRAMMAR), loose("El ", " sigue.", "m", GRAMMAR)
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

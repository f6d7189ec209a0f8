"""Blanks and dashes between words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tools.checking.rule import Pair, rule
from tools.language.registry import language_of
from tools.model.findings import Fault, Fix, Severity, say


@rule("typography", Severity.NOTE)
def blanks(pair: Pair) -> Iterator[Fault]:
    """One blank between words, and none before a comma, after ¿ or inside of quotes.

    Fix: It rained. | Hoy  llovió. | Hoy llovió.
    Fix: It rained, we left. | Llovió , nos fuimos. | Llovió, nos fuimos.
    Fix: Who won? | ¿ Quién ganó? | ¿Quién ganó?
    Good: It rained. | Llovió.
    Good: The ``, `` sign. | El signo ``, ``.
    Good: A sign : here. | Un signo : aquí.
    Good: The ¿ stands first. | El ¿ va primero.
    """
    if not (_TWO_RE.search(pair.target) and _BLANKS_RE.search(pair.target)):
        return
    for found in _BLANKS_RE.finditer(pair.target):
        inside = pair.target_prose[found.start() : found.end()] == found[0]
        mark = pair.target[found.start() - 1]
        if mark in "¿¡" and mark in pair.source:
            continue
        if inside and not re.search(r"\S  |\s[,;!?)]|[(]\s", pair.source):
            message, kind = say("There is one space too many here."), found.lastgroup or 0
            fix = Fix(" " if kind == "double" else "", _is_too_many(pair, found))
            yield Fault(message, *found.span(kind), fix)


def _is_too_many(pair: Pair, found: re.Match[str]) -> bool:
    """Whether the blank is wrong whatever is meant: not where French is quoted (« Oui ! »)."""
    if found.lastgroup == "double":
        return True
    if found.lastgroup == "after":
        mark = pair.target[found.start("after") - 1]
        closes = {"¿": "?", "¡": "!"}.get(mark, "")
        return bool(closes) and mark not in pair.source and closes in pair.target[found.end() :]
    mark = pair.target[found.end("before")]
    if mark == ",":  # nor where the sign itself is spoken of
        return not re.search(r"(?<![\w”»\"'’)\]*`%.!?…]),|[“\"'‘`(],", pair.source)
    return mark == ")" and pair.target.count("(") == pair.target.count(")")


_TWO_RE = re.compile(r"[ ¿¡“«(][ ,;!?)]")
_BLANKS_RE = re.compile(
    r"(?<=[\w.,;:!?”»)])(?P<double>  +)(?=[\w¿¡“«(])|(?<=\w)(?P<before> +)(?=[,;!?)](?:\s|$))"
    r"|(?<=[¿¡“«(])(?P<after> +)(?=\w)"
)


@rule("typography", Severity.NOTE)
def dash(pair: Pair) -> Iterator[Fault]:
    """A dash between words is a dash, not a hyphen.

    Fix: It rained – again. | Llovió - otra vez. | Llovió – otra vez.
    Good: It rained – again. | Llovió – otra vez.
    Good: It rained - again. | Llovió - otra vez.
    """
    sign = next((one for one in "–—" if f" {one} " in pair.source), "")
    if sign:
        places = list(re.finditer(r"(?<=\w )-(?= \w)", pair.target_prose))
        dashes = len(places) + pair.target_prose.count(f" {sign} ")
        certain = " - " not in pair.source and pair.source_prose.count(f" {sign} ") == dashes
        certain = certain and not re.search(r"\d - \d", pair.target_prose)
        for found in places:
            message = say("Write a dash ({sign}) here.", sign=sign)
            yield Fault(message, *found.span(), Fix(sign, certain))


@rule("typography", Severity.NOTE)
def dash_blanks(pair: Pair) -> Iterator[Fault]:
    """A dash stands close to what it encloses in Spanish, and apart in Portuguese.

    Offer: pt_BR: He left – at last – now. | Saiu —enfim— agora. | Saiu — enfim — agora.
    Good: He left – at last – by bus. | Se fue —por fin— en autobús.
    Good: pt_BR: He left – at last. | Saiu — enfim.
    """
    if language_of(pair.languages.target).punctuation.spaced_dashes and "—" in pair.target:
        for found in re.finditer(r"(?<!\S)—(?=\w)|(?<=\w)—(?=[\s,.;:])", pair.target_prose):
            opens = found.end() < len(pair.target) and pair.target[found.end()].isalnum()
            fix = Fix("— " if opens else " —")
            yield Fault(say("Put a space on either side of a dash here."), *found.span(), fix)

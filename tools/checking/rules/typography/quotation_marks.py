"""Quotation marks: in pairs, those of the house, and the full stop beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tools.checking.rule import Pair, rule
from tools.checking.rules.typography.evidence import (
    ends_plainly,
)
from tools.language.quotations import outermost
from tools.language.registry import language_of
from tools.model.findings import Fault, Fix, Severity, say


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
    for start, end in outermost(pair.target_prose):
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
        for found in re.finditer(r"(?<![.…?!])\.([”»])(?=\s|$)", pair.target_prose):
            message = say("The full stop goes after the quotation mark.")
            before = pair.target[max(0, found.end() - 40) : found.end()]
            after = pair.target[found.end() : found.end() + 40].lstrip()
            certain = ends_plainly(before, pair.languages.target) and (
                not after or (after[0].isupper() and ".”" in pair.source)
            )
            offered = not after[:1].islower()  # “Ganaron.” dijo: there a comma would stand
            yield Fault(message, *found.span(), Fix(f"{found[1]}.", certain) if offered else None)

"""Spaces, dashes, and how numbers, dates and times are written with their signs and units."""

from __future__ import annotations

import re
from collections.abc import Iterator

from babel import Locale

from tools.checking.rule import Pair, rule
from tools.checking.rules.typography.evidence import (
    find_month,
    says_amount,
    says_date,
    says_percent,
    says_time,
)
from tools.language.languages import either, language_of, words_of_all
from tools.model.findings import Fault, Fix, Severity, say


@rule("typography", Severity.NOTE)
def percent_sign(pair: Pair) -> Iterator[Fault]:
    """The percent sign stands as the house has it: 5 % with a no-break space, or 5%.

    Fix: It grew by 5%. | Creció un 5%. | Creció un 5␣%.
    Fix: pt_BR: It grew by 5%. | Cresceu 5 %. | Cresceu 5%.
    Good: It grew by 5%. | Creció un 5␣%.
    Good: pt_BR: It grew by 5%. | Cresceu 5%.
    """
    wanted = pair.settings.typography.percent
    if "%" in pair.target and wanted is not None:
        for match in re.finditer(r"(?<=\d)([^\S\n]?)%(?![\w(]| ?\d)", pair.target_prose):
            if match[1] not in ({"\u00a0", "\u202f"} if wanted else {""}):
                message = say("This publication writes {example}.", example=f"5{wanted}%")
                before = pair.target[max(0, match.start() - 20) : match.start()]
                number = re.search(r"[\d.,]*\Z", before)
                if match[1] == " " and wanted:
                    shown = f"{number[0] if number else ''} %"
                    message = say("Use a no-break space to keep “{words}” together.", words=shown)
                certain = says_percent(
                    pair.source,
                    number[0] if number else "",
                    pair.target[match.end() : match.end() + 40],
                )
                yield Fault(message, *match.span(), Fix(f"{wanted}%", certain))


@rule("typography", Severity.NOTE)
def unit_space(pair: Pair) -> Iterator[Fault]:
    """A number and its unit stay together: between them stands a no-break space.

    Fix: It is 300 km long. | Mide 300 km. | Mide 300␣km.
    Good: It is 300 km long. | Mide 300␣km.
    """
    marks = language_of(pair.languages.target).punctuation
    if marks.unit_space and _COUNTED_RE.search(pair.target):
        for found in _UNIT_RE.finditer(pair.target_prose):
            message = say("Use a no-break space to keep “{words}” together.", words=found[0])
            place = found.start("space")
            yield Fault(message, place, place + 1, Fix("\u00a0", certain=True))


_COUNTED_RE = re.compile("[0-9] [a-zA-Z°]")
_UNIT_RE = re.compile(
    r"(?<![\w.])\d[\d.,]*(?<=\d)(?P<space> )"
    r"(?:[km]m²|m²|km/h|[kcm]m|[km]g|°C|[kMG]W|[kMGT]B|[kMG]?Hz)(?!\w|\.? ?\d)"
)
"""Not *carretera 57 km 12*."""


@rule("typography", Severity.NOTE)
def first_of_month(pair: Pair) -> Iterator[Fault]:
    """In Brazil a month begins on the 1º.

    Fix: pt_BR: On January 1st it rained. | Em 1 de janeiro choveu. | Em 1º de janeiro choveu.
    Good: pt_BR: On January 1st it rained. | Em 1º de janeiro choveu.
    Good: pt_BR: On January 11th it rained. | Em 11 de janeiro choveu.
    """
    ours, theirs = language_of(pair.languages.source), language_of(pair.languages.target)
    first = theirs.punctuation.first_of_month.get(pair.languages.target)
    if first and "1 de " in pair.target:
        months = Locale.parse(theirs.code).months["format"]["wide"]
        pattern = rf"(?<![\d.,–-])(?<!nº )(?<!n. )1(?= de (?P<month>{'|'.join(months.values())})\b)"
        for match in re.finditer(pattern, pair.target_prose):
            month = find_month(theirs.code, match["month"])
            certain = bool(ours.date_prepositions) and says_date(
                pair.source, 1, month, ours, year=""
            )
            yield Fault(
                say("Write the first day of a month as 1º."), *match.span(), Fix(first, certain)
            )


@rule("typography", Severity.NOTE)
def time_of_day(pair: Pair) -> Iterator[Fault]:
    """A time is written as the house has it: 19:30, or 19h30.

    Fix: pt_BR: It began at 7:30 p.m. | Começou às 19:30. | Começou às 19h30.
    Offer: pt_BR: It began at 19:30. | Começou às 19:30. | Começou às 19h30.
    Offer: pt_BR: At 8:15 p.m., read Luke. | À noite, leia Lucas 8:15. | À noite, leia Lucas 8h15.
    Offer: It began at 19:30. | Empezó a las 19h30. | Empezó a las 19:30.
    Good: It began at 19:30. | Empezó a las 19:30.
    Good: pt_BR: It took 1:30:05. | Levou 1:30:05.
    Good: pt_BR: He quoted John 3:16. | Citou João 3:16.
    """
    wanted = pair.settings.typography.time
    other = {":": "h", "h": ":"}.get(wanted)
    if other and _CLOCK_RE.search(pair.target):
        pattern = rf"(?<![\d:])([01]?\d|2[0-3]){other}([0-5]\d)(?![\d:])"
        for match in re.finditer(pattern, pair.target_prose):
            said = says_time(pair.source, int(match[1]), int(match[2]))
            before = pair.target_prose[max(0, match.start() - 12) : match.start()]
            is_introduced = bool(_AT_RE.search(before))
            if said or is_introduced:
                example = f"{match[1]}{wanted}{match[2]}"
                message = say("This publication writes {example}.", example=example)
                yield Fault(message, *match.span(), Fix(example, said and is_introduced))


_AT_RE = re.compile(rf"\b(?:{either(lambda one: one.before_time)})\s\Z", re.IGNORECASE)
"""What is before a time, and seldom before a verse, a scale or a ratio."""
_CLOCK_RE = re.compile(r"[0-9][:h][0-9]")


@rule("typography", Severity.NOTE)
def decimal_sign(pair: Pair) -> Iterator[Fault]:
    """Decimals stand after the sign of the house: 3,5 or 3.5.

    Fix: pt_BR: It grew by 3.5%. | Cresceu 3.5%. | Cresceu 3,5%.
    Offer: pt_BR: It grew by 3.5 points. | Cresceu 3.5 pontos. | Cresceu 3,5 pontos.
    Good: pt_BR: It grew by 3.5 points. | Cresceu 3,5 pontos.
    Good: pt_BR: See section 3.5. | Veja a seção 3.5.
    Good: pt_BR: Python 3.5 is out. | Saiu o Python 3.5.
    Good: It grew by 3.5 points. | Creció 3.5 puntos.
    """
    wanted = pair.settings.typography.decimal
    other = {",": ".", ".": ","}.get(wanted)
    if other:
        for match in re.finditer(
            rf"(?<![\w.,-])(\d+)\{other}(\d{{1,2}})(?![\d.,\w])", pair.target_prose
        ):
            number = f"{match[1]}.{match[2]}"
            certain = says_amount(pair.source, number)
            before = pair.target[max(0, match.start() - 30) : match.start()]
            if number in pair.source and (certain or not _NUMBERED_RE.search(before)):
                example = f"{match[1]}{wanted}{match[2]}"
                message = say("This publication writes {example}.", example=example)
                yield Fault(message, *match.span(), Fix(example, certain))


_NUMBERED = words_of_all(lambda one: sorted(one.numbered))
_NUMBERED_RE = re.compile(rf"(?:\S [A-ZÀ-Þ]\w*|(?<!\w)(?i:{'|'.join(_NUMBERED)}))\.?[ \u00a0]\Z")
"""What is numbered and not counted: after it, the sign belongs to a name."""


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
    for match in _BLANKS_RE.finditer(pair.target):
        inside = pair.target_prose[match.start() : match.end()] == match[0]
        mark = pair.target[match.start() - 1]
        if mark in "¿¡" and mark in pair.source:
            continue
        if inside and not re.search(r"\S  |\s[,;!?)]|[(]\s", pair.source):
            message, kind = say("There is one space too many here."), match.lastgroup or 0
            fix = Fix(" " if kind == "double" else "", _is_too_many(pair, match))
            yield Fault(message, *match.span(kind), fix)


def _is_too_many(pair: Pair, match: re.Match[str]) -> bool:
    """Whether the space is wrong whatever is meant: not where French is quoted (« Oui ! »)."""
    if match.lastgroup == "double":
        return True
    if match.lastgroup == "after":
        mark = pair.target[match.start("after") - 1]
        closes = {"¿": "?", "¡": "!"}.get(mark, "")
        return bool(closes) and mark not in pair.source and closes in pair.target[match.end() :]
    mark = pair.target[match.end("before")]
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
        for match in re.finditer(r"(?<!\S)—(?=\w)|(?<=\w)—(?=[\s,.;:])", pair.target_prose):
            opens = match.end() < len(pair.target) and pair.target[match.end()].isalnum()
            fix = Fix("— " if opens else " —")
            yield Fault(say("Put a space on either side of a dash here."), *match.span(), fix)

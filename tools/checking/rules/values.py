"""Numbers, dates, times and amounts keep their value, however they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tools.checking.rule import Pair, rule
from tools.language.numbers import read
from tools.language.quantities import Difference, QuantityKind, Value, What
from tools.language.quantities.display import Phrase, cut_phrase
from tools.model.findings import Fault, Message, Severity, say

_DAYS = frozenset({QuantityKind.MONTH, QuantityKind.WEEKDAY})
_ENOUGH = 3
"""From here on a number in words is missed: two may be *both*, one is an article."""


@rule("values", Severity.ERROR)
def numbers(pair: Pair) -> Iterator[Fault]:
    """Every number of the source is in the translation, with the same value.

    Bad: The border is 3,000 km long. | La frontera mide 300 km.
    Bad: It cost 3 billion. | Costó 3 billones.
    Bad: It cost 3 billion. | Costó 3 millones.
    Bad: It grew by 3.5 percent. | Creció un 35 por ciento.
    Bad: pt_BR: The border is 3,000 km long. | A fronteira tem 3,000 km.
    Bad: After three weeks he left. | Tras cuatro semanas se fue.
    Bad: Delegates of 31 countries came. | Vinieron delegados de los países.
    Bad: In the 1970s it rained. | En los años ochenta llovía.
    Bad: The 19th century began. | Empezó el siglo XVIII.
    Bad: See version 3.8.12. | Vea la versión 3.8.1.
    Good: The border is 3,000 km long. | La frontera mide 3000 km.
    Good: pt_BR: The border is 3,000 km long. | A fronteira tem 3.000 km.
    Good: It cost 3 billion. | Costó 3000 millones.
    Good: It cost three billion. | Costó tres mil millones.
    Good: pt_BR: It cost 3 billion. | Custou 3 bilhões.
    Good: Half a million came, 31 by bus. | Vino medio millón, treinta y uno en autobús.
    Good: It grew by 3.5 percent. | Creció un tres coma cinco por ciento.
    Good: pt_BR: It grew by 3.25 percent. | Cresceu três vírgula vinte e cinco por cento.
    Bad: It grew by 3.5 percent. | Creció un tres coma seis por ciento.
    Good: In the early 1970s it rained. | A principios de los setenta llovía.
    Good: pt_BR: In the 1970s it rained. | Nos anos 70 chovia.
    Good: The 19th century began. | Empezó el siglo XIX.
    Good: One of the two left. | Uno de ambos se fue.
    """
    for difference in pair.differences:
        if _counts(difference) and _sure(difference):
            ours, theirs = _phrases(pair, difference)
            if not ours.dated:
                yield _fault(difference, _said(ours, theirs))


@rule("values", Severity.ERROR)
def dates(pair: Pair) -> Iterator[Fault]:
    """A date is the same day, month and year.

    Bad: On July 28th they met. | Se reunieron el 29 de julio.
    Bad: On July 28th they met. | Se reunieron el 28 de junio.
    Bad: On 28 July 2021 they met. | Se reunieron el 28 de julio de 2012.
    Bad: They met on Monday. | Se reunieron el martes.
    Bad: pt_BR: They met on Monday. | Eles se reuniram na terça-feira.
    Good: On July 28th they met. | Se reunieron el 28 de julio.
    Good: On 2021-07-28 they met. | Se reunieron el 28 de julio de 2021.
    Good: pt_BR: On January 1st they met on a Monday. | Em 1º de janeiro, uma segunda-feira.
    Good: You may march on. | Puede seguir.
    """
    for difference in pair.differences:
        if difference.kind in _DAYS and difference.what is What.CHANGED:
            yield _fault(difference, _said(*_phrases(pair, difference)))
        elif _counts(difference) and _sure(difference):
            ours, theirs = _phrases(pair, difference)
            if ours.dated:
                yield _fault(difference, _said(ours, theirs))


@rule("values", Severity.ERROR)
def times(pair: Pair) -> Iterator[Fault]:
    """A time of day is the same, however the clock is read.

    Bad: It starts at 7pm. | Empieza a las 20:00.
    Bad: pt_BR: It starts at 7:30 p.m. | Começa às 19h.
    Good: It starts at 7pm. | Empieza a las 19:00.
    Good: It starts at 7 p.m. | Empieza a las siete de la tarde.
    Good: It starts at 7:30 p.m. | Empieza a las siete y media de la tarde.
    Bad: It starts at 7:30 p.m. | Empieza a las ocho y media de la tarde.
    Good: pt_BR: It starts at 7:30 p.m. | Começa às 19h30.
    Good: pt_BR: It starts at 7pm. | Começa às 19h.
    """
    for difference in pair.differences:
        if difference.kind is QuantityKind.TIME and difference.what in {What.CHANGED, What.LOST}:
            yield _fault(difference, _said(*_phrases(pair, difference)))


@rule("values", Severity.ERROR)
def amounts(pair: Pair) -> Iterator[Fault]:
    """Percent stay percent, dollars dollars and miles miles.

    Bad: It grew by 3.5%. | Creció un 3,5.
    Bad: It cost £20. | Costó 20 euros.
    Bad: It is 5 miles away. | Está a 5 kilómetros.
    Bad: After three weeks he left. | Se fue después de tres meses.
    Good: It grew by 3.5%. | Creció un 3,5 por ciento.
    Good: It cost US$5m. | Costó 5 millones de dólares.
    Good: From 10 to 20 percent. | De un 10 % a un 20 %.
    Good: pt_BR: It is 5 miles away. | Fica a 5 milhas.
    """
    for difference in pair.differences:
        if difference.what is What.UNIT:
            yield _fault(difference, _said(*_phrases(pair, difference)))


@rule("values", Severity.WARNING)
def swapped_numbers(pair: Pair) -> Iterator[Fault]:
    """Two numbers that belong together stand in their order: 63 of 130, from 5 to 10.

    Bad: They won 63 of 130 seats. | Ganaron 130 de 63 escaños.
    Bad: It rose from 5% to 10%. | Subió del 10 % al 5 %.
    Bad: From 1990 to 2000 he ruled. | Gobernó de 2000 a 1990.
    Bad: pt_BR: They won 63 out of 130 seats. | Ganharam 130 de 63 cadeiras.
    Good: They won 63 of 130 seats. | Ganaron 63 de 130 escaños.
    Good: They won 63 of 130 seats. | De los 130 escaños, ganaron 63.
    Good: It rose from 1,000 to 2,000. | Subió de 1000 a 2000.
    Good: On 5 to 7 May it rained, on 7 to 5 votes they won. | Del 5 al 7 de mayo, por 7 a 5 votos.
    """
    there = [(read(m[1], pair.languages.target), read(m[2], pair.languages.target), m.span())
             for m in _TOGETHER_RE.finditer(pair.target_prose)]  # fmt: skip
    if not there:
        return
    here = {(read(m[1], pair.languages.source), read(m[2], pair.languages.source))
            for m in _TOGETHER_RE.finditer(pair.source_prose)}  # fmt: skip
    for first, second, place in there:
        if first.isdisjoint(second) and (first, second) not in here and (second, first) in here:
            words = pair.target_prose[slice(*place)]
            message = say(
                "“{words}”: the source has these numbers in the other order.", words=words
            )
            yield Fault(message, *place)


_TOGETHER_RE = re.compile(
    r"(?<![\w.,/-])(\d{1,15}(?:[.,]\d{1,15}){0,4})(?:[ \u00a0\u202f]?%)? "
    r"(?:of|out of|to|de|de los|de las|del|a|al|a los|a las|hasta|até|para|aos?|às|dos|das|sobre) "
    r"(\d{1,15}(?:[.,]\d{1,15}){0,4})(?![\w/-])"
)


@rule("values", Severity.WARNING)
def converted_units(pair: Pair) -> Iterator[Fault]:
    """What the source says in miles is not quietly said in kilometres.

    Bad: It is 5 miles away. | Está a 8 kilómetros.
    Good: It is 5 miles away. | Está a 5 millas.
    """
    for difference in pair.differences:
        if difference.what is What.CONVERTED:
            ours, theirs = _phrases(pair, difference)
            assert theirs
            yield _fault(
                difference,
                say(
                    "The source says “{ours}”, the translation “{theirs}”. "
                    "Keep the unit of the source, or add the other in brackets.",
                    ours=ours.text,
                    theirs=theirs.text,
                ),
            )


@rule("values", Severity.WARNING)
def doubtful_numbers(pair: Pair) -> Iterator[Fault]:
    """A number in words, or a month, or a number said twice, is most likely missing or another.

    Bad: His four sons left. | Sus hijos se fueron.
    Bad: The third day it rained. | Llovió al cuarto día.
    Bad: They met in July. | Se reunieron.
    Bad: Of the 31 men 31 left. | De los 31 hombres se fueron todos.
    Good: His four sons left. | Sus 4 hijos se fueron.
    Good: The third day it rained. | Llovió al tercer día.
    Good: The two sons left. | Ambos hijos se fueron.
    """
    said = set()
    for difference in pair.differences:
        if _unsure(difference):
            ours, theirs = _phrases(pair, difference)
            if theirs or ours.text not in said:
                yield _fault(difference, _said(ours, theirs))
            said.add(ours.text)


@rule("values", Severity.WARNING)
def added_numbers(pair: Pair) -> Iterator[Fault]:
    """The translation has no number that the source lacks.

    Bad: The sons left. | Se fueron los 4 hijos.
    Good: Both sons left. | Se fueron los 2 hijos.
    Good: It is 5 miles away. | Está a 5 millas (unos 8 km).
    """
    for difference in pair.differences:
        theirs = difference.theirs
        if difference.what is What.ADDED and theirs and _weighs(theirs):
            if theirs.units and _IN_BRACKETS_RE.search(pair.target_prose, 0, theirs.start):
                continue  # another unit, beside the source's own
            shown = cut_phrase(pair.target_prose, theirs, pair.languages.target)
            yield _fault(
                difference,
                say(
                    "The translation says “{theirs}”, which is not in the source. "
                    "Please compare the two.",
                    theirs=shown.text,
                ),
            )


_IN_BRACKETS_RE = re.compile(r"\([^()\d]{0,12}\Z")


def _counts(difference: Difference) -> bool:
    return difference.what in {What.CHANGED, What.LOST} and difference.kind not in {
        *_DAYS,
        QuantityKind.TIME,
    }


def _sure(difference: Difference) -> bool:
    """Whether there is no other way to read it."""
    ours, theirs = difference.ours, difference.theirs
    if theirs is None:
        return difference.kind is QuantityKind.DIGITS
    return QuantityKind.ORDINAL not in {difference.kind, theirs.kind} and bool(ours)


def _unsure(difference: Difference) -> bool:
    ours, theirs = difference.ours, difference.theirs
    if difference.what is What.CHANGED:
        return _counts(difference) and bool(theirs) and not _sure(difference)
    if difference.what is What.FEWER:
        return True
    if difference.what is not What.LOST or ours is None:
        return False
    return ours.kind is QuantityKind.MONTH or (ours.kind is QuantityKind.WORDS and _weighs(ours))


def _weighs(value: Value) -> bool:
    if value.kind is QuantityKind.WORDS:
        return max(value.readings) >= _ENOUGH
    if value.kind is QuantityKind.ORDINAL:
        return len(value.readings) == 1 and max(value.readings) >= _ENOUGH
    return value.kind in {QuantityKind.DIGITS, QuantityKind.TIME}


def _phrases(pair: Pair, difference: Difference) -> tuple[Phrase, Phrase | None]:
    assert difference.ours
    ours = cut_phrase(pair.source_prose, difference.ours, pair.languages.source)
    if difference.theirs is None:
        return ours, None
    return ours, cut_phrase(pair.target_prose, difference.theirs, pair.languages.target)


def _said(ours: Phrase, theirs: Phrase | None) -> Message:
    if theirs is None:
        return say("The source says “{ours}”, which is missing in the translation.", ours=ours.text)
    return say(
        "The source says “{ours}”, the translation “{theirs}”.",
        ours=ours.text,
        theirs=theirs.text,
    )


def _fault(difference: Difference, message: Message) -> Fault:
    if difference.theirs is None:
        return Fault(message)
    return Fault(message, difference.theirs.start, difference.theirs.end)

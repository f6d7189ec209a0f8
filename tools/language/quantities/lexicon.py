"""The words of three languages that are numbers, months or weekdays."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from typing import NamedTuple


class Sort(Enum):
    """What a word does in a number."""

    CARDINAL = "cardinal"
    SCALE = "scale"
    """Multiplies what stands before it."""
    PLURAL = "plural"
    """The same; alone it is no number: thousands, miles."""
    ORDINAL = "ordinal"
    HALF = "half"
    LOOSE = "loose"
    """May be meant as a number: both, second, a pair."""
    MONTH = "month"
    SHORT = "short"
    """A month cut short: one only beside a number."""
    NAME = "name"
    """A month that is another word, too: March, May."""
    WEEKDAY = "weekday"
    DECADE = "decade"
    """The seventies."""


class Word(NamedTuple):
    """One word of the lexicon."""

    sort: Sort
    readings: tuple[Decimal, ...]


_CARDINALS = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty",
    "es": "cero un|uno|una dos tres cuatro cinco seis siete ocho nueve diez once doce trece "
    "catorce quince dieciséis diecisiete dieciocho diecinueve veinte "
    "veintiuno|veintiún|veintiuna veintidós veintitrés veinticuatro veinticinco veintiséis "
    "veintisiete veintiocho veintinueve",
    "pt": "zero um|uma dois|duas três quatro cinco seis sete oito nove dez onze doze treze "
    "catorze|quatorze quinze dezesseis|dezasseis dezessete|dezassete dezoito dezenove|dezanove "
    "vinte",
}
_TENS = {
    "en": "thirty forty fifty sixty seventy eighty ninety",
    "es": "treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "pt": "trinta quarenta cinquenta sessenta setenta oitenta noventa",
}
_DECADES = "twenties thirties forties fifties sixties seventies eighties nineties"
_HUNDREDS = {
    "en": "-",
    "es": "cien|ciento doscientos|doscientas trescientos|trescientas cuatrocientos|cuatrocientas "
    "quinientos|quinientas seiscientos|seiscientas setecientos|setecientas "
    "ochocientos|ochocientas novecientos|novecientas",
    "pt": "cem|cento duzentos|duzentas trezentos|trezentas quatrocentos|quatrocentas "
    "quinhentos|quinhentas seiscentos|seiscentas setecentos|setecentas oitocentos|oitocentas "
    "novecentos|novecentas",
}
_ORDINALS = {
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
    "es": "primero|primer|primera|primeros|primeras segundo|segunda "
    "tercero|tercer|tercera|terceros|terceras cuarto|cuarta quinto|quinta sexto|sexta "
    "séptimo|séptima octavo|octava noveno|novena décimo|décima undécimo|undécima "
    "duodécimo|duodécima",
    "pt": "primeiro|primeira|primeiros|primeiras segundo|segunda "
    "terceiro|terceira|terceiros|terceiras|terça quarto|quarta quinto|quinta sexto|sexta "
    "sétimo|sétima oitavo|oitava nono|nona décimo|décima",
}
_SCALES = {
    "en": {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12},
    "es": {"mil": 3, "millón": 6, "millardo": 9, "billón": 12, "trillón": 18},
    "pt": {"mil": 3, "milhão": 6, "bilhão": 9, "bilião": 12, "trilhão": 12},
}
_PLURALS = {
    "en": {"hundreds": 2, "thousands": 3, "millions": 6, "billions": 9, "trillions": 12},
    "es": {"cientos": 2, "centenares": 2, "miles": 3, "millares": 3, "millones": 6,
           "millardos": 9, "billones": 12, "trillones": 18},
    "pt": {"centenas": 2, "milhares": 3, "milhões": 6, "bilhões": 9, "biliões": 12,
           "trilhões": 12},
}  # fmt: skip
_HALVES = {"en": "half", "es": "medio media", "pt": "meio meia"}
_LOOSE = {  # what numbers a word can stand for
    "en": (
        "0:no,none,null,nil "
        "1:firstly,former,earliest,initial,initially,primary,single,once,sole,"
        "unit,only,alone,each,per,every,another,a,an "
        "2:seconds,latter,twofold,both,pair,pairs,double,twice,couple,dual,two,"
        "either,secondly,doubles,doubly,binary,bi "
        "3:triple,thirds,triples,trio,thrice,thirdly,tertiary,threefold "
        "4:fourfold,quarter,quarters,quadruple,forth "
        "25:quarter 100:doubled,doubles,double 200:tripled,triples,triple "
        "0.5:half,halves "
        "0.25:quarter,quarters "
        "5:fivefold "
        "10:tenfold,decade,decades,decimal,tens "
        "100:hundredfold,century,centuries,hundredth,hundredths "
        "6:dozen "
        "12:dozen,dozens,noon,midday "
        "14:fortnight "
        "15:quarter,quarters,fortnight "
        "1000:thousandth "
        "20:score "
    ),
    "es": (
        "0:ninguno,ninguna,ningún,nada,sin,nulo,nula,no "
        "1:único,única,sola,solo,cada,vez,unidad,unos,unas,otro,otra "
        "2:bidimensional,bidimensionales,"
        "duplica,duplican,duplicar,duplicó,duplicaron,duplicado,duplicada,duplicados,duplicadas,"
        "dobla,doblan,doblar,dobló,doblaron,"
        "segundos,segundas,ambos,ambas,par,pares,pareja,doble,dobles,dual,bi,"
        "quincena,binario "
        "100:duplica,duplican,duplicar,duplicó,duplicaron,dobla,doblan,doblar,dobló,doblaron "
        "3:triplica,triplicar,triplicó,triplicaron "
        "200:triplica,triplicar,triplicó,triplicaron "
        "50:mitad 25:cuarto,cuarta "
        "3:tridimensional,tridimensionales,tripleta,terna,triple,tercio,tercios,terciario,"
        "trío,triples "
        "4:cuarto,cuarta,cuartos,cuartas,cuádruple "
        "0.5:mitad,mitades,medio,media "
        "0.25:cuarto,cuartos "
        "10:década,décadas,decena,decenas,decenio,decenios "
        "6:docena "
        "12:docena,docenas,mediodía "
        "15:quincena,cuarto "
        "14:quincena "
        "100:siglo,siglos,centenar,centena,centésima,centésimas "
        "1000:millar,milésima "
    ),
    "pt": (
        "0:nenhum,nenhuma,nada,sem,nulo,nula,não "
        "1:único,única,só,cada,vez,unidade,uns,umas,outro,outra "
        "2:bidimensional,bidimensionales,"
        "dobra,dobram,dobrar,dobrou,dobraram,duplica,duplicam,duplicar,duplicou,duplicaram "
        "100:dobra,dobram,dobrar,dobrou,dobraram,duplica,duplicam,duplicar,duplicou,duplicaram "
        "3:triplica,triplicar,triplicou,triplicaram "
        "200:triplica,triplicar,triplicou,triplicaram "
        "50:metade 25:quarto,quarta "
        "2:segundos,segundas,ambos,ambas,par,pares,casal,dobro,duplo,dupla,"
        "duplas,dual,bi,quinzena,binário "
        "3:triplo,tripla,terço,terços,terça,trio "
        "4:quarto,quarta,quartos,quartas,quádruplo "
        "5:quinta "
        "6:sexta,meia "
        "0.5:metade,metades,meio,meia "
        "0.25:quarto,quartos "
        "10:década,décadas,dezena,dezenas "
        "6:dúzia "
        "12:dúzia,dúzias "
        "15:quinzena "
        "14:quinzena "
        "100:século,séculos,centena,centésimo "
    ),
}
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre "
    "noviembre diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro "
    "dezembro",
}
_SHORT = {
    "en": "jan feb mar apr - jun jul aug sep|sept oct nov dec",
    "es": "ene feb mar abr may jun jul ago|ag sep|sept|set oct nov dic",
    "pt": "jan fev mar abr mai jun jul ago set out nov dez",
}
_WEEKDAYS = {
    "en": "Sunday|Sundays Monday|Mondays Tuesday|Tuesdays Wednesday|Wednesdays Thursday|Thursdays "
    "Friday|Fridays Saturday|Saturdays",
    "es": "domingo|domingos lunes martes miércoles jueves viernes sábado|sábados",
    "pt": "domingo|domingos - - - - - sábado|sábados",
}
NAMES = {"march", "may", "august"}


def _folded(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def _listed(line: str, sort: Sort, first: int, step: int = 1) -> Iterator[tuple[str, Word]]:
    for place, forms in enumerate(line.split()):
        for form in forms.lower().split("|"):
            if form != "-":
                yield form, Word(sort, (Decimal(first + step * place),))


def _months(language: str) -> Iterator[tuple[str, Word]]:
    yield from _listed(_SHORT[language], Sort.SHORT, 1)
    for form, word in _listed(_MONTHS[language], Sort.MONTH, 1):
        name = language == "en" and form in NAMES
        yield form, word._replace(sort=Sort.NAME) if name else word


def _loose(language: str) -> dict[str, Word]:
    found: dict[str, tuple[Decimal, ...]] = {}
    for line in _LOOSE[language].split():
        number, _, words = line.partition(":")
        for word in words.split(","):
            found[word] = (*found.get(word, ()), Decimal(number))
    return {word: Word(Sort.LOOSE, readings) for word, readings in found.items()}


def _lexicon(language: str) -> dict[str, Word]:
    words = _loose(language)
    words.update(dict.fromkeys(_HALVES[language].split(), Word(Sort.HALF, (Decimal("0.5"),))))
    words.update(_months(language))
    words.update(_listed(_WEEKDAYS[language], Sort.WEEKDAY, 1))
    for form, word in _listed(_ORDINALS[language], Sort.ORDINAL, 1):
        others = words[form].readings if form in words else ()
        words[form] = Word(Sort.ORDINAL, (*word.readings, *others))
    words.update(_listed(_CARDINALS[language], Sort.CARDINAL, 0))
    words.update(_listed(_TENS[language], Sort.CARDINAL, 30, 10))
    words.update(_listed(_HUNDREDS[language], Sort.CARDINAL, 100, 100))
    if language == "en":
        for form, decade in _listed(_DECADES, Sort.DECADE, 20, 10):
            years = decade.readings[0]
            words[form] = Word(Sort.DECADE, (years, 1900 + years))
    for sort, scales in ((Sort.SCALE, _SCALES), (Sort.PLURAL, _PLURALS)):
        for form, zeros in scales[language].items():
            words[form] = Word(sort, (Decimal(10**zeros),))
    return {_folded(word): entry for word, entry in words.items()} | words


LEXICON: dict[str, dict[str, Word]] = {language: _lexicon(language) for language in _CARDINALS}
"""By language, in small letters; with and without accents."""

_SILENT = {Sort.LOOSE, Sort.HALF, Sort.SHORT}
LOUD: dict[str, frozenset[str]] = {
    language: frozenset(
        word
        for word, (sort, readings) in words.items()
        if sort is not Sort.CARDINAL or readings[0] > 1
    )
    for language, words in LEXICON.items()
}
"""All but the articles."""
TELLING: dict[str, frozenset[str]] = {
    language: frozenset(
        word
        for word, (sort, readings) in words.items()
        if sort not in _SILENT and not (sort is Sort.CARDINAL and readings[0] <= 1)
    )
    for language, words in LEXICON.items()
}
"""Words that are missed where a translation lacks them."""

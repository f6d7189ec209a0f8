"""Marks, quotes, capitals and blanks as the language has them.

Nearly every fault has a fix; :mod:`tools.checking.rules.evidence` says which of them are certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from babel import Locale

from tools.checking.rule import Pair, rule
from tools.checking.rules.evidence import (
    CLOSERS,
    asks_whole,
    ends_plainly,
    names_month,
    says_amount,
    says_date,
    says_month,
    says_percent,
    says_time,
)
from tools.language.numbers import base
from tools.language.quotations import is_in, outermost
from tools.model.findings import Fault, Fix, Severity, say

_OPENERS = re.compile(r"[\"'“‘«(\[*—–]*(?=\w)")


@rule(Severity.ERROR)
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
    """
    if base(pair.languages.target) != "es" or not re.search("[?!¿¡]", pair.target):
        return
    for opens, closes in ("¿?", "¡!"):
        asked, named = closes in pair.source, opens in pair.source
        for fault in _unpaired(pair, opens, closes):
            if asked or (not named and pair.target.startswith(opens, fault.start)):
                yield fault


def _unpaired(pair: Pair, opens: str, closes: str) -> Iterator[Fault]:
    """Each mark without its other half."""
    stars = zip(pair.target, pair.target_shape, strict=True)
    text = "".join("*" if ours == "*" else shown for ours, shown in stars)
    waiting = list[int]()
    pattern = rf"\{opens}+|(?<=[^\s{closes}([])\{closes}+(?=$|[\s{re.escape(CLOSERS)}.,;:…!?])"
    for found in re.finditer(pattern, text):
        if found[0][0] == opens:
            waiting.append(found.start())
        elif waiting:
            waiting.pop()
        elif text[found.end() :][:1] != "*" and not _is_in_name(pair, found.end()):
            saying = say("“{mark}” has no “{opens}” before it.", mark=closes, opens=opens)
            yield _opened(pair, Fault(saying, *found.span()), opens, closes)
    for start in waiting:
        saying = say("“{mark}” has no “{closes}” after it.", mark=opens, closes=closes)
        yield Fault(saying, start, start + 1)


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


@rule(Severity.ERROR)
def foreign_marks(pair: Pair) -> Iterator[Fault]:
    """Portuguese has no ¿ and no ¡.

    Offer: pt_BR: Who won? | ¿Quem ganhou? | Quem ganhou?
    Good: pt_BR: Who won? | Quem ganhou?
    Good: pt_BR: They shouted “Enough!” | Gritaram “¡Basta!”
    Good: pt_BR: Write ¿ first. | Comece com ¿.
    Good: Who won? | ¿Quién ganó?
    """
    if base(pair.languages.target) == "pt" and not re.search("[¿¡]", pair.source):
        quoted = outermost(pair.target_prose)
        for found in re.finditer("[¿¡]", pair.target_prose):
            if is_in(quoted, found.start()):
                continue  # Spanish, it may be: “¡No pasarán!”
            saying = say("Portuguese does not write “{mark}”.", mark=found[0])
            yield Fault(saying, *found.span(), Fix(""))


@rule(Severity.WARNING)
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
        if base(pair.languages.target) in _ASKED_OTHERWISE:
            return
        reported = ours[-1] in '”"' and not re.search('[“"«]', theirs)
        if not reported and not re.search(rf"\{stops[0]}[{re.escape(CLOSERS)}.…!?\s]*$", theirs):
            yield Fault(say("The source ends with “{mark}”.", mark=stops[0]), end - 1, end)
    elif ours[-1] == "." and theirs[-1].isalnum():
        is_sentence = ends_plainly(ours, pair.languages.source)
        if not (is_sentence or re.search(r"(?<![\w.])[a-zß-ÿ]", ours)):
            return  # a name: *Apple Inc.*
        saying = say("The full stop at the end is missing.")
        certain = is_sentence and bool(_SMALL_END_RE.search(theirs))
        yield Fault(saying, end - 1, end, Fix(f"{theirs[-1]}.", certain))


_ASKED_OTHERWISE = frozenset({"ja", "zh", "ko", "el"})
"""Languages that ask without a question mark, or with “;”."""
_SMALL_END_RE = re.compile(r"(?<![\w@./-])[^\W\d_]*[a-zß-ÿ]\Z")


@rule(Severity.NOTE)
def doubled_stop(pair: Pair) -> Iterator[Fault]:
    """One full stop ends a sentence, that of an abbreviation included.

    Fix: They left the US. | Dejaron EE.UU.. | Dejaron EE.UU.
    Good: They left. | Se fueron...
    Good: Go to ``..`` | Vaya a ``..``
    """
    if ".." in pair.target and ".." not in pair.source:
        for found in re.finditer(r"(?<![.\s])\.(?P<again>\.)(?=\s|$)", pair.target_prose):
            # Two of three dots are not one of two.
            certain = not re.search(r"…|\.{3}", pair.source)
            yield Fault(say("One full stop is enough."), *found.span("again"), Fix("", certain))


@rule(Severity.WARNING)
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
            saying = say("Of “{opens}” and “{closes}” one is missing.", opens=opens, closes=closes)
            place = text.rindex(mark) if extra > 0 else text.index(mark)
            yield Fault(saying, place, place + 1)
            return


@rule(Severity.NOTE)
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
    wanted = pair.house.typography.quotes
    if not wanted or pair.target.count('"') % 2 or not re.search('["“”«»]', pair.target):
        return
    straight = bool(re.search("[“”«»]", pair.source))
    opens, closes = wanted[0][0], wanted[0][1]
    for start, end in outermost(pair.target_prose):
        marks = pair.target[start] + pair.target[end - 1]
        if marks in wanted or (marks == '""' and not straight):
            continue
        saying = say("This house writes {opens}…{closes}.", opens=opens, closes=closes)
        inner = pair.target[start + 1 : end - 1]
        nested = re.search('["“”«»]', inner)
        certain = marks != '""' or '"' not in pair.source
        fix = None if nested else Fix(f"{opens}{inner}{closes}", certain)
        yield Fault(saying, start, end, fix)


@rule(Severity.NOTE)
def stop_in_quotes(pair: Pair) -> Iterator[Fault]:
    """In Spanish the full stop stands after the closing quotation mark.

    Fix: “They won.” | “Ganaron.” | “Ganaron”.
    Good: “They won.” | “Ganaron”.
    Good: “They won…” | “Ganaron…”
    """
    quoted = ".”" in pair.target or ".»" in pair.target
    if quoted and base(pair.languages.target) == "es":
        for found in re.finditer(r"(?<![.…?!])\.([”»])(?=\s|$)", pair.target_prose):
            saying = say("The full stop stands after the quotation mark.")
            before = pair.target[max(0, found.end() - 40) : found.end()]
            after = pair.target[found.end() : found.end() + 40].lstrip()
            certain = ends_plainly(before, pair.languages.target) and (
                not after or (after[0].isupper() and ".”" in pair.source)
            )
            offered = not after[:1].islower()  # “Ganaron.” dijo: there a comma would stand
            yield Fault(saying, *found.span(), Fix(f"{found[1]}.", certain) if offered else None)


@rule(Severity.WARNING)
def small_letters(pair: Pair) -> Iterator[Fault]:
    """Months, weekdays and languages begin with a small letter, but for sentences and names.

    Fix: It rained in July. | Llovió en Julio. | Llovió en julio.
    Fix: It fell on July 2, 1953. | Cayó el 2 de Julio de 1953. | Cayó el 2 de julio de 1953.
    Offer: pt_BR: It rained on July 2nd. | Choveu em 2 de Julho. | Choveu em 2 de julho.
    Offer: He spoke in Spanish. | Habló en Español. | Habló en español.
    Good: July was dry. | Julio fue seco.
    Good: Julio was in Lima. | Vio a Julio en Lima.
    Good: pt_BR: The Seventh of September. | No Sete de Setembro.
    Good: The July 26 Movement won. | Ganó el Movimiento 26 de Julio.
    Good: It stands on 25 de Mayo Avenue. | Está en la avenida 25 de Mayo.
    """
    language = base(pair.languages.target)
    pattern = _capitals_re(language)
    if not pattern or _capitals(language).isdisjoint(pair.target_words):
        return
    for found in pattern.finditer(pair.target_prose):
        word = found["day"] or found["tongue"]
        if re.search(rf"\b{word}\b", pair.source):
            continue
        month = _month(language, word)
        if found["number"] and _is_named(pair, found):
            continue
        if month and base(pair.languages.source) == "en" and not names_month(pair.source, month):
            continue  # *Julio* is a name, too
        saying = say("“{word}” begins with a small letter here.", word=word)
        fix = Fix(word.lower(), _is_date(pair, found, month))
        yield Fault(saying, found.end() - len(word), found.end(), fix)


def _is_named(pair: Pair, found: re.Match[str]) -> bool:
    """Whether a date is a name: *avenida 25 de Mayo*, *o 7 de Setembro*."""
    before = pair.target[max(0, found.start() - 40) : found.start()]
    if base(pair.languages.target) == "pt" and re.search(r"\b(?:o|do|ao|no|pelo) \Z", before):
        return not re.match(r" de \d{4}", pair.target[found.end() :])
    word = re.search(r"([^\W\d_]+)\.?[ \u00a0](?:del )?\Z", before)
    return word is not None and (word[1][0].isupper() or word[1] in _NAMED.split())


_NAMED = (
    "calle avenida plaza plazoleta parque puente barrio escuela colegio hospital estadio cine"
    " teatro movimiento grupo frente club estación ruta colonia rua praça ponte bairro escola"
    " colégio estádio movimento clube estação"
)


def _is_date(pair: Pair, found: re.Match[str], month: int) -> bool:
    """Whether what was found is a month, and the source says it as a date, and as no name."""
    if not month or base(pair.languages.source) != "en":
        return False
    if not found["number"]:
        said = re.match(r"(?:en|em|desde|até|hasta|pasado|passado|próximo|cada) ", found[0])
        return bool(said) and says_month(pair.source, month)
    before = pair.target[max(0, found.start() - 20) : found.start()]
    after = pair.target[found.end() : found.end() + 20]
    return (
        bool(re.search(r"\b(?:el|del|al|em|dia|desde|até|hasta|do|no) \Z", before))
        and bool(re.match(r",? del? \d{4}\b", after))
        and says_date(pair.source, int(found["number"]), month)
    )


@lru_cache
def _month(language: str, word: str) -> int:
    """The number of a month; 0 of any other word."""
    months = Locale.parse(language).months["format"]["wide"]
    return next((number for number, name in months.items() if name == word.lower()), 0)


_BEFORE = {
    "es": r"en|desde|hasta|entre|y|a|este|pasado|próximo|cada|el|los|(?P<number>\d{1,2}) de",
    "pt": r"em|desde|até|entre|e|a|este|passado|próximo|cada|no|na|às|(?P<number>\d{1,2})º? de",
}
_TONGUES = {
    "es": "español inglés francés alemán portugués italiano ruso chino japonés árabe quechua",
    "pt": "espanhol inglês francês alemão português italiano russo chinês japonês árabe",
}


@lru_cache
def _capitals(language: str) -> frozenset[str]:
    """First words of what is not to be written so."""
    names = (*_days(language), *_TONGUES[language].split())
    return frozenset(name.capitalize().partition("-")[0] for name in names)


def _days(language: str) -> tuple[str, ...]:
    cldr = Locale.parse(language)
    return (*cldr.months["format"]["wide"].values(), *cldr.days["format"]["wide"].values())


@lru_cache
def _capitals_re(language: str) -> re.Pattern[str] | None:
    if language not in _BEFORE:
        return None
    days = "|".join(word.capitalize() for word in _days(language))
    tongues = "|".join(word.capitalize() for word in _TONGUES[language].split())
    return re.compile(
        rf"\b(?:{_BEFORE[language]}) (?P<day>{days})\b(?! (?:de )?[A-Z])"
        rf"|\b(?:en|em|al|ao|del|do|idioma) (?P<tongue>{tongues})\b(?! [A-Z])"
    )


@rule(Severity.NOTE)
def percent_sign(pair: Pair) -> Iterator[Fault]:
    """The percent sign stands as the house has it: 5 % with a no-break space, or 5%.

    Fix: It grew by 5%. | Creció un 5%. | Creció un 5␣%.
    Fix: pt_BR: It grew by 5%. | Cresceu 5 %. | Cresceu 5%.
    Good: It grew by 5%. | Creció un 5␣%.
    Good: pt_BR: It grew by 5%. | Cresceu 5%.
    """
    wanted = pair.house.typography.percent
    if "%" in pair.target and wanted is not None:
        for found in re.finditer(r"(?<=\d)([^\S\n]?)%(?![\w(]| ?\d)", pair.target_prose):
            if found[1] not in ({"\u00a0", "\u202f"} if wanted else {""}):
                saying = say("This house writes {example}.", example=f"5{wanted}%")
                before = pair.target[max(0, found.start() - 20) : found.start()]
                number = re.search(r"[\d.,]*\Z", before)
                if found[1] == " " and wanted:
                    shown = f"{number[0] if number else ''} %"
                    saying = say("A no-break space keeps “{words}” together.", words=shown)
                certain = says_percent(
                    pair.source,
                    number[0] if number else "",
                    pair.target[found.end() : found.end() + 40],
                )
                yield Fault(saying, *found.span(), Fix(f"{wanted}%", certain))


@rule(Severity.NOTE)
def unit_space(pair: Pair) -> Iterator[Fault]:
    """A number and its unit stay together: between them stands a no-break space.

    Fix: It is 300 km long. | Mide 300 km. | Mide 300␣km.
    Good: It is 300 km long. | Mide 300␣km.
    """
    if _COUNTED_RE.search(pair.target) and base(pair.languages.target) in {"es", "pt"}:
        for found in _UNIT_RE.finditer(pair.target_prose):
            saying = say("A no-break space keeps “{words}” together.", words=found[0])
            place = found.start("blank")
            yield Fault(saying, place, place + 1, Fix("\u00a0", certain=True))


_COUNTED_RE = re.compile("[0-9] [a-zA-Z°]")
_UNIT_RE = re.compile(
    r"(?<![\w.])\d[\d.,]*(?<=\d)(?P<blank> )"
    r"(?:[km]m²|m²|km/h|[kcm]m|[km]g|°C|[kMG]W|[kMGT]B|[kMG]?Hz)(?!\w|\.? ?\d)"
)
"""Not *carretera 57 km 12*."""


@rule(Severity.NOTE)
def first_of_month(pair: Pair) -> Iterator[Fault]:
    """In Brazil a month begins on the 1º.

    Fix: pt_BR: On January 1st it rained. | Em 1 de janeiro choveu. | Em 1º de janeiro choveu.
    Good: pt_BR: On January 1st it rained. | Em 1º de janeiro choveu.
    Good: pt_BR: On January 11th it rained. | Em 11 de janeiro choveu.
    """
    if pair.languages.target == "pt_BR" and "1 de " in pair.target:
        months = Locale.parse("pt").months["format"]["wide"]
        pattern = rf"(?<![\d.,–-])(?<!nº )(?<!n. )1(?= de (?P<month>{'|'.join(months.values())})\b)"
        for found in re.finditer(pattern, pair.target_prose):
            certain = base(pair.languages.source) == "en" and says_date(
                pair.source, 1, _month("pt", found["month"]), year=""
            )
            yield Fault(
                say("The first day of a month is the 1º."), *found.span(), Fix("1º", certain)
            )


@rule(Severity.NOTE)
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
    wanted = pair.house.typography.time
    other = {":": "h", "h": ":"}.get(wanted)
    if other and _CLOCK_RE.search(pair.target):
        pattern = rf"(?<![\d:])([01]?\d|2[0-3]){other}([0-5]\d)(?![\d:])"
        for found in re.finditer(pattern, pair.target_prose):
            said = says_time(pair.source, int(found[1]), int(found[2]))
            before = pair.target_prose[max(0, found.start() - 12) : found.start()]
            is_introduced = bool(_AT_RE.search(before))
            if said or is_introduced:
                example = f"{found[1]}{wanted}{found[2]}"
                saying = say("This house writes {example}.", example=example)
                yield Fault(saying, *found.span(), Fix(example, said and is_introduced))


_AT_RE = re.compile(r"\b(?:[aà] las?|de las?|desde las?|hasta las?|sobre las?|[àa]s|das)\s\Z", re.I)
"""What stands before a time, and seldom before a verse, a scale or a ratio."""
_CLOCK_RE = re.compile(r"[0-9][:h][0-9]")


@rule(Severity.NOTE)
def decimal_sign(pair: Pair) -> Iterator[Fault]:
    """Decimals stand after the sign of the house: 3,5 or 3.5.

    Fix: pt_BR: It grew by 3.5%. | Cresceu 3.5%. | Cresceu 3,5%.
    Offer: pt_BR: It grew by 3.5 points. | Cresceu 3.5 pontos. | Cresceu 3,5 pontos.
    Good: pt_BR: It grew by 3.5 points. | Cresceu 3,5 pontos.
    Good: pt_BR: See section 3.5. | Veja a seção 3.5.
    Good: pt_BR: Python 3.5 is out. | Saiu o Python 3.5.
    Good: It grew by 3.5 points. | Creció 3.5 puntos.
    """
    wanted = pair.house.typography.decimal
    other = {",": ".", ".": ","}.get(wanted)
    if other:
        for found in re.finditer(
            rf"(?<![\w.,-])(\d+)\{other}(\d{{1,2}})(?![\d.,\w])", pair.target_prose
        ):
            number = f"{found[1]}.{found[2]}"
            certain = says_amount(pair.source, number)
            before = pair.target[max(0, found.start() - 30) : found.start()]
            if number in pair.source and (certain or not _NUMBERED_RE.search(before)):
                example = f"{found[1]}{wanted}{found[2]}"
                saying = say("This house writes {example}.", example=example)
                yield Fault(saying, *found.span(), Fix(example, certain))


_NUMBERED = (
    "sección secciones seção seções artículo artículos artigo artigos versión versiones versão"
    " versões capítulo capítulos apartado apartados párrafo párrafos parágrafo parágrafos inciso"
    " incisos numeral numerales item ítem ítems itens punto puntos ponto pontos figura figuras"
    " tabla tablas tabela tabelas cuadro cuadros quadro quadros cláusula cláusulas ecuación"
    " equação edición edição nivel nível anexo anexos ejercicio exercício v art sec seç cap fig"
    " núm nº §"
)
_NUMBERED_RE = re.compile(
    rf"(?:\S [A-ZÀ-Þ]\w*|(?<!\w)(?i:{'|'.join(_NUMBERED.split())}))\.?[ \u00a0]\Z"
)
"""What is numbered and not counted: behind it, the sign belongs to a name."""


@rule(Severity.NOTE)
def blanks(pair: Pair) -> Iterator[Fault]:
    """One blank between words, and none before a comma, after ¿ or inside of quotes.

    Fix: It rained. | Hoy  llovió. | Hoy llovió.
    Fix: It rained, we left. | Llovió , nos fuimos. | Llovió, nos fuimos.
    Fix: Who won? | ¿ Quién ganó? | ¿Quién ganó?
    Good: It rained. | Llovió.
    Good: The ``, `` sign. | El signo ``, ``.
    Good: A sign : here. | Un signo : aquí.
    """
    if not (_TWO_RE.search(pair.target) and _BLANKS_RE.search(pair.target)):
        return
    for found in _BLANKS_RE.finditer(pair.target):
        inside = pair.target_prose[found.start() : found.end()] == found[0]
        mark = pair.target[found.start() - 1]
        if mark in "¿¡" and mark in pair.source:
            continue
        if inside and not re.search(r"\S  |\s[,;!?)]|[(]\s", pair.source):
            saying, kind = say("One blank too many stands here."), found.lastgroup or 0
            fix = Fix(" " if kind == "double" else "", _is_too_many(pair, found))
            yield Fault(saying, *found.span(kind), fix)


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


@rule(Severity.NOTE)
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
            saying = say("Write a dash ({sign}) here.", sign=sign)
            yield Fault(saying, *found.span(), Fix(sign, certain))


@rule(Severity.NOTE)
def dash_blanks(pair: Pair) -> Iterator[Fault]:
    """A dash stands close to what it encloses in Spanish, and apart in Portuguese.

    Offer: pt_BR: He left – at last – now. | Saiu —enfim— agora. | Saiu — enfim — agora.
    Good: He left – at last – by bus. | Se fue —por fin— en autobús.
    Good: pt_BR: He left – at last. | Saiu — enfim.
    """
    if base(pair.languages.target) == "pt" and "—" in pair.target:
        for found in re.finditer(r"(?<!\S)—(?=\w)|(?<=\w)—(?=[\s,.;:])", pair.target_prose):
            opens = found.end() < len(pair.target) and pair.target[found.end()].isalnum()
            fix = Fix("— " if opens else " —")
            yield Fault(say("A dash has a blank on either side here."), *found.span(), fix)


@rule(Severity.NOTE)
def title_letters(pair: Pair) -> Iterator[Fault]:
    """A title has a capital at its start and in names alone.

    Bad: A New Wave Rises Again | Una Nueva Ola Vuelve Otra Vez
    Good: A New Wave Rises Again | Una nueva ola vuelve otra vez
    Good: The Bank of the South | El Banco del Sur
    Good: It rained. | Llovió.
    """
    if base(pair.languages.target) not in {"es", "pt"} or pair.target[-1:] in ".!?…:":
        return
    words = re.findall(r"[^\W\d_]{3,}", pair.target_prose)[1:]
    if pair.target_prose.isupper():
        return
    high = [word for word in words if word[0].isupper() and word not in pair.source]
    if len(words) >= 4 and len(high) > 0.6 * len(words):
        yield Fault(say("Titles have capitals in names alone: “{word}”.", word=high[0].lower()))

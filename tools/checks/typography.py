"""Marks, quotes, capitals and blanks as the language has them; most can be mended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from babel import Locale

from tools.checks.rules import Pair, rule
from tools.findings import Fault, Severity, say
from tools.numbers import base

CLOSERS = "\"'”’»)]*`_"
_OPENERS = re.compile(r"[\"'“‘«(\[*—–]*(?=\w)")


@rule(Severity.ERROR)
def opening_marks(pair: Pair) -> Iterator[Fault]:
    """Spanish opens its questions with ¿ and its exclamations with ¡.

    Bad: But who won, he asked? | Pero, quién ganó?
    Bad: Did he say who won? We won! | ¿Dijo quién ganó? Ganamos! Vivan.
    Fix: Who won? | Quién ganó? | ¿Quién ganó?
    Fix: He asked: “Who won?” | Preguntó. “Quién ganó?” | Preguntó. “¿Quién ganó?”
    Fix: He came. We won! | Vino. Ganamos! | Vino. ¡Ganamos!
    Bad: Who won? They did. | ¿Quién ganó. Ellos.
    Good: Who won? | ¿Quién ganó?
    Good: But who won? | Pero, ¿quién ganó?
    Good: A (sic!) slip. | Un desliz (¡sic!).
    """
    if base(pair.languages.target) != "es" or not re.search("[?!¿¡]", pair.target):
        return
    for opens, closes in ("¿?", "¡!"):
        if closes in pair.source:
            yield from _unpaired(pair, opens, closes)


def _unpaired(pair: Pair, opens: str, closes: str) -> Iterator[Fault]:
    """Each mark without its other half."""
    text, waiting = pair.target_shape, list[int]()
    pattern = rf"\{opens}|(?<=[^\s{closes}([])\{closes}+(?=$|[\s{re.escape(CLOSERS)}.,;:…!?])"
    for found in re.finditer(pattern, text):
        if found[0] == opens:
            waiting.append(found.start())
        elif waiting:
            waiting.pop()
        else:
            saying = say("“{mark}” has no “{opens}” before it.", mark=closes, opens=opens)
            yield _opened(pair, Fault(saying, *found.span()), opens)
    for start in waiting:
        saying = say("“{mark}” has no “{closes}” after it.", mark=opens, closes=closes)
        yield Fault(saying, start, start + 1)


def _opened(pair: Pair, fault: Fault, opens: str) -> Fault:
    """*fault*, with its fix where the whole sentence is the question."""
    end = 0
    for sentence in pair.target_sentences:
        start, end = end, end + len(sentence)
        if start <= fault.start < end:
            words = pair.target[start : fault.start]
            first = _OPENERS.match(words)
            if first and opens not in words and not re.search(r"[,;:—–…(]", words[first.end() :]):
                place = start + first.end()
                return fault._replace(start=place, fix=opens + pair.target[place : fault.end])
    return fault


@rule(Severity.ERROR)
def foreign_marks(pair: Pair) -> Iterator[Fault]:
    """Portuguese has no ¿ and no ¡.

    Fix: pt_BR: Who won? | ¿Quem ganhou? | Quem ganhou?
    Good: pt_BR: Who won? | Quem ganhou?
    Good: pt_BR: Write ¿ first. | Comece com ¿.
    Good: Who won? | ¿Quién ganó?
    """
    if base(pair.languages.target) == "pt" and not re.search("[¿¡]", pair.source):
        for found in re.finditer("[¿¡]", pair.target_prose):
            yield Fault(
                say("Portuguese does not write “{mark}”.", mark=found[0]), *found.span(), ""
            )


@rule(Severity.WARNING)
def sentence_end(pair: Pair) -> Iterator[Fault]:
    """A paragraph ends like its source: with a stop, a question, an exclamation, or nothing.

    Bad: Who won? | Quién ganó.
    Fix: They won. | Ganaron | Ganaron.
    Good: They won. | Ganaron.
    Good: “They won.” | “Ganaron”.
    Good: They won! | ¡Ganaron!
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
        if not re.search(rf"\{stops[0]}[{re.escape(CLOSERS)}.…!?]*$", theirs):
            yield Fault(say("The source ends with “{mark}”.", mark=stops[0]), end - 1, end)
    elif ours[-1] == "." and (theirs[-1].isalnum()):
        saying = say("The full stop at the end is missing.")
        yield Fault(saying, end - 1, end, f"{theirs[-1]}.")


@rule(Severity.NOTE)
def doubled_stop(pair: Pair) -> Iterator[Fault]:
    """One full stop ends a sentence, that of an abbreviation included.

    Fix: They left the US. | Dejaron EE.UU.. | Dejaron EE.UU.
    Good: They left. | Se fueron...
    Good: Go to ``..`` | Vaya a ``..``
    """
    if ".." in pair.target and ".." not in pair.source:
        for found in re.finditer(r"(?<![.\s])\.(?P<again>\.)(?=\s|$)", pair.target_prose):
            yield Fault(say("One full stop is enough."), *found.span("again"), "")


@rule(Severity.WARNING)
def quote_pairs(pair: Pair) -> Iterator[Fault]:
    """Every quotation that is opened is closed.

    Bad: He said “no”. | Dijo “no.
    Bad: He said “no”. | Dijo «no”.
    Good: He said “no”. | Dijo «no».
    Good: He began: “No. | Empezó: «No.
    """
    text = pair.target_prose
    if pair.source.count("“") != pair.source.count("”"):
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
    """
    wanted = pair.house.typography.quotes
    if not wanted or pair.target.count('"') % 2 or not re.search('["“”«»]', pair.target):
        return
    kinds = [kind for kind in ("“”", "«»") if kind not in wanted]
    patterns = [rf"{kind[0]}([^“”«»]*){kind[1]}" for kind in kinds]
    if re.search("[“”«»]", pair.source):
        patterns.append(r'(?<![\d\w])"([^"]*)"(?!\w)')
    opens, closes = wanted[0][0], wanted[0][1]
    for pattern in patterns:
        for found in re.finditer(pattern, pair.target_prose):
            saying = say("This house writes {opens}…{closes}.", opens=opens, closes=closes)
            inner = pair.target[found.start() + 1 : found.end() - 1]
            yield Fault(saying, *found.span(), f"{opens}{inner}{closes}")


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
            yield Fault(saying, *found.span(), f"{found[1]}.")


@rule(Severity.WARNING)
def small_letters(pair: Pair) -> Iterator[Fault]:
    """Months, weekdays and languages begin with a small letter, but for sentences and names.

    Fix: It rained in July. | Llovió en Julio. | Llovió en julio.
    Fix: pt_BR: It rained on July 2nd. | Choveu em 2 de Julho. | Choveu em 2 de julho.
    Fix: He spoke in Spanish. | Habló en Español. | Habló en español.
    Good: July was dry. | Julio fue seco.
    Good: Julio was in Lima. | Vio a Julio en Lima.
    Good: pt_BR: The Seventh of September. | No Sete de Setembro.
    """
    pattern = _capitals_re(base(pair.languages.target))
    if not pattern or _capitals(base(pair.languages.target)).isdisjoint(pair.target_words):
        return
    for found in pattern.finditer(pair.target_prose):
        word = found["day"] or found["tongue"]
        if not re.search(rf"\b{word}\b", pair.source):
            saying = say("“{word}” begins with a small letter here.", word=word)
            start = found.end() - len(word)
            yield Fault(saying, start, found.end(), word.lower())


_BEFORE = {
    "es": r"en|desde|hasta|entre|y|a|este|pasado|próximo|cada|el|los|\d{1,2} de",
    "pt": r"em|desde|até|entre|e|a|este|passado|próximo|cada|no|na|às|\d{1,2}º? de",
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
        for found in re.finditer(r"(?<=\d)([^\S\n]?)%(?![\w(])", pair.target_prose):
            if found[1] not in ({"\u00a0", "\u202f"} if wanted else {""}):
                saying = say("This house writes {example}.", example=f"5{wanted}%")
                if found[1] == " " and wanted:
                    number = re.search(r"[\d.,]*\Z", pair.target[: found.start()])
                    shown = f"{number[0] if number else ''} %"
                    saying = say("A no-break space keeps “{words}” together.", words=shown)
                yield Fault(saying, *found.span(), f"{wanted}%")


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
            yield Fault(saying, place, place + 1, "\u00a0")


_COUNTED_RE = re.compile("[0-9] [a-zA-Z°]")
_UNIT_RE = re.compile(
    r"(?<![\w.])\d[\d.,]*(?<=\d)(?P<blank> )"
    r"(?:[km]m²|m²|km/h|[kcm]m|[km]g|°C|[kMG]W|[kMGT]B|[kMG]?Hz)(?!\w)"
)


@rule(Severity.NOTE)
def first_of_month(pair: Pair) -> Iterator[Fault]:
    """In Brazil a month begins on the 1º.

    Fix: pt_BR: On January 1st it rained. | Em 1 de janeiro choveu. | Em 1º de janeiro choveu.
    Good: pt_BR: On January 1st it rained. | Em 1º de janeiro choveu.
    Good: pt_BR: On January 11th it rained. | Em 11 de janeiro choveu.
    """
    if pair.languages.target == "pt_BR":
        months = "|".join(Locale.parse("pt").months["format"]["wide"].values())
        for found in re.finditer(rf"(?<![\d.,])1(?= de (?:{months})\b)", pair.target_prose):
            yield Fault(say("The first day of a month is the 1º."), *found.span(), "1º")


@rule(Severity.NOTE)
def time_of_day(pair: Pair) -> Iterator[Fault]:
    """A time is written as the house has it: 19:30, or 19h30.

    Fix: pt_BR: It began at 19:30. | Começou às 19:30. | Começou às 19h30.
    Fix: It began at 19:30. | Empezó a las 19h30. | Empezó a las 19:30.
    Good: It began at 19:30. | Empezó a las 19:30.
    Good: pt_BR: It took 1:30:05. | Levou 1:30:05.
    """
    wanted = pair.house.typography.time
    other = {":": "h", "h": ":"}.get(wanted)
    if other and _CLOCK_RE.search(pair.target):
        pattern = rf"(?<![\d:])([01]?\d|2[0-3]){other}([0-5]\d)(?![\d:])"
        for found in re.finditer(pattern, pair.target_prose):
            example = f"{found[1]}{wanted}{found[2]}"
            yield Fault(
                say("This house writes {example}.", example=example), *found.span(), example
            )


_CLOCK_RE = re.compile(r"[0-9][:h][0-9]")


@rule(Severity.NOTE)
def decimal_sign(pair: Pair) -> Iterator[Fault]:
    """Decimals stand after the sign of the house: 3,5 or 3.5.

    Fix: pt_BR: It grew by 3.5 points. | Cresceu 3.5 pontos. | Cresceu 3,5 pontos.
    Good: pt_BR: It grew by 3.5 points. | Cresceu 3,5 pontos.
    Good: pt_BR: Python 3.5 is out. | Saiu o Python 3.5.
    Good: It grew by 3.5 points. | Creció 3.5 puntos.
    """
    wanted = pair.house.typography.decimal
    other = {",": ".", ".": ","}.get(wanted)
    if other:
        for found in re.finditer(
            rf"(?<![\w.,-])(\d+)\{other}(\d{{1,2}})(?![\d.,\w])", pair.target_prose
        ):
            # After a word with a capital it counts versions, and belongs to the name.
            named = re.search(r"\S [A-ZÀ-Þ]\w*[ \u00a0]\Z", pair.target[: found.start()])
            if f"{found[1]}.{found[2]}" in pair.source and not named:
                example = f"{found[1]}{wanted}{found[2]}"
                saying = say("This house writes {example}.", example=example)
                yield Fault(saying, *found.span(), example)


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
        if inside and not re.search(r"\S  |\s[,;!?)]|[(]\s", pair.source):
            fix = " " if found.lastgroup == "double" else ""
            yield Fault(
                say("One blank too many stands here."), *found.span(found.lastgroup or 0), fix
            )


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
        for found in re.finditer(r"(?<=\w )-(?= \w)", pair.target_prose):
            yield Fault(say("Write a dash ({sign}) here.", sign=sign), *found.span(), sign)


@rule(Severity.NOTE)
def dash_blanks(pair: Pair) -> Iterator[Fault]:
    """A dash stands close to what it encloses in Spanish, and apart in Portuguese.

    Fix: pt_BR: He left – at last – now. | Saiu —enfim— agora. | Saiu — enfim — agora.
    Good: He left – at last – by bus. | Se fue —por fin— en autobús.
    Good: pt_BR: He left – at last. | Saiu — enfim.
    """
    if base(pair.languages.target) == "pt" and "—" in pair.target:
        for found in re.finditer(r"(?<!\S)—(?=\w)|(?<=\w)—(?=[\s,.;:])", pair.target_prose):
            opens = found.end() < len(pair.target) and pair.target[found.end()].isalnum()
            fix = "— " if opens else " —"
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

"""Faults to plant in good translations, and how many of them the rules find.

A plant spoils a translation in one place, or gives None where there is nothing to spoil.
It knows no more of the rules than what they are called. To look at all kinds in a folder
of reviewed catalogues: ``python -m tests.support.seeded_faults.values folder [locale]``.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tools.catalogs.domains import WORKSHOP
from tools.checking.checks import list_pairs
from tools.checking.registry import PAIR_RULES
from tools.checking.rule import CheckSettings, Pair
from tools.formats.po import parse_catalog
from tools.language.sentences import Languages
from tools.markup.prose import prose
from tools.model.catalog import State
from tools.model.errors import CatalogError
from tools.model.findings import Severity

Spoil = Callable[[random.Random, str, str, Languages], "str | None"]
"""From chance, source, translation and languages: the translation, spoilt."""


class Plant(NamedTuple):
    """One kind of fault."""

    kind: str
    rules: frozenset[str]
    """Those that may find it."""
    severity: Severity
    """The least that must be said of it."""
    spoil: Spoil


class Count(NamedTuple):
    """How many were planted, how many found, and some that were not."""

    planted: int
    found: int
    missed: tuple[tuple[str, str, str], ...]
    """Source, translation, spoilt translation."""


def counts(
    texts: Iterable[tuple[str, str]],
    plants: Sequence[Plant],
    settings: CheckSettings,
    seed: int = 1,
) -> dict[str, Count]:
    """What is found of each kind, planted once in every pair of *texts* that has a place for it."""
    by_name = {rule.name: rule for rule in PAIR_RULES}
    planted, found = Counter[str](), Counter[str]()
    missed: dict[str, list[tuple[str, str, str]]] = {plant.kind: [] for plant in plants}
    chance = random.Random(seed)
    for source, target in texts:
        for plant in plants:
            spoilt = plant.spoil(chance, source, target, settings.languages)
            if spoilt is None or spoilt == target:
                continue
            planted[plant.kind] += 1
            pair = Pair(source, spoilt, settings)
            if any(any(True for _ in by_name[name].check(pair)) for name in plant.rules):
                found[plant.kind] += 1
            else:
                missed[plant.kind].append((source, target, spoilt))
    return {kind: Count(planted[kind], found[kind], tuple(rest)) for kind, rest in missed.items()}


def reviewed(folder: Path, without: str = "") -> Iterator[tuple[str, str]]:
    """The pairs of every reviewed entry below *folder*; what the workshop says is no prose.

    :param without: a folder of catalogues that is passed over.
    """
    for path in sorted(folder.rglob("*.po")):
        if path.stem == WORKSHOP or without in path.parts:
            continue
        try:
            catalog = parse_catalog(path.read_bytes(), domain="", plurals=True, contexts=True)
        except CatalogError:
            continue
        for entry in catalog:
            if not entry.obsolete and entry.state is State.REVIEWED:
                yield from list_pairs(entry)


def replaced(
    chance: random.Random, text: str, pattern: str, new: Callable[[str], str]
) -> str | None:
    """*text* with one match of *pattern*, outside of code and links, made *new*."""
    places = list(re.finditer(pattern, prose(text)))
    if not places:
        return None
    start, end = chance.choice(places).span()
    return text[:start] + new(text[start:end]) + text[end:]


def swap(words: dict[str, str], before: str = r"(?<![\w-])", after: str = r"(?![\w-])") -> Spoil:
    """One word of the translation for another, by base language: ``{"es": "uno:dos"}``."""
    tables = {
        language: dict(line.split(":") for line in lines.split())
        for language, lines in words.items()
    }

    def spoil(chance: random.Random, source: str, target: str, languages: Languages) -> str | None:
        table = tables.get(languages.target.partition("_")[0])
        if not table:
            return None
        table = {word.replace("~", " "): other.replace("~", " ") for word, other in table.items()}
        longest = sorted(table, key=lambda word: (-len(word), word))
        pattern = f"{before}(?:{'|'.join(map(re.escape, longest))}){after}"
        return replaced(chance, target, pattern, lambda word: table[word])

    return spoil


def _digit(chance: random.Random, source: str, target: str, languages: Languages) -> str | None:
    def other(number: str) -> str:
        place = chance.randrange(len(number))
        digits = [digit for digit in "123456789" if digit != number[place]]
        return number[:place] + chance.choice(digits) + number[place + 1 :]

    return replaced(chance, target, r"(?<![\w.,-])\d+(?![\w]|[.,]\d)", other)


def _dropped(chance: random.Random, source: str, target: str, languages: Languages) -> str | None:
    return replaced(chance, target, r"(?<![\w.,:-])\d{2,}(?:[.,]\d+)* ", lambda _: "")


def _decimal(chance: random.Random, source: str, target: str, languages: Languages) -> str | None:
    pattern = r"(?<![\w.,-])\d+[.,]\d{1,2}(?![\w.,])"
    return replaced(chance, target, pattern, lambda number: re.sub(r"[.,]", "", number))


_MONTH = (
    "(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|"
    "janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro)"
)


def _day(chance: random.Random, source: str, target: str, languages: Languages) -> str | None:
    if languages.target.partition("_")[0] not in {"es", "pt"}:
        return None

    def other(day: str) -> str:
        return str(int(day) % 28 + 1)

    return replaced(chance, target, rf"(?<![\w.,])\d{{1,2}}(?=º? de {_MONTH}(?!\w))", other)


def _year(chance: random.Random, source: str, target: str, languages: Languages) -> str | None:
    return replaced(
        chance, target, r"(?<= de )(?:19|20)\d\d(?![\w.,])", lambda year: str(int(year) - 9)
    )


def _percent(chance: random.Random, source: str, target: str, languages: Languages) -> str | None:
    return replaced(chance, target, r"(?<=\d)[ \u00a0]?(?:%| por ciento| por cento)", lambda _: "")


def _time(chance: random.Random, source: str, target: str, languages: Languages) -> str | None:
    def other(hour: str) -> str:
        return f"{(int(hour) + 5) % 24}"

    return replaced(chance, target, r"(?<![\w.,:])\d{1,2}(?=[:h]\d\d(?![\w:]))", other)


def _plant(kind: str, rules: str, severity: Severity, spoil: Spoil) -> Plant:
    return Plant(kind, frozenset(rules.split()), severity, spoil)


_NUMBER = "numbers dates times"
_COUNTED = (
    r"(?:(?<=\d )|(?<=\bdos )|(?<=tres )|(?<=dois )|(?<=duas )|(?<=três )"
    r"|(?<=ones de )|(?<=ões de ))"
)
VALUES: tuple[Plant, ...] = (
    _plant("number-digit", _NUMBER, Severity.ERROR, _digit),
    _plant("number-dropped", f"{_NUMBER} doubtful-numbers", Severity.ERROR, _dropped),
    _plant("decimal-moved", _NUMBER, Severity.ERROR, _decimal),
    _plant("day", "dates numbers", Severity.ERROR, _day),
    _plant("year", _NUMBER, Severity.ERROR, _year),
    _plant("percent-dropped", "amounts", Severity.ERROR, _percent),
    _plant("time", "times", Severity.ERROR, _time),
    _plant("thousand-fold", _NUMBER, Severity.ERROR, swap({
        "es": "mil~millones:millones millones:billones billones:millones millón:billón "
        "billón:millón",
        "pt": "bilhões:trilhões bilhão:trilhão milhões:bilhões milhão:bilhão trilhões:bilhões",
    })),
    _plant("month", "dates numbers", Severity.ERROR, swap({
        "es": "enero:junio febrero:marzo marzo:mayo abril:agosto mayo:marzo junio:julio "
        "julio:junio agosto:abril septiembre:octubre octubre:noviembre noviembre:diciembre "
        "diciembre:septiembre",
        "pt": "janeiro:junho fevereiro:março março:maio abril:agosto maio:março junho:julho "
        "julho:junho agosto:abril setembro:outubro outubro:novembro novembro:dezembro "
        "dezembro:setembro",
    })),
    _plant("weekday", "dates", Severity.ERROR, swap({
        "es": "lunes:martes martes:jueves miércoles:viernes jueves:lunes viernes:miércoles "
        "sábado:domingo domingo:sábado",
        "pt": "segunda-feira:terça-feira terça-feira:quinta-feira quarta-feira:sexta-feira "
        "quinta-feira:terça-feira sexta-feira:quarta-feira sábado:domingo domingo:sábado",
    })),
    _plant("currency", "amounts", Severity.ERROR, swap({
        "es": "dólares:euros euros:dólares libras:euros",
        "pt": "dólares:euros euros:dólares libras:euros reais:euros",
    }, _COUNTED)),
    _plant("currency-sign", "amounts", Severity.ERROR, swap({
        "es": "£:€ $:€ €:$ US$:€", "pt": "£:€ $:€ €:$ R$:€ US$:€",
    }, before="(?<![$€£])", after=r"(?= ?\d)")),
    _plant("unit", "amounts converted-units", Severity.ERROR, swap({
        "es": "kilómetros:millas millas:kilómetros km:millas semanas:meses meses:semanas "
        "pies:metros",
        "pt": "quilômetros:milhas milhas:quilômetros km:milhas semanas:meses meses:semanas "
        "pés:metros",
    }, _COUNTED)),
    _plant("decade", _NUMBER, Severity.ERROR, swap({
        "es": "setenta:ochenta ochenta:noventa sesenta:cincuenta noventa:sesenta 1970:1980",
        "pt": "setenta:oitenta oitenta:noventa sessenta:cinquenta noventa:sessenta 1970:1980",
    })),
    _plant("number-word", f"{_NUMBER} added-numbers doubtful-numbers", Severity.WARNING, swap({
        "es": "dos:tres tres:cuatro cuatro:cinco cinco:seis seis:siete siete:ocho ocho:nueve "
        "nueve:diez diez:doce doce:once",
        "pt": "dois:três duas:três três:quatro quatro:cinco cinco:seis seis:sete sete:oito "
        "oito:nove nove:dez dez:doze doze:onze",
    })),
    _plant("ordinal", "doubtful-numbers numbers dates added-numbers", Severity.WARNING, swap({
        "es": "primer:tercer primera:tercera primero:tercero tercer:primer tercera:cuarta "
        "tercero:cuarto cuarta:quinta cuarto:quinto quinto:sexto quinta:sexta",
        "pt": "primeiro:terceiro primeira:terceira terceiro:quarto terceira:quarta quarta:quinta "
        "quarto:quinto quinto:sexto",
    })),
)  # fmt: skip
"""Other values: numbers, dates, times and amounts."""
PLANTS: tuple[Plant, ...] = VALUES


def main() -> None:
    """Print what is found in a folder, and some of what is missed."""
    settings = CheckSettings(languages=Languages("en", sys.argv[2] if len(sys.argv) > 2 else "es"))
    for kind, count in counts(reviewed(Path(sys.argv[1])), PLANTS, settings).items():
        share = f"{count.found / count.planted:7.1%}" if count.planted else "      –"
        print(f"{kind:20}{count.planted:7}{share}")
        for source, target, spoilt in random.Random(1).sample(
            count.missed, min(len(count.missed), int(sys.argv[3]) if len(sys.argv) > 3 else 0)
        ):
            print(f"    {source}\n    {target}\n    {spoilt}\n")


if __name__ == "__main__":
    main()

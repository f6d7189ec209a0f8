"""A small language, in English, Spanish and Portuguese, that the test models speak.

Every sentence is generated from the words below, so the packages in this folder hold
nobody else's data, and a test can ask for sentences that no model was trained on.
"""

from __future__ import annotations

import random

Triple = tuple[str, str, str]
"""One sentence, or part of one, in English, Spanish and Brazilian Portuguese."""

LANGUAGES = {"en": 0, "es": 1, "pt": 2, "pb": 2}
"""Argos' codes (pb is the Portuguese of Brazil) -> place in a triple."""

MARKS = tuple(f"⟦{number}⟧" for number in range(6))
"""What stands for a link or a number while a sentence is translated."""

WHO: tuple[tuple[str, str, str, bool], ...] = (
    ("the president", "la presidenta", "a presidenta", False),
    ("the senate", "el senado", "o senado", False),
    ("the union", "el sindicato", "o sindicato", False),
    ("the river", "el río", "o rio", False),
    ("the writer", "el escritor", "o escritor", False),
    ("the neighbour", "la vecina", "a vizinha", False),
    ("the islands", "las islas", "as ilhas", True),
    ("the miners", "los mineros", "os mineiros", True),
    ("the students", "los estudiantes", "os estudantes", True),
    ("the singers", "las cantantes", "as cantoras", True),
    ("the towns", "los pueblos", "os povoados", True),
)  # fmt: skip
"""Who acts; the last field says whether they are many."""

DEEDS = (
    ("won", "win", ("ganó", "ganaron"), "ganar", ("ganhou", "ganharam"), "ganhar"),
    ("changed", "change", ("cambió", "cambiaron"), "cambiar", ("mudou", "mudaram"), "mudar"),
    ("saw", "see", ("vio", "vieron"), "ver", ("viu", "viram"), "ver"),
    ("defended", "defend", ("defendió", "defendieron"), "defender",
     ("defendeu", "defenderam"), "defender"),
    ("lost", "lose", ("perdió", "perdieron"), "perder", ("perdeu", "perderam"), "perder"),
    ("wrote", "write", ("escribió", "escribieron"), "escribir",
     ("escreveu", "escreveram"), "escrever"),
)  # fmt: skip
"""English past and base, then one and many in the past, and the infinitive, twice."""

WHAT: tuple[Triple, ...] = (
    ("the constitution", "la constitución", "a constituição"),
    ("the election", "la elección", "a eleição"),
    ("the song", "la canción", "a canção"),
    ("the letter", "la carta", "a carta"),
    ("the story", "la historia", "a história"),
    ("the treaty", "el tratado", "o tratado"),
    ("the referendum", "el referéndum", "o referendo"),
    ("the land", "la tierra", "a terra"),
)
COUNTED: tuple[Triple, ...] = (
    ("letters", "cartas", "cartas"),
    ("songs", "canciones", "canções"),
    ("treaties", "tratados", "tratados"),
)
WHEN: tuple[Triple, ...] = (
    ("today", "hoy", "hoje"),
    ("yesterday", "ayer", "ontem"),
    ("in July", "en julio", "em julho"),
    ("in October", "en octubre", "em outubro"),
    ("last year", "el año pasado", "no ano passado"),
    ("in Chile", "en Chile", "no Chile"),
)


def sentences(count: int, seed: int = 1) -> list[Triple]:
    """*count* different sentences; the same seed gives the same ones, in the same order."""
    rng = random.Random(seed)
    found: dict[str, Triple] = {}
    while len(found) < count:
        sentence = _sentence(rng)
        found.setdefault(sentence[0], sentence)
    return list(found.values())


def pairs(pair: str, triples: list[Triple]) -> list[tuple[str, str]]:
    """The sentences of *triples* in the two languages of *pair*, e.g. ``en_es``."""
    source, target = (LANGUAGES[code] for code in pair.split("_"))
    return [(triple[source], triple[target]) for triple in triples]


def _sentence(rng: random.Random) -> Triple:
    who, deed, when = rng.choice(WHO), rng.choice(DEEDS), rng.choice(WHEN)
    what, many = _object(rng), who[3]
    did = (deed[0], deed[2][many], deed[4][many])
    will = (
        "will " + deed[1],
        ("va a ", "van a ")[many] + deed[3],
        ("vai ", "vão ")[many] + deed[5],
    )
    denied = ("did not " + deed[1], "no " + did[1], "não " + did[2])
    kind = rng.randrange(6)
    if kind == 5:
        return (
            _capital(f"will {who[0]} {deed[1]} {what[0]}?"),
            "¿" + _capital(f"{who[1]} {will[1]} {what[1]}?"),
            _capital(f"{who[2]} {will[2]} {what[2]}?"),
        )
    verb = {3: will, 4: denied}.get(kind, did)
    words = zip(who[:3], verb, what, when, strict=True)
    orders = ("{0} {1} {2}.", "{3}, {0} {1} {2}.", "{0} {1} {2} {3}.")
    order = orders[min(kind, 2)]
    one, two, three = (_capital(order.format(*parts)) for parts in words)
    return one, two, three


def _object(rng: random.Random) -> Triple:
    what, chance = rng.choice(WHAT), rng.random()
    first, second = rng.sample(MARKS, 2)
    if chance < 0.15:
        return first, first, first
    if chance < 0.3:
        one, two, three = (f"{first}{words}{second}" for words in what)
        return one, two, three
    if chance < 0.55:
        one, two, three = (
            f"{rng_number} {words}"
            for rng_number, words in zip(
                [str(rng.randint(2, 99))] * 3, rng.choice(COUNTED), strict=True
            )
        )
        return one, two, three
    return what


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

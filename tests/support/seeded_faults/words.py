"""Faults of words to plant in good translations, and how many of them the rules find.

A plant spoils a translation in one place, or gives None where there is nothing to spoil.
To look at all kinds in a folder of reviewed catalogues:
``python -m tests.support.seeded_faults.words folder [locale] [how many missed to show]``.

Found in 6000 of the 48,770 reviewed entries of Python's Spanish documentation: a lost *no*
93 %, an added one 91 %, a name dropped or replaced 92 %, a sentence left out 97 %, said twice
94 %, a loop 99.8 %, a sentence or half of one left in English 97 to 98 %, letters of the
sister language 99 %, a sentence of hers 100 %.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable
from pathlib import Path

from tests.support.seeded_faults.values import Plant, Spoil, counts, replaced, reviewed
from tools.checking.rule import CheckSettings
from tools.language.sentences import Languages, split
from tools.markup.prose import prose
from tools.model.findings import Severity
from tools.system.environment import ROOT
from tools.workspace import Workspace

GLOSSARY = Workspace(ROOT).glossary()


def sentence(least: int, new: Callable[[random.Random, str, str, str], str | None]) -> Spoil:
    """Spoils one sentence of at least so many characters, by what *new* makes of it.

    *new* gets chance, the sentence of the source, that of the translation, and the language.
    """

    def spoil(chance: random.Random, source: str, target: str, languages: Languages) -> str | None:
        ours, theirs = split(source, languages.source), list(split(target, languages.target))
        if len(ours) != len(theirs):
            return None
        places = [
            n for n, one in enumerate(theirs) if len(prose(one).split()) and len(one) >= least
        ]
        chance.shuffle(places)
        for place in places:
            base = languages.target.partition("_")[0]
            made = new(chance, ours[place], theirs[place], base)
            if made is not None and made != theirs[place]:
                return "".join([*theirs[:place], made, *theirs[place + 1 :]]).rstrip() or None
        return None

    return spoil


_NO = {"es": r"\b(?:[Nn]o|[Nn]unca|[Jj]amás) ", "pt": r"\b(?:[Nn]ão|[Nn]unca|[Jj]amais) "}
_STILL = re.compile(
    r"\b(?:ni|nada|nadie|ning\w+|sin|tampoco|nunca|jamás|nem|ninguém|nenhum\w*|sem|jamais"
    r"|no solo|no sólo|não só|não apenas)\b",
    re.IGNORECASE,
)


def _unsaid(chance: random.Random, ours: str, theirs: str, language: str) -> str | None:
    """Of a sentence that says no once, the contrary."""
    if len(re.findall(r"\b(?:not|never|cannot)\b|n[’']t\b", prose(ours))) != 1:
        return None
    spoilt = replaced(chance, theirs, _NO[language], lambda _: "")
    return None if spoilt is None or _STILL.search(prose(spoilt)) else spoilt


_VERBS = {
    "es": r"(?<!\bse )(?<!\bno )(?<!\bla )(?<!\blo )(?<!\ble )\b(?=(?:es|son|está|están|ha|han"
    r"|puede|pueden|debe|deben|tiene|tienen|fue|era|hay|permite|contiene|continúa|sigue) )",
    "pt": r"(?<!\bse )(?<!\bnão )\b(?=(?:é|são|está|estão|tem|têm|pode|podem|deve|devem|foi|era"
    r"|há|fez|viveu|continua|será|reuniram) )",
}


def _denied(chance: random.Random, ours: str, theirs: str, language: str) -> str | None:
    no = {"es": "no ", "pt": "não "}[language]
    return replaced(chance, theirs, _VERBS[language], lambda _: no)


def _names(source: str, target: str) -> list[str]:
    """Words with a capital within a sentence, on both sides; titles apart."""
    if source.rstrip('”") ')[-1:] not in (".", "?", "!"):
        return []
    inside = r"(?<=[\w,)] )[A-ZÀ-Þ][^\W\d_]{3,}\b"
    ours = set(re.findall(inside, prose(source)))
    return sorted(ours & set(re.findall(inside, prose(target))))


def _name(new: Callable[[str], str]) -> Spoil:
    def spoil(chance: random.Random, source: str, target: str, languages: Languages) -> str | None:
        known = _names(source, target)
        if not known:
            return None
        name = chance.choice(known)
        return re.sub(rf"\b{name}\b ?", lambda match: new(match[0]), target)

    return spoil


def _handle(chance: random.Random, source: str, target: str, languages: Languages) -> str | None:
    found = re.search(r"(?<![\w`.<])@\w{3,}", target)
    return target.replace(found[0], f"@{found[0][:1:-1]}") if found else None


def _omitted(chance: random.Random, ours: str, theirs: str, language: str) -> str | None:
    return ""


def _repeated(chance: random.Random, ours: str, theirs: str, language: str) -> str | None:
    return f"{theirs.rstrip()} {theirs}"


def _looped(chance: random.Random, ours: str, theirs: str, language: str) -> str | None:
    words = [match.span() for match in re.finditer(r"[^\W\d_]+(?= )|[^\W\d_]+\Z", prose(theirs))]
    size = chance.randrange(3, 7)
    places = [
        n for n in range(len(words) - size)
        if not re.search(r"[^\w ]", theirs[words[n][0] : words[n + size - 1][1]])
    ]  # fmt: skip
    if not places:
        return None
    first = chance.choice(places)
    start, end = words[first][0], words[first + size - 1][1]
    return f"{theirs[:end]} {theirs[start:end]}{theirs[end:]}"


def _english(chance: random.Random, ours: str, theirs: str, language: str) -> str | None:
    return ours if len(re.findall(r"\b[a-z]+\b", prose(ours))) >= 6 else None


def _half(chance: random.Random, ours: str, theirs: str, language: str) -> str | None:
    one, other = ours.split(" "), theirs.split(" ")
    if len(re.findall(r"\b[a-z]+\b", prose(ours))) < 14:
        return None
    mixed = " ".join([*other[: len(other) // 2], *one[len(one) // 2 :]])
    # Half of a link is another fault.
    return mixed if not re.search("[`*|]", ours + theirs) else None


def _letters(chance: random.Random, source: str, target: str, languages: Languages) -> str | None:
    change = {"es": {"ción": "ção", "ñ": "nhã"}, "pt": {"ção": "ción", "nh": "ñ"}}
    table = change[languages.target.partition("_")[0]]
    pattern = rf"(?<=[a-z])(?:{'|'.join(table)})(?=\w*)"
    return replaced(chance, target, pattern, lambda letters: table[letters])


_FOREIGN = {
    "es": (
        "Os países da região não podem continuar assim.",
        "O povo saiu às ruas e pediu uma nova constituição.",
        "Isso foi muito mais do que eles queriam.",
        "Uma lista das opções também pode ser usada com a função.",
        "Quando o valor é nulo, não há mais nada a fazer.",
        "A eleição será em novembro, e ninguém sabe quem vai ganhar.",
    ),
    "pt": (
        "Los países de la región no pueden seguir así.",
        "El pueblo salió a las calles y pidió una nueva constitución.",
        "Eso fue mucho más de lo que ellos querían.",
        "También se puede usar una lista de las opciones con la función.",
        "Cuando el valor es nulo, no hay nada más que hacer.",
        "La elección será en noviembre, y nadie sabe quién va a ganar.",
    ),
}


def _sister(chance: random.Random, ours: str, theirs: str, language: str) -> str | None:
    return chance.choice(_FOREIGN[language]) + theirs[len(theirs.rstrip()) :]


def _term(keep: bool) -> Spoil:
    def spoil(chance: random.Random, source: str, target: str, languages: Languages) -> str | None:
        spoilable = []
        for term in GLOSSARY.find(source):
            forms = (term.term,) if term.keep else term.translations.get(languages.target, ())
            spoilt = target
            for form in forms:
                spoilt = re.sub(rf"(?i)\b{re.escape(form)}(?:s|es)?\b", "asunto", spoilt)
            if term.keep is keep and spoilt != target:
                spoilable.append(spoilt)
        return chance.choice(spoilable) if spoilable else None

    return spoil


def _plant(kind: str, rules: str, spoil: Spoil, severity: Severity = Severity.WARNING) -> Plant:
    return Plant(kind, frozenset(rules.split()), severity, spoil)


WORDS: tuple[Plant, ...] = (
    _plant("negation-lost", "lost-negation", sentence(10, _unsaid)),
    _plant("negation-added", "added-negation other-negation", sentence(10, _denied)),
    _plant("name-dropped", "lost-name kept-term term", _name(lambda _: "")),
    _plant("name-replaced", "lost-name kept-term term", _name(lambda _: "Kowalski ")),
    _plant("handle", "addresses", _handle, Severity.ERROR),
    _plant("sentence-omitted", "omitted-sentence length", sentence(25, _omitted)),
    _plant("sentence-repeated", "repetition added-sentence length", sentence(15, _repeated)),
    _plant("phrase-looped", "repetition", sentence(20, _looped)),
    _plant("sentence-untranslated", "untranslated", sentence(10, _english)),
    _plant("half-untranslated", "untranslated", sentence(40, _half)),
    _plant("foreign-letters", "foreign-letters", _letters),
    _plant("foreign-sentence", "foreign-words", sentence(20, _sister)),
    _plant("term", "term", _term(keep=False)),
    _plant("kept-term", "kept-term", _term(keep=True), Severity.ERROR),
)


def main() -> None:
    """Print what is found in a folder, and some of what is missed."""
    locale = sys.argv[2] if len(sys.argv) > 2 else "es"
    settings = CheckSettings(languages=Languages("en", locale), glossary=GLOSSARY)
    texts = list(reviewed(Path(sys.argv[1])))
    texts = random.Random(1).sample(texts, min(len(texts), 6000))
    for kind, count in counts(texts, WORDS, settings).items():
        share = f"{count.found / count.planted:7.1%}" if count.planted else "      –"
        print(f"{kind:24}{count.planted:7}{share}")
        shown = int(sys.argv[3]) if len(sys.argv) > 3 else 0
        for source, target, spoilt in random.Random(1).sample(
            count.missed, min(len(count.missed), shown)
        ):
            print(f"    {source}\n    {target}\n    {spoilt}\n")


if __name__ == "__main__":
    main()

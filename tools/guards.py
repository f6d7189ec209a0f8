"""What is wrong with an engine's sentence, in plain words; and mended where that is sure.

Each guard gets a sentence and its translation and returns None, or a :class:`Verdict`.
Those that read words know Spanish and Portuguese from English, and keep silent of other
languages. How quiet they are on people's work: ``tests/bench_drafts.py``.

The lines ``Bad`` and ``Good`` of a docstring are tests: source | translation, in Spanish
where no other language stands before it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import NamedTuple

from tools.numbers import NUMBER_RE, base, read, scale, words_for
from tools.placeables import PLACEABLE_RE
from tools.segments import Languages


class Verdict(NamedTuple):
    """What a guard found."""

    reason: str
    """What is wrong, for the reviewer."""
    mended: str | None = None
    """The translation without that fault; None where a person has to say."""


class Inspection(NamedTuple):
    """What all guards found."""

    text: str
    """The translation, mended."""
    reasons: tuple[str, ...]
    """For the reviewer to look at."""
    faults: tuple[str, ...]
    """For which it is better to have nothing."""


Guard = Callable[[str, str, Languages], Verdict | None]


def inspect(source: str, target: str, languages: Languages) -> Inspection:
    """Ask every guard, one after the other, each about what the one before left."""
    reasons, faults = [], []
    for guard in GUARDS:
        if verdict := guard(source, target, languages):
            if verdict.mended is not None:
                target = verdict.mended
            elif guard in FATAL:
                faults.append(verdict.reason)
            else:
                reasons.append(verdict.reason)
    return Inspection(target, tuple(reasons), tuple(faults))


def _prose(text: str, blank: str = " ") -> str:
    """*text* without code, addresses and names of references: what was to be translated."""

    def shown(match: re.Match[str]) -> str:
        kind = match.lastgroup or ""
        if kind.startswith("to"):
            return f" {match[f'title{kind[2:]}']} "
        return match[0] if kind == "amount" else blank

    return PLACEABLE_RE.sub(shown, text)


# numbers -----------------------------------------------------------------------------------

_CLOCK_RE = re.compile(r"\d\s?[ap]\.?m\b|\d{1,2}[:h]\d\d", re.IGNORECASE)
_DECADE_RE = re.compile(r"\b(\d{2,4})[’']?s\b")
_ROMAN_RE = re.compile(r"\b[IVXLC]+\b")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def numbers(source: str, target: str, languages: Languages) -> Verdict | None:
    """Numbers keep their value, however they are written.

    Bad: The border is 3,000 km long. | La frontera mide 300 km.
    Bad: It cost 3 billion. | Costó 3 billones.
    Bad: It grew by 3.5 percent. | Creció un 35 por ciento.
    Bad: pt_BR: The border is 3,000 km long. | A fronteira tem 3,000 km.
    Bad: On July 28th they met. | Se reunieron el 29 de julio.
    Good: The border is 3,000 km long. | La frontera mide 3000 km.
    Good: pt_BR: The border is 3,000 km long. | A fronteira tem 3.000 km.
    Good: It cost 3 billion. | Costó 3000 millones.
    Good: pt_BR: It cost 3 billion. | Custou 3 bilhões.
    Good: On July 28th, two left. | El 28 de julio, 2 se fueron.
    Good: The 19th century began. | Empezó el siglo XIX.
    Good: In the 1970s it rained. | En los años setenta llovía.
    """
    ours, theirs = _prose(source), _prose(target)
    if bool(_CLOCK_RE.search(ours)) or bool(_CLOCK_RE.search(theirs)):
        return None  # seven in the evening is 19h
    decades = {value for one in _DECADE_RE.findall(ours) for value in read(one, "en")}
    lost, extra = _unpaired(_values(ours, languages.source), _values(theirs, languages.target))
    in_words = words_for(theirs, languages.target) + Counter(_romans(theirs))
    lost = [one for one in lost if not any(value in in_words for value in one)]
    in_words = words_for(ours, languages.source) + Counter(_romans(ours))
    extra = [one for one in extra if not any(value in in_words for value in one)]
    extra = [one for one in extra if not one & decades]
    if not lost and not extra:
        return None
    shown = [" and ".join(_shown_number(one) for one in many) for many in (lost, extra)]
    if lost and extra:
        return Verdict(f"the source says {shown[0]}, the draft {shown[1]}")
    return Verdict(f"{shown[0]} is missing" if lost else f"{shown[1]} is not in the source")


def _values(text: str, language: str) -> list[frozenset[Decimal]]:
    found = []
    for match in NUMBER_RE.finditer(text):
        if not (_DECADE_RE.match(text, match.start()) and base(language) == "en"):
            factor = scale(text, match.end(), language)
            found.append(frozenset(value * factor for value in read(match[0], language)))
    return found


def _unpaired(
    ours: Sequence[frozenset[Decimal]], theirs: Sequence[frozenset[Decimal]]
) -> tuple[list[frozenset[Decimal]], list[frozenset[Decimal]]]:
    """What of either side has no number of the same value on the other."""
    lost, extra = [], list(theirs)
    for one in ours:
        pair = next((other for other in extra if one & other), None)
        if pair is None:
            lost.append(one)
        else:
            extra.remove(pair)
    return lost, extra


def _shown_number(one: frozenset[Decimal]) -> str:
    return f"{max(one):f}"


def _romans(text: str) -> list[int]:
    found = []
    for match in _ROMAN_RE.finditer(text):
        digits = [_ROMAN[letter] for letter in match[0]]
        pairs = zip(digits, [*digits[1:], 0], strict=True)
        found.append(sum(-one if one < following else one for one, following in pairs))
    return found


# words -------------------------------------------------------------------------------------

_NEGATIONS = {
    "en": r"(?<!whether or )not(?! before time| only| limited)|cannot|never|nobody|\w+n[’']t",
    "es": r"no|nunca|jamás|nadie|nada|ning[uú]n\w*|ni|sin|tampoco|excepto|salvo|apenas|nul[oa]s?"
    r"|falt\w+|evit\w+|carec\w+|imposible\w*|imp[io]d\w+|incapa\w+|incorrect\w+|inv[aá]lid\w+"
    r"|des(?:conoc|aconsej|habilit|activ|cart)\w+|ausen\w+|contrario|vez de|lugar de|dej\w+|neg\w+"
    r"|lejos|rara vez|exclu\w+|omit\w+|ignor\w+|distint\w+|diferente\w*|opcional\w*|aún|todavía"
    r"|inútil\w*|rar[ao]mente|entre otr[ao]s",
    "pt": r"não|nunca|jamais|ninguém|nada|nenhum\w*|nem|sem|tampouco|exceto|salvo|apenas|mal"
    r"|imposs\w+|imped\w+|incapa\w+|inv[aá]lid\w+|desconhec\w+|ainda"
    r"|deix\w+|evit\w+|falt\w+|longe|contrário|vez de|só|menos",
}


def negation(source: str, target: str, languages: Languages) -> Verdict | None:
    """Who says no in the source says no in the translation.

    Bad: They did not sign the treaty. | Firmaron el tratado.
    Good: They did not sign the treaty. | No firmaron el tratado.
    Good: They did not sign the treaty. | Se fueron sin firmar el tratado.
    Good: pt_BR: They never came. | Eles jamais vieram.
    """
    known = [_NEGATIONS.get(base(language)) for language in languages]
    if None in known:
        return None
    ours = re.search(rf"\b(?:{known[0]})\b", _prose(source), re.IGNORECASE)
    if ours and not re.search(rf"\b(?:{known[1]})\b", _prose(target), re.IGNORECASE):
        return Verdict(f"“{ours[0]}” of the source may be missing: check who says no")
    return None


LOOP = 60
"""Words of the longest loop that is looked for."""


def repetition(source: str, target: str, languages: Languages) -> Verdict | None:
    """Nothing is said twice in a row that the source says once.

    Bad: (applause) | (aplausos)(aplausos)
    Bad: The people won the vote. | El pueblo ganó el voto el pueblo ganó el voto.
    Bad: It is so. | Es así así así.
    Good: (applause) | (aplausos)
    Good: Very, very good. | Muy, muy bueno.
    Good: It says that what is known is known. | Dice que lo que se sabe se sabe.
    """
    there = _loops(_prose(target, " _ "))
    if len(there) <= len(_loops(_prose(source, " _ "))):
        return None
    return Verdict(f"“{there[0]}” is said twice in a row")


def _loops(text: str) -> list[str]:
    """What stands twice in a row; of one word or two only what stands thrice."""
    words = re.findall(r"\w+", text.lower())
    found, place = [], 0
    while place < len(words):
        length = next((n for n in range(LOOP, 0, -1) if _looped(words, place, n)), 0)
        if length:
            found.append(" ".join(words[place : place + length]))
        place += max(1, 2 * length)
    found += [match[1] for match in re.finditer(r"(\(\w[^()]*\))\s*\1", text)]
    return found


def _looped(words: Sequence[str], place: int, length: int) -> bool:
    times = 2 if length > 2 else 3
    end = place + times * length
    if end > len(words) or words[place] != words[place + length]:
        return False
    one = list(words[place : place + length])
    again = list(words[place:end]) == one * times
    return again and not all(word.isdigit() or word == "_" for word in one)


def length(source: str, target: str, languages: Languages) -> Verdict | None:
    """A translation is about as long as its source.

    Bad: They won the election in spite of everything that was done to stop them. | Ganaron.
    Good: They won the election. | Ganaron las elecciones.
    Good: OK | De acuerdo
    """
    ours, theirs = len(_prose(source).strip()), len(_prose(target).strip())
    if theirs > 2.4 * ours + 40:
        return Verdict("the draft is far longer than the source")
    if theirs < 0.4 * ours - 12:
        return Verdict("the draft is far shorter than the source")
    return None


_LOWER_RE = re.compile(r"(?<![\w.@/<>_-])[a-z]{2,}(?![\w@/_(<>=-])")
_ENGLISH = {
    word
    for line in (
        "the of and that this with for from was were are have has been will would which",
        "their they is be not it its by on at but",
    )
    for word in line.split()
}


def untranslated(source: str, target: str, languages: Languages) -> Verdict | None:
    """No words of the source are left, names apart.

    Bad: The people want peace and bread. | The people want peace and bread.
    Bad: They said that the strike was over. | Dijeron that the strike was over.
    Good: The general capital is central. | El capital general es central.
    Good: Radio Havana Cuba | Radio Havana Cuba
    """
    if base(languages.source) == base(languages.target):
        return None
    ours, theirs = _prose(source), _prose(target)
    words = _LOWER_RE.findall(ours)
    kept = set(_LOWER_RE.findall(theirs)) & set(words)
    english = kept & _ENGLISH if base(languages.source) == "en" else set()
    share = sum(word in kept for word in words) / max(1, len(words))
    if len(english) >= 3 or (len(words) >= 5 and share > 0.7) or _run(words, theirs, english):
        return Verdict("words of the source are left untranslated")
    return None


def _run(words: Sequence[str], target: str, english: set[str]) -> bool:
    """Whether four words in a row came through, one of them unmistakable."""
    text = " ".join(["", *re.findall(r"[^\W_]+", target), ""])
    fours = (words[n : n + 4] for n in range(len(words) - 3))
    return any(english & set(four) and f" {' '.join(four)} " in text for four in fours)


# addresses ---------------------------------------------------------------------------------

_ADDRESS_RE = re.compile(
    r"\b(?:https?|ftp)://[^\s<>`\"“”«»]*[\w/]|\bwww\.[\w.-]+\w|[\w.+-]+@[\w-]+\.[\w.-]*\w"
    r"|(?<![\w@./])@\w{2,}|</?[a-zA-Z][^<>]*>|&(?:#\d+|lt|gt|amp|quot|nbsp);|\bjavascript:\S*"
)


def invented(source: str, target: str, languages: Languages) -> Verdict | None:
    """No address, handle or HTML that the source has not.

    Bad: Ask him. | Pregunte a https://example.org.
    Bad: Ask him. | Pregunte a @someone.
    Bad: Ask him. | <b>Pregunte</b>.
    Good: Ask @DLRaby. | Pregunte a @DLRaby.
    """
    found = [match[0] for match in _ADDRESS_RE.finditer(target) if match[0] not in source]
    return Verdict(f"{found[0]} is not in the source") if found else None


# typography --------------------------------------------------------------------------------

_CLOSERS = "\"'”’»)]*`"


def ending(source: str, target: str, languages: Languages) -> Verdict | None:
    """A sentence ends like its source; a full stop that is missing is added.

    Bad: Who won? | Quién ganó.
    Mend: They won. | Ganaron | Ganaron.
    Good: They won. | Ganaron.
    Good: “They won.” | “Ganaron”.
    Good: They won! | ¡Ganaron!
    """
    stops = [text.rstrip().rstrip(_CLOSERS)[-1:] for text in (source, target)]
    inner = source.rstrip()[-1:], target.rstrip()[-1:]
    if stops[0] == stops[1] or stops[0] not in {".", "?", "!"} or not target.strip():
        return None
    if stops[0] in "?!" and stops[1] in ".…":
        last = inner[1] == "." and target.rstrip().rstrip(".").rstrip(_CLOSERS)[-1:] == stops[0]
        return None if last else Verdict(f"the source ends with “{stops[0]}”")
    if stops[0] == "." and inner == (".", inner[1]) and (inner[1].isalnum()):
        return Verdict("the full stop was missing", f"{target.rstrip()}.")
    return None


def opening(source: str, target: str, languages: Languages) -> Verdict | None:
    """Spanish opens its questions and exclamations; Portuguese does not.

    Bad: Did he say who won? We won! | ¿Dijo quién ganó? Ganamos!
    Mend: Who won? | Quién ganó? | ¿Quién ganó?
    Mend: pt_BR: Who won? | ¿Quem ganhou? | Quem ganhou?
    Good: Who won? | ¿Quién ganó?
    Good: But who won? | Pero, ¿quién ganó?
    """
    language, prose = base(languages.target), re.sub(r"``.*?``", "", target)
    if language == "pt" and re.search("[¿¡]", prose) and not re.search("[¿¡]", source):
        return Verdict("¿ and ¡ are not Portuguese", re.sub("[¿¡]", "", target))
    if language != "es":
        return None
    for opens, closes in ("¿?", "¡!"):
        marks = re.findall(rf"[^\s{closes}(\[]\{closes}+(?=$|[\s{_CLOSERS}.,;:…])", prose)
        if len(marks) > prose.count(opens) and closes in source:
            whole = target.rstrip().rstrip(_CLOSERS)
            sole = len(marks) == 1 and opens not in prose and whole.endswith(closes)
            if sole and (first := re.match(r"[\"'“‘«(\[*]*(?=\w)", target)):
                return Verdict(f"“{opens}” was missing", first[0] + opens + target[first.end() :])
            return Verdict(f"a “{closes}” has no “{opens}” before it")
    return None


_MONTHS = {
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre lunes martes miércoles jueves viernes",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro "
    "dezembro segunda-feira terça-feira quarta-feira quinta-feira sexta-feira",
}
_TONGUES = {
    "es": "español inglés francés alemán portugués italiano ruso chino japonés árabe quechua",
    "pt": "espanhol inglês francês alemão português italiano russo chinês japonês árabe",
}
_BEFORE = {
    "es": r"en|desde|hasta|entre|y|a|este|pasado|próximo|cada|el|los|\d{1,2} de",
    "pt": r"em|desde|até|entre|e|a|este|passado|próximo|cada|no|na|às|\d{1,2}º? de",
}


def capitals(source: str, target: str, languages: Languages) -> Verdict | None:
    """Months, weekdays and languages begin with a small letter, sentence starts apart.

    Mend: It rained in July. | Llovió en Julio. | Llovió en julio.
    Mend: pt_BR: It rained on July 2nd, 2021. | Choveu em 2 de Julho de 2021. | Choveu em 2 de julho de 2021.
    Mend: He spoke in Spanish. | Habló en Español. | Habló en español.
    Good: July was dry. | Julio fue seco.
    Good: Julio was in Lima. | Vio a Julio en Lima.
    """  # noqa: E501
    language = base(languages.target)
    if language not in _MONTHS:
        return None
    wanted = [word for word in _MONTHS[language].split() if not _is_name(word, source)]
    tongues = "|".join(word.capitalize() for word in _TONGUES[language].split())
    months = "|".join(word.capitalize() for word in wanted)
    spoken = "en|em|al|ao|del|do"
    pattern = rf"\b((?:{_BEFORE[language]}) )({months})\b|\b((?:{spoken}) )({tongues})\b(?! [A-Z])"
    mended = re.sub(pattern, lambda match: match[0][:1] + match[0][1:].lower(), target)
    return None if mended == target else Verdict("a month or a language had a capital", mended)


def _is_name(month: str, source: str) -> bool:
    """Whether the source has it as the name of somebody or something."""
    return month.capitalize() in source


def quotes(source: str, target: str, languages: Languages) -> Verdict | None:
    """Straight quotes become the language's own where the source has curly ones.

    Mend: He said “no”. | Dijo "no". | Dijo “no”.
    Mend: “They won.” | “Ganaron.” | “Ganaron”.
    Good: He said "no". | Dijo "no".
    Good: He said “no”. | Dijo «no».
    Bad: He said “no”. | Dijo “no.
    """
    mended = target
    if re.search("[“”]", source) and '"' in target and target.count('"') % 2 == 0:
        mended = re.sub(r'"([^"]*)"', r"“\1”", target)
    if base(languages.target) == "es":
        mended = re.sub(r"(?<![.…])\.([”»])$", r"\1.", mended)
    if mended != target:
        return Verdict("quotes were not the language's own", mended)
    for pair in ("“”", "«»"):
        if source.count("“") == source.count("”") and target.count(pair[0]) != target.count(
            pair[1]
        ):
            return Verdict(f"a quote {pair} is not closed, or not opened")
    return None


GUARDS: tuple[Guard, ...] = (
    repetition, length, untranslated, invented, numbers, negation, quotes, opening, ending,
    capitals,
)  # fmt: skip
FATAL: frozenset[Guard] = frozenset({repetition, length, untranslated, invented})
"""Whose verdict says that the sentence is better left to a person."""

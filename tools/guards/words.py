"""Words are neither lost, nor said twice, nor left in the source's language, nor made up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tools.guards.verdicts import Verdict, prose
from tools.numbers import base
from tools.segments import Languages

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
    ours = re.search(rf"\b(?:{known[0]})\b", prose(source), re.IGNORECASE)
    if ours and not re.search(rf"\b(?:{known[1]})\b", prose(target), re.IGNORECASE):
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
    there = _loops(prose(target, " _ "))
    if len(there) <= len(_loops(prose(source, " _ "))):
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
    ours, theirs = len(prose(source).strip()), len(prose(target).strip())
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
_SPANISH = {
    word
    for line in (
        "el los las del en un una con sin pero muy fue son hay sus eso hasta cuando hace han",
        "tiene hacia pueblo ellos ella estos nuestra fueron",
    )
    for word in line.split()
}
"""What Portuguese never has."""


def untranslated(source: str, target: str, languages: Languages) -> Verdict | None:
    """No words of the source are left, names apart.

    From Spanish to Portuguese, which share many, those count that Portuguese never has.

    Bad: The people want peace and bread. | The people want peace and bread.
    Bad: They said that the strike was over. | Dijeron that the strike was over.
    Good: The general capital is central. | El capital general es central.
    Good: Radio Havana Cuba | Radio Havana Cuba
    """
    if base(languages.source) == base(languages.target):
        return None
    ours, theirs = prose(source), prose(target)
    words = _LOWER_RE.findall(ours)
    kept = set(_LOWER_RE.findall(theirs)) & set(words)
    kin = [base(one) for one in languages] == ["es", "pt"]  # they share many words
    own = kept & (_SPANISH if kin else _ENGLISH if base(languages.source) == "en" else set())
    share = sum(word in kept for word in words) / max(1, len(words))
    most, enough = (1, 1 if ours == theirs else 3) if kin else (0.7, 3)
    if len(own) >= enough or (len(words) >= 5 and share > most) or _run(words, theirs, own):
        return Verdict("words of the source are left untranslated")
    return None


def _run(words: Sequence[str], target: str, own: set[str]) -> bool:
    """Whether four words in a row came through, one of them unmistakable."""
    text = " ".join(["", *re.findall(r"[^\W_]+", target), ""])
    fours = (words[n : n + 4] for n in range(len(words) - 3))
    return any(own & set(four) and f" {' '.join(four)} " in text for four in fours)


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

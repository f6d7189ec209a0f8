"""Words made of others by rule: in no dictionary, and right all the same.

Only what leaves no doubt: each way leads back to whole words that a dictionary knows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tools.language.numbers import base

PREFIXES = {
    "es": "afro agro ante anti archi auto bi bio ciber co contra des eco euro ex extra geo hiper"
    " infra inter intra macro mega meta micro mini mono multi narco neo neuro poli post pos pre pro"
    " pseudo psico re retro seudo semi socio sub super tele trans tri ultra video vice",
    "pt": "afro agro ante anti arqui auto bi bio ciber co contra eco euro extra geo hiper infra"
    " inter intra macro mega meta micro mini mono multi narco neo neuro poli pré pós pseudo psico"
    " retro semi sobre socio sub super tele trans tri ultra vídeo",
}
"""What is set before whole words, at will."""
SHORTEST = 5
"""Letters of a word behind a prefix; shorter ones stand behind too many by chance."""
_PREFIX_RES = {
    language: re.compile(rf"(?:{'|'.join(sorted(prefixes.split(), key=len, reverse=True))})-?")
    for language, prefixes in PREFIXES.items()
}
_PRONOUN = "(?:me|te|se|l[eoa]s?|nos|os)"
_TIED_RE = re.compile(
    rf"(?P<one>.+[aeií]r){_PRONOUN}"  # pasarle, oírlo
    rf"|(?P<two>.+[áéí]r){_PRONOUN}{_PRONOUN}"  # pasárselo
    rf"|(?P<led>.*[áéíóú].*?[aeo]n?){_PRONOUN}{{1,2}}"  # pasándole, cuéntame, díganos
)
_ENDINGS = tuple(
    (re.compile(ending), whole)
    for ending, whole in (
        (r"(.{4,})mente", (r"\1",)),  # fácilmente
        (r"(.{2,})ás?", (r"\1ar",)),  # vos tomás, vos tomá
        (r"(.{2,})és?", (r"\1er",)),  # vos podés, vos poné
        (r"(.{2,})ís?", (r"\1ir",)),  # vos escribís, vos escribí
        (r"(.{3,})it([oa])s?", (r"\1\2", r"\1")),  # librito, papelito
        (r"(.{3,})ísim([oa])s?", (r"\1\2", r"\1")),  # carísimo, dificilísimo
        # indexación, privatizador, utilizable, encarcelamiento
        (r"(.{3,}a)(?:ción|ciones|dor(?:es|as?)?|bles?|mientos?)", (r"\1r",)),
    )
)
_BARE = str.maketrans("áéíóú", "aeiou")


def derived(word: str, knows: Callable[[str], bool], language: str) -> bool:
    """Whether *word* is made by rule of words that are known.

    >>> derived("antirracistas", {"racistas"}.__contains__, "es")
    True
    >>> derived("decírselo", {"decir"}.__contains__, "es")
    True
    """
    return any(map(knows, _wholes(word[:1].lower() + word[1:], base(language))))


def _wholes(word: str, language: str) -> Iterator[str]:
    """Words of which *word* may be made."""
    if prefix := language in _PREFIX_RES and _PREFIX_RES[language].match(word):
        rest = word[prefix.end() :]
        if len(rest) >= SHORTEST:
            # antirracista: between vowels an r is written twice, in Portuguese an s, too.
            doubled = rest[:2] == "rr" or (language == "pt" and rest[:2] == "ss")
            yield rest[1:] if doubled else rest
    if language == "es":
        if tied := _TIED_RE.fullmatch(word):
            yield tied["one"] or (tied["two"] or tied["led"]).translate(_BARE)
        for pattern, wholes in _ENDINGS:
            if found := pattern.fullmatch(word):
                yield from map(found.expand, wholes)

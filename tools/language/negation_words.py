"""Words that say no, in English, Spanish and Portuguese, and words that may come to it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum
from functools import lru_cache

from tools.language.numbers import base


class Kind(Enum):
    """What a word has to do with saying no."""

    PLAIN = "plain"
    """*not*: hardly any translator turns it into something else."""
    FIRM = "firm"
    """*without*, *none*: a translation has *no* for it, or a word of its kind."""
    NOR = "nor"
    """*ni*: a language may have it where another has *or*."""
    WITHOUT = "without"
    """*sin*: as firm, if nothing comes with it that makes a turn: *sin embargo*."""
    DOUBLE = "double"
    """*nada* after *no*: both say no once."""
    UNDONE = "undone"
    """*undocumented*: in another language often *not* documented."""
    SOFT = "soft"
    """*fails*, *invalid*: another language may say no there."""
    ECHO = "echo"
    """*different*: no language says no there, but some have a soft word for it."""


_WORDS = {
    "en": {
        Kind.PLAIN: r"not|never|cannot|nobody|\w+n['’]t|cant|dont|doesnt|isnt|wont",
        Kind.FIRM: r"no|nor|none|nothing|nowhere|neither|no-?one",
        Kind.WITHOUT: r"without",
        Kind.UNDONE: r"un|un(?!der|ion|iq|it|iv|ic|ix|til|iform|pack|less|fortunate)\w{3,}|non\w*"
        r"|in(?:valid|sens|suff|corr|compl|cons|effic|effect|accur|approp|capab|comp|visib|access|def"
        r"|express|advis|secur|activ|exist|discr|fertil|just|equal)\w*|dis(?:abl|allow|courag|agree"
        r"|appear"
        r"|card|regard|miss)\w*|im(?:mut|mater|poss|prop|perf|plaus|pun)\w*|il(?:leg|lic|log)\w*|\w{3,}less"
        r"|sustain\w*|persist\w*",
        Kind.SOFT: r"unless|until|till|fail\w*|rather|instead|mismatch\w*|dislik\w*|ignor\w*"
        r"|gone|lack\w*|absen\w+|miss\w+|avoid\w*|forb\w+|refus\w+|deni\w+|deny|reject\w+"
        r"|prohib\w+|prevent\w*|hardly|barely|scarcely|rarely|seldom|junk|garbage"
        r"|otherwise|else|opt|yet|except|against|hide|hidden|little|far|okay|ok"
        r"|skip\w*|omit\w*|exclu\w*|unknown|drop\w*|opaque|underestim\w*|overestim\w*"
        r"|regardless|whatever|whoever|wherever|spar\w+",
        Kind.ECHO: r"differ\w*|distinct\w*|distinguish\w*|other|still"
        r"|los[et]\w*"
        r"|leav\w*|left|let|lets|wrong\w*|difficult\w*|hard|independ\w*|optional\w*|only|just"
        r"|erro\w*|contrary|distan\w+|allow\w*|permit\w*|null",
    },
    "es": {
        Kind.PLAIN: r"no",
        Kind.FIRM: r"nunca|jamás|tampoco",
        Kind.NOR: r"ni",
        Kind.WITHOUT: r"sin",
        Kind.DOUBLE: r"nadie|ning[uú]n\w*|nada",
        Kind.SOFT: r"contra|menos|except\w+|salvo|apenas|nul[oa]s?|falt\w+|evit\w+"
        r"|care[cz]\w+|imp(?:os|id|ed)\w+"
        r"|inc(?:ap|or|umpl)\w+|inv[aá]l\w+|inút\w+|ine(?:x|st)\w+|des(?:con(?!tin)|acon|hab|act|cart"
        r"|ist|mie|men)\w+|ausen\w+|contrari[oa]|neg(?:a|ó)\w*|nieg\w+|lejos|dist(?:in|a|o)\w*"
        r"|rara|rar[ao]mente|exclu\w+|omit\w+|ignor\w+|difer(?:en\w+|ir)|independ\w+"
        r"|menor\w*|inferior\w*|incompat\w+|indocument\w+|ilegal\w*|desaconsej\w+|imposib\w+|rechaz\w+|prohib\w+|none|not|never|without|nobody|nothing|cannot|\w+n['’]t|difícil\w*|fall\w+|fracas\w+|dej\w+"
        r"|pierd\w+",
    },
    "pt": {
        Kind.PLAIN: r"não",
        Kind.FIRM: r"nunca|jamais|tampouco",
        Kind.NOR: r"nem",
        Kind.WITHOUT: r"sem",
        Kind.DOUBLE: r"ninguém|nenhum\w*|nada",
        Kind.SOFT: r"contra|menos|excet\w+|salvo|apenas|nul[oa]s?|falt\w+|evit\w+"
        r"|care[cç]\w+|imp(?:os|id|ed)\w+"
        r"|inc(?:ap|or|umpr)\w+|inv[aá]l\w+|inút\w+|ine(?:x|st)\w+|des(?:con(?!tin)|acon|ab|at|cart"
        r"|ist|men)\w+|ausên\w+|ausen\w+|contrári[oa]|neg(?:a|o)\w*|longe|dist(?:in|a|o)\w*"
        r"|rara|raramente|exclu\w+|omit\w+|ignor\w+|difer(?:en\w+|ir)|independ\w+|rejeit\w+"
        r"|recus\w+|proib\w+|none|not|never|without|nobody|nothing|cannot|\w+n['’]t|senão|difíc\w+|falh\w+|fracas\w+|deix\w+|perd\w+",
    },
}
_RES = {
    language: {kind: re.compile(words, re.IGNORECASE) for kind, words in kinds.items()}
    for language, kinds in _WORDS.items()
}
_HELPERS = "do does did is are was were has have had ca wo would could should must need might"
_FORMS = {
    "en": ["not", "never", "cannot", "nobody", "cant", "dont", "doesnt", "isnt", "wont"]
    + [f"{word}n{sign}t" for word in _HELPERS.split() for sign in "'’"],
    "es": ["no"],
    "pt": ["não"],
}
_PLAIN = {
    language: frozenset(
        form for word in many for form in (word, word[0].upper() + word[1:], word.upper())
    )
    for language, many in _FORMS.items()
}


def known(language: str) -> bool:
    return base(language) in _RES


@lru_cache(maxsize=1 << 16)
def kind_of(word: str, language: str) -> Kind | None:
    """
    >>> kind_of("didn’t", "en"), kind_of("nada", "es"), kind_of("None", "en")
    (<Kind.PLAIN: 'plain'>, <Kind.DOUBLE: 'double'>, None)
    """
    if word in {"None", "DONT", "WONT"}:  # of Python, of Telnet, and of many tables
        return None
    kinds = _RES[base(language)].items()
    return next((kind for kind, words in kinds if words.fullmatch(word)), None)


def denies(words: Iterable[str], language: str) -> bool:
    """Whether a plain *not* is among *words*."""
    return not _PLAIN.get(base(language), frozenset[str]()).isdisjoint(words)

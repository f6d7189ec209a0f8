"""Who says no, and how often: English, Spanish and Portuguese."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import Enum
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from tools.numbers import base


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


class Count(NamedTuple):
    """How often a text says no."""

    plain: int
    """Turns like *no solo* apart."""
    firm: int
    """The plain ones included; *no… nada* is one."""
    more: int
    """Words for no that are no *no*: *nadie* on its own, *sin*; but not *ni*."""
    undone: int
    soft: int
    echo: int


_WORDS = {
    "en": {
        Kind.PLAIN: r"not|never|cannot|nobody|\w+n['’]t|cant|dont|doesnt|isnt|wont",
        Kind.FIRM: r"no|nor|none|nothing|nowhere|neither|without|no-?one",
        Kind.UNDONE: r"un(?!der|ion|iq|it|iv|ic|ix|til|iform|packag|less)\w{3,}|non\w*"
        r"|in(?:valid|sens|suff|corr|compl|cons|effic|accur|approp|capab|comp|visib|access|def"
        r"|express|secur|activ|exist|discr|fertil|just|equal)\w*|dis(?:allow|abl|courag|agree"
        r"|appear"
        r"|card|regard|miss)\w*|im(?:poss|prop|perf|plaus|pun)\w*|il(?:leg|lic|log)\w*|\w{3,}less"
        r"|sustain\w*|persist\w*",
        Kind.SOFT: r"unless|until|fail\w*"
        r"|gone|lack\w*|absen\w+|miss\w+|avoid\w*|forb\w+|refus\w+|deni\w+|deny|reject\w+"
        r"|prohib\w+|prevent\w*|hardly|barely|scarcely|rarely|seldom|junk|garbage"
        r"|otherwise|else|opt|yet|except|against|whether|hide|hidden|little|far"
        r"|regardless|whatever|whoever|wherever|spar\w+",
        Kind.ECHO: r"differ\w*|distinct\w*|distinguish\w*|other|ignor\w*|omit\w*|exclu\w*|still"
        r"|los[et]\w*"
        r"|leav\w*|left|let|lets|wrong\w*|difficult\w*|hard|independ\w*|optional\w*|only|just"
        r"|erro\w*|exceptions?|contrary|distan\w+|drop\w*|allow\w*|permit\w*|skip\w*|null|unknown",
    },
    "es": {
        Kind.PLAIN: r"no",
        Kind.FIRM: r"nunca|jamás|tampoco",
        Kind.NOR: r"ni",
        Kind.WITHOUT: r"sin",
        Kind.DOUBLE: r"nadie|ning[uú]n\w*|nada",
        Kind.SOFT: r"contra|menos|hasta|except\w+|salvo|apenas|nul[oa]s?|falt\w+|evit\w+"
        r"|care[cz]\w+|imp(?:os|id|ed)\w+"
        r"|inc(?:ap|or|umpl)\w+|inv[aá]l\w+|inút\w+|ine(?:x|st)\w+|des(?:con|acon|hab|act|cart"
        r"|ist|mie|men)\w+|ausen\w+|contrari[oa]|neg(?:a|ó)\w*|nieg\w+|lejos|dist(?:in|a|o)\w*"
        r"|rara|rar[ao]mente|exclu\w+|omit\w+|ignor\w+|difer(?:en\w+|ir)|independ\w+|aún|todavía"
        r"|rechaz\w+|prohib\w+|none|not|never|\w+n['’]t|difícil\w*|fall\w+|fracas\w+|dej\w+"
        r"|pierd\w+",
    },
    "pt": {
        Kind.PLAIN: r"não",
        Kind.FIRM: r"nunca|jamais|tampouco",
        Kind.NOR: r"nem",
        Kind.WITHOUT: r"sem",
        Kind.DOUBLE: r"ninguém|nenhum\w*|nada",
        Kind.SOFT: r"contra|menos|até|excet\w+|salvo|apenas|nul[oa]s?|falt\w+|evit\w+"
        r"|care[cç]\w+|imp(?:os|id|ed)\w+"
        r"|inc(?:ap|or|umpr)\w+|inv[aá]l\w+|inút\w+|ine(?:x|st)\w+|des(?:con|acon|ab|at|cart"
        r"|ist|men)\w+|ausên\w+|ausen\w+|contrári[oa]|neg(?:a|o)\w*|longe|dist(?:in|a|o)\w*"
        r"|rara|raramente|exclu\w+|omit\w+|ignor\w+|difer(?:en\w+|ir)|independ\w+|ainda|rejeit\w+"
        r"|recus\w+|proib\w+|none|not|never|\w+n['’]t|difíc\w+|falh\w+|fracas\w+|deix\w+|perd\w+",
    },
}


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ADDS = frozenset(
    {"only", "just", "limited", "solo", "sólo", "solamente", "só", "somente", "apenas"}
)
"""After *not*: *not only* adds, and denies nothing."""
_TURN_RE = re.compile(
    r"sino|senão|dud\w+|dúvid\w+|tard\w+|demor\w+|dej\w+|deix\w+|poup\w+|escatim\w+|obstante"
    r"|embargo"
    r"|olvid\w+|esque[cç]\w+|raro|vano",
    re.IGNORECASE,
)
"""*No hace más que*, *no tarda en*, *que no sea*: turns for *only*, *soon*, *other than*."""
_OR = frozenset({"or", "o", "ou"})
"""Before *no*: *whether or not*."""
_IF = frozenset({"si", "se"})
_AFTER = {
    "si": _set("se el la los las un una tales hay"),
    "cuando": _set("a al el la"),
    "quando": _set("a ao o à"),
    "que": _set("sea sean seja sejam esté estén"),
    "a": frozenset({"ser"}),
}
"""Before *no* and after it: *by default*, *otherwise*, *indeed to*, *other than*, *unless*."""
_MORE, _THAN = frozenset({"más", "mais"}), frozenset({"que", "de", "do", "allá"})
"""*No hace más que*: it only does."""
REACH = 6
"""Words after *no* among which *nada* adds nothing."""
_RES = {
    language: {kind: re.compile(words, re.IGNORECASE) for kind, words in kinds.items()}
    for language, kinds in _WORDS.items()
}


def known(language: str) -> bool:
    return base(language) in _RES


@lru_cache(maxsize=1 << 16)
def kind_of(word: str, language: str) -> Kind | None:
    """
    >>> kind_of("didn’t", "en"), kind_of("nada", "es"), kind_of("None", "en")
    (<Kind.PLAIN: 'plain'>, <Kind.DOUBLE: 'double'>, None)
    """
    if word == "None":  # of Python, and of many tables
        return None
    kinds = _RES[base(language)].items()
    return next((kind for kind, words in kinds if words.fullmatch(word)), None)


def count(words: Sequence[str], language: str) -> Count:
    """How often the words of a sentence say no.

    :param language: a :func:`known` one.

    >>> count(["No", "hay", "nada"], "es").firm, count(["Nada", "falta"], "es").soft
    (1, 1)
    """
    plain = firm = more = undone = soft = echo = 0
    said = -REACH
    for place, word in enumerate(words):
        kind = kind_of(word, language)
        if kind is None:
            continue
        after = words[place + 1 : place + 5]
        if kind is Kind.PLAIN:
            said, firm = place, firm + 1
            plain += not _turned(words[max(0, place - 1)].lower(), after)
        elif kind is Kind.NOR:
            firm += 1
        elif kind is Kind.WITHOUT:
            real = not (after and _TURN_RE.fullmatch(after[0]))
            firm += real
            more += real and place - said >= REACH  # *no sin* says yes
        elif kind in {Kind.FIRM, Kind.DOUBLE}:
            again = place - said < REACH
            firm += kind is Kind.FIRM or not again
            more += not again
        elif kind is Kind.UNDONE:
            undone += 1
        elif kind is Kind.SOFT:
            soft += 1
        else:
            echo += 1
    return Count(plain, firm, more, undone, soft, echo)


def _turned(before: str, after: Sequence[str]) -> bool:
    """Whether a *not* between these words denies nothing, or something that was said."""
    following = after[0].lower() if after else ""
    if following in _ADDS or before in _OR or list(after[:2]) == ["before", "time"]:
        return True
    if following in _AFTER.get(before, ()) or (before in _IF and not following):
        return True
    more = any(one in _MORE and then in _THAN for one, then in pairwise(after))
    return more or any(map(_TURN_RE.fullmatch, after))


def lost(ours: Count, theirs: Count) -> bool:
    """Whether the translation *theirs* of *ours* says no less often."""
    spare = max(0, theirs.soft - ours.undone - ours.soft - ours.echo)
    return bool(ours.plain) and ours.firm > theirs.firm + spare


def added(ours: Count, theirs: Count) -> bool:
    """Whether it says no where the source does not."""
    spare = ours.undone + max(0, ours.soft - theirs.soft)
    sure = theirs.plain + min(theirs.more, ours.firm)
    return bool(theirs.plain) and sure > ours.firm + spare


def denies(words: Iterable[str], language: str) -> bool:
    """Whether a plain *not* is among *words*."""
    return not _PLAIN.get(base(language), frozenset[str]()).isdisjoint(words)


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

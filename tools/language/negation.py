"""Who says no, and how often: what a translation has lost of it, or added."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from tools.language.negation_words import Kind, kind_of


class Count(NamedTuple):
    """How often a text says no."""

    plain: int
    """Turns like *no solo* and *not uncommon* apart."""
    firm: int
    """The plain ones included; *no… nada* is one."""
    more: int
    """Words for no that are no *no*: *nadie* on its own; but not *ni*."""
    without: int
    undone: int
    soft: int
    echo: int
    again: int
    """Words for no that say what was said: *nada* after *no*; *does not or cannot*."""
    beside: int
    """Soft words that a *no* denies: *no distingue*."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ADDS = frozenset(
    {"only", "just", "limited", "solo", "sólo", "solamente", "só", "somente", "apenas"}
)
"""After *not*: *not only* adds, and denies nothing."""
_TURN_RE = re.compile(
    r"sino|senão|solamente|afloj\w+|afroux\w+|rind\w+|desist\w+|dud\w+|dúvid\w+|tard\w+|demor\w+|dej\w+|deix\w+|poup\w+|escatim\w+|obstante"
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
_MORE = frozenset({"más", "mais", "pasa", "pasan", "passa", "passam"})
_THAN = frozenset({"que", "de", "do", "allá"})
"""*No hace más que*, *no pasa de*: it only does."""
_SOFT_PAIRS = {
    ("en", "vez"), ("em", "vez"), ("ao", "invés"), ("en", "lugar"), ("em", "lugar"),
    ("no", "lugar"),
    ("poco", "probable"), ("poco", "probables"), ("pouco", "provável"), ("pouco", "prováveis"),
    ("other", "than"), ("anything", "but"), ("left", "out"), ("fuera", "de"), ("fora", "de"),
    ("fuera", "del"), ("fora", "do"), ("fora", "da"),
}  # fmt: skip
"""Words that come to a no together: *instead of*, *unlikely*."""
_ECHO_PAIRS = {
    ("in", "place"), ("in", "lieu"), ("out", "of"), ("outside", "of"), ("outside", "the"),
}  # fmt: skip
"""Words of English for which those may stand, and that are no *no* themselves."""
_BESIDE = 2
"""Words after *no* that it denies: *no distingue* says no but once."""
REACH = 6
"""Words after *no* among which *nada* adds nothing."""


def count(words: Sequence[str], language: str) -> Count:
    """How often the words of a sentence say no.

    :param language: a :func:`known` one.

    >>> count(["No", "hay", "nada"], "es").firm, count(["Nada", "falta"], "es").soft
    (1, 1)
    """
    plain = firm = more = without = undone = soft = echo = again = beside = 0
    said = denied = -REACH
    for place, word in enumerate(words):
        kind = kind_of(word, language)
        if kind is None:
            pair = (words[place - 1].lower(), word.lower()) if place else ("", "")
            soft, echo = soft + (pair in _SOFT_PAIRS), echo + (pair in _ECHO_PAIRS)
            continue
        after = words[place + 1 : place + 5]
        if after[:1] in (["op"], ["ops"]):  # a no-op does nothing
            soft += 1
            continue
        if kind is Kind.PLAIN:
            again += place - said < REACH and not _OR.isdisjoint(words[said + 1 : place])
            said, denied, firm = place, place, firm + 1
            what = after[after[:1] in (["a"], ["an"]) :][:1]
            undoes = bool(what) and kind_of(what[0], language) is Kind.UNDONE
            plain += not undoes and not _turned(words[max(0, place - 1)].lower(), after)
        elif kind is Kind.NOR:
            firm += 1
        elif kind is Kind.WITHOUT:
            if not (after and _TURN_RE.fullmatch(after[0])):
                firm, denied = firm + 1, place
                without += place - said >= REACH  # *no sin* says yes
        elif kind in {Kind.FIRM, Kind.DOUBLE}:
            repeats = place - denied < REACH
            again += repeats and kind is Kind.DOUBLE
            firm += kind is Kind.FIRM or not repeats
            more += said < 0 and not repeats  # in one sentence *no* and *ningún* go together
            denied = place
        elif kind is Kind.UNDONE:
            undone += 1
        elif kind is Kind.SOFT:
            if word == "yet" and place - said < REACH:
                continue
            denied_too = place - said <= _BESIDE
            soft, beside = soft + (not denied_too), beside + denied_too
        else:
            echo += 1
    return Count(plain, firm, more, without, undone, soft, echo, again, beside)


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
    spare = max(0, theirs.soft - ours.undone - ours.soft - ours.beside - ours.echo)
    if ours.firm > 1 and not ours.plain:  # neither, nor
        return not (theirs.firm or theirs.soft)
    said = theirs.firm + (theirs.again if ours.firm > 1 else 0)
    return bool(ours.plain) and ours.firm - ours.again > said + spare


def added(ours: Count, theirs: Count) -> bool:
    """Whether it says no where the source does not."""
    spare = ours.undone + max(0, ours.soft - theirs.soft)
    core = ours.firm - ours.without
    spare += max(0, ours.without - theirs.without)
    return bool(theirs.plain) and theirs.plain + min(theirs.more, core) > core + spare


def surely_lost(ours: Count, theirs: Count) -> bool:
    """Whether it says no less often, and has no more words that could stand for a no."""
    stand_ins = theirs.soft + theirs.without + theirs.beside
    said = ours.soft + ours.without + ours.beside + ours.echo
    return lost(ours, theirs) and stand_ins <= said


_POSITIVE = (
    (r"es|son|est[áàãé]\w*|fue|fueron|era\w*|sea|sean|ser|é|são|foi|foram|eram|seja\w*|será\w*",
     r"is|are|was|were|be|been|being|will"),
    (r"pued\w+|podr\w+|pod\w+", r"can|could|may|might|able"),
    (r"deb\w+|dev\w+", r"must|should|shall|need\w*|ha[sd]|have"),
    (r"tien\w+|tener|ha|han|había\w*|haya|tem|têm|ter|tinha\w*", r"has|have|had"),
    (r"hay|há|hab\w+|exist\w+", r"there"),
)  # fmt: skip
"""Verbs that hardly any translator turns into another: *is*, *can*, *must*, *has*, *there is*."""
_VERB_RES = [tuple(re.compile(one) for one in both) for both in _POSITIVE]
_PRONOUNS = _set("se lo la los las le les me te nos o os a as lhe lhes")
_BRIEF = 4
"""Words of a sentence that leaves no room to say a thing in a roundabout way."""


def contradicts(ours: Sequence[str], theirs: Sequence[str], here: str, there: str) -> bool:
    """Whether *theirs* denies the very verb that *ours* has, which has no word near a no.

    >>> contradicts(["It", "must", "be", "a", "word", "of", "some", "length"],
    ...             ["No", "debe", "ser", "palabra", "de", "cierta", "longitud"], "en", "es")
    True
    """
    if any(kind_of(word, here) not in {None, Kind.ECHO} for word in ours):
        return False
    small = {word.lower() for word in ours}
    if small & {"less", "fewer"}:
        return False
    if len([word for word in ours if word[0].isalpha()]) <= _BRIEF:
        return True
    for place, word in enumerate(theirs):
        if kind_of(word, there) is Kind.PLAIN:
            after = [one.lower() for one in theirs[place + 1 : place + 3]]
            verb = next((one for one in after if one not in _PRONOUNS), "")
            for theirs_re, ours_re in _VERB_RES:
                if theirs_re.fullmatch(verb):
                    return any(map(ours_re.fullmatch, small))
    return False

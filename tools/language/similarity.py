"""How near two texts are: the same but for looks, or like enough to be worth a glance."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

CUTOFF = 60.0
"""Percent of :func:`rapidfuzz.fuzz.ratio` from which an old translation helps; gettext's own."""

_EXACT_RE = re.compile(
    r"""(
      ``.{1,1000}?``                             # a literal
    | (?::[\w:+.-]{1,80}:)?`[^`<]*(?:`|(?=<))     # a role, a name; of a link with words those
    | <[^<>`]*>`                                  # and where it leads
    | \|(?=\S)[^|]+(?<=\S)\|                      # a substitution
    | \[[^\[\]\s]*\]_                             # a footnote
    | (?<!\w)\w+://\S+
    )""",
    re.VERBOSE | re.DOTALL,
)
"""What is not prose: a sign more or less is another thing there."""
_UNSEEN_RE = re.compile("(?<![`*|<>])[\u00ad\u200b\u2060\ufeff]+(?![`*|<>])")
_MEASURE_RE = re.compile("(?<=[0-9])[\"″”“»«'′’‘›‹]")
_MEASURES = str.maketrans("″”“»«′’‘›‹", '"' * 5 + "'" * 5)
"""After a digit, 5″ is no 5′: one sign and two are not the same."""
_QUOTE_RE = re.compile('(?<![0-9])["“”„‟«»‘’‚‛‹›]')
_DASHES = "‐‑–—―-"
_SPACED_RE = re.compile(
    rf"(?<=\s)(?:-{{2,3}}|[{_DASHES}])(?=\s)"
    r"(?!(?:(?<=[0-9]\s.)|(?<=[0-9]\s..)|(?<=[0-9]\s...))\s[0-9])"
)
_BROKEN_RE = re.compile(r"(?<=[^\s-]) ?[—―] ?(?![0-9\s-])")
_BETWEEN_RE = re.compile(r"(?<=\w)[‐‑–](?=\w)")
_BLANKS_RE = re.compile(r"\s+")
_LOOKS_RE = re.compile("[…\"'“”„‟«»‘’‚‛‹›″′‐‑–—―\u00ad\u200b\u2060\ufeff]|[^\\S ]")
_PAIRS = ("  ", " -", "- ")
"""What has a look that could be another; most texts have none."""
_NUMBER_RE = re.compile(r"\d+(?:[.,]\d+)*")
_WORD_RE = re.compile(r"\w{4,}")


class Pair(NamedTuple):
    """A new text and the old one it is most like, by their places in what was given."""

    new: int
    old: int
    score: float
    """60 to 100."""


@lru_cache(maxsize=1 << 15)
def cosmetic(text: str) -> str:
    """Take away what is only looks of *text*; equal for texts that say the same.

    Blanks, the kind of quotes and dashes, and in which of two ways an accent is stored; in
    prose alone. Literals, targets, substitutions, primes and minus signs stay as they are,
    and so does a text of several lines: it is no prose.

    >>> cosmetic("“Why  now?” — nobody knew") == cosmetic('"Why now?" -- nobody knew')
    True
    >>> cosmetic("the left-wing vote") == cosmetic("the left—wing vote")
    False
    >>> cosmetic("a wall 5″ thick") == cosmetic("a wall 5′ thick")
    False
    """
    plain = unicodedata.normalize("NFC", text.strip())
    if "\n" in plain:
        return plain
    if not _has_looks(plain):
        return plain
    parts = _EXACT_RE.split(plain)
    parts[::2] = map(_plain_prose, parts[::2])
    return "".join(parts).strip()


def _has_looks(text: str) -> bool:
    return bool(_LOOKS_RE.search(text)) or any(pair in text for pair in _PAIRS)


def _plain_prose(text: str) -> str:
    if not _has_looks(text):
        return text
    plain = _BLANKS_RE.sub(" ", _UNSEEN_RE.sub("", text)).replace("…", "...")
    plain = _MEASURE_RE.sub(lambda sign: sign[0].translate(_MEASURES), plain)
    plain = _QUOTE_RE.sub("'", plain)
    plain = _BROKEN_RE.sub(" - ", _BETWEEN_RE.sub("-", _SPACED_RE.sub("-", plain)))
    return unicodedata.normalize("NFC", _BLANKS_RE.sub(" ", plain))


def same_numbers(one: str, other: str) -> bool:
    """Tell whether two texts hold the same numbers: where they do not, it is no typo."""
    return Counter(_NUMBER_RE.findall(one)) == Counter(_NUMBER_RE.findall(other))


def pair_up(
    new: Sequence[str],
    old: Sequence[str],
    *,
    gaps: tuple[Sequence[object], Sequence[object]] | None = None,
    least: float = 0.0,
) -> list[Pair]:
    """Pair texts that are alike, the most alike first; each text is in one pair at most.

    :param gaps: of each new and each old text, the neighbour that was before it. Texts in the
        same gap are likelier to be one another. Without it, only texts that share a rare
        word are compared: for long lists from many documents.
    :param least: leave out what is less alike, wherever it was.
    """
    found = _within(new, old, gaps, least) if gaps else _blocked(new, old, least)
    pairs, taken_new, taken_old = [], set[int](), set[int]()
    for pair in sorted(found, key=lambda pair: (-pair.score, _apart(pair, new, old), pair)):
        if pair.new not in taken_new and pair.old not in taken_old:
            pairs.append(pair)
            taken_new.add(pair.new)
            taken_old.add(pair.old)
    return pairs


def _apart(pair: Pair, new: Sequence[str], old: Sequence[str]) -> float:
    """How far a pair moved, as a part of its lists: between equals the nearer wins."""
    return abs(pair.new / len(new) - pair.old / len(old))


HERE = 45.0
"""Enough between the same neighbours, which count for ``BESIDE``."""
BESIDE = 12.0
SHORT, LIKE = 24, 75.0
"""Letters up to which a text elsewhere has to be more alike: titles, single words."""


def _within(
    new: Sequence[str],
    old: Sequence[str],
    gaps: tuple[Sequence[object], Sequence[object]],
    least: float,
) -> Iterator[Pair]:
    least = max(HERE, least)
    for index, near in enumerate(_near(new, old)):
        enough = LIKE if len(new[index]) <= SHORT else CUTOFF
        for _, score, place in process.extract(
            new[index], near, scorer=fuzz.ratio, score_cutoff=least, limit=None
        ):
            if gaps[0][index] == gaps[1][place]:
                yield Pair(index, place, score + BESIDE)
            elif score >= enough:
                yield Pair(index, place, score)


MANY, AROUND = 40_000, 20
"""Pairs up to which all are compared; above, so many places to both sides of a text's own."""


def _near(new: Sequence[str], old: Sequence[str]) -> Iterator[dict[int, str]]:
    """For each new text the old ones to compare: all of them, unless they are too many."""
    if len(new) * len(old) <= MANY:
        yield from [dict(enumerate(old))] * len(new)
        return
    for index, shared in enumerate(_sharing(new, old)):
        here = index * len(old) // len(new)
        around = range(max(0, here - AROUND), min(len(old), here + AROUND))
        yield {place: old[place] for place in sorted({*shared, *around})}


RARE, BEST = 40, 12
"""A word in more old texts than this says nothing; so many old texts are compared."""


def _blocked(new: Sequence[str], old: Sequence[str], least: float) -> Iterator[Pair]:
    for index, places in enumerate(_sharing(new, old)):
        for place in places:
            score = fuzz.ratio(new[index], old[place], score_cutoff=max(CUTOFF, least))
            if score:
                yield Pair(index, place, score)


def _sharing(new: Sequence[str], old: Sequence[str]) -> Iterator[list[int]]:
    """For each new text the old ones that share most of its rare words."""
    holders = defaultdict[str, list[int]](list)
    for place, text in enumerate(old):
        for word in _words(text):
            holders[word].append(place)
    for text in new:
        lists = (holders[word] for word in _words(text) if word in holders)
        votes = Counter(place for places in lists if len(places) <= RARE for place in places)
        yield [place for place, _ in votes.most_common(BEST)]


def _words(text: str) -> Iterable[str]:
    return dict.fromkeys(_WORD_RE.findall(text.lower()))

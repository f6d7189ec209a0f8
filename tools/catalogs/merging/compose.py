"""The msgstr of a changed paragraph, put together sentence by sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from tools.catalogs.merging.sentence_links import Link, link
from tools.catalogs.notes.changed import GAP, Change, checksum
from tools.catalogs.notes.pieces import Half, Part, halves
from tools.language.sentences import Languages, split
from tools.model.catalog import Entry

SOLID = frozenset({"zh", "ja", "th", "lo", "my", "km"})
"""Languages that put no space between sentences."""


class Spared(NamedTuple):
    """The reviewed translation of a sentence that another paragraph lost."""

    text: str
    entry: Entry
    """Whose it was."""
    sentences: int = 1
    """How many it translates, together."""


Spare = Callable[[Sequence[str], int], Spared | None]
"""Finds, for a sentence among those of its paragraph, the translation among those."""


class Words(NamedTuple):
    """A source and what translates it, of which some or all was reviewed."""

    source: str
    target: str
    change: Change | None = None
    """Which sentences were not; None if all were."""


class Composed(NamedTuple):
    """A msgstr and the note about it."""

    msgstr: str
    change: Change


def compose(msgid: str, words: Words, spare: Spare, languages: Languages) -> Composed:
    """Translate *msgid* as far as *words* and *spare* know its sentences.

    Where a sentence was edited its old translation stays in its place; where one is new
    there is a gap. The old target stays whole where nothing else is sure: no sentence is
    the same, or which one translates which is not known.
    """
    olds, news = split(words.source, languages.source), split(msgid, languages.source)
    links = [
        made if made.same or not made.olds or not spare(news, at) else Link((), same=False)
        for at, made in enumerate(link(olds, news))
    ]
    cut = halves(olds, words.target, words.change, languages)
    placed = len(cut) > 1 or len(olds) == 1 or _stayed(links, len(olds))
    parts, takes = _parts(links, cut, _unfinished(words.change, len(olds)), placed=placed)
    texts = [[cut[number].target for number in taken] for taken in takes]
    if placed:
        _fill(news, parts, texts, spare)
    removed = len(olds) - len({old for made in links for old in made.olds})
    as_it_was = [text for some in texts for text in some] == [half.target for half in cut]
    if placed and as_it_was:
        msgstr = words.target
    elif placed and Part.KEPT in parts:
        msgstr = _joined(texts, words.target, languages)
    else:
        placed = placed and not removed and Part.NEW not in parts
        msgstr = words.target
    whole = words.change is None and msgstr == words.target
    if placed:
        _doubt(news, parts, texts, msgstr, languages)
    return Composed(msgstr, _change(parts, msgstr, removed, placed=placed, reviewed=whole))


def _unfinished(change: Change | None, sentences: int) -> frozenset[int]:
    """Old sentences whose translation nobody reviewed, by number from 0."""
    if change is None:
        return frozenset()
    if change.sentences != sentences or not change.placed:
        return frozenset(range(sentences))
    return frozenset(number - 1 for number in (*change.edited, *change.new))


def _parts(
    links: Sequence[Link], cut: Sequence[Half], unfinished: frozenset[int], *, placed: bool
) -> tuple[list[Part], list[list[int]]]:
    """The state of each new sentence, and the numbers of the halves that go in its place."""
    home = {old: number for number, half in enumerate(cut) for old in half.sources}
    where = {old: new for new, made in enumerate(links) if made.same for old in made.olds}
    intact = {number for number, half in enumerate(cut) if _in_a_row(half.sources, where)}
    parts, takes, taken = [], [], set[int]()
    for made in links:
        mine = sorted({home[old] for old in made.olds})
        if all(cut[number].target.strip() == GAP for number in mine):
            parts.append(Part.NEW)
        elif not made.same or not unfinished.isdisjoint(made.olds):
            parts.append(Part.EDITED)
        else:
            parts.append(Part.KEPT if intact.issuperset(mine) else Part.EDITED)
        takes.append([number for number in mine if number not in taken])
        taken.update(mine)
    return parts, takes


def _stayed(links: Sequence[Link], olds: int) -> bool:
    """Whether all old sentences are still there, side by side and in order."""
    where = {old: new for new, made in enumerate(links) if made.same for old in made.olds}
    return _in_a_row(range(olds), where)


def _in_a_row(olds: range, where: dict[int, int]) -> bool:
    """Whether *olds* are all still there, side by side and in order."""
    places = [where.get(old) for old in olds]
    return None not in places and places == list(
        range(places[0] or 0, (places[0] or 0) + len(olds))
    )


def _fill(news: Sequence[str], parts: list[Part], texts: list[list[str]], spare: Spare) -> None:
    """Put what is spared, or a gap, where a sentence is new."""
    at = 0
    while at < len(parts):
        if parts[at] is not Part.NEW:
            at += 1
            continue
        spared = spare(news, at)
        count = spared.sentences if spared else 1
        if spared and any(part is not Part.NEW for part in parts[at : at + count]):
            spared, count = None, 1
        parts[at : at + count] = [Part.KEPT if spared else Part.NEW] * count
        texts[at : at + count] = [[spared.text if spared else GAP], *[list[str]()] * (count - 1)]
        at += count


def _doubt(
    news: Sequence[str],
    parts: list[Part],
    texts: Sequence[Sequence[str]],
    msgstr: str,
    languages: Languages,
) -> None:
    """Mark open what whoever cuts *msgstr* would take for the translation of another sentence."""
    for half in halves(news, msgstr, _change(parts, msgstr), languages):
        meant = "".join(text for number in half.sources for text in texts[number])
        if "".join(meant.split()) != "".join(half.target.split()):
            for number in half.sources:
                if parts[number] is Part.KEPT:
                    parts[number] = Part.EDITED


class Gathered(NamedTuple):
    """A paragraph made of other paragraphs' sentences, and the one that gave most."""

    msgstr: str
    change: Change
    giver: Entry


def gather(msgid: str, spare: Spare, languages: Languages) -> Gathered | None:
    """Translate *msgid* from what is spared: half of it, or half of a paragraph, at least."""
    news = split(msgid, languages.source)
    parts, texts = [Part.NEW] * len(news), [list[str]() for _ in news]
    taken_ones: list[Spared] = []

    def given(sentences: Sequence[str], at: int) -> Spared | None:
        if taken := spare(sentences, at):
            taken_ones.append(taken)
            letters[id(taken.entry)] += sum(map(len, sentences[at : at + taken.sentences]))
        return taken

    letters = Counter[int]()
    _fill(news, parts, texts, given)
    if not taken_ones:
        return None
    giver = max((one.entry for one in taken_ones), key=lambda entry: letters[id(entry)])
    if 2 * letters.total() < len(msgid) and 2 * letters[id(giver)] < len(giver.msgid):
        return None
    msgstr = _joined(texts, giver.msgstr, languages)
    _doubt(news, parts, texts, msgstr, languages)
    return Gathered(msgstr, _change(parts, msgstr), giver)


def join(texts: Sequence[str], languages: Languages) -> str:
    """Make one msgstr of what translates one sentence after the other."""
    return _joined([texts], "", languages)


def _joined(texts: Sequence[Sequence[str]], model: str, languages: Languages) -> str:
    """One msgstr of *texts*, with the white space that *model* has around and between."""
    flat = [text for some in texts for text in some if text.strip()]
    seen = Counter(_after(text) for text in flat if _after(text))
    usual = "" if re.split("[_-]", languages.target)[0] in SOLID else " "
    usual = seen.most_common(1)[0][0] if seen else usual
    body = "".join(text.strip() + (_after(text) or usual) for text in flat).rstrip()
    return model[: len(model) - len(model.lstrip())] + body + _after(model)


def _after(text: str) -> str:
    return text[len(text.rstrip()) :]


def _change(
    parts: Sequence[Part],
    msgstr: str,
    removed: int = 0,
    *,
    placed: bool = True,
    reviewed: bool = False,
) -> Change:
    return Change(
        sentences=len(parts),
        edited=tuple(at for at, part in enumerate(parts, start=1) if part is Part.EDITED),
        new=tuple(at for at, part in enumerate(parts, start=1) if part is Part.NEW),
        removed=removed,
        placed=placed,
        text=checksum(msgstr),
        reviewed=reviewed,
    )

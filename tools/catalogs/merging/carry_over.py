"""An entry of the new catalogue from one of the old, in whatever state that is.

Nothing here chooses *which* old entry serves a new one: that is ``searches``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from tools.catalogs.merging.compose import Spare, Spared, Words, compose, gather, join
from tools.catalogs.notes.changed import (
    Change,
    change_of,
    is_as_merged,
    without_change,
    write_change,
)
from tools.catalogs.notes.kinds import comments_moved
from tools.catalogs.notes.origins import inherit_drafts
from tools.catalogs.notes.reviewed import signed_as, signed_by_all
from tools.language.sentences import Languages
from tools.language.typos import Typo
from tools.model.catalog import Entry

Key = tuple[str | None, str]


class Changed(NamedTuple):
    """An entry made from old ones, and what its note says, if it has one."""

    entry: Entry
    change: Change | None = None
    typos: tuple[Typo, ...] = ()
    """The typos corrected in the source, if that is all that became of it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Basis:
    """What an old entry has to offer a changed one."""

    words: Words
    previous: Entry
    """The entry whose msgid becomes the previous one: that of the reviewed words."""
    sound: bool
    """Some or all of the words were reviewed: the note can say which stay so."""
    giver: Entry
    """The entry whose notes tell who drafted the words."""


class Given:
    """A spare that remembers whose sentences it gave."""

    def __init__(self, spare: Spare) -> None:
        self._spare = spare
        self.entries: list[Entry] = []

    def __call__(self, sentences: Sequence[str], at: int) -> Spared | None:
        spared = self._spare(sentences, at)
        if spared and spared.entry not in self.entries:
            self.entries.append(spared.entry)
        return spared


def has_words(entry: Entry) -> bool:
    """Tell whether there is anything in *entry* that somebody wrote."""
    return bool(entry.msgstr) or any(entry.msgstr_plural)


def carry_over(old: Entry, template: Entry) -> Entry:
    """Put the words of *old*, in the state they are in, under the msgid of *template*.

    References and extracted comments are the template's, all else is the translator's;
    a note about a change goes once the change was reviewed. Who reviewed it did so still.
    """
    others = (flag for flag in template.flags if flag not in old.flags and flag != "fuzzy")
    fresh = replace(
        old,
        msgid=template.msgid,
        msgctxt=template.msgctxt,
        msgid_plural=template.msgid_plural,
        flags=(*old.flags, *others),
        comments=old.comments if old.fuzzy else without_change(old.comments),
        extracted=template.extracted,
        references=template.references,
        obsolete=False,
        line=0,
    )
    return fresh if fresh.key == old.key else signed_as(old, fresh)


def restore_reviewed(entry: Entry) -> Entry | None:
    """Rebuild the reviewed entry that *entry* was before its source changed, if it is untouched."""
    if not entry.fuzzy or entry.previous_msgid is None:
        return None
    change = change_of(entry)
    if not (change and change.reviewed and is_as_merged(entry, change)):
        return None
    before = _finished(entry, entry.msgstr)
    return replace(before, msgid=entry.previous_msgid, msgctxt=entry.previous_msgctxt)


def carry_sentences(
    template: Entry, old: Entry, basis: Basis, spare: Spare, languages: Languages
) -> Changed:
    """Make a fuzzy entry for *template* from *old*, which is like it.

    It comes out reviewed after all where every sentence is the same but for its looks.
    """
    old = replace(old, comments=comments_moved(old, template.msgid, languages))
    if not basis.sound or template.msgid_plural is not None:
        whole = inherit_drafts(carry_over(old, template), [old], languages)
        return Changed(_fuzzy(whole, basis.previous, old))
    given = Given(spare)
    msgstr, change = compose(template.msgid, basis.words, given, languages)
    givers = [basis.giver, *given.entries]
    if change.reviewed and change.kept == change.sentences and not change.removed:
        if basis.previous.msgctxt == template.msgctxt:
            finished = carry_over(_finished(old, msgstr), template)
            return Changed(inherit_drafts(finished, givers, languages))
        change = replace(change, edited=tuple(range(1, change.sentences + 1)))
    fresh = _fuzzy(replace(carry_over(old, template), msgstr=msgstr), basis.previous, old)
    return Changed(inherit_drafts(_noted(fresh, change), givers, languages), change)


def join_paragraphs(
    template: Entry, givers: Sequence[Entry], texts: Sequence[str], languages: Languages
) -> Entry:
    """Make the reviewed entry of a paragraph that is a stretch of old ones, all reviewed."""
    comments = dict.fromkeys(
        line
        for giver in givers
        for line in without_change(comments_moved(giver, template.msgid, languages))
    )
    fresh = replace(carry_over(givers[0], template), comments=tuple(comments))
    whole = inherit_drafts(_finished(fresh, join(texts, languages)), givers, languages)
    return signed_by_all(whole, givers)


def gather_sentences(template: Entry, spare: Spare, languages: Languages) -> Changed | None:
    """Make a fuzzy entry for a paragraph of which at least half was cut from others; else None."""
    given = Given(spare)
    gathered = gather(template.msgid, given, languages)
    if template.msgid_plural is not None or gathered is None:
        return None
    fresh = replace(carry_over(gathered.giver, template), msgstr=gathered.msgstr, comments=())
    noted = _noted(_fuzzy(fresh, gathered.giver, gathered.giver), gathered.change)
    return Changed(inherit_drafts(noted, given.entries, languages), gathered.change)


def basis_of(entry: Entry, find: Callable[[Key], Entry | None]) -> Basis:
    """Tell what *entry* offers; *find* looks up the entries of its catalogue.

    A changed entry that nobody touched goes back to the reviewed pair it was made of;
    a person's unfinished work on one is kept as it is.
    """
    if not entry.fuzzy:
        words = Words(entry.msgid, entry.msgstr)
        return Basis(words=words, previous=entry, sound=True, giver=entry)
    change = change_of(entry)
    if change and (origin := restore_reviewed(entry) or _origin(entry, change, find)):
        return basis_of(origin, find)
    previous = entry
    if entry.previous_msgid is not None:
        previous = Entry(
            msgid=entry.previous_msgid,
            msgctxt=entry.previous_msgctxt,
            msgid_plural=entry.previous_msgid_plural,
        )
    words = Words(entry.msgid, entry.msgstr, change)
    return Basis(words=words, previous=previous, sound=change is not None, giver=entry)


def _origin(entry: Entry, change: Change, find: Callable[[Key], Entry | None]) -> Entry | None:
    if entry.previous_msgid is None or not is_as_merged(entry, change):
        return None
    origin = find((entry.previous_msgctxt, entry.previous_msgid))
    return origin if origin and origin.msgstr and not origin.fuzzy else None


def _finished(entry: Entry, msgstr: str) -> Entry:
    return replace(
        entry,
        msgstr=msgstr,
        previous_msgid=None,
        previous_msgctxt=None,
        previous_msgid_plural=None,
        flags=tuple(flag for flag in entry.flags if flag != "fuzzy"),
        comments=without_change(entry.comments),
    )


def _fuzzy(fresh: Entry, previous: Entry, old: Entry) -> Entry:
    """*fresh*, to be looked at; nothing is its own previous msgid."""
    known = previous if previous.key != fresh.key else old
    same = known.key == fresh.key
    return replace(
        fresh,
        previous_msgid=None if same else known.msgid,
        previous_msgctxt=None if same else known.msgctxt,
        previous_msgid_plural=None if same else known.msgid_plural,
        flags=fresh.flags if fresh.fuzzy else ("fuzzy", *fresh.flags),
        comments=without_change(fresh.comments),
    )


def _noted(entry: Entry, change: Change) -> Entry:
    return replace(entry, comments=(*entry.comments, write_change(change)))

"""Merge what came back from a reviewer: nothing of anybody's is lost.

Laws (tests/unit/reviewing/test_accept.py): a file without answers changes nothing; the same file
twice is the same file once; whatever the order of two reviewers' files, every text that
was sent is somewhere afterwards, as a msgstr or as a conflict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from tools.catalogs.headers import printable_name
from tools.catalogs.notes.changed import GAP, without_change
from tools.catalogs.notes.reviewed import signed, with_conflict, without_conflicts
from tools.checking.checks import BLOCKING_RULES, check_entry
from tools.checking.rule import CheckSettings
from tools.i18n import Translations, translate
from tools.language.sentences import Languages
from tools.model.catalog import Catalog, Entry, State
from tools.model.findings import say
from tools.reviewing.return_file import Answer, Return

Key = tuple[str | None, str | None]
Place = tuple[str, int]
"""A domain, and which of its entries."""


class Fate(Enum):
    """What became of an answer."""

    REVIEWED = "reviewed"
    BEGUN = "begun"
    """Taken as a draft: the reviewer is not through with it."""
    FAULTY = "faulty"
    """Taken as a draft, because it is not marked up as its source."""
    CONFLICT = "conflict"
    """Kept beside another text: the entry or its source changed meanwhile."""
    GONE = "gone"
    """Kept with the entries whose paragraph is no more."""
    SAME = "same"
    """The catalogue has it already."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AnswerOutcome:
    """An answer, and what became of it."""

    answer: Answer
    fate: Fate
    domain: str
    """Of the catalogue it is in now."""
    before: Entry | None
    after: Entry
    reasons: tuple[str, ...] = ()
    """Why it is not fit to be printed, though the reviewer was through with it."""

    @property
    def finished(self) -> bool:
        """Whether it made the catalogue's text a reviewed one."""
        return self.fate is Fate.REVIEWED and self.before != self.after


class EntryIndex:
    """Finds the entry of an answer in one step, while answers are merged into *catalogs*."""

    def __init__(self, catalogs: Mapping[str, Catalog]) -> None:
        self._catalogs = catalogs
        self._entries = {domain: list(catalog) for domain, catalog in catalogs.items()}
        self._live: defaultdict[Key, list[Place]] = defaultdict(list)
        self._obsolete: defaultdict[Key, list[Place]] = defaultdict(list)
        self._before: defaultdict[Key, list[Place]] = defaultdict(list)
        self._changed: set[str] = set()
        for domain, entries in self._entries.items():
            for number, entry in enumerate(entries):
                self._list(entry, (domain, number))

    def _list(self, entry: Entry, place: Place) -> None:
        (self._obsolete if entry.obsolete else self._live)[entry.key].append(place)
        if entry.previous_msgid is not None and not entry.obsolete:
            self._before[_before(entry)].append(place)

    def find(self, answer: Answer) -> Place | None:
        """Find the entry that an answer is for, in its own document or wherever it moved."""
        changed = (
            place
            for place in self._before.get(answer.key, ())
            if _before(self[place]) == answer.key  # else it was reviewed meanwhile
        )
        for places in (self._live.get(answer.key), self._obsolete.get(answer.key), changed):
            if place := _nearest(places or (), answer.domain):
                return place
        return None

    def home(self, answer: Answer) -> str:
        """Name the document that keeps what no entry is for."""
        return answer.domain if answer.domain in self._entries else next(iter(self._entries))

    def __getitem__(self, place: Place) -> Entry:
        domain, number = place
        return self._entries[domain][number]

    def put(self, place: Place, entry: Entry) -> None:
        """Replace another version of *entry*."""
        domain, number = place
        self._entries[domain][number] = entry
        self._changed.add(domain)

    def append(self, domain: str, entry: Entry) -> None:
        """Put *entry* at the end of a catalogue."""
        self._entries[domain].append(entry)
        self._list(entry, (domain, len(self._entries[domain]) - 1))
        self._changed.add(domain)

    def catalogs(self) -> dict[str, Catalog]:
        """Build the catalogues as they are now; those that did not change are the same objects."""
        return {
            domain: replace(catalog, entries=tuple(self._entries[domain]))
            if domain in self._changed
            else catalog
            for domain, catalog in self._catalogs.items()
        }


def _before(entry: Entry) -> Key:
    return (entry.previous_msgctxt, entry.previous_msgid)


def _nearest(places: Iterable[Place], domain: str) -> Place | None:
    return min(places, key=lambda place: place[0] != domain, default=None)


Faults = Callable[[Answer], tuple[str, ...]]
"""What makes an answer unfit to be printed, a sentence each."""


def accept(
    catalogs: Mapping[str, Catalog], sent: Return, faults: Faults
) -> tuple[dict[str, Catalog], tuple[AnswerOutcome, ...]]:
    """Merge *sent* into *catalogs*; those that do not change are the same objects."""
    places = EntryIndex(catalogs)
    name = printable_name(sent.reviewer)
    answers = (answer for answer in sent.answers if answer.msgstr)  # no entry is emptied
    outcomes = tuple(_outcome(places, answer, name, faults) for answer in answers)
    return places.catalogs(), outcomes


def _outcome(places: EntryIndex, answer: Answer, name: str, faults: Faults) -> AnswerOutcome:
    """Merge one answer into *places*."""
    place = places.find(answer)
    domain = place[0] if place else places.home(answer)
    # Of the document it is in now: what the file says of it may be a lie.
    reasons = faults(replace(answer, domain=domain))
    if place is None:
        gone = _gone(answer, name, bool(reasons))
        places.append(domain, gone)
        return AnswerOutcome(answer=answer, fate=Fate.GONE, domain=domain, before=None, after=gone)
    entry = places[place]
    fate, after = _fate(entry, answer, name, bool(reasons))
    if after != entry:
        places.put(place, after)
    return AnswerOutcome(
        answer=answer, fate=fate, domain=domain, before=entry, after=after,
        reasons=reasons if answer.done else (),
    )  # fmt: skip


def _gone(answer: Answer, name: str, faulty: bool) -> Entry:
    """Kept aside; if its paragraph comes back, what was not finished is a draft again."""
    entry = Entry(msgid=answer.msgid, msgctxt=answer.msgctxt, msgstr=answer.msgstr, obsolete=True)
    return signed(entry, name) if answer.done and not faulty else replace(entry, flags=("fuzzy",))


def _fate(entry: Entry, answer: Answer, name: str, faulty: bool) -> tuple[Fate, Entry]:
    done = answer.done and not faulty
    fresh = entry.key == answer.key and entry.msgstr in {answer.sent, answer.msgstr}
    if done and fresh:
        entry = without_conflicts(entry, answer.settled)
    same = entry.msgstr == answer.msgstr
    is_open = entry.state is not State.REVIEWED and not entry.obsolete and answer.theirs
    if same and not (done and fresh and is_open):
        return Fate.SAME, entry
    taken = fresh and not entry.obsolete
    if taken and done:
        noted = _with_notes(entry, answer.notes)
        return Fate.REVIEWED, signed(_reviewed(noted, answer.msgstr), name)
    if taken and entry.state is not State.REVIEWED:
        fate = Fate.FAULTY if answer.done else Fate.BEGUN
        flags = entry.flags if entry.fuzzy else ("fuzzy", *entry.flags)
        noted = _with_notes(entry, answer.notes)
        return fate, replace(noted, msgstr=answer.msgstr, flags=flags)
    after = with_conflict(entry, answer.msgstr, name)
    return (Fate.SAME if after == entry else Fate.CONFLICT), after


def _with_notes(entry: Entry, notes: Sequence[str]) -> Entry:
    """*entry* with what the file tells of who drafted its words."""
    new = (line for line in notes if line not in entry.comments)
    return replace(entry, comments=(*entry.comments, *new))


def _reviewed(entry: Entry, msgstr: str) -> Entry:
    """*entry* with a person's finished text; the note of a draft stays, for its story."""
    return replace(
        entry, msgstr=msgstr, flags=tuple(flag for flag in entry.flags if flag != "fuzzy"),
        previous_msgid=None, previous_msgctxt=None, previous_msgid_plural=None,
        comments=without_change(entry.comments),
    )  # fmt: skip


def make_fault_finder(languages: Languages, words: Translations, plain: Collection[str]) -> Faults:
    """Make the function that asks what nobody may skip: safety, markup, no sentence left out.

    :param words: what the faults are said in.
    :param plain: domains that hold no reStructuredText.

    >>> faults = make_fault_finder(Languages("en", "es"), Translations(None), ())
    >>> faults(Answer(domain="a", msgid="Go.", sent="", msgstr="Va. ⟦…⟧", done=True))
    ('A sentence is still missing where ⟦…⟧ is.',)
    """
    settings = CheckSettings(languages=languages)

    def faults(answer: Answer) -> tuple[str, ...]:
        is_plain = answer.domain in plain
        entry = Entry(msgid=answer.msgid, msgstr=answer.msgstr)
        messages = [
            fault.message
            for *_, fault in check_entry(entry, settings, plain=is_plain, rules=BLOCKING_RULES)
        ]
        if GAP in answer.msgstr and not is_plain:
            messages.append(say("A sentence is still missing where {gap} is.", gap=GAP))
        return tuple(translate(message, words) for message in messages)

    return faults

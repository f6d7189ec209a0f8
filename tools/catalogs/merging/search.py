"""For every open place of the templates, the old entry that serves it best."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from tools.catalogs.merging.carry_over import (
    Changed,
    Key,
    basis_of,
    carried,
    changed,
    gathered,
    has_words,
    rejoined,
    restored,
)
from tools.catalogs.merging.document import Desk
from tools.catalogs.merging.outcomes import Kind
from tools.catalogs.merging.spare_sentences import Run, Spares
from tools.catalogs.notes.reviewed import unsigned
from tools.language.sentences import Languages, split
from tools.language.similarity import cosmetic, pair_up
from tools.language.spelling_edits import Knows, Slip, slips
from tools.model.catalog import Catalog, Entry

NEAR = 85.0
"""A paragraph of another document that is so like a new one is that one, moved and
edited; it comes before one of the same document that is less like it."""


class Offer(NamedTuple):
    """An old entry that may serve a new one."""

    entry: Entry
    desk: Desk | None
    """Whose it is; None for a catalogue that is only read."""
    at: int
    """Its place there."""

    @property
    def has_moved(self) -> bool:
        """Whether it stands in its own document no more."""
        return self.desk is not None and self.at in self.desk.left


class Search:
    """All documents of one language, and what their merges may use.

    :param elsewhere: catalogues of other documents, to be read only.
    :param typo: what knows the words of the source language, where slips may be carried.
    """

    def __init__(
        self,
        desks: Sequence[Desk],
        elsewhere: Sequence[Catalog],
        languages: Languages,
        *,
        typo: Knows | None,
    ) -> None:
        self.desks = desks
        self.elsewhere = elsewhere
        self.languages = languages
        self.typo = typo
        self.spares = Spares(desks, languages)

    def run(self) -> None:
        """Fill what can be filled: the surest matches first, the nearest before the far."""
        self._carry(self._exact(), lambda entry: entry.key)
        self._carry(self._cosmetic(), _looks)
        self._rejoin()
        self._gather(tails=True)
        for least in (NEAR, 0.0):
            for desk in self.desks:
                self._change([desk], least)
            if len(self.desks) > 1:
                self._change(self.desks, least)
        self._gather(tails=False)
        self._recognise()

    # the same words --------------------------------------------------------------------

    def _exact(self) -> dict[Key, list[Offer]]:
        wanted = {entry.key for desk in self.desks for entry in desk.still_wanted()}
        found = defaultdict[Key, list[Offer]](list)
        for offer in self._all() if wanted else ():
            entry = offer.entry
            if entry.key in wanted:
                found[entry.key].append(offer)
            if entry.previous_msgid is not None and (before := restored(entry)):
                found[before.key].append(offer._replace(entry=before))
        return found

    def _cosmetic(self) -> dict[Key, list[Offer]]:
        wanted = {_looks(entry) for desk in self.desks for entry in desk.still_wanted()}
        found = defaultdict[Key, list[Offer]](list)
        for offer in self._vanished() if wanted else ():
            for entry in filter(None, (offer.entry, restored(offer.entry))):
                if (key := _looks(entry)) in wanted:
                    found[key].append(offer._replace(entry=entry))
        return found

    def _all(self) -> Iterator[Offer]:
        for desk in self.desks:
            for at, entry in enumerate(desk.catalog.entries):
                yield Offer(entry, desk, at)
        yield from self._read_only()

    def _vanished(self) -> Iterator[Offer]:
        for desk in self.desks:
            for at, entry in desk.left.items():
                yield Offer(entry, desk, at)
        yield from self._read_only()

    def _read_only(self) -> Iterator[Offer]:
        for catalog in self.elsewhere:
            for entry in catalog.entries:
                yield Offer(entry, None, -1)

    def _carry(self, found: dict[Key, list[Offer]], key_of: Callable[[Entry], Key]) -> None:
        """Reviewed words before others, the document's own before others', live before obsolete."""
        for desk in self.desks if found else ():
            for place in desk.open:
                wanted = desk.wanted[place]
                offers = [
                    offer
                    for offer in found.get(key_of(wanted), ())
                    if offer.entry.msgid_plural == wanted.msgid_plural and has_words(offer.entry)
                ]
                if offers:
                    best = min(
                        offers, key=lambda o: (o.entry.fuzzy, o.desk is not desk, o.entry.obsolete)
                    )
                    fresh = carried(best.entry, wanted)
                    if best.desk is not desk and not best.has_moved:
                        fresh = unsigned(fresh)  # they reviewed it there
                    _fill(desk, place, best, Kind.CARRIED, Changed(fresh))

    # like words ------------------------------------------------------------------------

    def _change(self, desks: Sequence[Desk], least: float) -> None:
        """Pair what is new with what vanished, within *desks*, by how like they are."""
        for plural in (False, True):
            new = [
                (desk, place)
                for desk in desks
                for place in desk.open
                if (desk.wanted[place].msgid_plural is not None) is plural
            ]
            old = [
                Offer(entry, desk, at)
                for desk in desks
                for at, entry in (desk.free() if new else ())
                if (entry.msgid_plural is not None) is plural
            ]
            if not new or not old:
                continue
            gaps = None
            if len(desks) == 1:
                gaps = desks[0].gaps([place for _, place in new], [offer.at for offer in old])
            msgids = [desk.wanted[place].msgid for desk, place in new]
            for pair in pair_up(
                msgids, [offer.entry.msgid for offer in old], gaps=gaps, least=least
            ):
                self._use(*new[pair.new], old[pair.old])

    def _use(self, desk: Desk, place: int, offer: Offer) -> None:
        wanted, old = desk.wanted[place], offer.entry
        if self.typo and (mended := self._slips(old, wanted, self.typo)):
            _fill(desk, place, offer, Kind.CARRIED, Changed(carried(old, wanted), slips=mended))
            return
        basis = basis_of(old, (offer.desk or desk).find)
        made = changed(wanted, old, basis, self.spares.of(desk), self.languages)
        kind = Kind.CHANGED
        if not made.entry.fuzzy:
            kind = Kind.CARRIED
        elif made.change and made.change.placed and made.change.kept:
            kind = Kind.BY_SENTENCE
        _fill(desk, place, offer, kind, made)

    def _slips(self, old: Entry, wanted: Entry, knows: Knows) -> tuple[Slip, ...]:
        """What was mended in *old*; nothing if more than that became of it."""
        if (old.msgctxt, old.msgid_plural) != (wanted.msgctxt, wanted.msgid_plural):
            return ()
        return slips(old.msgid, wanted.msgid, self.languages.source, knows)

    def _rejoin(self) -> None:
        """Carry what only breaks between paragraphs went through, or left."""
        used = Counter[tuple[Desk, int]]()
        for desk in self.desks:
            for place in desk.open:
                wanted = desk.wanted[place]
                run = None if _is_special(wanted) else self.spares.run(wanted.msgid, desk)
                if not run or not self._is_another(run):
                    continue
                givers = [share.entry for share in run.shares]
                entry = rejoined(wanted, givers, run.texts, self.languages)
                desk.fill(place, entry, Kind.CARRIED)
                if run.shares[0].desk is not desk:
                    desk.givers[place] = run.shares[0].desk.catalog.domain
                for share in run.shares:
                    used[share.desk, share.at] += share.sentences
                    if used[share.desk, share.at] >= share.of:
                        share.desk.spend(share.at, entry, desk)

    def _is_another(self, run: Run) -> bool:
        """Whether *run* is of other paragraphs than its own, and all of those is wanted still."""
        if len(run.shares) == 1 and not run.rest:
            return False
        return run.rest <= self._wanted and not any(_is_special(one.entry) for one in run.shares)

    @cached_property
    def _wanted(self) -> frozenset[str]:
        """Every sentence that nothing was found for before paragraphs are compared."""
        return frozenset(
            cosmetic(sentence)
            for desk in self.desks
            for entry in desk.still_wanted()
            for sentence in split(entry.msgid, self.languages.source)
        )

    def _gather(self, *, tails: bool) -> None:
        """Make what is still new of sentences from several paragraphs, or from a longer one.

        :param tails: only what is cut off whole from a longer one, which goes on without it.
        """
        for desk in self.desks:
            for place in desk.open:
                wanted = desk.wanted[place]
                if tails and not self.spares.holds(wanted.msgid):
                    continue
                made = gathered(wanted, self.spares.of(desk), self.languages)
                if made and not (tails and not _is_tail(wanted, made)):
                    desk.fill(place, made.entry, Kind.BY_SENTENCE, made.change)
                    desk.givers[place] = ""  # more than one

    def _recognise(self) -> None:
        """Find out where paragraphs stood that nobody has translated yet."""
        wanted = {entry.key for desk in self.desks for entry in desk.still_wanted()}
        found = {
            offer.entry.key: offer.desk.catalog.domain
            for offer in (self._vanished() if wanted else ())
            if offer.desk and offer.entry.key in wanted
        }
        for desk in self.desks:
            for place in desk.open:
                if giver := found.get(desk.wanted[place].key):
                    desk.givers[place] = giver


def _looks(entry: Entry) -> Key:
    return (entry.msgctxt, cosmetic(entry.msgid))


def _is_special(entry: Entry) -> bool:
    return entry.msgid_plural is not None or entry.msgctxt is not None


def _is_tail(wanted: Entry, made: Changed) -> bool:
    """Whether *made* has every sentence of *wanted*, and is the smaller part of its giver."""
    giver = made.entry.previous_msgid or ""
    whole = made.change is not None and made.change.kept == made.change.sentences
    return whole and 2 * len(wanted.msgid) < len(giver)


def _fill(desk: Desk, place: int, offer: Offer, kind: Kind, made: Changed) -> None:
    desk.fill(place, made.entry, kind, made.change, made.slips)
    if offer.desk:
        offer.desk.spend(offer.at, made.entry, desk)
    if offer.desk and offer.desk is not desk:
        desk.givers[place] = offer.desk.catalog.domain

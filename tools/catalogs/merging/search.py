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
    carry_over,
    carry_sentences,
    gather_sentences,
    has_words,
    join_paragraphs,
    restore_reviewed,
)
from tools.catalogs.merging.document import DocumentMerge
from tools.catalogs.merging.outcomes import MergeKind
from tools.catalogs.merging.spare_sentences import Run, Spares
from tools.catalogs.notes.reviewed import unsigned
from tools.language.sentences import Languages, split
from tools.language.similarity import cosmetic, pair_up
from tools.language.typos import Knows, Typo, find_typos
from tools.model.catalog import Entry

NEAR = 85.0
"""A paragraph of another document that is so like a new one is that one, moved and
edited; it comes before one of the same document that is less like it."""


class Offer(NamedTuple):
    """An old entry that may serve a new one."""

    entry: Entry
    document: DocumentMerge
    """Whose it is."""
    at: int
    """Its place there."""

    @property
    def has_moved(self) -> bool:
        """Whether it is in its own document no more."""
        return self.at in self.document.left


class Search:
    """All documents of one language, and what their merges may use.

    :param typo: what knows the words of the source language, where typos may be carried.
    """

    def __init__(
        self, documents: Sequence[DocumentMerge], languages: Languages, *, typo: Knows | None
    ) -> None:
        self.documents = documents
        self.languages = languages
        self.typo = typo
        self.spares = Spares(documents, languages)

    def run(self) -> None:
        """Fill what can be filled: the surest matches first, the nearest before the far."""
        self._carry(self._exact(), lambda entry: entry.key)
        self._carry(self._cosmetic(), _looks)
        self._rejoin()
        self._gather(tails=True)
        for least in (NEAR, 0.0):
            for document in self.documents:
                self._change([document], least)
            if len(self.documents) > 1:
                self._change(self.documents, least)
        self._gather(tails=False)
        self._recognise()

    # the same words --------------------------------------------------------------------

    def _exact(self) -> dict[Key, list[Offer]]:
        wanted = {entry.key for document in self.documents for entry in document.still_wanted()}
        offers = defaultdict[Key, list[Offer]](list)
        for offer in self._all() if wanted else ():
            entry = offer.entry
            if entry.key in wanted:
                offers[entry.key].append(offer)
            if entry.previous_msgid is not None and (before := restore_reviewed(entry)):
                offers[before.key].append(offer._replace(entry=before))
        return offers

    def _cosmetic(self) -> dict[Key, list[Offer]]:
        wanted = {_looks(entry) for document in self.documents for entry in document.still_wanted()}
        offers = defaultdict[Key, list[Offer]](list)
        for offer in self._vanished() if wanted else ():
            for entry in filter(None, (offer.entry, restore_reviewed(offer.entry))):
                if (key := _looks(entry)) in wanted:
                    offers[key].append(offer._replace(entry=entry))
        return offers

    def _all(self) -> Iterator[Offer]:
        for document in self.documents:
            for at, entry in enumerate(document.catalog.entries):
                yield Offer(entry, document, at)

    def _vanished(self) -> Iterator[Offer]:
        for document in self.documents:
            for at, entry in document.left.items():
                yield Offer(entry, document, at)

    def _carry(self, by_key: dict[Key, list[Offer]], key_of: Callable[[Entry], Key]) -> None:
        """Fill each open place with the best offer that has its key, if any has."""
        for document in self.documents if by_key else ():
            for place in document.open:
                wanted = document.wanted[place]
                offers = [
                    offer
                    for offer in by_key.get(key_of(wanted), ())
                    if offer.entry.msgid_plural == wanted.msgid_plural and has_words(offer.entry)
                ]
                if offers:
                    best = min(offers, key=lambda offer: _rank(offer, document))
                    fresh = carry_over(best.entry, wanted)
                    if best.document is not document and not best.has_moved:
                        fresh = unsigned(fresh)  # they reviewed it there
                    _fill(document, place, best, MergeKind.CARRIED, Changed(fresh))

    # like words ------------------------------------------------------------------------

    def _change(self, documents: Sequence[DocumentMerge], least: float) -> None:
        """Pair what is new with what vanished, within *documents*, by how like they are."""
        for plural in (False, True):
            new = [
                (document, place)
                for document in documents
                for place in document.open
                if (document.wanted[place].msgid_plural is not None) is plural
            ]
            old = [
                Offer(entry, document, at)
                for document in documents
                for at, entry in (document.free() if new else ())
                if (entry.msgid_plural is not None) is plural
            ]
            if not new or not old:
                continue
            gaps = None
            if len(documents) == 1:
                gaps = documents[0].gaps([place for _, place in new], [offer.at for offer in old])
            msgids = [document.wanted[place].msgid for document, place in new]
            for pair in pair_up(
                msgids, [offer.entry.msgid for offer in old], gaps=gaps, least=least
            ):
                self._use(*new[pair.new], old[pair.old])

    def _use(self, document: DocumentMerge, place: int, offer: Offer) -> None:
        wanted, old = document.wanted[place], offer.entry
        if self.typo and (typos := self._typos(old, wanted, self.typo)):
            _fill(
                document,
                place,
                offer,
                MergeKind.CARRIED,
                Changed(carry_over(old, wanted), typos=typos),
            )
            return
        basis = basis_of(old, offer.document.find)
        made = carry_sentences(wanted, old, basis, self.spares.of(document), self.languages)
        kind = MergeKind.CHANGED
        if not made.entry.fuzzy:
            kind = MergeKind.CARRIED
        elif made.change and made.change.placed and made.change.kept:
            kind = MergeKind.BY_SENTENCE
        _fill(document, place, offer, kind, made)

    def _typos(self, old: Entry, wanted: Entry, knows: Knows) -> tuple[Typo, ...]:
        """The typos corrected in *old*; nothing if more than that became of it."""
        if (old.msgctxt, old.msgid_plural) != (wanted.msgctxt, wanted.msgid_plural):
            return ()
        return find_typos(old.msgid, wanted.msgid, self.languages.source, knows)

    def _rejoin(self) -> None:
        """Carry what only breaks between paragraphs went through, or left."""
        used = Counter[tuple[DocumentMerge, int]]()
        for document in self.documents:
            for place in document.open:
                wanted = document.wanted[place]
                run = None if _is_special(wanted) else self.spares.run(wanted.msgid, document)
                if not run or not self._is_another(run):
                    continue
                givers = [share.entry for share in run.shares]
                entry = join_paragraphs(wanted, givers, run.texts, self.languages)
                document.fill(place, entry, MergeKind.CARRIED)
                if run.shares[0].document is not document:
                    document.givers[place] = run.shares[0].document.catalog.domain
                for share in run.shares:
                    used[share.document, share.at] += share.sentences
                    if used[share.document, share.at] >= share.of:
                        share.document.spend(share.at, entry, document)

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
            for document in self.documents
            for entry in document.still_wanted()
            for sentence in split(entry.msgid, self.languages.source)
        )

    def _gather(self, *, tails: bool) -> None:
        """Make what is still new of sentences from several paragraphs, or from a longer one.

        :param tails: only what is cut off whole from a longer one, which goes on without it.
        """
        for document in self.documents:
            for place in document.open:
                wanted = document.wanted[place]
                if tails and not self.spares.holds(wanted.msgid):
                    continue
                made = gather_sentences(wanted, self.spares.of(document), self.languages)
                if made and not (tails and not _is_tail(wanted, made)):
                    document.fill(place, made.entry, MergeKind.BY_SENTENCE, made.change)
                    document.givers[place] = ""  # more than one

    def _recognise(self) -> None:
        """Find out where paragraphs were that nobody has translated yet."""
        wanted = {entry.key for document in self.documents for entry in document.still_wanted()}
        homes = {
            offer.entry.key: offer.document.catalog.domain
            for offer in (self._vanished() if wanted else ())
            if offer.entry.key in wanted
        }
        for document in self.documents:
            for place in document.open:
                if giver := homes.get(document.wanted[place].key):
                    document.givers[place] = giver


def _rank(offer: Offer, document: DocumentMerge) -> tuple[bool, bool, bool]:
    """Reviewed words before others, the document's own before others', live before obsolete."""
    return (offer.entry.fuzzy, offer.document is not document, offer.entry.obsolete)


def _looks(entry: Entry) -> Key:
    return (entry.msgctxt, cosmetic(entry.msgid))


def _is_special(entry: Entry) -> bool:
    return entry.msgid_plural is not None or entry.msgctxt is not None


def _is_tail(wanted: Entry, made: Changed) -> bool:
    """Whether *made* has every sentence of *wanted*, and is the smaller part of its giver."""
    giver = made.entry.previous_msgid or ""
    whole = made.change is not None and made.change.kept == made.change.sentences
    return whole and 2 * len(wanted.msgid) < len(giver)


def _fill(
    document: DocumentMerge, place: int, offer: Offer, kind: MergeKind, made: Changed
) -> None:
    document.fill(place, made.entry, kind, made.change, made.typos)
    offer.document.spend(offer.at, made.entry, document)
    if offer.document is not document:
        document.givers[place] = offer.document.catalog.domain

"""Who made a translation: what the catalogue alone says, and nothing that it does not.

Of each sentence the notes in an entry tell whether a machine drafted it, which one, and
whether its words are still there; an edited msgstr lets them lapse by itself, because they
are bound to checksums (:mod:`tools.catalogs.notes.origins`, :mod:`tools.catalogs.notes.reviewed`).
What no note speaks of a person wrote. Laws (test_provenance.py): every sentence of an entry is
somebody's, and no more than one's; no edit makes more words a machine's than before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from tools.catalogs.headers import REVIEWERS, split_reviewers
from tools.catalogs.notes.annotated import AnnotatedEntry
from tools.catalogs.notes.changed import checksum
from tools.catalogs.notes.origins import MEMORY, engine_of, origins
from tools.catalogs.notes.reviewed import reviewer, was_signed
from tools.language.sentences import Languages
from tools.model.catalog import Catalog, State

NAMES = {"argos": "Argos", "libretranslate": "LibreTranslate", "apertium": "Apertium"}


@dataclass(frozen=True, slots=True)
class Share:
    """What one engine, or the memory, drafted."""

    origin: str
    """Engine and model, e.g. ``argos en→es 1.0``, wherever it drafted them; ``memory``: a
    person's, from elsewhere."""
    sentences: int
    changed: int = 0
    """So many of them a person has changed since."""

    @property
    def by_machine(self) -> bool:
        """Whether a machine drafted them, and no person."""
        return self.origin != MEMORY


@dataclass(frozen=True, kw_only=True, slots=True)
class Account:
    """Where the translation of one entry comes from."""

    key: tuple[str | None, str]
    state: State
    sentences: int
    """Of the msgid."""
    shares: tuple[Share, ...] = ()
    """What was drafted; the other sentences a person wrote."""
    reviewer: str | None = None
    """Who reviewed it as it is: empty for somebody unnamed, None if no note says so."""
    source: str = ""
    """Checksum of the source that it translates; empty if nothing is translated."""

    @property
    def people(self) -> int:
        """Sentences that a person wrote from nothing."""
        if self.state is State.UNTRANSLATED:
            return 0
        return self.sentences - sum(share.sentences for share in self.shares)

    @property
    def as_drafted(self) -> bool:
        """Whether all words are a machine's, and nobody changed any."""
        drafted = sum(share.sentences for share in self.shares if share.by_machine)
        return 0 < drafted == self.sentences and not any(share.changed for share in self.shares)


@dataclass(frozen=True)
class Provenance:
    """Where a document, or an edition, comes from; its counts are of what is reviewed."""

    accounts: tuple[Account, ...] = ()
    reviewers: tuple[str, ...] = ()
    """Who reviewed half of a document or more, and wants to be named."""
    partly: tuple[str, ...] = ()
    """Who reviewed less of it."""

    def __add__(self, other: Provenance) -> Provenance:
        names = dict.fromkeys([*self.reviewers, *other.reviewers])
        partly = dict.fromkeys([*self.partly, *other.partly])
        rest = tuple(name for name in partly if name not in names)
        return Provenance((*self.accounts, *other.accounts), tuple(names), rest)

    @cached_property
    def reviewed(self) -> tuple[Account, ...]:
        """The accounts of entries that readers see."""
        return tuple(one for one in self.accounts if one.state is State.REVIEWED)

    @property
    def sentences(self) -> int:
        """How many sentences readers see."""
        return sum(one.sentences for one in self.reviewed)

    @property
    def people(self) -> int:
        """Sentences that people wrote from nothing."""
        return sum(one.people for one in self.reviewed)

    @cached_property
    def shares(self) -> tuple[Share, ...]:
        """One for each origin, the largest first."""
        return _together(share for one in self.reviewed for share in one.shares)

    @property
    def drafted(self) -> int:
        """Sentences that a machine drafted."""
        return sum(share.sentences for share in self.shares if share.by_machine)

    @property
    def changed(self) -> int:
        """How many of those a person changed."""
        return sum(share.changed for share in self.shares if share.by_machine)

    @property
    def engines(self) -> tuple[str, ...]:
        """Those that drafted, in a reader's words."""
        machines = (engine_label(share.origin) for share in self.shares if share.by_machine)
        return tuple(dict.fromkeys(machines))


def provenance_of(catalog: Catalog, languages: Languages) -> Provenance:
    """Tell where the live entries of *catalog* come from.

    >>> from tools.model.catalog import Entry
    >>> entry = Entry(msgid="It rains. It snows.", msgstr="Llueve. Nevó.",
    ...     comments=("draft: argos en→es 1.0 c81be113 ec069b79",))
    >>> whole = provenance_of(Catalog(domain="a", entries=(entry,)), Languages("en", "es"))
    >>> whole.engines, whole.changed, whole.drafted
    (('Argos en→es 1.0',), 1, 2)
    """
    live = (AnnotatedEntry(entry, languages) for entry in catalog if not entry.obsolete)
    accounts = tuple(map(account_of, live))
    return Provenance(accounts, *_named(catalog, accounts))


def _named(
    catalog: Catalog, accounts: Sequence[Account]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who reviewed half of a document or more, and who less.

    Where no entry was ever signed, whom the head names is what an editor says.
    """
    signed = Counter(one.reviewer for one in accounts if one.reviewer)
    credited = split_reviewers(catalog.field(REVIEWERS))
    names = dict.fromkeys([*credited, *(name for name, _ in signed.most_common() if name)])
    if not any(map(was_signed, catalog)):
        return tuple(names), ()
    whole = tuple(name for name in names if 2 * signed[name] >= len(accounts))
    return whole, tuple(name for name in names if name not in whole)


def account_of(annotated: AnnotatedEntry) -> Account:
    """Tell where the translation of one entry comes from."""
    entry = annotated.entry
    state = entry.state
    source = entry.msgid if entry.previous_msgid is None else entry.previous_msgid
    return Account(
        key=entry.key,
        state=state,
        sentences=len(annotated.sentences),
        shares=() if state is State.UNTRANSLATED else _together(_drafted(annotated)),
        reviewer=reviewer(entry) if state is State.REVIEWED else None,
        source="" if state is State.UNTRANSLATED else checksum(source),
    )


def _drafted(annotated: AnnotatedEntry) -> Iterator[Share]:
    """A share for each sentence that was drafted."""
    for origin in filter(None, origins(annotated)):
        yield Share(origin.engine or MEMORY, 1, int(origin.changed))


def _together(shares: Iterable[Share]) -> tuple[Share, ...]:
    sentences, changed = Counter[str](), Counter[str]()
    for share in shares:
        sentences[share.origin] += share.sentences
        changed[share.origin] += share.changed
    return tuple(Share(name, count, changed[name]) for name, count in sentences.most_common())


def engine_label(origin: str) -> str:
    """Name an engine and its model as a reader may be told; not whose server it ran on.

    >>> engine_label("argos en→es 1.0"), engine_label("libretranslate en→es localhost:5000")
    ('Argos en→es 1.0', 'LibreTranslate en→es')
    >>> engine_label("apertium es-pt_BR via es"), engine_label("memory argos en→es 1.0")
    ('Apertium es-pt_BR', 'Argos en→es 1.0')
    """
    engine, _, model = (engine_of(origin) or origin).partition(" via ")[0].partition(" ")
    if engine == "libretranslate":
        model = model.partition(" ")[0]
    return f"{NAMES.get(engine, engine)} {model}".strip()


def as_data(provenance: Provenance) -> dict[str, object]:
    """Make of *provenance* what JSON can hold, for programs; JSON-LD is made from it, too."""
    return {
        "sentences": provenance.sentences,
        "people": provenance.people,
        "drafts": [_share(share) for share in provenance.shares],
        "reviewers": list(provenance.reviewers),
        "reviewers_in_part": list(provenance.partly),
    }


def as_rows(provenance: Provenance) -> list[dict[str, object]]:
    """Make of *provenance* a row for each entry, whatever its state: what JSON can hold."""
    return [
        {
            "msgctxt": account.key[0],
            "msgid": account.key[1],
            "state": account.state.value,
            "sentences": account.sentences,
            "people": account.people,
            "drafts": [_share(share) for share in account.shares],
            "accepted_as_drafted": account.state is State.REVIEWED and account.as_drafted,
            "reviewer": account.reviewer,
            "source": account.source or None,
        }
        for account in provenance.accounts
    ]


def _share(share: Share) -> dict[str, object]:
    return {
        "origin": share.origin,
        "machine": share.by_machine,
        "sentences": share.sentences,
        "changed": share.changed,
    }

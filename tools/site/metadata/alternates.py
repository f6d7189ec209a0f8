"""A document's page in each edition: whether it is finished, which address counts, and where the
same is said in other languages (``canonical`` and ``hreflang``).

All of it follows from the catalogues, never from what was planned: an edition announces a page once
every entry of it is reviewed, and no sooner.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from tools.catalogs.revision_date import is_outdated, last_change
from tools.catalogs.status import Corrections, find_owed, up_to
from tools.model.catalog import Catalog, Entry, State
from tools.model.dates import latest
from tools.model.publication import Edition, Publication
from tools.site.credits import Credit
from tools.site.metadata.addresses import card_address, page_address


@dataclass(frozen=True, kw_only=True)
class PageStatus:
    """What an edition may say of its page of one document."""

    edition: Edition
    finished: bool
    """Whether every passage, as the document has it now, is reviewed, or owed to a correction."""
    modified: str
    """Date or moment of the last change that readers see, as far as it is known; empty where
    nothing tells."""
    credit: str = ""
    """Whom the edition names as its translator."""
    as_of: str = ""
    """Date of the original that the reviewed passages match; empty if there are none."""
    undated: bool = False
    """Whether words have changed since then, nobody knows when
    (:mod:`tools.catalogs.revision_date`)."""
    changed: int = 0
    """Passages of the original that are known to have changed or come since then."""

    @property
    def last_modified(self) -> str:
        """``modified``, and nothing where that would be too old."""
        return "" if self.undated else self.modified


def describe_original(edition: Edition, *, dates: Iterable[str] = ()) -> PageStatus:
    """Describe a document in its own language: it is always finished.

    :param dates: of the article and of its corrections.
    """
    return PageStatus(edition=edition, finished=True, modified=latest(*dates))


def describe_translation(
    edition: Edition,
    catalog: Catalog,
    messages: Collection[str],
    *,
    date: str = "",
    corrections: Corrections = (),
    head: Collection[str] = (),
) -> PageStatus:
    """Describe a document in another language.

    :param messages: every msgid of the document as it is now, whether or not the
        catalogue has heard of it.
    :param head: msgids of its title and standfirst.
    """
    wanted, dated = set(messages), list(corrections)
    entries = [entry for entry in catalog if entry.msgid in wanted]
    reviewed, changed = (_in_state(entries, kind) for kind in (State.REVIEWED, State.CHANGED))
    as_of, lacks = up_to(reviewed, date=date, corrections=dated)
    lacking = {msgid for when, msgids in dated if when in lacks for msgid in msgids}
    return PageStatus(
        edition=edition,
        finished=reviewed | find_owed(entries, dated, head) == wanted,
        modified=latest(date, *(when for when, _ in dated), last_change(catalog)),
        undated=is_outdated(catalog),
        credit=catalog.field("X-Credit"),
        as_of=as_of if reviewed else "",
        changed=len((changed | lacking) - reviewed) if reviewed else 0,
    )


def _in_state(entries: Iterable[Entry], state: State) -> set[str]:
    """The msgids in that state; of two entries with one msgid the last counts."""
    states = {entry.msgid: entry.state for entry in entries}
    return {msgid for msgid, one in states.items() if one is state}


def describe_front(own: PageStatus, articles: Iterable[PageStatus]) -> PageStatus:
    """Describe a front page: it is as new as what it lists, and if it lists anything, something
    of that must be finished.

    :param own: what is to be said of the page alone.
    :param articles: whatever it lists.
    """
    listed = list(articles)
    finished = [status for status in listed if status.finished]
    return replace(
        own,
        finished=own.finished and (bool(finished) or not listed),
        modified=latest(own.modified, *(status.modified for status in finished)),
        undated=own.undated or any(status.undated for status in finished),
    )


@dataclass(frozen=True, kw_only=True)
class Correction:
    """A notice of what was wrong in an article."""

    date: str
    fragment: str
    """Where it is on the page."""
    heading: str
    """What is above it, in the reader's language."""
    text: str
    language: str = ""
    """Of the text, where it is not translated yet; empty if it is in the page's."""


@dataclass(frozen=True, kw_only=True)
class ArticleMetadata:
    """What an article's page has beyond any page's. All texts are plain, without markup."""

    author: str
    date: str
    original_title: str
    corrections: tuple[Correction, ...] = ()
    made: Credit = field(default_factory=Credit)
    """Who made the translation, beside whom its page credits."""
    credit_text: str = ""
    """All that in the reader's language."""


@dataclass(frozen=True, kw_only=True)
class PageMetadata:
    """One page of one edition, with all that is said of it elsewhere."""

    publication: Publication
    docname: str
    identity: str = ""
    """What it was called first, which is what feeds know it by; empty: the same."""
    title: str
    """Without markup, as the description is."""
    description: str
    here: PageStatus
    """In the page's own edition."""
    statuses: tuple[PageStatus, ...]
    """In every edition, in their order, this one included."""
    names: Mapping[Edition, str] = field(default_factory=dict)
    """What the page is called in an edition that has its own name for it."""
    article: ArticleMetadata | None = None
    """None: no article."""
    has_card: bool = False
    """Whether the site has a picture to share it by."""

    @property
    def is_original(self) -> bool:
        return self.here.edition == self.publication.source

    @property
    def address(self) -> str:
        return self.address_in(self.here)

    @property
    def card(self) -> str:
        """Address of the picture to share it by; empty if there is none."""
        name = self.names.get(self.here.edition, self.docname)
        return card_address(self.publication, self.here.edition, name) if self.has_card else ""

    @property
    def original(self) -> str:
        """Address of the page in the language it was written in."""
        return page_address(self.publication, self.publication.source, self.docname)

    @property
    def canonical(self) -> str:
        """The address that counts: a finished page's own; for any other, the original's."""
        return self.address if self.here.finished else self.original

    @property
    def alternates(self) -> tuple[tuple[str, str], ...]:
        """``(hreflang, address)`` of every finished edition, this one's own included.

        Each of them says the same of the others, or search engines believe none. Readers of
        any other language are sent to the original. An unfinished page names none.
        """
        if not self.here.finished:
            return ()
        finished = [status for status in self.statuses if status.finished]
        links = [(one.edition.locale.html, self.address_in(one)) for one in finished]
        return (*links, ("x-default", self.original))

    @property
    def others(self) -> tuple[PageStatus, ...]:
        """The finished pages that say the same in other languages."""
        return tuple(
            one for one in self.statuses if one.finished and one.edition != self.here.edition
        )

    def address_in(self, status: PageStatus) -> str:
        """Return the address of the page in another edition."""
        name = self.names.get(status.edition, self.docname)
        return page_address(self.publication, status.edition, name)

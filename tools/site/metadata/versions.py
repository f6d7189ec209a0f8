"""Where a document stands in an edition: from its catalogue, never from what was planned."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from tools.catalogs.revision_date import is_outdated, last_change
from tools.catalogs.status import Corrections, find_owed, up_to
from tools.model.catalog import Catalog, State
from tools.model.dates import latest
from tools.model.publication import Edition


@dataclass(frozen=True, kw_only=True)
class Version:
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


def original(edition: Edition, *, dates: Iterable[str] = ()) -> Version:
    """Describe a document in its own language: it is always finished.

    :param dates: of the article and of its corrections.
    """
    return Version(edition=edition, finished=True, modified=latest(*dates))


def translation(
    edition: Edition,
    catalog: Catalog,
    messages: Collection[str],
    *,
    date: str = "",
    corrections: Corrections = (),
    head: Collection[str] = (),
) -> Version:
    """Describe a document in another language.

    :param messages: every msgid of the document as it is now, whether or not the
        catalogue has heard of it.
    :param head: msgids of its title and standfirst.
    """
    wanted, dated = set(messages), list(corrections)
    entries = [entry for entry in catalog if entry.msgid in wanted]
    states = {entry.msgid: entry.state for entry in entries}
    reviewed = {msgid for msgid, state in states.items() if state is State.REVIEWED}
    changed = {msgid for msgid, state in states.items() if state is State.CHANGED}
    as_of, lacks = up_to(reviewed, date=date, corrections=dated)
    lacking = {msgid for when, msgids in dated if when in lacks for msgid in msgids}
    return Version(
        edition=edition,
        finished=reviewed | find_owed(entries, dated, head) == wanted,
        modified=latest(date, *(when for when, _ in dated), last_change(catalog)),
        undated=is_outdated(catalog),
        credit=catalog.field("X-Credit"),
        as_of=as_of if reviewed else "",
        changed=len((changed | lacking) - reviewed) if reviewed else 0,
    )


def front(own: Version, articles: Iterable[Version]) -> Version:
    """Make a front page as new as what it offers; one that offers nothing is not finished."""
    listed = list(articles)
    finished = [version for version in listed if version.finished]
    return replace(
        own,
        finished=own.finished and (bool(finished) or not listed),
        modified=latest(own.modified, *(version.modified for version in finished)),
        undated=own.undated or any(version.undated for version in finished),
    )

"""make publish: through the gate, printed, put together, handed over."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from tools.assembly import Contribution, assemble
from tools.books.binding import bind, forms
from tools.books.site import shelved
from tools.books.typesetting import lacking
from tools.gate import examine
from tools.locks import alone
from tools.model import Edition
from tools.obstacles import Obstacle
from tools.ownfiles import own_files
from tools.press.frontdoor import open_door
from tools.press.parallels import parallels
from tools.press.printing import print_editions
from tools.releases import Release
from tools.revisions import source_of
from tools.workspace import Workspace

CONTRIBUTIONS: tuple[Contribution, ...] = (shelved, parallels)
"""What the site has beside the pages, in the order in which it is added."""


@dataclass(frozen=True, kw_only=True)
class Published:
    """The site as it was put together, or why it was not."""

    releases: tuple[Release, ...]
    obstacles: tuple[Obstacle, ...] = ()
    stopped: tuple[str, ...] = ()
    """What the press found, ``file:line: sentence`` each."""
    site: Path | None = None
    notes: tuple[str, ...] = ()
    """What the publisher should know of the site all the same."""
    absences: tuple[str, ...] = ()
    """What is left out, and why."""


def alone_in(workspace: Workspace) -> AbstractContextManager[None]:
    """Whoever publishes holds this; a second run waits, and says so."""
    return alone(
        workspace.root / "build" / "publish.lock", "Another run is publishing; waiting for it."
    )


def put_together(
    workspace: Workspace,
    partial: Collection[Edition],
    today: str,
    contributions: Sequence[Contribution] = CONTRIBUTIONS,
) -> Published:
    """Print what may go out, and assemble ``build/site``; nothing is written if it may not.

    :param partial: editions that may go out unfinished.
    :param today: the day it is published on.
    :raises ToolsError: an article or a catalogue is not sound.
    """
    source = source_of(workspace.root)
    own_files(workspace)  # what is wrong with their names is said before the work
    verdict = examine(workspace, partial, today)
    if verdict.obstacles:
        return Published(releases=verdict.releases, obstacles=verdict.obstacles)
    editions = [release.edition for release in verdict.releases]
    printed = list(
        print_editions(workspace, editions, books=forms(), parallel=True, releases=verdict.releases)
    )
    if stopped := tuple(finding for one in printed for finding in one.findings):
        return Published(releases=verdict.releases, stopped=stopped)
    open_door(workspace, editions)
    bound = [bind(workspace, edition) for edition in editions]
    site = assemble(workspace, verdict.releases, source, contributions)
    notes = [lacking(), *(warning for one in bound for warning in one.warnings())]
    return Published(
        releases=verdict.releases,
        site=site,
        notes=tuple(filter(None, notes)),
        absences=verdict.absences,
    )

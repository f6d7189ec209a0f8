"""make publish: through the gate, printed, put together, handed over."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools.assembly import Contribution, assemble
from tools.books.binding import alone_with_books, bind_held, forms
from tools.books.site import shelved
from tools.books.typesetting import lacking
from tools.gate import examine
from tools.locks import alone
from tools.manifests import Source
from tools.model import Edition
from tools.obstacles import Obstacle
from tools.ownfiles import own_files
from tools.press.frontdoor import alone_at_door, open_held
from tools.press.parallels import parallels
from tools.press.printing import alone_with_pages, print_editions
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


@contextmanager
def _held(workspace: Workspace, editions: Sequence[Edition]) -> Iterator[None]:
    """Nobody else prints what goes out before it is in the site."""
    with ExitStack() as held:
        for edition in editions:
            held.enter_context(alone_with_pages(workspace, edition))
        for edition in editions:
            held.enter_context(alone_with_books(workspace, edition))
        held.enter_context(alone_at_door(workspace))
        yield


def _revision(workspace: Workspace) -> Source:
    """The commit that holds the very texts that were read, if there is one."""
    source = source_of(workspace.root)
    if source.revision and workspace.seen.overtaken():
        return Source(None, "something was saved while it was being published")
    return source


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
    own_files(workspace)  # what is wrong with their names is said before the work
    workspace.seen.digest(workspace.source_files())  # pictures and own files, too, are read once
    verdict = examine(workspace, partial, today)
    if verdict.obstacles:
        return Published(releases=verdict.releases, obstacles=verdict.obstacles)
    editions = [release.edition for release in verdict.releases]
    with _held(workspace, editions):
        printed = list(
            print_editions(
                workspace, editions, books=forms(), parallel=True, releases=verdict.releases,
                held=True,
            )
        )  # fmt: skip
        if stopped := tuple(finding for one in printed for finding in one.findings):
            return Published(releases=verdict.releases, stopped=stopped)
        open_held(workspace, editions)
        bound = [bind_held(workspace, edition) for edition in editions]
        site = assemble(workspace, verdict.releases, _revision(workspace), contributions)
    notes = [lacking(), *(warning for one in bound for warning in one.warnings())]
    return Published(
        releases=verdict.releases,
        site=site,
        notes=tuple(filter(None, notes)),
        absences=verdict.absences,
    )

"""make publish: through the gate, printed, put together, deployed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from tools.books.build import available_forms, books_in_site, lock_books, write_books
from tools.books.pdf import advice_without_pango
from tools.model.errors import UsageError
from tools.model.publication import Edition, Publication, Release
from tools.publishing.assembly import Contribution, assemble
from tools.publishing.deploy.changes import Differences
from tools.publishing.deploy.destination import Target
from tools.publishing.extra_files import list_extra_files
from tools.publishing.gate import examine
from tools.publishing.kept_editions import kept_releases
from tools.publishing.manifest import Source, source_of
from tools.publishing.policy import Obstacle
from tools.site.front_pages import lock_front_pages, write_front_pages
from tools.site.page_names import find_orphans, update_record
from tools.site.side_by_side import render_side_by_side
from tools.site.sphinx_build.edition import build_editions, lock_pages
from tools.system.locks import hold_lock
from tools.workspace import Workspace

CONTRIBUTIONS: tuple[Contribution, ...] = (books_in_site, render_side_by_side)
"""What the site has beside the pages, in the order in which it is added."""


@dataclass(frozen=True, kw_only=True)
class Published:
    """The site as it was put together, or why it was not."""

    releases: tuple[Release, ...]
    obstacles: tuple[Obstacle, ...] = ()
    stopped: tuple[str, ...] = ()
    """What the build found, ``file:line: sentence`` each."""
    site: Path | None = None
    notes: tuple[str, ...] = ()
    """What the publisher should know of the site all the same."""
    absences: tuple[str, ...] = ()
    """What is left out, and why."""
    unasked: tuple[Edition, ...] = ()
    """Editions that nobody asked for, and that the site before has nothing of."""


def hold_publishing(workspace: Workspace) -> AbstractContextManager[None]:
    """Hold the lock of whoever publishes; a second run waits, and says so."""
    return hold_lock(workspace.lock_file("publish"), "Another run is publishing; waiting for it.")


@contextmanager
def _held(workspace: Workspace, editions: Sequence[Edition]) -> Iterator[None]:
    """Nobody else prints what goes out before it is in the site."""
    with ExitStack() as held:
        for edition in editions:
            held.enter_context(lock_pages(workspace, edition))
        for edition in editions:
            held.enter_context(lock_books(workspace, edition))
        held.enter_context(lock_front_pages(workspace))
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
    *,
    only: Collection[Edition] | None = None,
) -> Published:
    """Print what may go out, and assemble ``build/site``; nothing is written if it may not.

    :param partial: editions that may go out unfinished.
    :param today: the day it is published on.
    :param only: the editions that go out anew, with the original; the others stay in the site as
        they are.
    :raises ToolsError: an article or a catalogue is not sound.
    """
    list_extra_files(workspace)  # what is wrong with their names is said before the work
    workspace.seen.digest(workspace.source_files())  # pictures and extra files, too, are read once
    verdict = examine(workspace, partial, today, only)
    if verdict.obstacles:
        return Published(releases=verdict.releases, obstacles=verdict.obstacles)
    releases = _beside(workspace, verdict.releases, only)
    built = _build(workspace, releases, contributions)
    if built.site is None:
        return built
    unasked = _unasked(workspace.publication(), releases, only)
    return replace(built, absences=verdict.absences, unasked=unasked)


def _build(
    workspace: Workspace, releases: tuple[Release, ...], contributions: Sequence[Contribution]
) -> Published:
    editions = [release.edition for release in releases if release.kept is None]
    with _held(workspace, editions):
        printed = build_editions(
            workspace,
            editions,
            books=available_forms(),
            parallel=True,
            releases=releases,
            held=True,
        )
        if stopped := tuple(finding for one in list(printed) for finding in one.findings):
            return Published(releases=releases, stopped=stopped)
        write_front_pages(workspace, [release.edition for release in releases])
        written = [write_books(workspace, edition) for edition in editions]
        site = assemble(workspace, releases, _revision(workspace), contributions)
    notes = [advice_without_pango(), *(warning for one in written for warning in one.warnings())]
    return Published(releases=releases, site=site, notes=tuple(filter(None, notes)))


def _beside(
    workspace: Workspace, anew: tuple[Release, ...], only: Collection[Edition] | None
) -> tuple[Release, ...]:
    """*anew* with the editions that stay as they are."""
    if only is None:
        return anew
    publication = workspace.publication()
    found = (*anew, *kept_releases(workspace, {publication.source, *only}))
    return tuple(sorted(found, key=lambda one: publication.editions.index(one.edition)))


def _unasked(
    publication: Publication, releases: Sequence[Release], only: Collection[Edition] | None
) -> tuple[Edition, ...]:
    there = {publication.source, *(only or ()), *(release.edition for release in releases)}
    return tuple(one for one in publication.editions if only is not None and one not in there)


def record_addresses(workspace: Workspace) -> list[str]:
    """Write down new addresses, before a reader comes by one: an unwritten one is lost one day.

    :returns: what the publisher should know of it.
    """
    publication = workspace.publication()
    with workspace.alone_with_catalogs():
        before = workspace.addresses()
        update_record(workspace, publication)
    file = workspace.shown(workspace.addresses_file)
    new = [f"{file} knows the new addresses now; keep it in the repository"]
    orphans = [sentence for _, sentence in find_orphans(workspace, publication)]
    return [*new, *orphans] if workspace.addresses() != before else orphans


def deploy(target: Target, published: Published, dest: str, *, dry: bool) -> list[str]:
    """Deploy the site, and say what changes.

    :param published: with a site.
    :param dest: the place, as the publisher named it.
    :param dry: nothing is written.
    :raises UsageError: it would remove an edition that was not asked for.
    """
    assert published.site is not None
    differences = target.differences(published.site)
    _refuse_removals(published, differences, dest)
    if not differences:
        return [f"{dest}: nothing has changed"]
    if dry:
        done = f"{dest}: {differences}; nothing was written, for this was a dry run"
        return [*differences.listed(), done]
    target.deploy(published.site)
    back = f'To go back to what was there before: make rollback DEST="{dest}"'
    return [f"{dest}: {differences}", *([back] if differences.replaces else [])]


def _refuse_removals(published: Published, differences: Differences, dest: str) -> None:
    """Refuse to take away an edition that was not asked for."""
    for edition in published.unasked:
        folder = f"{edition.locale.slug}/"
        if any(
            path.startswith(folder) and after is None
            for path, (_, after) in differences.sizes.items()
        ):
            raise UsageError(
                f"{dest} has files of {edition.name} that build/site does not have: they would be"
                " removed.",
                hint="Publish every edition: make publish, without LANG=.",
            )

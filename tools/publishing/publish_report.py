"""Say what was published, or why nothing was."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from tools.model.publication import Edition, Publication, Release
from tools.publishing.deploy.changes import format_size
from tools.publishing.policy import list_obstacles
from tools.publishing.run import Published
from tools.site.metadata.addresses import SITEMAP
from tools.system import disk
from tools.workspace import Workspace


def describe_site(published: Published, workspace: Workspace) -> Iterator[str]:
    """Say of each edition whether it is in the site, and what the site does without.

    :param published: with a site.
    """
    assert published.site is not None
    yield from map(_describe, published.releases)
    yield from published.absences
    for edition in published.unasked:
        yield f"{edition.name} is left out: LANG= names another, and build/site has none of it"
    sizes = [path.stat().st_size for path in disk.files(published.site)]
    yield f"{workspace.shown(published.site)}: {len(sizes)} files, {format_size(sum(sizes))}"
    yield from _advise_on_address(workspace.publication())


def _describe(release: Release) -> str:
    name = release.edition.name
    if release.kept is not None:
        return f"{name}: stays as it was published last"
    if not release.partial and release.owed:
        return f"{name}: finished; passages of notices still to be translated: {release.owed}"
    if not release.partial:
        return f"{name}: finished"
    return (
        f"{name}: unfinished, and says so"
        f" ({release.reviewed} of {release.entries} passages translated)"
    )


def _advise_on_address(publication: Publication) -> Iterator[str]:
    """What the site does without, and how it could be had."""
    if not publication.url:
        yield (
            "Feeds, sitemaps and what search engines are told were left out: they need the"
            ' address of the site. Write url = "https://…/" in locale/editions.toml.'
        )
    elif publication.base != "/":
        yield (
            "Search engines read robots.txt at the top of a domain alone. Whoever keeps the one"
            f" there may add: Sitemap: {publication.url}{SITEMAP}"
        )


def describe_refusal(published: Published, partial: Collection[Edition]) -> Iterator[str]:
    """Say what keeps editions from going out, and what to do about it.

    :param published: without a site.
    :param partial: what was allowed already, and must be said again.
    """
    yield from list_obstacles(published.obstacles)
    yield from published.stopped
    if any(obstacle.behind for obstacle in published.obstacles):
        yield "To bring catalogues up to date with their articles: make update"
    if names := [edition.locale.gettext for edition in _merely_unfinished(published)]:
        for name in names:
            yield f"To send what is not finished to a reviewer: make review LANG={name}"
        allowed = [*sorted(edition.locale.gettext for edition in partial), *names]
        allow = " ".join(f"{name}:partial" for name in allowed)
        yield f'To publish what is finished, saying openly what is not: ALLOW="{allow}"'
    yield "Nothing was published."


def _merely_unfinished(published: Published) -> Iterator[Edition]:
    """Editions that could go out openly unfinished: nothing else is wrong with them."""
    for release in published.releases:
        obstacles = [one for one in published.obstacles if one.edition == release.edition]
        if obstacles and all(one.unfinished and not one.behind for one in obstacles):
            yield release.edition

"""Put the site together from every edition that may go out, and hand it over."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Collection, Iterator

from tools.model.errors import UsageError
from tools.model.publication import ALL, Edition, Publication, Release, resolve
from tools.publishing.deploy.changes import Differences, format_size
from tools.publishing.deploy.destination import Target, parse_destination, target_of
from tools.publishing.policy import listed, parse_allowed
from tools.publishing.run import Published, hold_publishing, put_together
from tools.site.metadata.addresses import SITEMAP
from tools.site.page_names import find_orphans, update_record
from tools.system import disk
from tools.system.clock import day
from tools.workspace import Workspace


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "edition", nargs="?", default=ALL,
        help="es, pt_BR, …: it alone, with the original; the others stay as they were published",
    )  # fmt: skip
    parser.add_argument(
        "--dest", default="",
        help="a folder, a .zip, user@host:folder, origin#branch; without it: build/site alone",
    )  # fmt: skip
    parser.add_argument(
        "--allow", default="", help='editions that may go out unfinished, e.g. "pt_BR:partial"'
    )
    parser.add_argument("--date", default="", help="the day it is published on; without it, today")
    parser.add_argument("--dry", "--dry-run", action="store_true", help="say what would change")
    parser.add_argument(
        "--force",
        action="store_true",
        help="publish where other files are, and replace those in the way",
    )


def run(args: argparse.Namespace, workspace: Workspace) -> int:
    partial, today = parse_allowed(args.allow, workspace.publication()), day(args.date)
    asked = resolve(workspace.publication(), args.edition)
    only = None if args.edition == ALL else asked
    # What is wrong with the place is said before the work, not after it.
    destination = parse_destination(args.dest) if args.dest else None
    target = target_of(destination, workspace, force=args.force) if destination else None
    with hold_publishing(workspace):
        workspace = workspace.afresh()  # whoever has waited reads what stands there by now
        published = put_together(workspace, partial, today, only=only)
        if published.site is None:
            _refuse(published, partial)
            return 1
        for note in published.notes:
            print(note, file=sys.stderr)
        for release in published.releases:
            print(_standing(release))
        for sentence in published.absences:
            print(sentence)
        for edition in published.unasked:
            print(f"{edition.name} is left out: LANG= names another, and build/site has none of it")
        sizes = [path.stat().st_size for path in disk.files(published.site)]
        shown = workspace.shown(published.site)
        print(f"{shown}: {len(sizes)} files, {format_size(sum(sizes))}")
        for sentence in _left_out(workspace.publication()):
            print(sentence)
        if not args.dry:
            _write_down(workspace)
        if target:
            _deploy(target, published, args.dest, dry=args.dry)
    return 0


def _write_down(workspace: Workspace) -> None:
    """Before a reader comes by a new address: what nobody has written down is lost one day."""
    publication, file = workspace.publication(), workspace.addresses_file
    with workspace.alone_with_catalogs():
        before = workspace.addresses()
        update_record(workspace, publication)
    if workspace.addresses() != before:
        print(
            f"{workspace.shown(file)} knows the new addresses now; keep it in the repository",
            file=sys.stderr,
        )
    for _, sentence in find_orphans(workspace, publication):
        print(sentence, file=sys.stderr)


def _deploy(target: Target, published: Published, dest: str, *, dry: bool) -> None:
    site = published.site
    assert site is not None
    differences = target.differences(site)
    _lose_nothing(published, differences, dest)
    if not differences:
        print(f"{dest}: nothing has changed")
        return
    if dry:
        print("\n".join(differences.listed()))
        print(f"{dest}: {differences}; nothing was written, for this was a dry run")
        return
    target.deploy(site)
    print(f"{dest}: {differences}")
    if differences.replaces:
        print(f'To go back to what was there before: make rollback DEST="{dest}"')


def _lose_nothing(published: Published, differences: Differences, dest: str) -> None:
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


def _standing(release: Release) -> str:
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


def _left_out(publication: Publication) -> Iterator[str]:
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


def _refuse(published: Published, partial: Collection[Edition]) -> None:
    """
    :param partial: what was allowed already, and must be said again.
    """
    for line in (*listed(published.obstacles), *published.stopped):
        print(line, file=sys.stderr)
    found = {one.edition for one in published.obstacles}
    behind = {one.edition for one in published.obstacles if one.behind}
    open_only = [
        edition.locale.gettext
        for edition in (release.edition for release in published.releases)
        if edition in found - behind
        and all(one.unfinished for one in published.obstacles if one.edition == edition)
    ]
    if behind:
        print("To bring catalogues up to date with their articles: make update", file=sys.stderr)
    if open_only:
        names = [*sorted(one.locale.gettext for one in partial), *open_only]
        allow = " ".join(f"{name}:partial" for name in names)
        for name in open_only:
            print(
                f"To send what is not finished to a reviewer: make review LANG={name}",
                file=sys.stderr,
            )
        print(
            f'To publish what is finished, saying openly what is not: ALLOW="{allow}"',
            file=sys.stderr,
        )
    print("Nothing was published.", file=sys.stderr)

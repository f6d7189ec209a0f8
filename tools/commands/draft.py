"""Let a machine draft what is untranslated or changed; a person's words are never touched."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from tools.catalogs.domains import language_pair
from tools.catalogs.memory import MemoryUnit
from tools.drafting.engines.choose import NAMES
from tools.drafting.run import DraftOptions, EditionDraft, draft, lock_drafting, report
from tools.formats.tmx import read_tmx
from tools.model.catalog import Catalog
from tools.model.errors import UsageError
from tools.model.publication import Edition, Publication, targets
from tools.model.text import printable
from tools.sources.extraction import extract
from tools.system.processes import run_in_process
from tools.workspace import Workspace


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("edition", nargs="?", default="", help="es, pt_BR, …")
    parser.add_argument("--engine", default="", help=f"{', '.join(NAMES)}, or memory alone")
    parser.add_argument("--via", default="", help="draft from this edition's reviewed sentences")
    parser.add_argument("--only", default="", help="one document, e.g. articles/latin-america-wave")
    parser.add_argument(
        "--memory", action="append", default=[], metavar="FILE",
        help="a TMX file of sentences that were translated before; can be said again",
    )  # fmt: skip
    parser.add_argument(
        "--redraft", action="store_true", help="drafts that nobody has touched are made again"
    )
    parser.add_argument("--dry", action="store_true", help="say what would be written")


def run(args: argparse.Namespace, workspace: Workspace) -> int:
    if not args.edition:
        raise UsageError("Which edition?", hint="make draft LANG=es")
    publication = workspace.publication()
    editions = targets(publication, args.edition)
    via = _origin(publication, editions, args.via) if args.via else None
    traded = _traded(publication.source, editions, [name for name in args.memory if name])
    with lock_drafting(workspace):
        with workspace.alone_with_catalogs() as now:
            for edition in editions:  # a fault anywhere stops before anything is written
                now.catalogs(edition.locale)
        # What Sphinx needs of memory is given back before a model comes.
        templates = run_in_process(_templates, workspace)
        for edition in editions:
            wish = DraftOptions(
                engine=args.engine, via=via, only=args.only, redraft=args.redraft, dry=args.dry,
                traded=traded[edition], environment=os.environ,
            )  # fmt: skip
            _say(edition, draft(workspace, edition, templates, wish), dry=args.dry)
    return 0


def _templates(workspace: Workspace) -> dict[str, Catalog]:
    return extract(workspace).templates


def _origin(publication: Publication, editions: Sequence[Edition], name: str) -> Edition:
    """The edition from whose reviewed sentences *editions* are drafted."""
    found = targets(publication, name)
    if len(found) != 1 or found[0] in editions:
        drafted = editions[0].name
        raise UsageError(
            f"VIA={name} does not say from which other edition {drafted} is to be drafted.",
            hint="make draft LANG=pt VIA=es",
        )
    return found[0]


def _traded(
    source: Edition, editions: Sequence[Edition], names: Sequence[str]
) -> dict[Edition, dict[str, tuple[MemoryUnit, ...]]]:
    """The units of TMX files, by edition and file.

    :raises UsageError: there is no such file, or it serves none of the editions.
    """
    found: dict[Edition, dict[str, tuple[MemoryUnit, ...]]] = {one: {} for one in editions}
    for name in names:
        path = Path(name)
        if not path.is_file():
            raise UsageError(f"MEMORY={printable(name, 200)}: there is no such file.")
        tmx = read_tmx(path.read_bytes(), path=name)
        for edition in editions:
            languages = language_pair(source.locale, edition.locale)
            found[edition][path.name] = found[edition].get(path.name, ()) + tmx.of(languages)
        if not any(units[path.name] for units in found.values()):
            wanted = " or ".join(edition.locale.html for edition in editions)
            raise UsageError(
                f"{name}:1: it has no sentence in both {source.locale.html} and {wanted}.",
                hint=f"It has: {', '.join(tmx.languages) or 'nothing'}.",
            )
    return found


def _say(edition: Edition, drafted: EditionDraft, *, dry: bool) -> None:
    outcomes = drafted.outcomes
    if not outcomes:
        print(f"{edition.name}: nothing is left to draft")
        return
    for outcome in outcomes:
        for line in report(outcome.domain, outcome.drafts):
            print(line)
    if drafted.remark:
        print(f"{edition.name}: {drafted.remark}")
    verb = "would be written" if dry else "written"
    print(f"{edition.name}: catalogues {verb}: {sum(one.changed for one in outcomes)}")

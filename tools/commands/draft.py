"""Let a machine draft what is untranslated or changed; a person's words are never touched."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence

from tools.drafting.engines import NAMES
from tools.drafting.run import (
    DraftOptions,
    EditionDraft,
    draft,
    lock_drafting,
    read_memories,
    report,
)
from tools.model.catalog import Catalog
from tools.model.errors import UsageError
from tools.model.publication import Edition, Publication, resolve_translated
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
    editions = resolve_translated(publication, args.edition)
    via = _origin(publication, editions, args.via) if args.via else None
    memories = read_memories(publication.source, editions, list(filter(None, args.memory)))
    with lock_drafting(workspace):
        with workspace.alone_with_catalogs() as now:
            for edition in editions:  # a fault anywhere stops before anything is written
                now.catalogs(edition.locale)
        # What Sphinx needs of memory is given back before a model comes.
        templates = run_in_process(_templates, workspace)
        for edition in editions:
            options = DraftOptions(
                engine=args.engine, via=via, only=args.only, redraft=args.redraft, dry=args.dry,
                memories=memories[edition], environment=os.environ,
            )  # fmt: skip
            _print(edition, draft(workspace, edition, templates, options), dry=args.dry)
    return 0


def _templates(workspace: Workspace) -> dict[str, Catalog]:
    return extract(workspace).templates


def _origin(publication: Publication, editions: Sequence[Edition], name: str) -> Edition:
    """Find the edition from whose reviewed sentences *editions* are drafted."""
    origins = resolve_translated(publication, name)
    if len(origins) != 1 or origins[0] in editions:
        drafted = editions[0].name
        raise UsageError(
            f"VIA={name} does not say from which other edition {drafted} is to be drafted.",
            hint="make draft LANG=pt VIA=es",
        )
    return origins[0]


def _print(edition: Edition, drafted: EditionDraft, *, dry: bool) -> None:
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

"""Bring the catalogues up to date with the articles; reviewed words are never lost."""

from __future__ import annotations

import argparse

from tools.model.publication import ALL, resolve_translated
from tools.sources.refresh import update_catalogs
from tools.workspace import Workspace


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "edition", nargs="?", default=ALL, help="es, pt_BR, …; without it, every one"
    )
    parser.add_argument(
        "--typo",
        action="store_true",
        help="where only spelling mistakes were corrected, translations stay reviewed",
    )


def run(args: argparse.Namespace, workspace: Workspace) -> int:
    publication = workspace.publication()
    editions = resolve_translated(publication, args.edition)
    with workspace.alone_with_catalogs() as now:
        update_catalogs(now, publication, editions, print, typo=args.typo)
    return 0

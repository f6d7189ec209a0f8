"""Make an EPUB, a PDF and a picture to share of each article, in build/books/<slug>/."""

from __future__ import annotations

import argparse
import sys

from tools.books.build import WrittenBooks, update_books
from tools.books.pdf import advice_without_pango
from tools.model.publication import resolve
from tools.site.sphinx_build.edition import build_edition
from tools.workspace import Workspace


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "edition", nargs="?", help="es, pt_BR, … or all; without it, the source language"
    )


def run(args: argparse.Namespace, workspace: Workspace) -> int:
    failed = False
    if lacks := advice_without_pango():
        print(lacks, file=sys.stderr)
    for edition in resolve(workspace.publication(), args.edition):
        printed = build_edition(workspace, edition)
        if printed.findings:
            failed = True
            print(*printed.findings, sep="\n", file=sys.stderr)
            print(f"{edition.name}: no books, since its pages were not built.", file=sys.stderr)
        else:
            folder = workspace.shown(workspace.books / edition.locale.slug)
            _report(update_books(workspace, edition), folder)
    return int(failed)


def _report(bound: WrittenBooks, folder: str) -> None:
    for warning in bound.warnings():
        print(warning, file=sys.stderr)
    count = len(bound.names)
    what = f"books of {count} article{'s' * (count != 1)}"
    done = f"{bound.made} made, {count - bound.made} unchanged" if bound.made else "nothing changed"
    print(f"{bound.edition.name}: {what}: {done}. See {folder}/")

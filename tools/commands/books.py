"""Make an EPUB, a PDF and a picture to share of each article, in build/books/<slug>/."""

from __future__ import annotations

import argparse
import sys

from tools.books.binding import Bound, bind
from tools.editions import resolve
from tools.press.printing import print_edition
from tools.workspace import Workspace


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "edition", nargs="?", help="es, pt_BR, … or all; without it, the source language"
    )


def run(args: argparse.Namespace, workspace: Workspace) -> int:
    failed = False
    for edition in resolve(workspace.publication(), args.edition):
        printed = print_edition(workspace, edition)
        if printed.findings:
            failed = True
            print(*printed.findings, sep="\n", file=sys.stderr)
            print(f"{edition.name}: no books, since its pages were not built.", file=sys.stderr)
        else:
            _report(bind(workspace, edition))
    return int(failed)


def _report(bound: Bound) -> None:
    for name, letters in bound.unset.items():
        print(
            f"{name}: no font on this machine has {' '.join(letters)}; in the PDF and the pictures"
            " boxes stand for them. Install one, then type: make clean",
            file=sys.stderr,
        )
    count = len(bound.names)
    what = f"books of {count} article{'s' * (count != 1)}"
    done = f"{bound.made} made, {count - bound.made} unchanged" if bound.made else "nothing changed"
    folder = f"build/books/{bound.edition.locale.slug}/"
    print(f"{bound.edition.name}: {what}: {done}. See {folder}")

"""Write what a reviewer works in, to be sent by e-mail: a page, or a file for their program."""

from __future__ import annotations

import argparse

from tools.catalogs.domains import keep_translated
from tools.model.errors import UsageError
from tools.model.publication import resolve_translated
from tools.reviewing.exchange import ENDINGS
from tools.reviewing.make_review import make_file, make_page
from tools.sources.extraction import extract
from tools.system import disk
from tools.workspace import Workspace


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("edition", nargs="?", default="", help="es, pt_BR, …")
    parser.add_argument("--only", default="", help="one document, e.g. articles/latin-america-wave")
    parser.add_argument(
        "--format", default="", help=f"{', '.join(ENDINGS)}: for a program; without it, a page"
    )


def run(args: argparse.Namespace, workspace: Workspace) -> int:
    if not args.edition:
        raise UsageError("Which edition?", hint="make review LANG=es")
    if args.format and args.format not in ENDINGS:
        raise UsageError(f"There is no FORMAT={args.format}. There are: {', '.join(ENDINGS)}.")
    publication = workspace.publication()
    sources = extract(workspace)
    for edition in resolve_translated(publication, args.edition):
        templates = keep_translated(publication, edition, sources.templates)
        path = workspace.review_file(edition.locale, ENDINGS.get(args.format, "html"))
        if args.format:
            data = make_file(workspace, edition, templates, args.format, only=args.only)
            advice = "Send it to the translator, who opens it in their program, and sends it back:"
        else:
            data = make_page(workspace, edition, templates, sources.kinds, only=args.only)
            advice = (
                "Send it to the reviewer. They open it in a browser, and send back a small file:"
            )
        disk.write(path, data)
        print(f"{edition.name}: {workspace.shown(path)}\n  {advice}")
        print(f"  make accept LANG={edition.locale.gettext} FILE=…")
    return 0

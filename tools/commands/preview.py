"""Show an edition as it will look, and bring its pages up to date at every save."""

from __future__ import annotations

import argparse
import webbrowser
from contextlib import suppress

from tools.model.errors import UsageError
from tools.model.publication import ALL, resolve
from tools.preview.build import Pages
from tools.preview.server import Preview
from tools.system.locks import try_lock
from tools.workspace import Workspace

EDITOR = "vscode://file/{path}:{line}"
"""Opens a file in Visual Studio Code and its kin."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("edition", nargs="?", help="es, pt_BR, …; without it, the source language")
    parser.add_argument("--open", action="store_true", help="open the page in the browser")
    parser.add_argument(
        "--editor",
        default=EDITOR,
        metavar="ADDRESS",
        help=f"what a link to an entry opens, with {{path}} and {{line}}; else {EDITOR}",
    )


def run(args: argparse.Namespace, workspace: Workspace) -> int:
    if args.edition == ALL:
        raise UsageError("A preview shows one edition. To see two, start two previews.")
    (edition,) = resolve(workspace.publication(), args.edition)
    pages = Pages(workspace, edition, editor=args.editor)
    with try_lock(pages.room / "lock") as free:
        if not free:
            raise UsageError(
                f"Another preview of {edition.name} is running.",
                hint="Use its page, or end it with Ctrl-C where it was started.",
            )
        preview = Preview(pages)
        with suppress(KeyboardInterrupt):  # the way to end it, and no fault
            preview.run(ready=lambda: _announce(preview, opened=args.open))
        print(f"\n{edition.name}: the preview has ended.")
    return 0


def _announce(preview: Preview, *, opened: bool) -> None:
    print(f"{preview.pages.edition.name}: open {preview.address}", flush=True)
    print("Every save is shown there at once. Ctrl-C ends the preview.", flush=True)
    if opened:
        webbrowser.open(preview.address)

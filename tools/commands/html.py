"""Build one edition, or every one, into build/html/<slug>/."""

from __future__ import annotations

import argparse
import sys

from tools.model.publication import resolve
from tools.site.front_pages import is_stand_in, update_front_pages
from tools.site.sphinx_build.edition import BuiltEdition, build_editions
from tools.workspace import Workspace


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "edition", nargs="?", help="es, pt_BR, … or all; without it, the source language"
    )


def run(args: argparse.Namespace, workspace: Workspace) -> int:
    publication = workspace.publication()
    failed = False
    for printed in build_editions(workspace, resolve(publication, args.edition)):
        failed |= bool(printed.findings)
        _report(printed, workspace)
    update_front_pages(workspace)
    return int(failed)


def _report(printed: BuiltEdition, workspace: Workspace) -> None:
    name = printed.edition.name
    if printed.findings:
        for finding in printed.findings:
            print(finding, file=sys.stderr)
        built = printed.page.exists() and not is_stand_in(printed.page)
        kept = "; the pages built before are still there" if built else ""
        print(f"{name}: not built{kept}.", file=sys.stderr)
        return
    done = "built" if printed.fresh else "nothing has changed"
    print(f"{name}: {done}. Open {workspace.shown(printed.page)}")

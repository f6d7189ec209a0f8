"""Show where every edition stands; what is left to do is no failure of this command."""

from __future__ import annotations

import argparse

from tools.model.publication import ALL, targets
from tools.publishing.readiness import standings
from tools.publishing.status_report import as_data, as_table
from tools.system.clock import day
from tools.system.terminal import as_json
from tools.workspace import Workspace


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "edition", nargs="?", default=ALL, help="es, pt_BR, …; without it, every one"
    )
    parser.add_argument("--date", default="", help="the day of publishing; without it, today")
    parser.add_argument("--json", action="store_true", help="for machines")


def run(args: argparse.Namespace, workspace: Workspace) -> int:
    publication = workspace.publication()
    found = standings(workspace, targets(publication, args.edition), day(args.date))
    if args.json:
        print(as_json({"editions": [as_data(one) for one in found]}))
    else:
        print("\n\n".join(as_table(one, publication.source) for one in found))
    return 0

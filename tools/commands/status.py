"""Show where every edition stands; what is left to do is no failure of this command."""

from __future__ import annotations

import argparse

from tools.model.publication import ALL, resolve_translated
from tools.publishing.edition_status import edition_statuses, status_data, status_table
from tools.system.clock import parse_day
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
    statuses = edition_statuses(
        workspace, resolve_translated(publication, args.edition), parse_day(args.date)
    )
    if args.json:
        print(as_json({"editions": [status_data(status) for status in statuses]}))
    else:
        print("\n\n".join(status_table(status, publication.source) for status in statuses))
    return 0

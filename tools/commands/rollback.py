"""Put the site before back where it was handed over; a second time, this one again."""

from __future__ import annotations

import argparse

from tools.model.errors import UsageError
from tools.publishing.deploy import handover_of
from tools.publishing.deploy.target import place_of
from tools.publishing.run import alone_in
from tools.workspace import Workspace


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dest", default="", help="where it was published, as it was typed then")
    parser.add_argument(
        "--force", action="store_true", help="replace what somebody else has put in its way since"
    )


def run(args: argparse.Namespace, workspace: Workspace) -> int:
    if not args.dest:
        raise UsageError("Where?", hint="make rollback DEST=/srv/www/onda")
    handover = handover_of(place_of(args.dest), workspace, force=args.force)
    with alone_in(workspace):
        handover.roll_back()
    print(f"{args.dest}: the site before is back. Type it again to undo that.")
    return 0

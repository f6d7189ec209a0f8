"""Put the site before back where it was handed over; a second time, this one again."""

from __future__ import annotations

import argparse

from tools.model.errors import UsageError
from tools.publishing.deploy.destination import parse_destination, target_of
from tools.publishing.run import hold_publishing
from tools.workspace import Workspace


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dest", default="", help="where it was published, as it was typed then")
    parser.add_argument(
        "--force", action="store_true", help="replace what somebody else has put in its way since"
    )


def run(args: argparse.Namespace, workspace: Workspace) -> int:
    if not args.dest:
        raise UsageError("Where?", hint="make rollback DEST=/srv/www/onda")
    target = target_of(parse_destination(args.dest), workspace, force=args.force)
    with hold_publishing(workspace):
        target.roll_back()
    print(f"{args.dest}: the site before is back. Type it again to undo that.")
    return 0

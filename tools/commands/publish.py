"""Put the site together from every edition that may go out, and hand it over."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from typing import TextIO

from tools.model.publication import ALL, resolve
from tools.publishing.deploy.destination import parse_destination, target_of
from tools.publishing.policy import parse_allowed
from tools.publishing.publish_report import describe_refusal, describe_site
from tools.publishing.run import deploy, hold_publishing, put_together, record_addresses
from tools.system.clock import parse_day
from tools.workspace import Workspace


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "edition", nargs="?", default=ALL,
        help="es, pt_BR, …: it alone, with the original; the others stay as they were published",
    )  # fmt: skip
    parser.add_argument(
        "--dest", default="",
        help="a folder, a .zip, user@host:folder, origin#branch; without it: build/site alone",
    )  # fmt: skip
    parser.add_argument(
        "--allow", default="", help='editions that may go out unfinished, e.g. "pt_BR:partial"'
    )
    parser.add_argument("--date", default="", help="the day it is published on; without it, today")
    parser.add_argument("--dry", "--dry-run", action="store_true", help="say what would change")
    parser.add_argument(
        "--force",
        action="store_true",
        help="publish where other files are, and replace those in the way",
    )


def run(args: argparse.Namespace, workspace: Workspace) -> int:
    partial, today = parse_allowed(args.allow, workspace.publication()), parse_day(args.date)
    asked = resolve(workspace.publication(), args.edition)
    only = None if args.edition == ALL else asked
    # What is wrong with the place is said before the work, not after it.
    destination = parse_destination(args.dest) if args.dest else None
    target = target_of(destination, workspace, force=args.force) if destination else None
    with hold_publishing(workspace):
        workspace = workspace.afresh()  # whoever has waited reads what is there by now
        published = put_together(workspace, partial, today, only=only)
        if published.site is None:
            _print(describe_refusal(published, partial), sys.stderr)
            return 1
        _print(published.notes, sys.stderr)
        _print(describe_site(published, workspace), sys.stdout)
        if not args.dry:
            _print(record_addresses(workspace), sys.stderr)
        if target:
            _print(deploy(target, published, args.dest, dry=args.dry), sys.stdout)
    return 0


def _print(lines: Iterable[str], file: TextIO) -> None:
    for line in lines:
        print(line, file=file)

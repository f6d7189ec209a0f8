"""Take in what reviewers sent back: the small files that the review page saved."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Sequence
from pathlib import Path

from tools.model.errors import UsageError
from tools.model.publication import Edition, resolve_translated
from tools.reviewing.accept_files import AcceptedFile, accept_files, is_left, summarize
from tools.workspace import Workspace

HINT = "make accept LANG=es FILE=review-es.json"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("edition", nargs="?", default="", help="es, pt_BR, …")
    parser.add_argument("files", nargs="*", help="what reviewers sent back")


def run(args: argparse.Namespace, workspace: Workspace) -> int:
    if not args.edition:
        raise UsageError("Which edition?", hint=HINT)
    editions = resolve_translated(workspace.publication(), args.edition)
    if len(editions) > 1:
        raise UsageError("A review is of one edition. Name it.", hint=HINT)
    paths = _paths(args.files)
    with workspace.alone_with_catalogs() as now:
        accepted = accept_files(now, editions[0], paths)
        _report(now, editions[0], accepted)
    return int(any(is_left(outcome) for file in accepted for outcome in file.outcomes))


def _paths(names: Sequence[str]) -> list[Path]:
    """List the files that were named; one word may hold several, with spaces between."""
    paths: list[Path] = []
    for name in filter(None, names):
        parts = [Path(part) for part in _parts(name)]
        several = not Path(name).is_file() and all(part.is_file() for part in parts)
        paths += parts if several else [Path(name)]
    for path in paths:
        if not path.is_file():
            raise UsageError(f"There is no file {path}.", hint=HINT)
    if not paths:
        raise UsageError("Which file?", hint=HINT)
    return paths


def _parts(name: str) -> list[str]:
    try:
        return shlex.split(name)
    except ValueError:  # an apostrophe of a name
        return [name]


def _report(workspace: Workspace, edition: Edition, accepted: Sequence[AcceptedFile]) -> None:
    written = workspace.catalogs(edition.locale)
    folder = workspace.shown(workspace.catalog_folder(edition.locale))
    for file in accepted:
        title = f"{edition.name}: {file.path}"
        print("\n".join(summarize(title, file.sent, file.outcomes, written, folder)))

"""Take in what reviewers sent back: the small files that the review page saved."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tools.catalogs.domains import PLAIN, WORKSHOP, languages_of
from tools.catalogs.headers import add_reviewer
from tools.catalogs.revision_date import update_dates
from tools.i18n.translations import interface_translations
from tools.language.sentences import Languages
from tools.model.catalog import Catalog
from tools.model.editions import targets
from tools.model.errors import UsageError
from tools.model.publication import Edition
from tools.model.text import printable
from tools.reviewing.accept import AnswerOutcome, accept, fault_finder
from tools.reviewing.exchange import form_of, take_back
from tools.reviewing.return_file import LARGEST, Return, parse_return
from tools.reviewing.summary import is_left, summarize
from tools.system import clock
from tools.workspace import Workspace

HINT = "make accept LANG=es FILE=review-es.json"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("edition", nargs="?", default="", help="es, pt_BR, …")
    parser.add_argument("files", nargs="*", help="what reviewers sent back")


def run(args: argparse.Namespace, workspace: Workspace) -> int:
    if not args.edition:
        raise UsageError("Which edition?", hint=HINT)
    editions = targets(workspace.publication(), args.edition)
    if len(editions) > 1:
        raise UsageError("A review is of one edition. Name it.", hint=HINT)
    paths = _paths(args.files)
    with workspace.alone_with_catalogs() as now:
        return _accept(now, editions[0], paths)


def _paths(names: Sequence[str]) -> list[Path]:
    """The files that were named; several may stand in one word, with blanks between."""
    found: list[Path] = []
    for name in filter(None, names):
        parts = [Path(part) for part in _parts(name)]
        several = not Path(name).is_file() and all(part.is_file() for part in parts)
        found += parts if several else [Path(name)]
    for path in found:
        if not path.is_file():
            raise UsageError(f"There is no file {path}.", hint=HINT)
    if not found:
        raise UsageError("Which file?", hint=HINT)
    return found


def _parts(name: str) -> list[str]:
    try:
        return shlex.split(name)
    except ValueError:  # an apostrophe of a name
        return [name]


def _accept(workspace: Workspace, edition: Edition, paths: Sequence[Path]) -> int:
    """Everything is read before anything is written."""
    before = workspace.catalogs(edition.locale)
    if not before:
        name = edition.locale.gettext
        raise UsageError(f"{edition.name} has no catalogues.", hint=f"make update LANG={name}")
    publication = workspace.publication()
    languages = languages_of(publication, edition)
    returns = [
        (path, _read(path, edition, publication.editions, before, languages)) for path in paths
    ]
    words = interface_translations(edition, before.get(WORKSHOP))
    faults = fault_finder(languages, words, PLAIN)
    after, found = before, []
    for path, sent in returns:
        after, outcomes = accept(after, sent, faults)
        after = _credited(after, outcomes, sent.reviewer)
        found.append((path, sent, outcomes))
    for domain, catalog in update_dates(after.values(), before, clock.now()).items():
        if catalog is not before[domain]:
            workspace.save(edition.locale, catalog)
    written = workspace.catalogs(edition.locale)
    folder = workspace.shown(workspace.catalog_folder(edition.locale))
    for path, sent, outcomes in found:
        print("\n".join(summarize(f"{edition.name}: {path}", sent, outcomes, written, folder)))
    return int(any(is_left(one) for _, _, outcomes in found for one in outcomes))


def _read(
    path: Path,
    edition: Edition,
    others: Sequence[Edition],
    catalogs: dict[str, Catalog],
    languages: Languages,
) -> Return:
    """:raises ToolsError: the file is no review, or one of another edition."""
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if form_of(path.name):
        found = take_back(data, catalogs, languages, path=str(path))
    else:
        found = parse_return(data, path=str(path))
    if not found.locale:  # a table without a row
        return found
    if found.locale.replace("-", "_").lower() != edition.locale.gettext.lower():
        raise _of_another(found, path, edition, others)
    return found


def _of_another(
    found: Return, path: Path, edition: Edition, others: Sequence[Edition]
) -> UsageError:
    """A command that can be typed is offered for an edition there is: a file may lie."""
    known = found.locale in {one.locale.gettext for one in others}
    return UsageError(
        f"{path}: this is a review of the edition {printable(found.locale, 40)}, not of"
        f" {edition.locale.gettext}. Nothing was changed.",
        hint=f"make accept LANG={found.locale} FILE={shlex.quote(str(path))}" if known else "",
    )


def _credited(
    catalogs: dict[str, Catalog], outcomes: Sequence[AnswerOutcome], name: str
) -> dict[str, Catalog]:
    """The catalogues whose entries they finished name them, if they want to be named."""
    finished = {one.domain for one in outcomes if name and one.finished}
    return {
        domain: replace(one, header=add_reviewer(one.header, name)) if domain in finished else one
        for domain, one in catalogs.items()
    }

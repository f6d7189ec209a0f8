"""Files that reviewers sent back: read, and taken into the catalogues."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tools.catalogs.domains import PLAIN, WORKSHOP, languages_of
from tools.catalogs.headers import add_reviewer
from tools.catalogs.revision_date import update_dates
from tools.i18n import interface_translations
from tools.language.sentences import Languages
from tools.model.catalog import Catalog
from tools.model.errors import UsageError
from tools.model.publication import Edition
from tools.model.text import printable
from tools.reviewing.accept import AnswerOutcome, accept, fault_finder
from tools.reviewing.exchange import form_of, take_back
from tools.reviewing.return_file import LARGEST, Return, parse_return
from tools.system import clock
from tools.workspace import Workspace


@dataclass(frozen=True)
class TakenIn:
    """A file, and what became of its answers."""

    path: Path
    sent: Return
    outcomes: tuple[AnswerOutcome, ...]


def take_in(workspace: Workspace, edition: Edition, paths: Sequence[Path]) -> list[TakenIn]:
    """Take in what reviewers sent back; everything is read before anything is written.

    :param workspace: whoever calls is alone with its catalogues.
    :raises ToolsError: the edition has no catalogues, or a file is no review of it.
    """
    before = workspace.catalogs(edition.locale)
    if not before:
        name = edition.locale.gettext
        raise UsageError(f"{edition.name} has no catalogues.", hint=f"make update LANG={name}")
    publication = workspace.publication()
    languages = languages_of(publication, edition)
    returns = [
        read_returned(path, edition, publication.editions, before, languages) for path in paths
    ]
    words = interface_translations(edition, before.get(WORKSHOP))
    faults = fault_finder(languages, words, PLAIN)
    after, taken = before, []
    for path, sent in zip(paths, returns, strict=True):
        after, outcomes = accept(after, sent, faults)
        after = _credited(after, outcomes, sent.reviewer)
        taken.append(TakenIn(path, sent, tuple(outcomes)))
    for domain, catalog in update_dates(after.values(), before, clock.now()).items():
        if catalog is not before[domain]:
            workspace.save(edition.locale, catalog)
    return taken


def read_returned(
    path: Path,
    edition: Edition,
    others: Sequence[Edition],
    catalogs: dict[str, Catalog],
    languages: Languages,
) -> Return:
    """Read what a reviewer sent back, in whichever format.

    :raises ToolsError: the file is no review, or one of another edition.
    """
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if form_of(path.name):
        found = take_back(data, catalogs, languages, path=str(path))
    else:
        found = parse_return(data, path=str(path))
    if not found.locale:  # a table without a row
        return found
    if found.locale.replace("-", "_").lower() != edition.locale.gettext.lower():
        raise _other_edition(found, path, edition, others)
    return found


def _other_edition(
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

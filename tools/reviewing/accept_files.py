"""Accept the files that reviewers sent back, and tell the editor what became of them."""

from __future__ import annotations

import shlex
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tools.catalogs.domains import PLAIN, WORKSHOP, languages_of
from tools.catalogs.headers import add_reviewer
from tools.catalogs.notes.reviewed import conflicts
from tools.catalogs.revision_date import update_dates
from tools.i18n import interface_translations
from tools.language.sentences import Languages
from tools.model.catalog import Catalog, State
from tools.model.errors import UsageError
from tools.model.publication import Edition
from tools.model.text import printable
from tools.reviewing.accept import AnswerOutcome, Fate, accept, make_fault_finder
from tools.reviewing.exchange import form_of, read_exchange_file
from tools.reviewing.return_file import LARGEST, Return, parse_return
from tools.system import clock
from tools.workspace import Workspace

COUNTED = {
    Fate.REVIEWED: "reviewed",
    Fate.BEGUN: "begun",
    Fate.CONFLICT: "in conflict",
    Fate.FAULTY: "not taken as finished",
    Fate.GONE: "for paragraphs that are gone",
    Fate.SAME: "already there",
}
"""In the order they are told."""
LONG = 60
"""Characters of a source that are enough to know it by."""
LONGEST = 2000
"""Characters of a text that a person would still read in a terminal; the file has all of it."""


@dataclass(frozen=True)
class AcceptedFile:
    """A file, and what became of its answers."""

    path: Path
    sent: Return
    outcomes: tuple[AnswerOutcome, ...]


def accept_files(
    workspace: Workspace, edition: Edition, paths: Sequence[Path]
) -> list[AcceptedFile]:
    """Merge what reviewers sent back; everything is read before anything is written.

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
    faults = make_fault_finder(languages, words, PLAIN)
    after, accepted = before, []
    for path, sent in zip(paths, returns, strict=True):
        after, outcomes = accept(after, sent, faults)
        after = _credited(after, outcomes, sent.reviewer)
        accepted.append(AcceptedFile(path, sent, tuple(outcomes)))
    for domain, catalog in update_dates(after.values(), before, clock.now()).items():
        if catalog is not before[domain]:
            workspace.save(edition.locale, catalog)
    return accepted


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
        sent = read_exchange_file(data, catalogs, languages, path=str(path))
    else:
        sent = parse_return(data, path=str(path))
    # A table without a row names no edition.
    if sent.locale and sent.locale.replace("-", "_").lower() != edition.locale.gettext.lower():
        raise _other_edition(sent, path, edition, others)
    return sent


def _other_edition(
    sent: Return, path: Path, edition: Edition, others: Sequence[Edition]
) -> UsageError:
    """A command that can be typed is offered for an edition there is: a file may lie."""
    known = sent.locale in {one.locale.gettext for one in others}
    return UsageError(
        f"{path}: this is a review of the edition {printable(sent.locale, 40)}, not of"
        f" {edition.locale.gettext}. Nothing was changed.",
        hint=f"make accept LANG={sent.locale} FILE={shlex.quote(str(path))}" if known else "",
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


def is_left(outcome: AnswerOutcome) -> bool:
    """Tell whether a person has to look: a conflict is open, or something is wrong with it."""
    after = outcome.after
    undone = outcome.answer.done and after.state is not State.REVIEWED and not after.obsolete
    return undone or outcome.fate in {Fate.CONFLICT, Fate.FAULTY} or bool(conflicts(after))


def summarize(
    title: str,
    sent: Return,
    outcomes: Sequence[AnswerOutcome],
    catalogs: Mapping[str, Catalog],
    folder: str,
) -> Iterator[str]:
    """Write lines for the terminal, a paragraph for each document that has an answer.

    :param catalogs: as they were written: an entry knows its line.
    :param folder: theirs, as a person types it.
    """
    by_domain: defaultdict[str, list[AnswerOutcome]] = defaultdict(list)
    for outcome in outcomes:
        by_domain[outcome.domain].append(outcome)
    yield f"{title}, reviewed by {printable(sent.reviewer)}" if sent.reviewer else title
    if not by_domain:
        yield "  nothing has changed"
    for domain, outcomes_here in sorted(by_domain.items()):
        counts = (
            f"{number} {words}"
            for fate, words in COUNTED.items()
            if (number := sum(one.fate is fate for one in outcomes_here))
        )
        yield f"  {domain}: {', '.join(counts)}"
        lines = {entry.key: entry.line for entry in catalogs[domain]}
        for outcome in filter(is_left, outcomes_here):
            place = f"{folder}/{domain}.po:{lines.get(outcome.after.key, 1)}"
            yield from (f"    {line}" for line in _told(outcome, place))


def _told(outcome: AnswerOutcome, place: str) -> Iterator[str]:
    """What a person has to look at, and what to do."""
    yield f"{place}: {_cut(outcome.after.msgid, LONG)}"
    for reason in outcome.reasons:
        yield f"  {printable(reason)}"
    others = conflicts(outcome.after)
    if others:
        yield f"  here:      {_cut(outcome.after.msgstr, LONGEST)}"
    for one in others:
        name = f" ({printable(one.name)})" if one.name else ""
        yield f"  came back: {_cut(one.text, LONGEST)}{name}"
    if others:
        yield "  Choose one: make review shows both on its page. Or write it as the msgstr here,"
        yield "  and delete the line “# conflict: …” above it."
    elif not outcome.answer.theirs:
        yield "  It is finished in this file and marked as needing work here. If that is settled,"
        yield "  take the mark away."
    elif not outcome.reasons:
        yield "  It still needs work, although the reviewer was through with it."


def _cut(text: str, most: int) -> str:
    shown = printable(text[: most + 1])
    return f"{shown[:most]}…" if len(shown) > most else shown

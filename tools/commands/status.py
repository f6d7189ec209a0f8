"""Show where every edition stands; exit 1 if something is left to do."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator

from tools.editions import ALL, targets
from tools.formats.po import line_endings
from tools.model import Edition, State
from tools.press import proof
from tools.press.dates import spell
from tools.press.desk import Desk
from tools.press.extraction import Sources
from tools.statuses import Status, Tally, judge
from tools.upkeep import Upkeep, refresh
from tools.workspace import WORKSHOP, Workspace

STATES = (State.UNTRANSLATED, State.DRAFT, State.CHANGED, State.REVIEWED)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "edition", nargs="?", default=ALL, help="es, pt_BR, …; without it, every one"
    )
    parser.add_argument("--json", action="store_true", help="for machines")


def run(args: argparse.Namespace, workspace: Workspace) -> int:
    editions = targets(workspace.publication(), args.edition)
    sources, upkeeps = refresh(workspace, editions)
    found = {upkeep.edition: _judge(workspace, sources, upkeep) for upkeep in upkeeps}
    if args.json:
        shown = {"editions": [_as_data(edition, rows) for edition, rows in found.items()]}
        print(json.dumps(shown, ensure_ascii=False, indent=2))
    else:
        english = workspace.publication().source
        print("\n\n".join(_as_table(edition, rows, english) for edition, rows in found.items()))
    return int(any(row.tally.left or row.findings for rows in found.values() for row in rows))


def _judge(workspace: Workspace, sources: Sources, upkeep: Upkeep) -> list[Status]:
    """One for each document there is; catalogues of vanished ones have nothing left to do."""
    press = Desk(
        workspace=workspace,
        publication=workspace.publication(),
        edition=upkeep.edition,
        catalogs=upkeep.before,
    )
    findings = [*proof.read(press), *_foreign_endings(workspace, upkeep.edition)]
    folder = workspace.shown(workspace.catalog_folder(upkeep.edition.locale))
    rows = []
    for merge in upkeep.merges:
        catalog, article = merge.catalog, sources.articles.get(merge.catalog.domain)
        # What the workshop says is no part of an edition.
        if catalog.domain in sources.templates and catalog.domain != WORKSHOP:
            mine = f"{folder}/{catalog.domain}.po:"
            rows.append(
                judge(
                    catalog,
                    date=article.date if article else "",
                    corrections=article.corrections if article else (),
                    findings=[finding for finding in findings if finding.startswith(mine)],
                )
            )
    return rows


def _foreign_endings(workspace: Workspace, edition: Edition) -> Iterator[str]:
    folder = workspace.shown(workspace.catalog_folder(edition.locale))
    for name, data in workspace.catalog_files(edition.locale).items():
        if line_endings(data) != ("\n",):
            yield f"{folder}/{name}:1: lines end as on Windows (CRLF); save with Unix endings (LF)"


def _as_data(edition: Edition, rows: list[Status]) -> dict[str, object]:
    total = sum((row.tally for row in rows), Tally())
    return {
        "locale": edition.locale.gettext,
        "name": edition.name,
        **_counts(total),
        "documents": [
            {
                "domain": row.domain,
                **_counts(row.tally),
                "as_of": row.as_of or None,
                "lacks": list(row.lacks),
                "findings": list(row.findings),
            }
            for row in rows
        ],
    }


def _counts(tally: Tally) -> dict[str, object]:
    return {
        "entries": {state.value: tally.entries[state] for state in STATES},
        "words": {state.value: tally.words[state] for state in STATES},
        "minutes_left": tally.minutes,
    }


def _as_table(edition: Edition, rows: list[Status], source: Edition) -> str:
    """Entries and words in each state, a line a document."""
    total = sum((row.tally for row in rows), Tally())
    lines = [["", *(state.value for state in STATES), "left"]]
    lines += [[row.domain, *_cells(row.tally)] for row in rows]
    lines.append(["together", *_cells(total)])
    widths = [max(len(line[n]) for line in lines) for n in range(len(lines[0]))]
    text = [f"{edition.name} ({edition.locale.gettext}): entries / words"]
    for line, row in zip(lines, [None, *rows, None], strict=True):
        cells = (cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True))
        text.append(f"  {line[0].ljust(widths[0])}  {'  '.join(cells)}".rstrip())
        text += [f"      {remark}" for remark in _remarks(row, source)] if row else []
    return "\n".join(text)


def _cells(tally: Tally) -> list[str]:
    counts = [f"{tally.entries[state]} / {tally.words[state]}" for state in STATES]
    return [*counts, f"{tally.minutes} min" if tally.left else "nothing"]


def _remarks(row: Status, source: Edition) -> list[str]:
    remarks = list(row.findings)
    changed = row.tally.entries[State.CHANGED]
    new = row.tally.entries[State.UNTRANSLATED]
    if row.as_of and row.tally.entries[State.REVIEWED]:
        since = [f"passages changed since: {changed}"] if changed else []
        since += [f"not translated yet: {new}"] if new else []
        matches = f"matches the original as of {spell(row.as_of, source.locale.cldr)}"
        remarks.append("; ".join([matches, *since]))
    remarks += [f"lacks the correction of {spell(date, source.locale.cldr)}" for date in row.lacks]
    return remarks

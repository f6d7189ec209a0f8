"""Show where every edition stands; what is left to do is no failure of this command."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from tools.catalogs.domains import PLAIN, WORKSHOP, languages_of
from tools.catalogs.provenance import provenance_of
from tools.catalogs.status import Status, Tally, status_of
from tools.formats.po import line_endings
from tools.formats.provenance import as_data, as_rows
from tools.i18n.dates import spell_date
from tools.model.article_fields import held_back
from tools.model.catalog import State
from tools.model.editions import ALL, targets
from tools.model.publication import Edition
from tools.publishing.absent_articles import absent, is_empty
from tools.publishing.readiness import Standing
from tools.site.context import SiteContext
from tools.site.sphinx_build import preflight
from tools.sources.extraction import Sources
from tools.sources.refresh import RefreshedEdition, refresh
from tools.system.clock import day
from tools.system.terminal import as_json
from tools.workspace import Workspace

LEFT_OUT = "left out: no passage of it, as it is now, is reviewed"
STATES = (State.UNTRANSLATED, State.DRAFT, State.CHANGED, State.REVIEWED)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "edition", nargs="?", default=ALL, help="es, pt_BR, …; without it, every one"
    )
    parser.add_argument("--date", default="", help="the day of publishing; without it, today")
    parser.add_argument("--json", action="store_true", help="for machines")


def run(args: argparse.Namespace, workspace: Workspace) -> int:
    today, editions = day(args.date), targets(workspace.publication(), args.edition)
    sources, upkeeps = refresh(workspace, editions)
    english = workspace.publication().source
    found = [_standing(workspace, sources, upkeep, today) for upkeep in upkeeps]
    if args.json:
        shown = {"editions": [_as_data(one) for one in found]}
        print(as_json(shown))
    else:
        print("\n\n".join(_as_table(one, english) for one in found))
    return 0


def _standing(
    workspace: Workspace, sources: Sources, upkeep: RefreshedEdition, today: str
) -> Standing:
    rows = _judge(workspace, sources, upkeep)
    publication = workspace.publication()
    catalogs = {merge.catalog.domain: merge.catalog for merge in upkeep.merges}
    made = {
        row.domain: provenance_of(
            catalogs[row.domain], languages_of(publication, upkeep.edition, row.domain)
        )
        for row in rows
    }
    articles = sources.articles
    held = held_back({name: one.fields for name, one in articles.items()}, today)
    shown = [row for row in rows if row.domain not in {*held, *PLAIN}]
    documents = {row.domain: catalogs[row.domain] for row in shown}
    withdrawn = [name for name, one in articles.items() if one.fields.withdrawn]
    gone = absent(documents, {row.domain: row.owed for row in shown}, withdrawn)
    return Standing(
        edition=upkeep.edition,
        rows=rows,
        made=made,
        left_out={**dict.fromkeys(gone, LEFT_OUT), **held},
        is_empty=upkeep.edition != publication.source and is_empty(documents, gone, withdrawn),
    )


def _judge(workspace: Workspace, sources: Sources, upkeep: RefreshedEdition) -> list[Status]:
    """One for each document there is; catalogues of vanished ones have nothing left to do."""
    context = SiteContext(
        workspace=workspace,
        publication=workspace.publication(),
        edition=upkeep.edition,
        catalogs=upkeep.before,
    )
    findings = [*preflight.find_faults(context), *_foreign_endings(workspace, upkeep.edition)]
    folder = workspace.shown(workspace.catalog_folder(upkeep.edition.locale))
    rows = []
    for merge in upkeep.merges:
        catalog, article = merge.catalog, sources.articles.get(merge.catalog.domain)
        # What the workshop says is no part of an edition.
        if catalog.domain in sources.templates and catalog.domain != WORKSHOP:
            mine = f"{folder}/{catalog.domain}.po:"
            rows.append(
                status_of(
                    catalog,
                    date=article.date if article else "",
                    corrections=article.corrections if article else (),
                    head=article.head if article else (),
                    findings=[finding for finding in findings if finding.startswith(mine)],
                )
            )
    return rows


def _foreign_endings(workspace: Workspace, edition: Edition) -> Iterator[str]:
    folder = workspace.shown(workspace.catalog_folder(edition.locale))
    for name, data in workspace.catalog_files(edition.locale).items():
        if line_endings(data) != ("\n",):
            yield f"{folder}/{name}:1: lines end as on Windows (CRLF); save with Unix endings (LF)"


def _as_data(found: Standing) -> dict[str, object]:
    total = sum((row.tally for row in found.rows), Tally())
    return {
        "locale": found.edition.locale.gettext,
        "name": found.edition.name,
        "finished": found.is_done,
        **_counts(total),
        "provenance": as_data(found.together),
        "refusals": list(found.refusals),
        "documents": [
            {
                "domain": row.domain,
                **_counts(row.tally),
                "as_of": row.as_of or None,
                "lacks": list(row.lacks),
                "owed": list(row.owed),
                "left_out": found.left_out.get(row.domain),
                "findings": list(row.findings),
                "conflicts": row.conflicts,
                "provenance": {
                    **as_data(found.made[row.domain]),
                    "entries": as_rows(found.made[row.domain]),
                },
            }
            for row in found.rows
        ],
    }


def _counts(tally: Tally) -> dict[str, object]:
    return {
        "entries": {state.value: tally.entries[state] for state in STATES},
        "words": {state.value: tally.words[state] for state in STATES},
        "minutes_left": tally.minutes,
    }


def _as_table(found: Standing, source: Edition) -> str:
    """Entries and words in each state, a line a document."""
    edition, rows = found.edition, found.rows
    total = sum((row.tally for row in rows), Tally())
    lines = [["", *(state.value for state in STATES), "left"]]
    lines += [[row.domain, *_cells(row.tally)] for row in rows]
    lines.append(["together", *_cells(total)])
    widths = [max(len(line[n]) for line in lines) for n in range(len(lines[0]))]
    text = [f"{edition.name} ({edition.locale.gettext}): entries / words"]
    for line, row in zip(lines, [None, *rows, None], strict=True):
        cells = (cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True))
        text.append(f"  {line[0].ljust(widths[0])}  {'  '.join(cells)}".rstrip())
        if row:
            why = found.left_out.get(row.domain)
            remarks = [*([why] if why else []), *_remarks(row, source)]
            text += [f"      {remark}" for remark in remarks]
    return "\n".join([*text, *(f"  {line}" for line in found.story())])


def _cells(tally: Tally) -> list[str]:
    counts = [f"{tally.entries[state]} / {tally.words[state]}" for state in STATES]
    return [*counts, f"{tally.minutes} min" if tally.left else "nothing"]


def _remarks(row: Status, source: Edition) -> list[str]:
    remarks = list(row.findings)
    if row.conflicts:
        remarks.append(
            f"conflicts that nobody has settled: {row.conflicts} (make check shows them)"
        )
    changed = row.tally.entries[State.CHANGED]
    new = row.tally.entries[State.UNTRANSLATED]
    if row.as_of and row.tally.entries[State.REVIEWED]:
        since = [f"passages changed since: {changed}"] if changed else []
        since += [f"not translated yet: {new}"] if new else []
        matches = f"matches the original as of {spell_date(row.as_of, source.locale.cldr)}"
        remarks.append("; ".join([matches, *since]))
    remarks += [
        f"lacks the notice (correction or withdrawal) of {spell_date(date, source.locale.cldr)}"
        for date in row.lacks
    ]
    if row.owed:
        remarks.append(
            f"owed to its readers, who see them in {source.name} meanwhile: {len(row.owed)}"
            " (notices, and what corrections speak of)"
        )
    return remarks

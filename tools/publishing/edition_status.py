"""How far an edition is: what is left, who made it, may it be published; told and as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tools.catalogs import provenance
from tools.catalogs.domains import PLAIN, WORKSHOP, languages_of
from tools.catalogs.provenance import Provenance, engine_label, provenance_of
from tools.catalogs.status import Status, Tally, status_of
from tools.formats.po import line_endings
from tools.i18n import spell_date
from tools.model.article import find_held_back
from tools.model.catalog import State
from tools.model.publication import Edition
from tools.model.text import printable
from tools.publishing.policy import choose_absent, find_refusals, is_empty
from tools.site.context import SiteContext
from tools.site.sphinx_build import preflight
from tools.sources.extraction import Sources
from tools.sources.refresh import RefreshedEdition, refresh
from tools.workspace import Workspace

LEFT_OUT = "left out: no passage of it, as it is now, is reviewed"
STATES = (State.UNTRANSLATED, State.DRAFT, State.CHANGED, State.REVIEWED)


@dataclass(frozen=True, kw_only=True)
class EditionStatus:
    """How far one edition is."""

    edition: Edition
    rows: list[Status]
    made: dict[str, Provenance]
    """By document."""
    left_out: Mapping[str, str] = field(default_factory=dict)
    """Documents that ``make publish`` leaves out, and why."""
    is_empty: bool = False
    """Whether it has nothing to publish, and is left out as a whole."""

    @property
    def whole_provenance(self) -> Provenance:
        """Who made what, of all documents together."""
        return sum(self.made.values(), Provenance())

    @property
    def refusals(self) -> tuple[str, ...]:
        """Why it may not be published yet; ``make publish`` asks the same policy."""
        if self.is_empty:
            return ("No article of it has a reviewed passage: it is left out.",)
        rows = [row for row in self.rows if row.domain not in self.left_out]
        errors = sum(len(row.findings) for row in rows)
        owed = sum(len(row.owed) for row in rows)
        made = sum((self.made[row.domain] for row in rows), Provenance())
        found = find_refusals(made, self.edition.policy, errors=errors, owed=owed)
        return tuple(str(one) for one in found)

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to translate, to correct or to choose."""
        return not any(row.tally.left or row.findings or row.conflicts for row in self.rows)

    def summary_lines(self) -> Iterator[str]:
        """Tell who made it, and whether it may be published, a line each."""
        made = self.whole_provenance
        drafts = [
            f"{engine_label(share.origin)} {share.sentences},"
            f" {share.changed} of them changed by people"
            for share in made.shares
        ]
        if made.sentences:
            yield f"reviewed sentences: {'; '.join([f'written by people {made.people}', *drafts])}"
        if made.reviewers:
            yield f"reviewed by: {'; '.join(map(printable, made.reviewers))}"
        if made.partly:
            yield f"reviewed in part by: {'; '.join(map(printable, made.partly))}"
        if not self.refusals:
            yield "may be published if make check finds no error"
        for sentence in self.refusals:
            yield f"may not be published yet: {sentence}"


def edition_statuses(
    workspace: Workspace, editions: Sequence[Edition], today: str
) -> list[EditionStatus]:
    """Find out how far each edition is, were the catalogues brought up to date now.

    :param today: which articles are held back until a later day.
    :raises ToolsError: an article or a catalogue is not sound.
    """
    sources, upkeeps = refresh(workspace, tuple(editions))
    return [_edition_status(workspace, sources, upkeep, today) for upkeep in upkeeps]


def _edition_status(
    workspace: Workspace, sources: Sources, upkeep: RefreshedEdition, today: str
) -> EditionStatus:
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
    held = find_held_back({name: one.fields for name, one in articles.items()}, today)
    shown = [row for row in rows if row.domain not in {*held, *PLAIN}]
    documents = {row.domain: catalogs[row.domain] for row in shown}
    withdrawn = [name for name, one in articles.items() if one.fields.withdrawn]
    gone = choose_absent(documents, {row.domain: row.owed for row in shown}, withdrawn)
    return EditionStatus(
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


def status_data(status: EditionStatus) -> dict[str, object]:
    """Return what ``make status JSON=1`` says of an edition: other programs read it."""
    total = sum((row.tally for row in status.rows), Tally())
    return {
        "locale": status.edition.locale.gettext,
        "name": status.edition.name,
        "finished": status.is_done,
        **_counts(total),
        "provenance": provenance.as_data(status.whole_provenance),
        "refusals": list(status.refusals),
        "documents": [
            {
                "domain": row.domain,
                **_counts(row.tally),
                "as_of": row.as_of or None,
                "lacks": list(row.lacks),
                "owed": list(row.owed),
                "left_out": status.left_out.get(row.domain),
                "findings": list(row.findings),
                "conflicts": row.conflicts,
                "provenance": {
                    **provenance.as_data(status.made[row.domain]),
                    "entries": provenance.as_rows(status.made[row.domain]),
                },
            }
            for row in status.rows
        ],
    }


def _counts(tally: Tally) -> dict[str, object]:
    return {
        "entries": {state.value: tally.entries[state] for state in STATES},
        "words": {state.value: tally.words[state] for state in STATES},
        "minutes_left": tally.minutes,
    }


def status_table(status: EditionStatus, source: Edition) -> str:
    """Write entries and words in each state, a line a document, and what is to be known of it."""
    edition, rows = status.edition, status.rows
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
            why = status.left_out.get(row.domain)
            remarks = [*([why] if why else []), *_remarks(row, source)]
            text += [f"      {remark}" for remark in remarks]
    return "\n".join([*text, *(f"  {line}" for line in status.summary_lines())])


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

"""Where an edition stands as a whole: what is left, who made it, may it be published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tools.catalogs.domains import PLAIN, WORKSHOP, languages_of
from tools.catalogs.provenance import Provenance, engine_label, provenance_of
from tools.catalogs.status import Status, status_of
from tools.formats.po import line_endings
from tools.model.article_fields import held_back
from tools.model.publication import Edition
from tools.model.text import printable
from tools.publishing.absent_articles import absent, is_empty
from tools.publishing.policy import refusals
from tools.site.context import SiteContext
from tools.site.sphinx_build import preflight
from tools.sources.extraction import Sources
from tools.sources.refresh import RefreshedEdition, refresh
from tools.workspace import Workspace

LEFT_OUT = "left out: no passage of it, as it is now, is reviewed"


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where one edition stands."""

    edition: Edition
    rows: list[Status]
    made: dict[str, Provenance]
    """By document."""
    left_out: Mapping[str, str] = field(default_factory=dict)
    """Documents that ``make publish`` leaves out, and why."""
    is_empty: bool = False
    """Whether it has nothing to publish, and is left out as a whole."""

    @property
    def together(self) -> Provenance:
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
        found = refusals(made, self.edition.policy, errors=errors, owed=owed)
        return tuple(str(one) for one in found)

    @property
    def is_done(self) -> bool:
        return not any(row.tally.left or row.findings or row.conflicts for row in self.rows)

    def story(self) -> Iterator[str]:
        """Tell who made it, and whether it may be published, a line each."""
        made = self.together
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


def standings(workspace: Workspace, editions: Sequence[Edition], today: str) -> list[Standing]:
    """Find out where each edition stands, were the catalogues brought up to date now.

    :param today: which articles are held back until a later day.
    :raises ToolsError: an article or a catalogue is not sound.
    """
    sources, upkeeps = refresh(workspace, tuple(editions))
    return [_standing(workspace, sources, upkeep, today) for upkeep in upkeeps]


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

"""The gate: nothing goes out that ``make check`` or the policy refuses."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tools.checking import Checked, check_together
from tools.findings import Severity
from tools.model import Catalog, Edition
from tools.obstacles import Obstacle, mender_of
from tools.policies import Refusal, refusals
from tools.provenance import Provenance, of
from tools.releases import Release
from tools.segments import Languages
from tools.unfinished import unfinished
from tools.upkeep import Upkeep, refresh
from tools.workspace import WORKSHOP, Workspace

BEHIND = "up-to-date"
"""The rule of ``make check`` that says what the policy says, too, entry by entry."""

MAKERS = "the people who make Onda: make check prints what they need"
PUBLISHER = "you, or whoever else keeps these files"


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What the gate says of every edition."""

    releases: tuple[Release, ...]
    """In the order of ``editions.toml``; what goes out if nothing stands in the way."""
    obstacles: tuple[Obstacle, ...]


def examine(workspace: Workspace, partial: Collection[Edition]) -> Verdict:
    """Check every edition.

    What is open in an edition stands in its way as far as its policy says; what is wrong
    always does, as do machine's words that the policy wants to be changed by people.

    :param partial: editions that may go out unfinished, whatever their policy says of that.
    :raises ToolsError: an article or a catalogue is not sound.
    """
    publication = workspace.publication()
    translated = tuple(one for one in publication.editions if one != publication.source)
    sources, upkeeps = refresh(workspace, translated)
    checked = check_together(workspace, publication.editions, sources.templates)
    found_in = {one.edition: one for one in checked}
    judged = {
        one.edition: _judge(workspace, one, found_in[one.edition], sources.templates)
        for one in upkeeps
    }
    judged[publication.source] = _Judged(
        Release(edition=publication.source),
        tuple(_errors(found_in[publication.source], publication.name)),
    )
    ordered = [judged[edition] for edition in publication.editions]
    return Verdict(
        releases=tuple(one.release for one in ordered),
        obstacles=tuple(
            obstacle
            for one in ordered
            for obstacle in one.obstacles
            if not (obstacle.unfinished and (one.may_be_open or one.release.edition in partial))
        ),
    )


class _Judged(NamedTuple):
    release: Release
    obstacles: tuple[Obstacle, ...]
    may_be_open: bool = False
    """Whether its policy asks for no more than it has."""


def _judge(
    workspace: Workspace, upkeep: Upkeep, checked: Checked, templates: Mapping[str, Catalog]
) -> _Judged:
    edition, publication = upkeep.edition, workspace.publication()
    merged = _merged(upkeep, templates)
    languages = Languages(publication.source.locale.gettext, edition.locale.gettext)
    made = sum((of(catalog, languages) for catalog in merged), Provenance())
    against = refusals(made, edition.policy)
    found = (
        *_errors(checked, publication.name),
        *_unfinished(workspace, upkeep, merged),
        *_refused(workspace, edition, against),
    )
    release = Release(
        edition=edition,
        partial=any(one.unfinished for one in found),
        reviewed=len(made.reviewed),
        entries=len(made.accounts),
    )
    return _Judged(release, found, not any(one.unfinished for one in against))


def _merged(upkeep: Upkeep, templates: Mapping[str, Catalog]) -> list[Catalog]:
    """The catalogues that readers see something of, merged with the articles as they are."""
    merged = [merge.catalog for merge in upkeep.merges]
    return [one for one in merged if one.domain in templates and one.domain != WORKSHOP]


def _refused(
    workspace: Workspace, edition: Edition, against: Sequence[Refusal]
) -> Iterator[Obstacle]:
    """What the policy says of the edition as a whole."""
    for refusal in against:
        yield Obstacle(
            edition=edition,
            path=workspace.shown(workspace.catalog_folder(edition.locale)),
            sentence=str(refusal),
            mender=mender_of(Catalog(domain=""), edition, workspace.publication().name),
            unfinished=refusal.unfinished,
        )


def _errors(checked: Checked, house: str) -> Iterator[Obstacle]:
    for finding in checked.findings:
        if finding.severity is Severity.ERROR:
            behind = finding.rule == BEHIND
            catalog = checked.catalogs.get(finding.domain) or Catalog(domain=finding.domain)
            mender = PUBLISHER if behind else mender_of(catalog, checked.edition, house)
            if finding.fault.bug:
                mender = MAKERS
            yield Obstacle(
                edition=checked.edition,
                path=finding.path,
                line=finding.line,
                sentence=str(finding.fault.saying),
                mender=mender,
                unfinished=behind,
            )


def _unfinished(
    workspace: Workspace, upkeep: Upkeep, merged: Sequence[Catalog]
) -> Iterator[Obstacle]:
    house = workspace.publication().name
    for catalog, entry, sentence in unfinished(merged):
        before = upkeep.before.get(catalog.domain) or Catalog(domain=catalog.domain)
        lines = {one.msgid: one.line for one in before}
        line = lines.get(entry.msgid) or lines.get(entry.previous_msgid or "", 0)
        yield Obstacle(
            edition=upkeep.edition,
            path=workspace.shown(workspace.catalog_path(upkeep.edition.locale, catalog.domain)),
            line=line,
            sentence=sentence,
            mender=mender_of(before, upkeep.edition, house),
            unfinished=True,
        )

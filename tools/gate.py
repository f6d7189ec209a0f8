"""The gate: nothing goes out that ``make check`` or the policy refuses."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from tools.checking import Checked, check_together
from tools.checks.consistency import is_behind
from tools.domains import languages_of, translated
from tools.editions import has_catalogs
from tools.findings import Severity
from tools.model import Catalog, Edition
from tools.obstacles import Obstacle, mender_of
from tools.owed import owed
from tools.policies import Refusal, refusals
from tools.press.extraction import Sources, extract
from tools.provenance import Provenance, of
from tools.releases import Release
from tools.unfinished import unfinished
from tools.workspace import PLAIN, WORKSHOP, Workspace

if TYPE_CHECKING:
    from tools.press.articles import Article

BEHIND = "up-to-date"
"""The rule of ``make check`` that says of a catalogue what is looked at here, waived or not."""

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
    sources = extract(workspace)
    checked = check_together(workspace, publication.editions, sources.templates)
    judged = [_judge(workspace, one, sources) for one in checked]
    ordered = sorted(judged, key=lambda one: publication.editions.index(one.release.edition))
    return Verdict(
        releases=tuple(one.release for one in ordered),
        obstacles=tuple(
            obstacle
            for one in ordered
            for obstacle in one.obstacles
            if not (obstacle.unfinished and one.release.edition in partial)
        ),
    )


class _Judged(NamedTuple):
    release: Release
    obstacles: tuple[Obstacle, ...]


def _judge(workspace: Workspace, checked: Checked, sources: Sources) -> _Judged:
    """What is judged is what the press prints: the catalogues as they are, and no merged ones."""
    edition, publication = checked.edition, workspace.publication()
    if not has_catalogs(publication, edition):
        return _Judged(Release(edition=edition), tuple(_errors(checked, publication.name)))
    printed = {
        domain: _as_printed(checked.catalogs.get(domain), template)
        for domain, template in translated(publication, edition, sources.templates).items()
        if domain != WORKSHOP
    }
    behind = [
        domain
        for domain in printed
        if is_behind(checked.catalogs.get(domain), sources.templates[domain])
    ]
    lacking = {domain: _owed(catalog, sources.articles) for domain, catalog in printed.items()}
    owing = sum(map(len, lacking.values()))
    each = (of(one, languages_of(publication, edition, name)) for name, one in printed.items())
    made = sum(each, Provenance())
    against = refusals(made, edition.policy, owed=owing)
    awaited = [
        replace(one, entries=tuple(entry for entry in one if entry.msgid not in lacking[domain]))
        for domain, one in printed.items()
        if domain not in behind
    ]
    may_be_open = not any(one.unfinished for one in against)
    found = (
        *_errors(checked, publication.name),
        *(_behind(workspace, edition, domain) for domain in behind),
        *(() if may_be_open else _unfinished(workspace, edition, awaited)),
        # How much of it is reviewed is known once it is up to date.
        *_refused(workspace, edition, [one for one in against if not (behind and one.unfinished)]),
    )
    if edition == publication.source:
        return _Judged(Release(edition=edition), found)
    release = Release(
        edition=edition,
        partial=len(made.reviewed) + owing < len(made.accounts),
        reviewed=len(made.reviewed),
        entries=len(made.accounts),
        owed=owing,
    )
    return _Judged(release, found)


def _as_printed(catalog: Catalog | None, template: Catalog) -> Catalog:
    """The entries of a document as the press finds them in its catalogue, if at all."""
    live = {entry.key: entry for entry in catalog or () if not entry.obsolete}
    entries = tuple(live.get(entry.key, entry) for entry in template)
    return replace(catalog or template, entries=entries)


def _owed(catalog: Catalog, articles: Mapping[str, Article]) -> frozenset[str]:
    article = articles.get(catalog.domain)
    return owed(catalog, article.corrections, article.head) if article else frozenset()


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
        if finding.severity is Severity.ERROR and finding.rule != BEHIND:
            catalog = checked.catalogs.get(finding.domain) or Catalog(domain=finding.domain)
            yield Obstacle(
                edition=checked.edition,
                path=finding.path,
                line=finding.line,
                sentence=str(finding.fault.saying),
                mender=MAKERS if finding.fault.bug else mender_of(catalog, checked.edition, house),
            )


def _behind(workspace: Workspace, edition: Edition, domain: str) -> Obstacle:
    """No policy lets it out: what people have reviewed is not what would be printed."""
    document = workspace.source / f"{domain}.rst"
    what = "what pages say around articles" if domain in PLAIN else workspace.shown(document)
    return Obstacle(
        edition=edition,
        path=workspace.shown(workspace.catalog_path(edition.locale, domain)),
        sentence=f"this catalogue is behind {what}. Type: make update",
        mender=PUBLISHER,
        unfinished=True,
        behind=True,
    )


def _unfinished(
    workspace: Workspace, edition: Edition, printed: Sequence[Catalog]
) -> Iterator[Obstacle]:
    house = workspace.publication().name
    for catalog, entry, sentence in unfinished(printed):
        yield Obstacle(
            edition=edition,
            path=workspace.shown(workspace.catalog_path(edition.locale, catalog.domain)),
            line=entry.line,
            sentence=sentence,
            mender=mender_of(catalog, edition, house),
            unfinished=True,
        )

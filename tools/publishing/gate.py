"""The gate: nothing goes out that ``make check`` or the policy refuses."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from tools.catalogs.domains import PLAIN, WORKSHOP, keep_translated, languages_of
from tools.catalogs.provenance import Provenance, provenance_of
from tools.catalogs.status import find_owed
from tools.checking.rules.consistency import is_behind
from tools.checking.run import Checked, check_together
from tools.model.article import find_held_back
from tools.model.catalog import Catalog
from tools.model.dates import is_after
from tools.model.findings import Severity
from tools.model.publication import Edition, Publication, Release, has_catalogs
from tools.publishing.policy import (
    Obstacle,
    Refusal,
    choose_absent,
    choose_fixer,
    find_refusals,
    find_unfinished,
    is_empty,
)
from tools.sources.extraction import Sources, extract
from tools.workspace import Workspace

if TYPE_CHECKING:
    from tools.model.article import Article

BEHIND = "up-to-date"
"""The rule of ``make check`` that says of a catalogue what is looked at here, waived or not."""

MAKERS = "the people who make Onda: make check prints what they need"
PUBLISHER = "you, or whoever else keeps these files"


@dataclass(frozen=True, kw_only=True)
class GateResult:
    """What the gate says of every edition."""

    releases: tuple[Release, ...]
    """In the order of ``editions.toml``; what goes out if nothing stands in the way."""
    obstacles: tuple[Obstacle, ...]
    absences: tuple[str, ...] = ()
    """What is left out, and why, a line each."""


def examine(
    workspace: Workspace,
    partial: Collection[Edition],
    today: str,
    only: Collection[Edition] | None = None,
) -> GateResult:
    """Check every edition, or some.

    What is open in an edition stands in its way as far as its policy says; what is wrong
    always does, as do machine's words that the policy wants to be changed by people.

    :param partial: editions that may go out unfinished, whatever their policy says of that.
    :param today: which articles are held back until a later day, and which dates are to come.
    :param only: those that are asked for; the articles themselves are always judged.
    :raises ToolsError: an article or a catalogue is not sound.
    """
    editions = _asked_editions(workspace.publication(), only)
    sources = extract(workspace)
    held = find_held_back({name: one.fields for name, one in sources.articles.items()}, today)
    judged = _judge_all(workspace, editions, sources, held, partial)
    early = _early(workspace, sources.articles.values(), held, today)
    held_sentences = (f"source/{name}.rst: {why}" for name, why in held.items())
    return GateResult(
        releases=tuple(one.release for one in judged if one.release),
        obstacles=(*early, *(obstacle for one in judged for obstacle in one.obstacles)),
        absences=(*held_sentences, *(line for one in judged for line in one.absences)),
    )


def _asked_editions(
    publication: Publication, only: Collection[Edition] | None
) -> tuple[Edition, ...]:
    if only is None:
        return publication.editions
    return tuple(one for one in publication.editions if one in {publication.source, *only})


def _judge_all(
    workspace: Workspace,
    editions: tuple[Edition, ...],
    sources: Sources,
    held: Mapping[str, str],
    partial: Collection[Edition],
) -> list[_Judged]:
    """Judge each edition, in the order of ``editions.toml``."""
    checked = check_together(workspace, editions, sources.templates)
    judged = [
        _judge(_Candidate(workspace, one, sources, held, allowed=one.edition in partial))
        for one in checked
    ]
    order = workspace.publication().editions
    return sorted(judged, key=lambda one: order.index(one.edition))


def _early(
    workspace: Workspace, articles: Iterable[Article], held: Collection[str], today: str
) -> Iterator[Obstacle]:
    """Dates that have not come yet, of articles that are not held back."""
    for article in articles:
        dates = (article.date, *(date for date, _ in article.corrections))
        for date in dates if article.docname not in held else ():
            if is_after(date, today):
                yield Obstacle(
                    edition=workspace.publication().source,
                    path=f"source/{article.docname}.rst",
                    sentence=f"the date {date} has not come yet, on {today}. Correct it, or hold"
                    " the article back until its day: :publish: 2030-01-01",
                    fixer=PUBLISHER,
                )


class _Judged(NamedTuple):
    edition: Edition
    release: Release | None
    """None: there is nothing of it to publish."""
    obstacles: Sequence[Obstacle]
    absences: Sequence[str] = ()


@dataclass(frozen=True)
class _Candidate:
    """One edition before the gate. What is judged is what is printed: the catalogues as
    they are, and no merged ones."""

    workspace: Workspace
    checked: Checked
    sources: Sources
    held: Collection[str]
    allowed: bool
    """It may go out unfinished, whatever its policy says of that."""

    @property
    def edition(self) -> Edition:
        return self.checked.edition

    @cached_property
    def printed(self) -> dict[str, Catalog]:
        """By domain, of all that is not held back."""
        return {
            domain: _as_printed(self.checked.catalogs.get(domain), template)
            for domain, template in keep_translated(
                self.workspace.publication(), self.edition, self.sources.templates
            ).items()
            if domain != WORKSHOP and domain not in self.held
        }

    @cached_property
    def lacking(self) -> dict[str, frozenset[str]]:
        """By domain, what is owed to a correction."""
        owed = {}
        for domain, catalog in self.printed.items():
            article = self.sources.articles.get(domain)
            owed[domain] = (
                find_owed(catalog, article.corrections, article.head) if article else frozenset()
            )
        return owed

    @cached_property
    def behind(self) -> list[str]:
        templates, catalogs = self.sources.templates, self.checked.catalogs
        return [one for one in self.printed if is_behind(catalogs.get(one), templates[one])]

    @cached_property
    def absent(self) -> frozenset[str]:
        return choose_absent(self._documents, self.lacking, self._withdrawn)

    @property
    def is_empty(self) -> bool:
        return is_empty(self._documents, self.absent, self._withdrawn)

    @property
    def _documents(self) -> dict[str, Catalog]:
        return {domain: one for domain, one in self.printed.items() if domain not in PLAIN}

    @property
    def _withdrawn(self) -> list[str]:
        return [name for name, one in self.sources.articles.items() if one.fields.withdrawn]

    def titles(self, names: Iterable[str]) -> dict[str, str]:
        """Of documents, in their own language."""
        return {one: self.sources.titles.get(one, one) for one in names}

    @property
    def publication(self) -> Publication:
        return self.workspace.publication()

    @property
    def is_source(self) -> bool:
        return self.edition == self.publication.source

    @property
    def left_out(self) -> frozenset[str]:
        """Documents that the edition goes out without, beside those that are held back."""
        return frozenset() if self.allowed or self.is_source else self.absent

    @cached_property
    def shown(self) -> list[Catalog]:
        """What goes out of :attr:`printed`."""
        return [catalog for domain, catalog in self.printed.items() if domain not in self.left_out]

    @cached_property
    def owing(self) -> int:
        """Entries that need not be waited for."""
        return sum(len(self.lacking[catalog.domain]) for catalog in self.shown)

    @cached_property
    def made(self) -> Provenance:
        """Who made what is shown."""
        pair = partial(languages_of, self.publication, self.edition)
        return sum(
            (provenance_of(catalog, pair(catalog.domain)) for catalog in self.shown), Provenance()
        )


def _judge(candidate: _Candidate) -> _Judged:
    edition = candidate.edition
    source = Release(edition=edition, absent=candidate.titles(candidate.held))
    obstacles = [*_errors(candidate)]
    if not has_catalogs(candidate.publication, edition):
        return _Judged(edition, source, obstacles)
    behind = (
        [] if candidate.allowed else [_behind(candidate, domain) for domain in candidate.behind]
    )
    if candidate.is_empty and not (candidate.allowed or candidate.is_source):
        sentence = f"{edition.name} is left out: no article of it has a reviewed passage"
        return _Judged(edition, None, behind, [] if behind else [sentence])
    obstacles += [*behind, *_against_policy(candidate, is_behind=bool(behind))]
    if candidate.is_source:
        return _Judged(edition, source, obstacles)
    without = [
        f"{edition.name} goes out without {name}: no passage of it, as it is now, is reviewed"
        for name in sorted(candidate.left_out - set(candidate.behind))
    ]
    return _Judged(edition, _translation_release(candidate), obstacles, without)


def _translation_release(candidate: _Candidate) -> Release:
    made, owing = candidate.made, candidate.owing
    return Release(
        edition=candidate.edition,
        partial=len(made.reviewed) + owing < len(made.accounts),
        reviewed=len(made.reviewed),
        entries=len(made.accounts),
        owed=owing,
        absent=candidate.titles({*candidate.held, *candidate.left_out}),
    )


def _against_policy(candidate: _Candidate, *, is_behind: bool) -> Iterator[Obstacle]:
    """What is open in the edition, and what its policy says of it as a whole."""
    against = [
        refusal
        for refusal in find_refusals(candidate.made, candidate.edition.policy, owed=candidate.owing)
        if not (candidate.allowed and refusal.unfinished)
    ]
    if any(refusal.unfinished for refusal in against):
        yield from _unfinished(
            candidate, [one for one in candidate.shown if one.domain not in candidate.behind]
        )
    # How much of it is reviewed is known once it is up to date.
    yield from _refused(candidate, [one for one in against if not (is_behind and one.unfinished)])


def _as_printed(catalog: Catalog | None, template: Catalog) -> Catalog:
    """The entries of a document as they are in its catalogue, if at all."""
    live = {entry.key: entry for entry in catalog or () if not entry.obsolete}
    entries = tuple(live.get(entry.key, entry) for entry in template)
    return replace(catalog or template, entries=entries)


def _refused(candidate: _Candidate, against: Iterable[Refusal]) -> Iterator[Obstacle]:
    """What the policy says of the edition as a whole."""
    workspace, edition = candidate.workspace, candidate.edition
    for refusal in against:
        yield Obstacle(
            edition=edition,
            path=workspace.shown(workspace.catalog_folder(edition.locale)),
            sentence=str(refusal),
            fixer=choose_fixer(Catalog(domain=""), edition, workspace.publication().name),
            unfinished=refusal.unfinished,
        )


def _errors(candidate: _Candidate) -> Iterator[Obstacle]:
    """What is wrong with what goes out."""
    checked, house = candidate.checked, candidate.publication.name
    absent = {*candidate.held, *candidate.left_out}
    for finding in checked.findings:
        if finding.rule == BEHIND or finding.domain in absent:
            continue
        if finding.severity is Severity.ERROR:
            catalog = checked.catalogs.get(finding.domain) or Catalog(domain=finding.domain)
            yield Obstacle(
                edition=checked.edition,
                path=finding.path,
                line=finding.line,
                sentence=str(finding.fault.message),
                fixer=MAKERS
                if finding.fault.bug
                else choose_fixer(catalog, checked.edition, house),
            )


def _behind(candidate: _Candidate, domain: str) -> Obstacle:
    """No policy lets it out: what people have reviewed is not what would be printed."""
    workspace, edition = candidate.workspace, candidate.edition
    document = workspace.source / f"{domain}.rst"
    what = "what pages say around articles" if domain in PLAIN else workspace.shown(document)
    return Obstacle(
        edition=edition,
        path=workspace.shown(workspace.catalog_path(edition.locale, domain)),
        sentence=f"this catalogue is behind {what}. Type: make update",
        fixer=PUBLISHER,
        unfinished=True,
        behind=True,
    )


def _unfinished(candidate: _Candidate, shown: Iterable[Catalog]) -> Iterator[Obstacle]:
    workspace, edition = candidate.workspace, candidate.edition
    house = workspace.publication().name
    for catalog, entry, sentence in find_unfinished(shown):
        if entry.msgid in candidate.lacking[catalog.domain]:
            continue
        yield Obstacle(
            edition=edition,
            path=workspace.shown(workspace.catalog_path(edition.locale, catalog.domain)),
            line=entry.line,
            sentence=sentence,
            fixer=choose_fixer(catalog, edition, house),
            unfinished=True,
        )

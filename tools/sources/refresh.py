"""Merge the catalogues of editions with the articles as they are; write what came of it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tools.catalogs.domains import keep_translated, languages_of
from tools.catalogs.headers import SLUG, new_header
from tools.catalogs.merging import Merge, merge_all, summarize
from tools.catalogs.merging.outcomes import find_heirs, find_strangers, giver_of, write_steps
from tools.catalogs.revision_date import update_date
from tools.checking.hunspell import lexicon_of
from tools.language.typos import Knows
from tools.model.catalog import Catalog
from tools.model.errors import UsageError
from tools.model.publication import Edition, Publication
from tools.site.page_names import find_orphans, update_record
from tools.sources.extraction import Sources, extract
from tools.system import clock
from tools.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class RefreshedEdition:
    """The catalogues of one edition: as they are, and merged."""

    edition: Edition
    before: dict[str, Catalog]
    """By domain, as they are in the files."""
    merges: tuple[Merge, ...]
    """One for each document; then one for each catalogue whose document is no more."""


def refresh(
    workspace: Workspace, editions: tuple[Edition, ...], *, typo: Knows | None = None
) -> tuple[Sources, list[RefreshedEdition]]:
    """Merge in memory; nothing is written but what Sphinx keeps in ``build``.

    :param typo: see :func:`tools.catalogs.merging.merge_all`.
    :raises ToolsError: an article or a catalogue is not sound.
    """
    sources = extract(workspace)
    # Sphinx takes its time: what somebody saves meanwhile is what the catalogues say.
    before = {edition: workspace.catalogs(edition.locale) for edition in editions}
    publication = workspace.publication()
    refreshed = []
    for edition, catalogs in before.items():
        mine = keep_translated(publication, edition, catalogs)
        templates = keep_translated(publication, edition, sources.templates)
        refreshed.append(
            RefreshedEdition(
                edition=edition,
                before=mine,
                merges=tuple(_merges(publication, edition, templates, mine, typo=typo)),
            )
        )
    return sources, refreshed


def _merges(
    publication: Publication,
    edition: Edition,
    templates: Mapping[str, Catalog],
    catalogs: Mapping[str, Catalog],
    *,
    typo: Knows | None,
) -> Iterator[Merge]:
    """Merge the catalogues that are between the same two languages with one another."""
    domains = dict.fromkeys([*templates, *catalogs])
    pairs = dict.fromkeys(languages_of(publication, edition, domain) for domain in domains)
    for languages in pairs:
        mine = [
            domain for domain in domains if languages_of(publication, edition, domain) == languages
        ]
        yield from merge_all(
            [templates[domain] for domain in mine if domain in templates],
            [catalogs[domain] for domain in mine if domain in catalogs],
            languages=languages,
            typo=typo,
        )


def update_catalogs(
    workspace: Workspace,
    publication: Publication,
    editions: tuple[Edition, ...],
    tell: Callable[[str], None],
    *,
    typo: bool = False,
) -> None:
    """Update the catalogues of *editions*, and the addresses; whoever calls is alone with them.
    Everything is read before anything is written: a fault anywhere changes nothing.

    :param publication: with *editions*, which the file need not have yet.
    :param tell: called with each line that says what was done.
    :param typo: where no more than typos were corrected, translations stay reviewed.
    :raises ToolsError: an article or a catalogue is not sound.
    """
    sources, refreshed = refresh(workspace, editions, typo=_lexicon(publication) if typo else None)
    languages = [(one.before, one.merges) for one in refreshed]
    inheritance = find_heirs(languages, workspace.documents())
    # Before a word moves: a run that is killed would not know any more where it came from.
    new = find_strangers(languages, inheritance)
    for sentence in update_record(workspace, publication, inheritance, new):
        tell(sentence)
    for sentence in _orphans(workspace, publication, refreshed):
        tell(sentence)
    for one in refreshed:
        changed = _save(workspace, publication, one, inheritance)
        for line in _report(one, sources, changed=changed):
            tell(line)
    update_record(workspace.afresh(), publication)  # with the addresses that came along


def _save(
    workspace: Workspace,
    publication: Publication,
    refreshed: RefreshedEdition,
    inheritance: Mapping[str, str],
) -> bool:
    """Write the merged catalogues of an edition; whether a file changed."""
    now = clock.now()
    after = {
        merge.catalog.domain: _with_header(merge, refreshed, publication, inheritance, now)
        for merge in refreshed.merges
    }
    return workspace.save_together(refreshed.edition.locale, write_steps(refreshed.before, after))


def _orphans(
    workspace: Workspace, publication: Publication, refreshed: Sequence[RefreshedEdition]
) -> Iterator[str]:
    """What to do about documents that are gone: once, while a catalogue has not heard of it."""
    living = {
        domain
        for one in refreshed
        for domain, catalog in one.before.items()
        if not all(entry.obsolete for entry in catalog)
    }
    for document, sentence in find_orphans(workspace, publication):
        if document in living or not refreshed:
            yield sentence


def _lexicon(publication: Publication) -> Knows:
    """:raises UsageError: no slip can be told from another word here."""
    language = publication.source.locale.gettext
    if knows := lexicon_of(language):
        return knows
    raise UsageError(
        f"TYPO=1 needs a dictionary of the articles' language ({language}), and none is here.",
        hint="make update; then look through what changed: make review",
    )


def _corrected_slips(merge: Merge, sources: Sources) -> Iterator[str]:
    """Where, and which slip of the pen, for each that left a translation as it was."""
    for place, outcome in enumerate(merge.outcomes):
        if outcome.typos:
            entry = merge.catalog.entries[place]
            line = sources.lines.get(merge.catalog.domain, {}).get(entry.msgid)
            where = ":".join(map(str, filter(None, (*entry.references[:1], line))))
            words = ", ".join(f"{typo.old} → {typo.new}" for typo in outcome.typos)
            yield f"{where or merge.catalog.domain}: {words}"


def _with_header(
    merge: Merge,
    refreshed: RefreshedEdition,
    publication: Publication,
    inheritance: Mapping[str, str],
    now: datetime.datetime,
) -> Catalog:
    """A catalogue with its header: its own, or that of the one that its words came from; and the
    date of its words.
    """
    catalog = merge.catalog
    before = refreshed.before.get(catalog.domain)
    giver = refreshed.before.get(giver_of(merge))
    if giver and giver.header:
        stays = inheritance.get(giver.domain) != catalog.domain
        fields = tuple(one for one in giver.header if not (stays and one[0] == SLUG))
        catalog, before = replace(catalog, header=fields), giver
    elif not catalog.header:
        header = new_header(refreshed.edition.locale, publication.name, now)
        catalog = replace(catalog, header=header)
    return update_date(catalog, before, now)


def _report(refreshed: RefreshedEdition, sources: Sources, *, changed: bool) -> Iterator[str]:
    yield f"{refreshed.edition.name}: {'updated' if changed else 'nothing has changed'}"
    if changed:
        yield from (f"  {summarize(merge)}" for merge in refreshed.merges)
    for merge in refreshed.merges:
        yield from (f"  {line}" for line in _corrected_slips(merge, sources))

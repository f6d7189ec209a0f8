"""The catalogues of editions as they are, and merged with the articles as they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tools.catalogs.domains import keep_translated, languages_of
from tools.catalogs.merging import Merge, merge_all
from tools.language.spelling_edits import Knows
from tools.model.catalog import Catalog
from tools.model.publication import Edition, Publication
from tools.sources.extraction import Sources, extract
from tools.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class RefreshedEdition:
    """One edition's."""

    edition: Edition
    before: dict[str, Catalog]
    """By domain, as they stand in the files."""
    merges: tuple[Merge, ...]
    """One for each document; then one for each catalogue whose document is no more."""


def refresh(
    workspace: Workspace, editions: tuple[Edition, ...], *, typo: Knows | None = None
) -> tuple[Sources, list[RefreshedEdition]]:
    """Merge in memory; nothing is written but what Sphinx keeps in ``build``.

    :param typo: see :func:`tools.catalogs.merging.merge`.
    :raises ToolsError: an article or a catalogue is not sound.
    """
    sources = extract(workspace)
    # Sphinx takes its time: what somebody saves meanwhile is what the catalogues say.
    before = {edition: workspace.catalogs(edition.locale) for edition in editions}
    publication = workspace.publication()
    upkeeps = []
    for edition, catalogs in before.items():
        mine = keep_translated(publication, edition, catalogs)
        templates = keep_translated(publication, edition, sources.templates)
        upkeeps.append(
            RefreshedEdition(
                edition=edition,
                before=mine,
                merges=tuple(_merges(publication, edition, templates, mine, typo=typo)),
            )
        )
    return sources, upkeeps


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

"""The catalogues of editions as they are, and merged with the articles as they are."""

from __future__ import annotations

from dataclasses import dataclass

from tools.merges import Languages, Merge, merge_all
from tools.model import Catalog, Edition
from tools.press.extraction import Sources, extract
from tools.slips import Knows
from tools.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class Upkeep:
    """One edition's."""

    edition: Edition
    before: dict[str, Catalog]
    """By domain, as they stand in the files."""
    merges: tuple[Merge, ...]
    """One for each document; then one for each catalogue whose document is no more."""


def refresh(
    workspace: Workspace, editions: tuple[Edition, ...], *, typo: Knows | None = None
) -> tuple[Sources, list[Upkeep]]:
    """Merge in memory; nothing is written but what Sphinx keeps in ``build``.

    :param typo: see :func:`tools.merges.merge`.
    :raises ToolsError: an article or a catalogue is not sound.
    """
    sources = extract(workspace)
    # Sphinx takes its time: what somebody saves meanwhile is what the catalogues say.
    before = {edition: workspace.catalogs(edition.locale) for edition in editions}
    language = workspace.publication().source.locale.gettext
    return sources, [
        Upkeep(
            edition=edition,
            before=catalogs,
            merges=merge_all(
                sources.templates.values(),
                catalogs.values(),
                languages=Languages(language, edition.locale.gettext),
                typo=typo,
            ),
        )
        for edition, catalogs in before.items()
    ]

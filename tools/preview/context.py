"""What a build of the preview knows of its edition, and of each passage.

A msgstr with a fault keeps no page from being shown here. It is kept from Sphinx instead,
as a draft is, and its page shows it as text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import NamedTuple

from tools.catalogs.domains import PLAIN, WORKSHOP, keep_translated, language_pair
from tools.checking.rule import CheckSettings
from tools.formats.po import parse_catalog
from tools.i18n import Translations, interface_translations
from tools.model.catalog import Catalog, Entry, State
from tools.model.errors import CatalogError
from tools.model.findings import Message, say
from tools.model.publication import Locale, Publication, has_catalogs, resolve
from tools.site.context import SiteContext
from tools.site.sphinx_build import preflight
from tools.workspace import Workspace


class Condition(Enum):
    """What a reviewer has to do about a passage; the value is a CSS class."""

    REVIEWED = "reviewed"
    DRAFT = "draft"
    CHANGED = "changed"
    UNTRANSLATED = "untranslated"
    FAULTY = "faulty"
    """Reviewed, and not fit to be printed."""
    MISSING = "missing"
    """The catalogue is older than the article."""


MARKS = {
    Condition.DRAFT: say("Draft"),
    Condition.CHANGED: say("Changed"),
    Condition.UNTRANSLATED: say("Not translated"),
    Condition.FAULTY: say("Must be fixed"),
    Condition.MISSING: say("Not translated"),
}
"""The word beside a passage that is not reviewed."""
_BY_STATE = {
    State.DRAFT: Condition.DRAFT,
    State.CHANGED: Condition.CHANGED,
    State.UNTRANSLATED: Condition.UNTRANSLATED,
}


@dataclass(frozen=True)
class Passage:
    """A msgid of an article, and its entry."""

    msgid: str
    entry: Entry | None = None
    """None: the catalogue has none."""
    faults: tuple[Message, ...] = ()
    """Why a reviewed msgstr is not printed."""

    def condition(self, *, printed: bool) -> Condition:
        """Say what a reviewer has to do.

        :param printed: whether the page has the msgstr.

        >>> Passage("A wave.").condition(printed=False).value
        'missing'
        >>> Passage("A wave.", Entry(msgid="A wave.", msgstr="*")).condition(printed=False).value
        'faulty'
        """
        if self.entry is None:
            return Condition.MISSING
        if self.entry.state is State.REVIEWED:
            sound = printed and not self.faults
            return Condition.REVIEWED if sound else Condition.FAULTY
        return _BY_STATE[self.entry.state]


@dataclass(frozen=True, kw_only=True)
class PreviewContext(SiteContext):
    """:attr:`catalogs` are less the reviewed entries that have a fault."""

    passages: Mapping[str, Mapping[str, Passage]] = field(default_factory=dict)
    """By document and msgid."""
    words: Translations
    """What the workshop says to the edition's reviewers."""
    editor: str = ""
    """The address that opens a file in an editor, with ``{path}`` and ``{line}``."""
    due: frozenset[str] = frozenset()
    """Documents that are to be read again."""
    every_page: bool = False
    """Whether every page is to be written again."""

    def passage(self, docname: str, msgid: str) -> Passage:
        """Return what is known of a msgid of a document."""
        return self.passages.get(docname, {}).get(msgid) or Passage(msgid)


class _Reading(NamedTuple):
    """One catalogue, read."""

    digest: bytes
    catalog: Catalog
    """Less what has a fault."""
    passages: dict[str, Passage]


class ContextReader:
    """Reads an edition's catalogues, each again only once it has changed."""

    def __init__(self, locale: Locale) -> None:
        self._locale = locale
        self._readings: dict[str, _Reading] = {}

    def read_context(self, workspace: Workspace) -> PreviewContext:
        """Read what a build needs; of the catalogues only those that have changed.

        :raises ToolsError: the edition is gone, or a catalogue is not sound.
        """
        publication = workspace.publication()
        (edition,) = resolve(publication, self._locale.gettext)
        readings = self._read(workspace, publication) if has_catalogs(publication, edition) else {}
        readings = keep_translated(publication, edition, readings)
        catalogs = {domain: reading.catalog for domain, reading in readings.items()}
        return PreviewContext(
            workspace=workspace,
            publication=publication,
            edition=edition,
            catalogs=catalogs,
            passages={domain: reading.passages for domain, reading in readings.items()},
            words=interface_translations(edition, catalogs.get(WORKSHOP)),
        )

    def words(self, workspace: Workspace) -> Translations:
        """Read what the workshop says; in English if its catalogue is not sound."""
        publication = workspace.publication()
        (edition,) = resolve(publication, self._locale.gettext)
        try:
            catalog = workspace.catalog(self._locale, WORKSHOP)
        except CatalogError:
            catalog = None
        return interface_translations(edition, catalog)

    def _read(self, workspace: Workspace, publication: Publication) -> dict[str, _Reading]:
        readings: dict[str, _Reading] = {}
        faults: list[str] = []
        hint = ""
        languages = language_pair(publication.source.locale, self._locale)
        settings = CheckSettings(languages=languages)
        for name, data in workspace.catalog_files(self._locale).items():
            domain = name.removesuffix(".po")
            path = workspace.shown(workspace.catalog_path(self._locale, domain))
            try:
                readings[domain] = self._reading(domain, data, settings, path)
            except CatalogError as error:
                faults += error.faults
                hint = error.hint
        if faults:
            raise CatalogError(faults, hint=hint)
        self._readings = readings
        return readings

    def _reading(self, domain: str, data: bytes, settings: CheckSettings, path: str) -> _Reading:
        digest = hashlib.sha256(data).digest()
        before = self._readings.get(domain)
        if before and before.digest == digest:
            return before
        catalog = parse_catalog(data, domain=domain, path=path)
        read = [
            Passage(entry.msgid, entry, _faults(entry, settings, plain=domain in PLAIN))
            for entry in catalog
            if not entry.obsolete
        ]
        sound = tuple(one.entry for one in read if one.entry and not one.faults)
        passages = {one.msgid: one for one in read}
        return _Reading(digest, replace(catalog, entries=sound), passages)


def _faults(entry: Entry, settings: CheckSettings, *, plain: bool) -> tuple[Message, ...]:
    if entry.state is not State.REVIEWED:
        return ()
    return tuple(preflight.entry_faults(entry, settings, plain=plain))

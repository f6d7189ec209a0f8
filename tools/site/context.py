"""What a run knows of the edition that it builds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from tools.catalogs.domains import PRESS, keep_translated
from tools.i18n import Translations, interface_translations
from tools.model.catalog import Catalog, Entry
from tools.model.publication import Edition, Publication, Release, has_catalogs, resolve
from tools.model.redirects import Row, find_redirects
from tools.site.page_names import Names, complete_rows, names_by_edition
from tools.workspace import Workspace

if TYPE_CHECKING:  # Sphinx takes a third of a second, which a run with nothing to do spares
    from sphinx.application import Sphinx

PARALLEL = ".parallel"
"""How the page is called that has the original beside an article, after the article's name."""


@dataclass(frozen=True, kw_only=True)
class SiteContext:
    """What a run knows of the edition that it builds."""

    workspace: Workspace
    publication: Publication
    edition: Edition
    catalogs: dict[str, Catalog] = field(default_factory=dict)
    """By domain; of the source edition none of a document."""
    places: dict[str, str] = field(default_factory=dict)
    """``file:line`` in the source -> ``file:line`` in the catalogue; filled while Sphinx reads."""
    books: tuple[str, ...] = ()
    """What lies beside each article in a site that has it, ``.epub .pdf .png``: pages name it."""
    names: Mapping[Edition, Names] = field(default_factory=dict)
    """What pages are called in each edition; a preview has them under the names of the source."""
    rows: tuple[Row, ...] = ()
    """What every document was called before, and what feeds know it by."""
    parallel: bool = False
    """Whether articles link to the page that has the original beside them; a site has it."""
    releases: tuple[Release, ...] | None = None
    """What goes out, if this is printed to be published; None: everything there is."""

    @property
    def is_source(self) -> bool:
        return self.edition == self.publication.source

    @property
    def editions(self) -> tuple[Edition, ...]:
        """Those that pages may name."""
        if self.releases is None:
            return self.publication.editions
        return tuple(release.edition for release in self.releases)

    @property
    def releases_key(self) -> str:
        """What of :attr:`releases` a page may depend on, as a text to compare."""
        if self.releases is None:
            return ""
        said = [
            (one.edition.locale.slug, one.partial, sorted(one.absent.items()), one.kept)
            for one in self.releases
        ]
        return repr([(*rest, sorted(kept or ())) for *rest, kept in said])

    def without_absent_catalogs(self) -> SiteContext:
        """Return this context without the catalogues of documents that the edition lacks."""
        gone = self.absent()
        kept = {domain: one for domain, one in self.catalogs.items() if domain not in gone}
        return replace(self, catalogs=kept)

    def absent(self, edition: Edition | None = None) -> Mapping[str, str]:
        """List the documents that this edition or another lacks, with their originals' titles."""
        release = self.release(edition or self.edition)
        return release.absent if release else {}

    def release(self, edition: Edition) -> Release | None:
        """Say how an edition goes out; None if it does not, or nothing is published."""
        return next((one for one in self.releases or () if one.edition == edition), None)

    @cached_property
    def translations(self) -> Translations:
        return interface_translations(self.edition, self.catalogs.get(PRESS))

    def page_name(self, docname: str, edition: Edition | None = None) -> str:
        """Return what the page of a document is called, in this edition or another."""
        return self.names.get(edition or self.edition, {}).get(docname, docname)

    def identity(self, docname: str) -> str:
        """Return what feeds know a document by, whatever it is called."""
        return self._identities.get(docname, docname)

    @cached_property
    def _identities(self) -> dict[str, str]:
        return {row.document: row.identity for row in self.rows}

    @cached_property
    def former_names(self) -> dict[str, list[str]]:
        """Name of a page of this edition -> the names under which it was found before."""
        here = f"{self.edition.locale.slug}/"
        pages = {row.document: [f"{here}{self.page_name(row.document)}"] for row in self.rows}
        former: dict[str, list[str]] = {}
        for old, new in find_redirects(self.rows, pages, "").items():
            if old.startswith(here):
                former.setdefault(new.removeprefix(here), []).append(old.removeprefix(here))
        return former

    def catalog(self, docname: str) -> Catalog:
        """Return the catalogue of a document; an empty one if it has none yet."""
        return self.catalogs.get(docname) or Catalog(domain=docname)

    def place(self, domain: str, entry: Entry) -> str:
        """Write ``file:line`` of an entry, as a person can find it."""
        folder = self.workspace.catalog_folder(self.edition.locale)
        return f"{self.workspace.shown(folder)}/{domain}.po:{entry.line}"


def read_context(workspace: Workspace, language: str) -> SiteContext:
    """Read what an edition needs.

    :raises ToolsError: an unknown edition, or a catalogue that is not sound.
    """
    publication = workspace.publication()
    (edition,) = resolve(publication, language)
    has_any = has_catalogs(publication, edition)
    catalogs = workspace.catalogs(edition.locale) if has_any else {}
    return SiteContext(
        workspace=workspace,
        publication=publication,
        edition=edition,
        catalogs=keep_translated(publication, edition, catalogs),
        names=names_by_edition(workspace, publication, edition),
        rows=complete_rows(workspace, publication),
    )


_CONTEXTS: WeakKeyDictionary[Sphinx, SiteContext] = WeakKeyDictionary()


def site_context(app: Sphinx) -> SiteContext:
    """Return the context of a running Sphinx; it is read if nobody has set it."""
    if app not in _CONTEXTS:
        _CONTEXTS[app] = read_context(Workspace(Path(app.confdir)), app.config.language)
    return _CONTEXTS[app]


def set_site_context(app: Sphinx, context: SiteContext) -> None:
    """Give a running Sphinx the context that its caller has read."""
    _CONTEXTS[app] = context

"""What the pages of each edition are called, where their catalogues translate it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tools.catalogs.headers import SLUG, Slug, name_pages
from tools.model.errors import CatalogError
from tools.model.publication import Edition, Publication
from tools.workspace import Workspace

Names = Mapping[str, str]
"""Document -> name of its page, for those that have another than their own."""


def page_names_of(workspace: Workspace, publication: Publication, edition: Edition) -> Names:
    """Read the names that pages have in one edition.

    :raises CatalogError: one cannot be, or its catalogue is not sound.
    """
    if edition == publication.source:
        return {}
    return name_pages(_slugs(workspace, edition), workspace.documents())


def names_by_edition(
    workspace: Workspace, publication: Publication, here: Edition
) -> dict[Edition, Names]:
    """Read the names in every edition, for whoever links to them.

    :raises CatalogError: a name in *here* cannot be. Of another edition whoever prints it is told.
    """
    by_edition = {here: page_names_of(workspace, publication, here)}
    for edition in publication.editions:
        if edition != here:
            try:
                by_edition[edition] = page_names_of(workspace, publication, edition)
            except CatalogError:
                by_edition[edition] = {}
    return by_edition


def document_of(names: Names, page: str) -> str:
    """Find the document behind a page.

    >>> document_of({"articles/wave": "articles/ola"}, "articles/ola")
    'articles/wave'
    """
    return next((document for document, name in names.items() if name == page), page)


def _slugs(workspace: Workspace, edition: Edition) -> Iterator[Slug]:
    for document in workspace.documents():
        path = workspace.catalog_path(edition.locale, document)
        data = workspace.seen.read(path) or b""
        if path.is_symlink() or SLUG.encode() not in data:
            continue
        if slug := workspace.catalog(edition.locale, document).field(SLUG):
            line = data.partition(SLUG.encode())[0].count(b"\n") + 1
            yield Slug(document, slug, f"{workspace.shown(path)}:{line}")

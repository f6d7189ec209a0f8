"""What the pages of each edition are called, where their catalogues translate it; and what they
were called before: ``locale/addresses.toml``, the record of addresses.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from tools.catalogs.headers import SLUG, Slug, name_pages
from tools.model.errors import CatalogError
from tools.model.publication import Edition, Publication
from tools.model.redirects import NOBODY, Pages, Row, record_addresses
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


def pages_by_document(workspace: Workspace, publication: Publication) -> Pages:
    """List where every document is in each edition: under its own name, or another."""
    names = names_by_edition(workspace, publication, publication.source)
    return {
        document: tuple(
            dict.fromkeys(
                f"{edition.locale.slug}/{name}"
                for edition in publication.editions
                for name in (document, names[edition].get(document, document))
            )
        )
        for document in workspace.documents()
    }


def complete_rows(workspace: Workspace, publication: Publication) -> tuple[Row, ...]:
    """Return the record as it must be, whether or not the file is."""
    return record_addresses(workspace.addresses(), pages_by_document(workspace, publication))


def is_record_behind(workspace: Workspace, publication: Publication) -> bool:
    """Tell whether the file lacks something, so that it would be forgotten one day.

    One that was never written lacks nothing: whoever publishes first writes it.
    """
    known = workspace.addresses()
    return (
        bool(known) and record_addresses(known, pages_by_document(workspace, publication)) != known
    )


def update_record(
    workspace: Workspace,
    publication: Publication,
    heirs: Mapping[str, str] = NOBODY,
    strangers: Collection[str] = (),
) -> list[str]:
    """Bring the file up to date; the caller holds the catalogues' lock.

    :param heirs: document -> the one that has most of its words now.
    :param strangers: documents that have nothing of what stood under their names before.
    :returns: what became of the documents that have heirs, a sentence each.
    """
    known = workspace.addresses()
    now = record_addresses(known, pages_by_document(workspace, publication), heirs, strangers)
    if now == known:
        return []
    workspace.save_addresses(now)
    known_as = {row.document for row in known}
    return [f"{old}: its readers are led to {new}" for old, new in heirs.items() if old in known_as]


def find_orphans(workspace: Workspace, publication: Publication) -> Iterator[tuple[str, str]]:
    """Find documents that are no more and have no heir; say what to do about each."""
    documents = workspace.documents()
    for row in complete_rows(workspace, publication):
        if row.document and row.document not in documents:
            yield (
                row.document,
                f"{row.document} is gone, and its addresses lead nowhere. In locale/addresses.toml,"
                f' where id = "{row.identity}", write as its document what it is called now, or'
                ' nothing ("") if it is to stay away.',
            )

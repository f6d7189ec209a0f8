"""The record of addresses, ``locale/addresses.toml``, and what there is to record."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from tools.model.publication import Publication
from tools.model.redirects import NOBODY, Pages, Row, recorded
from tools.site.page_names import names_by_edition
from tools.workspace import Workspace


def pages_by_document(workspace: Workspace, publication: Publication) -> Pages:
    """List where every document stands in each edition: under its own name, or another."""
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
    return recorded(workspace.addresses(), pages_by_document(workspace, publication))


def is_behind(workspace: Workspace, publication: Publication) -> bool:
    """Tell whether the file lacks something, so that it would be forgotten one day.

    One that was never written lacks nothing: whoever publishes first writes it.
    """
    known = workspace.addresses()
    return bool(known) and recorded(known, pages_by_document(workspace, publication)) != known


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
    now = recorded(known, pages_by_document(workspace, publication), heirs, strangers)
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

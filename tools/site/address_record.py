"""The record of addresses, ``locale/addresses.toml``, and what there is to record."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from tools.model.publication import Publication
from tools.model.redirects import NOBODY, Pages, Row, recorded
from tools.site.page_names import every_name
from tools.workspace import Workspace


def pages_of(workspace: Workspace, publication: Publication) -> Pages:
    """Every document, and where it stands in each edition: under its own name, or another."""
    names = every_name(workspace, publication, publication.source)
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


def rows_of(workspace: Workspace, publication: Publication) -> tuple[Row, ...]:
    """The record as it must be, whether or not the file is."""
    return recorded(workspace.addresses(), pages_of(workspace, publication))


def is_behind(workspace: Workspace, publication: Publication) -> bool:
    """Whether the file lacks something, so that it would be forgotten one day.

    One that was never written lacks nothing: whoever publishes first writes it.
    """
    known = workspace.addresses()
    return bool(known) and recorded(known, pages_of(workspace, publication)) != known


def record(
    workspace: Workspace,
    publication: Publication,
    heirs: Mapping[str, str] = NOBODY,
    strangers: Collection[str] = (),
) -> list[str]:
    """Bring the file up to date; whoever calls is alone with the catalogues.

    :param heirs: document -> the one that has most of its words now.
    :param strangers: documents that have nothing of what stood under their names before.
    :returns: what became of the documents that have heirs, a sentence each.
    """
    known = workspace.addresses()
    now = recorded(known, pages_of(workspace, publication), heirs, strangers)
    if now == known:
        return []
    workspace.save_addresses(now)
    known_as = {row.document for row in known}
    return [f"{old}: its readers are led to {new}" for old, new in heirs.items() if old in known_as]


def orphans(workspace: Workspace, publication: Publication) -> Iterator[tuple[str, str]]:
    """Documents that are no more and have no heir, and what to do about each."""
    documents = workspace.documents()
    for row in rows_of(workspace, publication):
        if row.document and row.document not in documents:
            yield (
                row.document,
                f"{row.document} is gone, and its addresses lead nowhere. In locale/addresses.toml,"
                f' where id = "{row.identity}", write as its document what it is called now, or'
                ' nothing ("") if it is to stay away.',
            )

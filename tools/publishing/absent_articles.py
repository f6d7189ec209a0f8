"""What an edition does not have yet: articles of which nobody has reviewed anything.

They are simply not there: an edition goes out without them, and so does a publication without
an edition that has no article at all. What somebody has begun is unfinished, and waited for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from tools.model.article_fields import FOLDER
from tools.model.catalog import Catalog, State
from tools.site.metadata.addresses import FRONT


def absent(
    documents: Mapping[str, Catalog],
    owed: Mapping[str, Collection[str]],
    withdrawn: Collection[str] = (),
) -> frozenset[str]:
    """Choose the documents of an edition that nobody has begun.

    A paragraph that stands in another document, too, begins none: its translation came along.

    :param documents: by domain, with the entries of the articles as they are.
    :param owed: by domain, what need not be waited for.
    :param withdrawn: documents of which a notice is left, and always there.
    """
    places = Counter(entry.msgid for catalog in documents.values() for entry in catalog)
    return frozenset(
        domain
        for domain, catalog in documents.items()
        if domain not in {FRONT, *withdrawn}
        and not any(entry.state is State.REVIEWED and places[entry.msgid] == 1 for entry in catalog)
        and not _is_finished(catalog, owed[domain])
    )


def is_empty(
    documents: Mapping[str, Catalog], gone: Collection[str], withdrawn: Collection[str] = ()
) -> bool:
    """Tell whether an edition has nothing to offer.

    :param gone: what :func:`absent` says of it.
    """
    articles = [domain for domain in documents if domain.startswith(FOLDER)]
    # Pages without a date alone are no edition, unless the publication has nothing else.
    offered = articles or [domain for domain in documents if domain != FRONT]
    if any(domain not in gone and domain not in withdrawn for domain in offered):
        return False
    last = withdrawn if offered else [FRONT]
    return not any(
        entry.state is State.REVIEWED for domain in last for entry in documents.get(domain, ())
    )


def _is_finished(catalog: Catalog, owed: Collection[str]) -> bool:
    return all(entry.state is State.REVIEWED or entry.msgid in owed for entry in catalog)

"""One catalogue brought up to date."""

from __future__ import annotations

from tools.catalogs.merging import Languages, Merge, merge_all
from tools.language.typos import Knows
from tools.model.catalog import Catalog


def merge(
    template: Catalog, catalog: Catalog, *, languages: Languages, typo: Knows | None = None
) -> Merge:
    """Merge one document, as if an edition had no other."""
    return merge_all([template], [catalog], languages=languages, typo=typo)[0]

"""Interface translations of an edition."""

from __future__ import annotations

from tools.i18n.translations import Chrome
from tools.model.catalog import Catalog
from tools.model.publication import INTERFACE, Edition


def chrome_of(edition: Edition, catalog: Catalog | None) -> Chrome:
    """The words around the articles of an edition; in English they need no catalogue."""
    return Chrome(None) if edition.is_english else Chrome(catalog, INTERFACE)

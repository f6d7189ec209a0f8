"""Interface translations of an edition."""

from __future__ import annotations

from tools.i18n.translations import Translations
from tools.model.catalog import Catalog
from tools.model.publication import INTERFACE, Edition


def interface_translations(edition: Edition, catalog: Catalog | None) -> Translations:
    """The words around the articles of an edition; in English they need no catalogue."""
    return Translations(None) if edition.is_english else Translations(catalog, INTERFACE)

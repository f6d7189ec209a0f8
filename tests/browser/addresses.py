"""Every page a whole build must hold: what the tests here are parametrised over.

Worked out from the inputs, so that collecting the tests builds nothing;
``test_links.py`` proves that the build holds exactly these.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from tests.support.project import DOCUMENTS, first_editions
from tools.catalogs.domains import PRESS
from tools.formats.editions import parse_publication
from tools.i18n import Translations
from tools.model.article import FOLDER
from tools.model.publication import Edition
from tools.site.extension.builder import PAGES as WITHOUT_DOCUMENT
from tools.system.environment import ROOT
from tools.workspace import Workspace

PROJECT = Workspace(ROOT)
PUBLICATION = parse_publication(first_editions())
EDITIONS = PUBLICATION.editions
SOURCE = PUBLICATION.source
TRANSLATIONS = [edition for edition in EDITIONS if edition != SOURCE]


@dataclass(frozen=True)
class Address:
    edition: Edition | None
    """``None``: a page above the editions."""
    name: str

    @property
    def path(self) -> str:
        """The page's file, below ``build/html``."""
        folder = f"{self.edition.locale.slug}/" if self.edition else ""
        return f"{folder}{self.name}.html"

    @property
    def url(self) -> str:
        return f"/{self.path}"

    @property
    def language(self) -> str:
        """What ``<html lang>`` must say."""
        return (self.edition or SOURCE).locale.html

    def within(self, edition: Edition) -> Address:
        """The same page of another edition."""
        return replace(self, edition=edition)

    def __str__(self) -> str:
        return self.path


OF_EDITIONS = [
    Address(edition, name) for edition in EDITIONS for name in (*DOCUMENTS, *WITHOUT_DOCUMENT)
]
PAGES = [*OF_EDITIONS, Address(None, "index"), Address(None, "404")]
ARTICLES = [page for page in OF_EDITIONS if page.name.startswith(FOLDER)]

every_page = pytest.mark.parametrize("page_at", PAGES, ids=str)
every_article = pytest.mark.parametrize("page_at", ARTICLES, ids=str)
every_translated_page = pytest.mark.parametrize(
    "page_at", [page for page in OF_EDITIONS if page.edition != SOURCE], ids=str
)
every_edition = pytest.mark.parametrize("edition", EDITIONS, ids=lambda one: one.locale.slug)


def chrome(edition: Edition) -> Translations:
    """The words around the articles, as the edition's readers must see them."""
    return Translations(None if edition == SOURCE else PROJECT.catalog(edition.locale, PRESS))

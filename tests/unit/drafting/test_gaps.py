"""Which catalogues have something to draft."""

from __future__ import annotations

from tools.drafting.gaps import open_catalogs
from tools.language.sentences import Languages
from tools.model.catalog import Catalog, Entry

SPANISH = Languages("en", "es")
OPEN = Catalog(domain="open", entries=(Entry(msgid="Why?"),))
DONE = Catalog(domain="done", entries=(Entry(msgid="Why?", msgstr="¿Por qué?"),))


def test_a_document_without_text_needs_no_catalogue() -> None:
    assert open_catalogs({}, {"a": Catalog(domain="a")}, SPANISH) == []


def test_only_what_is_open_of_the_documents_there_are() -> None:
    catalogs = {"open": OPEN, "done": DONE, "gone": OPEN}
    assert open_catalogs(catalogs, {"open": OPEN, "done": DONE}, SPANISH) == [OPEN]
    assert open_catalogs(catalogs, {"open": OPEN, "done": DONE}, SPANISH, only="done") == []

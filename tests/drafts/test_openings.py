"""Which catalogues have something to draft."""

from __future__ import annotations

from tools.drafts.openings import open_ones
from tools.model import Catalog, Entry
from tools.segments import Languages

SPANISH = Languages("en", "es")
OPEN = Catalog(domain="open", entries=(Entry(msgid="Why?"),))
DONE = Catalog(domain="done", entries=(Entry(msgid="Why?", msgstr="¿Por qué?"),))


def test_a_document_without_text_needs_no_catalogue() -> None:
    assert open_ones({}, {"a": Catalog(domain="a")}, SPANISH) == []


def test_only_what_is_open_of_the_documents_there_are() -> None:
    catalogs = {"open": OPEN, "done": DONE, "gone": OPEN}
    assert open_ones(catalogs, {"open": OPEN, "done": DONE}, SPANISH) == [OPEN]
    assert open_ones(catalogs, {"open": OPEN, "done": DONE}, SPANISH, only="done") == []

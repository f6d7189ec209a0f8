"""Terms found, and what the finished editions call them."""

from __future__ import annotations

import pytest

from tools.formats.glossary import parse_glossary
from tools.formats.po import parse_catalog
from tools.glossary import Glossary, Term
from tools.system.environment import ROOT

OURS = (ROOT / "locale" / "glossary.csv").read_text("utf-8")


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The blockades ended.", "blockade"),
        ("BLOCKADE’S end", "blockade"),
        ("Between us, the US lost.", "US"),
        ("Use this.", ""),
        ("Countries and parties", "country party"),
        ("the party’s country", "party country"),
        ("Foreign Ministers met", "Foreign Minister"),
    ],
)
def test_find(sentence: str, found: str) -> None:
    terms = ("blockade", "country", "party", "Foreign Minister", "Minister")
    glossary = Glossary(
        (*(Term(term=term) for term in terms), Term(term="US", exact=True)),
    )
    assert " ".join(term.term for term in glossary.find(sentence)) == found


@pytest.mark.parametrize(
    ("draft", "fine"),
    [
        ("Los golpes de Estado fracasaron.", True),
        ("El Golpe de estado fracasó.", True),
        ("El golpista fracasó.", False),
        ("", False),
    ],
)
def test_translations_in_the_draft(draft: str, fine: bool) -> None:
    term = Term(term="coup", translations={"es": ("golpe de Estado",)})
    assert (Glossary((term,)).reasons("The coup failed.", draft, "es") == ()) is fine
    assert Glossary((term,)).reasons("The coup failed.", draft, "eo") == ()


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Two coups, one coup.", [("coups", True), ("coup", False)]),
        ("The coup’s end", [("coup", False)]),
        ("The coups’ end", [("coups", True)]),
        ("Coup!", [("Coup", False)]),
        ("The armed forces", [("armed forces", False)]),
    ],
)
def test_occurrences(sentence: str, found: list[tuple[str, bool]]) -> None:
    glossary = Glossary((Term(term="coup"), Term(term="armed forces")))
    assert [
        (sentence[one.start : one.end], one.plural) for one in glossary.occurrences(sentence)
    ] == found


@pytest.mark.parametrize("language", ["es", "pt_BR"])
def test_the_finished_editions_speak_like_our_glossary(language: str) -> None:
    glossary = parse_glossary(OURS)
    path = ROOT / "locale" / language / "LC_MESSAGES" / "articles" / "latin-america-wave.po"
    catalog = parse_catalog(path.read_bytes(), domain="article")
    found = [
        (reason, entry.msgstr)
        for entry in catalog
        for reason in glossary.reasons(entry.msgid, entry.msgstr, language)
    ]
    assert found == []
    used = {term.term for entry in catalog for term in glossary.find(entry.msgid)}
    assert used == {term.term for term in glossary.terms}

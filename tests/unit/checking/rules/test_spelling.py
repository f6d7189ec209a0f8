"""Wrong words are found; names, terms and foreign words are left alone."""

from __future__ import annotations

import random

import pytest

from tests.support.seeded_faults.misspellings import KINDS, planted
from tools.checking.hunspell import dictionary_of
from tools.checking.rule import CheckSettings, Pair
from tools.checking.rules.spelling import find_unused_words, spelling
from tools.glossary import Glossary, Term
from tools.language.sentences import Languages
from tools.markup.prose import prose
from tools.model.catalog import Catalog, Entry
from tools.model.publication import Locale
from tools.system.environment import ROOT
from tools.workspace import Workspace

KNOWN = {"las", "elecciones", "en", "el", "vea", "un", "una", "hubo", "de", "y", "dar", "lhe"}


class Few:
    """A dictionary of few words."""

    version = "1"

    def knows(self, word: str) -> bool:
        return word.lower() in KNOWN


GLOSSARY = Glossary(
    (
        Term(term="night watch", translations={"es": ("ronda campesina",), "pt_BR": ("vigília",)}),
        Term(term="Wiphala", keep=True),
    )
)
HOUSE = CheckSettings(
    languages=Languages("en", "es"), dictionary=Few(), glossary=GLOSSARY,
    words={"quipu": 1, "Ayllu": 2},
)  # fmt: skip


def found(msgid: str, msgstr: str, settings: CheckSettings = HOUSE) -> list[str]:
    return [msgstr[one.start : one.end] for one in spelling.check(Pair(msgid, msgstr, settings))]


@pytest.mark.parametrize(
    ("msgid", "msgstr", "wrong"),
    [
        ("", "Las eleciones de Gwalch y las ONGs", ["eleciones"]),
        ("", "En Gwalch. Gwalch. Eleciones.", ["Eleciones"]),
        ("The widget.", "Las widgets y el widget", []),
        ("The thing.", "Las widgets y el widget", ["widgets", "widget"]),
        ("", "Las rondas campesinas y la wiphala", ["la"]),
        ("", "Un vigília", ["vigília"]),
        ("", "Quipu y quipu y ayllu", ["ayllu"]),
        ("", "Vea pág. de", []),
        ("", "Vea pág de", ["pág"]),
        ("", "Las eleciones y las eleciones", ["eleciones"]),
        ("", "Vea ``eleciones``", []),
        ("", "Vea `las eleciones <https://a.b/eleciones>`_", ["eleciones"]),
    ],
)
def test_what_is_exempt(msgid: str, msgstr: str, wrong: list[str]) -> None:
    assert found(msgid, msgstr) == wrong


def test_what_it_says() -> None:
    (fault,) = spelling.check(Pair("", "Las eleciones", HOUSE))
    assert str(fault.message) == (
        "“eleciones” is in no dictionary. Did you mean: elecciones?"
        " If it is right, add it to locale/es/words.txt."
    )
    assert fault.fix is None
    (fault,) = spelling.check(Pair("", "Las xyzzyx", HOUSE))
    assert "Did you mean" not in str(fault.message)


def test_without_a_dictionary_nothing_is_said() -> None:
    assert found("", "Las eleciones", CheckSettings(languages=Languages("en", "eo"))) == []


def test_a_word_that_nobody_uses_any_more() -> None:
    words = {"quipu": 3, "ayllu": 5, "yaku": 6}
    settings = CheckSettings(languages=Languages("en", "es"), words=words)
    entries = (
        Entry(msgid="a", msgstr="Quipu y ayllus."),
        Entry(msgid="b", msgstr="yaku", obsolete=True),
    )
    notes = list(find_unused_words(settings, [Catalog(domain="a", entries=entries)], "words.txt"))
    assert [(one.path, one.line) for one in notes] == [("words.txt", 5), ("words.txt", 6)]
    assert "“ayllu”" in str(notes[0].fault.message)


@pytest.mark.parametrize("language", ["es", "pt_BR"])
def test_planted_misspellings_are_found(language: str) -> None:
    pytest.importorskip("hunspell")
    dictionary = dictionary_of(language)
    assert dictionary
    settings = CheckSettings(languages=Languages("en", language), dictionary=dictionary)
    catalog = Workspace(ROOT).catalog(Locale(language), "articles/latin-america-wave")
    chance = random.Random(1)
    every = [
        (entry, kind, wrong, word)
        for entry in catalog
        for kind, wrong, word in planted(prose(entry.msgstr), dictionary.knows, chance)
    ]
    for name in KINDS:
        ours = [one for one in every if one[1] == name]
        missed = [
            wrong
            for entry, _, wrong, word in chance.sample(ours, 40)
            if wrong not in found(entry.msgid, entry.msgstr.replace(word, wrong, 1), settings)
        ]
        assert len(missed) <= 2, (name, missed)

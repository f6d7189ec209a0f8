"""The page's own rules, which run while somebody types, say what Python's say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tools.checking.checks import find_blocking_faults
from tools.checking.rule import CheckSettings, Pair
from tools.checking.rules.meaning.completeness import length, omitted_sentence
from tools.checking.rules.typography.punctuation import opening_marks
from tools.glossary import Glossary, Term
from tools.language.sentences import Languages, split
from tools.markup.placeables import PLACEABLE_RE
from tools.markup.prose import prose
from tools.model import publication
from tools.model.catalog import Catalog, Entry
from tools.model.publication import Locale
from tools.reviewing.html_page import render
from tools.reviewing.live_checks import list_marks, needs_of_source
from tools.reviewing.passages import ReviewData
from tools.system.environment import ROOT
from tools.workspace import Workspace

MANUAL_RE = re.compile(r"^ *(?:Bad|Good|Fix|Offer): (?:(es|pt_BR): )?(.+)$", re.MULTILINE)
GLOSSARY = Glossary(
    (
        Term(term="coup", translations={"es": ("golpe de Estado", "golpe"), "pt_BR": ("golpe",)}),
        Term(term="US", translations={"es": ("Estados Unidos", "EE. UU.")}, exact=True),
        Term(term="AMLO", keep=True, exact=True),
    )
)
SPANISH = Languages("en", "es")
Case = tuple[str, str, str]
"""Language, source, translation."""


def settings(language: str) -> CheckSettings:
    return CheckSettings(languages=Languages("en", language), glossary=GLOSSARY)


@pytest.fixture(scope="module")
def pages(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Page]]:
    """A page of each language, to ask its rules."""
    found = {}
    context = browser.new_context()
    for language in ("es", "pt_BR", "fr"):
        target = publication.Edition(locale=Locale(language), name=language)
        catalog = Catalog(domain="a", entries=(Entry(msgid="x"),))
        path = tmp_path_factory.mktemp("rules") / "page.html"
        shown = ReviewData(settings=settings(language), catalogs=(catalog,))
        path.write_bytes(render(target, Locale("en"), shown))
        found[language] = context.new_page()
        found[language].goto(path.as_uri())
    yield found
    context.close()


def topics(pages: dict[str, Page], cases: Iterable[Case]) -> list[set[str]]:
    """Of each case, what the page finds fault with."""
    asked = [
        (
            language,
            {"msgid": source, **needs_of_source(source, settings(language), plain=False)},
            target,
        )
        for language, source, target in cases
    ]
    found: dict[int, set[str]] = {}
    for language, page in pages.items():
        mine = {n: [passage, text] for n, (name, passage, text) in enumerate(asked)
                if name == language}  # fmt: skip
        answers = page.evaluate(
            """(all) => all.map(([passage, text]) =>
              onda.checks.faults(passage, text).map(([, , , topic]) => topic))""",
            list(mine.values()),
        )
        found |= dict(zip(mine, map(set, answers), strict=True))
    return [found[n] for n in range(len(asked))]


def manual(*texts: str | None) -> list[Case]:
    cases = []
    for text in texts:
        for language, line in MANUAL_RE.findall(text or ""):
            source, target, *_ = (part.strip() for part in line.split(" | "))
            cases.append((language or "es", source, target))
    assert cases
    return cases


def disagreeing(
    pages: dict[str, Page], topic: str, cases: list[Case], wrong: list[bool]
) -> list[tuple[Case, bool]]:
    assert any(wrong)
    assert not all(wrong)
    found = topics(pages, cases)
    return [
        (case, expected)
        for case, topics_found, expected in zip(cases, found, wrong, strict=True)
        if (topic in topics_found) != expected
    ]


NUMBERS = [
    ("es", "It has 1,234.5 km.", "Tiene 1.234,5 km."), ("es", "It has 1.5 km.", "Tiene 1,5 km."),
    ("es", "It has 1.5 km.", "Tiene 15 km."), ("es", "It cost 3 billion.", "Costó 3 mil millones."),
    ("es", "10,000 came.", "Vinieron 10 000."), ("es", "10,000 came.", "Vinieron diez mil."),
    ("es", "At 7:30 it began.", "Empezó a las 7:30."), ("es", "Four left.", "Se fueron los 4."),
    ("es", "It rained.", "Llovió 4 veces."), ("pt_BR", "It has 1,234.5 km.", "Tem 1.234,5 km."),
    ("pt_BR", "It cost 2 trillion.", "Custou 2 trilhões."), ("pt_BR", "2 left.", "Dois saíram."),
    ("es", "Louis XIV and 14 men.", "Luis XIV y 14 hombres."), ("es", "In 2021.", "En 2012."),
    ("es", "See `it <https://a.example/12>`_.", "Vea `esto <https://a.example/13>`_."),
    ("fr", "It has 1,234.5 km.", "Il a 1 234,5 km."), ("es", "3 and 3.", "3."),
]  # fmt: skip


def test_numbers(pages: dict[str, Page]) -> None:
    pairs = [Pair(source, target, settings(one)) for one, source, target in NUMBERS]
    wrong = [bool(pair.differences) for pair in pairs]
    assert disagreeing(pages, "numbers", NUMBERS, wrong) == []


MARKUP = [
    ("Do *not* sign.", "*No* firme."), ("Do *not* sign.", "No firme."), ("So.", "*Así*."),
    ("Do *not* sign.", "*No firme."), ("Do **not**.", "*No*."), ("Do **not**.", "**No**."),
    ("Run ``make``.", "Teclee ``make``."), ("Run ``make``.", "Teclee ``hacer``."),
    ("Run ``make``.", "Teclee `make`."), ("Run ``a``, ``b``.", "``b`` y ``a``."),
    ("See `it <https://a.example>`_.", "Vea `esto <https://a.example>`_."),
    ("See `it <https://a.example>`_.", "Vea `esto <https://b.example>`_."),
    ("See `it <https://a.example>`_.", "Vea `esto`_."), ("See `it <x>`__.", "Vea `esto <x>`__."),
    ("See :ref:`it <x>`.", "Vea :ref:`esto <x>`."), ("See :ref:`it <x>`.", "Vea :ref:`esto <y>`."),
    ("See :ref:`x`.", "Vea :ref:`x`."), ("See :ref:`x`.", "Vea :doc:`x`."),
    ("A note. [1]_", "Una nota. [1]_"), ("A note. [1]_", "Una nota. [2]_"),
    ("A note. [#one]_", "Una nota. [#one]_"), ("A note. [#one]_", "Una nota."),
    ("See https://a.example/x.", "Vea https://a.example/x."), ("See it.", "Vea https://a.example."),
    ("Write to a@b.example.", "Escriba a a@b.example."), ("The |name| is.", "|name| es."),
    ("The |name| is.", "El nombre es."), ("So.", "- Así."), ("So.", "1. Así."), ("So.", ".. Así."),
    ("So.", "Así: bien."), ("So.", ":a: Así."), ("So.", "a) Así."), ("So.", "Una. Así."),
    ("2 * 3 * 4", "2 * 3 * 4"), ("It is 5*.", "Es 5*."), ("intro_ is.", "intro_ es."),
    ("Do *not*, *ever*.", "*Nunca*, *jamás*."), ("Do *not*, *ever*.", "*Nunca*."),
    ("A `cited` word.", "Una palabra `citada`."), ("A `cited` word.", "Una palabra citada."),
    ("Wait…", "Espere…"), ("So.", "Así `."), ("*All of it.*", "*Todo.*"), ("A_b c.", "A_b c."),
]  # fmt: skip


def test_markup_and_links(pages: dict[str, Page]) -> None:
    cases = [("es", source, target) for source, target in MARKUP]
    wrong = [bool(find_blocking_faults(source, target, SPANISH)) for _, source, target in cases]
    assert disagreeing(pages, "markup", cases, wrong) == []


OPENINGS = [
    ("es", "Who? “Me!”", "¿Quién? “¡Yo!”"), ("es", "Who? “Me!”", "¿Quién? “Yo!”"),
    ("es", "Who?!", "¿¡Quién!?"), ("es", "See `it? <https://a.example/?q=1>`_", "Vea"),
    ("es", "Who?", "Véase https://a.example/?q=1 ¿quién?"), ("pt_BR", "Who?", "Quem?"),
    ("es", "*Who?*", "*Quién?*"), ("es", "*Who?*", "*¿Quién?*"), ("fr", "Who?", "Qui ?"),
]  # fmt: skip


def test_opening_marks(pages: dict[str, Page]) -> None:
    cases = [*manual(opening_marks.manual), *OPENINGS]
    wrong = [any(opening_marks.check(Pair(source, target, settings(one))))
             for one, source, target in cases]  # fmt: skip
    assert disagreeing(pages, "marks", cases, wrong) == []


TERMS = [
    ("es", "Two coups failed.", "Fracasaron dos golpes."),
    ("es", "Two coups failed.", "Fracasaron dos cupés."),
    ("es", "A coup.", "Golpe  de\u00a0Estado."), ("es", "A coup.", "Los golpistas."),
    ("es", "The US left.", "EE. UU. se fue."), ("es", "Tell us.", "Díganos."),
    ("es", "AMLO spoke.", "Habló AMLO."), ("es", "AMLO spoke.", "Habló López."),
    ("pt_BR", "A coup.", "Um golpe."), ("pt_BR", "The US left.", "Saíram."),
    ("fr", "A coup.", "Un putsch."), ("es", "A coup.", "UN GOLPE."),
]  # fmt: skip


def test_terms_of_the_glossary(pages: dict[str, Page]) -> None:
    wrong = [bool(GLOSSARY.reasons(source, target, one)) for one, source, target in TERMS]
    assert disagreeing(pages, "glossary", TERMS, wrong) == []


def shortened(language: str) -> Iterator[Case]:
    """Reviewed paragraphs, whole; without each of their sentences; and with the first third."""
    catalog = Workspace(ROOT).catalog(Locale(language), "articles/latin-america-wave")
    for entry in catalog:
        sentences = split(entry.msgstr, language)
        yield language, entry.msgid, entry.msgstr
        for number in range(len(sentences)) if len(sentences) > 1 else ():
            left = sentences[:number] + sentences[number + 1 :]
            yield language, entry.msgid, "".join(left).strip()
        if len(sentences) > 2:
            yield language, entry.msgid, "".join(sentences[: len(sentences) // 3]).strip()


def test_a_part_that_is_left_out(pages: dict[str, Page]) -> None:
    """The page tells nearly always what make check would, and never where it would not."""
    cases = [case for language in ("es", "pt_BR") for case in shortened(language)]
    wrong = [
        bool([*length.check(pair), *omitted_sentence.check(pair)])
        for one, source, target in cases
        for pair in [Pair(source, target, settings(one))]
    ]
    assert sum(wrong) > 50
    missed = disagreeing(pages, "length", cases, wrong)
    assert [case for case, expected in missed if not expected] == []
    assert len(missed) <= 0.1 * sum(wrong), missed


def test_a_finished_edition_has_no_fault(pages: dict[str, Page]) -> None:
    workspace = Workspace(ROOT)
    cases = [
        (language, entry.msgid, entry.msgstr)
        for language in ("es", "pt_BR")
        for entry in workspace.catalog(Locale(language), "articles/latin-america-wave")
    ]
    # Of the glossary here, which is not the project's, that says nothing.
    assert [found - {"glossary"} for found in topics(pages, cases)] == [set()] * len(cases)


TEXTS = [text for _, *texts in (*NUMBERS, *OPENINGS, *TERMS) for text in texts]
TEXTS += [text for texts in MARKUP for text in texts]
TEXTS += ["“Añil” ñandú_ *é*", "a*b*c", "**a *b* c**", "`a`__ b_", "\\*no\\*", "ünï `x <y>`_"]


def test_the_same_expressions_find_the_same_places(pages: dict[str, Page]) -> None:
    """Python's expressions, in JavaScript's spelling, are the same expressions."""
    shown = pages["es"].evaluate(
        """(all) => all.map((text) =>
          [onda.checks.prose(text), onda.checks.marksOf(text).map(({ key }) => key)])""",
        TEXTS,
    )
    wanted: list[Any] = [[prose(text), [key for key, *_ in list_marks(text)]] for text in TEXTS]
    assert shown == wanted
    places = pages["es"].evaluate(
        """(all) => all.map((text) =>
          [...text.matchAll(onda.checks.expressions.mark)].map(({ index }) => index))""",
        TEXTS,
    )
    assert places == [[one.start() for one in PLACEABLE_RE.finditer(text)] for text in TEXTS]


def test_a_gap_and_an_empty_text_are_seen(pages: dict[str, Page]) -> None:
    ask = """(text) =>
      onda.checks.faults({ msgid: "It rains. It snows." }, text).map(([, key]) => key)"""
    assert pages["es"].evaluate(ask, "Llueve. ⟦…⟧") == ["gap"]
    assert pages["es"].evaluate(ask, "  ") == ["empty"]


def test_words_around_the_articles_keep_their_fields_and_have_no_markup(
    pages: dict[str, Page],
) -> None:
    passage = {"msgid": "{n} *min*", **needs_of_source("{n} *min*", settings("es"), plain=True)}
    ask = """([passage, text]) =>
      onda.checks.faults(passage, text, true).map(([, key, values]) => [key, values.mark])"""
    assert pages["es"].evaluate(ask, [passage, "{n} minutos"]) == []
    assert pages["es"].evaluate(ask, [passage, "{m} minutos"]) == [
        ["marklost", "{n}"], ["markextra", "{m}"],
    ]  # fmt: skip

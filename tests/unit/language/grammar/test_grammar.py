"""Nouns of two languages as people write them, and terms that are put into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.glossary.forms import Form, Mark, form_of, spelling_re
from tools.glossary.insertion import fill, find_places, make_agree
from tools.language.grammar import Gender, Grammar, portuguese, spanish
from tools.language.grammar.portuguese import GRAMMAR as PORTUGUESE
from tools.language.grammar.spanish import GRAMMAR as SPANISH
from tools.language.languages import language_of
from tools.system.environment import ROOT

CASES = ROOT / "tests/cases/language/grammar"
GRAMMARS = {"es": SPANISH, "pt": PORTUGUESE}
LINE_RE = re.compile(r"^ +(?:Fix|Bad): (?P<language>\w+): (?P<line>.+)$", re.MULTILINE)


def nouns() -> Iterator[object]:
    for language in GRAMMARS:
        lines = (CASES / f"{language}.txt").read_text("utf-8").splitlines()
        for line in lines:
            if not line.startswith("#"):
                yield pytest.param(language, *line.split(), id=f"{language}: {line}")


@pytest.mark.parametrize(("language", "noun", "gender", "plural"), list(nouns()))
def test_nouns(language: str, noun: str, gender: str, plural: str) -> None:
    known = GRAMMARS[language]
    assert (known.gender(noun) or "?") == gender
    assert (known.plural(noun) or "?") == plural


@pytest.mark.parametrize(("language", "noun", "gender", "plural"), list(nouns()))
def test_the_gender_of_a_plural(language: str, noun: str, gender: str, plural: str) -> None:
    known = GRAMMARS[language]
    if plural not in {noun, "?"}:
        assert known.gender(known.singular(plural)) in {gender, None}


@pytest.mark.parametrize(("language", "nouns"), [("es", spanish.KNOWN), ("pt", portuguese.KNOWN)])
def test_a_noun_that_is_known_is_found_again_from_its_plural(
    language: str, nouns: frozenset[str]
) -> None:
    known = GRAMMARS[language]
    again = {noun: known.singular(f"{noun}s") for noun in nouns if known.plural(noun) == f"{noun}s"}
    assert again == {noun: noun for noun in again}
    assert again


def lines_of(documented: object) -> list[object]:
    return [
        pytest.param(match["language"], [part.strip() for part in match["line"].split(" | ")],
                     id=match[0].strip())
        for match in LINE_RE.finditer(documented.__doc__ or "")
    ]  # fmt: skip


def form(text: str, language: str) -> Form:
    """A form for the docstrings' lines: names there are feminine assemblies, or unknown."""
    mark = Mark("f") if text in {"Asamblea", "Assembleia", "Internacional"} else None
    found = form_of(text, language, plural=False, mark=mark)
    assert found
    return found


@pytest.mark.parametrize(("language", "parts"), lines_of(make_agree))
def test_words_before_a_term(language: str, parts: list[str]) -> None:
    before, term, wanted = parts
    found = make_agree(f"{before} ", form(term, language), GRAMMARS[language])
    if wanted == "-":
        assert found is None
    elif wanted == "?":
        assert found and not found.sure and found.text == f"{before} "
    else:
        assert found and found.sure and found.text == f"{wanted} "


@pytest.mark.parametrize(("language", "parts"), lines_of(fill))
def test_terms_put_in(language: str, parts: list[str]) -> None:
    text, there, term, wanted = parts
    known = GRAMMARS[language]
    spans = find_places(text, there, known)
    old = known.gender(there)
    found = fill(text, spans, [form(term, language)] * len(spans), known, [old] * len(spans))
    shown = "-" if found is None else found.text + (" ?" if found.remarks else "")
    assert len(spans) == 1
    assert shown == wanted


@pytest.mark.parametrize(
    ("language", "term", "plural"),
    [
        ("es", "jefe de Estado", "jefes de Estado"),
        ("es", "golpe de Estado", "golpes de Estado"),
        ("es", "ministro de Relaciones Exteriores", "ministros de Relaciones Exteriores"),
        ("es", "primer ministro", "primeros ministros"),
        ("es", "Asamblea Constituyente", "Asambleas Constituyentes"),
        ("es", "Fuerzas Armadas", "Fuerzas Armadas"),
        ("es", "crisis económica", "crisis económicas"),
        ("es", "OEA", None),
        ("es", "Unasur", None),
        ("es", "La Habana", None),
        ("es", "agua y saneamiento", None),
        ("pt_BR", "chefe de Estado", "chefes de Estado"),
        ("pt_BR", "direito humano", "direitos humanos"),
        ("pt_BR", "norte-americano", "norte-americanos"),
        ("pt_BR", "vulcão ativo", None),
        ("pt_BR", "EUA", "EUA"),
        ("eo", "puĉo", None),
    ],
)
def test_plural_of_a_term(language: str, term: str, plural: str | None) -> None:
    found = form_of(term, language, plural=True, mark=None)
    assert (found.text if found else None) == plural


@pytest.mark.parametrize(
    ("term", "mark", "gender", "plural"),
    [
        ("Fuerzas Armadas", None, "f", True),
        ("Estados Unidos", None, "m", True),
        ("Naciones Unidas", None, "f", True),
        ("América Latina", None, "f", False),
        ("OEA", None, None, False),
        ("OEA", Mark("f"), "f", False),
        ("Caracas", None, None, None),
        ("Caracas", Mark("f"), "f", False),
        ("la Asamblea", None, "f", False),
        ("los Andes", None, "m", True),
        ("La Habana", None, "f", False),
    ],
)
def test_gender_of_a_term(
    term: str, mark: Mark | None, gender: Gender | None, plural: bool | None
) -> None:
    found = form_of(term, "es", plural=False, mark=mark)
    assert found and (found.gender, found.plural) == (gender, plural)


@pytest.mark.parametrize(
    ("language", "term", "text", "fine"),
    [
        ("es", "estadounidense", "las tropas estadounidenses", True),
        ("es", "nación", "las naciones", True),
        ("es", "nación", "las naciónes", False),
        ("es", "ministro de Salud", "La ministra de Salud", True),
        ("es", "bloqueo", "Se bloquea el puerto.", False),
        ("es", "bloqueo", "Está bloqueado.", False),
        ("es", "el Caribe", "islas del Caribe", True),
        ("es", "interés", "Interesa mucho.", False),
        ("es", "política", "Es político.", False),
        ("es", "joven", "los jóvenes", True),
        ("es", "EE. UU.", "en EE.UU. y", True),
        ("es", "EE. UU.", "en EE. UU. y", True),
        ("pt_BR", "norte-americano", "forças norte-americanas", True),
        ("pt_BR", "os Estados Unidos", "nos Estados Unidos", True),
        ("pt_BR", "os Estados Unidos", "pelos Estados Unidos", True),
        ("pt_BR", "eleição", "as eleições", True),
        ("pt_BR", "lei", "leite", False),
        ("eo", "blokado", "la blokado", True),
    ],
)
def test_spellings(language: str, term: str, text: str, fine: bool) -> None:
    assert bool(spelling_re(term, language).search(text.casefold())) is fine


TEXTS = st.text() | st.text(alphabet="el la de asamblea “*`:⟦0⟧nación-", max_size=30)


@given(TEXTS, TEXTS, st.sampled_from(["es", "pt_BR", "fr"]), st.booleans())
def test_never_raises(text: str, term: str, language: str, plural: bool) -> None:
    found = form_of(term, language, plural=plural, mark=None)
    spelling_re(term, language).search(text)
    known: Grammar | None = language_of(language).grammar
    if found and known:
        spans = find_places(text, text[:5], known)
        fill(text, spans, [found] * len(spans), known, [None] * len(spans))
        make_agree(text, found, known)


def test_articles_without_end_are_no_trouble() -> None:
    assert make_agree("el " * 5000, Form("x", "f", False), SPANISH)
    assert spelling_re("lA ley", "es").search("por la ley")


@given(st.sampled_from(["El ", "de la ", "a los ", "una nueva ", "en ", "todas las "]))
def test_correcting_twice_is_correcting_once(before: str) -> None:
    for wanted in (Form("x", "f", False), Form("x", "m", True), Form("x", None, False)):
        once = make_agree(before, wanted, SPANISH)
        if once and once.sure and wanted.gender:
            assert make_agree(once.text, wanted, SPANISH) == once._replace(
                old=(make_agree(once.text, wanted, SPANISH) or once).old
            )

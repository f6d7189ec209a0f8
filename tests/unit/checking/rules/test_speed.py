"""Checks take time that grows with the text and with what is found in it, and no faster."""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.checking.checks import check_catalog, check_sources
from tools.checking.registry import PAIR_RULES, SOURCE_RULES
from tools.checking.reports import ReportedFinding, render_text
from tools.checking.rule import CheckSettings
from tools.formats.po.lines import escape, place_of
from tools.glossary import Glossary, Term
from tools.language.languages import customs
from tools.language.sentences import Languages
from tools.markup import inline
from tools.model.catalog import Catalog, Entry
from tools.model.findings import Finding

BITS = [
    "5 % ", "(", '"', "“", "”", "«", "¿", "?", "! ", "A ", "Ab ", "1,", "1 ", "1.", "*", "`", "``a",
    "|a", "<", "a. ", "A.B ", "no ", "nunca nada ", "two and ", "1 de ", "[1,", "24/7 ", "NATO ",
    "Raby ", ":a:", "x@", "http://a ", "de de ", "- ", "_a ", "a_ ", "{", "— ", "… ", "la la. ",
    "Raby-", "\\", "%(", "2021-", "en Julio ", "20 mil ", "1\u00a0", "二", "coup ", "`a`_ ",
    "`a <https://b.c>`_ ", "[1]_ ", "*a* ", ":ref:`a` ", "# noqa ", "www.a", "¡a! ", "'a ",
    "EE. UU. ", "hora y media ", "one in ", "«a» ", "  ", " ,", "<b> ", "\u200b", "а",
]  # fmt: skip
LENGTHS = (4_000, 8_000, 16_000)
"""Letters: what is in doubt at one length is asked again at the next, where noise is less."""
GROWTH = 2.5
FLOOR = 0.15
"""Seconds below which the noise of a busy machine is louder than any growth."""
ROUNDS = 4
"""How often a measurement may be disturbed."""
HOUSES = {
    language: CheckSettings(
        languages=Languages("en", language),
        glossary=Glossary((Term(term="coup", translations={language: ("golpe",)}),)),
        typography=customs(language),
    )
    for language in ("es", "pt_BR")
}
SHAPES: dict[str, Callable[[str], Entry]] = {
    "both": lambda text: Entry(msgid=text, msgstr=text),
    "translation": lambda text: Entry(msgid="Sign here.", msgstr=text),
    "source": lambda text: Entry(msgid=text, msgstr="Firme aquí."),
}


def told(entry: Entry, language: str) -> list[str]:
    """What ``make check`` prints of one entry: rules asked, findings placed and shown."""
    catalog = Catalog(domain="a", entries=(entry,))
    lines = [f'msgid "{escape(entry.msgid)}"', f'msgstr "{escape(entry.msgstr)}"']
    found: list[Finding] = [
        *check_catalog(catalog, HOUSES[language], rules=PAIR_RULES),
        *check_sources([catalog], SOURCE_RULES),
    ]
    for one in found:
        place_of(lines, 1, one.fault.start)
    return list(render_text(ReportedFinding(one, str(one.fault.message)) for one in found))


def seconds(entry: Entry, language: str) -> float:
    """Of this process alone, without what it collects for others."""
    inline.parse_marks.cache_clear()
    inline.compare_marks.cache_clear()
    gc.disable()
    before = process_time()
    told(entry, language)
    after = process_time()
    gc.enable()
    return after - before


def is_linear(bits: str, shape: str, language: str) -> bool:
    """Whether a text twice as long takes hardly more than twice the time, at some length."""
    return any(is_linear_from(length, bits, shape, language) for length in LENGTHS)


def is_linear_from(length: int, bits: str, shape: str, language: str) -> bool:
    """Whether so many letters take, undisturbed, hardly less than half of what twice as many do."""
    short, long = (
        SHAPES[shape](bits * (letters // len(bits) + 1) + "z")  # both end alike
        for letters in (length, 2 * length)
    )
    once = twice = float("inf")
    for _ in range(ROUNDS):
        twice = min(twice, seconds(long, language))
        if twice < FLOOR:
            return True
        once = min(once, seconds(short, language))
        if twice < GROWTH * once:
            return True
    return False


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("bit", BITS)
def test_twice_the_text_takes_twice_the_time(bit: str, shape: str) -> None:
    assert is_linear(bit, shape, "es")


@settings(max_examples=25)
@given(
    st.lists(st.sampled_from(BITS), min_size=2, max_size=4).map("".join),
    st.sampled_from(sorted(SHAPES)),
    st.sampled_from(sorted(HOUSES)),
)
def test_in_every_mixture(bits: str, shape: str, language: str) -> None:
    assert is_linear(bits, shape, language)


def test_twenty_thousand_letters_take_half_a_second() -> None:
    entry = SHAPES["translation"]("5 % " * 5_000)
    assert min(seconds(entry, "es") for _ in range(ROUNDS)) < 0.5

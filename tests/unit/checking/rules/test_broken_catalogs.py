"""No file and no text makes the checks fall over."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.broken_catalogs import mutants, survives
from tools.checking.checks import BLOCKING_RULES, check_catalog, check_entry
from tools.checking.registry import PAIR_RULES, SOURCE_RULES
from tools.checking.rule import CheckSettings
from tools.language.languages import customs
from tools.language.quantities import QuantityKind, find_differences, scan
from tools.language.quantities.display import cut_phrase
from tools.language.sentences import Languages
from tools.model.catalog import Catalog, Entry
from tools.model.findings import Severity

SIGNS = (
    "* ** ` `` :ref:` :raw: | _ __ [1]_ < > <https://a.b> mailto:a@b.c javascript: :: .. - 1. # "
    "noqa { } {n} ( ) « » ¿ a É \\ // \u202e \u200b а 𝐀 Ａ \ud800 www.a.org \u0301"
)
PIECES = [*SIGNS.split(), " ", "\n", "\0", "\u2028", "\u00a0"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=20).map("".join)
WORDS = (
    "two dos dois half medio meio million mil bn July julio julho may XIX siglo not no não never "
    "of de and y e point coma a.m. p. por ciento $ US$ € £ ½ " + SIGNS
).split()
DIGITS = st.sampled_from(["0", "1", "3", "05", "10", "24", "90", "1970", "000"])
TAILS = ["", "s", "'s", "’s", "th", "º", "%", "k", "M", "bn", "km", "p.m.", "-fold", "½", "€"]
NUMBER = st.tuples(DIGITS, st.sampled_from(".,:/’ -–"), DIGITS, st.sampled_from(TAILS)).map("".join)
PROSE = st.lists(
    st.one_of(NUMBER, st.sampled_from([*WORDS, *"\"'“”«»„-–—?!.,;: "]), st.text(max_size=2)),
    max_size=12,
).map("".join)
"""Digits, signs, letters and quotes, in one another."""
LANGUAGES = st.sampled_from(["es", "pt_BR", "fr", "ar", "ja", "xx"])


def test_no_file_gives_a_traceback() -> None:
    read = [survives(data) for data in mutants(300, seed=1)]
    assert any(read)
    assert not all(read)


@given(TEXTS, TEXTS, st.sampled_from(["es", "pt_BR", "ar", "ja", "xx"]), st.booleans())
def test_no_markup_makes_a_rule_raise(msgid: str, msgstr: str, language: str, plain: bool) -> None:
    settings = CheckSettings(languages=Languages("en", language))
    for _rule, text, fault in check_entry(
        Entry(msgid=msgid, msgstr=msgstr), settings, plain=plain, rules=BLOCKING_RULES
    ):
        assert str(fault.message)
        assert not fault.bug
        assert 0 <= fault.start <= (len(text) if fault.end is None else fault.end) <= len(text)


@given(TEXTS)
def test_a_fix_mends_what_it_was_made_for(msgstr: str) -> None:
    """Law: a fix leaves fewer faults of its rule than there were."""
    settings = CheckSettings(languages=Languages("en", "es"))
    found = list(
        check_entry(Entry(msgid="Sign here.", msgstr=msgstr), settings, rules=BLOCKING_RULES)
    )
    for rule, _text, fault in found:
        if fault.fix is None:
            continue
        end = len(msgstr) if fault.end is None else fault.end
        mended = msgstr[: fault.start] + fault.fix.text + msgstr[end:]
        left = list(check_entry(Entry(msgid="Sign here.", msgstr=mended), settings, rules=[rule]))
        before = [one for one in found if one[0] is rule]
        assert len(left) < len(before)


@settings(max_examples=200)
@given(PROSE, PROSE, LANGUAGES, st.booleans())
def test_no_number_and_no_sign_makes_a_rule_raise(
    msgid: str, msgstr: str, language: str, plain: bool
) -> None:
    settings = CheckSettings(languages=Languages("en", language), typography=customs(language))
    entry = Entry(msgid=msgid, msgstr=msgstr)
    for _rule, text, fault in check_entry(entry, settings, plain=plain, rules=PAIR_RULES):
        assert not fault.bug, fault.bug
        assert 0 <= fault.start <= (len(text) if fault.end is None else fault.end) <= len(text)
    for one in SOURCE_RULES:
        assert not any(fault.bug for fault in one.check(msgid))


@settings(max_examples=300)
@given(PROSE, PROSE, LANGUAGES)
def test_every_value_can_be_read_and_shown(ours: str, theirs: str, language: str) -> None:
    """Law: what is found in a text is a place in it, and what it may mean."""
    for text, name in ((ours, "en"), (theirs, language)):
        for value in scan(text, name):
            assert 0 <= value.start < value.end <= len(text)
            assert value.readings or value.kind is QuantityKind.TIME
            assert cut_phrase(text, value, name).text
    find_differences(ours, theirs, Languages("en", language))


def test_a_draft_is_warned_of_what_would_be_an_error() -> None:
    entry = Entry(msgid="Do *not* sign.", msgstr="No firme, no firme.", flags=("fuzzy",))
    settings = CheckSettings(languages=Languages("en", "es"))
    both = [
        {
            (one.rule, one.severity)
            for one in check_catalog(
                Catalog(domain="a", entries=(each,)), settings, rules=PAIR_RULES
            )
        }
        for each in (entry, replace(entry, flags=()))
    ]
    assert both[0] == {("emphasis", Severity.WARNING)}
    assert ("emphasis", Severity.ERROR) in both[1]

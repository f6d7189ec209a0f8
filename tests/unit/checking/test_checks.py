"""How the rules are asked about entries, catalogues and articles."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.project import CASES
from tools.catalogs.notes.changed import GAP
from tools.checking.checks import (
    MOST,
    check_catalog,
    check_entry,
    check_sources,
    find_blocking_faults,
)
from tools.checking.registry import PAIR_RULES, SOURCE_RULES
from tools.checking.rule import CheckSettings, Pair, rule
from tools.language.sentences import Languages
from tools.model.catalog import Catalog, Entry
from tools.model.findings import Fault, Severity, say

HOUSE = CheckSettings(languages=Languages("en", "es"))
TWICE = "Llueve  en el norte."
"""Two blanks: the rule `blanks` says so, and no rule of safety does."""
HIDDEN = "Llueve en\u200b el norte."
"""An invisible character: a matter of safety."""
RAIN = "It rains in the north."


def names(entry: Entry, *, plain: bool = False) -> set[str]:
    return {one.name for one, *_ in check_entry(entry, HOUSE, plain=plain, rules=PAIR_RULES)}


def test_a_block_of_code_is_asked_to_be_harmless_and_no_more() -> None:
    code = Entry(msgid="make all\nmake html", msgstr="make  all\nmake html")
    assert names(code) == set()
    assert names(code, plain=True) == {"blanks"}
    assert names(Entry(msgid="make all\nmake html", msgstr="make\u200b all\nmake html")) == {
        "invisible-character"
    }
    assert names(Entry(msgid=f"{RAIN}\n", msgstr=f"{TWICE}\n")) == {"blanks"}, "it has one line"


@pytest.mark.parametrize(
    ("source", "target", "rule_name", "found"),
    [
        ("They came.", "Vinieron. Vinieron.", "repetition", True),
        ("They came. They came.", "Vinieron. Vinieron.", "repetition", False),
        ("A New Wave Rises", "Una Nueva Ola Vuelve Otra Vez", "title_letters", True),
        ("A New Wave Rises.", "Una Nueva Ola Vuelve Otra Vez.", "title_letters", False),
        ("A New Wave Rises:", "Una Nueva Ola Vuelve Otra Vez:", "title_letters", False),
    ],
)
def test_what_excuses_a_text_from_a_rule(
    source: str, target: str, rule_name: str, found: bool
) -> None:
    assert (rule_name.replace("_", "-") in names(Entry(msgid=source, msgstr=target))) is found


@pytest.mark.parametrize(
    ("before", "explained"),
    [
        ("(", True),
        ("NaN (", True),
        ("(a) ", False),
        (f"({'o' * 198} ", True),
        (f"({'o' * 199} ", False),
    ],
)
def test_a_no_in_brackets_explains_if_they_are_open_and_near(before: str, explained: bool) -> None:
    """A bracket that was opened over 200 characters before may have been forgotten."""
    source = "The value is a quiet NaN of some kind there."
    entry = Entry(msgid=source, msgstr=f"{before}no es un número) el valor silencioso allí.")
    assert ("added-negation" not in names(entry)) is explained


@pytest.mark.parametrize(
    ("target", "certain"),
    [("F\u200birme.", True), ("☀\u200bfirme", False), ("Firme \u200b☀", False)],
)
def test_what_nobody_sees_is_taken_out_but_not_beside_a_picture(target: str, certain: bool) -> None:
    found = check_entry(Entry(msgid="Sign.", msgstr=target), HOUSE, rules=PAIR_RULES)
    faults = [fault for one, _, fault in found if one.name == "invisible-character"]
    assert [fault.fix and fault.fix.certain for fault in faults] == [certain]


def test_each_form_of_a_plural_is_held_against_its_own_source() -> None:
    entry = Entry(msgid="{n} day", msgid_plural="{n} days", msgstr_plural=("{n} día", "días"))
    asked = check_entry(entry, HOUSE, plain=True, rules=PAIR_RULES)
    assert [(one.name, text) for one, text, _ in asked] == [("field", "días")]


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        (Entry(msgid=RAIN, msgstr=TWICE), {"blanks": Severity.NOTE}),
        (Entry(msgid=RAIN, msgstr=TWICE, flags=("fuzzy",)), {}),
        (Entry(msgid=RAIN, msgstr=HIDDEN), {"invisible-character": Severity.ERROR}),
        (Entry(msgid=RAIN, msgstr=HIDDEN, flags=("fuzzy",)),
         {"invisible-character": Severity.WARNING}),
        (Entry(msgid=RAIN, msgstr=HIDDEN, flags=("fuzzy",), previous_msgid="It rained."), {}),
        (Entry(msgid=RAIN, msgstr=f"{HIDDEN} {GAP}", flags=("fuzzy",)), {}),
        (Entry(msgid=RAIN), {}),
    ],
)  # fmt: skip
def test_a_draft_is_asked_what_nobody_may_skip(entry: Entry, found: dict[str, Severity]) -> None:
    catalog = Catalog(domain="a", entries=(entry,))
    findings = list(check_catalog(catalog, HOUSE, rules=PAIR_RULES))
    assert {one.rule: one.severity for one in findings} == found


def test_a_finding_says_which_paragraph_it_is_in() -> None:
    """Counted from 1, as a reader counts: what is obsolete is no paragraph."""
    gone = Entry(msgid="Gone.", msgstr="Ida.", obsolete=True)
    done = Entry(msgid="It snows.", msgstr="Nieva.")
    wrong = Entry(msgid=RAIN, msgstr=TWICE)
    catalog = Catalog(domain="a", entries=(gone, done, wrong))
    (finding,) = check_catalog(catalog, HOUSE, rules=PAIR_RULES)
    assert (finding.domain, finding.key, finding.paragraph) == ("a", wrong.key, 2)
    assert finding.text == TWICE


def test_a_remark_on_an_article_says_where_it_stands() -> None:
    entry = Entry(msgid="It (i.e. the north) rains" + " and rains" * 60 + ".")
    template = Catalog(domain="a", entries=(Entry(msgid=RAIN), entry))
    found = list(check_sources([template], SOURCE_RULES))
    assert {(one.rule, one.domain, one.paragraph, one.text) for one in found} == {
        ("long-sentence", "a", 2, entry.msgid)
    }


def test_of_one_rule_and_text_only_so_many_faults_are_told() -> None:
    def many(pair: Pair) -> Iterator[Fault]:
        """Every place is wrong.

        Bad: a | b
        """
        yield from [Fault(say("Wrong."))] * (MOST + 1)

    noisy = rule("safety", Severity.ERROR)(many)
    entry = Entry(msgid=RAIN, msgstr=TWICE)
    assert len(list(check_entry(entry, HOUSE, rules=[noisy]))) == MOST


SPANISH = Languages("en", "es")
NASTY = (CASES / "drafting/nasty.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("text", NASTY)
def test_a_text_is_like_itself(text: str) -> None:
    blocks = [one for one in find_blocking_faults(text, text, SPANISH) if "begins like" not in one]
    assert not blocks


@pytest.mark.parametrize(
    ("msgid", "msgstr"),
    [
        ("a", ""),
        ("a", " b"),
        ("a", "b\nc"),
        ("a", "b\u2028c"),
        ("a", "b\u202ec"),
        ("a", "b\u200bc"),
        ("a", "b" * 300),
        ("a", "- b"),
        ("a", "1. b"),
        ("a", ".. raw:: html"),
        ("a", "| b"),
        ("a", ":b: c"),
        ("a", ">>> b"),
        ("a", "b # noqa"),
        ("a", "b::"),
        ("a", "javascript:alert(1)"),
        ("a", "https://example.org"),
        ("a", ":raw-html:`<script>`"),
        ("a", "`b <javascript:alert(1)>`_"),
        ("`a <https://a.b>`_", "`a <https://b.a>`_"),
        (":ref:`a <b>`", ":ref:`a <c>`"),
        (":ref:`b`", ":doc:`b`"),
        ("*a*", "a"),
        ("*a*", "**a**"),
        ("a", "*b"),
        ("``a``", "``b``"),
        ("|a|", "|b|"),
        ("[1]_", "[2]_"),
        ("a@b.org", "b@a.org"),
        ("a", "b_"),
    ],
)
def test_differs(msgid: str, msgstr: str) -> None:
    assert find_blocking_faults(msgid, msgstr, SPANISH)


@pytest.mark.parametrize(
    ("msgid", "msgstr"),
    [
        ("See *that*.", "Vea *eso*."),
        (":ref:`a <b>`", ":ref:`c <b>`"),
        ("`a <b>`_ ``c``", "``c`` `d <b>`_"),
        ("a::", "b::"),
        ("…", "…"),
        ("at 5:30", "a las 5:30"),
        ("a\u200db", "c\u200dd"),
    ],
)
def test_alike(msgid: str, msgstr: str) -> None:
    assert find_blocking_faults(msgid, msgstr, SPANISH) == ()


@given(st.text(), st.text())
def test_never_raises(msgid: str, msgstr: str) -> None:
    find_blocking_faults(msgid, msgstr, SPANISH)

"""A waiver holds for one rule and one pair of texts, and for nothing else."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.catalogs.notes.changed import checksum
from tools.formats.waivers import Waiver, parse_waivers, render_waivers, waive, waiver_of
from tools.model.errors import ConfigError
from tools.model.findings import Fault, Finding, Severity, say

FOUND = Finding(
    rule="names", family="meaning", severity=Severity.WARNING, fault=Fault(say("x")), domain="a",
    key=(None, "It rains."), text="Llueve.",
)  # fmt: skip
WAIVED = Waiver(rule="names", msgid="It rains.", msgstr=checksum("Llueve."), reason="so")


def left(finding: Finding, waiver: Waiver) -> list[str]:
    return [one.rule for one in waive([finding], [waiver], "waivers.toml")]


def test_what_is_waived_is_gone() -> None:
    assert left(FOUND, WAIVED) == []
    assert waiver_of(FOUND, "so") == WAIVED


@pytest.mark.parametrize(
    "waiver",
    [
        Waiver(rule="names", msgid="It rains.", msgstr=checksum("Llueve"), reason="so"),
        Waiver(rule="names", msgid="It rained.", msgstr=checksum("Llueve."), reason="so"),
        Waiver(rule="numbers", msgid="It rains.", msgstr=checksum("Llueve."), reason="so"),
    ],
)
def test_it_lapses_when_anything_changes_and_says_so(waiver: Waiver) -> None:
    assert left(FOUND, waiver) == ["names", "idle-waiver"]


def test_safety_takes_none() -> None:
    assert left(replace(FOUND, family="safety"), WAIVED) == ["names", "idle-waiver"]


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(WORDS, WORDS, WORDS)
def test_rows_to_paste_are_read_back(rule: str, msgid: str, reason: str) -> None:
    waiver = Waiver(rule=rule, msgid=msgid, msgstr=checksum(msgid), reason=f"so {reason}", line=1)
    assert parse_waivers(render_waivers([waiver])) == (waiver,)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[[waiver]]\nrule = 1", "waivers.toml:1: rule is missing"),
        ("other = 1", "more here than"),
        ("[[waiver", "waivers.toml: "),
        ('[[waiver]]\nrule="a"\nmsgid="b"\nmsgstr="01234567"\nreason=" "', "reason is empty"),
        ('[[waiver]]\nrule="a"\nmsgid="b"\nmsgstr="Hola"\nreason="c"', "eight signs"),
        ('[[waiver]]\nrule="a"\nwhy="b"', "unknown field why"),
    ],
)
def test_a_wrong_file_is_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(ConfigError, match=re.escape(sentence)):
        parse_waivers(text)

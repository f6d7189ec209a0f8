"""Findings as text for people and for programs."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.checking.cache import dump, load
from tools.checking.registry import EVERY_RULE
from tools.checking.reports import (
    ReportedFinding,
    render_github,
    render_text,
    to_json,
    to_sarif,
)
from tools.model.findings import Fault, Finding, Fix, Message, Severity, say

TEXT = "Quedaron en verse el 29 de julio en el norte del país, y así lo hicieron todos."


def finding(start: int = 21, end: int | None = 32, text: str = TEXT, **more: object) -> Finding:
    fault = Fault(say("Not {day}.", day="29"), start, end, None)
    fields: dict[str, object] = {
        "rule": "dates", "family": "values", "severity": Severity.ERROR, "path": "a,b.po",
        "line": 7, "column": 3, "key": (None, "They met."), "domain": "a", "paragraph": 2,
    }  # fmt: skip
    return Finding(fault=fault, text=text, **{**fields, **more})  # type: ignore[arg-type]


def lines(found: Finding, *, colour: bool = False) -> list[str]:
    return list(render_text([ReportedFinding(found, str(found.fault.message))], colour=colour))


def test_a_person_sees_where_what_and_which_words() -> None:
    assert lines(finding()) == [
        "a,b.po:7:3: paragraph 2: error: Not 29. [dates]",
        "    Quedaron en verse el 29 de julio en el norte del país, y así lo…",
        "                         ^^^^^^^^^^^",
    ]


def test_a_fix_is_shown() -> None:
    assert "→" not in lines(finding())[-1]
    for certain, shown in ((True, "    → 28"), (False, "    perhaps → 28")):
        found = replace(finding(), fault=Fault(say("Not 29."), 21, 23, Fix("28", certain)))
        assert lines(found)[-1] == shown
        data = to_json(ReportedFinding(found, "x"))
        assert (data["fix"], data["certain"]) == ("28", certain)


@pytest.mark.parametrize(
    ("text", "start", "end", "fix", "shown"),
    [
        ("Vino. El  perro ladró.", 8, 10, " ", "El perro"),
        ("En julio , vino.", 8, 9, "", "julio,"),
        ("Vino en julio", 12, 13, "o.", "julio."),
        ("Vino en Julio.", 8, 13, "julio", "julio"),
        ("el el perro", 0, 3, "", "(nothing)"),
        ("5% vino", 1, 2, " %", "5 %"),
        ("Vino", 0, 0, "¿", "¿Vino"),
        ("Vino en julioo. Y", 13, 15, ".", "julio."),
        ("Lo vé.", 4, 6, "e.", "ve."),
    ],
)
def test_a_fix_of_a_blank_or_of_a_part_of_a_word_is_shown_with_its_word(
    text: str, start: int, end: int, fix: str, shown: str
) -> None:
    found = replace(finding(text=text), fault=Fault(say("Look."), start, end, Fix(fix, True)))
    assert lines(found)[-1] == f"    → {shown}"


def test_no_sign_of_a_text_reaches_the_terminal_raw() -> None:
    shown = "\n".join(lines(finding(0, 3, "a\x1b[2Jb\u202ec", path="\x1b]0;x\x07.po")))
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", shown)
    assert "⟨U+001B⟩" in shown


def test_the_carets_stand_below_the_words_whatever_comes_before() -> None:
    _, excerpt, carets = lines(finding(2, 4, "\u202e mal"))
    assert excerpt[carets.index("^") :][: carets.count("^")] == "ma"


def test_colours_are_only_for_terminals() -> None:
    assert "\x1b[31m" in "".join(lines(finding(), colour=True))
    assert "\x1b" not in "".join(lines(finding()))


@given(st.text(max_size=200), st.data())
def test_any_place_in_any_text_can_be_shown(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)) | st.none())
    told = ReportedFinding(finding(start, end, text), "x")
    assert all("\n" not in line for line in render_text([told]))
    assert len(list(render_github([told]))) == 1
    json.dumps(to_json(told))


def test_github_gets_one_line_whose_values_cannot_break_out() -> None:
    (line,) = render_github([ReportedFinding(finding(), "50 %\n::error::x")])
    assert line == "::error file=a%2Cb.po,line=7,col=3,title=dates::50 %25 ::error::x"


def test_programs_get_every_field() -> None:
    data = to_json(ReportedFinding(finding(), "Not 29."))
    assert data["text"] == TEXT
    assert TEXT[int(str(data["start"])) : int(str(data["end"]))] == "29 de julio"
    assert (data["severity"], data["msgid"], data["paragraph"]) == ("error", "They met.", 2)


def test_sarif_names_rules_places_and_levels() -> None:
    (run,) = to_sarif([ReportedFinding(finding(), "Not 29.")], EVERY_RULE)["runs"]
    (result,) = run["results"]
    assert result["level"] == "error"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "a%2Cb.po"
    assert place["region"] == {"startLine": 7, "startColumn": 3}
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(ids) == len(set(ids)) == len(EVERY_RULE)


def test_sarif_says_that_a_finding_is_the_same_after_the_file_moved() -> None:
    def print_of(found: Finding) -> str:
        (run,) = to_sarif([ReportedFinding(found, "x")], [])["runs"]
        return str(run["results"][0]["partialFingerprints"])

    assert print_of(finding()) == print_of(finding(line=9, column=1))
    assert print_of(finding()) != print_of(finding(domain="b"))


WORDS = st.text(max_size=9)
MESSAGES = st.recursive(
    st.builds(Message, WORDS),
    lambda inner: st.builds(
        Message, WORDS, st.lists(st.tuples(WORDS, WORDS | inner), max_size=2).map(tuple)
    ),
    max_leaves=4,
)


FIXES = st.builds(Fix, WORDS, st.booleans())


@given(st.lists(st.tuples(MESSAGES, WORDS, FIXES | st.none()), max_size=3))
def test_what_is_remembered_is_what_was_found(rows: list[tuple[Message, str, Fix | None]]) -> None:
    found = [
        Finding(
            rule="r", family="f", severity=Severity.NOTE, fault=Fault(message, 1, None, fix),
            text=text, key=(None, text),
        )
        for message, text, fix in rows
    ]  # fmt: skip
    assert load(dump({"x": found})) == {"x": found}


@pytest.mark.parametrize("data", [b"", b"[", b"[1]", b'{"x": 1}', b'{"x": [[1]]}', b"\xff"])
def test_a_damaged_memory_is_no_memory(data: bytes) -> None:
    assert load(data) == {}

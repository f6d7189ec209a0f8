"""Notes on the article itself keep the promise of their manuals."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.checking.rules.test_manuals import LINE_RE
from tools.checking.checks import check_sources
from tools.checking.registry import SOURCE_RULES
from tools.checking.rule import SourceRule
from tools.model.catalog import Catalog, Entry


def examples() -> Iterator[object]:
    for rule in SOURCE_RULES:
        for kind, _, text in LINE_RE.findall(rule.manual):
            yield pytest.param(rule, kind, text, id=f"{rule.name}: {text}")


@pytest.mark.parametrize(("rule", "kind", "text"), list(examples()))
def test_manual(rule: SourceRule, kind: str, text: str) -> None:
    faults = list(rule.check(text))
    assert bool(faults) == (kind == "Bad")
    assert all(0 <= one.start < (one.end or 0) <= len(text) for one in faults)


def found(text: str) -> list[tuple[str, str]]:
    template = Catalog(domain="x", entries=(Entry(msgid=text),))
    return [
        (one.rule, text[one.fault.start : one.fault.end])
        for one in check_sources([template], SOURCE_RULES)
    ]


def test_the_words_in_question_are_marked() -> None:
    assert found("It rained. They vote next year.") == [("relative-date", "next year")]
    assert found("See `the end <x>`_: it costs $5.") == [("whose-money", "$5")]


def test_a_long_sentence_is_counted_in_words() -> None:
    sentence = " ".join(["word"] * 45)
    assert found(f"{sentence}. It rained.") == []
    assert found(f"It rained. Word {sentence}.") == [("long-sentence", f"Word {sentence}.")]


@given(st.text())
def test_no_text_makes_a_rule_raise(text: str) -> None:
    found(text)

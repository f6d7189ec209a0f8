"""What is marked up in a line: read in a hurry, and by docutils, alike."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.support.project import CASES
from tools.markup.inline import (
    compare_marks,
    find_mark,
    parse_marks,
    parse_simple,
    parse_with_docutils,
)

NASTY = (CASES / "drafting/nasty.txt").read_text("utf-8").splitlines()
SIGNS = (
    "* ** ` `` :ref: :doc:` | _ __ [1]_ [#]_ ]_ < > <https://a.b/c> https://a.b http://x/ x: :: "
    "a B 1 5:30 @ a@b.org @c ( ) . , : ; ! ? « » “ ” ’ ' \" ’s \\ - / é & = # ~ _a -*- javascript:"
)
PIECES = [*SIGNS.split(), " ", " ", "\u00a0", "\0", "\n", "\u200b"]
WHOLE = (
    "https://e.org/a_b/c, http://e.org/d.", "*em*", "**strong**", "``lit``", "`cited`",
    "`a b <https://e.org/x_y>`_", "`named`_", "|sub|", "[12]_", ":ref:`x`", "words at 5:30",
)  # fmt: skip
DAMAGES = (*"_`*|[]<>:@()\\.,;!?/&-'\"’»¿ \u00a0\u2003\u0301é²x1", "_/", "__", "_.", "a_", "_b")
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@settings(max_examples=1500)
@given(TEXTS)
@example("``a``:b: c")
@example("``a``*b*")
@example("(`)`)")
@example("`a <https://b.c>`_ `A <https://d.e>`_")
@example("https://e.org/a__/b")
@example("http://n_/")
@example("https://e.orgn_.javascript:")
def test_in_a_hurry_nothing_else_is_read_than_by_docutils(text: str) -> None:
    found = parse_simple(text)
    assert found is None or found == parse_with_docutils(text)


@settings(max_examples=600)
@given(st.text("ab1_/.-:", max_size=8), st.sampled_from(["", " ", ", so", " a_ b"]))
def test_nor_in_an_address(path: str, rest: str) -> None:
    text = f"See https://e.org/{path}{rest}"
    found = parse_simple(text)
    assert found is None or found == parse_with_docutils(text)


@settings(max_examples=500)
@given(st.data())
def test_nor_in_markup_that_somebody_damaged(data: st.DataObject) -> None:
    text = " ".join(data.draw(st.lists(st.sampled_from(WHOLE), min_size=1, max_size=2)))
    for _ in range(data.draw(st.integers(0, 3))):
        at = data.draw(st.integers(0, len(text)))
        text = text[:at] + data.draw(st.sampled_from(DAMAGES)) + text[at:]
    found = parse_simple(text)
    assert found is None or found == parse_with_docutils(text)


@pytest.mark.parametrize("text", NASTY)
def test_nasty_lines_too(text: str) -> None:
    found = parse_simple(text)
    assert found is None or found == parse_with_docutils(text)


@pytest.mark.parametrize(
    "text",
    [
        "Plain words, at 5:30, to @somebody; and_more.",
        "*One*, **two**, ``three``, :ref:`four <five>`, |six| [7]_.",
        "`Words <https://example.org/a?b=c>`_ and https://example.org/d.",
        '``"quoted"`` and :term:`this`\'s.',
    ],
)
def test_common_markup_needs_no_docutils(text: str) -> None:
    assert parse_simple(text) is not None


def test_each_piece_is_found_where_it_stands() -> None:
    text = "Do *not* see `it <https://a.b>`_ or \\*this\\* or a@b.org."
    assert [text[slice(*find_mark(text, mark))] for mark in parse_marks(text)] == [
        "*not*", "`it <https://a.b>`_", "a@b.org",
    ]  # fmt: skip


@given(TEXTS, TEXTS)
def test_what_one_lacks_the_other_has_too_much(one: str, other: str) -> None:
    lost, added = compare_marks(one, other)
    back = compare_marks(other, one)
    if not (one.endswith(":") or other.endswith(":")):
        assert back == (added, lost)
    assert compare_marks(one, one) == ((), ())

"""One line, one paragraph, for docutils as for us."""

from __future__ import annotations

import pytest
from docutils import nodes
from docutils.core import publish_doctree
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tools.markup.paragraphs import (
    QUIET,
    escape_paragraph,
    is_block,
    is_line,
    is_printable,
    name_block,
)

SIGNS = (
    "- * + • 1. (a) iv. A. #. :a: -a --long /V >>> | +--+ ==== = == .. ... __ _a .. [1] a b Él "
    "2021. word, a) I. Mr. mm. & ... ---- ¿ « `` "
)
STARTS = [*SIGNS.split(" ")]


@given(st.lists(st.sampled_from(STARTS), min_size=1, max_size=4).map(" ".join))
def test_a_paragraph_is_what_docutils_takes_for_one(text: str) -> None:
    line = text.strip()
    if not line or name_block(line):
        return
    settings = {"report_level": 5, "raw_enabled": False, "file_insertion_enabled": False}
    first = publish_doctree(line, settings_overrides=settings)[0]
    assert isinstance(first, nodes.paragraph), line


@pytest.mark.parametrize(
    ("msgid", "msgstr"),
    [
        ("a", ""), ("a", " "), ("a", " b"), ("a", "b "), ("a", "b\nc"), ("a", "b\u2028c"),
        ("a", "- " * 60 + "b"), ("a", "b" * 300), ("a", ".. raw:: html"), ("a", "1. b"),
        (".. a", ".. raw:: html"), ("1. a", "- b"), ("a", "-----"),
    ],
)  # fmt: skip
def test_what_sphinx_is_not_shown(msgid: str, msgstr: str) -> None:
    assert not is_printable(msgid, msgstr)


@pytest.mark.parametrize(
    ("msgid", "msgstr"),
    [("a", "b"), ("1. The start", "1. El comienzo"), ("a", r"\1. b"), ("a", "«b»")],
)
def test_what_it_is_shown(msgid: str, msgstr: str) -> None:
    assert is_printable(msgid, msgstr)


HARD = st.sampled_from(
    ["*", "**", "`", "``", "|", "_", "__", "\\", "::", "..", "- ", "1. ", "A. ", "(i) ", "#. ",
     ":a:", ">>> ", "=====", "[1]_", "word_", "<b>", "http://a.b/c_d", "a@b.org", "+--+", " ",
     "“", "«", ".. raw:: html", ":raw:`x`", "|x|", "-o file", "/V", "--long", "á", "字"]
)  # fmt: skip
TEXT = st.lists(HARD | st.text(max_size=6), min_size=1, max_size=8).map("".join)


@given(TEXT)
@example("1. First")
@example("- a")
@example("Text::")
@example("....")
@example("https://example.org/a_b_ and c_")
@settings(max_examples=300)
def test_any_text_is_one_paragraph_that_says_it(text: str) -> None:
    folded = " ".join(text.split())
    try:
        source = escape_paragraph(text)
    except ValueError:
        assert not folded.isprintable() or not folded
        return
    assert "\n" not in source
    tree = publish_doctree(source, settings_overrides=QUIET)
    assert len(tree) == 1
    assert isinstance(tree[0], nodes.paragraph)
    assert " ".join(tree[0].astext().split()) == folded


@pytest.mark.parametrize(
    "text",
    ["Plain words, “quoted” – and more.", "See https://example.org/a_b?c=d for it.",
     "Write to a_b@example.org", "snake_case stays", "U.S. and EE. UU.", "3,000 km & more"],
)  # fmt: skip
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert escape_paragraph(text) == text


@pytest.mark.parametrize(
    ("text", "block", "line"),
    [
        ("One. A word.", False, True), ("1. One", True, True), ("- one", True, True),
        ("----", True, True), ("---", False, True), ("aaaa", False, True),
        (".. note::", True, True), ("", False, False), (" one", False, False),
        ("one\ntwo", False, False),
    ],
)  # fmt: skip
def test_what_is_a_block_and_what_is_one_line(text: str, block: bool, line: bool) -> None:
    assert (is_block(text), is_line(text)) == (block, line)

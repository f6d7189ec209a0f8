"""One line, one paragraph, for docutils as for us."""

from __future__ import annotations

import pytest
from docutils import nodes
from docutils.core import publish_doctree
from hypothesis import given
from hypothesis import strategies as st

from tools.markup.blocks import block, is_printable

SIGNS = (
    "- * + • 1. (a) iv. A. #. :a: -a --long /V >>> | +--+ ==== = == .. ... __ _a .. [1] a b Él "
    "2021. word, a) I. Mr. mm. & ... ---- ¿ « `` "
)
STARTS = [*SIGNS.split(" ")]


@given(st.lists(st.sampled_from(STARTS), min_size=1, max_size=4).map(" ".join))
def test_a_paragraph_is_what_docutils_takes_for_one(text: str) -> None:
    line = text.strip()
    if not line or block(line):
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

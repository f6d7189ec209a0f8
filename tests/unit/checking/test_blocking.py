"""What a translation may not do, and what it has to keep."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.project import CASES
from tools.checking.blocking import differences
from tools.language.sentences import Languages

SPANISH = Languages("en", "es")
NASTY = (CASES / "drafting/nasty.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("text", NASTY)
def test_a_text_is_like_itself(text: str) -> None:
    blocks = [one for one in differences(text, text, SPANISH) if "begins like" not in one]
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
    assert differences(msgid, msgstr, SPANISH)


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
    assert differences(msgid, msgstr, SPANISH) == ()


@given(st.text(), st.text())
def test_never_raises(msgid: str, msgstr: str) -> None:
    differences(msgid, msgstr, SPANISH)

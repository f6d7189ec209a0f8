"""One grammar: what masks, prose and sentences call markup, docutils calls markup too."""

from __future__ import annotations

import re

import pytest
from docutils.utils import punctuation_chars
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tools.markup import grammar
from tools.markup.grammar import MARKUP_RE
from tools.markup.inline import parse_with_docutils
from tools.markup.placeables.masking import PLACEABLE_RE
from tools.markup.prose import MARKED_RE, REFERENCE_RE, prose

UNMARKED = {"address", "email", "format", "handle", "amount", "escape"}
"""Placeables that are no markup, or that docutils finds elsewhere: it ends addresses otherwise."""
SIGNS = (
    "* ** ` `` :ref: :doc:` | _ __ [1]_ [#]_ ]_ < > :: a B é 1 ( ) . , : ; ! ? « » “ ” ’ ' \" ’s "
    "\\ \\* - / & = # ~ _a -*- *em* **strong** ``lit`` `cited` `named`_ `x`__ |sub| [12]_ w_ "
    ":ref:`x` `t`:ref: _`t`"
)
PIECES = [*SIGNS.split(), "`a b <c>`_", ":ref:`x <y>`", " ", " ", "\u00a0", "\n"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=9).map("".join)

# What docutils reads and this grammar does not, or the other way round:
BEHIND_MARKUP_RE = re.compile(r"[*`|_]:[\w.+:-]+:`")
"""A role right behind other markup."""
QUOTED_SIGN_RE = re.compile(
    rf"[{grammar.OPENERS}](?::[\w.+:-]+:)?(?:\*\*?|``?|_`|\|)[{grammar.CLOSERS}]"
)
"""A sign in quotes: docutils pairs their marks, the grammar takes every closing mark for one."""


def marked(text: str) -> list[str] | None:
    """What docutils reads; None where it finds something wrong, and goes on behind that."""
    found = parse_with_docutils(text)
    if any(mark.item == ("problem",) for mark in found):
        return None
    # A substitution that is a link, too, is two marks.
    return [
        mark.raw
        for number, mark in enumerate(found)
        if not (number and mark.raw == found[number - 1].raw and mark.raw.endswith(("|_", "|__")))
    ]


def placeables(text: str) -> list[str]:
    return [one[0] for one in PLACEABLE_RE.finditer(text) if one.lastgroup not in UNMARKED]


@settings(max_examples=1500)
@given(TEXTS)
def test_masks_and_docutils_call_the_same_markup(text: str) -> None:
    assume(not BEHIND_MARKUP_RE.search(text) and not QUOTED_SIGN_RE.search(text))
    theirs = marked(text)
    assert theirs is None or placeables(text) == theirs


@settings(max_examples=600)
@given(TEXTS)
def test_prose_and_sentences_are_made_of_the_same_grammar(text: str) -> None:
    ours = placeables(text)
    pieces = [one[0] for one in MARKED_RE.finditer(text) if not one[0].startswith(("\\", "{"))]
    words = [one for one in ours if REFERENCE_RE.fullmatch(one)]
    assert [one for one in ours if one not in words] == [one for one in pieces if one not in words]
    notes = [one for one in ours if one.endswith("]_")]
    whole = [one[0] for one in MARKUP_RE.finditer(text)]
    assert [one for one in ours if one not in words + notes] == [
        one for one in whole if one not in notes
    ]


@pytest.mark.parametrize(
    ("text", "marks", "left"),
    [
        ("*one**two*", ["*one**two*"], " one**two "),
        ("*a* b*c*", ["*a*"], " a  b*c*"),
        ("**bold *x* y**", ["**bold *x* y**"], "  bold *x* y  "),
        (r"a \*star\* b", [], "a   star   b"),
    ],
)
def test_texts_that_were_read_in_four_ways(text: str, marks: list[str], left: str) -> None:
    assert placeables(text) == marks == marked(text)
    assert [one[0] for one in MARKUP_RE.finditer(text)] == marks
    assert prose(text) == left


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (grammar.OPENERS, punctuation_chars.openers),
        (grammar.CLOSERS, punctuation_chars.closers + punctuation_chars.openers),
        (grammar.DELIMITERS, punctuation_chars.delimiters),
    ],
)
def test_its_punctuation_is_docutils(ours: str, theirs: str) -> None:
    known = re.compile(f"[{theirs}]")
    assert all(known.fullmatch(sign) for sign in re.sub(r"\\(.)", r"\1", ours))


@pytest.mark.parametrize("sign", ["`", "``", "*", "**", "|"])
def test_signs_that_end_nothing_are_read_in_one_way_only(sign: str) -> None:
    """What could be read in two ways, sign by sign, would take twice the time with each."""
    text = f"{sign}a" + f" {sign}" * 200
    assert [one[0] for one in PLACEABLE_RE.finditer(text)] == []
    assert prose(text) == text

"""What is taken out of a sentence comes back, once and in its place."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.support.project import CASES
from tools.markup.placeables import BRACKETS, STYLES, LostPlaceable, Style, mask, unmask

NASTY = (CASES / "drafting/nasty.txt").read_text("utf-8").splitlines()
BITS = (
    ":ref:`a <b>` ``c`` *d* **e** `f`__ `g`_ [1]_ [#]_ |h| \\* \\  ⟦0⟧ ⟦/1⟧ ⟦ XZ0Q XZ [[0]] [["
    " 5 % @onda a@b.org http://a.b ` * | _ \\ term 0 / ]"
)
TEXT = st.lists(
    st.sampled_from(BITS.split(" ")) | st.text(max_size=4) | st.just(" "), max_size=10
).map("".join)
ANSWER = st.lists(st.sampled_from(["⟦0⟧", "⟦/0⟧", "⟦1⟧", "⟦ 2 ⟧", "a", " ", "*"])).map("".join)


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
@given(TEXT)
@example("⟦0⟧")
@example("``a``0⟧")
@example("XZ``a``Q")
@settings(max_examples=250)
def test_unmask_undoes_mask(style: Style, text: str) -> None:
    masked = mask(text, ["term", "term 0"], style)
    assert unmask(masked, masked.text) == text


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
@pytest.mark.parametrize("text", NASTY)
def test_unmask_undoes_mask_of_nasty_sentences(style: Style, text: str) -> None:
    masked = mask(text, ["Raby"], style)
    assert unmask(masked, masked.text) == text


@given(TEXT, ANSWER)
def test_each_placeable_once_or_lost(text: str, answer: str) -> None:
    masked = mask(text)
    try:
        back = unmask(masked, answer)
    except LostPlaceable:
        return
    for placeable in masked.placeables:
        assert placeable.text in back


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("See :ref:`x` now.", "See ⟦0⟧ now."),
        ("See :ref:`the x <x>` now.", "See ⟦0⟧the x⟦/0⟧ now."),
        ("`A <b>`_ and `c`__.", "⟦0⟧A⟦/0⟧ and ⟦2⟧c⟦/2⟧."),
        ("**All** of *it*.", "⟦0⟧All⟦/0⟧ of ⟦2⟧it⟦/2⟧."),
        ("mid\\ [1]_\\ word", "mid⟦0⟧⟦1⟧⟦2⟧word"),
        ("|a| costs $1,200, not 5 %.", "⟦0⟧ costs ⟦1⟧, not ⟦2⟧."),
        ("Ask @DLRaby or a.b@c.org.", "Ask ⟦0⟧ or ⟦1⟧."),
        ("By {author}, %(n)s of %s.", "By ⟦0⟧, ⟦1⟧ of ⟦2⟧."),
        ("(https://a.b/c?d=1).", "(⟦0⟧)."),
        ("In 2021, 31 countries.", "In 2021, 31 countries."),
        ("Mide 15\u00a0000 km, 5\u202f%.", "Mide ⟦0⟧, ⟦1⟧."),
        ("US$ 1\u00a0200\u00a0000, 15\u00a0000 km.", "⟦0⟧, ⟦1⟧."),
        ("2 * 3 * 4 and snake_case", "2 * 3 * 4 and snake_case"),
    ],
)
def test_what_is_masked(text: str, masked: str) -> None:
    assert mask(text).text == masked


@pytest.mark.parametrize(
    ("text", "answer", "expected"),
    [
        ("See ``a`` now.", "Vea ⟦ 0 ⟧ ya.", "Vea ``a`` ya."),
        ("See ``a`` now.", "Vea⟦0⟧ya.", "Vea ``a`` ya."),
        ("See (``a``).", "Vea ( ⟦0⟧ ).", "Vea (``a``)."),
        ("See *that* now.", "Vea ⟦0⟧ eso ⟦/0⟧ ya.", "Vea *eso* ya."),
        ("See *that* now.", "Vea⟦0⟧eso⟦/0⟧ya.", "Vea *eso* ya."),
        ("``a``, ``b``.", "⟦1⟧ , ⟦0⟧ .", "``b``, ``a``."),
    ],
)
def test_white_space_is_as_in_the_source(text: str, answer: str, expected: str) -> None:
    assert unmask(mask(text), answer) == expected


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("See ``a``.", "Vea."),
        ("See ``a``.", "Vea ⟦0⟧ ⟦0⟧."),
        ("See ``a``.", "Vea ⟦0⟧ ⟦1⟧."),
        ("See.", "Vea ⟦0⟧."),
        ("*a* **b**", "⟦/0⟧a⟦0⟧ ⟦2⟧b⟦/2⟧"),
        ("*a* **b**", "⟦0⟧a ⟦2⟧b⟦/0⟧ c⟦/2⟧"),
        ("*a* ``b``", "⟦0⟧a ⟦2⟧⟦/0⟧"),
        ("`a`__ `b`__", "⟦2⟧b⟦/2⟧ ⟦0⟧a⟦/0⟧"),
        ("[#]_ [#]_", "⟦1⟧ ⟦0⟧"),
    ],
)
def test_lost(text: str, answer: str) -> None:
    with pytest.raises(LostPlaceable):
        unmask(mask(text, style=BRACKETS), answer)


@pytest.mark.parametrize(
    ("text", "answer", "sentence"),
    [
        ("See ``a``.", "Vea.", "the machine lost “``a``”"),
        ("`Go <u>`_ now.", "⟦0⟧Vaya ya.", "the machine lost “`… <u>`_”"),
        ("See *it*.", "Vea ⟦0⟧⟦0⟧eso⟦/0⟧.", "the machine wrote “*…*” 2 times"),
        ("See.", "Vea ⟦5⟧.", "the machine put in a sign that stands for nothing"),
        ("See *it*.", "⟦/0⟧Vea⟦0⟧.", "the machine turned “*…*” around"),
        ("`a`__ `b`__", "⟦2⟧b⟦/2⟧ ⟦0⟧a⟦/0⟧", "the machine changed the order of links"),
        ("[#]_ [#]_", "⟦1⟧ ⟦0⟧", "the machine changed the order of notes"),
        ("*a* ``b``", "⟦0⟧a ⟦2⟧⟦/0⟧", "the machine put “``b``” into other markup"),
    ],
)
def test_a_reviewer_is_told_what_was_lost_as_it_stands_in_the_source(
    text: str, answer: str, sentence: str
) -> None:
    with pytest.raises(LostPlaceable, match=re.escape(sentence)):
        unmask(mask(text, style=BRACKETS), answer)

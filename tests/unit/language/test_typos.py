"""Which edits are typos, and which say something else."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from tools.checking.hunspell import has_library, lexicon_of
from tools.language.typos import Typo, find_typos

KNOWS = lexicon_of("en") if has_library() else None
pytestmark = pytest.mark.skipif(KNOWS is None, reason="no dictionary on this machine")


def found(old: str, new: str) -> tuple[Typo, ...]:
    assert KNOWS
    return find_typos(old, new, "en", KNOWS)


TWO = [("teh", "the"), ("publc", "public")]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("The ministry recieved them.", "The ministry received them.", [("recieved", "received")]),
        (
            "In teh capital, a publc row:",
            "In the capital, a public row:",
            TWO,
        ),
        ("A “wonderfull” day", "A “wonderful” day", [("wonderfull", "wonderful")]),
        ("It happened on the way.", "It hapened on the way.", [("happened", "hapened")]),
        ("He heard hte news.", "He heard the news.", [("hte", "the")]),
        ("It happend in ``a  b``.", "It happened in ``a  b``.", [("happend", "happened")]),
    ],
)
def test_typos(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert list(map(tuple, found(old, new))) == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The president won the vote.", "The president lost the vote."),
        ("The Senate has approved it.", "The Senate has now rejected it."),
        ("The army did not fire on them.", "The army did fire on them."),
        ("The army did now fire on them.", "The army did not fire on them."),
        ("The army did nto fire on them.", "The army did not fire on them."),
        ("They alwys voted.", "They always voted."),
        ("He sat form here on.", "He sat from here on."),
        ("A legal strike.", "An illegal strike."),
        ("An ilegal strike.", "An legal strike."),
        ("It is unecesary now.", "It is necessary now."),
        ("A nonational plan.", "A national plan."),
        ("The imigrants came.", "The emigrants came."),
        ("The untied workers", "The united workers"),
        ("They took al of it.", "They took all of it."),
        ("It came in 2019.", "It came in 2018."),
        ("It came in Jly.", "It came in July."),
        ("It took tw days.", "It took two days."),
        ("Castilo won it.", "Castillo won it."),
        ("Moran won it.", "Morán won it."),
        ("A tyre of it.", "A type of it."),
        ("No one came.", "No, one came."),
        ("Its end.", "It’s end."),
        ("Set ``one recieved two``.", "Set ``one received two``."),
        ("See `a recieved note <x>`_.", "See `a received note <x>`_."),
        ("if recieved:\n    go", "if received:\n    go"),
        ("See :doc:`recieved`.", "See :doc:`received`."),
        ("The the army.", "The army."),
        ("The recieved letter. one came", "The received letter. One came"),
        ("A neoliberal plan", "A neoliberals plan"),
        ("A polcy of", "A polity of course"),
        ("A covid case, recieved.", "A covet case, received."),
        ("The same words.", "The same words."),
        ("An unratified treaty.", "A ratified treaty."),
        ("The unratified treaty.", "The ratified treaty."),
        ("The vaccinated came.", "The unvaccinated came."),
        ("It was decriminalized.", "It was recriminalized."),
        ("A decentralized power.", "A recentralized power."),
        ("They oppose fracking.", "They oppose tracking."),
        ("It makes three gigawatts.", "It makes three megawatts."),
        ("Their preelection talk.", "Their reelection talk."),
        ("They had deescalated it.", "They had reescalated it."),
        ("A prewar law.", "A prowar law."),
        ("A registered club.", "A deregistered club."),
        ("Their guerrilla leader.", "Their exguerrilla leader."),
        ("A strongman rules.", "A strongwoman rules."),
        ("A mayoress town.", "A mayorless town."),
        ("It was hyperinflation.", "It was hypoinflation."),
    ],
)
def test_no_typos(old: str, new: str) -> None:
    assert found(old, new) == ()


WORDS = st.sampled_from(
    re.findall(
        r"\S+",
        """the army received a letter from its government and nobody in the capital won or lost it
        all always never before after more less some form untied united legal illegal cat can not
        now Peru Castillo July 12 three ``code`` *word* recieved goverment publc""",
    )
)
TEXT = st.lists(WORDS, min_size=2, max_size=8)


@given(TEXT, TEXT)
def test_whatever_is_called_a_typo_was_no_word_and_is_one_now(
    ours: list[str], theirs: list[str]
) -> None:
    """Word by word, whatever the two texts are."""
    assert KNOWS
    mended = found(" ".join(ours), " ".join(theirs))
    if mended:
        pairs = [(a, b) for a, b in zip(ours, theirs, strict=True) if a != b]
        assert [(typo.old, typo.new) for typo in mended] == pairs
        assert all(KNOWS(b) != KNOWS(a) and OSA.distance(a, b) == 1 for a, b in pairs)


@given(TEXT, st.data())
def test_one_word_more_or_another_known_one_is_no_typo(
    text: list[str], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(text) - 1))
    word = data.draw(WORDS)
    assume(KNOWS and KNOWS(word) and KNOWS(text[at]) and word != text[at])
    old = " ".join(text)
    assert found(old, " ".join([*text[:at], word, *text[at + 1 :]])) == ()
    assert found(old, " ".join([*text[:at], word, *text[at:]])) == ()
    assert found(old, " ".join([*text[:at], *text[at + 1 :]])) == ()

"""No file and no text makes the checks fall over."""

from __future__ import annotations

from fuzz import mutants, survives
from hypothesis import given
from hypothesis import strategies as st

from tools.checks import check_entry
from tools.checks.rules import House
from tools.inert import RULES
from tools.model import Entry
from tools.segments import Languages

SIGNS = (
    "* ** ` `` :ref:` :raw: | _ __ [1]_ < > <https://a.b> mailto:a@b.c javascript: :: .. - 1. # "
    "noqa { } {n} ( ) « » ¿ a É \\ // \u202e \u200b а 𝐀 Ａ \ud800 www.a.org \u0301"
)
PIECES = [*SIGNS.split(), " ", "\n", "\0", "\u2028", "\u00a0"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=20).map("".join)


def test_no_file_gives_a_traceback() -> None:
    read = [survives(data) for data in mutants(300, seed=1)]
    assert any(read)
    assert not all(read)


@given(TEXTS, TEXTS, st.sampled_from(["es", "pt_BR", "ar", "ja", "xx"]), st.booleans())
def test_no_markup_makes_a_rule_raise(msgid: str, msgstr: str, language: str, plain: bool) -> None:
    house = House(languages=Languages("en", language))
    for _rule, text, fault in check_entry(
        Entry(msgid=msgid, msgstr=msgstr), house, plain=plain, rules=RULES
    ):
        assert str(fault.saying)
        assert 0 <= fault.start <= (len(text) if fault.end is None else fault.end) <= len(text)


@given(TEXTS)
def test_a_fix_mends_what_it_was_made_for(msgstr: str) -> None:
    """Law: a fix leaves fewer faults of its rule than there were."""
    house = House(languages=Languages("en", "es"))
    found = list(check_entry(Entry(msgid="Sign here.", msgstr=msgstr), house, rules=RULES))
    for rule, _text, fault in found:
        if fault.fix is None:
            continue
        end = len(msgstr) if fault.end is None else fault.end
        mended = msgstr[: fault.start] + fault.fix + msgstr[end:]
        left = list(check_entry(Entry(msgid="Sign here.", msgstr=mended), house, rules=[rule]))
        before = [one for one in found if one[0] is rule]
        assert len(left) < len(before)

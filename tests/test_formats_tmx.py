"""Memories traded with other tools, and files that mean harm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.formats.tmx import TmxError, parse_tmx, render_tmx
from tools.memory import Unit
from tools.segments import Languages

BRAZIL = Languages("en", "pt_BR")
TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), min_size=1).map(
    lambda text: " ".join(text.split())
)


@given(st.lists(st.builds(Unit, TEXT.filter(bool), TEXT.filter(bool)), max_size=4))
def test_there_and_back(units: list[Unit]) -> None:
    assert parse_tmx(render_tmx(units, BRAZIL), BRAZIL) == tuple(units)


def test_what_other_tools_write() -> None:
    data = b"""<?xml version="1.0"?><tmx version="1.4"><header/><body>
      <tu><tuv lang="EN-US"><seg>See <bpt i="1">&lt;b></bpt>it<ept i="1">&lt;/b></ept>.</seg></tuv>
          <tuv xml:lang="pt"><seg>Veja\n isso.</seg></tuv></tu>
      <tu><tuv xml:lang="fr"><seg>Non.</seg></tuv></tu></body></tmx>"""
    assert parse_tmx(data, BRAZIL) == (Unit("See it.", "Veja isso."),)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<tmx>",
        b"<a/>",
        b"<tmx/>",
        b"\xff\xfe<",
        b'<?xml version="1.0" encoding="nonsense"?><tmx/>',
        b'<!DOCTYPE tmx [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><tmx><body>&c;</body></tmx>',
        b'<!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx><body/></tmx>',
    ],
)
def test_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(TmxError, match=r"^memory\.tmx: .+\.$"):
        parse_tmx(data, BRAZIL, path="memory.tmx")

"""Memories traded with other tools, and files that mean harm."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tools.catalogs.memory import MemoryUnit
from tools.formats.tmx import TmxError, read_tmx, render_tmx
from tools.language.sentences import Languages
from tools.model.text import composed

SPANISH, BRAZIL = Languages("en", "es"), Languages("en", "pt_BR")
TEXT = (
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]) | st.sampled_from("\n\r\t<&]> "))
    .map(str.strip)
    .map(composed)  # as every text is that was read
    .filter(bool)
)


def tmx(*units: str, header: str = "<header/>") -> bytes:
    return f'<tmx version="1.4">{header}<body>{"".join(units)}</body></tmx>'.encode()


def unit(**texts: str) -> str:
    variants = (
        f'<tuv xml:lang="{code.replace("_", "-")}"><seg>{text}</seg></tuv>'
        for code, text in texts.items()
    )
    return f"<tu>{''.join(variants)}</tu>"


DRAFTS = st.sampled_from(["", "argos en→es 1.0", "apertium <x> mended"])


@pytest.mark.parametrize("languages", [SPANISH, BRAZIL])
@given(st.lists(st.builds(MemoryUnit, TEXT, TEXT, DRAFTS), max_size=4))
@example([MemoryUnit("a\r\nb", "5\u00a0%  c\rd"), MemoryUnit("]]>", "&lt;"), MemoryUnit("a", "a")])
def test_there_and_back(languages: Languages, units: list[MemoryUnit]) -> None:
    data = render_tmx(units, languages)
    assert read_tmx(data).of(languages) == tuple(units)
    assert render_tmx(units, languages) == data


def test_what_xml_cannot_hold_is_not_written() -> None:
    units = [MemoryUnit("a\x01", "b"), MemoryUnit("c", "d")]
    assert read_tmx(render_tmx(units, SPANISH)).of(SPANISH) == (MemoryUnit("c", "d"),)


def test_what_other_tools_write() -> None:
    data = b"""<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd">
      <tmx version="1.4"><header><note>Hello</note></header><body>
      <tu><note>x</note><prop type="p">y</prop>
          <tuv lang="EN-US"><seg>See <bpt i="1">&lt;b></bpt>it<ept i="1">&lt;/b></ept>.</seg></tuv>
          <tuv xml:lang="pt"><seg> Veja <hi>isso</hi><ph>{0}<sub>alt</sub></ph>.</seg></tuv></tu>
      <tu><tuv xml:lang="fr"><seg>Non.</seg></tuv></tu></body></tmx>"""
    assert read_tmx(data).of(BRAZIL) == (MemoryUnit("See it.", "Veja isso."),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_encodings(encoding: str) -> None:
    named = f' encoding="{encoding}"' if encoding == "iso-8859-1" else ""
    text = f'<?xml version="1.0"{named}?>' + tmx(unit(en="Why?", es="¿Por qué?")).decode()
    assert read_tmx(text.encode(encoding)).of(SPANISH) == (MemoryUnit("Why?", "¿Por qué?"),)


@pytest.mark.parametrize(
    ("codes", "languages", "taken"),
    [
        (["en_US", "es_MX"], SPANISH, "es_MX"),
        (["en", "es_419"], SPANISH, "es_419"),
        (["EN", "es_MX", "ES"], SPANISH, "ES"),
        (["en", "pt", "pt_BR"], BRAZIL, "pt_BR"),
        (["en", "pt_PT", "pt"], BRAZIL, "pt"),
        (["en", "pt_PT"], BRAZIL, ""),
        (["en", "est"], SPANISH, ""),
        (["es"], SPANISH, ""),
    ],
)
def test_which_language_serves(codes: list[str], languages: Languages, taken: str) -> None:
    found = read_tmx(tmx(unit(**{code: code for code in codes}))).of(languages)
    assert [one.target for one in found] == ([taken] if taken else [])


@pytest.mark.parametrize(
    "segment",
    [
        "<it pos='begin'>&lt;b></it>bold",
        "<bpt i='1'/>bold",
        "<bpt i='1'/>bold<ept i='2'/>",
        "bold<ept i='1'/>",
        "<ut>{</ut>bold",
        "<b>bold</b>",
    ],
)
def test_a_unit_with_half_of_its_markup_elsewhere_is_left_out(segment: str) -> None:
    whole = unit(en="Why?", es="¿Por qué?")
    for half in (unit(en="bold", es=segment), unit(en=segment, es="negrita")):
        assert read_tmx(tmx(half, whole)).of(SPANISH) == (MemoryUnit("Why?", "¿Por qué?"),)


def test_the_languages_of_a_file() -> None:
    assert read_tmx(tmx(unit(en="a", pt_PT="b"), unit(fr="c"))).languages == ("en", "fr", "pt-pt")


LAUGHS = """<!DOCTYPE tmx [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>"""


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"", 1),
        (b"\n\n<tmx>", 3),
        (b"<tmx>\n</body>", 2),
        (b"\n<a/>", 2),
        (b"\xff\xfe<", 1),
        (b'<?xml version="1.0" encoding="nonsense"?><tmx/>', 1),
        (b"msgid \"a PO file\"", 1),
        (b"PK\x03\x04", 1),
        (tmx(unit(en="a\n\xe9")).replace(b"\xc3\xa9", b"\xe9"), 2),
        (LAUGHS.encode() + tmx(unit(en="&c;", es="&c;")), 1),
        (tmx(unit(en="<hi>" * 9999 + "</hi>" * 9999)), 1),
        (b'<!DOCTYPE tmx [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + tmx(), 1),
        (b'<!DOCTYPE tmx SYSTEM "http://a.b/c.dtd">\n' + tmx(unit(en="&nbsp;")), 2),
        (b'<!DOCTYPE tmx SYSTEM "tmx.dtd" [<!ENTITY % p SYSTEM "http://a.b/"> %p;]>' + tmx(), 1),
    ],
)  # fmt: skip
def test_refused_with_a_sentence(data: bytes, line: int) -> None:
    with pytest.raises(TmxError, match=rf"^memory\.tmx:{line}: .+\.$"):
        read_tmx(data, path="memory.tmx").of(SPANISH)

"""The strict PO reader and the writer that preserves bytes: cases, laws, agreement."""

from __future__ import annotations

import os
import random
import re
import subprocess
import unicodedata
from dataclasses import fields, replace
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

import pytest
from babel.messages.pofile import read_po
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.support.project import need
from tools.formats.po import chunks as po_chunks
from tools.formats.po import line_endings, parse_catalog, render_catalog
from tools.formats.po.chunks import read
from tools.formats.po.header import header_text
from tools.model.catalog import Catalog, Entry
from tools.model.errors import CatalogError
from tools.model.text import composed, composed_entry
from tools.system.environment import ROOT

CASES = ROOT / "tests/cases/formats/po"
CORPUS = Path(os.environ.get("ONDA_CORPUS") or ROOT / "no corpus")
"""A folder of catalogues from elsewhere, if somebody names one."""
HEADER = (
    b'msgid ""\nmsgstr ""\n"Language: es\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    b'"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
)
LAW = settings(deadline=None, max_examples=50)


# Cases: what a volunteer reads. NAME.po is broken in the ways that NAME.faults lists.


def parse(data: bytes, name: str = "x") -> Catalog:
    """Read with plurals and contexts, but for the case of those that have gone astray."""
    wide = name != "stray"
    return parse_catalog(data, domain=name, path=f"{name}.po", plurals=wide, contexts=wide)


@pytest.mark.parametrize("path", sorted(CASES.glob("*.faults")), ids=lambda path: path.stem)
def test_faults_are_told_all_at_once(path: Path) -> None:
    with pytest.raises(CatalogError) as caught:
        parse(path.with_suffix(".po").read_bytes(), path.stem)
    assert str(caught.value) == path.read_text(encoding="utf-8").rstrip("\n")
    assert caught.value.hint


@pytest.mark.parametrize("path", sorted(CASES.glob("sound*.po")), ids=lambda path: path.stem)
def test_sound_cases_keep_their_bytes(path: Path) -> None:
    data = path.read_bytes()
    assert render_catalog(parse(data), before=data) == data


def test_everything_is_in_the_nouns() -> None:
    catalog = parse((CASES / "sound.po").read_bytes())
    first, second, _, indented, glued = catalog
    assert catalog.header_entry is not None
    assert catalog.header_entry.comments[0] == "The words of the article, in Spanish."
    assert catalog.header_entry.flags == ("no-wrap",)
    assert [name for name, _ in catalog.header][-3:] == ["Plural-Forms", "X-Credit", "X-Empty"]
    assert first == Entry(
        msgid="The second wave\n",
        msgctxt="title",
        msgid_plural="The second waves\n",
        msgstr_plural=("La segunda ola\n", ""),
        previous_msgctxt="title",
        previous_msgid="The first wave",
        previous_msgid_plural="The first waves",
        flags=("fuzzy", "python-format", "range: 0..10"),
        comments=(
            "A remark that stands alone, and goes with what follows it.",
            "draft: argos en-es 1.0 9f3c",
        ),
        extracted=("Written by extraction.",),
        references=(
            "articles/wave.rst:12",
            "articles/wave.rst:15",
            "my articles/sky.rst:3",
            "articles/sea.rst",
        ),
    )
    assert second.obsolete
    assert (second.previous_msgid, second.msgstr) == ("Sky", "El cielo")
    assert (indented.msgid, indented.msgstr) == ("Indented", "Sangradoy seguido")
    assert indented.line == 43
    assert glued.obsolete


def test_escapes() -> None:
    data = HEADER + rb'msgid "a"' + b"\n" + rb'msgstr "\\n\"\a\b\f\v\t\r\303\251\xc3\xa9\1"' + b"\n"
    (entry,) = parse(data)
    assert entry.msgstr == '\\n"\a\b\f\v\t\réé\1'


def test_endings_are_a_finding() -> None:
    """CRLF is read, kept, and told: it is for a check to speak of it."""
    data = (HEADER + b'\nmsgid "a"\nmsgstr ""\n"b"\n').replace(b"\n", b"\r\n")
    catalog = parse(data)
    assert line_endings(data) == ("\r\n",)
    assert catalog.entries == (Entry(msgid="a", msgstr="b"),)
    assert render_catalog(catalog, before=data) == data
    changed = replace(catalog, entries=(*catalog, Entry(msgid="c", msgstr="d\ne")))
    new = b'\r\nmsgid "c"\r\nmsgstr ""\r\n"d\\n"\r\n"e"\r\n'
    assert render_catalog(changed, before=data) == data + new


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (HEADER.replace(b"\n", b"\r"), r"x.po:1:9: There is a lone carriage return"),
        (HEADER.decode().encode("utf-16"), r"x.po:1:1: The file is saved as UTF-16"),
        (b" \n\n", r"x.po:1:1: The file is empty"),
    ],
)
def test_files_that_cannot_be_read_at_all(data: bytes, sentence: str) -> None:
    with pytest.raises(CatalogError, match=sentence):
        parse(data)


# The writer.

BEFORE = HEADER + (
    b'\n#: a:1\nmsgid "one"\nmsgstr "un"\n"o"\n'
    b'\n\n# kept\n  msgid "two"\nmsgstr "dos"\n'
    b'\n#~ msgid "old"\n#~ msgstr "viejo"\n'
    b"\n# the end"
)


def test_a_changed_entry_is_the_only_one_written_anew() -> None:
    catalog = parse(BEFORE)
    one, two, old = catalog
    changed = replace(catalog, entries=(replace(one, msgstr="uno\ny"), two, old))
    assert render_catalog(changed, before=BEFORE) == BEFORE.replace(
        b'"un"\n"o"\n', b'""\n"uno\\n"\n"y"\n'
    )


def test_a_deleted_entry_takes_its_blank_line_along() -> None:
    catalog = parse(BEFORE)
    without = replace(catalog, entries=catalog.entries[1:])
    gone = b'\n#: a:1\nmsgid "one"\nmsgstr "un"\n"o"\n'
    assert render_catalog(without, before=BEFORE) == BEFORE.replace(gone, b"")


def test_a_moved_entry_keeps_its_bytes() -> None:
    data = BEFORE.removesuffix(b"\n\n# the end")  # the last entry has no line ending
    catalog = parse(data)
    moved = replace(catalog, entries=catalog.entries[::-1])
    written = render_catalog(moved, before=data)
    assert sorted(written.splitlines()) == sorted(data.splitlines())
    assert b'\n\n# kept\n  msgid "two"\nmsgstr "dos"\n' in written
    assert parse(written) == moved


def test_a_changed_header_is_written_alone() -> None:
    catalog = parse(BEFORE)
    changed = replace(catalog, header=(*catalog.header, ("X-Credit", "Ana")))
    assert render_catalog(changed, before=BEFORE) == BEFORE.replace(
        b'(n != 1);\\n"\n', b'(n != 1);\\n"\n"X-Credit: Ana\\n"\n'
    )


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        (Entry(msgid="a", msgstr="\0"), "does not stand for a letter"),
        (Entry(msgid="a", msgstr="\ud800"), "half a letter"),
        (Entry(msgid="a", comments=('x\nmsgid "b"',)), "no msgstr"),
        (Entry(msgid="a", comments=("x\ny",)), "keyword"),
        (Entry(msgid="a", flags=("fuzzy, no-wrap",)), "line break"),
        (Entry(msgid="a", msgstr="b\n"), "both end"),
        (Entry(msgid="a", msgid_plural="as", msgstr_plural=("b",)), "promises 2"),
        (Entry(msgid="one"), "twice"),
        (Entry(msgid=""), "twice"),
    ],
)
def test_what_could_not_be_read_back_is_not_written(entry: Entry, sentence: str) -> None:
    catalog = parse(BEFORE)
    with pytest.raises(CatalogError, match=sentence) as caught:
        render_catalog(replace(catalog, entries=(*catalog, entry)), before=BEFORE)
    assert caught.value.hint.startswith("Nothing was written.")


# Laws, on any catalogue.

TEXT = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0\x04")
    | st.sampled_from('\n\\"\t\r\x1b\x85\u2028'),
    max_size=12,
).map(composed)
LINE = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\t"), max_size=8).map(
    composed
)
REFERENCE = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2068\u2069"),
    min_size=1,
    max_size=8,
).map(composed)
FLAG = st.sampled_from(["no-wrap", "range: 0..7", "max-length:40"])
FIELD = st.tuples(st.text("XYZabc-09", min_size=1, max_size=6).map("X{}".format), LINE)


def even(text: str, msgid: str) -> str:
    """*text* with a line feed at its ends where *msgid* has one, as msgfmt wants it."""
    if not text:
        return ""
    core = text.strip("\n") or "x"
    return "\n" * msgid.startswith("\n") + core + "\n" * msgid.endswith("\n")


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    msgid = draw(TEXT.filter(bool))
    fuzzy = draw(st.booleans())
    plural = even(draw(TEXT), msgid) or None
    forms = tuple(draw(TEXT) for _ in range(2))
    if any(forms) and not fuzzy:
        forms = tuple(even(form or "x", msgid) for form in forms)
    msgstr = draw(TEXT)
    previous = draw(st.none() | TEXT)
    return Entry(
        msgid=msgid,
        msgctxt=draw(st.none() | TEXT),
        msgid_plural=plural,
        msgstr="" if plural else (msgstr if fuzzy else even(msgstr, msgid)),
        msgstr_plural=forms if plural else (),
        previous_msgid=previous,
        previous_msgctxt=None if previous is None else draw(st.none() | TEXT),
        previous_msgid_plural=None if previous is None else draw(st.none() | TEXT),
        flags=("fuzzy",) * fuzzy + tuple(draw(st.lists(FLAG, max_size=2))),
        comments=tuple(draw(st.lists(LINE, max_size=3))),
        extracted=tuple(draw(st.lists(LINE, max_size=2))),
        references=tuple(draw(st.lists(REFERENCE, max_size=3))),
        obsolete=draw(st.booleans()),
    )


@st.composite
def catalogs(draw: st.DrawFn, entry: st.SearchStrategy[Entry] = entries()) -> Catalog:  # noqa: B008
    extra = draw(st.lists(FIELD, max_size=2, unique_by=lambda field: field[0].lower()))
    header = (
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Plural-Forms", "nplurals=2; plural=(n != 1);"),
        *extra,
    )
    return Catalog(
        domain="x",
        header=header,
        header_entry=Entry(msgid="", msgstr=header_text(header), comments=("Onda", "")),
        entries=tuple(draw(st.lists(entry, max_size=5, unique_by=lambda entry: entry.key))),
    )


def untidy(data: bytes, seed: int) -> bytes:
    """The same catalogue as another editor, or another hand, might have left it."""
    chance = random.Random(seed)
    lines: list[str] = []
    for line in data.decode().split("\n")[:-1]:
        lines += split_text(line, chance)
        if not line:
            lines += [""] * chance.choice([0, 0, 0, 1, 2])
    ending = chance.choice([["\n"], ["\n"], ["\r\n"], ["\n", "\r\n"]])
    tail = chance.choice(["", "", "\n", "\n# The end.\n", "# The end."])
    text = "".join(line + chance.choice(ending) for line in lines) + tail
    return (text.rstrip("\r\n") if chance.random() < 0.2 and not tail else text).encode()


def split_text(line: str, chance: random.Random) -> list[str]:
    found = re.fullmatch(r'((?:#~\||#~|#\|)? ?)((?:msg\S+ )?)"(.*)"', line)
    if not found or chance.random() < 0.5:
        return [line]
    prefix, keyword, text = found.groups()
    signs = re.findall(r"\\[0-7]{3}|\\.|.", text)
    at = chance.randrange(len(signs) + 1)
    start, rest = "".join(signs[:at]), "".join(signs[at:])
    prefix = prefix.strip() if chance.random() < 0.2 else prefix
    indent = chance.choice(["", "", " ", "\t"])
    return [f'{indent}{prefix}{keyword}"{start}"{indent}', f'{prefix}"{rest}"']


SEEDS = st.integers(0, 2**32)


def _decomposed(catalog: Catalog) -> Catalog:
    """What a program that stores accents apart holds of *catalog*."""

    def apart(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(map(apart, value))
        return unicodedata.normalize("NFD", value) if isinstance(value, str) else value

    return replace(
        catalog,
        entries=tuple(
            Entry(**{one.name: apart(getattr(entry, one.name)) for one in fields(entry)})
            for entry in catalog
        ),
    )


def _stored(catalog: Catalog, form: Literal["NFC", "NFD"]) -> bytes:
    """The file of *catalog* as such a program writes it: an escape is no letter."""
    text = render_catalog(catalog).decode()
    parts = re.split(r"(\\.)", text)
    parts[::2] = [unicodedata.normalize(form, part) for part in parts[::2]]
    return "".join(parts).encode()


@LAW
@given(catalogs())
def test_parse_undoes_render(catalog: Catalog) -> None:
    assert parse(render_catalog(catalog)) == catalog


@LAW
@given(catalogs(), SEEDS)
def test_render_undoes_parse(catalog: Catalog, seed: int) -> None:
    data = untidy(render_catalog(catalog), seed)
    parsed = parse(data)
    assert parsed == catalog
    assert render_catalog(parsed, before=data) == data


@LAW
@given(catalogs(), SEEDS, st.data())
def test_what_does_not_change_keeps_its_bytes(
    catalog: Catalog, seed: int, data: st.DataObject
) -> None:
    before = untidy(render_catalog(catalog), seed)
    chunks = read(before).chunks[1:]
    fates = data.draw(st.lists(st.sampled_from("kcd"), min_size=len(chunks), max_size=len(chunks)))
    after = [
        replace(entry, comments=(*entry.comments, "new")) if fate == "c" else entry
        for fate, entry in zip(fates, catalog, strict=True)
        if fate != "d"
    ]
    after = data.draw(st.permutations(after))
    changed = replace(catalog, entries=tuple(after))
    written = render_catalog(changed, before=before)
    assert parse(written) == changed
    assert render_catalog(parse(written), before=written) == written
    kept = [chunk.text for chunk, fate in zip(chunks, fates, strict=True) if fate == "k"]
    new_texts = [chunk.text for chunk in read(written).chunks]
    for text in kept:
        assert text in new_texts or text + "\n" in new_texts or text + "\r\n" in new_texts


@LAW
@given(catalogs(), st.sampled_from(["NFC", "NFD"]))
def test_accents_are_stored_either_way(catalog: Catalog, form: Literal["NFC", "NFD"]) -> None:
    """The same is read, and what is not changed keeps its bytes: a tool may store as it likes."""
    there = _stored(catalog, form)
    assert parse(there) == catalog
    assert render_catalog(parse(there), before=there) == there
    assert render_catalog(_decomposed(catalog), before=there) == there
    entry = Entry(msgid="ma\u0303s", msgstr="ma\u0303s")
    written = render_catalog(replace(catalog, entries=(*catalog, entry)), before=there)
    assert parse(written).entries[-1] == composed_entry(entry)


def test_both_ways_of_reading_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the regular expression reads, the slow way reads the same."""

    @LAW
    @given(catalogs(), SEEDS)
    def law(catalog: Catalog, seed: int) -> None:
        data = untidy(render_catalog(catalog), seed)
        fast = read(data)
        with monkeypatch.context() as patch:
            patch.setattr(po_chunks, "ENTRY_RE", re.compile(r"(?!)"))
            slow = read(data)
        assert fast == slow
        lines = [[chunk.entry.line for chunk in reading.chunks] for reading in (fast, slow)]
        assert lines[0] == lines[1]

    law()


# Damage: a catalogue or a CatalogError, and never another text for an entry far from it.

SHARDS = [
    b"", b'"', b"\\", b"\n", b"\r", b'"\n"', b"#", b"#~ ", b"#| ", b"#, fuzzy\n", b"# x\n",
    b"msgid ", b'msgid ""\n', b"msgstr ", b'msgstr[1] "x"\n', b'msgctxt "x"\n', b'"x"\n',
    b"<<<<<<< HEAD\n", b"=======\n", b">>>>>>> x\n", b"\xff", b"\xc3", b"\0", b"\xef\xbb\xbf", b"x",
]  # fmt: skip


@st.composite
def damages(draw: st.DrawFn) -> tuple[Catalog, bytes, int, int, bytes]:
    """A sound file, and the bytes of it that something else stands for now."""
    catalog = draw(catalogs())
    data = untidy(render_catalog(catalog), draw(SEEDS))
    start = draw(st.integers(0, len(data)))
    end = min(len(data), start + draw(st.integers(0, 30)))
    shard = b"".join(draw(st.lists(st.sampled_from(SHARDS), max_size=3)))
    return catalog, data, start, end, shard


@settings(LAW, max_examples=200)
@given(damages())
def test_damage_is_told_or_stays_where_it_is(
    damage: tuple[Catalog, bytes, int, int, bytes],
) -> None:
    catalog, data, start, end, shard = damage
    try:
        found = parse(data[:start] + shard + data[end:]).entries
    except CatalogError as error:
        assert error.faults
        return
    at = 0
    bounds = []
    for chunk in read(data).chunks[1:]:
        at = data.index(chunk.text.encode(), at)
        bounds.append((at, at := at + len(chunk.text.encode())))
    # The neighbours of a damage may be part of it: it can part or join two entries.
    before = sum(stop < start for _, stop in bounds[1:])
    after = sum(first > end for first, _ in bounds[:-1])
    assert found[:before] == catalog.entries[:before]
    assert not after or found[-after:] == catalog.entries[-after:]


@settings(LAW, max_examples=40)
@given(catalogs(), SEEDS)
def test_a_cut_file_is_told_or_ends_with_a_whole_line(catalog: Catalog, seed: int) -> None:
    data = render_catalog(catalog)
    cut = data[: random.Random(seed).randrange(len(data))]
    try:
        found = parse(cut).entries
    except CatalogError:
        return
    assert cut.endswith((b'"', b"\n")) or cut.rpartition(b"\n")[2].startswith(b"#")
    whole = [entry for entry in found[:-1] if entry in catalog.entries]
    assert len(whole) == len(found[:-1])


@LAW
@given(st.binary(max_size=200) | st.lists(st.sampled_from(SHARDS), max_size=30).map(b"".join))
def test_any_bytes_at_all(data: bytes) -> None:
    for head in (b"", HEADER):
        try:
            parsed = parse(head + data)
        except CatalogError:
            continue
        assert render_catalog(parsed, before=head + data) == head + data


# Agreement with gettext, and with Babel, which is what Sphinx reads catalogues with.

PROSE = st.text(st.characters(exclude_categories=["C"]) | st.just("\n"), max_size=12)
PLAIN = st.builds(
    lambda entry, msgid, msgstr: replace(
        entry, msgid=f"{msgid.strip()}x", msgstr=msgstr.strip() or "x", msgid_plural=None,
        msgstr_plural=(), msgctxt=None, previous_msgid=None, previous_msgctxt=None,
        previous_msgid_plural=None, obsolete=False, references=("a.rst:1", "my b.rst:2"),
        comments=("c",), extracted=("e",), flags=tuple(f for f in entry.flags if f == "fuzzy"),
    ),
    entries(), PROSE.map(composed), PROSE.map(composed),
)  # fmt: skip


def gettext(data: bytes, program: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [need(program, package="gettext"), *arguments, "-"]
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "C"}
    return subprocess.run(command, input=data, capture_output=True, env=environment, check=False)


def refused(data: bytes) -> bool:
    return gettext(data, "msgfmt", "--check", "-o", os.devnull).returncode != 0


@settings(LAW, max_examples=25)
@given(catalogs())
def test_msgfmt_takes_what_is_rendered(catalog: Catalog) -> None:
    assert not refused(render_catalog(catalog))


@settings(LAW, max_examples=25)
@given(catalogs(PLAIN))
def test_msgcat_would_write_the_same(catalog: Catalog) -> None:
    assume(catalog.entries)  # msgcat prints nothing of a header alone
    data = render_catalog(catalog)
    assert gettext(data, "msgcat", "--no-wrap").stdout.decode() == data.decode()


@settings(LAW, max_examples=50)
@given(damages())
def test_msgfmt_refuses_nothing_that_is_taken(
    damage: tuple[Catalog, bytes, int, int, bytes],
) -> None:
    _, data, start, end, shard = damage
    damaged = data[:start] + shard + data[end:]
    try:
        parse(damaged)
    except CatalogError:
        return
    assert not refused(damaged)


def test_msgfmt_takes_the_sound_case() -> None:
    assert not refused((CASES / "sound.po").read_bytes())


@LAW
@given(catalogs(PLAIN), SEEDS)
def test_babel_reads_the_same(catalog: Catalog, seed: int) -> None:
    data = untidy(render_catalog(catalog), seed)
    theirs = read_po(BytesIO(data), charset="utf-8", abort_invalid=True)
    found = {message.id: (message.string, message.fuzzy) for message in theirs if message.id}
    assert found == {entry.msgid: (entry.msgstr, entry.fuzzy) for entry in catalog}


# The corpus: what real translators' real editors write.

needs_corpus = pytest.mark.skipif(
    not CORPUS.is_dir(), reason="ONDA_CORPUS names no folder of catalogues"
)


@needs_corpus
def test_corpus_keeps_its_bytes() -> None:
    for path in sorted(CORPUS.rglob("*.po")):
        data = path.read_bytes()
        if path.parts[-2:] == ("library", "re.po"):
            sentence = 'A quotation mark (") is missing here, before the text.'
            with pytest.raises(CatalogError) as caught:
                parse_catalog(data, domain="re", path="re.po")
            assert caught.value.faults == (f"re.po:2813:8: {sentence}",)
        else:
            catalog = parse_catalog(data, domain="x", path=path.name)
            assert render_catalog(catalog, before=data) == data, path


@needs_corpus
@pytest.mark.parametrize("name", ["library/json.po", "whatsnew/3.9.po", "tutorial/classes.po"])
def test_corpus_is_written_as_msgcat_writes_it(name: str) -> None:
    data = (CORPUS / name).read_bytes()
    written = render_catalog(parse_catalog(data, domain="x"))
    assert written == gettext(data, "msgcat", "--no-wrap").stdout

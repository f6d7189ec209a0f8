"""Our notes in PO comments: every kind is read as it is written, and known wherever one asks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

import tools.catalogs.notes
from tools.catalogs.notes import NoteKind, kinds
from tools.catalogs.notes.annotated import AnnotatedEntry
from tools.catalogs.notes.changed import CHANGED, Change, checksum
from tools.catalogs.notes.drafted import CONFIDENCE, DRAFT, DraftNote, Remark
from tools.catalogs.notes.kinds import KINDS, comments_moved, is_note, own_comments, read_note
from tools.catalogs.notes.reviewed import REVIEWED, Conflict, Signature
from tools.checking.rule import CheckSettings
from tools.formats.po.comments import unwrapped
from tools.language.sentences import Languages
from tools.model.catalog import Catalog, Entry
from tools.model.publication import Locale
from tools.reviewing.exchange.units import export_units
from tools.reviewing.passages import ReviewData, list_documents
from tools.site import credits

README = Path(tools.catalogs.notes.__file__ or "").with_name("README.md")
LANGUAGES = Languages("en", "es")

WORDS = st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters="\n"), min_size=1)
LINE = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
NAME = st.just("") | LINE
COUNT = st.integers(1, 99)
NUMBERS = st.lists(COUNT, max_size=4).map(tuple)
SUM = st.text().map(checksum)
SIGNS = st.lists(SUM | st.sampled_from("-="), min_size=1).map(tuple)
ORIGIN = LINE.filter(lambda name: not re.search(r"(?:^| )(?:[0-9a-f]{8}|[-=])$", name))
"""Names whose last word could not be taken for a checksum."""
VALUES: Mapping[str, st.SearchStrategy[Any]] = {
    "draft": st.builds(DraftNote, ORIGIN, SIGNS),
    "confidence": st.lists(st.none() | st.integers(0, 100), min_size=1).map(tuple),
    "sentence": st.builds(Remark, COUNT, LINE),
    "changed": st.builds(
        Change, sentences=st.integers(0, 99), edited=NUMBERS, new=NUMBERS,
        removed=st.integers(0, 9), placed=st.booleans(), text=SUM, reviewed=st.booleans(),
    ),
    "reviewed": st.builds(Signature, st.tuples(SUM, SUM).map(" ".join), NAME),
    "conflict": st.builds(Conflict, st.text(min_size=1), NAME),
}  # fmt: skip
"""What a note of each kind may say."""
KIND = st.sampled_from(KINDS)
NOTES = KIND.flatmap(lambda kind: st.tuples(st.just(kind), VALUES[kind.keyword]))


@given(NOTES)
def test_every_note_is_read_as_it_was_written_and_as_no_other_kind(
    note: tuple[NoteKind[Any], Any],
) -> None:
    kind, value = note
    line = kind.write(value)
    assert line == line.strip() and "\n" not in line
    assert [(one, one.parse(line)) for one in KINDS if one.parse(line) is not None] == [note]
    assert read_note(line) == note
    assert read_note(f" {line} ") == note, "whatever blanks an editor has put around it"


def damaged(line: str) -> list[str]:
    return [
        f"Mind: {line}", line[1:], line.capitalize(), line.replace(": ", ":", 1),
        line.replace(":", "", 1), f"{line}\n{line}",
    ]  # fmt: skip


WRITTEN = NOTES.map(lambda note: str(note[0].write(note[1])))


@given(st.text() | WRITTEN.flatmap(lambda line: st.sampled_from(damaged(line))))
def test_what_is_no_note_is_never_taken_for_one(line: str) -> None:
    keywords = "|".join(VALUES).replace("sentence", "sentence [1-9][0-9]*")
    begins = re.match(rf"({keywords}): \S", line.strip())
    assert is_note(line) == bool(begins)
    assert is_note(line) or read_note(line) is None
    assert "\n" not in line.strip() or read_note(line) is None


@given(KIND, st.text())
def test_whatever_follows_a_keyword_reading_it_never_fails(kind: NoteKind[Any], rest: str) -> None:
    line = f"{kind.keyword} {rest}" if kind.numbered else f"{kind.keyword}: {rest}"
    note = read_note(line)
    assert note is None or read_note(kind.write(note.value)) == note


def test_a_damaged_note_says_nothing_and_is_no_persons_comment() -> None:
    comments = ("changed: mind", "draft: argos", "confidence: high", "reviewed: Ana", "Mine.", " ")
    assert [read_note(line) for line in comments] == [None] * 6
    assert own_comments(comments) == ("Mine.",)


def test_notes_about_a_msgid_of_more_sentences_say_nothing() -> None:
    comments = (
        "draft: argos 1 c81be113 ec069b79", "confidence: 82 35",
        "changed: sentences 2; edited 1; text 1a2b3c4d", "reviewed: 1a2b3c4d 5e6f7a8b",
    )  # fmt: skip
    two = Entry(msgid="It rains. It snows.", msgstr="Llueve. Nieva.", comments=comments)
    one = Entry(msgid="It rains.", msgstr="Llueve.", comments=comments)
    kinds = [[note.kind for note in AnnotatedEntry(each, LANGUAGES).notes] for each in (two, one)]
    assert kinds == [[DRAFT, CONFIDENCE, CHANGED, REVIEWED], [REVIEWED]]
    changes = [AnnotatedEntry(each, LANGUAGES).change is None for each in (two, one)]
    assert changes == [False, True]


# a kind that is new ----------------------------------------------------------------------


def read_echo(comment: str) -> str | None:
    found = re.fullmatch(r"echo: (.+)", comment.strip())
    return found[1] if found else None


ECHO = NoteKind(
    keyword="echo", parse=read_echo, write=lambda text: f"echo: {text}",
    continuation=re.compile(r".+"), move=lambda text, where: None, is_credited=True,
    is_of_draft=True,
)  # fmt: skip
LONG = ECHO.write("a note of a kind that was put among the kinds and nowhere else " * 3).strip()


def places_where_it_is_a_persons(line: str) -> set[str]:
    """Everybody who has to tell our notes from people's comments."""
    draft = DRAFT.write(DraftNote("argos 1", (checksum("Llueve."),)))
    entry = Entry(
        msgid="It rains.", msgstr="Llueve.", flags=("fuzzy",), comments=(draft, line)
    )  # fmt: skip
    reviewed = Entry(msgid="It rains.", msgstr="Llueve.", comments=(line,))
    catalog = Catalog(domain="a", entries=(entry,))
    cut = polib.POEntry(msgid="x", tcomment=line).__unicode__(78).split("\n")
    lines = [each.removeprefix("# ") for each in cut if each.startswith("# ")]
    page = ReviewData(settings=CheckSettings(languages=LANGUAGES), catalogs=(catalog,))
    (passage,) = list_documents(page)[0]["passages"]
    (unit,) = export_units([catalog], LANGUAGES)
    credit = credits.read_credit(
        Catalog(domain="a", entries=(reviewed,)), Locale("en"), Locale("es")
    )
    found = {
        "PO files": len(unwrapped(lines)) > 1,
        "the review page": line in passage.get("comments", ()),
        "exchange files": line in unit.remarks,
        "credits": credit.sentences == 0,
        "a draft taken back": line in AnnotatedEntry(entry, LANGUAGES).comments_of_others,
        "merging": line in comments_moved(entry, "It snows.", LANGUAGES),
    }
    return {place for place, is_persons in found.items() if is_persons}


def test_a_new_kind_is_known_everywhere_once_it_is_among_the_kinds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    everywhere = {
        "PO files", "the review page", "exchange files", "credits", "a draft taken back", "merging"
    }  # fmt: skip
    assert places_where_it_is_a_persons(LONG) == everywhere
    monkeypatch.setattr(kinds, "KINDS", (*KINDS, ECHO))
    assert places_where_it_is_a_persons(LONG) == set()


# the specification -----------------------------------------------------------------------


def test_the_specification_has_every_kind_and_its_examples_are_notes() -> None:
    text = README.read_text(encoding="utf-8")
    (grammar,) = re.findall(r"^ *keyword += (.+)$", text, re.MULTILINE)
    keywords = re.findall(r'"(\w+)"', grammar)
    assert list(VALUES) == [kind.keyword for kind in KINDS] == keywords
    for kind in KINDS:
        section = text.split(f"\n### `{kind.keyword}`: ")[1].split("\n##")[0]
        examples = re.findall(r"^    # (.+)$", section, re.MULTILINE)
        assert examples, kind.keyword
        for line in examples:
            note = read_note(line)
            assert note and note.kind is kind and kind.write(note.value) == line
    for name in re.findall(r"`(\w+\.py)`", text.split("## Grammar")[0]):
        assert README.with_name(name).is_file(), name

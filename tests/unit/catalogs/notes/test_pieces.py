"""Where a changed entry is cut, and what each piece is."""

from __future__ import annotations

import pytest

from tools.catalogs.notes.annotated import AnnotatedEntry
from tools.catalogs.notes.changed import GAP, Change, checksum, write_change
from tools.catalogs.notes.pieces import Half, halves, pieces
from tools.language.sentences import Languages, split
from tools.model.catalog import Entry

SPANISH = Languages("en", "es")
MSGID = "The strike began in the mines. Nobody had called it. By Friday it had reached the ports."
SHORT = "La huelga empezó en las minas. "
LONG = "El viernes ya había llegado a los puertos."


def changed(
    msgstr: str, *, new: tuple[int, ...] = (), edited: tuple[int, ...] = (), placed: bool = True
) -> Entry:
    change = Change(sentences=3, new=new, edited=edited, placed=placed, text=checksum(msgstr))
    note = write_change(change)
    return Entry(msgid=MSGID, msgstr=msgstr, flags=("fuzzy",), comments=(note,))


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (changed(f"{SHORT}{GAP} {LONG}", new=(2,)), "kept new kept"),
        (changed(f"{SHORT}Nadie la convocó. {LONG}", new=(2,)), "kept edited kept"),
        (changed(f"{SHORT}{GAP} {GAP}", new=(2, 3)), "kept new new"),
        (changed(f"{SHORT}Nadie la convocó. {GAP}", new=(2, 3)), "kept edited new"),
        (
            changed(f"{SHORT}Nadie la convocó. {LONG}", new=(2,), placed=False),
            "edited edited edited",
        ),
        (Entry(msgid=MSGID, msgstr=f"{SHORT}{LONG}"), "edited"),
        (Entry(msgid=MSGID), "new"),
    ],
)
def test_parts(entry: Entry, expected: str) -> None:
    """A gap that somebody filled is theirs, and still to be looked at."""
    found = pieces(AnnotatedEntry(entry, SPANISH))
    assert " ".join(piece.part.value for piece in found) == expected
    assert "".join(piece.target for piece in found) == entry.msgstr


def test_note_about_another_msgid_says_nothing() -> None:
    entry = changed(f"{SHORT}{LONG}", edited=(2,))
    other = Entry(msgid="Why?", msgstr="¿Por qué?", flags=entry.flags, comments=entry.comments)
    assert len(pieces(AnnotatedEntry(other, SPANISH))) == 1


def test_as_many_sentences_of_unlike_lengths_stay_together() -> None:
    """The translator joined the two, and added one."""
    sources = [
        "It rained. ",
        "The governor of the province resigned after the long and bitter strike of the miners. ",
    ]
    target = (
        "Llovió y el gobernador de la provincia renunció tras la larga y amarga huelga de los"
        " mineros. Nadie durmió."
    )
    assert halves(sources, target, None, SPANISH) == [Half(range(0, 2), target)]


def test_translation_of_one_sentence() -> None:
    cut = halves(split(MSGID, "en"), f"{SHORT}Nadie la convocó. {LONG}", None, SPANISH)
    assert cut[2] == Half(range(2, 3), LONG)
    joined = halves(split("It rained. They left.", "en"), "Llovía y se fueron.", None, SPANISH)
    assert [half.sources for half in joined] == [range(2)], "which is which is not sure"

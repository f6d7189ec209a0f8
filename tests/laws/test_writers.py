"""What other programs make of a catalogue: their writers lose none of our notes."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from translate.storage import pypo

from tests.support.project import need, replace_once
from tests.support.returns import render_return
from tools.catalogs.notes import changed
from tools.catalogs.notes import drafted as notes
from tools.catalogs.notes.annotated import AnnotatedEntry
from tools.catalogs.notes.changed import checksum
from tools.catalogs.notes.reviewed import conflicts, reviewer, signed, with_conflict
from tools.catalogs.provenance import provenance_of
from tools.cli import main
from tools.formats.po import parse_catalog
from tools.formats.po.comments import unwrapped
from tools.language.sentences import Languages
from tools.model.catalog import Catalog, Entry, State
from tools.model.publication import Locale
from tools.reviewing.return_file import Answer, Return
from tools.workspace import Workspace

ARTICLE = "articles/latin-america-wave"
ES = Locale("es")
LANGUAGES = Languages("en", "es")
NAME = "María de los Ángeles Fernández-Echeverría y Gutiérrez de Almodóvar"
OTHER = (
    'Otra traducción, que es larga, dice «no» y "sí", y lleva guiones -así- y un bien-nacido, '
    "porque alguien la escribió sin saber que otra persona ya la había terminado."
)
TEXT = """
One. Two. Three. Four. Five. Six. Seven. Eight. Nine. Ten. Eleven.

It rains in the north. It snows in the south.

It thaws.
"""


def polib_wrapped(path: Path) -> None:
    polib.pofile(str(path), wrapwidth=78).save()


def polib_unwrapped(path: Path) -> None:
    polib.pofile(str(path), wrapwidth=0).save()


def msgcat(path: Path) -> None:
    subprocess.run([need("msgcat", package="gettext"), "-o", path, path], check=True)


def msgmerge(path: Path) -> None:
    """With a template of its own entries, as a server of translations does."""
    template = path.with_suffix(".pot")
    make = [
        need("msgattrib", package="gettext"),
        "--empty",
        "--no-obsolete",
        "-o",
        str(template),
        str(path),
    ]
    subprocess.run(make, check=True)
    merge = [need("msgmerge", package="gettext"), "--quiet", "--previous", "-o", str(path)]
    subprocess.run([*merge, str(path), str(template)], check=True)
    template.unlink()


def toolkit(path: Path) -> None:
    """The writer of Weblate and Virtaal."""
    store = pypo.pofile.parsefile(str(path))  # type: ignore[no-untyped-call]
    for unit in store.units:
        unit.target = unit.target  # what an editor does who presses “save”
    path.write_bytes(bytes(store))


def poedit(path: Path) -> None:
    """As Poedit saves: wrapped, its own fields at the head, references shortened."""
    msgcat(path)
    text = path.read_text(encoding="utf-8")
    head = '"X-Generator: Poedit 3.4.2\\n"\n"X-Poedit-Basepath: .\\n"\n\n'
    path.write_text(text.replace("\n\n", f"\n{head}", 1), encoding="utf-8")


WRITERS = [polib_wrapped, polib_unwrapped, msgcat, msgmerge, toolkit, poedit]
Writer = Callable[[Path], None]


@pytest.fixture
def marked(project: Workspace) -> Workspace:
    """An article with every note of ours in it."""
    with (project.source / f"{ARTICLE}.rst").open("a", encoding="utf-8") as file:
        file.write(TEXT)
    assert main(["update", "es"], root=project.root) == 0
    before = project.catalog(ES, ARTICLE)
    *old, many, two, one = before
    msgstr = "Uno. Dos. Tres. Cuatro. Cinco. Seis. Siete. Ocho. Nueve. Diez. Once."
    signs = tuple(checksum(word) for word in msgstr.split(" "))
    change = changed.Change(
        sentences=11, edited=tuple(range(1, 9)), new=(9, 10), removed=12, placed=False,
        text=checksum(msgstr), reviewed=True,
    )  # fmt: skip
    drafted = (
        "Una persona dejó este comentario, que es más largo de lo que cabe en una sola línea.",
        notes.write_draft(notes.DraftNote("libretranslate en→es translate.example.org", signs)),
        notes.write_confidence([None, *range(90, 100)]),
        changed.write_change(change),
    )
    entries = (
        *old,
        replace(many, msgstr=msgstr, flags=("fuzzy",), comments=drafted),
        with_conflict(signed(replace(two, msgstr="Llueve y nieva."), NAME), OTHER, NAME),
        one,
    )
    project.save(ES, replace(before, entries=entries))
    return project


def paths(project: Workspace) -> list[Path]:
    return project.catalog_paths(ES)


def told(catalog: Catalog) -> list[object]:
    """Everything that we say of each entry, and that a writer may not touch."""
    return [
        (
            one.key, one.msgstr, one.state, one.previous_msgid, annotated.untouched,
            annotated.drafts, annotated.confidences,
            changed.change_of(one), reviewer(one), conflicts(one),
        )
        for one in catalog
        if (annotated := AnnotatedEntry(one, LANGUAGES))
    ]  # fmt: skip


@pytest.mark.parametrize("writer", WRITERS)
def test_every_note_survives(marked: Workspace, writer: Writer) -> None:
    before = marked.catalogs(ES)
    for path in paths(marked):
        writer(path)
    after = marked.catalogs(ES)
    assert [told(one) for one in after.values()] == [told(one) for one in before.values()]
    last = after[ARTICLE].entries[-2]
    assert (reviewer(last), conflicts(last)[0].text) == (NAME, OTHER)
    assert [provenance_of(one, LANGUAGES) for one in after.values()] == [
        provenance_of(one, LANGUAGES) for one in before.values()
    ]


@pytest.mark.parametrize("writer", WRITERS)
def test_what_they_wrote_is_taken_as_it_is(marked: Workspace, writer: Writer) -> None:
    for path in paths(marked):
        writer(path)
    before = {path: path.read_bytes() for path in paths(marked)}
    assert main(["update", "es"], root=marked.root) == 0
    assert main(["draft", "es", "--engine", "memory"], root=marked.root) == 0
    assert main(["check", "es", "--fix"], root=marked.root) in {0, 1}
    assert {path: path.read_bytes() for path in paths(marked)} == before


def blocks(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").strip().split("\n\n")


@pytest.mark.parametrize("writer", WRITERS)
def test_the_bytes_of_untouched_entries_stay(marked: Workspace, writer: Writer) -> None:
    path = marked.catalog_path(ES, ARTICLE)
    for one in paths(marked):
        writer(one)
    before = blocks(path)
    answer = Answer(domain=ARTICLE, msgid="It thaws.", sent="", msgstr="Se deshiela.", done=True)
    sent = marked.root / "ana.json"
    sent.write_bytes(render_return(Return(locale="es", reviewer="Ana", answers=(answer,))))
    assert main(["accept", "es", str(sent)], root=marked.root) == 0
    after = blocks(path)
    assert len(after) == len(before)
    assert [old for old, new in zip(before[1:], after[1:], strict=True) if old != new] == [
        next(block for block in before if "It thaws." in block)
    ]
    replace_once(marked.source / f"{ARTICLE}.rst", "It thaws.", "It thaws today.")
    assert main(["update", "es"], root=marked.root) == 0
    # the entry, and the date at the head
    assert len(set(blocks(path)) & set(after)) == len(after) - 2


@pytest.mark.parametrize("writer", WRITERS)
def test_a_file_finished_in_an_editor_is_reviewed(marked: Workspace, writer: Writer) -> None:
    """The person takes away the mark, and that is all they have to do."""
    path = marked.catalog_path(ES, ARTICLE)
    text = path.read_text(encoding="utf-8").replace("#, fuzzy\n", "")
    path.write_text(
        text.replace('msgid "It thaws."\nmsgstr ""', 'msgid "It thaws."\nmsgstr "Deshiela."'),
        encoding="utf-8",
    )
    writer(path)
    catalog = marked.catalog(ES, ARTICLE)
    assert {one.state for one in catalog} == {State.REVIEWED}
    made = provenance_of(catalog, LANGUAGES)
    assert (made.drafted, made.changed) == (11, 0)
    assert (made.reviewers, made.partly) == ((), (NAME,))


LINES = (
    st.text(st.sampled_from('ab -é¿"\\'), max_size=120)
    .map(lambda one: " ".join(one.split()))
    .filter(lambda one: not re.search(r"\w-( |$)", one))
)
"""None has a hyphen and a blank behind a word, as in “pre- y posguerra”: the blank may go."""
NOTES = st.builds(
    lambda text, name: with_conflict(Entry(msgid="x"), text, name).comments[0], LINES, LINES
) | st.builds(lambda name: signed(Entry(msgid="x"), name).comments[0], LINES)
COMMENTS = st.lists(NOTES | LINES.filter(bool), max_size=4)


@given(st.lists(NOTES, max_size=3))
def test_what_polib_cuts_is_one_line_again(comments: list[str]) -> None:
    cut = polib.POEntry(msgid="x", tcomment="\n".join(comments)).__unicode__(78)
    found = [line[2:] for line in cut.split("\n") if line.startswith("# ")]
    assert unwrapped(found) == tuple(comments)


@given(COMMENTS)
def test_what_was_read_is_written_and_read_again(comments: list[str]) -> None:
    lines = "".join(f"# {line}\n" for line in comments)
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    data = f'{head}{lines}msgid "x"\nmsgstr "y"\n'.encode()
    (one,) = parse_catalog(data, domain="a")
    again = "".join(f"# {line}\n" for line in one.comments)
    (other,) = parse_catalog(f'{head}{again}msgid "x"\nmsgstr "y"\n'.encode(), domain="a")
    assert other.comments == one.comments

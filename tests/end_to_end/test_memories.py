"""Memories from other tools into drafts, and people's sentences out to other tools."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from tests.support.project import need, run
from tests.unit.formats.test_tmx import LAUGHS
from tools.catalogs.domains import PLAIN
from tools.catalogs.memory import Memory
from tools.cli import main
from tools.formats.tmx import read_tmx
from tools.language.sentences import Languages
from tools.model.catalog import Entry, State
from tools.model.publication import Locale
from tools.workspace import Workspace

ARTICLE = "articles/latin-america-wave"
SPANISH = Languages("en", "es")
KNOWN = (
    "The Assembly proceeded to choose a progressive indigenous woman, Elisa Loncón, as its Chair."
)


def tmx(*pairs: tuple[str, str], languages: tuple[str, str] = ("en-US", "es-MX")) -> str:
    units = "".join(
        f'<tu><tuv xml:lang="{languages[0]}"><seg>{escape(source)}</seg></tuv>'
        f'<tuv xml:lang="{languages[1]}"><seg>{escape(target)}</seg></tuv></tu>'
        for source, target in pairs
    )
    header = '<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4">'
    return f"{header}<header/><body>{units}</body></tmx>"


@pytest.fixture
def paragraph(project: Workspace) -> Workspace:
    """A project with a paragraph more, of which one sentence was translated before."""
    with (project.source / f"{ARTICLE}.rst").open("a", encoding="utf-8") as file:
        file.write(f"\nIt rained all night. {KNOWN} Nobody slept in the old town by the river.\n")
    assert main(["update", "es"], root=project.root) == 0
    return project


def draft(project: Workspace, *options: str) -> int:
    return main(["draft", "es", "--engine", "memory", *options], root=project.root)


def drafted(project: Workspace) -> Entry:
    entries = project.catalog(Locale("es"), ARTICLE).entries
    return next(entry for entry in entries if entry.msgid.startswith("It rained all night."))


def ours(project: Workspace) -> Memory:
    catalogs = project.catalogs(Locale("es")).items()
    return Memory.of([one for domain, one in catalogs if domain not in PLAIN], SPANISH)


def test_sentences_of_a_memory_come_after_ours_and_say_where_from(paragraph: Workspace) -> None:
    match = ours(paragraph).exact(KNOWN)
    assert match
    old = paragraph.root / "old.tmx"
    old.write_text(tmx(("It rained all night.", "Llovió toda la noche."), (KNOWN, "Otra cosa.")))
    other = paragraph.root / "other.tmx"
    other.write_text(
        tmx(
            ("It rained all night.", "Llovía."),
            ("Nobody slept in the old town by the lake.", "Nadie durmió junto al lago."),
        ),
        encoding="utf-16",
    )
    assert draft(paragraph, "--memory", str(old), "--memory", str(other)) == 0
    entry = drafted(paragraph)
    assert entry.state is State.DRAFT
    assert entry.msgstr == f"Llovió toda la noche. {match.unit.target} Nadie durmió junto al lago."
    note, *marks = entry.comments
    assert note.startswith("draft: memory ")
    assert marks == [
        "sentence 1: reviewed before: old.tmx",
        "sentence 2: reviewed before: memory",
        "sentence 3: other.tmx, 91 % alike; since changed: “lake.” → “river.”",
    ]


def test_a_memory_cannot_bring_in_markup(paragraph: Workspace) -> None:
    old = paragraph.root / "old.tmx"
    evil = "`Llovió <javascript:alert(1)>`_"
    old.write_text(tmx(("It rained all night.", evil)))
    assert draft(paragraph, "--memory", str(old)) == 0
    assert "javascript" not in drafted(paragraph).msgstr


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "MEMORY=old.tmx: there is no such file."),
        ("", "old.tmx:1: this is not sound XML: no element found."),
        ("<tmx>\n<body>", "old.tmx:2: this is not sound XML: no element found."),
        ("msgid", "old.tmx:1: this is not sound XML"),
        ("<html/>", "old.tmx:1: this is not TMX"),
        (LAUGHS + "<tmx><body/></tmx>", "old.tmx:1: the DOCTYPE declares something"),
        (tmx(("a", "b"), languages=("en", "fr")), "old.tmx:1: it has no sentence in both"),
    ],
)  # fmt: skip
def test_a_memory_that_cannot_be_used_is_a_sentence(
    paragraph: Workspace, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
    content: str | None, sentence: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(paragraph.root)
    if content is not None:
        Path("old.tmx").write_text(content, encoding="utf-8")
    before = paragraph.catalog_files(Locale("es"))
    assert draft(paragraph, "--memory", "old.tmx") == 2
    said = capsys.readouterr().err
    assert said.startswith(f"error: {sentence}")
    assert "Traceback" not in said
    assert paragraph.catalog_files(Locale("es")) == before


def test_a_memory_of_one_edition_serves_all_of_them_together(paragraph: Workspace) -> None:
    assert main(["update"], root=paragraph.root) == 0
    old = paragraph.root / "old.tmx"
    old.write_text(tmx(("It rained all night.", "Llovió toda la noche.")))
    command = ["draft", "all", "--engine", "memory", "--memory", str(old)]
    assert main(command, root=paragraph.root) == 0
    assert drafted(paragraph).msgstr.startswith("Llovió toda la noche.")


def test_reviewed_sentences_go_out_and_come_back(
    paragraph: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    draft(paragraph)
    assert drafted(paragraph).fuzzy
    capsys.readouterr()
    assert main(["memory", "es"], root=paragraph.root) == 0
    units = tuple(ours(paragraph))
    said = f"Español: {len(units)} reviewed sentences in build/memory/es.tmx\n"
    assert capsys.readouterr().out == said
    path = paragraph.root / "build" / "memory" / "es.tmx"
    data = path.read_bytes()
    assert read_tmx(data).of(SPANISH) == units
    assert len(units) > 50
    assert "Search" not in data.decode(), "a button is no sentence"
    assert "It rained all night." not in data.decode(), "a draft is no reviewed sentence"
    before = path.stat().st_mtime_ns
    assert main(["memory", "es"], root=paragraph.root) == 0
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (data, before)


def test_without_a_language_there_is_a_memory_for_every_edition(project: Workspace) -> None:
    assert main(["memory"], root=project.root) == 0
    folder = project.root / "build" / "memory"
    languages = {path.name: read_tmx(path.read_bytes()).languages for path in folder.iterdir()}
    assert languages == {"es.tmx": ("en", "es"), "pt-br.tmx": ("en", "pt-br")}


def test_typed_with_make(checkout: Path) -> None:
    make = need("make", package="make")
    done = run([make, "memory", "LANG=es"], checkout)
    assert (done.returncode, done.stderr) == (0, "")
    done = run([make, "draft", "LANG=es", "MEMORY=build/memory/es.tmx"], checkout)
    assert done.stdout == "Español: nothing is left to draft\n"
    done = run([make, "draft", "LANG=es", "MEMORY=$(shell touch pwned).tmx"], checkout)
    assert done.returncode == 2
    assert "MEMORY=$(shell touch pwned).tmx: there is no such file." in done.stderr
    assert not (checkout / "pwned").exists()

"""make draft with a real Argos model, small enough to be kept beside the tests."""

import random
import shutil
import subprocess
import sys
from dataclasses import replace

import pytest

from tests.support.models.minilanguage import WHAT, Triple, sentences
from tests.support.project import replace_once
from tests.unit.drafting.engines.test_apertium import apertium
from tools.catalogs.notes.annotated import AnnotatedEntry
from tools.cli import main
from tools.language.sentences import Languages
from tools.model.catalog import Catalog, State
from tools.model.publication import Locale
from tools.system import disk
from tools.system.environment import ROOT
from tools.workspace import Workspace

ARTICLE = "articles/latin-america-wave"
MODELS = ROOT / "tests" / "support" / "models"
TEXT = """
The mayor opened the new library. The **teachers** read the newspaper.

See `the site <https://example.org/>`_ on July 28th. It does not work.
"""


@pytest.fixture
def drafting(project: Workspace) -> Workspace:
    """A project with the small model installed, and an article with two new paragraphs."""
    text = project.editions_file.read_text(encoding="utf-8")
    project.editions_file.write_text(text.replace("en_es 1.0", "en_es 0.1"), encoding="utf-8")
    shutil.copy(ROOT / "locale" / "glossary.csv", project.root / "locale")
    assert main(["models", "es", "--from", str(MODELS)], root=project.root) == 0
    with (project.source / f"{ARTICLE}.rst").open("a", encoding="utf-8") as file:
        file.write(TEXT)
    assert main(["update", "es"], root=project.root) == 0
    return project


def draft(project: Workspace, *options: str) -> int:
    return main(["draft", "es", *options], root=project.root)


def catalog(project: Workspace) -> Catalog:
    return project.catalog(Locale("es"), ARTICLE)


def test_only_what_was_open_is_drafted_and_it_says_by_whom(drafting: Workspace) -> None:
    before = {entry.key: entry for entry in catalog(drafting)}
    assert draft(drafting) == 0
    for entry in catalog(drafting):
        old = before[entry.key]
        if old.state is State.REVIEWED:
            assert entry == old
        else:
            assert entry.state in {State.DRAFT, State.UNTRANSLATED}
    (first, _) = [entry for entry in catalog(drafting) if before[entry.key].msgstr == ""]
    assert first.fuzzy
    assert any(comment.startswith("draft: argos en→es 0.1 ") for comment in first.comments)


def test_a_second_run_changes_nothing(drafting: Workspace) -> None:
    draft(drafting)
    folder = drafting.root / "locale"
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in disk.files(folder)}
    assert draft(drafting) == 0
    after = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in disk.files(folder)}
    assert after == before


def test_redraft_makes_again_what_nobody_touched_and_nothing_else(drafting: Workspace) -> None:
    open_ones = {entry.key for entry in catalog(drafting) if entry.state is State.UNTRANSLATED}
    before = catalog(drafting)
    draft(drafting)
    drafted = catalog(drafting)
    assert draft(drafting, "--redraft") == 0
    assert catalog(drafting) == drafted, "the same model says the same"
    touched = next(entry for entry in drafted if entry.key in open_ones and entry.fuzzy)
    path = drafting.catalog_folder(Locale("es")) / f"{ARTICLE}.po"
    replace_once(path, touched.msgstr, f"{touched.msgstr} Y algo más.")
    mended = catalog(drafting)
    assert draft(drafting, "--redraft", "--engine", "memory") == 0
    after = {entry.key: entry for entry in catalog(drafting)}
    assert after[touched.key] in mended.entries
    for entry in before:
        if entry.state is State.REVIEWED:
            assert after[entry.key] == entry


def test_dry_writes_nothing(drafting: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    before = catalog(drafting)
    assert draft(drafting, "--dry") == 0
    assert "would be written" in capsys.readouterr().out
    assert catalog(drafting) == before


def test_a_draft_is_not_printed_as_text(drafting: Workspace) -> None:
    draft(drafting)
    assert main(["html", "es"], root=drafting.root) == 0
    page = (drafting.html / "es" / f"{ARTICLE}.html").read_text(encoding="utf-8")
    assert '<p lang="en">The mayor opened' in page
    assert "Pasajes aún sin traducir: 2 de 33." in page


def test_the_memory_alone_needs_no_model(project: Workspace) -> None:
    sentence = "Refusing to live in the luxurious presidential palace, he says he will live on his"
    with (project.source / f"{ARTICLE}.rst").open("a", encoding="utf-8") as file:
        file.write(f"\n{sentence} teacher’s salary, making him the head of state with the most")
        file.write(" modest income in the world.\n")
    main(["update", "es"], root=project.root)
    assert draft(project, "--engine", "memory") == 0
    entry = next(entry for entry in catalog(project) if entry.msgid.startswith("Refusing"))
    assert entry.fuzzy
    assert entry.msgstr.startswith("Se niega a vivir en el lujoso palacio presidencial")


def test_a_remembered_sentence_says_in_the_file_what_changed_since(project: Workspace) -> None:
    with (project.source / f"{ARTICLE}.rst").open("a", encoding="utf-8") as file:
        file.write("\nWhen these elections were held in May they returned a large majority for a")
        file.write(" variety of old and new left forces.\n")
    main(["update", "es"], root=project.root)
    assert draft(project, "--engine", "memory") == 0
    text = (project.catalog_folder(Locale("es")) / f"{ARTICLE}.po").read_text(encoding="utf-8")
    drafts = [part for part in text.split("\n\n") if "# draft: memory" in part]
    assert len(drafts) == 1
    assert "\n# sentence 1: memory, 96 % alike; since changed: “April” → “May”\n" in drafts[0]
    assert "celebradas en abril" in drafts[0]


FINISHED = {
    "The **students** saw ``x`` on `the site <https://example.org/>`_.": (
        "Los **estudiantes** vieron ``x`` en `el sitio <https://example.org/>`_."
    ),
    "It was 3,000 km away. Nobody came.": "Estaba a 3000 km.",
}


@pytest.fixture
def reviewed(project: Workspace) -> Workspace:
    """A project with two new paragraphs that are finished in Spanish."""
    with (project.source / f"{ARTICLE}.rst").open("a", encoding="utf-8") as file:
        file.writelines(f"\n{msgid}\n" for msgid in FINISHED)
    assert main(["update"], root=project.root) == 0
    before = project.catalog(Locale("es"), ARTICLE)
    entries = tuple(
        replace(entry, msgstr=FINISHED.get(entry.msgid, entry.msgstr)) for entry in before
    )
    assert project.save(Locale("es"), replace(before, entries=entries))
    return project


def test_by_way_of_the_reviewed_spanish(
    reviewed: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    apertium("es", "pt_BR", "apertium-es-pt")
    options = ["draft", "pt", "--via", "es", "--engine", "apertium"]
    assert main(options, root=reviewed.root) == 0
    entries = reviewed.catalog(Locale("pt_BR"), ARTICLE).entries
    (made,) = [entry for entry in entries if entry.state is State.DRAFT]
    assert made.msgstr == "Os **estudantes** viram ``x`` em `o lugar <https://example.org/>`_."
    assert made.comments[0].startswith("draft: apertium es-pt_BR via es ")
    assert "the reviewed Spanish has it in one with a sentence beside it" in capsys.readouterr().out
    assert main([*options, "--redraft"], root=reviewed.root) == 0
    assert reviewed.catalog(Locale("pt_BR"), ARTICLE).entries == entries


@pytest.mark.parametrize("via", ["all", "pt"])
def test_via_names_one_other_edition(
    project: Workspace, capsys: pytest.CaptureFixture[str], via: str
) -> None:
    with (project.source / f"{ARTICLE}.rst").open("a", encoding="utf-8") as file:
        file.write(TEXT)
    main(["update"], root=project.root)
    assert main(["draft", "pt", "--via", via], root=project.root) == 2
    assert f"VIA={via} does not say from which other edition" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "Which edition?"),
        (["es", "--only", "nothing", "--engine", "memory"], "There is no catalogue nothing."),
        (["en"], "it has no catalogues"),
        (["xx"], "There is no edition LANG=xx. The editions are: en, es, pt_BR, all."),
        (["es", "--via", "all"], "VIA=all does not say from which other edition"),
        (["es", "--via", "es"], "VIA=es does not say from which other edition Español"),
        (["es", "--via", "xx"], "There is no edition LANG=xx."),
    ],
)
def test_what_cannot_be_drafted_is_a_sentence(
    project: Workspace, capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    assert main(["draft", *arguments], root=project.root) == 2
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize(
    ("engine", "sentence"),
    [
        ("", "The translation model en_es 1.0 is not installed."),
        ("magic", "There is no ENGINE=magic."),
    ],
)
def test_an_engine_that_is_not_there_is_a_sentence(
    project: Workspace, capsys: pytest.CaptureFixture[str], engine: str, sentence: str
) -> None:
    with (project.source / f"{ARTICLE}.rst").open("a", encoding="utf-8") as file:
        file.write(TEXT)
    main(["update", "es"], root=project.root)
    assert draft(project, "--engine", engine) == 2
    assert sentence in capsys.readouterr().err


def test_where_nothing_is_open_no_model_is_asked_for(
    project: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert draft(project) == 0
    assert "nothing is left to draft" in capsys.readouterr().out


def test_a_catalogue_that_is_not_up_to_date_says_so(
    project: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    replace_once(project.source / f"{ARTICLE}.rst", "of 31 countries", "of 33 countries")
    assert draft(project, "--engine", "memory") == 2
    assert "make update" in capsys.readouterr().err


def test_models_stay_in_the_project(drafting: Workspace) -> None:
    assert any(path.name == "metadata.json" for path in disk.files(drafting.root / ".cache"))


STRANGE: tuple[Triple, ...] = (
    ("the teacher of Cochabamba", "el profesor de Cochabamba", ""),
    ("the garden of the museum", "el jardín del museo", ""),
    ("the strike of the bakers", "la huelga de los panaderos", ""),
    ("the book about whales", "el libro sobre las ballenas", ""),
)
"""What the small model has no words for."""


def lessons(count: int, strange: float) -> list[tuple[str, str]]:
    """Sentences that the model was not trained on and their translations; *strange* of them
    have something that it cannot know."""
    rng = random.Random(1)
    found = []
    for english, spanish, _ in sentences(7000)[5000:]:
        known = next((one for one in WHAT if one[0] in english and one[1] in spanish), None)
        if known is None or "⟦" in english:
            continue
        new = rng.choice(STRANGE) if rng.random() < strange else known
        found.append((english.replace(known[0], new[0]), spanish.replace(known[1], new[1])))
    return list(dict(found).items())[:count]


def has_reviewed(project: Workspace, pairs: list[tuple[str, str]]) -> None:
    """An article of *pairs*, a paragraph each, that people have translated."""
    text = "\n\n".join(english for english, _ in pairs)
    with (project.source / f"{ARTICLE}.rst").open("a", encoding="utf-8") as file:
        file.write(f"\n{text}\n")
    assert main(["update", "es"], root=project.root) == 0
    words, before = dict(pairs), catalog(project)
    entries = tuple(replace(entry, msgstr=words.get(entry.msgid, entry.msgstr)) for entry in before)
    assert project.save(Locale("es"), replace(before, entries=entries))


def test_confidence_is_learnt_from_what_people_reviewed(
    drafting: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    known = ("The students wrote the letter today.", "The senate will defend the land in July.")
    strange = ("The students wrote the book about whales today.", "The teacher of Cochabamba won.")
    pairs = [pair for pair in lessons(240, strange=0.5) if pair[0] not in {*known, *strange}]
    has_reviewed(drafting, pairs)
    with (drafting.source / f"{ARTICLE}.rst").open("a", encoding="utf-8") as file:
        file.write(f"\n{known[0]} {strange[0]}\n\n{known[1]} {strange[1]}\n")
    main(["update", "es"], root=drafting.root)
    assert draft(drafting) == 0
    printed = capsys.readouterr().out
    assert "Español: Confidence is shown; it was learnt from 2" in printed
    lines = [line for entry in catalog(drafting) for line in entry.comments]
    doubtful = sum("the engine is unsure: of 10" in line for line in lines)
    assert f"Doubtful sentences: {doubtful}." in printed
    made = [entry for entry in catalog(drafting) if entry.msgid.startswith(known)]
    assert len(made) == 2
    for entry in made:
        sure, unsure = AnnotatedEntry(entry, Languages("en", "es")).confidences
        assert sure is not None and sure >= 80
        assert unsure is not None and unsure <= 30
        assert any("sentence 2: the engine is unsure" in line for line in entry.comments)
    before = catalog(drafting)
    assert draft(drafting, "--redraft") == 0
    assert catalog(drafting) == before
    assert "drafting:" not in capsys.readouterr().err, "the model is not asked again"


def test_where_the_score_does_not_tell_what_people_keep_nothing_is_shown(
    drafting: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    rng = random.Random(1)
    own_way = [
        (english, spanish if rng.random() < 0.2 else f"Alguien {rng.random()} dijo que sí.")
        for english, spanish in lessons(240, strange=0)
    ]
    has_reviewed(drafting, own_way)
    assert draft(drafting) == 0
    assert "No confidence is shown: on " in capsys.readouterr().out
    assert not any("confidence:" in line for one in catalog(drafting) for line in one.comments)


def test_a_few_reviewed_sentences_are_too_few_to_learn_from(
    drafting: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert draft(drafting) == 0
    assert "No confidence is shown: it is learnt from 100" in capsys.readouterr().out
    assert draft(drafting, "--redraft", "--engine", "memory") == 0
    assert "confidence" not in capsys.readouterr().out


@pytest.mark.parametrize(("name", "edition"), [("es", "es"), ("all", "es"), ("all", "pt_BR")])
def test_a_damaged_catalogue_stops_before_anything_is_written(
    drafting: Workspace, capsys: pytest.CaptureFixture[str], name: str, edition: str
) -> None:
    path = drafting.root / "locale" / edition / "LC_MESSAGES" / "index.po"
    lines = path.read_text(encoding="utf-8").split("\n")
    path.write_text("\n".join([*lines, 'msgid "x']), encoding="utf-8")
    folder = drafting.root / "locale"
    before = {one: one.read_bytes() for one in disk.files(folder)}
    assert main(["draft", name], root=drafting.root) == 2
    said = capsys.readouterr().err
    assert f"locale/{edition}/LC_MESSAGES/index.po:{len(lines) + 1}:" in said
    assert "Traceback" not in said
    assert {one: one.read_bytes() for one in disk.files(folder)} == before


ALONE = """
import socket, sys
from pathlib import Path
def refuse(*arguments): raise AssertionError("the network was asked")
socket.socket.connect = socket.getaddrinfo = refuse
from tools.cli import main
sys.exit(main(["draft", "es"], root=Path(sys.argv[1])))
"""


def test_it_needs_neither_a_home_nor_a_network(drafting: Workspace) -> None:
    nowhere = {"HOME": "/dev/null/home", "TMPDIR": "/dev/null/tmp", "PATH": "/usr/bin:/bin"}
    done = subprocess.run(
        [sys.executable, "-c", ALONE, str(drafting.root)],
        cwd=ROOT, env=nowhere, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Español: catalogues written: 1" in done.stdout
    first, *_, last = done.stderr.splitlines()
    assert first.startswith("es: 0 of 4 sentences · ")
    assert last.startswith("es: ")

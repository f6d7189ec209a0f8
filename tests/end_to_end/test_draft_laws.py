"""What holds for ``make draft``, whatever stands in the catalogues and whatever an engine says."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.support.hostile_engines import HARMS, Hostile
from tests.support.phrase_book import PhraseBook
from tests.support.project import copy_inputs, replace_once
from tools.catalogs.notes.changed import GAP, Change, checksum, write_change
from tools.catalogs.notes.drafted import DraftNote, write_draft
from tools.cli import main
from tools.commands import draft as command
from tools.drafting import run
from tools.drafting.engine import Engine
from tools.formats.po import parse_catalog, render_catalog
from tools.language.sentences import split
from tools.model.catalog import Catalog, Entry, State
from tools.model.publication import Locale
from tools.sources.extraction import extract
from tools.system import disk
from tools.workspace import Workspace

ARTICLE = "articles/latin-america-wave"
SPANISH = Locale("es")
TURN = 13
"""Entries after which their states come round again."""
STATES = ("reviewed", "untranslated", "draft", "half a draft", "changed", "gapped")
OBSOLETE = '\n#~ msgid "Gone   for good."\n#~ msgstr ""\n#~ "Se "\n#~ "fue."\n'


def placed(entry: Entry, state: str) -> Entry:
    """A reviewed entry in another state."""
    sentences = split(entry.msgid, "en")
    if state == "reviewed" or not sentences:
        return entry
    if state == "untranslated":
        return replace(entry, msgstr="")
    fuzzy = replace(entry, flags=("fuzzy", *entry.flags))
    if state in {"draft", "changed"}:
        return replace(fuzzy, previous_msgid="It was so." if state == "changed" else None)
    msgstr = f"Sí. {GAP}"
    if state == "half a draft":
        signs = (*[checksum("Sí.")] * (len(sentences) - 1), "-")
        note = write_draft(DraftNote("argos en→es 1.0", signs))
        return replace(fuzzy, msgstr=msgstr, comments=(*entry.comments, note))
    change = Change(sentences=len(sentences), new=(len(sentences),), text=checksum(msgstr))
    return replace(
        fuzzy,
        msgstr=msgstr,
        previous_msgid="It was so.",
        comments=(*entry.comments, write_change(change)),
    )


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return copy_inputs(tmp_path_factory.mktemp("laws") / "onda")


@pytest.fixture(autouse=True, scope="module")
def quick(project: Workspace) -> object:
    """Sphinx reads the articles once: they do not change."""
    sources = extract(project)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(command, "extract", lambda _: sources)
        yield


def files(project: Workspace) -> dict[Path, tuple[bytes, int]]:
    paths = disk.files(project.root / "locale")
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in paths}


def lay_out(project: Workspace, states: list[str]) -> dict[str, Catalog]:
    """The Spanish catalogues, their entries in *states*, by turns."""
    inputs = copy_inputs(project.root.parent / "inputs")
    folder = project.catalog_folder(SPANISH)
    shutil.rmtree(folder)
    shutil.copytree(inputs.catalog_folder(SPANISH), folder)
    for catalog in project.catalogs(SPANISH).values():
        entries = (
            placed(entry, states[number % len(states)]) for number, entry in enumerate(catalog)
        )
        project.save(SPANISH, replace(catalog, entries=tuple(entries)))
        with (folder / f"{catalog.domain}.po").open("a", encoding="utf-8") as file:
            file.write(OBSOLETE)
    return project.catalogs(SPANISH)


def draft(project: Workspace, engine: Engine, *options: str) -> int:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run, "choose", lambda *_: engine)
        shutil.rmtree(project.root / ".cache", ignore_errors=True)
        return main(["draft", "es", *options], root=project.root)


@given(
    st.lists(st.sampled_from(STATES), min_size=TURN, max_size=TURN),
    st.lists(st.sampled_from(sorted(HARMS)), min_size=1, max_size=4),
    st.sampled_from([(), ("--redraft",)]),
)
@example(states=["untranslated"], harms=["surrogates"], options=())
@settings(max_examples=15)
def test_reviewed_words_and_the_bytes_of_what_is_not_drafted_stay(
    project: Workspace, states: list[str], harms: list[str], options: tuple[str, ...]
) -> None:
    before = lay_out(project, states)
    blocks = {path: data.rstrip(b"\n").split(b"\n\n") for path, (data, _) in files(project).items()}
    assert draft(project, Hostile(tuple(harms)), *options) == 0
    for domain, catalog in project.catalogs(SPANISH).items():
        path = project.catalog_folder(SPANISH) / f"{domain}.po"
        data = path.read_bytes()
        assert render_catalog(parse_catalog(data, domain=domain), before=data) == data
        now = data.rstrip(b"\n").split(b"\n\n")
        rows = zip(before[domain], catalog, blocks[path][1:], now[1:], strict=True)
        for old, new, old_block, new_block in rows:
            if old.state in {State.REVIEWED, State.OBSOLETE}:
                assert new == old
            if new == old:
                assert new_block == old_block
            else:
                assert new.fuzzy or not new.msgstr
        assert now[0] == blocks[path][0], "the header"
    after = files(project)
    assert draft(project, Hostile(tuple(harms))) == 0
    assert files(project) == after


SOME = {"The mayor opened the library.": "El alcalde inauguró la biblioteca."}
ALL = {
    **SOME,
    "Nobody came.": "Nadie vino.",
    "Then it snowed in the mountains.": "Luego nevó en las montañas.",
}


@pytest.mark.parametrize(("phrases", "gaps"), [({}, (0, 1)), (SOME, (1, 1)), (ALL, (0, 0))])
def test_what_is_not_finished_reaches_no_page(
    tmp_path: Path, phrases: dict[str, str], gaps: tuple[int, int]
) -> None:
    """Neither a gap nor a draft: readers have the source, and it says which language it is."""
    project = copy_inputs(tmp_path / "onda")
    path = project.source / f"{ARTICLE}.rst"
    known = "income in the world."
    replace_once(path, known, f"{known} Then it snowed in the mountains.")
    with path.open("a", encoding="utf-8") as file:
        file.write("\nThe mayor opened the library. Nobody came.\n")
    assert main(["update", "es"], root=project.root) == 0
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(command, "extract", extract)
        patch.setattr(run, "choose", lambda *_: PhraseBook(phrases))
        assert main(["draft", "es"], root=project.root) == 0
    entries = project.catalog(SPANISH, ARTICLE).entries
    changed = next(entry for entry in entries if "it snowed" in entry.msgid)
    new = next(entry for entry in entries if entry.msgid.startswith("The mayor"))
    assert changed.state is State.CHANGED
    assert new.state is (State.DRAFT if phrases else State.UNTRANSLATED)
    assert (new.msgstr.count(GAP), changed.msgstr.count(GAP)) == gaps
    assert main(["html", "es"], root=project.root) == 0
    pages = {one: one.read_text("utf-8") for one in disk.files(project.html / "es")
             if one.suffix in {".html", ".js", ".json"}}  # fmt: skip
    assert not any("⟦" in page or "nevó" in page or "alcalde" in page for page in pages.values())
    page = pages[project.html / "es" / f"{ARTICLE}.html"]
    assert '<p lang="en">The mayor opened the library.' in page
    assert page.count("Then it snowed") == 1
    assert page.rpartition("Then it snowed")[0].rpartition("<p")[2].startswith(' lang="en"')

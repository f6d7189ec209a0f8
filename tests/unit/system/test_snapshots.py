"""A run reads each file once; one that is killed among its writes is finished by the next."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.project import DOCUMENTS, replace_once
from tools.catalogs.merging import Languages, merge_all
from tools.catalogs.merging.outcomes import write_steps
from tools.cli import main
from tools.model.catalog import Catalog, Entry
from tools.model.errors import ChangedError
from tools.model.publication import Locale
from tools.system import disk
from tools.system.snapshots import KEPT, Snapshot
from tools.workspace import Workspace

ES = Locale("es")
ARTICLE = DOCUMENTS[1]
HEADER = (("Language", "es"), ("Content-Type", "text/plain; charset=UTF-8"))
SAID = [
    ("It rained in the north. Nobody came.", "Llovió en el norte. No vino nadie."),
    ("It rained in the south. Nobody came.", "Llovió en el sur. No vino nadie."),
    ("The president resigned on Monday.", "El presidente renunció el lunes."),
    ("The strike went on.", "La huelga siguió."),
    ("It rained in the north.", "Llovió en el norte."),
]
NAMES = ["articles/a", "articles/b", "articles/c"]
ARTICLES = st.tuples(*[st.lists(st.sampled_from(range(len(SAID))), max_size=4, unique=True)] * 3)


def test_a_file_is_read_once(project: Workspace) -> None:
    run = project.afresh()
    before, publication = run.catalogs(ES), run.publication()
    replace_once(project.catalog_path(ES, ARTICLE), "(ya era hora)", "(por fin)")
    project.catalog_path(ES, "index").unlink()
    replace_once(project.editions_file, 'name = "Español"', 'name = "Castellano"')
    (project.source / "later.rst").write_text("Later\n=====\n", encoding="utf-8")
    assert run.catalogs(ES) == before
    assert run.publication() == publication
    assert run.afresh().catalogs(ES).keys() == before.keys() - {"index"}


def test_what_comes_to_a_folder_after_it_was_listed_is_not_there(project: Workspace) -> None:
    run = project.afresh()
    documents, catalogs = run.documents(), run.catalogs(ES).keys()
    (project.source / "later.rst").write_text("Later\n=====\n", encoding="utf-8")
    project.catalog_path(ES, "later").write_bytes(project.catalog_path(ES, "index").read_bytes())
    assert run.documents() == documents
    assert run.catalogs(ES).keys() == catalogs
    assert not run.catalog(ES, "later").entries
    assert not run.seen.read(project.source / "later.rst")


@pytest.mark.parametrize("how", ["saved", "removed"])
def test_what_somebody_has_saved_is_not_written_over(project: Workspace, how: str) -> None:
    run = project.afresh()
    catalog, path = run.catalog(ES, ARTICLE), project.catalog_path(ES, ARTICLE)
    if how == "saved":
        replace_once(path, "(ya era hora)", "(por fin)")
    else:
        path.unlink()
    before = path.read_bytes() if path.exists() else None
    with pytest.raises(ChangedError, match=f"{ARTICLE}.po: somebody has {how} it while"):
        run.save(ES, replace(catalog, entries=catalog.entries[1:]))
    assert (path.read_bytes() if path.exists() else None) == before


def test_what_a_run_has_written_it_has_read(project: Workspace) -> None:
    run = project.afresh()
    catalogs = run.catalogs(ES)
    less = replace(catalogs[ARTICLE], entries=catalogs[ARTICLE].entries[1:])
    assert run.save(ES, less)
    assert not run.save(ES, less)
    assert run.save(ES, replace(less, domain="articles/new"))
    assert run.catalogs(ES).keys() == {*catalogs, "articles/new"}
    assert len(run.catalog(ES, ARTICLE).entries) == len(less.entries)


def test_a_digest_stands_for_the_bytes_that_were_read(tmp_path: Path) -> None:
    path, picture = tmp_path / "a", tmp_path / "b"
    path.write_bytes(b"one")
    picture.write_bytes(b"one" * KEPT)
    seen = Snapshot(tmp_path)
    assert seen.read(path) == b"one"
    digest = seen.digest([path, picture])
    path.write_bytes(b"two")
    picture.write_bytes(b"two")
    assert seen.digest([path, picture]) == digest != Snapshot(tmp_path).digest([path, picture])
    assert seen.overtaken() == [path, picture]
    with pytest.raises(ChangedError, match="b: somebody has saved it"):
        seen.read(picture)


class Killed(BaseException):
    """At a moment when nothing can be done about it."""


def killing(number: int, monkeypatch: pytest.MonkeyPatch) -> Callable[[], bool]:
    """Let the process be killed before its write of that number; whether it has been."""
    left = [number]
    write, write_over = disk.write, disk.write_over

    def count() -> None:
        left[0] -= 1
        if left[0] < 0:
            raise Killed

    def first(path: Path, data: bytes) -> bool:
        count()
        return write(path, data)

    def second(path: Path, data: bytes, before: bytes | None) -> bool:
        if data != before:
            count()
        return write_over(path, data, before)

    monkeypatch.setattr(disk, "write", first)
    monkeypatch.setattr(disk, "write_over", second)
    return lambda: left[0] < 0


def update(workspace: Workspace, articles: tuple[list[int], ...]) -> None:
    """What make update does with the catalogues, without Sphinx."""
    with workspace.alone_with_catalogs() as now:
        before = now.catalogs(ES)
        templates = [
            Catalog(domain=name, entries=tuple(Entry(msgid=SAID[one][0]) for one in article))
            for name, article in zip(NAMES, articles, strict=True)
        ]
        merges = merge_all(templates, before.values(), languages=Languages("en", "es"))
        after = {one.catalog.domain: one.catalog for one in merges}
        now.save_together(ES, write_steps(before, after))


def saved(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in disk.files(folder / "locale")
    }


def start(folder: Path, articles: tuple[list[int], ...]) -> Workspace:
    workspace = Workspace(folder)
    for name, article in zip(NAMES, articles, strict=True):
        entries = tuple(Entry(msgid=SAID[one][0], msgstr=SAID[one][1]) for one in article)
        workspace.save(ES, Catalog(domain=name, header=HEADER, entries=entries))
    return workspace


@settings(max_examples=40)
@given(ARTICLES, ARTICLES)
def test_a_kill_before_any_write_is_as_if_there_had_been_none(
    old: tuple[list[int], ...], new: tuple[list[int], ...]
) -> None:
    with TemporaryDirectory() as folder:
        whole = start(Path(folder) / "whole", old)
        update(whole, new)
        wanted, number = saved(whole.root), 0
        while True:
            workspace = start(Path(folder) / f"killed{number}", old)
            with pytest.MonkeyPatch.context() as patch:
                killed = killing(number, patch)
                with suppress(Killed):
                    update(workspace, new)
                if not killed():
                    break
            update(workspace, new)
            assert saved(workspace.root) == wanted
            assert not (workspace.root / "build/pending.json").exists()
            number += 1


def test_what_somebody_saved_after_the_kill_stays(tmp_path: Path) -> None:
    old, new = ([0, 2], [1], [3]), ([2], [1, 0], [3])
    workspace = start(tmp_path, old)
    with pytest.MonkeyPatch.context() as patch:
        killing(2, patch)
        with pytest.raises(Killed):
            update(workspace, new)
    assert (tmp_path / "build/pending.json").exists()
    path = workspace.catalog_path(ES, "articles/b")
    path.write_text(path.read_text("utf-8").replace("en el sur", "EN EL SUR"), "utf-8")
    update(workspace, new)
    words = {entry.msgstr for one in workspace.catalogs(ES).values() for entry in one}
    assert {"Llovió EN EL SUR. No vino nadie.", SAID[0][1], SAID[2][1], SAID[3][1]} <= words


@pytest.mark.parametrize(
    "note",
    [
        b"", b"x", b"[]", b"{}", b'{"a": 1}', b'{"../x": [["a"], "b"]}',
        b'{"locale/../../x": [[], ""]}', json.dumps({"conf.py": [[""], "raise"]}).encode(),
        b"[" * 100_000,
    ],
)  # fmt: skip
def test_a_note_of_nobody_writes_nothing(tmp_path: Path, note: bytes) -> None:
    workspace = start(tmp_path, ([0], [1], [2]))
    before = disk.kinds(tmp_path / "locale")
    disk.write(tmp_path / "build/pending.json", note)
    with workspace.alone_with_catalogs():
        pass
    assert disk.kinds(tmp_path / "locale") == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["build", "locale"]


def test_through_the_verb(
    project: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A paragraph goes from one article to another, and the run is killed each time it writes."""
    article = project.source / "articles/latin-america-wave.rst"
    assert main(["update", "es"], root=project.root) == 0
    head, *rest = article.read_text("utf-8").split("\n\n")
    moved = [one for one in rest if one[:1].isalpha()][3:6]
    article.write_text("\n\n".join([head, *(one for one in rest if one not in moved)]), "utf-8")
    text = "\n\n".join([":author: A B\n:date: 2021", "=====\nOther\n=====", *moved])
    (project.source / "articles/other.rst").write_text(f"{text}\n", "utf-8")
    shutil.copytree(project.root, tmp_path / "whole")
    assert main(["update", "es"], root=tmp_path / "whole") == 0
    wanted, number = undated(saved(tmp_path / "whole")), 0
    while True:
        root = tmp_path / f"killed{number}"
        shutil.copytree(project.root, root)
        with monkeypatch.context() as patch:
            killed = killing(number, patch)
            with suppress(Killed):
                main(["update", "es"], root=root)
            if not killed():
                break
        assert main(["update", "es"], root=root) == 0
        assert undated(saved(root)) == wanted, number
        number += 1
    assert number > 2


def undated(files: dict[str, bytes]) -> dict[str, bytes]:
    """A catalogue says when its words were others."""
    dates = (b'"PO-Revision-Date', b'"X-Words')
    return {
        name: b"\n".join(line for line in data.split(b"\n") if not line.startswith(dates))
        for name, data in files.items()
    }

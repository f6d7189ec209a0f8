from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.project import DOCUMENTS, replace_once
from tools.model.errors import ChangedError
from tools.model.publication import Locale
from tools.system.snapshots import KEPT, Snapshot
from tools.workspace import Workspace

ES = Locale("es")
ARTICLE = DOCUMENTS[1]


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

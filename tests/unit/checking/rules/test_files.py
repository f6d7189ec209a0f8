"""What may lie in ``locale/``."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tools.checking.rules.files import check_files
from tools.model.files import FileKind
from tools.model.findings import Severity
from tools.site.context import read_context
from tools.site.sphinx_build import preflight
from tools.site.sphinx_build.edition import build_edition
from tools.system.disk import kinds
from tools.workspace import Workspace

DOCUMENTS = ["index", "articles/latin-america-wave", "sphinx"]


def found(project: Workspace, path: str) -> list[Severity]:
    findings = check_files({path: FileKind.FILE}, project.publication(), DOCUMENTS)
    return [one.severity for one in findings if one.path == f"locale/{path}"]


@pytest.mark.parametrize(
    "path",
    ["editions.toml", "glossary.csv", "models.lock.toml", "es/waivers.toml", "es/words.txt",
     "es/LC_MESSAGES/index.po", "pt_BR/LC_MESSAGES/articles/latin-america-wave.po",
     "es/LC_MESSAGES/press.po", "es/LC_MESSAGES/workshop.po"],
)  # fmt: skip
def test_what_belongs(project: Workspace, path: str) -> None:
    assert found(project, path) == []


@pytest.mark.parametrize(
    "path",
    ["es/LC_MESSAGES/index.po~", "es/.DS_Store", "es/LC_MESSAGES/index.po.bak", "Thumbs.db",
     "es/LC_MESSAGES/.index.po.swp", "es/LC_MESSAGES/messages.pot", "README.md",
     "es/LC_MESSAGES/articles/gone.po", "fr/LC_MESSAGES/index.po"],
)  # fmt: skip
def test_what_a_program_left_is_a_warning(project: Workspace, path: str) -> None:
    assert found(project, path) == [Severity.WARNING]


@pytest.mark.parametrize(
    "path",
    ["sphinx.js", "es/sphinx.js", "es/LC_MESSAGES/sphinx.js", "es/LC_MESSAGES/sphinx.po",
     "es/LC_MESSAGES/index.mo", "es/index.html", "es/conf.py", "fr/words.txt", "es/editions.toml",
     "es/index.po", "words.txt", "es/x"],
)  # fmt: skip
def test_what_a_program_would_run_or_read_is_an_error(project: Workspace, path: str) -> None:
    assert found(project, path) == [Severity.ERROR]


def test_the_project_itself_has_nothing_strange(project: Workspace) -> None:
    files = project.locale_files()
    assert "es/LC_MESSAGES/index.po" in files
    assert list(check_files(files, project.publication(), project.documents())) == []


def test_links_are_named_and_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.po").write_text("x")
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "folder").symlink_to(outside)
    (inside / "file.po").symlink_to(outside / "secret.po")
    os.mkfifo(inside / "pipe.po")
    assert kinds(inside) == {
        "file.po": FileKind.LINK, "folder": FileKind.LINK, "pipe.po": FileKind.OTHER,
    }  # fmt: skip


def test_no_edition_is_printed_beside_a_strange_file(project: Workspace) -> None:
    es = next(one for one in project.publication().editions if one.locale.gettext == "es")
    path = project.catalog_folder(es.locale) / "sphinx.js"
    path.write_text("alert(1)")
    (finding,) = build_edition(project, es).findings
    assert finding.startswith("locale/es/LC_MESSAGES/sphinx.js: ")
    assert preflight.find_faults(read_context(project, "pt_BR")) == []

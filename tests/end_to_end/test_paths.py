"""Every verb stays inside ``source/`` and ``locale/``: no link leads it out, whatever it does."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.support.project import replace_once
from tools.cli import main
from tools.preview.build import Pages
from tools.system import disk
from tools.workspace import Workspace

ARTICLE = "articles/latin-america-wave"
CATALOG = f"locale/es/LC_MESSAGES/{ARTICLE}.po"
PLACES = (
    "locale", "locale/es", "locale/es/LC_MESSAGES", "locale/es/LC_MESSAGES/articles", CATALOG,
    "locale/pt_BR/LC_MESSAGES/press.po", "locale/editions.toml", "locale/glossary.csv",
    "locale/models.lock.toml", "locale/es/words.txt", "locale/es/waivers.toml", "source",
    "source/articles", f"source/{ARTICLE}.rst", "source/index.rst", "source/photo.png",
)  # fmt: skip
SECRET = "s3cr3t\N{ESCAPE}[31m"


@pytest.fixture
def publication(project: Workspace) -> Workspace:
    """With one of each file that there may be."""
    top = project.root / "locale"
    (top / "glossary.csv").write_text("term,es,pt_BR\nfree trade,libre comercio,\n")
    (top / "models.lock.toml").write_text("")
    (top / "es/waivers.toml").write_text("")
    (project.source / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    replace_once(project.root / CATALOG, '"Language: es\\n"', '"Language: es\\n"\n"X-Extra: a\\n"')
    return project


def verbs(workspace: Workspace) -> list[list[str]]:
    """Each that reads or writes what a publication is made of."""
    text = workspace.root.parent / "new.txt"
    text.write_text("A title\n\nBy Ana Ruiz\n\n2021\n\nText.")
    sent = workspace.root.parent / "sent.po"
    sent.write_bytes(b'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n')
    return [
        ["html", "all"], ["books", "es"], ["update"], ["update", "es", "--typo"], ["check"],
        ["check", "es", "--fix"], ["check", "--waive"], ["draft", "es", "--engine", "memory"],
        ["memory", "es"], ["status"], ["review", "es"], ["accept", "es", str(sent)],
        ["language", "fr"], ["article", str(text)], ["models"],
        ["publish", "--allow", "es:partial pt_BR:partial"],
    ]  # fmt: skip


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): b"" if path.is_symlink() else path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or path.is_file()
    }


@pytest.mark.parametrize("place", PLACES)
def test_no_verb_reads_or_writes_through_a_link(
    publication: Workspace, tmp_path: Path, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path, outside = publication.root / place, tmp_path / "outside"
    shutil.move(path, outside)
    if outside.is_file():
        outside.write_text(SECRET)
    else:
        (outside / ".x.partial").write_text(SECRET)
    path.symlink_to(outside)
    before = [tree(folder) for folder in (outside.parent / "outside", publication.root)]
    there = outside.read_bytes() if outside.is_file() else tree(outside)
    for verb in verbs(publication):
        code = main(verb, root=publication.root)
        said = "".join(capsys.readouterr())
        assert code == 2, (verb, said)
        assert f"{place}: this is a link" in said, (verb, said)
        assert "s3cr3t" not in said
    assert (outside.read_bytes() if outside.is_file() else tree(outside)) == there
    for name in ("source", "locale"):
        kept = {key: data for key, data in before[1].items() if key.startswith(name)}
        now = tree(publication.root)
        assert {key: data for key, data in now.items() if key.startswith(name)} == kept
    assert not any(
        b"s3cr3t" in path.read_bytes() for path in disk.files(publication.root / "build")
    )


def test_a_preview_that_runs_says_so_and_shows_nothing_of_it(
    publication: Workspace, tmp_path: Path
) -> None:
    pages = Pages(publication, publication.publication().source)
    assert pages.build().problems == ()
    (tmp_path / "secret.rst").write_text(f"Secret\n======\n\n{SECRET}\n")
    (publication.source / "articles/secret.rst").symlink_to(tmp_path / "secret.rst")
    built = pages.build()
    assert any("source/articles/secret.rst: this is a link" in one for one in built.problems)
    assert not any(b"s3cr3t" in path.read_bytes() for path in disk.files(pages.room))


@pytest.mark.parametrize("name", ["source/articles/.#first.rst", "locale/es/.#words.txt"])
def test_a_file_that_somebody_is_at_is_nothing(publication: Workspace, name: str) -> None:
    (publication.root / name).symlink_to("ana@desk.4711:1638230400")
    assert main(["html", "all"], root=publication.root) == 0
    assert main(["update"], root=publication.root) == 0


@pytest.mark.parametrize(
    "name", ["locale/es/LC_MESSAGES/a\n::error::x.po", "source/articles/a\x1b[31m.rst"]
)
def test_a_name_that_would_steer_a_terminal_is_refused_and_shown(
    publication: Workspace, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (publication.root / name).write_text("x")
    for verb in verbs(publication):
        assert main(verb, root=publication.root) == 2
        said = "".join(capsys.readouterr())
        assert "this name has a sign that cannot be shown" in said, (verb, said)
        assert not any(line.startswith("::") for line in said.splitlines())
        assert "\x1b" not in said


def test_a_pipe_is_not_waited_for(
    publication: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    path = publication.root / CATALOG
    path.unlink()
    os.mkfifo(path)
    for verb in verbs(publication):
        assert main(verb, root=publication.root) == 2
        assert f"{CATALOG}: this is not a file" in "".join(capsys.readouterr())

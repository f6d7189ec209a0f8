"""What Sphinx reads is what the run has read."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import tools
from tests.support.project import DOCUMENTS, replace_once
from tools.cli import main
from tools.model.publication import Locale
from tools.site.sphinx_build.edition import tools_digest
from tools.system.locks import hold_lock
from tools.workspace import Workspace

ARTICLE = DOCUMENTS[1]
ES = Locale("es")
SAVE = """
def setup(app):
    def save(app, name, content):
        path = app.srcdir / "articles/latin-america-wave.rst"
        path.write_text(path.read_text("utf-8").replace("31 countries", "33 countries"), "utf-8")
    app.connect("source-read", save, priority=999)
"""


def html(project: Workspace, language: str = "en") -> int:
    return main(["html", language], root=project.root)


def page(project: Workspace, language: str = "en") -> str:
    return (project.html / language / f"{ARTICLE}.html").read_text(encoding="utf-8")


def test_what_is_saved_while_sphinx_reads_is_in_the_next_pages(project: Workspace) -> None:
    with (project.root / "conf.py").open("a", encoding="utf-8") as file:
        file.write(SAVE)
    assert html(project) == 0
    assert "31 countries" in page(project)
    assert html(project) == 0
    assert "33 countries" in page(project)


def test_an_article_with_an_older_time_is_read_again(project: Workspace) -> None:
    assert html(project) == 0
    path = project.source / f"{ARTICLE}.rst"
    replace_once(path, "31 countries", "33 countries")
    os.utime(path, (1, 1))
    assert html(project) == 0
    assert "33 countries" in page(project)


def test_whoever_waits_for_another_run_prints_what_is_saved_meanwhile(
    project: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    held, saved = threading.Event(), threading.Event()

    def other() -> None:
        with hold_lock(project.edition_lock(ES), ""):
            held.set()
            assert saved.wait(60)

    def editor() -> None:
        while "waiting" not in said():
            pass
        replace_once(project.catalog_path(ES, ARTICLE), "(ya era hora)", "(por fin)")
        saved.set()

    def said(found: list[str] = []) -> str:  # noqa: B006
        found.append(capsys.readouterr().err)
        return "".join(found)

    threads = [threading.Thread(target=one) for one in (other, editor)]
    threads[0].start()
    assert held.wait(60)
    threads[1].start()
    assert html(project, "es") == 0
    for one in threads:
        one.join(60)
    assert "(por fin)" in page(project, "es")


@pytest.fixture
def another_run() -> Iterator[Callable[[], None]]:
    """The code and its lock files are read once a run: another run reads them again."""
    tools_digest.cache_clear()
    yield tools_digest.cache_clear
    tools_digest.cache_clear()


def test_another_lock_file_prints_every_page_anew(
    another_run: Callable[[], None],
    project: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Another Babel says dates otherwise."""
    code = Path(tools.__file__).parent
    shutil.copytree(code.parent / "requirements", tmp_path / "requirements")
    (tmp_path / "tools").symlink_to(code)
    monkeypatch.setattr(tools, "__file__", str(tmp_path / "tools" / "__init__.py"))
    for said in ("built", "nothing has changed"):
        assert html(project) == 0
        assert said in capsys.readouterr().out
    replace_once(tmp_path / "requirements" / "editions.txt", "babel==", "babel==9.")
    another_run()
    assert html(project) == 0
    assert "built" in capsys.readouterr().out


def test_a_setting_that_is_saved_meanwhile_stops_the_run(
    project: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    conf = project.root / "conf.py"
    sound = conf.read_text(encoding="utf-8")
    with conf.open("a", encoding="utf-8") as file:
        file.write(
            "\nwith open(__file__, 'a', encoding='utf-8') as file:\n    file.write('#\\n')\n"
        )
    assert html(project) == 2
    assert "conf.py: somebody has saved it while this was running" in capsys.readouterr().err
    assert not (project.html / "en").exists()
    conf.write_text(sound, encoding="utf-8")
    assert html(project) == 0

"""``make preview``, as it is typed and ended."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from tests.support.project import need, run
from tools.cli import main
from tools.preview.server import Preview
from tools.workspace import Workspace


@contextmanager
def typed(checkout: Path, *words: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """``make preview`` in a terminal of its own, and the address it says."""
    process = subprocess.Popen(
        [need("make", package="make"), "preview", *words],
        cwd=checkout,
        env={"PATH": os.environ["PATH"], "HOME": str(checkout)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        assert process.stdout
        found = re.search(r"http://127\.0\.0\.1:\d+/\S+", process.stdout.readline())
        assert found
        yield process, found[0]
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


@pytest.mark.skipif(os.name != "posix", reason="a terminal's Ctrl-C is sent to a group here")
def test_ctrl_c_ends_it_and_frees_the_port(checkout: Path) -> None:
    with typed(checkout, "LANG=es") as (process, address):
        with urlopen(address) as answer:
            assert b'<html lang="es"' in answer.read()
        second = run(["make", "preview", "LANG=es"], checkout)
        assert second.returncode == 2
        assert "Another preview of Español is running." in second.stderr
        with urlopen(address.rsplit("/es/")[0] + "/-/events"):  # an open page
            os.killpg(process.pid, signal.SIGINT)
            out, err = process.communicate(timeout=30)
    assert out.endswith("Español: the preview has ended.\n")
    assert "Traceback" not in err
    assert "rror" not in err.replace("Error 130", "")
    port = urlsplit(address).port
    assert port
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port))


@pytest.mark.parametrize("words", [["xx"], ["all"], ["../../etc"]])
def test_anything_but_one_edition_is_refused_with_nothing_written(
    project: Workspace, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert main(["preview", *words], project.root) == 2
    assert capsys.readouterr().err.startswith("error: ")
    assert not (project.root / "build").exists()


@pytest.mark.parametrize(("words", "times"), [(["es", "--open"], 1), (["es"], 0)])
def test_the_page_is_opened_if_that_is_asked_for(
    project: Workspace, monkeypatch: pytest.MonkeyPatch, words: list[str], times: int
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)

    def ready_and_gone(self: Preview, ready: Callable[[], None]) -> None:
        ready()
        raise KeyboardInterrupt

    monkeypatch.setattr(Preview, "run", ready_and_gone)
    assert main(["preview", *words], project.root) == 0
    assert len(opened) == times
    assert all(re.fullmatch(r"http://127\.0\.0\.1:\d+/es/index\.html", one) for one in opened)


def test_a_link_to_an_entry_opens_the_editor_that_is_named(
    project: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages: list[str] = []

    def build_and_go(self: Preview, ready: Callable[[], None]) -> None:
        self.pages.build()
        pages.append((self.pages.folder / "index.html").read_text(encoding="utf-8"))

    monkeypatch.setattr(Preview, "run", build_and_go)
    assert main(["preview", "es"], project.root) == 0
    assert main(["preview", "es", "--editor", "mine:{line}&{path}"], project.root) == 0
    folder = project.root.as_posix().lstrip("/")
    path = f"{folder}/locale/es/LC_MESSAGES/index.po"
    assert re.search(rf'href="vscode://file/{re.escape(path)}:\d+"', pages[0])
    assert re.search(rf'href="mine:\d+&amp;{re.escape(path)}"', pages[1])

"""A preview answers this machine's browser alone, gives out its pages alone, and tells it of
every save."""

from __future__ import annotations

import re
import socket
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.support.project import copy_inputs
from tests.support.running_preview import ARTICLE, SPANISH, Listener, change, pages_of, running
from tools.model.errors import ConfigError
from tools.preview import server
from tools.preview.build import Built, Pages
from tools.preview.server import Preview
from tools.workspace import Workspace

SECRET = "nobody may read this"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """One that no test changes anything for."""
    with running(copy_inputs(tmp_path_factory.mktemp("served"))) as preview:
        yield preview


def port_of(preview: Preview) -> int:
    port = urlsplit(preview.address).port
    assert port
    return port


def ask(
    preview: Preview, path: str, *, method: str = "GET", hosts: tuple[str, ...] | None = None
) -> tuple[int, dict[str, str], str]:
    """Status, headers and text of an answer to exactly these words."""
    port = port_of(preview)
    names = (f"127.0.0.1:{port}",) if hosts is None else hosts
    lines = [f"{method} {path} HTTP/1.1", *(f"Host: {name}" for name in names)]
    lines += ["Connection: close", "Content-Length: 0", "", ""]
    with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
        line.sendall("\r\n".join(lines).encode())
        answer = b"".join(iter(lambda: line.recv(65536), b"")).decode()
    head, _, body = answer.partition("\r\n\r\n")
    first, *rest = head.split("\r\n")
    return int(first.split()[1]), dict(one.lower().split(": ", 1) for one in rest), body


def test_a_page_is_there_with_its_banner_and_its_script(preview: Preview) -> None:
    status, headers, page = ask(preview, f"/es/{ARTICLE}.html")
    assert (status, headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert page.count('class="preview-banner"') == 1
    assert page.count("<script") == page.count('src="/-/preview.js"') == 1


@pytest.mark.parametrize("path", ["/", "/es", "/es/"])
def test_every_door_leads_to_the_front_page(preview: Preview, path: str) -> None:
    status, headers, _body = ask(preview, path)
    assert (status, headers["location"]) == (307, "/es/index.html")


def test_every_file_that_a_page_asks_for_is_there(preview: Preview) -> None:
    page = ask(preview, "/es/search.html")[2]
    asked = re.findall(r'(?:src|href)="((?:/-/|_static/|\.\./es/_static/)[^"]*)"', page)
    assert len(asked) >= 6
    for address in asked:
        path = address if address.startswith("/") else f"/es/{address.removeprefix('../es/')}"
        assert ask(preview, path)[0] == 200, path


@pytest.mark.parametrize(
    "path",
    ["/es/articles/", "/es/articles", "/es/_static/", "/-/", "/-", "/es/articles/."],
)
def test_no_folder_is_listed(preview: Preview, path: str) -> None:
    status, _headers, body = ask(preview, path)
    assert status in {307, 404}
    assert "latin-america-wave" not in body.replace(path, "")


@pytest.mark.parametrize(
    "path",
    [
        "/es/../../../../conf.py", "/es/%2e%2e/%2e%2e/%2e%2e/conf.py", "/es/..%2f..%2f..%2fconf.py",
        "/es/%2e%2e%5c%2e%2e%5cconf.py", "/es/..%252f..%252fconf.py", "/es/%c0%ae%c0%ae/conf.py",
        "/es//etc/passwd", "/es/%2fetc%2fpasswd", "//etc/passwd", "/../lock", "/es/../lock",
        "/-/../serving.py", "/-/%2e%2e/serving.py", "/es/%00", "/es/index.html%00.css",
        "/es/../out/index.html", "/es/../outside/secret.html", "/es/file:///etc/passwd",
        "/es/C:%5cwindows%5cwin.ini", "/es/" + "a" * 5000, "/es/" + "../" * 500 + "etc/passwd",
        "http://evil.example/es/lock",
    ],
)  # fmt: skip
def test_nothing_outside_the_pages_is_given_out(preview: Preview, path: str) -> None:
    outside = preview.pages.room / "outside"
    outside.mkdir(exist_ok=True)
    (outside / "secret.html").write_text(SECRET, encoding="utf-8")
    status, _headers, body = ask(preview, path)
    assert status in {400, 404} or (status == 200 and path.endswith("/out/index.html"))
    for sign in (SECRET, "root:", "Sphinx's settings", "import"):
        assert sign not in body


def test_a_link_out_of_the_pages_leads_nowhere(preview: Preview, tmp_path: Path) -> None:
    (tmp_path / "secret.html").write_text(SECRET, encoding="utf-8")
    for name, target in (("door.html", tmp_path / "secret.html"), ("room", tmp_path)):
        (preview.pages.folder / name).symlink_to(target)
    for path in ("/es/door.html", "/es/room/secret.html"):
        status, _headers, body = ask(preview, path)
        assert status == 404
        assert SECRET not in body


@pytest.mark.parametrize("path", [f"/es/{ARTICLE}.html", "/-/events", "/-/preview.js", "/nothing"])
def test_only_this_machine_s_own_name_is_answered(preview: Preview, path: str) -> None:
    port = port_of(preview)
    own = f"127.0.0.1:{port}"
    strangers: list[tuple[str, ...]] = [
        ("evil.example",), (f"evil.example:{port}",), ("127.0.0.1",), ("localhost",),
        (f"127.0.0.1:{port + 1}",), (f"{own}.evil.example",), (f"localhost.evil.example:{port}",),
        (f"evil@{own}",), ("",), (), (own, "evil.example"), (f"[::1]:{port}",), ("0.0.0.0",),
    ]  # fmt: skip
    for hosts in strangers:
        status, _headers, body = ask(preview, path, hosts=hosts)
        assert status in {400, 421}, hosts
        assert "<" not in body
    if path.endswith(".html"):
        for name in (own, f"localhost:{port}", f"LOCALHOST:{port}"):
            assert ask(preview, path, hosts=(name,))[0] == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO"])
@pytest.mark.parametrize("path", [f"/es/{ARTICLE}.html", "/-/events", "/"])
def test_there_is_nothing_to_do_but_look(preview: Preview, method: str, path: str) -> None:
    status, headers, _body = ask(preview, path, method=method)
    assert status == 405
    assert not [name for name in headers if name.startswith("access-control")]


def test_a_head_has_no_body(preview: Preview) -> None:
    status, headers, body = ask(preview, f"/es/{ARTICLE}.html", method="HEAD")
    assert (status, body) == (200, "")
    assert int(headers["content-length"]) > 1000


@pytest.mark.parametrize("path", [f"/es/{ARTICLE}.html", "/es/_static/onda.css", "/nothing"])
def test_no_other_site_may_use_or_frame_a_page_and_nothing_is_kept(
    preview: Preview, path: str
) -> None:
    headers = ask(preview, path)[1]
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"
    policy = headers["content-security-policy"]
    for part in ("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'"):
        assert part in policy
    assert "unsafe" not in policy
    assert not [name for name in headers if name.startswith("access-control")]


def test_another_edition_s_page_says_what_to_type(preview: Preview) -> None:
    status, _headers, body = ask(preview, "/pt-br/index.html")
    assert status == 404
    assert "make preview LANG=pt_BR" in body
    assert "make preview LANG=pt_BR" not in ask(preview, "/es/nothing.html")[2]


@pytest.mark.skipif(sys.platform != "linux", reason="only there 127.0.0.2 is this machine, too")
def test_no_other_address_of_this_machine_is_listened_at(preview: Preview) -> None:
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", port_of(preview)), timeout=30)
    with socket.create_connection(("127.0.0.1", port_of(preview)), timeout=30):
        pass


def test_a_save_is_told_and_the_page_is_there(project: Workspace) -> None:
    with running(project) as preview, closing(Listener(preview)) as listener:
        change(project, 3, msgstr="Una ola.")
        state = listener.next()
        assert state["version"] != listener.first["version"]
        assert state["problems"] == []
        page = ask(preview, f"/es/{ARTICLE}.html")[2]
        assert ">Una ola.</p>" in page
        assert f'data-version="{state["version"]}"' in page


def test_a_broken_catalogue_is_told_with_its_place_and_so_is_that_it_was_mended(
    project: Workspace,
) -> None:
    path = project.catalog_path(SPANISH, ARTICLE)
    sound = path.read_bytes()
    with running(project) as preview, closing(Listener(preview)) as listener:
        path.write_bytes(sound + b'\nmsgid "oops\n')
        state = listener.next()
        assert state["version"] == listener.first["version"], "the pages are those of before"
        assert f"{ARTICLE}.po:" in state["problems"][0]
        assert state["heading"]
        assert ask(preview, f"/es/{ARTICLE}.html")[0] == 200
        path.write_bytes(sound)
        state = listener.next()
        assert (state["heading"], state["problems"]) == ("", [])
        assert state["version"] != listener.first["version"]


def test_a_preview_that_begins_broken_says_so_on_every_page_and_recovers(
    project: Workspace,
) -> None:
    path = project.catalog_path(SPANISH, ARTICLE)
    sound = path.read_bytes()
    path.write_bytes(sound + b'\nmsgid "<oops\n')
    with running(project) as preview, closing(Listener(preview)) as listener:
        for name in ("index", ARTICLE):
            status, _headers, body = ask(preview, f"/es/{name}.html")
            assert status == 503
            assert f"locale/es/LC_MESSAGES/{ARTICLE}.po:" in body
            assert 'src="/-/preview.js"' in body
        path.write_bytes(sound)
        listener.next()
        assert ask(preview, f"/es/{ARTICLE}.html")[0] == 200


def test_a_bug_in_the_press_ends_nothing_and_keeps_its_traceback(
    project: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with running(project) as preview, closing(Listener(preview)) as listener:
        build = preview.pages.build
        monkeypatch.setattr(preview.pages, "build", lambda: 1 // 0)
        change(project, 3, msgstr="Una ola.")
        assert "ZeroDivisionError" in listener.next()["problems"][0]
        monkeypatch.setattr(preview.pages, "build", build)
        change(project, 3, msgstr="Dos olas.")
        assert listener.next()["problems"] == []
        assert ">Dos olas.</p>" in ask(preview, f"/es/{ARTICLE}.html")[2]
    assert "Traceback" in capsys.readouterr().err


def test_a_save_while_the_first_pages_are_built_is_not_lost(
    project: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    build, saved = Pages.build, threading.Event()

    def build_and_save(self: Pages) -> Built:
        built = build(self)
        if not saved.is_set():
            saved.set()
            change(project, 3, msgstr="Una ola.")
        return built

    monkeypatch.setattr(Pages, "build", build_and_save)
    with running(project) as preview, closing(Listener(preview)) as listener:
        while ">Una ola.</p>" not in ask(preview, f"/es/{ARTICLE}.html")[2]:
            listener.next()


def test_it_does_not_go_on_where_no_save_is_told(
    project: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def none(*_words: object) -> AsyncIterator[None]:
        raise OSError(28, "the limit is reached")
        yield

    monkeypatch.setattr(server, "watch_saves", none)
    preview = Preview(pages_of(project))
    # In a thread of its own: a browser of another test may keep this one's loop running.
    with ThreadPoolExecutor() as pool:
        ended = pool.submit(preview.run, ready=lambda: None)
        with pytest.raises(ConfigError, match=r"cannot be watched.*the limit is reached"):
            ended.result(timeout=30)


def test_two_editions_are_shown_at_once_and_each_lets_go_of_its_port(project: Workspace) -> None:
    with running(project) as one, running(project, "pt_BR") as other:
        assert ask(one, f"/es/{ARTICLE}.html")[0] == ask(other, f"/pt-br/{ARTICLE}.html")[0] == 200
        ports = [port_of(one), port_of(other)]
        listener = Listener(one)  # an open page keeps nothing from ending
    listener.close()
    for port in ports:
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", port), timeout=30)

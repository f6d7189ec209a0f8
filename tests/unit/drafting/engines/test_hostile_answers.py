"""Servers and programs that mean harm, or are broken: an answer, or a sentence, and soon."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from email.message import Message
from itertools import cycle
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.support.hostile_engines import HARMS
from tests.support.loopback_server import Answer, Asked, serving
from tests.support.project import need
from tools.cli import main
from tools.drafting.engine import Translation
from tools.drafting.engines.apertium import Apertium
from tools.drafting.engines.libretranslate import LibreTranslate
from tools.drafting.engines.libretranslate import server as servers
from tools.drafting.engines.libretranslate.server import read_retry_after
from tools.model.errors import ConfigError
from tools.model.publication import Locale
from tools.workspace import Workspace

TEXTS = ["It rained.", "It snowed."]
HOSTILE = ["\ud800", "\0\x1b[31m", "\u202e", "<script>", "a\n\n.. raw:: html", "x" * 9000]
SCALARS = st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=6)
VALUES = st.recursive(
    SCALARS | st.sampled_from(HOSTILE),
    lambda one: st.lists(one, max_size=3) | st.dictionaries(st.text(max_size=3), one, max_size=3),
    max_leaves=6,
)
TWO = st.lists(st.text(max_size=6), min_size=2, max_size=2)
ANSWERS = VALUES | st.fixed_dictionaries(
    {"translatedText": VALUES | TWO}, optional={"alternatives": VALUES, "error": VALUES}
)
HEADERS = st.dictionaries(
    st.sampled_from(["Retry-After", "Date", "Location", "Content-Type", "Content-Encoding", "X"]),
    st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=12)
    | st.sampled_from(["9" * 400, "Sat, 99 Jan 99999999999 00:00:00 GMT", "file:///etc/passwd"]),
    max_size=3,
)


def engine(*addresses: str) -> LibreTranslate:
    now = [0.0]

    def sleep(seconds: float) -> None:
        assert 0 <= seconds <= 120
        now[0] += seconds

    return LibreTranslate(addresses, "en", "es", key="k3y", sleep=sleep, clock=lambda: now[0])


@pytest.fixture(scope="module")
def answering() -> Iterator[tuple[str, list[Answer]]]:
    """A server, and what it will answer next and from then on."""
    answer = [Answer()]
    with serving(lambda _asked: answer[0]) as server:
        yield server.address, answer


@settings(max_examples=80)
@given(value=ANSWERS, status=st.sampled_from([200, 200, 200, 302, 400, 429, 500]), headers=HEADERS)
@example(
    value=None, status=302, headers={"Retry-After": "Sat, 99 Jan 99999999999 00:00:00 GMT"}
)  # fmt: skip
def test_whatever_a_server_answers(
    answering: tuple[str, list[Answer]], value: object, status: int, headers: dict[str, str]
) -> None:
    address, answer = answering
    answer[0] = Answer(json.dumps(value).encode(), status, headers)
    try:
        made = engine(address).translate(TEXTS)
    except ConfigError as error:
        assert "k3y" not in str(error)
        assert str(error).isprintable()
        return
    assert len(made) == len(TEXTS)
    assert all(isinstance(one, Translation) and isinstance(one.text, str) for one in made)
    assert all(one.other is None or isinstance(one.other, str) for one in made)


@settings(max_examples=60)
@given(data=st.binary(max_size=40), status=st.sampled_from([200, 503]))
def test_whatever_bytes(answering: tuple[str, list[Answer]], data: bytes, status: int) -> None:
    address, answer = answering
    answer[0] = Answer(data, status)
    with pytest.raises(ConfigError):
        engine(address).translate(TEXTS)


@given(st.text(max_size=30), st.text(max_size=30))
def test_whatever_time_it_asks_for(value: str, date: str) -> None:
    headers = Message()
    headers["Retry-After"], headers["Date"] = value.replace("\n", ""), date.replace("\n", "")
    assert read_retry_after(headers) >= 0


@contextmanager
def dripping(head: bytes) -> Iterator[str]:
    """A server that says *head*, and then a letter now and then, for ever."""
    listening = socket.create_server(("127.0.0.1", 0))
    over = threading.Event()

    def drip() -> None:
        while not over.is_set():
            try:
                connection = listening.accept()[0]
            except OSError:
                return
            with connection:
                try:
                    connection.sendall(head)
                    while not over.wait(0.02):
                        connection.sendall(b"x")
                except OSError:
                    continue

    thread = threading.Thread(target=drip)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        over.set()
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join()


@pytest.mark.parametrize("head", [b"", b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\n\r\n[1,"])
def test_an_answer_letter_by_letter_is_not_waited_for(
    head: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(servers, "LONGEST", 0.1)
    start = time.monotonic()
    with dripping(head) as address, pytest.raises(ConfigError):
        engine(address).translate(TEXTS)
    assert time.monotonic() - start < 30


def test_an_answer_without_an_end_is_let_go() -> None:
    endless = serving(lambda _asked: Answer(b"[" + b" " * 6_000_000))
    with endless as server, pytest.raises(ConfigError, match="does not end"):
        engine(server.address).translate(TEXTS)


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An Apertium that says what stands in a file."""
    said, folder = tmp_path / "said", tmp_path / "bin"
    folder.mkdir()
    script = folder / "apertium"
    script.write_text(
        f"#!{sys.executable}\nimport sys\nif '-l' in sys.argv: print('eng-spa')\n"
        "else:\n    sys.stdin.buffer.read()\n"
        f"    sys.stdout.buffer.write(open({str(said)!r}, 'rb').read())\n"
    )
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    return said


@pytest.mark.parametrize(
    "data",
    [b"", b"\n\n" * 3, b"\xff\xfe\0", b"a\n\nb", b"a\n\nb\n\nc\n\nd", b"x" * 2_000_000,
     "\u2028\x85\x1b[31m\u202e\n\n<script>".encode(), b"\n" * 100_000],
)  # fmt: skip
def test_whatever_apertium_says(program: Path, data: bytes) -> None:
    program.write_bytes(data)
    made = Apertium("en", "es").translate(TEXTS)
    assert len(made) == len(TEXTS)


@pytest.mark.parametrize("harm", HARMS)
def test_what_a_server_says_in_harm_comes_as_a_text(harm: str) -> None:
    def harming(asked: Asked) -> Answer:
        texts = [HARMS[harm](text) for text in json.loads(asked.body)["q"]]
        return Answer(json.dumps({"translatedText": texts}).encode())

    with serving(harming) as server:
        made = engine(server.address).translate(TEXTS)
    assert [one.text for one in made] == [HARMS[harm](text).strip() for text in TEXTS]


def test_what_a_server_says_in_harm_leaves_a_catalogue_that_gettext_takes(
    project: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    msgfmt = need("msgfmt", package="gettext")
    spanish = Locale("es")
    catalog = project.catalog(spanish, "articles/latin-america-wave")
    blank = tuple(replace(entry, msgstr="") for entry in catalog.entries)
    project.save(spanish, replace(catalog, entries=blank))
    harms = cycle(HARMS.values())

    def harming(asked: Asked) -> Answer:
        texts = [next(harms)(text) for text in json.loads(asked.body)["q"]]
        return Answer(json.dumps({"translatedText": texts}).encode())

    with serving(harming) as server:
        monkeypatch.setenv("ONDA_LIBRETRANSLATE_URL", server.address)
        assert main(["draft", "es", "--engine", "libretranslate"], root=project.root) in {0, 1}
        assert server.asked
    path = project.catalog_path(spanish, "articles/latin-america-wave")
    assert any(entry.msgstr for entry in project.catalog(spanish, catalog.domain))
    done = subprocess.run([msgfmt, "--check", "-o", "/dev/null", path], capture_output=True)
    assert done.returncode == 0, done.stderr
    for verb in (["check", "es"], ["html", "es"], ["update", "es"]):
        assert main(verb, root=project.root) in {0, 1}
    page = (project.html / "es" / "articles" / "latin-america-wave.html").read_text("utf-8")
    assert not any(sign in page for sign in ("alert(1)", "javascript:", "\u202e", "onclick"))

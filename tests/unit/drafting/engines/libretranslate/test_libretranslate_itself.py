"""Against LibreTranslate's own server, on loopback, with the small models of
``tests/support/models``.

``requirements/servers.txt`` is the published package with what it runs of its dependencies:
no torch (it asks for none), and neither numpy, minisbd nor pymupdf (``libretranslate_server.py``).
"""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.models.minilanguage import pairs, sentences
from tests.unit.drafting.engines.test_argos import MODELS, PAIRS, TRAINED
from tools.drafting.engine import Journal
from tools.drafting.engines.argos import Argos
from tools.drafting.engines.libretranslate import LibreTranslate
from tools.drafting.install_models import install
from tools.formats.editions import parse_model
from tools.model.errors import ConfigError
from tools.system.environment import ROOT, is_ready, python_of
from tools.workspace import Workspace

pytestmark = pytest.mark.libretranslate

LONGEST_START = 60
"""Seconds; a start takes about one."""


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    workspace = Workspace(tmp_path_factory.mktemp("onda"))
    (workspace.root / "locale").mkdir()
    wanted = [[parse_model(f"{pair} 0.1", where="here")] for pair in PAIRS]
    install(workspace, wanted, str(MODELS), lambda line: None)
    return workspace.models


@pytest.fixture(scope="module")
def address(packages: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Of the server, which is up until the last test here is through."""
    if not is_ready("servers"):
        sentence = "LibreTranslate is not installed. Type: make test SERVERS=1"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(sentence)
    home = tmp_path_factory.mktemp("server")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        str(python_of("servers")),
        str(ROOT / "tests" / "support" / "libretranslate_server.py"),
    ]
    command += ["--host", "127.0.0.1", "--port", str(port), "--batch-limit", "25", "--api-keys"]
    command += ["--disable-web-ui", "--disable-files-translation"]
    surroundings = {
        "PATH": os.environ["PATH"], "HOME": str(home), "TMPDIR": str(home), "PYTHONUTF8": "1",
        "ARGOS_PACKAGES_DIR": str(packages), "ARGOS_CHUNK_TYPE": "MINISBD",
    }  # fmt: skip
    log = home / "log"
    with (
        log.open("wb") as output,
        subprocess.Popen(
            command, cwd=home, env=surroundings, stdout=output, stderr=subprocess.STDOUT
        ) as server,
    ):
        try:
            _wait_for(port, server, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def _wait_for(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + LONGEST_START
    while server.poll() is None and time.monotonic() < end:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=LONGEST_START)
        try:
            connection.request("GET", "/languages")
            assert connection.getresponse().status == 200
            return
        except ConnectionError:
            time.sleep(0.05)
        finally:
            connection.close()
    pytest.fail(log.read_text(encoding="utf-8", errors="replace")[-2000:])


@pytest.mark.parametrize(("pair", "target"), [("en_es", "es"), ("en_pb", "pt-BR")])
def test_it_gives_what_the_model_gives(
    address: str, packages: Path, pair: str, target: str, tmp_path: Path
) -> None:
    unseen = pairs(pair, sentences(TRAINED + 60))[TRAINED:]
    # The server writes a sentence as its source begins and ends; ours are whole sentences.
    asked = [source for source, _ in unseen if source[0].isupper() and source[-1] in ".?!"]
    engine = Journal(
        LibreTranslate([address], "en", target), tmp_path / "answers.jsonl", lambda done, of: None
    )
    made = engine.translate(asked)
    ours = Argos(packages / f"{pair}-0.1").translate(asked)
    assert len(asked) > 40
    assert [one.text for one in made] == [one.text for one in ours]
    assert sum(one.other is not None for one in made) > 40


def test_what_the_server_refuses_is_said_in_its_words(address: str) -> None:
    with pytest.raises(ConfigError, match=r"refuses: .* 403 Invalid API key"):
        LibreTranslate([address], "en", "es", key="wrong").translate(["The senate won."])
    with pytest.raises(ConfigError, match=r"refuses: .* 400 fr is not supported"):
        LibreTranslate([address], "en", "fr").translate(["The senate won."])

"""``make models``, from folders, files and indexes served on loopback."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.support.loopback_server import Answer, Answering, Asked, files, serving
from tests.support.project import replace_once
from tools import cli
from tools.drafting.engines.argos import find_index
from tools.model.publication import ModelName
from tools.system import http
from tools.system.environment import ROOT
from tools.system.safe_addresses import check_address
from tools.workspace import Workspace

MODELS = ROOT / "tests" / "support" / "models"
TINY = ModelName("en", "es", "0.1")
PACKAGE = (MODELS / TINY.file).read_bytes()
PIN = f'["en_es 0.1"]\nsize = {len(PACKAGE)}\nsha256 = "{hashlib.sha256(PACKAGE).hexdigest()}"\n'
INDEX = json.dumps(
    [
        {"type": "translate", "from_code": "en", "to_code": "es", "package_version": "0.1",
         "links": ["ipfs://elsewhere", "/tiny.argosmodel"]},
        {"type": "sbd", "package_version": "1.9"},
        "not a row",
    ]
).encode()  # fmt: skip
SITE = {"/index.json": INDEX, "/tiny.argosmodel": PACKAGE}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """An edition that names the small model; nobody has said what it must be."""
    monkeypatch.setattr(http, "PAUSE", 0.001)
    folder = tmp_path / "locale"
    folder.mkdir()
    (folder / "editions.toml").write_text(
        'name = "Onda"\nsource = "en"\nbase = "/"\n[[edition]]\nlocale = "en"\nname = "English"\n'
        '[[edition]]\nlocale = "es"\nname = "Español"\nmodels = ["en_es 0.1"]\n',
        encoding="utf-8",
    )
    return Workspace(tmp_path)


def models(project: Workspace, origin: object = MODELS) -> int:
    return cli.main(["models", "--from", str(origin), "--", "es"], project.root)


def is_installed(project: Workspace) -> bool:
    assert not list(project.models.glob(".*")), "nothing half unpacked is left"
    return (project.models / TINY.folder / "model" / "model.bin").is_file()


def pin(project: Workspace, text: str = PIN) -> None:
    project.model_lock.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("origin", [MODELS, MODELS / TINY.file])
def test_first_installation_says_what_it_must_be_from_now_on(
    project: Workspace, origin: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert models(project, origin) == 0
    assert is_installed(project)
    assert project.model_lock.read_text("utf-8") == "\n" + PIN
    assert "Commit it" in capsys.readouterr().out
    assert models(project, "/nowhere") == 0, "what is there is not looked for"
    assert "already installed" in capsys.readouterr().out


def test_from_an_index(project: Workspace) -> None:
    pin(project)
    with serving(files(SITE)) as server:
        assert models(project, server.address) == 0
    assert is_installed(project)
    assert project.model_lock.read_text("utf-8") == PIN
    assert not list((project.models.parent / "downloads").iterdir())


@pytest.mark.parametrize("ranges", [True, False])
def test_a_cut_download_goes_on(project: Workspace, ranges: bool) -> None:
    pin(project)
    whole = files(SITE, ranges=ranges)
    cuts = [70_000, 50_000]

    def answering(asked: Asked) -> Answer:
        answer = whole(asked)
        if asked.path == "/tiny.argosmodel" and cuts:
            answer.cut = cuts.pop(0)
        return answer

    with serving(answering) as server:
        assert models(project, server.address) == 0
        parts = [one.headers.get("Range") for one in server.asked if one.path != "/index.json"]
    assert parts == [None, "bytes=70000-", "bytes=120000-" if ranges else "bytes=50000-"]
    assert is_installed(project)


def test_a_cut_index_is_read_again(project: Workspace) -> None:
    pin(project)
    cuts = [20]

    def answering(asked: Asked) -> Answer:
        answer = files(SITE)(asked)
        answer.cut = cuts.pop() if cuts else None
        return answer

    with serving(answering) as server:
        assert models(project, server.address) == 0


def test_another_run_goes_on_where_one_gave_up(project: Workspace) -> None:
    pin(project)

    def cutting(asked: Asked) -> Answer:
        answer = files(SITE)(asked)
        answer.cut = 10_000 if asked.path != "/index.json" else None
        return answer

    with serving(cutting) as server:
        assert models(project, server.address) == 2
    with serving(files(SITE)) as server:
        assert models(project, server.address) == 0
        assert server.asked[-1].headers["Range"] == "bytes=50000-"
    assert is_installed(project)


@pytest.mark.parametrize("left", [b"x" * 1000, b"x" * len(PACKAGE), b"x" * (len(PACKAGE) + 9)])
def test_a_stale_part_is_found_out_and_thrown_away(project: Workspace, left: bytes) -> None:
    pin(project)
    partial = project.models.parent / "downloads" / f"{TINY.folder}.partial"
    partial.parent.mkdir(parents=True)
    partial.write_bytes(left)
    with serving(files(SITE)) as server:
        assert models(project, server.address) == 2
        assert not is_installed(project)
        assert models(project, server.address) == 0


def brazil(project: Workspace, models: str) -> None:
    with project.editions_file.open("a", encoding="utf-8") as file:
        file.write(f'[[edition]]\nlocale = "pt_BR"\nname = "Português"\nmodels = {models}\n')


def index_of(*names: str) -> dict[str, bytes]:
    """What a site serves that has these of our small models."""
    rows, site = [], {}
    for name in names:
        source, target = name.split("_")
        rows.append(
            {"type": "translate", "from_code": source, "to_code": target,
             "package_version": "0.1", "links": [f"/{name}"]}
        )  # fmt: skip
        site[f"/{name}"] = (MODELS / ModelName(source, target, "0.1").file).read_bytes()
    return {"/index.json": json.dumps(rows).encode(), **site}


def folders(project: Workspace) -> set[str]:
    return {path.name for path in project.models.iterdir() if path.is_dir()}


@pytest.mark.parametrize(
    ("named", "there", "installed"),
    [
        ('["en_pb 0.1", "en_es 0.1", "es_pt 0.1"]', ("en_pb", "en_es", "es_pt"), "en_pb es_pt"),
        ('["en_pt 1.9", "en_pb 0.1", "es_pt 0.1"]', ("en_pb", "es_pt"), "en_pb es_pt"),
        ('["es_pt 0.1", "en_pb 0.1"]', ("en_pb", "es_pt"), "en_pb es_pt"),
    ],
)
def test_of_each_source_language_the_first_model_that_can_be_had(
    project: Workspace, named: str, there: tuple[str, ...], installed: str
) -> None:
    brazil(project, named)
    with serving(files(index_of(*there))) as server:
        assert cli.main(["models", "pt", "--from", server.address], project.root) == 0
    assert folders(project) == {f"{name}-0.1" for name in installed.split()}


def test_what_the_index_lacks_is_said_and_asked_for_again(
    project: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    brazil(project, '["en_pt 0.1", "en_pb 0.1"]')
    with serving(files(index_of("en_pb"))) as server:
        command = ["models", "pt", "--from", server.address]
        for last in ("en_pb 0.1: nobody had said", "en_pb 0.1: already installed"):
            assert cli.main(command, project.root) == 0
            first, *_, end = capsys.readouterr().out.splitlines()
            lacks = f"en_pt 0.1: {server.address}/index.json has no such model."
            assert first == f"{lacks} Next: en_pb 0.1."
            assert end.startswith(last)


def test_a_spoilt_model_is_not_replaced_by_the_next_best(project: Workspace) -> None:
    brazil(project, '["en_es 0.1", "en_pb 0.1"]')
    pin(project, PIN.replace(hashlib.sha256(PACKAGE).hexdigest(), "0" * 64))
    with serving(files(index_of("en_es", "en_pb"))) as server:
        assert cli.main(["models", "pt", "--from", server.address], project.root) == 2
    assert not project.models.exists() or not folders(project)


def test_without_a_language_the_models_of_every_edition(
    project: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    brazil(project, '["en_pb 0.1", "es_pt 0.1"]')
    assert cli.main(["models", "--from", str(MODELS)], project.root) == 0
    assert folders(project) == {"en_es-0.1", "en_pb-0.1", "es_pt-0.1"}


def moved(asked: Asked) -> Answer:
    return Answer(b"", 302, {"Location": "http://models.example.org/"})


def turning(asked: Asked) -> Answer:
    return Answer(b"", 302, {"Location": asked.path + "x"})


@pytest.mark.parametrize(
    ("answering", "sentence"),
    [
        (files({}), "the server answered 404"),
        (files({"/index.json": b"<html>"}), "not JSON"),
        (files({"/index.json": b"{}"}), "not a list"),
        (files({"/index.json": b"[]"}), "has no such model"),
        (files({**SITE, "/tiny.argosmodel": PACKAGE[:-1]}), f"has {len(PACKAGE) - 1} bytes"),
        (files({**SITE, "/tiny.argosmodel": b"x" + PACKAGE[1:]}), "not the file that locale/"),
        (files({"/index.json": INDEX.replace(b"/tiny", b"http://example.org/tiny")}), "only https"),
        (files({"/index.json": INDEX.replace(b"/tiny", b"file:///tiny")}), "has no such model"),
        (moved, "http://models.example.org/ is not fetched: only https"),
        (turning, "could not be read"),
    ],
)  # fmt: skip
def test_what_an_index_may_not_do(
    project: Workspace, answering: Answering, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    pin(project)
    with serving(answering) as server:
        assert models(project, server.address) == 2
    assert sentence in capsys.readouterr().err
    assert not is_installed(project)


def test_a_file_without_end_is_not_followed(project: Workspace) -> None:
    endless = Answer(PACKAGE + b"x" * 200_000, headers={"Content-Length": str(len(PACKAGE))})
    with serving(lambda asked: endless if "tiny" in asked.path else Answer(INDEX)) as server:
        pin(project)
        assert models(project, server.address) == 0, "what comes after the last byte is not read"


@pytest.mark.parametrize(
    ("origin", "sentence"),
    [
        ("/nowhere", "no such folder or file"),
        (MODELS.parent, "That folder holds no models"),
        (MODELS.parent, "there is no translate-en_es-0_1.argosmodel in"),
        (MODELS / "translate-es_pt-0_1.argosmodel", "is the model 'es_pt 0.1'"),
        (MODELS / "train.py", "is not an Argos package"),
        ("http://example.org", "only https"),
        ("ftp://127.0.0.1", "only https"),
    ],
)
def test_what_cannot_be_a_model(
    project: Workspace, origin: object, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert models(project, origin) == 2
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (PIN, "[", "locale/models.lock.toml: "),
        ('["en_es 0.1"]', '["en-es"]', "names no model"),
        ("size = ", "size = -", "not a number of bytes"),
        ('sha256 = "', 'sha256 = "x', "64 hexadecimal digits"),
        ("size", "bytes", "nothing else"),
    ],
)
def test_a_faulty_lock_file_is_named(
    project: Workspace, old: str, new: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    pin(project, PIN.replace(old, new))
    assert models(project) == 2
    assert sentence in capsys.readouterr().err
    assert not is_installed(project)


def test_several_at_once(project: Workspace) -> None:
    pin(project)
    code = "import sys; from pathlib import Path; from tools.cli import main\n"
    code += "sys.exit(main(['models', '--from', sys.argv[1]], Path(sys.argv[2])))"
    command = [sys.executable, "-c", code, str(MODELS), str(project.root)]

    def once(_number: int) -> int:
        return subprocess.run(command, cwd=ROOT, capture_output=True).returncode

    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(once, range(3))) == [0, 0, 0]
    assert is_installed(project)


def test_a_folder_of_other_models_says_what_it_holds(
    project: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    shutil.copy(MODELS / "translate-es_pt-0_1.argosmodel", folder)
    (folder / "notes.argosmodel").write_text("not a model", encoding="utf-8")
    assert models(project, folder) == 2
    said = capsys.readouterr().err
    assert "en_es 0.1: there is no translate-en_es-0_1.argosmodel in" in said
    assert 'That folder holds "es_pt 0.1". To use one of them, name it' in said


def test_a_package_under_another_name_is_known_by_what_it_says(
    project: Workspace, tmp_path: Path
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    shutil.copy(MODELS / TINY.file, folder / "spanish.argosmodel")
    assert models(project, folder) == 0
    assert is_installed(project)


def test_stray_folders_do_no_harm(project: Workspace) -> None:
    (project.models / "stray").mkdir(parents=True)
    (project.models / TINY.folder / "model").mkdir(parents=True)
    (project.models / f".{TINY.folder}.new" / "model").mkdir(parents=True)  # as a kill leaves it
    assert models(project) == 0
    assert is_installed(project)


def test_an_edition_without_models(project: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    replace_once(project.editions_file, 'models = ["en_es 0.1"]\n', "")
    assert models(project) == 2
    assert "names no models" in capsys.readouterr().err


def test_the_public_index_is_the_one_argostranslate_uses(tmp_path: Path) -> None:
    address = find_index(tmp_path)
    check_address(address)
    assert address.endswith("/index.json")


def test_the_editions_here_name_models_for_every_language() -> None:
    publication = Workspace(ROOT).publication()
    translated = [one for one in publication.editions if one != publication.source]
    assert all(one.models and one.models[0].source == "en" for one in translated)

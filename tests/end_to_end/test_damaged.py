"""Whatever became of a file, every verb ends with a sentence, and never with a traceback."""

from __future__ import annotations

import random
from itertools import cycle

import pytest

from tools.cli import main
from tools.workspace import Workspace

ARTICLE = "articles/latin-america-wave"
FILES = (
    f"locale/es/LC_MESSAGES/{ARTICLE}.po", "locale/es/LC_MESSAGES/press.po",
    "locale/es/LC_MESSAGES/workshop.po", "locale/editions.toml", "locale/glossary.csv",
    "locale/models.lock.toml", "locale/addresses.toml", "locale/es/words.txt",
    "locale/es/waivers.toml", f"source/{ARTICLE}.rst", "source/index.rst",
)  # fmt: skip
NOISE = random.Random(7).randbytes(3000)
DAMAGES = ("folder", "empty", "noise", "zeros", "half")
VERBS = (
    ["check"], ["html", "es"], ["update", "es"], ["draft", "es", "--engine", "memory"],
    ["status"], ["review", "es"], ["memory", "es"],
    ["language", "fr"], ["html", "en"],
)  # fmt: skip
PUBLISH = ["publish", "--allow", "es:partial pt_BR:partial"]
CASES = [
    *zip([(one, how) for one in FILES for how in DAMAGES], cycle(VERBS), strict=False),
    *(((FILES[number], "noise"), PUBLISH) for number in (0, 1, 3, 4, 6, 7, 9, 10)),
]
"""Each damage to each file meets another verb."""


def damage(workspace: Workspace, name: str, how: str) -> None:
    path = workspace.root / name
    data = path.read_bytes() if path.exists() else b""
    if how == "folder":
        path.unlink(missing_ok=True)
        path.mkdir()
        return
    contents = {"empty": b"", "noise": NOISE, "zeros": b"\0" * 99, "half": data[: len(data) // 2]}
    path.write_bytes(contents[how])


@pytest.mark.parametrize(("damaged", "verb"), CASES, ids="-".join)
def test_a_damaged_file_is_named(
    project: Workspace,
    damaged: tuple[str, str],
    verb: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    damage(project, *damaged)
    code = main(verb, root=project.root)
    said = "".join(capsys.readouterr())
    assert code in {0, 1, 2}
    assert said.strip()
    if damaged[1] == "folder":
        assert code == 2
        assert f"{damaged[0]}: this is a folder" in said
    if code == 2:
        assert len(said) < 20_000
        assert NOISE.decode(errors="replace")[:200] not in said


HALF = {
    "fields": ":article: x\n:pictures: x\n:addresses: x\n:noted: x\n\nHello\n=====\n\nText.\n",
    "none": "Hello\n=====\n\nText.\n",
    "title": ":author: A\n:date: 2021\n\nText.\n",
    "date": ":author: A\n\nTitle\n=====\n\nText.\n",
    "day": ":author: A\n:date: 2021-02-31\n\nTitle\n=====\n\nText.\n",
    "author": ":author:\n:date: 2021\n\nTitle\n=====\n\nText.\n",
    "blocks": ":author: A\n:date: 2021\n\nTitle\n=====\n\n.. standfirst::\n\n.. correction::\n\n"
    ".. correction:: x\n\n   Text.\n\n.. author-note::\n\n.. nothing::\n",
    "picture": ":author: A\n:date: 2021\n\n|it|\n====\n\n.. |it| image:: nothing.png\n",
    "empty": "",
}


@pytest.mark.parametrize("verb", VERBS[:6], ids="-".join)
def test_articles_that_are_half_given_are_named(
    project: Workspace, verb: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text in HALF.items():
        (project.source / f"articles/{name}.rst").write_text(text, "utf-8")
    assert main(verb, root=project.root) in {1, 2}
    said = "".join(capsys.readouterr())
    for name in HALF:
        assert f"source/articles/{name}.rst" in said, (name, said)


@pytest.mark.parametrize("name", HALF)
def test_one_alone_too(project: Workspace, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    (project.source / f"articles/{name}.rst").write_text(HALF[name], "utf-8")
    assert main(["html", "en"], root=project.root) == 1
    assert f"source/articles/{name}.rst" in capsys.readouterr().err


def test_what_stands_too_deep_is_named(
    project: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    deep = "\n\n".join(" " * 3 * depth + "Text." for depth in range(400))
    text = f":author: A\n:date: 2021\n\nTitle\n=====\n\n{deep}\n"
    (project.source / "articles/deep.rst").write_text(text, "utf-8")
    for verb in (["html", "en"], ["update"]):
        assert main(verb, root=project.root) == 2
        assert "source/articles/deep.rst: its parts are nested too deep" in capsys.readouterr().err

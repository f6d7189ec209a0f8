"""A name that another system could not hold is refused in a sentence, and nothing is written."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tools.cli import main
from tools.formats.addresses import parse_addresses, render_addresses
from tools.model.files import find_fault
from tools.model.redirects import Row
from tools.workspace import Workspace

SOUND = (
    "a.b.c",
    "año-nuevo",
    "sub/deep/x",
    "With Space",
    "x%20y",
    "a#b",
    "100%",
    "a&b",
    "it's",
    "ー",
)


@pytest.mark.parametrize("name", SOUND)
def test_what_every_disk_holds(name: str) -> None:
    assert find_fault(f"{name}.rst") == ""


@given(st.text(max_size=12))
@example("x" * 196)
@example("ends.")
def test_what_is_a_name_can_be_written_down(name: str) -> None:
    row = Row(identity=name, document=name, addresses=(f"es/{name}",))
    if name and not find_fault(f"articles/{name}.rst"):
        assert parse_addresses(render_addresses([row])) == (row,)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("CON", "Windows keeps the name CON"), ("sub/lpt1", "Windows keeps the name lpt1"),
        ("q?x", "Windows has no file with ? in its name"), ('q"uote', "no file with"),
        ("dot./x", "no name ends with a dot"), ("a" * 220, "too long"),
        ("a\u200bb", "a sign that cannot be shown"),
    ],
)  # fmt: skip
def test_what_some_do_not(
    project: Workspace, capsys: pytest.CaptureFixture[str], name: str, sentence: str
) -> None:
    path = project.source / "articles" / f"{name}.rst"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(":author: A\n:date: 2021\n\nTitle\n=====\n\nWords.\n", encoding="utf-8")
    assert main(["update"], project.root) == 2
    said = capsys.readouterr().err
    assert "source/articles/" in said
    assert sentence in said


def test_twins_are_two_on_linux_alone(
    project: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("Wave", "wave"):
        (project.source / "articles" / f"{name}.rst").write_text("x", encoding="utf-8")
    assert main(["html", "es"], project.root) == 2
    assert (
        "source/articles/wave.rst: on a Mac and on Windows it is the same file as "
        "articles/Wave.rst." in capsys.readouterr().err
    )

"""What an article shows lies in ``source/``, and is a picture."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.cli import main
from tools.formats.pictures import KINDS, find_fault
from tools.preview.build import Pages
from tools.system import disk
from tools.system.environment import ROOT
from tools.workspace import Workspace

ARTICLE = "source/articles/latin-america-wave.rst"
PNG = (ROOT / "tests/browser/wide.png").read_bytes()
SECRET = b"[core]\n\ttoken = s3cr3t\n"
PICTURE = ".. image:: {}\n   :alt: x"
WAYS = {
    **{
        name: PICTURE.format(name)
        for name in (
            "../../secret.txt", "../../private.png", "/../private.png", "x/../../../private.png",
            "/../../../../../../../../../etc/passwd", "/../../../../../../../../../dev/zero",
            "../../private.*", "/photo.*", "notes.png", "notes.svg", "notes.txt", "run.svg",
            "folder.png", "nothing.png", "data:text/html;base64,PHNjcmlwdD4=",
            "https://b.example/x.png", "//b.example/x.png", "file:///etc/passwd",
        )
    },
    "figure": ".. figure:: ../../private.png\n   :alt: x\n\n   Words.",
    "by name": ".. |it| image:: ../../private.png\n\nSee |it| here.",
    "corrected": ".. correction:: 2021-09-02\n\n   .. image:: ../photo.png\n      :alt: x",
    "download": "Take :download:`it <../../secret.txt>`.",
    "include": ".. include:: ../../secret.txt",
    "code": ".. literalinclude:: ../../secret.txt",
    "table": ".. csv-table:: T\n   :file: ../../secret.txt",
    "raw": ".. raw:: html\n   :file: ../../secret.txt",
}  # fmt: skip
"""Ways to name a file that is not the article's to show."""


@pytest.fixture
def lair(project: Workspace) -> Workspace:
    """A publication with files round it, and in it, that nobody may see."""
    folder = project.source / "articles"
    (project.root / "secret.txt").write_bytes(SECRET)
    (project.root / "private.png").write_bytes(PNG + SECRET)
    (project.source / "photo.png").write_bytes(PNG)
    for name in ("notes.png", "notes.svg", "notes.txt"):
        (folder / name).write_bytes(SECRET)
    (folder / "run.svg").write_bytes(drawing("<script>alert(1)</script>"))
    (folder / "folder.png").mkdir()
    return project


def drawing(inside: str, attributes: str = "") -> bytes:
    spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"<svg {spaces} {attributes}>{inside}</svg>".encode()


def write(project: Workspace, text: str) -> int:
    """Add to the article; the number of the line it begins on."""
    path = project.root / ARTICLE
    before = path.read_text("utf-8")
    path.write_text(f"{before}\n{text}\n", "utf-8")
    return before.count("\n") + 2


def leaked(project: Workspace) -> list[str]:
    """What was written of files that are not the article's."""
    return [
        project.shown(path)
        for path in disk.files(project.root / "build")
        if b"s3cr3t" in path.read_bytes() or path.name in {"private.png", "passwd", "zero"}
    ]


def test_whatever_an_article_names_is_its_own_or_refused_with_its_line(
    lair: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = {name: write(lair, text) for name, text in WAYS.items()}
    assert main(["html", "en"], root=lair.root) == 1
    said = capsys.readouterr()
    told = (said.out + said.err).splitlines()
    for name, first in lines.items():
        last = first + WAYS[name].count("\n")
        places = tuple(f"{ARTICLE}:{line}: " for line in range(first, last + 1))
        assert any(line.startswith(places) for line in told), (name, told)
    assert not leaked(lair)


@pytest.mark.parametrize("verb", ["html", "update", "check", "publish", "books", "status", "draft"])
def test_every_verb_refuses_it(
    lair: Workspace, verb: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write(lair, WAYS["../../private.png"])
    before = {path: path.read_bytes() for path in disk.files(lair.root / "locale")}
    arguments = {
        "publish": ["publish", "--allow", "es:partial pt_BR:partial"],
        "draft": ["draft", "es"],
    }
    code = main(arguments.get(verb, [verb]), root=lair.root)
    assert code in {1, 2}
    assert "is refused: name a file that lies below source/" in "".join(capsys.readouterr())
    assert not leaked(lair)
    assert {path: path.read_bytes() for path in disk.files(lair.root / "locale")} == before


def test_a_preview_tells_it_and_shows_nothing_of_it(lair: Workspace) -> None:
    for text in WAYS.values():
        write(lair, text)
    built = Pages(lair, lair.publication().source).build()
    assert sum("is refused" in one for one in built.problems) >= len(WAYS) - 4
    assert not leaked(lair)


def test_a_picture_of_its_own_is_shown_and_looked_at_again_when_it_changes(
    lair: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    write(lair, PICTURE.format("/photo.png"))
    write(lair, PICTURE.format("../drawn.svg"))
    drawn = lair.source / "drawn.svg"
    drawn.write_bytes(drawing('<defs><g id="a"/></defs><use xlink:href="#a"/>', 'width="9"'))
    assert main(["html", "en"], root=lair.root) == 0
    assert (lair.html / "en" / "_images" / "photo.png").read_bytes() == PNG
    times = drawn.stat()
    drawn.write_bytes(drawing("<script/>"))
    os.utime(drawn, ns=(times.st_atime_ns, 1))  # older than what was printed
    assert main(["html", "en"], root=lair.root) == 1
    assert "drawn.svg' is refused: <script> in it may do something" in capsys.readouterr().err


def test_a_picture_of_one_language_is_looked_at_too(lair: Workspace) -> None:
    write(lair, PICTURE.format("/photo.png"))
    (lair.source / "photo.es.png").write_bytes(SECRET)
    assert main(["html", "en"], root=lair.root) == 0
    assert main(["html", "es"], root=lair.root) == 1
    assert not leaked(lair)


@pytest.mark.parametrize(
    ("inside", "attributes"),
    [
        ("<script>x</script>", ""), ("", 'onload="x()"'), ("<g onclick='x'/>", ""),
        ("<foreignObject/>", ""), ("<a href='#x'/>", ""),
        ("<image href='https://b.example/x.png'/>", ""), ("<image xlink:href='x.png'/>", ""),
        ("<use href='other.svg#a'/>", ""), ("<use href='data:image/svg+xml;base64,AA'/>", ""),
        ("<style>@import 'x'</style>", ""), ("<style>g{fill:url(x.svg#a)}</style>", ""),
        ("<style>g{fill:u\\72l(x)}</style>", ""), ("<g style='fill:url(//b.example/a)'/>", ""),
        ("<g fill='url(x.svg#a)'/>", ""), ("<set attributeName='href' to='x'/>", ""),
        ("<animate attributeName='xlink:href' values='x'/>", ""),
        ("<b xmlns='http://www.w3.org/1999/xhtml'/>", ""), ("<x:script xmlns:x='x'/>", ""),
        ("<?xml-stylesheet href='x'?>", ""), ("<g>" * 200 + "</g>" * 200, ""), ("<g>", ""),
        ("&secret;", ""),
    ],
)  # fmt: skip
def test_a_drawing_draws_and_nothing_else(inside: str, attributes: str) -> None:
    assert find_fault("x.svg", drawing(inside, attributes))


@pytest.mark.parametrize(
    "data",
    [
        b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b">]>' + drawing("&a;"),
        b'<?xml version="1.0"?><?xml-stylesheet href="x.css"?>' + drawing(""),
        b"<html/>", b"", b"\0" * 9, "<svg/>".encode("utf-16"), b"<svg xmlns='x'/>",
    ],
)  # fmt: skip
def test_nor_is_anything_else_a_drawing(data: bytes) -> None:
    assert find_fault("x.svg", data)


@pytest.mark.parametrize(
    "data",
    [
        drawing(
            "<style>g{fill:url(#a)}</style><g style='fill:url( \"#a\" )'/><text>onload=x</text>"
        ),
        drawing("<image href='data:image/png;base64,AAAA'/>"),
        b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">'
        + drawing('<i:view xmlns:i="http://www.inkscape.org/namespaces/inkscape"/>'),
    ],
)
def test_what_programs_draw_is_fine(data: bytes) -> None:
    assert find_fault("x.svg", data) == ""


@pytest.mark.parametrize("path", sorted(ROOT.glob("tools/**/*.svg")), ids=lambda path: path.name)
def test_our_own_drawings_are_fine(path: Path) -> None:
    assert find_fault(path.name, path.read_bytes()) == ""


@given(name=st.sampled_from([*KINDS, ".svg", ".txt", "", ".pdf"]), data=st.binary(max_size=64))
def test_no_content_breaks_it(name: str, data: bytes) -> None:
    fault = find_fault(f"x{name}", data)
    assert fault or KINDS[name].match(data)

"""An article brought in as a person would bring it: the page says all that the file said."""

import html
import re
import subprocess
from pathlib import Path

import pytest
from conftest import need

from tools import disk
from tools.cli import main
from tools.workspace import Workspace

MARKDOWN = """# The *long* wave

Why it came, and why now.

By Ana Ruiz

12 August 2021

First, a [link](https://example.org/a_b) and **strong** words – “quoted”, 2 * 3 = 6, a_b_, `code`.

## A part

- one
- two

> Somebody said so.

1. First
2. Second

2021\\. It began. - So *it* did.

<b>Not</b> HTML. Leave it.

Ana Ruiz writes about waves.
"""


def page_text(workspace: Workspace, slug: str) -> list[str]:
    assert main(["html"], root=workspace.root) == 0
    page = (workspace.html / "en" / "articles" / f"{slug}.html").read_text(encoding="utf-8")
    page = page.split("<article>")[1].split("</article>")[0]
    return html.unescape(re.sub(r"<[^>]*>", " ", page)).split()


def bring(workspace: Workspace, file: Path, *options: str) -> int:
    return main(["article", str(file), *options], root=workspace.root)


def test_plain_text(project: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(
        "A title\n\nBy Ana Ruiz\n\n  2021. *One* wrapped\nline, a_ word.\n\n- Two |x| `y`\n\n::\n",
        encoding="utf-8",
    )
    assert bring(project, file, "--date", "2021-08") == 0
    text = " ".join(page_text(project, "a-title"))
    assert "A title By Ana Ruiz August 2021" in text
    assert "2021. *One* wrapped line, a_ word. - Two |x| `y` ::" in text


@pytest.mark.parametrize("kind", ["md", "html", "docx"])
def test_what_pandoc_reads(project: Workspace, tmp_path: Path, kind: str) -> None:
    pandoc = need("pandoc", package="pandoc")
    source, file = tmp_path / "wave.md", tmp_path / f"file.{kind}"
    source.write_text(MARKDOWN.replace("<b>Not</b>", "&lt;b&gt;Not&lt;/b&gt;"), encoding="utf-8")
    to = ["-t", "markdown-smart", "-o", str(file)] if kind == "md" else ["-o", str(file)]
    subprocess.run([pandoc, "-f", "markdown-smart", source, *to], check=True)
    assert bring(project, file) == 0
    text = " ".join(page_text(project, "the-long-wave"))
    for part in (
        "The long wave", "Why it came, and why now.", "By Ana Ruiz", "August 12, 2021",
        "First, a link and strong words – “quoted”, 2 * 3 = 6, a_b_, code .", "A part",
        "one two", "Somebody said so.", "First Second", "2021. It began. - So it did.",
        "<b>Not</b> HTML. Leave it.",
        "About the author Ana Ruiz writes about waves.",
    ):  # fmt: skip
        assert part in text


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.txt", b"", "there is no text in it"),
        ("a.txt", b"A title\n\nBy Ana Ruiz\n\nText \xff", "not UTF-8 text (byte 28)"),
        ("a.txt", b"A title\n\nText", "AUTHOR= DATE="),
        ("a.pdf", b"%PDF", ".pdf is not a kind of file that is read"),
        ("a.docx", b"not a zip", "Pandoc cannot read this file"),
        ("none.txt", None, "There is no file"),
    ],
)
def test_bad_input_is_a_sentence_and_nothing_written(
    project: Workspace,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    data: bytes | None,
    sentence: str,
) -> None:
    if name.endswith("docx"):
        need("pandoc", package="pandoc")
    file = tmp_path / name
    if data is not None:
        file.write_bytes(data)
    before = disk.files(project.root)
    assert bring(project, file) == 2
    assert sentence in capsys.readouterr().err
    assert disk.files(project.root) == before


def test_an_article_is_never_overwritten(project: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("A title\n\nBy Ana Ruiz\n\n2021\n\nText.")
    assert bring(project, file) == 0
    assert bring(project, file) == 2
    assert bring(project, file, "--slug", "another") == 0

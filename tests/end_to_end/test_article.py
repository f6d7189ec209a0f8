"""An article brought in as a person would bring it: the page says all that the file said."""

import html
import io
import re
import subprocess
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.project import need
from tools.cli import main
from tools.commands import article
from tools.sources import article_import, pandoc
from tools.system import disk
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
    program = need("pandoc", package="pandoc")
    source, file = tmp_path / "wave.md", tmp_path / f"file.{kind}"
    source.write_text(MARKDOWN.replace("<b>Not</b>", "&lt;b&gt;Not&lt;/b&gt;"), encoding="utf-8")
    to = ["-t", "markdown-smart", "-o", str(file)] if kind == "md" else ["-o", str(file)]
    subprocess.run([program, "-f", "markdown-smart", source, *to], check=True)
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
        ("a.txt", b"A title\n\nText", "No author and no date was found"),
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


@pytest.mark.parametrize(
    "text",
    ["Say |this| now.", "We saw x_ and `y`_ there.", "a `__ reference", "Foo [#]_ bar.",
     "See http://example.org/a_b_ now.", "ftp://x.y and javascript:alert(1)",
     "See https://example.org/*x* now.", "It says ::", "__init__ x", "|today|"],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["txt", "md", "html"])
def test_what_looks_like_markup_is_words(
    project: Workspace, tmp_path: Path, kind: str, text: str
) -> None:
    words = html.escape(text) if kind == "html" else text
    if kind == "md":  # where it is markup there, it is escaped there
        words = re.sub(r"([|_`\[\]*#])", r"\\\1", text)
    if kind != "txt":
        need("pandoc", package="pandoc")
    file = tmp_path / f"a.{kind}"
    part = "<p>{}</p>" if kind == "html" else "{}\n\n"
    parts = [part.format(one) for one in ("A title", "By Ana Ruiz", words, "The end.")]
    file.write_text("".join(parts), encoding="utf-8")
    assert bring(project, file, "--date", "2021") == 0
    assert text in " ".join(page_text(project, "a-title"))


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.md", "Rose[^1].\n\n[^1]: The note.", ["Rose", "The note."]),
        ("a.html", '<p>pic <img src="a.png" alt="the alt"> x</p>', ["pic the alt x"]),
        ("a.html", '<p><a href="javascript:alert(1)">click</a> me</p>', ["click me"]),
        ("a.md", "1. a\n2. b\n\n> Quote", ["a b Quote"]),
        ("a.md", "Mass $E=mc^2$ and ~~struck~~.", ["E=mc^2", "struck"]),
        (
            "a.html",
            "<table><tr><th>A</th></tr><tr><td><p>p1</p><p>p2 *x*</p></td></tr></table>",
            ["p1 p2 *x*"],
        ),
    ],
)
def test_nothing_is_lost_of_what_an_article_cannot_have(
    project: Workspace, tmp_path: Path, name: str, text: str, words: list[str]
) -> None:
    need("pandoc", package="pandoc")
    head = "# T one\n\n" if name.endswith("md") else "<h1>T one</h1>"
    (tmp_path / name).write_text(head + text, encoding="utf-8")
    assert bring(project, tmp_path / name, "--author", "A B", "--date", "2021") == 0
    shown = " ".join(page_text(project, "t-one"))
    assert all(word in shown for word in words)


HEAD = b"# T\n\nBy A\n\nAugust 2021\n\n"


def word_file(text: str) -> bytes:
    """A Word file of one paragraph, packed."""
    office = "http://schemas.openxmlformats.org"
    words = f"{office}/wordprocessingml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    relation = f"{office}/officeDocument/2006/relationships/officeDocument"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{office}/package/2006/content-types"><Override'
        f' PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{office}/package/2006/relationships"><Relationship'
        f' Id="a" Type="{relation}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{words}"><w:body><w:p><w:r><w:t>{text}</w:t>'
        "</w:r></w:p></w:body></w:document>",
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.md", HEAD + b"> " * 1200 + b"x", "nested too deeply"),
        ("a.html", b"<h1>T</h1>" + b"<div>" * 3_000, "nested too deeply"),
        ("a.docx", word_file("a" * 30_000_000), "Pandoc was stopped"),
        ("a.md", b"[" * 20_000, "Pandoc was stopped"),
        ("a.txt", HEAD + b"a " * 20_000, "one paragraph has 39999 letters"),
        ("a.txt", HEAD + b"`a <" * 50_000, "one paragraph has 200000 letters"),
        ("a.txt", HEAD + b"a\n\n" * 7_000_000, "larger than 20 MB"),
        ("a.txt", HEAD + b"[a](b) *_`|" * 1500 + b"\n\n", None),
        ("a.txt", b"\0\n\nBy \0\n\nAugust 2021\n\n\0", "no text for a paragraph"),
    ],
    ids=["quotations", "divisions", "bomb", "brackets", "one", "markup", "huge", "long", "nul"],
)
def test_a_file_that_means_harm_ends_in_a_sentence(
    project: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    data: bytes,
    sentence: str | None,
) -> None:
    need("pandoc", package="pandoc")
    limits = replace(pandoc.LIMITS, seconds=2, memory=250 << 20)
    monkeypatch.setattr(pandoc, "LIMITS", limits)
    (tmp_path / name).write_bytes(data)
    before = disk.files(project.root)
    start = time.monotonic()
    code = bring(project, tmp_path / name, "--author", "A B", "--date", "2021", "--slug", "x")
    assert time.monotonic() - start < 30
    if sentence is None:
        assert code == 0
        return
    assert code == 2
    assert sentence in capsys.readouterr().err
    assert disk.files(project.root) == before


def test_what_does_not_come_to_an_end_is_ended(
    project: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(article, "LONGEST_WAIT", 0.2)
    monkeypatch.setattr(article_import, "recognise", lambda *_args, **_others: time.sleep(60))
    (tmp_path / "a.txt").write_bytes(HEAD + b"Text.")
    start = time.monotonic()
    assert bring(project, tmp_path / "a.txt") == 2
    assert time.monotonic() - start < 20
    assert "was not understood within 0.2 seconds" in capsys.readouterr().err


def test_byline_and_date_on_lines_of_their_own(project: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("T one\n\nBy Ana Ruiz\n12 March 2022\n\nText here.\n", encoding="utf-8")
    assert bring(project, file) == 0
    text = " ".join(page_text(project, "t-one"))
    assert text.startswith("T one By Ana Ruiz March 12, 2022")


def test_an_article_is_never_overwritten(project: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("A title\n\nBy Ana Ruiz\n\n2021\n\nText.")
    assert bring(project, file) == 0
    assert bring(project, file) == 2
    assert bring(project, file, "--slug", "another") == 0

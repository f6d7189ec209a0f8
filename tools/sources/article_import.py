"""A new article, read from a text, Markdown, HTML or Word file, and built once by itself."""

from __future__ import annotations

import re
import shutil
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.model import files
from tools.model.errors import UsageError
from tools.model.text import composed
from tools.sources import pandoc
from tools.sources.article_parts import (
    Block,
    NewArticle,
    is_byline_or_date,
    recognise,
    render_article,
)
from tools.sources.pandoc import PLAINER
from tools.system import disk
from tools.workspace import Workspace

LONGEST = 20_000
"""Letters of a paragraph."""
LONGEST_SLUG = 60
WRAPPED = 100
"""Lines no longer than this, several to a paragraph, were wrapped by an editor."""


@dataclass(frozen=True)
class Given:
    """What a person says of the article; empty where the file is to say it."""

    author: str
    date: str
    """``2021``, ``2021-08`` or ``2021-08-24``."""
    slug: str


@dataclass(frozen=True)
class ImportedArticle:
    """An article as it will be written."""

    arrival: NewArticle
    text: str
    path: Path
    """Where it will lie."""
    remarks: list[str]
    """What of the file was left out or changed."""


def read_article(workspace: Workspace, file: Path, given: Given) -> ImportedArticle:
    """Read an article from a file; whatever a stranger's file is asked is asked in here.

    :raises UsageError: it cannot be read, lacks something, or Sphinx cannot build it.
    """
    try:
        arrival, remarks = _read(file, given.author, given.date)
        _look_for_gaps(file, arrival)
        slug = given.slug or _slug(arrival.title)
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) or files.find_fault(slug):
            raise UsageError(
                f"{slug!r} is not a name for an address.", hint="Write SLUG=a-short-name."
            )
        path = workspace.source / "articles" / f"{slug}.rst"
        text = "" if path.exists() else render_article(arrival)
        faults = build_warnings(workspace, slug, text) if text else []
    except ValueError as error:
        raise UsageError(f"{file}: {error}.") from error
    except RecursionError as error:
        raise UsageError(f"{file}: its parts are nested too deeply.", hint=PLAINER) from error
    if faults:
        raise UsageError(
            "\n".join([f"{file} cannot be set as it is:", *faults]),
            hint="Nothing was written. Correct the file, or import it as plain text (.txt).",
        )
    return ImportedArticle(arrival, text, path, remarks)


def build_warnings(workspace: Workspace, slug: str, text: str) -> list[str]:
    """Build an article by itself, and return what is said against it, ``line: sentence`` each."""
    from tools.site.sphinx_build.run import run_sphinx  # noqa: PLC0415 - Sphinx: a third of a second

    with TemporaryDirectory() as folder:
        alone = Workspace(Path(folder).resolve())
        for path in (workspace.root / "conf.py", workspace.root / "docutils.conf"):
            shutil.copy(path, alone.root)
        disk.write(alone.editions_file, workspace.seen.read(workspace.editions_file) or b"")
        disk.write(alone.source / "index.rst", b"Index\n=====\n")
        disk.write(alone.source / "articles" / f"{slug}.rst", text.encode())
        language = workspace.publication().source.locale
        _app, warnings = run_sphinx(alone, "edition", language, alone.build)
    return [warning.removeprefix(f"source/articles/{slug}.rst:") for warning in warnings]


def _look_for_gaps(file: Path, arrival: NewArticle) -> None:
    lacking = [name for name in ("author", "date") if not getattr(arrival, name)]
    if lacking:
        words = " ".join(f"{name.upper()}=…" for name in lacking)
        raise UsageError(
            f"No {' and no '.join(lacking)} was found in {file}.",
            hint=f"Add what you know: make article FILE={file} {words}",
        )


def _read(path: Path, author: str, date: str) -> tuple[NewArticle, list[str]]:
    converted = path.suffix.lower() in pandoc.FORMATS
    blocks, remarks = pandoc.read_blocks(path) if converted else (_plain(path), [])
    longest = max((len(block.text) for block in blocks if not block.source), default=0)
    if longest > LONGEST:
        raise ValueError(f"one paragraph has {longest} letters; nobody could read or translate it")
    return recognise(blocks, author=author, date=date), remarks


def _plain(path: Path) -> list[Block]:
    """The paragraphs of a plain text: a line each, or lines wrapped by an editor."""
    if path.suffix.lower() not in {".txt", ".text", ""}:
        known = ", ".join([".txt", *pandoc.FORMATS])
        raise UsageError(f"{path}: {path.suffix} is not a kind of file that is read: {known}.")
    try:
        text = composed(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UsageError(
            f"{path} is not UTF-8 text (byte {error.start + 1}).", hint="Save it as UTF-8."
        ) from error
    blocks = [part.strip().splitlines() for part in re.split(r"\n\s*\n", text) if part.strip()]
    lines = [line for block in blocks for line in block]
    wrapped = len(lines) > len(blocks) and max(map(len, lines)) <= WRAPPED
    paragraphs = [text for block in blocks for text in _unwrapped(block)] if wrapped else lines
    return [Block(folded) for text in paragraphs if (folded := " ".join(text.split()))]


def _unwrapped(lines: list[str]) -> list[str]:
    """The lines of a block as one, but a byline or a date among them stays by itself."""
    if len(lines) > 1 and any(map(is_byline_or_date, lines)):
        return lines
    return [" ".join(lines)]


def _slug(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
    return slug if len(slug) <= LONGEST_SLUG else slug[:LONGEST_SLUG].rpartition("-")[0]

"""Bring in a new article from a text, Markdown, HTML or Word file."""

from __future__ import annotations

import argparse
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from tools.markup.escaping import paragraph
from tools.model import file_names
from tools.model.errors import UsageError
from tools.model.normalization import composed
from tools.sources import pandoc
from tools.sources.article_parts import Block, NewArticle, recognise, render
from tools.sources.bylines import stands_alone
from tools.sources.pandoc import PLAINER
from tools.sources.trial_build import try_article
from tools.system.processes import run_with_timeout
from tools.workspace import Workspace

LARGEST = 20 << 20
"""Bytes of a file; a Word file has its pictures with it."""
LONGEST = 20_000
"""Letters of a paragraph."""
LONGEST_WAIT = 60
"""Seconds: ten times what the longest articles take."""
LONGEST_SLUG = 60
WRAPPED = 100
"""Lines no longer than this, several to a paragraph, were wrapped by an editor."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help=".txt, .md, .html or .docx")
    parser.add_argument("--author", default="", help="if the file does not say")
    parser.add_argument("--date", default="", help="2021, 2021-08 or 2021-08-24, as far as known")
    parser.add_argument("--slug", default="", help="its name in the address; else from the title")


def run(args: argparse.Namespace, workspace: Workspace) -> int:
    if not args.file.is_file():
        sentence = f"There is no file {args.file}." if args.file.name else "Which file?"
        raise UsageError(sentence, hint="make article FILE=wave.txt")
    if args.file.stat().st_size > LARGEST:
        raise UsageError(
            f"{args.file} is larger than {LARGEST >> 20} MB, and so than any article.",
            hint="Bring the text alone, without its pictures.",
        )
    try:
        article = run_with_timeout(LONGEST_WAIT, _made, args, workspace)
    except TimeoutError as error:
        raise UsageError(
            f"{args.file} was not understood within {LONGEST_WAIT} seconds.", hint=PLAINER
        ) from error
    if article.path.exists():
        raise UsageError(
            f"{workspace.shown(article.path)} exists.", hint="Write SLUG=another-name."
        )
    workspace.seen.write(article.path, article.text.encode())
    for remark in article.remarks:
        print(f"{args.file}: {remark}")
    _report(article.arrival, article.text, workspace.shown(article.path))
    return 0


@dataclass(frozen=True)
class _Article:
    arrival: NewArticle
    text: str
    path: Path
    remarks: list[str]


def _made(args: argparse.Namespace, workspace: Workspace) -> _Article:
    """What will be written; everything that a stranger's file is asked happens in here."""
    try:
        arrival, remarks = _read(args.file, args.author, args.date)
        _look_for_gaps(args.file, arrival)
        slug = args.slug or _slug(arrival.title)
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) or file_names.fault(slug):
            raise UsageError(
                f"{slug!r} is not a name for an address.", hint="Write SLUG=a-short-name."
            )
        path = workspace.source / "articles" / f"{slug}.rst"
        text = "" if path.exists() else render(arrival)
        faults = try_article(workspace, slug, text) if text else []
    except ValueError as error:
        raise UsageError(f"{args.file}: {error}.") from error
    except RecursionError as error:
        raise UsageError(f"{args.file}: its parts are nested too deeply.", hint=PLAINER) from error
    if faults:
        raise UsageError(
            "\n".join([f"{args.file} cannot be set as it is:", *faults]),
            hint="Nothing was written. Correct the file, or import it as plain text (.txt).",
        )
    return _Article(arrival, text, path, remarks)


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
    if len(lines) > 1 and any(map(stands_alone, lines)):
        return lines
    return [" ".join(lines)]


def _slug(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
    return slug if len(slug) <= LONGEST_SLUG else slug[:LONGEST_SLUG].rpartition("-")[0]


def _report(arrival: NewArticle, text: str, shown: str) -> None:
    print(f"{shown}: {arrival.title}")
    print(f"  by {arrival.author}, {arrival.date}; paragraphs: {len(arrival.body)}")
    for what, found in (("standfirst", arrival.standfirst), ("note on the author", arrival.note)):
        print(f"  {what}: {'found' if found else 'none found'}")
    lines = text.splitlines()
    for doubt in arrival.doubts:
        line = next(n for n, line in enumerate(lines, 1) if paragraph(doubt) in line)
        print(f'{shown}:{line}: "{doubt[:60]}" looks like a part of the page it came from')
    print("Look it over, then: make update")

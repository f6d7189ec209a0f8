"""Bring in a new article from a text, Markdown, HTML or Word file."""

from __future__ import annotations

import argparse
import re
import unicodedata
from pathlib import Path

from tools import disk, pandoc
from tools.arrivals import Arrival, Block, recognise, render
from tools.bylines import stands_alone
from tools.errors import UsageError
from tools.formats.rest import paragraph
from tools.press.trial import trial
from tools.workspace import Workspace

LONGEST_SLUG = 60
WRAPPED = 100
"""Lines no longer than this, several to a paragraph, were wrapped by an editor."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help=".txt, .md, .html or .docx")
    parser.add_argument("--author", default="", help="if the file does not say")
    parser.add_argument("--date", default="", help="2021, 2021-08 or 2021-08-24, as far as known")
    parser.add_argument("--slug", default="", help="its name in the address; else from the title")


def run(args: argparse.Namespace, workspace: Workspace) -> int:
    arrival, remarks = _read(args.file, args.author, args.date)
    lacking = [name for name in ("author", "date") if not getattr(arrival, name)]
    if lacking:
        words = " ".join(f"{name.upper()}=…" for name in lacking)
        raise UsageError(
            f"No {' and no '.join(lacking)} was found in {args.file}.",
            hint=f"Add what you know: make article FILE={args.file} {words}",
        )
    slug = args.slug or _slug(arrival.title)
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug):
        raise UsageError(f"{slug!r} is no name for an address.", hint="Say SLUG=a-short-name.")
    path = workspace.source / "articles" / f"{slug}.rst"
    if path.exists():
        raise UsageError(f"{workspace.shown(path)} exists.", hint="Say SLUG=another-name.")
    text = render(arrival)
    if faults := trial(workspace, slug, text):
        raise UsageError(
            "\n".join([f"{args.file} cannot be set as it is:", *faults]),
            hint="Nothing was written. Mend the file, or bring it as plain text (.txt).",
        )
    disk.write(path, text.encode())
    for remark in remarks:
        print(f"{args.file}: {remark}")
    _report(arrival, text, workspace.shown(path))
    return 0


def _read(path: Path, author: str, date: str) -> tuple[Arrival, list[str]]:
    if not path.is_file():
        sentence = f"There is no file {path}." if path.name else "Which file?"
        raise UsageError(sentence, hint="make article FILE=wave.txt")
    try:
        converted = path.suffix.lower() in pandoc.FORMATS
        blocks, remarks = pandoc.blocks(path) if converted else (_plain(path), [])
        return recognise(blocks, author=author, date=date), remarks
    except ValueError as error:
        raise UsageError(f"{path}: {error}.") from error


def _plain(path: Path) -> list[Block]:
    """The paragraphs of a plain text: a line each, or lines wrapped by an editor."""
    if path.suffix.lower() not in {".txt", ".text", ""}:
        known = ", ".join([".txt", *pandoc.FORMATS])
        raise UsageError(f"{path}: {path.suffix} is not a kind of file that is read: {known}.")
    try:
        text = path.read_bytes().decode("utf-8-sig")
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


def _report(arrival: Arrival, text: str, shown: str) -> None:
    print(f"{shown}: {arrival.title}")
    print(f"  by {arrival.author}, {arrival.date}; paragraphs: {len(arrival.body)}")
    for what, found in (("standfirst", arrival.standfirst), ("note on the author", arrival.note)):
        print(f"  {what}: {'found' if found else 'none found'}")
    lines = text.splitlines()
    for doubt in arrival.doubts:
        line = next(n for n, line in enumerate(lines, 1) if paragraph(doubt) in line)
        print(f'{shown}:{line}: "{doubt[:60]}" looks like a part of the page it came from')
    print("Look it over, then: make update")

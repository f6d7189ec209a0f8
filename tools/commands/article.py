"""Bring in a new article from a text, Markdown, HTML or Word file."""

from __future__ import annotations

import argparse
from pathlib import Path

from tools.markup.paragraphs import escape_paragraph
from tools.model.errors import UsageError
from tools.sources.article_import import Given, read_article
from tools.sources.article_parts import NewArticle
from tools.sources.pandoc import PLAINER
from tools.system.processes import run_with_timeout
from tools.workspace import Workspace

LARGEST = 20 << 20
"""Bytes of a file; a Word file has its pictures with it."""
LONGEST_WAIT = 60
"""Seconds: ten times what the longest articles take."""


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
    given = Given(author=args.author, date=args.date, slug=args.slug)
    try:
        article = run_with_timeout(LONGEST_WAIT, read_article, workspace, args.file, given)
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


def _report(arrival: NewArticle, text: str, shown: str) -> None:
    print(f"{shown}: {arrival.title}")
    print(f"  by {arrival.author}, {arrival.date}; paragraphs: {len(arrival.body)}")
    for what, found in (("standfirst", arrival.standfirst), ("note on the author", arrival.note)):
        print(f"  {what}: {'found' if found else 'none found'}")
    lines = text.splitlines()
    for doubt in arrival.doubts:
        line = next(n for n, line in enumerate(lines, 1) if escape_paragraph(doubt) in line)
        print(f'{shown}:{line}: "{doubt[:60]}" looks like a part of the page it came from')
    print("Look it over, then: make update")

"""Pandoc: a document of another kind -> blocks of reStructuredText."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from docutils.utils import column_width

from tools.model.errors import ConfigError, UsageError
from tools.sources.article_parts import Block
from tools.sources.pandoc_ast import shield, unshield_plain, unshield_source
from tools.system import programs

FORMATS = {
    ".md": "markdown-raw_html-raw_tex-smart-citations-example_lists-yaml_metadata_block",
    ".markdown": "markdown-raw_html-raw_tex-smart-citations-example_lists-yaml_metadata_block",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
}
DASHES = "^~\"'`+#"
"""Underlines of the headings below the title, by level."""
LIMITS = programs.Limits(seconds=10, memory=1 << 30, output=16 << 20)
"""Ten times what the longest articles take."""
ENDED = frozenset({124, 251, 252})
"""How it ends when it was out of time, or itself found no more memory."""
PLAINER = "Nothing was written. Save the article as plain text (.txt), and import that."
MARK = "ondablockends"
"""Stands between the blocks while pandoc writes them all in one run."""


def read_blocks(path: Path) -> tuple[list[Block], list[str]]:
    """Read the blocks of a Markdown, HTML or Word file, in order; and write a remark on each
    thing that an article cannot have, where its words stand in for it.

    :raises ConfigError: pandoc is not installed.
    :raises UsageError: pandoc cannot read the file, or not within :data:`LIMITS`.
    """
    kind = FORMATS[path.suffix.lower()]
    remarks: list[str] = []
    document = json.loads(_pandoc(["-f", kind, "-t", "json"], path.read_bytes()))
    document = {**document, "blocks": shield(document["blocks"], remarks)}
    levels = [block["c"][0] if block["t"] == "Header" else 0 for block in document["blocks"]]
    # What no block stands for comes at the end: the notes at the foot of the page.
    texts, sources = _write(document, "plain"), _write(document, "rst")
    blocks = [
        Block(
            " ".join(unshield_plain(text).split()),
            _headed(unshield_source(source), level),
            level > 0,
        )
        for text, source, level in zip(texts, sources, [*levels, 0], strict=True)
    ]
    return blocks, remarks


def _headed(source: str, level: int) -> str:
    return f"{source}\n{DASHES[level - 1] * (column_width(source) + 1)}" if level else source


def _write(document: dict[str, Any], kind: str) -> list[str]:
    """Each block in another format: all of them in one run, with marks between.

    One more than there are blocks: what follows the last mark.
    """
    marked = []
    for block in document["blocks"]:
        # Pandoc would underline a heading by its own order of levels.
        plain = {"t": "Para", "c": block["c"][2]} if block["t"] == "Header" else block
        marked += [plain, {"t": "Para", "c": [{"t": "Str", "c": MARK}]}]
    lone = json.dumps({**document, "meta": {}, "blocks": marked}).encode()
    written = _pandoc(["-f", "json", "-t", kind, "--wrap=none"], lone)
    return [part.strip("\n") for part in f"\n{written}".split(f"\n{MARK}\n")]


def _pandoc(arguments: list[str], data: bytes) -> str:
    program = programs.find("pandoc")
    if program is None:
        raise ConfigError(
            "Pandoc is not installed; it reads Markdown, HTML and Word files.",
            hint="On Debian: apt install pandoc. Or save the article as plain text (.txt).",
        )
    done = programs.confined([program, "--sandbox", *arguments], data, LIMITS)
    if done.returncode < 0 or done.returncode in ENDED:
        raise UsageError(
            f"Pandoc was stopped: it needs more than {LIMITS.seconds} seconds or"
            f" {LIMITS.memory >> 20} MB for this file.",
            hint=PLAINER,
        )
    if done.returncode:
        raise UsageError(f"Pandoc cannot read this file: {programs.said(done, 1)}")
    return done.stdout.decode(errors="replace")

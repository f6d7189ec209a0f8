"""Pandoc: a document of another kind -> blocks of reStructuredText."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

from docutils.utils import column_width

from tools.arrivals import Block
from tools.errors import ConfigError, UsageError
from tools.formats.rest import BLOCK_RE

FORMATS = {
    ".md": "markdown-raw_html-raw_tex-smart-citations-example_lists-yaml_metadata_block",
    ".markdown": "markdown-raw_html-raw_tex-smart-citations-example_lists-yaml_metadata_block",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
}
DASHES = "^~\"'`+#"
"""Underlines of the headings below the title, by level."""
SPECIAL = {char: chr(0xE000 + number) for number, char in enumerate("\\*`|_")}
"""Pandoc leaves some of these bare; private characters stand in for them while it writes."""
GUARD = "\ue010"
"""Stands in for the backslash before words that would begin a list: "2021. A year"."""
MARK = "ondablockends"
"""Stands between the blocks while pandoc writes them all in one run."""


def blocks(path: Path) -> list[Block]:
    """The blocks of a Markdown, HTML or Word file, in order.

    :raises ConfigError: pandoc is not installed.
    :raises UsageError: pandoc cannot read the file.
    """
    kind = FORMATS[path.suffix.lower()]
    document = _shielded(json.loads(_pandoc(["-f", kind, "-t", "json", str(path)])))
    levels = [block["c"][0] if block["t"] == "Header" else 0 for block in document["blocks"]]
    texts = _write(document, "plain")
    sources = _write(document, "rst")
    return [
        Block(" ".join(_plain(text).split()), _headed(_escaped(source), level), level > 0)
        for text, source, level in zip(texts, sources, levels, strict=True)
    ]


def _shielded(node: Any) -> Any:
    """*node* with the special characters of its words, not of its code, stood in for."""
    if isinstance(node, list):
        return [_shielded(part) for part in node]
    if not isinstance(node, dict):
        return node
    if node.get("t") == "Str":
        return {**node, "c": node["c"].translate(str.maketrans(SPECIAL))}
    shielded = {name: _shielded(part) for name, part in node.items()}
    if node.get("t") in {"Para", "Plain"} and _is_risky(node["c"][:1]):
        shielded["c"] = [{"t": "Str", "c": GUARD}, *shielded["c"]]
    return shielded


def _is_risky(first: list[dict[str, Any]]) -> bool:
    return bool(first and first[0]["t"] == "Str" and BLOCK_RE.match(first[0]["c"]))


def _plain(text: str) -> str:
    back = {ord(private): char for char, private in SPECIAL.items()}
    return text.translate(back).replace(GUARD, "")


def _escaped(source: str) -> str:
    """The special characters back, each with its backslash where it would be markup."""
    source = re.sub(rf"(?<=\w){SPECIAL['_']}(?=\w)", "_", source)
    for char, private in SPECIAL.items():
        source = source.replace(private, f"\\{char}")
    return source.replace(GUARD, "\\")


def _headed(source: str, level: int) -> str:
    return f"{source}\n{DASHES[level - 1] * (column_width(source) + 1)}" if level else source


def _write(document: dict[str, Any], kind: str) -> list[str]:
    """Each block in another format: all of them in one run, with marks between."""
    marked = []
    for block in document["blocks"]:
        # Pandoc would underline a heading by its own order of levels.
        plain = {"t": "Para", "c": block["c"][2]} if block["t"] == "Header" else block
        marked += [plain, {"t": "Para", "c": [{"t": "Str", "c": MARK}]}]
    lone = json.dumps({**document, "meta": {}, "blocks": marked})
    written = _pandoc(["-f", "json", "-t", kind, "--wrap=none"], lone)
    return [part.strip("\n") for part in f"\n{written}".split(f"\n{MARK}\n")[:-1]]


def _pandoc(arguments: list[str], text: str = "") -> str:
    program = shutil.which("pandoc")
    if program is None:
        raise ConfigError(
            "Pandoc is not installed; it reads Markdown, HTML and Word files.",
            hint="On Debian: apt install pandoc. Or save the article as plain text (.txt).",
        )
    done = subprocess.run(
        [program, "--sandbox", *arguments], input=text, capture_output=True, text=True
    )
    if done.returncode:
        raise UsageError(f"Pandoc cannot read this file: {done.stderr.strip().splitlines()[-1]}")
    return done.stdout

"""Pandoc: a document of another kind -> blocks of reStructuredText.

Pandoc would spoil some of it: :func:`shield` puts stand-ins in the place of special characters
while it writes, and words in the place of what an article cannot have.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docutils.utils import column_width
from docutils.utils.urischemes import schemes

from tools.markup.links import SCHEMES, is_safe
from tools.markup.paragraphs import BLOCK_RE
from tools.model.errors import ConfigError, UsageError
from tools.sources.article_parts import Block
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
"""Is between the blocks while pandoc writes them all in one run."""
WIDE = "\ue020"
SPECIAL = {char: chr(0xE000 + number) + WIDE for number, char in enumerate("\\*`|_")}
"""Pandoc leaves some of these bare; private characters stand in for them while it writes,
two for each, as wide as the character and its backslash: a table's columns stay in line."""
GUARD = "\ue010"
"""Stands in for a backslash: "2021. A year" is no list, "said::" announces no code."""
SCHEME_RE = re.compile(r"([\w+.-]+):(?=\S)")


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
    program = programs.find_program("pandoc")
    if program is None:
        raise ConfigError(
            "Pandoc is not installed; it reads Markdown, HTML and Word files.",
            hint="On Debian: apt install pandoc. Or save the article as plain text (.txt).",
        )
    done = programs.run_confined([program, "--sandbox", *arguments], data, LIMITS)
    if done.returncode < 0 or done.returncode in ENDED:
        raise UsageError(
            f"Pandoc was stopped: it needs more than {LIMITS.seconds} seconds or"
            f" {LIMITS.memory >> 20} MB for this file.",
            hint=PLAINER,
        )
    if done.returncode:
        raise UsageError(f"Pandoc cannot read this file: {programs.quote_output(done, 1)}")
    return done.stdout.decode(errors="replace")


def shield(node: Any, remarks: list[str]) -> Any:
    """Replace the special characters in *node*'s words, not in its code, by stand-ins."""
    if isinstance(node, list):
        parts = [shield(part, remarks) for part in node]
        return [one for part in parts for one in (part if isinstance(part, Words) else [part])]
    if not isinstance(node, dict):
        return node
    kind = node.get("t")
    if kind == "Str":
        text = SCHEME_RE.sub(_no_link, node["c"]).replace("::", f":{GUARD}:")
        return {"t": "Str", "c": _stood_in(text)}
    if kind in INLINE and (words := INLINE[kind](node["c"])) is not None:
        remarks.append(f"{kind.lower()} left out, its words kept: {_told(words)}")
        return Words(shield(words, remarks))
    made = {name: shield(part, remarks) for name, part in node.items()}
    if kind in {"Para", "Plain"} and _is_risky(node["c"][:1]):
        made["c"] = [{"t": "Str", "c": GUARD}, *made["c"]]
    return made


def _no_link(match: re.Match[str]) -> str:
    """An address that no page may link to, kept from becoming a link by itself."""
    known = match[1].lower() in schemes and match[1].lower() not in SCHEMES
    return f"{match[1]}{GUARD}:" if known else match[0]


class Words(list[Any]):
    """Words that take the place of an inline element."""


def _link(content: list[Any]) -> list[Any] | None:
    """The words of a link that no page may have."""
    address = content[2][0]
    return None if is_safe(address) else content[1]


INLINE: dict[str, Callable[[Any], list[Any] | None]] = {
    "Image": lambda content: content[1] or [{"t": "Str", "c": f"[{content[2][0]}]"}],
    "Math": lambda content: [{"t": "Str", "c": content[1]}],
    "Strikeout": lambda content: content,
    "Link": _link,
}
"""What an article cannot have as it is, and the words for it; None: it can."""


def _told(words: list[Any]) -> str:
    return " ".join(word["c"] for word in words if word.get("t") == "Str")[:60]


def _is_risky(first: list[dict[str, Any]]) -> bool:
    if not first or first[0]["t"] != "Str":
        return False
    return first[0]["c"][:1] not in SPECIAL and bool(BLOCK_RE.match(first[0]["c"]))


def _stood_in(text: str) -> str:
    for char, private in SPECIAL.items():
        text = text.replace(char, private)
    return text


def unshield_plain(text: str) -> str:
    """Put the special characters back into what pandoc wrote as plain text."""
    for char, private in SPECIAL.items():
        text = text.replace(private, char)
    return text.replace(GUARD, "")


def unshield_source(source: str) -> str:
    """Put the special characters back, each with its backslash where it would be markup."""
    if "+--" not in source and "===" not in source:  # in a table every column counts
        source = re.sub(rf"(?<=\w){SPECIAL['_']}(?=\w)", "_", source)
    for char, private in SPECIAL.items():
        source = source.replace(private, f"\\{char}")
    return source.replace(GUARD, "\\")

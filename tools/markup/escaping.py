r"""Plain text -> reStructuredText that says the same, and nothing but that."""

from __future__ import annotations

import re

from docutils import nodes
from docutils.core import publish_doctree
from docutils.parsers.rst import Parser

URL_RE = re.compile(r"(https?://[^\s<>\"“”]+)")
ADDRESS_RE = re.compile(r"(?:https?|mailto):")
"""Links that a page may have."""
MARKUP_RE = re.compile(r"[\\*`|]|_(?!\w)")
"""What begins or ends inline markup; an underscore only where a word ends in it."""
BLOCK_RE = re.compile(
    r"""(?:[-+•‣⁃:]|\.\.|__|>>>|/|=|~|\^|"|'|\#|[!$%&(),.;<>?@\[\]{}]{2}  # lists, fields, lines
    | \(?(?:\d+|[a-zA-Z]|[ivxlcdmIVXLCDM]+|\#)[.)](?:\s|$)                # enumerators
    )""",
    re.VERBOSE,
)
QUIET = {
    "report_level": 5, "halt_level": 6, "raw_enabled": False, "file_insertion_enabled": False,
    "smart_quotes": False, "line_length_limit": 10**9,
}  # fmt: skip


def paragraph(text: str) -> str:
    r"""*text* as the source of one paragraph, on one line.

    White space inside is folded, as HTML would.

    >>> paragraph("2021. *Not* a list_, nor `code`")
    '\\2021. \\*Not\\* a list\\_, nor \\`code\\`'

    :raises ValueError: *text* is blank, or holds control characters.
    """
    folded = " ".join(text.split())
    if not folded or "\0" in folded:
        raise ValueError("no text for a paragraph")
    light, full = _lightly(folded), _fully(folded)
    # An escaped space shows nothing, and makes a line of stars or dashes no heading.
    for source in (folded, light, full, rf"\ {full}"):
        if _reads_back(source, folded):
            return source
    raise ValueError(f"this text cannot be in an article: {folded[:60]!r}")


def _lightly(text: str) -> str:
    """As an editor would write it: only what needs a backslash has one; links stay links."""
    parts = [
        part if number % 2 else MARKUP_RE.sub(r"\\\g<0>", part)
        for number, part in enumerate(URL_RE.split(text))
    ]
    source = "".join(parts)
    if BLOCK_RE.match(source):
        source = "\\" + source
    return re.sub(r"::$", r":\\:", source)


def _fully(text: str) -> str:
    """A backslash before every sign, and before a first letter that could begin a list."""
    escaped = re.sub(r"([^\w\s]|_)", r"\\\1", text)
    return re.sub(r"^\w", r"\\\g<0>", escaped)


def _reads_back(source: str, text: str) -> bool:
    """Whether docutils sees one paragraph in *source*, of *text* and web addresses alone."""
    tree = publish_doctree(source, parser=Parser(), settings_overrides=QUIET)
    return (
        len(tree.children) == 1
        and isinstance(tree[0], nodes.paragraph)
        and " ".join(tree[0].astext().split()) == text
        and all(
            isinstance(node, nodes.Text)
            or (isinstance(node, nodes.reference) and ADDRESS_RE.match(node.get("refuri", "")))
            for node in tree[0].findall(lambda node: node is not tree[0])
        )
    )

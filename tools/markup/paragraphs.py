"""One line that is one paragraph: whether a translation is one, and plain text written as one.

A line may be anything for reStructuredText: a list, three hundred lists in one another, a
directive. Only a paragraph can be a translation: Sphinx drops anything else without a word, after
it was run.
"""

from __future__ import annotations

import re

from docutils import nodes
from docutils.core import publish_doctree
from docutils.parsers.rst import Parser
from docutils.parsers.rst.states import Body

LONGEST, SLACK = 4, 200
"""A translation is at most so many times as long as its source, and so many letters."""
BLOCKS = {
    name: re.compile(pattern if isinstance(pattern, str) else pattern.pattern)
    for name, pattern in Body.patterns.items()
    if name not in {"text", "line"}
}
"""How each block begins, by docutils' name for it."""
ORDERS = {"explicit_markup", "anonymous"}
"""Blocks that no paragraph and no heading can begin like."""
_PROSE_RE = re.compile(r"(?:[^\W\d_]{2,}|[a-z]|[ÁÉÓ])[ ,]")


def name_block(text: str) -> str:
    """Name what a line begins like, as docutils does; empty for a paragraph.

    >>> name_block("1. Introduction"), name_block("One. Introduction"), name_block("- One")
    ('enumerator', '', 'bullet')
    """
    if _PROSE_RE.match(text):
        return ""
    for name, pattern in BLOCKS.items():
        if pattern.match(text):
            return name
    line = text.rstrip()
    ruled = len(line) >= 4 and not line[0].isalnum() and line[0].isascii() and len(set(line)) == 1
    return "line" if ruled else ""


def is_block(text: str) -> bool:
    """Tell whether one line is anything but a paragraph."""
    return bool(name_block(text))


def is_line(text: str) -> bool:
    """Tell whether a text is one line without spaces around it, and not empty."""
    return bool(text) and text == text.strip() and len(text.splitlines()) == 1


def is_too_long(msgid: str, msgstr: str) -> bool:
    """Tell whether *msgstr* is far longer than any translation of *msgid*."""
    return len(msgstr) > LONGEST * len(msgid) + SLACK


def begins_like(msgid: str, msgstr: str) -> bool:
    """Tell whether a translation begins like a paragraph, or like the heading it is for.

    >>> begins_like("1. The start", "1. El comienzo"), begins_like("In 2021", "2021. Fue")
    (True, False)
    """
    name = name_block(msgstr)
    return not name or (name == name_block(msgid) and name not in ORDERS)


def is_printable(msgid: str, msgstr: str) -> bool:
    """Tell whether Sphinx may be shown a translation at all."""
    return is_line(msgstr) and not is_too_long(msgid, msgstr) and begins_like(msgid, msgstr)


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


def escape_paragraph(text: str) -> str:
    r"""Write plain *text* as the source of one paragraph, on one line.

    White space inside is folded, as HTML would.

    >>> escape_paragraph("2021. *Not* a list_, nor `code`")
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

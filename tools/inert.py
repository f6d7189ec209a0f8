"""Is a translation as harmless as its source, and marked up alike?

Docutils reads both, as inline text alone: no directive exists here, no role does
anything, so nothing can run while we look.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from io import StringIO
from types import SimpleNamespace
from typing import Any

from docutils import frontend, nodes, utils
from docutils.languages import get_language
from docutils.parsers.rst import Parser
from docutils.parsers.rst.states import Body, Inliner

Item = tuple[str, ...]
"""A kind of markup and what a translation has to keep of it, e.g. ``("link", "intro")``."""

MARKUP_RE = re.compile(r"[*`|\\@\[\]]|_(?!\w)|:(?=\S)|(?i:pep-\d|rfc-?\s*\d)")
"""Without any of these a line holds no inline markup."""
TITLED_RE = re.compile(r"(?P<title>.*?)\s*<(?P<target>[^<>]*)>\s*", re.DOTALL)
NOQA_RE = re.compile(r"(?<!\\)#\s*noqa\s*$")
"""Sphinx stops comparing markup where a translation ends like this."""
_BLOCK_RES = [
    re.compile(pattern if isinstance(pattern, str) else pattern.pattern)
    for name, pattern in Body.patterns.items()
    if name not in {"text", "line"}
]
LONGEST, SLACK = 4, 200
"""A translation is at most so many times as long as its source, and so many letters."""


class _Role(nodes.inline):
    """Any role: its name and target, and nothing of what it does."""


def _interpreted(
    rawsource: str, text: str, role: str, lineno: int
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """Stands in for ``Inliner.interpreted``, which would look the role up and call it."""
    text = text.replace("\0", "\\")
    titled = TITLED_RE.fullmatch(text)
    title, target = (titled["title"], titled["target"]) if titled else ("", text)
    return [_Role(rawsource, title, role=role or "", target=target, titled=bool(titled))], []


@lru_cache(maxsize=1)
def _settings() -> Any:
    settings = frontend.get_default_settings(Parser)
    settings.report_level, settings.halt_level = 2, 6
    settings.raw_enabled = settings.file_insertion_enabled = False
    return settings


@lru_cache(maxsize=1)
def _inliner() -> Inliner:
    inliner = Inliner()
    inliner.init_customizations(_settings())
    setattr(inliner, "interpreted", _interpreted)  # noqa: B010 - mypy forbids the plain way
    return inliner


@lru_cache(maxsize=2048)
def inventory(text: str) -> tuple[tuple[Item, int], ...]:
    """The inline markup of *text* and how often each stands there, sorted.

    The words inside emphasis and the titles of links are the translator's.

    >>> inventory("See :ref:`the end <end>` and **not** ``make``.")
    ((('literal', 'make'), 1), (('role', 'ref', 'end'), 1), (('strong',), 1))
    """
    if not (MARKUP_RE.search(text) or text.endswith("::")):
        return ()
    settings = _settings().copy()
    settings.warning_stream = StringIO()
    document = utils.new_document("entry", settings)
    memo: Any = SimpleNamespace(
        document=document,
        reporter=document.reporter,
        language=get_language("en", document.reporter),
    )
    parent = nodes.paragraph()
    found, problems = _inliner().parse(text, 1, memo, parent)
    parent += found
    items = Counter(item for node in parent.findall(nodes.Element) if (item := _item(node)))
    items["problem",] += sum(problem["level"] >= 2 for problem in problems)
    items["literal block",] += text.endswith("::") and not text.endswith("\\::")
    return tuple(sorted((item, count) for item, count in items.items() if count))


def _item(node: nodes.Element) -> Item | None:
    item: Item | None
    match node:
        case nodes.paragraph():
            item = None
        case _Role():
            item = ("role", node["role"], node["target"])
            if node["titled"] and not node.astext().strip():
                item = (*item, "without words")
        case nodes.reference():
            item = ("link", str(node.get("refuri") or node.get("refname") or "anonymous"))
        case nodes.target():
            item = ("target", str(node.get("refuri") or node.get("names")))
            item = None if node.get("refuri") or node.get("refname") else item
        case nodes.literal():
            item = ("literal", node.astext())
        case nodes.footnote_reference() | nodes.citation_reference():
            item = ("note", node.tagname, str(node.get("refname", node.get("auto", ""))))
        case nodes.substitution_reference():
            item = ("substitution", str(node.get("refname")))
        case _:
            item = (node.tagname,)
    return item


def differences(msgid: str, msgstr: str) -> tuple[str, ...]:
    """What makes *msgstr* unsafe or unlike *msgid* in markup, a plain phrase each.

    >>> differences("Do *not* sign.", "No firme.")
    ('emphasis is missing',)
    >>> differences("Sign.", "- Firme.")
    ('begins like a list or another block, not like a paragraph',)
    """
    if not msgstr.strip():
        return ("is empty",)
    if len(msgstr) > LONGEST * len(msgid) + SLACK:
        return ("is far too long",)
    if len(msgstr.splitlines()) != 1 or msgstr != msgstr.strip():
        return ("is not one line without outer white space",)
    found = [
        f"holds the invisible character U+{ord(sign):04X}"
        for sign in sorted(_invisible(msgstr) - _invisible(msgid))
    ]
    if NOQA_RE.search(msgstr):
        found.append("ends in # noqa")
    if is_block(msgstr):
        found.append("begins like a list or another block, not like a paragraph")
    try:
        ours, theirs = Counter(dict(inventory(msgid))), Counter(dict(inventory(msgstr)))
    except RecursionError:
        return (*found, "is nested too deep")
    found += [f"{' '.join(item)} is missing" for item in sorted(ours - theirs)]
    found += [f"{' '.join(item)} is too many" for item in sorted(theirs - ours)]
    return tuple(found)


def is_block(text: str) -> bool:
    """Whether one line is, for reStructuredText, anything but a paragraph.

    >>> is_block("1. Introduction"), is_block("One. Introduction")
    (True, False)
    """
    if any(pattern.match(text) for pattern in _BLOCK_RES):
        return True
    line = text.rstrip()
    return len(line) >= 4 and not line[0].isalnum() and line[0].isascii() and len(set(line)) == 1


def _invisible(text: str) -> set[str]:
    return {
        sign for sign in text if unicodedata.category(sign) in {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
    }

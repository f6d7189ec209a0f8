"""The inline markup of one line: what it marks, and with which words.

Docutils reads it as inline text alone: no directive exists here, no role does anything,
so nothing can run while we look. Most lines hold only markup that can be read in one way;
one expression reads those, many times as fast, and docutils what is odd.

Law: where :func:`quick` has an answer, docutils has the same (tests/test_inline.py).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from io import StringIO
from types import SimpleNamespace
from typing import Any, NamedTuple

from docutils import frontend, nodes, utils
from docutils.languages import get_language
from docutils.parsers.rst import Parser
from docutils.parsers.rst.states import Inliner

Item = tuple[str, ...]
"""A kind of markup and what a translation has to keep of it, e.g. ``("link", "intro")``."""


class Mark(NamedTuple):
    """One piece of markup."""

    item: Item
    raw: str = ""
    """As it stands in the text."""
    title: str = ""
    """The words of a link, or of a role that has words beside its target."""


SIGN_RE = re.compile(
    r"[*`|\\\x00]|(?<=[^\s(])@|_(?!\w)|:(?=[\w:.+-]+:`)|\[(?=[^\]\s]+\]_)|https?://"
    r"|(?<![ (]\d)(?<![ (]\d\d)(?<=[A-Za-z0-9.+-]):(?=\S)(?!:\Z)"
)
"""Without any of these a line holds no inline markup."""
WORDS = frozenset({"abbr", "dfn", "emphasis", "guilabel", "menuselection", "strong", "sub",
                   "subscript", "sup", "superscript", "t", "title", "title-reference"})  # fmt: skip
"""Roles that hold words for readers instead of a target."""
TITLED_RE = re.compile(r"(?P<title>.*?)\s*<(?P<target>[^<>]*)>\s*", re.DOTALL)

_BEFORE = r'(?<![^ («“"¿¡])'
_AFTER = r"""(?=[ .,;!?)»”"'’/-]|:(?!\w)|\Z)"""
_FIRST = r"""[^\s`\\\x00)\]}>"'«»‹›“”„‘’‚]"""
_TEXT = rf"{_FIRST}(?:[^`\\\x00]*[^\s`\\\x00])?"
_WORDS = r"\w(?:[^*`|\\\x00]*[^\s*`|\\\x00])?"
_TITLE = rf"(?!<){_FIRST}(?:[^`<>\\\x00]*[^\s`<>\\\x00])?"
_PIECE_RE = re.compile(
    rf"""{_BEFORE}(?:
      :(?P<role>[a-zA-Z0-9]+(?:[-._+:][a-zA-Z0-9]+)*):`(?P<to>{_TEXT})`{_AFTER}
    | ``(?P<literal>(?:{_FIRST}|(?<![^ ]``)[^\s`\\\x00])(?:[^`\x00]*[^\s`\\\x00])?)``{_AFTER}
    | `(?P<cited>{_TEXT})`{_AFTER}
    | `(?P<title>{_TITLE})[ ]+<(?P<url>https?://[A-Za-z0-9_/:.?=&%\#~+,;!$-]*[A-Za-z0-9/])>`
      __?{_AFTER}
    | `(?P<named>{_TITLE})`_{_AFTER}
    | \*\*(?P<strong>{_WORDS})\*\*{_AFTER}
    | \*(?P<emphasis>{_WORDS})\*{_AFTER}
    | \|(?P<substitution>{_WORDS})\|{_AFTER}
    | \[(?P<note>[0-9]+)\]_{_AFTER}
    | (?P<address>https?://[A-Za-z0-9](?:[A-Za-z0-9/.%~=&+_-]*[A-Za-z0-9/])?)
      (?=[.,;:!?)]{{0,2}}(?:[ ]|\Z))
    )""",
    re.VERBOSE,
)
"""Markup between edges that docutils takes for edges, whatever stands beyond them."""


@lru_cache(maxsize=4096)
def marks(text: str) -> tuple[Mark, ...]:
    """The inline markup of *text*, in order.

    >>> [mark.item for mark in marks("See :ref:`the end <end>` and **not** ``make``.")]
    [('role', 'ref', 'end'), ('strong',), ('literal', 'make')]
    """
    found = quick(text)
    if found is None:
        found = thorough(text)
    if text.endswith("::") and not text.endswith("\\::"):
        found.append(Mark(("literal block",), "::"))
    return tuple(found)


def quick(text: str) -> list[Mark] | None:
    """The same without docutils; None where only docutils can tell.

    >>> quick("*One* two."), quick("*One"), quick("No marks.")
    ([Mark(item=('emphasis',), raw='*One*', title='')], None, [])
    """
    found: list[Mark] = []
    sign = SIGN_RE.search(text)
    while sign:
        piece = _PIECE_RE.match(text, sign.start())
        if piece is None:
            return None
        found.append(_mark(piece))
        sign = SIGN_RE.search(text, piece.end())
    return found


def _mark(piece: re.Match[str]) -> Mark:
    raw, kind = piece[0], str(piece.lastgroup)
    words = piece[kind]
    items: dict[str, Item] = {
        "url": ("link", words),
        "named": ("link", nodes.fully_normalize_name(words)),
        "address": ("link", words),
        "note": ("note", "footnote_reference", words),
        "literal": ("literal", words),
        "substitution": ("substitution", nodes.whitespace_normalize_name(words)),
    }
    if kind in {"to", "cited"}:
        return _role_mark(raw, piece["role"] or "", words)
    titles = {"url": piece["title"], "named": words, "address": words}
    return Mark(items.get(kind, (kind,)), raw, titles.get(kind, ""))


def _role_mark(raw: str, role: str, text: str) -> Mark:
    titled = TITLED_RE.fullmatch(text)
    title, target = (titled["title"], titled["target"]) if titled else ("", text)
    # Sphinx's "!" and "~" and "." say how a target is shown, not which it is.
    item: Item = ("role", role, "" if role in WORDS else target.lstrip("!~."))
    if titled and not title.strip():
        item = (*item, "without words")
    return Mark(item, raw, title)


class _Role(nodes.inline):
    """Any role: its name and target, and nothing of what it does."""


def _interpreted(
    rawsource: str, text: str, role: str, lineno: int
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """Stands in for ``Inliner.interpreted``, which would look the role up and call it."""
    return [_Role(rawsource, mark=_role_mark(rawsource, role or "", text.replace("\0", "\\")))], []


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


def thorough(text: str) -> list[Mark]:
    """What docutils reads in *text*, nothing of it run."""
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
    read = [mark for node in parent.findall(nodes.Element) if (mark := _read(node))]
    unplaced = sum(problem["level"] >= 2 for problem in problems)
    unplaced -= sum(mark.item == ("problem",) for mark in read)
    return [*read, *[Mark(("problem",))] * unplaced]


def _read(node: nodes.Element) -> Mark | None:
    item: Item | None
    match node:
        case _Role():
            return Mark(*node["mark"])
        case nodes.reference():
            to = str(node.get("refuri") or node.get("refname") or "anonymous")
            return Mark(("link", to), node.rawsource, node.astext())
        case nodes.target():
            item = ("target", str(node.get("refuri") or node.get("names")))
            item = None if node.get("refuri") or node.get("refname") else item
        case nodes.literal():
            item = ("literal", node.astext())
        case nodes.footnote_reference() | nodes.citation_reference():
            item = ("note", node.tagname, str(node.get("refname", node.get("auto", ""))))
        case nodes.substitution_reference():
            item = ("substitution", str(node.get("refname")))
        case nodes.system_message():
            item = ("problem",) if node["level"] >= 2 else None
        case nodes.problematic():
            item = ("problem",)
        case nodes.paragraph():
            item = None
        case _:
            item = (node.tagname,)
    return Mark(item, node.rawsource) if item else None


@lru_cache(maxsize=256)
def unlike(msgid: str, msgstr: str) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """What *msgstr* lacks of the markup of *msgid*, and what it has too much.

    >>> lost, added = unlike("Do *not* sign.", "No firme.")
    >>> [mark.raw for mark in lost], added
    (['*not*'], ())
    """
    plain = msgid == msgstr or not (SIGN_RE.search(msgid) or SIGN_RE.search(msgstr))
    if plain and (msgid.endswith(":") or not msgstr.endswith("::")):
        return (), ()
    ours, theirs = marks(msgid), marks(msgstr)
    if msgid.endswith(":"):  # one colon or two before a block of code: readers see one
        ours, theirs = (tuple(mark for mark in some if mark.raw != "::") for some in (ours, theirs))
    if sorted(mark.item for mark in ours) == sorted(mark.item for mark in theirs):
        return (), ()
    return _without(ours, theirs), _without(theirs, ours)


def _without(some: tuple[Mark, ...], others: tuple[Mark, ...]) -> tuple[Mark, ...]:
    left = Counter(mark.item for mark in others)
    found = []
    for mark in some:
        if left[mark.item]:
            left[mark.item] -= 1
        else:
            found.append(mark)
    return tuple(found)


def span(text: str, mark: Mark) -> tuple[int, int | None]:
    """Where a mark stands in *text*; all of it where that cannot be said."""
    start = text.find(mark.raw) if mark.raw else -1
    return (start, start + len(mark.raw)) if start >= 0 else (0, None)

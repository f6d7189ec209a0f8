"""The inline markup of one line: what it marks, and with which words.

Most lines hold only markup that can be read in one way; one expression reads those, many
times as fast as docutils, which reads what is odd.

Law: where :func:`parse_simple` has an answer, :func:`parse_with_docutils` has the same
(tests/unit/markup/test_inline.py).
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
    """As it is in the text."""
    title: str = ""
    """The words of a link, or of a role that has words beside its target."""


WORD_ROLES = frozenset({
    "abbr", "dfn", "emphasis", "guilabel", "menuselection", "strong", "sub", "subscript", "sup",
    "superscript", "t", "term", "title", "title-reference",
})  # fmt: skip
"""Roles that hold words for readers instead of a target: a term leads to the glossary as it is
translated."""
PATTERN_ROLES = frozenset({"file", "samp"})
"""Roles with places to fill in: ``module.{version}.pyc``."""
DOMAINS = ("py:", "std:")
"""What may be before a role of Sphinx, and need not."""
TITLED_RE = re.compile(r"(?P<title>.*?)\s*<(?P<target>[^<>]*)>\s*", re.DOTALL)


def role_mark(raw: str, role: str, text: str) -> Mark:
    """Make the mark of a role; *text* is what its backquotes hold."""
    titled = TITLED_RE.fullmatch(text) if "<" in text else None
    title, target = (titled["title"], titled["target"]) if titled else ("", text)
    for domain in DOMAINS:
        role = role.removeprefix(domain)
    if role in PATTERN_ROLES:
        target = re.sub(r"\{[^{}]*\}", "{}", target)
    # Sphinx's "!" and "~" and "." say how a target is shown, not which it is.
    item: Item = ("role", role, "" if role in WORD_ROLES else target.lstrip("!~."))
    if titled and not title.strip():
        item = (*item, "without words")
    return Mark(item, raw, title)


def find_mark(text: str, mark: Mark) -> tuple[int, int | None]:
    """Find where *mark* is in *text*; all of it where that cannot be said."""
    start = text.find(mark.raw) if mark.raw else -1
    return (start, start + len(mark.raw)) if start >= 0 else (0, None)


SIGN_RE = re.compile(
    r"[*`|\\\x00@_:\[h](?:(?<=[*`|\\\x00])|(?<=[^\s(]@)|(?<=_)(?!\w)|(?<=:)(?=[\w:.+-]+:`)"
    r"|(?<=\[)(?=[\w#*.:+-]+\]_)|(?<=h)ttps?://"
    r"|(?<=[A-Za-z0-9.+-]:)(?<![ (]\d:)(?<![ (]\d\d:)(?=\S)(?!:\Z))"
)
"""Without any of these a line holds no inline markup; a set comes first, which is quick."""
_OPENING_RE = re.compile(r"[*`|_\[]")
MOST = 1000
"""Signs of a line that docutils is asked about: one with more, and odd ones, cannot be read."""
_BEFORE = r'(?<![^ («“"¿¡])'
_AFTER = r"""(?=[ .,;!?)»”"'’/-]|:(?!\w)|\Z)"""
_FIRST = r"""[^\s`\\\x00)\]}>"'«»‹›“”„‘’‚]"""
_TEXT = rf"{_FIRST}(?:[^`\\\x00]*[^\s`\\\x00])?"
_WORDS = r"\w(?:[^*`|\\\x00]*[^\s*`|\\\x00])?"
_TITLE = rf"(?!<){_FIRST}(?:[^`<>\\\x00]*[^\s`<>\\\x00])?"
_WITHIN = "(?<=[A-Za-z0-9])(?=_[A-Za-z0-9])"
"""Where an underscore ends no word, and so no name: "https://e.org/a_/b" refers to "a"."""
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
    | (?P<address>https?://[A-Za-z0-9](?:(?:[A-Za-z0-9/.%~=&+-]|{_WITHIN}_)*[A-Za-z0-9/])?)
      (?=[.,;:!?)]{{0,2}}(?:[ ]|\Z))
    )""",
    re.VERBOSE,
)
"""Markup between edges that docutils takes for edges, whatever is beyond them."""


@lru_cache(maxsize=4096)
def parse_marks(text: str) -> tuple[Mark, ...]:
    """Parse the inline markup of *text*, in order.

    >>> [mark.item for mark in parse_marks("See :ref:`the end <end>` and **not** ``make``.")]
    [('role', 'ref', 'end'), ('strong',), ('literal', 'make')]
    """
    marked = parse_simple(text)
    if marked is None:
        # Docutils looks for the end of each sign to the end of the text.
        marked = (
            parse_with_docutils(text)
            if len(_OPENING_RE.findall(text)) <= MOST
            else [Mark(("problem",))]
        )
    if text.endswith("::") and not text.endswith("\\::"):
        marked.append(Mark(("literal block",), "::"))
    return tuple(marked)


def parse_simple(text: str) -> list[Mark] | None:
    """Parse *text* without docutils; None where only docutils can tell.

    >>> parse_simple("*One* two."), parse_simple("*One"), parse_simple("No marks.")
    ([Mark(item=('emphasis',), raw='*One*', title='')], None, [])
    """
    marked: list[Mark] = []
    sign = SIGN_RE.search(text)
    while sign:
        piece = _PIECE_RE.match(text, sign.start())
        if piece is None:
            return None
        marked.append(_mark_of_match(piece))
        sign = SIGN_RE.search(text, piece.end())
    return marked


def _mark_of_match(piece: re.Match[str]) -> Mark:
    raw, kind = piece[0], str(piece.lastgroup)
    words = piece[kind]
    if kind in {"to", "cited"}:
        return role_mark(raw, piece["role"] or "", words)
    if kind == "literal":
        return Mark((kind, words), raw)
    if kind in {"url", "address", "named"}:
        target = nodes.fully_normalize_name(words) if kind == "named" else words
        return Mark(("link", target), raw, piece["title"] if kind == "url" else words)
    items: dict[str, Item] = {
        "note": ("note", "footnote_reference", words),
        "substitution": ("substitution", nodes.whitespace_normalize_name(words)),
    }
    return Mark(items.get(kind, (kind,)), raw)


class _Role(nodes.inline):
    """Any role: its name and target, and nothing of what it does."""


def _interpreted(
    rawsource: str, text: str, role: str, lineno: int
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """Replaces ``Inliner.interpreted``, which would look the role up and call it."""
    return [_Role(rawsource, mark=role_mark(rawsource, role or "", text.replace("\0", "\\")))], []


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


def parse_with_docutils(text: str) -> list[Mark]:
    """Parse *text* with docutils; no role and no directive is run."""
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
    read = [mark for node in parent.findall(nodes.Element) if (mark := _mark_of_node(node))]
    unplaced = sum(problem["level"] >= 2 for problem in problems)
    unplaced -= sum(mark.item == ("problem",) for mark in read)
    return [*read, *[Mark(("problem",))] * unplaced]


def _mark_of_node(node: nodes.Element) -> Mark | None:
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
def compare_marks(msgid: str, msgstr: str) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """Compare the markup of *msgid* and *msgstr*: what is lost, and what is added.

    >>> lost, added = compare_marks("Do *not* sign.", "No firme.")
    >>> [mark.raw for mark in lost], added
    (['*not*'], ())
    """
    plain = msgid == msgstr or not (SIGN_RE.search(msgid) or SIGN_RE.search(msgstr))
    if plain and (msgid.endswith(":") or not msgstr.endswith("::")):
        return (), ()
    ours, theirs = parse_marks(msgid), parse_marks(msgstr)
    if msgid.endswith(":"):  # one colon or two before a block of code: readers see one
        ours, theirs = (tuple(mark for mark in some if mark.raw != "::") for some in (ours, theirs))
    if sorted(mark.item for mark in ours) == sorted(mark.item for mark in theirs):
        return (), ()
    lost, added = _without(ours, theirs), _without(theirs, ours)
    orphans = [[mark for mark in some if _is_named(mark)] for some in (lost, added)]
    if all(len(some) == 1 for some in orphans):  # Sphinx leads the one where the other led
        (gone,), (come,) = orphans
        lost, added = tuple(m for m in lost if m != gone), tuple(m for m in added if m != come)
    return lost, added


def _is_named(mark: Mark) -> bool:
    """Whether it leads to a place by the name it has in the text, and by nothing else."""
    return (
        mark.item[0] == "link" and re.fullmatch(r"(?:`[^<>]*`|\w[\w.+-]*)_", mark.raw) is not None
    )


def _without(some: tuple[Mark, ...], others: tuple[Mark, ...]) -> tuple[Mark, ...]:
    left = Counter(mark.item for mark in others)
    known = {mark.raw for mark in others}
    alone: set[int] = set()
    for mark in sorted(some, key=lambda mark: mark.raw not in known):  # what is kept as it was
        if left[mark.item]:
            left[mark.item] -= 1
        else:
            alone.add(id(mark))
    return tuple(mark for mark in some if id(mark) in alone)

"""The inline markup of one line: what it marks, and with which words.

Most lines hold only markup that can be read in one way; one expression reads those, many
times as fast as docutils (``docutils_inline.py``), which reads what is odd.

Law: where :func:`quick` has an answer, docutils has the same (tests/unit/markup/test_inline.py).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from docutils import nodes

from tools.markup.docutils_inline import thorough
from tools.markup.mark import Item, Mark, role_mark

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
"""Markup between edges that docutils takes for edges, whatever stands beyond them."""


@lru_cache(maxsize=4096)
def marks(text: str) -> tuple[Mark, ...]:
    """The inline markup of *text*, in order.

    >>> [mark.item for mark in marks("See :ref:`the end <end>` and **not** ``make``.")]
    [('role', 'ref', 'end'), ('strong',), ('literal', 'make')]
    """
    found = quick(text)
    if found is None:
        # Docutils looks for the end of each sign to the end of the text.
        found = thorough(text) if len(_OPENING_RE.findall(text)) <= MOST else [Mark(("problem",))]
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
    lost, added = _without(ours, theirs), _without(theirs, ours)
    orphans = [[mark for mark in some if _is_named(mark)] for some in (lost, added)]
    if all(len(some) == 1 for some in orphans):  # Sphinx leads the one where the other led
        (one,), (other,) = orphans
        lost, added = tuple(m for m in lost if m != one), tuple(m for m in added if m != other)
    return lost, added


def _is_named(mark: Mark) -> bool:
    """Whether it leads to a place by the name it has in the text, and by nothing else."""
    return (
        mark.item[0] == "link" and re.fullmatch(r"(?:`[^<>]*`|\w[\w.+-]*)_", mark.raw) is not None
    )


def _without(some: tuple[Mark, ...], others: tuple[Mark, ...]) -> tuple[Mark, ...]:
    left = Counter(mark.item for mark in others)
    known = {mark.raw for mark in others}
    found: set[int] = set()
    for mark in sorted(some, key=lambda one: one.raw not in known):  # what is kept as it was
        if left[mark.item]:
            left[mark.item] -= 1
        else:
            found.add(id(mark))
    return tuple(mark for mark in some if id(mark) in found)

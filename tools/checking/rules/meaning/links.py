"""Addresses stay as they are, and links lead where those of the source do."""

from __future__ import annotations

import re
from collections import Counter as Tally
from collections.abc import Iterator

from tools.checking.rule import Pair, rule
from tools.markup.inline import find_mark, parse_marks
from tools.markup.links import is_localized
from tools.markup.prose import ADDRESS_RE
from tools.model.findings import Fault, Severity, say


@rule("meaning", Severity.ERROR)
def addresses(pair: Pair) -> Iterator[Fault]:
    """Handles, and addresses that are no links, stay as they are.

    Bad: Ask @DLRaby. | Pregunte a @DavidRaby.
    Bad: See www.example.org. | Vea www.example.com.
    Bad: Ask him. | Pregunte a @alguien.
    Good: Ask @DLRaby. | Pregunte a @DLRaby.
    Good: See https://docs.python.org. | Vea https://docs.python.org/es.
    """
    if not (_AT_RE.search(pair.source) or _AT_RE.search(pair.target)):
        return
    ours, theirs = _addresses(pair, pair.source), _addresses(pair, pair.target)
    for address in ours.keys() - theirs.keys():
        yield Fault(say("“{address}” of the source is missing.", address=address))
    for address in theirs.keys() - ours.keys():
        start, end = theirs[address]
        yield Fault(say("“{address}” is not in the source.", address=address), start, end)


_AT_RE = re.compile(r"@|www\.|://")


def _addresses(pair: Pair, text: str) -> dict[str, tuple[int, int]]:
    """Each address in running text with its place; in reStructuredText without the links."""
    return {
        match[0]: match.span()
        for match in ADDRESS_RE.finditer(text)
        if pair.plain or not re.match(r"\w+://|mailto:|[^@]+@", match[0])
    }


@rule("meaning", Severity.WARNING)
def link_order(pair: Pair) -> Iterator[Fault]:
    """Links come in the order of the source: else each may lead where the other should.

    Bad: `A bank <https://a.org/>`_ and `us <https://b.org/>`_. | `Nos <https://b.org/>`_ y \
`un banco <https://a.org/>`_.
    Good: `A bank <https://a.org/>`_ and `us <https://b.org/>`_. | `Un banco <https://a.org/>`_ y \
`nos <https://b.org/>`_.
    """
    if pair.plain or pair.source.count("`") < 4 or pair.unlike != ((), ()):
        return
    ours, theirs = (
        [mark for mark in parse_marks(text) if mark.title] for text in (pair.source, pair.target)
    )
    moved = next((b for a, b in zip(ours, theirs, strict=False) if a.item != b.item), None)
    if moved and Tally(one.item for one in ours) == Tally(one.item for one in theirs):
        message = say(
            "The links are not in the order of the source. Please check that each leads where "
            "its words say."
        )
        yield Fault(message, *find_mark(pair.target, moved))


@rule("meaning", Severity.NOTE)
def local_page(pair: Pair) -> Iterator[Fault]:
    """A link may lead to the same page in the reader's language, if that says the same.

    Bad: Read `Peru <https://en.wikipedia.org/x>`_. | Lea `Perú <https://es.wikipedia.org/y>`_.
    Good: Read `Peru <https://en.example.org/x>`_. | Lea `Perú <https://en.example.org/x>`_.
    """
    lost, more = ([one.item[1] for one in some if one.item[0] == "link"] for some in pair.unlike)
    for there in more:
        if any(is_localized(here, there, pair.languages) for here in lost):
            message = say(
                "This leads to {address}, a page in the reader's language. Please check that it "
                "says what the source's page says.",
                address=there,
            )
            start = pair.target.find(there)
            yield Fault(message, max(0, start), start + len(there) if start >= 0 else None)

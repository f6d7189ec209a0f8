"""The names that a catalogue brings into pages: a translator's, reviewers', engines'.

They obey the rules of a msgstr: nothing invisible, nothing that turns the line round, and no
more of it than a credit line has room for.
"""

from __future__ import annotations

from collections.abc import Iterator

from tools.catalogs.headers import REVIEWERS, split_reviewers
from tools.catalogs.notes.drafted import DRAFT
from tools.catalogs.notes.reviewed import REVIEWED, reviewer
from tools.language.scripts import INVISIBLE_RE, JOINERS, JOINING, PILED_RE, script
from tools.model.catalog import Catalog, Entry
from tools.model.findings import Message, say

FIELDS = ("X-Credit", "Last-Translator", "Language-Team")
LONGEST = 200
"""Letters of a name."""
MOST = 20
"""Names in one field."""


def find_strange_names(catalog: Catalog) -> Iterator[tuple[Entry | None, Message]]:
    """Find what is wrong with a name, and the entry whose note names it; None for the head."""
    credited = split_reviewers(catalog.field(REVIEWERS))
    if len(credited) > MOST:
        message = say("{field} names {n} people; no more than {most} can be shown.",
                     field=REVIEWERS, n=str(len(credited)), most=str(MOST))  # fmt: skip
        yield None, message
    named = [*((REVIEWERS, name) for name in credited),
             *((field, catalog.field(field)) for field in FIELDS)]  # fmt: skip
    yield from ((None, message) for field, name in named for message in _faults(field, name))
    for entry in catalog:
        for field, name in () if entry.obsolete or not entry.comments else _noted(entry):
            yield from ((entry, message) for message in _faults(field, name))


def _noted(entry: Entry) -> Iterator[tuple[str, str]]:
    yield f"# {REVIEWED.keyword}:", reviewer(entry) or ""
    for note in filter(None, map(DRAFT.parse, entry.comments)):
        yield f"# {DRAFT.keyword}:", note.origin


def _faults(field: str, name: str) -> Iterator[Message]:
    if len(name) > LONGEST:
        yield say("{field} has {n} letters; a name has at most {most}.",
                  field=field, n=str(len(name)), most=str(LONGEST))  # fmt: skip
    elif sign := _strange(name):
        yield say("{field} holds a character that no name has ({code}); delete it.",
                  field=field, code=f"U+{ord(sign):04X}")  # fmt: skip


def _strange(name: str) -> str:
    """The first sign of a name that nobody sees, or that covers others."""
    joins = any(script(letter) in JOINING for letter in name if not letter.isascii())
    found = (sign[0] for sign in (*INVISIBLE_RE.finditer(name), *PILED_RE.finditer(name)))
    return next((sign[0] for sign in found if not (joins and sign in JOINERS)), "")

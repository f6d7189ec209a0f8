"""What a catalogue must not say if its edition is to be printed as its reviewer meant it."""

from __future__ import annotations

from collections.abc import Iterator

from tools.changes import GAP
from tools.inert import differences
from tools.model import Entry, State
from tools.press.chrome import FIELD_RE
from tools.press.desk import Desk
from tools.workspace import PLAIN


def read(press: Desk) -> list[str]:
    """``file:line: sentence`` for each reviewed entry that cannot be printed as it stands."""
    return [
        f"{press.place(domain, entry)}: {sentence}"
        for domain, catalog in press.catalogs.items()
        for entry in catalog
        if entry.state is State.REVIEWED
        for sentence in (_chrome(entry) if domain in PLAIN else _prose(entry))
    ]


def _chrome(entry: Entry) -> Iterator[str]:
    want, have = (sorted(set(FIELD_RE.findall(text))) for text in (entry.msgid, entry.msgstr))
    if want != have:
        shown = ", ".join(f"{{{name}}}" for name in want) or "none"
        yield f"the msgstr must hold the same fields as the msgid: {shown}"


def _prose(entry: Entry) -> Iterator[str]:
    """A msgstr is marked up as its source is, link for link, and can do nothing else."""
    for difference in differences(entry.msgid, entry.msgstr):
        yield f"the msgstr is not like its source: {difference}"
    if GAP in entry.msgstr:
        yield f"a sentence is still missing where {GAP} stands"

"""What a draft says of itself in the comments of its entry."""

from __future__ import annotations

from collections.abc import Sequence

from tools.catalogs.notes import confidence
from tools.catalogs.notes.changed import checksum
from tools.catalogs.notes.drafted import GAPPED, OTHERS, Note, is_mark, notes_of, write
from tools.catalogs.notes.origins import is_remembered
from tools.drafting.gaps import Gap
from tools.drafting.redraft import own_comments
from tools.drafting.sentences import Sentence
from tools.language.sentences import Languages, split
from tools.model.catalog import Entry, State

LONGEST = 160
"""Letters of a reason."""


def comments_of(
    entry: Entry,
    holes: Sequence[Gap],
    rows: Sequence[tuple[Sentence, ...]],
    languages: Languages,
    origin: str,
) -> tuple[str, ...]:
    """The person's own lines, the older notes, this run's note, and a line for each flag."""
    count = len(split(entry.msgid, languages.source))
    origins = {one.origin for row in rows for one in row} - {""}
    if origins and all(map(is_remembered, origins)):
        origin = min(origins)
    # Whoever proposed a sentence has a line of their own; the last line tells the gaps, too.
    signs = {name: [OTHERS] * count for name in sorted(origins | {origin}, key=origin.__eq__)}
    shares = list(confidence.confidences(entry, languages))
    marks, settled = [], set[int]()
    for gap, row in zip(holes, rows, strict=True):
        for number, one in enumerate(row, gap.first):
            signs[one.origin or origin][number] = checksum(one.text) if one.text else GAPPED
            shares[number] = one.confidence
            settled.add(number + 1)
            if one.text or one.noted:
                reasons = one.reasons if one.text else (f"left to you: {'; '.join(one.reasons)}",)
                marks += [f"sentence {number + 1}: {_line(reason)}" for reason in reasons]
    if entry.state is State.UNTRANSLATED:  # of older drafts nothing stands
        kept = list(own_comments(entry, languages))
    else:
        kept = [line for line in entry.comments if not _is_past(line, entry, languages, settled)]
    shown = [confidence.write(shares)] if any(one is not None for one in shares) else []
    notes = (write(Note(name, tuple(some))) for name, some in signs.items())
    return (*kept, *notes, *shown, *marks)


def _is_past(line: str, entry: Entry, languages: Languages, settled: set[int]) -> bool:
    """Whether a comment line is an older draft's, and said again or no longer true."""
    notes = notes_of(entry, languages)
    if notes and is_mark(line):
        return int(line.strip().split()[1].rstrip(":")) in settled
    return bool(notes) and confidence.parse(line, len(notes[0].signs)) is not None


def _line(text: str) -> str:
    """*text* as it can stand in a comment."""
    shown = " ".join(text.split())
    shown = "".join(sign if sign.isprintable() else "�" for sign in shown)
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 1]}…"

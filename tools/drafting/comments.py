"""What a draft says of itself in the comments of its entry."""

from __future__ import annotations

from collections.abc import Sequence

from tools.catalogs.notes.annotated import AnnotatedEntry
from tools.catalogs.notes.changed import checksum
from tools.catalogs.notes.drafted import (
    CONFIDENCE,
    GAPPED,
    OTHERS,
    REMARK,
    DraftNote,
    Remark,
    write_confidence,
    write_draft,
    write_remark,
)
from tools.catalogs.notes.kinds import read_note
from tools.catalogs.notes.origins import is_remembered
from tools.drafting.gaps import Gap
from tools.drafting.sentence_drafts import Sentence
from tools.model.catalog import State

LONGEST = 160
"""Letters of a reason."""


def write_comments(
    annotated: AnnotatedEntry,
    holes: Sequence[Gap],
    rows: Sequence[tuple[Sentence, ...]],
    origin: str,
) -> tuple[str, ...]:
    """List the person's own lines, the older notes, this run's notes, and each remark.

    :param rows: for each of *holes*, what is proposed for its sentences.
    :param origin: who was asked, as a note names it.
    """
    count = len(annotated.sentences)
    origins = {one.origin for row in rows for one in row} - {""}
    if origins and all(map(is_remembered, origins)):
        origin = min(origins)
    # Whoever proposed a sentence has a line of their own; the last line tells the gaps, too.
    signs = {name: [OTHERS] * count for name in sorted(origins | {origin}, key=origin.__eq__)}
    shares = list(annotated.confidences)
    said: list[Remark] = []
    settled = set[int]()
    for gap, row in zip(holes, rows, strict=True):
        for number, sentence in enumerate(row, gap.first):
            sign = checksum(sentence.text) if sentence.text else GAPPED
            signs[sentence.origin or origin][number] = sign
            shares[number] = sentence.confidence
            settled.add(number + 1)
            said += (Remark(number + 1, _line(reason)) for reason in _reasons(sentence))
    if annotated.entry.state is State.UNTRANSLATED:  # of older drafts nothing stands
        kept = list(annotated.comments_of_others)
    else:
        kept = [line for line in annotated.entry.comments if not _is_past(line, annotated, settled)]
    shown = [write_confidence(shares)] if any(share is not None for share in shares) else []
    notes = (write_draft(DraftNote(name, tuple(some))) for name, some in signs.items())
    return (*kept, *notes, *shown, *map(write_remark, said))


def _reasons(sentence: Sentence) -> tuple[str, ...]:
    """What the catalogue says of one sentence."""
    if sentence.text:
        return sentence.reasons
    return (f"left to you: {'; '.join(sentence.reasons)}",) if sentence.noted else ()


def _is_past(line: str, annotated: AnnotatedEntry, settled: set[int]) -> bool:
    """Whether a comment line is an older draft's, and said again or no longer true."""
    note = read_note(line) if annotated.drafts else None
    if note is None:
        return False
    if note.kind is REMARK:
        return note.value.sentence in settled
    return note.kind is CONFIDENCE and note.is_about(len(annotated.sentences))


def _line(text: str) -> str:
    """*text* as it can stand in a comment."""
    shown = " ".join(text.split())
    shown = "".join(sign if sign.isprintable() else "�" for sign in shown)
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 1]}…"

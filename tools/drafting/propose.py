"""Propose drafts for what is untranslated or has gaps, sentence by sentence, and nothing else.

For every open sentence, in this order: a person's words from the memory, an engine's, a
person's words for a sentence much like it; where none of them is safe, a gap that says why.
What a draft says of itself is a note in its entry's comments (tools/catalogs/notes/README.md).

Laws (tests/unit/drafting/test_propose.py), for any engine at all: no reviewed word changes; what is
written is one paragraph, marked up like its msgid; a second run changes nothing; the same
input gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, MutableMapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from tools.catalogs.memory import Memory
from tools.catalogs.notes.annotated import AnnotatedEntry
from tools.catalogs.notes.changed import GAP, checksum
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
from tools.catalogs.notes.pieces import fill
from tools.checking.checks import find_blocking_faults
from tools.drafting.confidence import Confidence
from tools.drafting.engine import Engine, Translation
from tools.drafting.gaps import Gap, find_gaps
from tools.drafting.guards import explain_rejection
from tools.drafting.sentence_drafts import Drafter, Pivot, Sentence
from tools.glossary import Glossary
from tools.language.sentences import Languages
from tools.markup.paragraphs import is_block
from tools.model.catalog import Catalog, Entry, State

__all__ = ["Draft", "Pivot", "Sentence", "apply", "propose"]

BESIDE = "what goes with it could not be drafted"
"""Of a sentence in one gap with others."""
LONGEST_REASON = 160
"""Letters of a reason in a comment."""


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What is proposed for one entry."""

    before: Entry
    entry: Entry
    """With the proposal; where nothing safe was found, empty as it was, with the reasons."""
    sentences: tuple[Sentence, ...]
    """Of each sentence that was open, as it is in ``entry``."""

    @property
    def key(self) -> tuple[str | None, str]:
        """Of the entry."""
        return self.before.key


def propose(
    catalog: Catalog,
    *,
    memory: Memory,
    engine: Engine | None,
    glossary: Glossary,
    languages: Languages,
    done: MutableMapping[str, Translation] | None = None,
    via: Pivot | None = None,
    confidence: Confidence | None = None,
) -> Iterator[Draft]:
    """Draft the open entries of *catalog*, in order; the engine is asked in one batch.

    :param engine: None: the memory alone.
    :param done: the engine's answers so far, which are not asked for again; new ones are
        put in, so that a run that was cut off goes on where it was.
    :param via: the engine translates from its language, and not from the source's.
    :param confidence: says how sure the engine may be; None: nothing is said of that.
    """
    annotated = (AnnotatedEntry(entry, languages) for entry in catalog)
    work = [(entry, open_ones) for entry in annotated if (open_ones := find_gaps(entry))]
    drafter = Drafter(memory, engine, glossary, languages, {} if done is None else done, via)
    proposals = drafter.draft(
        sentence for _, gaps in work for gap in gaps for sentence in _stripped(gap)
    )
    if confidence:
        proposals = {sentence: confidence.rate(made) for sentence, made in proposals.items()}
    for annotated_entry, gaps in work:
        entry = annotated_entry.entry
        rows = [_row(gap, proposals) for gap in gaps]
        made = _made(annotated_entry, gaps, rows, drafter.origin)
        if isinstance(made, str):  # each is well by itself
            rows = [_left(row, made) for row in rows]
            made = entry
        if engine and made is entry:
            made = _explained(annotated_entry, gaps, rows, drafter.origin)
        yield Draft(before=entry, entry=made, sentences=tuple(chain.from_iterable(rows)))


def apply(catalog: Catalog, drafts: Iterable[Draft]) -> Catalog:
    """Put *drafts* into *catalog*; an entry that is not as it was then stays as it is."""
    by_key = {draft.key: draft for draft in drafts}
    entries = tuple(
        draft.entry if (draft := by_key.get(entry.key)) and draft.before == entry else entry
        for entry in catalog
    )
    return replace(catalog, entries=entries)


def _row(gap: Gap, found: dict[str, Sentence]) -> tuple[Sentence, ...]:
    """What is proposed for one gap: something for each of its sentences, or for none."""
    row = tuple(found[sentence] for sentence in _stripped(gap))
    return row if all(one.text for one in row) else _left(row, BESIDE)


def _left(row: tuple[Sentence, ...], reason: str) -> tuple[Sentence, ...]:
    """*row* without its proposals; *reason* is why those that are good are left out, too."""
    return tuple(Sentence(reasons=(reason,)) if one.text else one for one in row)


def _made(
    annotated: AnnotatedEntry,
    gaps: Sequence[Gap],
    rows: Sequence[tuple[Sentence, ...]],
    origin: str,
) -> Entry | str:
    """The entry with its proposals; as it is if there are none; or why they are not safe."""
    entry, languages = annotated.entry, annotated.languages
    texts = [_joined(row) for row in rows]
    if not any(texts):
        return entry
    new = entry.state is State.UNTRANSLATED
    framed = _with_gaps(entry, gaps) if new else entry
    sources = [" ".join(_stripped(gap)) for gap in gaps]
    msgstr = fill(framed, texts).msgstr
    bare = entry.msgid.strip() if new else fill(framed, sources).msgstr
    whole = fill(
        framed, [text or source for text, source in zip(texts, sources, strict=True)]
    ).msgstr
    if is_block(msgstr) and not is_block(framed.msgstr):
        msgstr, whole = rf"\{msgstr}", rf"\{whole}"
    unlike = [] if is_block(framed.msgstr) else find_blocking_faults(bare, whole, languages)
    if unlike or (is_block(msgstr) and not is_block(framed.msgstr)):
        return explain_rejection(next(iter(unlike), "it would begin a list or a directive"))
    flags = entry.flags if entry.fuzzy else ("fuzzy", *entry.flags)
    comments = write_comments(annotated, gaps, rows, origin)
    made = replace(entry, msgstr=msgstr, flags=flags, comments=comments)
    if new:  # there is nothing that was translated before
        made = replace(made, previous_msgid=None, previous_msgctxt=None, previous_msgid_plural=None)
    return made


def _with_gaps(entry: Entry, gaps: Sequence[Gap]) -> Entry:
    """An untranslated entry, a gap in the place of each sentence."""
    msgstr = "".join(GAP + _space(gap.sentences[-1]) for gap in gaps).strip()
    return replace(entry, msgstr=msgstr)


def _explained(
    annotated: AnnotatedEntry,
    gaps: Sequence[Gap],
    rows: Sequence[tuple[Sentence, ...]],
    origin: str,
) -> Entry:
    """The entry with the reasons why it stays empty; one with gaps has had them since they came."""
    entry = annotated.entry
    noted = any(one.noted for row in rows for one in row)
    if entry.state is not State.UNTRANSLATED or not noted:
        return entry
    return replace(entry, comments=write_comments(annotated, gaps, rows, origin))


def _joined(row: Sequence[Sentence]) -> str:
    """The proposals for one gap; empty if there are none."""
    return " ".join(one.text for one in row).strip()


def _stripped(gap: Gap) -> list[str]:
    """The sentences of a gap, each on one line."""
    return [" ".join(sentence.strip().splitlines()) for sentence in gap.sentences]


def _space(sentence: str) -> str:
    return " " if sentence[-1:].isspace() else ""


def write_comments(
    annotated: AnnotatedEntry,
    gaps: Sequence[Gap],
    rows: Sequence[tuple[Sentence, ...]],
    origin: str,
) -> tuple[str, ...]:
    """List the person's own lines, the older notes, this run's notes, and each remark.

    :param rows: for each of *gaps*, what is proposed for its sentences.
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
    for gap, row in zip(gaps, rows, strict=True):
        for number, sentence in enumerate(row, gap.first):
            sign = checksum(sentence.text) if sentence.text else GAPPED
            signs[sentence.origin or origin][number] = sign
            shares[number] = sentence.confidence
            settled.add(number + 1)
            said += (Remark(number + 1, _line(reason)) for reason in _reasons(sentence))
    if annotated.entry.state is State.UNTRANSLATED:  # of older drafts nothing is left
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
    """*text* as it can be in a comment."""
    shown = " ".join(text.split())
    shown = "".join(sign if sign.isprintable() else "�" for sign in shown)
    return shown if len(shown) <= LONGEST_REASON else f"{shown[: LONGEST_REASON - 1]}…"

"""Proposals for what is untranslated or has gaps, sentence by sentence. Never more than that.

For every open sentence, in this order: a person's words from the memory, an engine's, a
person's words for a sentence much like it; where none of them is safe, a gap that says why.

Laws (tests/unit/drafting/test_propose.py), for any engine at all: no reviewed word changes; what is
written is one paragraph, marked up like its msgid; a second run changes nothing; the same
input gives the same bytes.

Which module does what::

    gaps             what is open: sentences of an entry, catalogues; drafts taken back
    sentence_drafts  a proposal for each sentence, past every check
    strategies       what to ask an engine so that links and markup survive
    guards           what its answer has to pass
    term_repair      the glossary's words in the place of the engine's; term_probes: how else to ask
    confidence       how sure the engine may be of one, estimated from reviewed sentences
    comments         what a draft says of itself, as notes (tools/catalogs/notes/README.md)
    run              all of it for one edition, with files and progress
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, MutableMapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from tools.catalogs.memory import Memory
from tools.catalogs.notes.annotated import AnnotatedEntry
from tools.catalogs.notes.changed import GAP
from tools.catalogs.notes.pieces import fill
from tools.checking.checks import blocking_faults
from tools.drafting.comments import write_comments
from tools.drafting.confidence import Confidence
from tools.drafting.engine import Engine, Translation
from tools.drafting.gaps import Gap, find_gaps
from tools.drafting.guards import rejection
from tools.drafting.sentence_drafts import Drafter, Pivot, Sentence
from tools.glossary import Glossary
from tools.language.sentences import Languages
from tools.markup.paragraphs import is_block
from tools.model.catalog import Catalog, Entry, State

__all__ = ["Draft", "Pivot", "Sentence", "apply", "propose"]

BESIDE = "what goes with it could not be drafted"
"""Of a sentence in one gap with others."""


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What is proposed for one entry."""

    before: Entry
    entry: Entry
    """With the proposal; where nothing safe was found, empty as it was, with the reasons."""
    sentences: tuple[Sentence, ...]
    """Of each sentence that was open, as it stands in ``entry``."""

    @property
    def key(self) -> tuple[str | None, str]:
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
        sentence for _, holes in work for gap in holes for sentence in _stripped(gap)
    )
    if confidence:
        proposals = {sentence: confidence.rated(made) for sentence, made in proposals.items()}
    for annotated_entry, holes in work:
        entry = annotated_entry.entry
        rows = [_row(gap, proposals) for gap in holes]
        made = _made(annotated_entry, holes, rows, drafter.origin)
        if isinstance(made, str):  # each is well by itself
            rows = [_left(row, made) for row in rows]
            made = entry
        if engine and made is entry:
            made = _explained(annotated_entry, holes, rows, drafter.origin)
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
    """*row* without its proposals; *reason* is why those that are good do not stand either."""
    return tuple(Sentence(reasons=(reason,)) if one.text else one for one in row)


def _made(
    annotated: AnnotatedEntry,
    holes: Sequence[Gap],
    rows: Sequence[tuple[Sentence, ...]],
    origin: str,
) -> Entry | str:
    """The entry with its proposals; as it is if there are none; or why they are not safe."""
    entry, languages = annotated.entry, annotated.languages
    texts = [_joined(row) for row in rows]
    if not any(texts):
        return entry
    new = entry.state is State.UNTRANSLATED
    framed = _with_gaps(entry, holes) if new else entry
    sources = [" ".join(_stripped(gap)) for gap in holes]
    msgstr = fill(framed, texts).msgstr
    bare = entry.msgid.strip() if new else fill(framed, sources).msgstr
    whole = fill(
        framed, [text or source for text, source in zip(texts, sources, strict=True)]
    ).msgstr
    if is_block(msgstr) and not is_block(framed.msgstr):
        msgstr, whole = rf"\{msgstr}", rf"\{whole}"
    unlike = [] if is_block(framed.msgstr) else blocking_faults(bare, whole, languages)
    if unlike or (is_block(msgstr) and not is_block(framed.msgstr)):
        return rejection(next(iter(unlike), "it would begin a list or a directive"))
    flags = entry.flags if entry.fuzzy else ("fuzzy", *entry.flags)
    comments = write_comments(annotated, holes, rows, origin)
    made = replace(entry, msgstr=msgstr, flags=flags, comments=comments)
    if new:  # there is nothing that was translated before
        made = replace(made, previous_msgid=None, previous_msgctxt=None, previous_msgid_plural=None)
    return made


def _with_gaps(entry: Entry, holes: Sequence[Gap]) -> Entry:
    """An untranslated entry, a gap in the place of each sentence."""
    msgstr = "".join(GAP + _space(gap.sentences[-1]) for gap in holes).strip()
    return replace(entry, msgstr=msgstr)


def _explained(
    annotated: AnnotatedEntry,
    holes: Sequence[Gap],
    rows: Sequence[tuple[Sentence, ...]],
    origin: str,
) -> Entry:
    """The entry with the reasons why it stays empty; one with gaps has had them since they came."""
    entry = annotated.entry
    told = any(one.noted for row in rows for one in row)
    if entry.state is not State.UNTRANSLATED or not told:
        return entry
    return replace(entry, comments=write_comments(annotated, holes, rows, origin))


def _joined(row: Sequence[Sentence]) -> str:
    """The proposals for one gap; empty if there are none."""
    return " ".join(one.text for one in row).strip()


def _stripped(gap: Gap) -> list[str]:
    """The sentences of a gap, each on one line."""
    return [" ".join(sentence.strip().splitlines()) for sentence in gap.sentences]


def _space(sentence: str) -> str:
    return " " if sentence[-1:].isspace() else ""

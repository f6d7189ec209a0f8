"""Drafts that nobody has touched, taken back, so that they can be made again."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from tools.catalogs.notes.annotated import LONGEST_RUN, AnnotatedEntry
from tools.catalogs.notes.changed import checksum
from tools.catalogs.notes.drafted import GAPPED
from tools.language.sentences import Languages
from tools.model.catalog import Catalog, Entry, State


def take_back(catalog: Catalog, languages: Languages) -> Catalog:
    """Restore *catalog* as it was before the machine's drafts.

    Only an entry whose every sentence is the machine's, word for word, or a gap that it
    left: what a person began to mend, or had translated before, stays.
    """
    annotated = (AnnotatedEntry(entry, languages) for entry in catalog)
    entries = (_bare(one) if _is_machines(one) else one.entry for one in annotated)
    return replace(catalog, entries=tuple(entries))


def _is_machines(annotated: AnnotatedEntry) -> bool:
    drafts = [note for note in annotated.drafts if not note.mended]
    signs = {sign for note in drafts for sign in note.signs}
    parts = annotated.target_parts
    return (
        annotated.entry.state is State.DRAFT
        and bool(drafts)
        and all(
            still or sign == GAPPED
            for still, sign in zip(annotated.untouched, drafts[-1].signs, strict=True)
        )
        and any(parts)
        and all(_is_covered(part, signs) for part in parts)
    )


def _is_covered(sentences: Sequence[str], signs: Set[str]) -> bool:
    """Whether nothing stands in *sentences* but what *signs* are the checksums of."""
    start = 0
    while start < len(sentences):
        ends = range(min(start + LONGEST_RUN, len(sentences)), start, -1)
        runs = (end for end in ends if checksum("".join(sentences[start:end]).strip()) in signs)
        if (end := next(runs, None)) is None:
            return False
        start = end
    return True


def _bare(annotated: AnnotatedEntry) -> Entry:
    entry = annotated.entry
    flags = tuple(flag for flag in entry.flags if flag != "fuzzy")
    return replace(entry, msgstr="", flags=flags, comments=annotated.comments_of_others)

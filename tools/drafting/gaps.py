"""What is to be drafted: the sentences that an entry leaves open, the catalogues that have any.

With drafts that nobody has touched taken back, so that they can be made again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from typing import NamedTuple

from tools.catalogs.notes.annotated import LONGEST_RUN, AnnotatedEntry
from tools.catalogs.notes.changed import GAP, checksum
from tools.catalogs.notes.drafted import GAPPED
from tools.catalogs.notes.pieces import Part, pieces
from tools.language.sentences import Languages
from tools.model.catalog import Catalog, Entry, State
from tools.model.errors import UsageError
from tools.model.text import printable


class Gap(NamedTuple):
    """Sentences of the msgid that one gap, or an empty msgstr, leaves open."""

    first: int
    """From 0."""
    sentences: tuple[str, ...]
    """With the white space after each."""


def find_gaps(annotated: AnnotatedEntry) -> tuple[Gap, ...]:
    """Find what is open: every sentence of an untranslated entry; else what each gap leaves open.

    None where it is not sure what a gap is for, and none in reviewed or plural entries.

    >>> from tools.language.sentences import Languages
    >>> from tools.model.catalog import Entry
    >>> annotated = AnnotatedEntry(Entry(msgid="Why? Who?"), Languages("en", "es"))
    >>> [gap.sentences for gap in find_gaps(annotated)]
    [('Why? ',), ('Who?',)]
    """
    entry = annotated.entry
    if entry.obsolete or entry.msgid_plural is not None or GAP in entry.msgid:
        return ()
    if entry.state is State.UNTRANSLATED:
        sentences = annotated.sentences if entry.msgid.strip() else ()
        return tuple(Gap(number, (sentence,)) for number, sentence in enumerate(sentences))
    if entry.state is State.REVIEWED or GAP not in entry.msgstr:
        return ()
    count = entry.msgstr.count(GAP)
    for known in (_left_by_draft(annotated), _left_by_merge(annotated)):
        if len(known) == count:
            return known
    return ()


def _left_by_draft(annotated: AnnotatedEntry) -> tuple[Gap, ...]:
    """What the last run left open."""
    return tuple(
        Gap(number, (sentence,))
        for number, sentence in enumerate(annotated.sentences)
        if annotated.gaps_of_draft[number]
    )


def _left_by_merge(annotated: AnnotatedEntry) -> tuple[Gap, ...]:
    """What a merge left open."""
    left, first = [], 0
    for piece in pieces(annotated):
        if piece.part is Part.NEW:
            left.append(Gap(first, piece.sources))
        first += len(piece.sources)
    return tuple(left)


def take_back(catalog: Catalog, languages: Languages) -> Catalog:
    """Restore *catalog* as it was before the machine's drafts.

    Only an entry whose every sentence is the machine's, word for word, or a gap that it
    left: what a person began to correct, or had translated before, stays.
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
    """Whether nothing is in *sentences* but what *signs* are the checksums of."""
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


def open_catalogs(
    catalogs: Mapping[str, Catalog],
    documents: Mapping[str, Catalog],
    languages: Languages,
    *,
    only: str = "",
    redraft: bool = False,
) -> list[Catalog]:
    """List the catalogues of documents in which something is open, chrome included.

    :param documents: templates by domain.
    :param only: one document; empty for all.
    :param redraft: drafts that nobody has touched are taken back, and so are open again.
    :raises UsageError: there is no such document, or a catalogue is not its source's.
    """
    if only and only not in catalogs:
        raise UsageError(
            f"There is no catalogue {printable(only, 100)}.",
            hint=f"There are: {', '.join(sorted(catalogs))}.",
        )
    for domain, template in documents.items():
        if _keys(template) != _keys(catalogs.get(domain, Catalog(domain=domain))):
            raise UsageError(
                f"The catalogue {domain} is not up to date with its source.",
                hint="Type make update first.",
            )
    names = [only] if only else [domain for domain in documents if domain in catalogs]
    wanted = [catalogs[domain] for domain in names]
    if redraft:
        wanted = [take_back(catalog, languages) for catalog in wanted]
    return [
        catalog
        for catalog in wanted
        if any(find_gaps(AnnotatedEntry(entry, languages)) for entry in catalog)
    ]


def _keys(catalog: Catalog) -> Set[tuple[str | None, str]]:
    return {entry.key for entry in catalog if not entry.obsolete}

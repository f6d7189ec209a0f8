"""Draft one edition: read its catalogues, ask an engine, write the drafts.

What is proposed for a sentence is decided in ``propose``; this module only brings it what
it needs from outside, and takes away what it made.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from tools.catalogs.domains import PLAIN, keep_translated, language_pair, languages_of
from tools.catalogs.memory import OURS, Memory, MemoryUnit
from tools.drafting.confidence import Confidence
from tools.drafting.engine import Journal
from tools.drafting.engines import NAMES, UNVERSIONED, choose
from tools.drafting.gaps import open_catalogs, take_back
from tools.drafting.propose import Draft, Pivot, apply, propose
from tools.formats.tmx import read_tmx
from tools.language.sentences import Languages
from tools.model.catalog import Catalog
from tools.model.errors import UsageError
from tools.model.publication import Edition
from tools.model.text import printable
from tools.system.locks import hold_lock
from tools.system.progress import Progress
from tools.workspace import Workspace

SHOWN = 10
"""Reasons that are named for what is left to a person, the most frequent first."""


@dataclass(frozen=True, kw_only=True)
class DraftOptions:
    """How drafts are to be made."""

    engine: str = ""
    """A name of :data:`tools.drafting.engines.NAMES`, ``memory``, or empty for the first."""
    via: Edition | None = None
    """The edition whose reviewed sentences are drafted from."""
    only: str = ""
    """One document; empty for all."""
    redraft: bool = False
    dry: bool = False
    """Nothing is written."""
    memories: Mapping[str, Sequence[MemoryUnit]] = field(default_factory=dict)
    """Units that other tools remembered, by the name of their file."""
    environment: Mapping[str, str] = field(default_factory=dict)
    """May name LibreTranslate's servers, and holds its key."""


@dataclass(frozen=True, kw_only=True)
class CatalogDraft:
    """The drafts of one catalogue."""

    domain: str
    drafts: tuple[Draft, ...]
    changed: bool
    """Whether the file is, or would be, another."""


@dataclass(frozen=True, kw_only=True)
class EditionDraft:
    """The drafts of an edition."""

    outcomes: tuple[CatalogDraft, ...] = ()
    """One for each catalogue with something open."""
    remark: str = ""
    """How sure the drafts are, or why nobody can tell."""


def draft(
    workspace: Workspace, edition: Edition, documents: Mapping[str, Catalog], options: DraftOptions
) -> EditionDraft:
    """Draft what is open in an edition.

    The catalogues are held while they are read and written, and free while an engine works.
    All of it is asked for at once, and nothing is written before all of it is answered; the
    journal keeps the answers of a run that was stopped, and those of a model that has a version
    for later runs, too.

    :param documents: templates by domain.
    :raises ToolsError: something is not sound, not up to date, or not installed.
    """
    publication = workspace.publication()
    languages = languages_of(publication, edition)
    with workspace.alone_with_catalogs() as read:
        catalogs = read.catalogs(edition.locale)
    documents = {
        domain: template
        for domain, template in keep_translated(publication, edition, documents).items()
        if languages_of(publication, edition, domain) == languages
    }
    wanted = open_catalogs(
        catalogs, documents, languages, only=options.only, redraft=options.redraft
    )
    if not wanted:
        return EditionDraft()
    memory = Memory.of(_articles(catalogs), languages, options.memories)
    drafts, remark = _propose_all(read, edition, wanted, memory, options)
    with workspace.alone_with_catalogs() as now:
        outcomes = [
            _write(now, edition, catalog.domain, _drafts_of(catalog, drafts), options, languages)
            for catalog in wanted
        ]
    return EditionDraft(outcomes=tuple(outcomes), remark=remark)


def _propose_all(
    workspace: Workspace,
    edition: Edition,
    catalogs: Sequence[Catalog],
    memory: Memory,
    options: DraftOptions,
) -> tuple[list[Draft], str]:
    """Draft all *catalogs* at once; and say how sure the drafts are."""
    languages, glossary = languages_of(workspace.publication(), edition), workspace.glossary()
    with Progress(edition.locale.slug) as progress:
        engine, via = _engine(workspace, edition, options, progress_teller(progress))
        confidence = Confidence(memory, engine, glossary, languages, via)
        together = Catalog(domain="", entries=tuple(chain.from_iterable(catalogs)))
        drafts = list(
            propose(
                together, memory=memory, engine=engine, glossary=glossary, languages=languages,
                via=via, confidence=confidence,
            )
        )  # fmt: skip
    if engine and (options.engine or NAMES[0]) in UNVERSIONED:
        engine.forget()
    doubtful = sum(sentence.doubtful for draft in drafts for sentence in draft.sentences)
    shown = f" Doubtful sentences: {doubtful}." if confidence.shown else ""
    return drafts, f"{confidence.remark}{shown}"


def read_memories(
    source: Edition, editions: Sequence[Edition], names: Sequence[str]
) -> dict[Edition, dict[str, tuple[MemoryUnit, ...]]]:
    """Read TMX files: by edition and file, the units in the edition's languages.

    :param names: paths of the files.
    :raises UsageError: there is no such file, or it serves none of the editions.
    """
    memories: dict[Edition, dict[str, tuple[MemoryUnit, ...]]] = {one: {} for one in editions}
    for name in names:
        path = Path(name)
        if not path.is_file():
            raise UsageError(f"MEMORY={printable(name, 200)}: there is no such file.")
        tmx = read_tmx(path.read_bytes(), path=name)
        for edition, units in memories.items():
            languages = language_pair(source.locale, edition.locale)
            units[path.name] = units.get(path.name, ()) + tmx.of(languages)
        if not any(units[path.name] for units in memories.values()):
            wanted = " or ".join(edition.locale.html for edition in editions)
            raise UsageError(
                f"{name}:1: it has no sentence in both {source.locale.html} and {wanted}.",
                hint=f"It has: {', '.join(tmx.languages) or 'nothing'}.",
            )
    return memories


def lock_drafting(workspace: Workspace) -> AbstractContextManager[None]:
    """Hold the lock of drafting; a second run waits, and says so."""
    return hold_lock(workspace.lock_file("draft"), "Another run is drafting; waiting for it.")


def _drafts_of(catalog: Catalog, drafts: Sequence[Draft]) -> list[Draft]:
    """Those of the entries of one catalogue."""
    entries = {id(entry) for entry in catalog}
    return [one for one in drafts if id(one.before) in entries]


def _write(
    workspace: Workspace,
    edition: Edition,
    domain: str,
    drafts: Sequence[Draft],
    options: DraftOptions,
    languages: Languages,
) -> CatalogDraft:
    """Write drafts into the catalogue as it is by now: an engine takes its time, and an
    entry that somebody has saved meanwhile is theirs.

    :raises ToolsError: what they saved is not sound, or they save at this very moment.
    """
    before = workspace.catalog(edition.locale, domain)
    opened = take_back(before, languages) if options.redraft else before
    still = set(opened)
    mine = tuple(one for one in drafts if one.before in still)
    after = apply(opened, mine)
    changed = after != before
    if changed and not options.dry:
        changed = workspace.save(edition.locale, after)
    return CatalogDraft(domain=domain, drafts=mine, changed=changed)


def _engine(
    workspace: Workspace,
    edition: Edition,
    options: DraftOptions,
    tell: Callable[[int, Sequence[str]], None],
) -> tuple[Journal | None, Pivot | None]:
    """Who is asked, and about what; none: the memory alone."""
    if options.engine == OURS:
        return None, None
    source = workspace.publication().source
    origin = options.via or source
    engine = choose(options.engine or NAMES[0], workspace, origin, edition, options.environment)
    journal = Journal(engine, _journal(workspace, engine.name), tell)
    if origin == source:
        return journal, None
    languages = language_pair(source.locale, origin.locale)
    between = Memory.of(workspace.catalogs(origin.locale).values(), languages)
    return journal, Pivot(between, source.locale.gettext, origin.locale)


def _articles(catalogs: Mapping[str, Catalog]) -> list[Catalog]:
    """Those that people write in; buttons and notices say nothing of how they do."""
    return [catalog for domain, catalog in catalogs.items() if domain not in PLAIN]


def _journal(workspace: Workspace, name: str) -> Path:
    """A file for each engine, model and version: their answers are not each other's."""
    safe = hashlib.sha256(name.encode()).hexdigest()[:12]
    return workspace.answers / f"{safe}.jsonl"


def progress_teller(progress: Progress) -> Callable[[int, Sequence[str]], None]:
    """Tell *progress* in sentences and words, of one batch of questions after another."""
    words: list[int] = []
    """Of each sentence of every batch so far."""
    start = 0

    def tell(done: int, questions: Sequence[str]) -> None:
        nonlocal start
        if not done:
            start = len(words)
            words.extend(max(1, len(one.split())) for one in questions)
        there, total = sum(words[: start + done]), sum(words)
        said = f"{start + done:,} of {_count(len(words), 'sentence')}"
        left = f" · {_count(total - there, 'word')} left" if there < total else ""
        progress.tell(there, total, said + left)

    return tell


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def report(domain: str, drafts: Sequence[Draft]) -> Iterator[str]:
    """Say how many sentences have a draft, and which are left to a person, with the reason."""
    sentences = [one for draft in drafts for one in draft.sentences]
    left = [one for one in sentences if not one.text]
    flagged = [one for one in sentences if one.text and one.reasons]
    if not sentences:
        return
    yield (
        f"  {domain}: {len(sentences) - len(left)} of {len(sentences)} sentences drafted,"
        f" {len(flagged)} with a remark, {len(left)} left to you"
    )
    reasons = Counter("; ".join(one.reasons) or "nothing was proposed" for one in left)
    shown = reasons.most_common(SHOWN)
    for reason, count in shown:
        yield f"    left to you: {reason}{f' ({count} sentences)' if count > 1 else ''}"
    if more := len(left) - sum(count for _, count in shown):
        yield f"    … and {more} more; each says why, in its catalogue"

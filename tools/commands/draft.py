"""Let a machine draft what is untranslated or changed; a person's words are never touched."""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
from collections.abc import Callable
from pathlib import Path

from tools.drafts import Draft, Via, apply, propose
from tools.drafts.confidence import Confidence
from tools.drafts.gaps import gaps
from tools.drafts.redrafts import taken_back
from tools.editions import targets
from tools.engines import Engine
from tools.engines.choices import NAMES, choose
from tools.errors import UsageError
from tools.journal import Journal
from tools.memory import Memory
from tools.model import Catalog, Edition, Publication
from tools.press.extraction import extract
from tools.segments import Languages
from tools.workspace import Workspace


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("edition", nargs="?", default="", help="es, pt_BR, …")
    parser.add_argument("--engine", default="", help=f"{', '.join(NAMES)}, or memory alone")
    parser.add_argument("--via", default="", help="draft from this edition's reviewed sentences")
    parser.add_argument("--only", default="", help="one document, e.g. articles/latin-america-wave")
    parser.add_argument(
        "--redraft", action="store_true", help="drafts that nobody has touched are made again"
    )
    parser.add_argument("--dry", action="store_true", help="say what would be written")


def run(args: argparse.Namespace, workspace: Workspace) -> int:
    if not args.edition:
        raise UsageError("Which edition?", hint="make draft LANG=es")
    publication = workspace.publication()
    for edition in targets(publication, args.edition):
        with workspace.alone_with_catalogs():
            _draft(workspace, edition, args)
    return 0


def _draft(workspace: Workspace, edition: Edition, args: argparse.Namespace) -> None:
    source = workspace.publication().source
    catalogs = workspace.catalogs(edition.locale)
    wanted = _wanted(workspace, catalogs, args.only)
    languages = Languages(source.locale.gettext, edition.locale.gettext)
    if args.redraft:
        wanted = [taken_back(catalog, languages) for catalog in wanted]
    wanted = [catalog for catalog in wanted if any(gaps(entry, languages) for entry in catalog)]
    if not wanted:
        print(f"{edition.name}: nothing is left to draft")
        return
    memory = Memory.of(catalogs.values(), languages)
    engine, via = _engine(workspace, edition, args)
    glossary = workspace.glossary()
    confidence = Confidence(memory, engine, glossary, languages, via)
    written, doubtful = 0, 0
    for catalog in wanted:
        drafts = list(
            propose(
                catalog,
                memory=memory,
                engine=engine,
                glossary=glossary,
                languages=languages,
                via=via,
                confidence=confidence,
            )
        )
        after = apply(catalog, drafts)
        if not args.dry and workspace.save(edition.locale, after):
            written += 1
        _report(catalog, drafts)
        doubtful += sum(one.doubtful for draft in drafts for one in draft.sentences)
    if confidence.remark:
        shown = f" Doubtful sentences: {doubtful}." if confidence.shown else ""
        print(f"{edition.name}: {confidence.remark}{shown}")
    verb = "would be written" if args.dry else "written"
    print(f"{edition.name}: catalogues {verb}: {written if not args.dry else len(wanted)}")


def _wanted(workspace: Workspace, catalogs: dict[str, Catalog], only: str) -> list[Catalog]:
    """The catalogues to draft in; those of documents that are there, chrome included."""
    if only and only not in catalogs:
        raise UsageError(
            f"There is no catalogue {only}.", hint=f"There are: {', '.join(sorted(catalogs))}."
        )
    templates = extract(workspace).templates
    stale = [
        domain
        for domain, template in templates.items()
        if {entry.key for entry in template}
        != {entry.key for entry in catalogs.get(domain, ()) if not entry.obsolete}
    ]
    if stale:
        raise UsageError(
            f"The catalogue {stale[0]} is not up to date with its source.",
            hint="Type make update first.",
        )
    return [catalogs[domain] for domain in ([only] if only else templates)]


def _engine(
    workspace: Workspace, edition: Edition, args: argparse.Namespace
) -> tuple[Engine | None, Via | None]:
    """Who is asked, and about what; none: the memory alone."""
    if args.engine == "memory":
        return None, None
    publication = workspace.publication()
    source = publication.source
    origin = _origin(publication, edition, args.via) if args.via else source
    engine = choose(args.engine or NAMES[0], workspace, origin, edition, os.environ)
    journal = Journal(engine, _journal(workspace, engine.name), _progress())
    if origin == source:
        return journal, None
    languages = Languages(source.locale.gettext, origin.locale.gettext)
    between = Memory.of(workspace.catalogs(origin.locale).values(), languages)
    return journal, Via(between, source.locale.gettext, origin.locale)


def _origin(publication: Publication, edition: Edition, name: str) -> Edition:
    """The edition from whose reviewed sentences *edition* is drafted."""
    found = targets(publication, name)
    if len(found) != 1 or found[0] == edition:
        raise UsageError(
            f"VIA={name} does not say from which other edition {edition.name} is to be drafted.",
            hint="make draft LANG=pt VIA=es",
        )
    return found[0]


def _journal(workspace: Workspace, name: str) -> Path:
    """A file for each engine, model and version: their answers are not each other's."""
    safe = hashlib.sha256(name.encode()).hexdigest()[:12]
    return workspace.root / ".cache" / "answers" / f"{safe}.jsonl"


def _progress() -> Callable[[int, int], None]:
    """A line that counts, on a terminal; elsewhere a line now and then."""
    live = sys.stderr.isatty()

    def tell(done: int, total: int) -> None:
        end = "\n" if done == total or not live else ""
        start = "\r" if live else ""
        if live or done == total:
            print(f"{start}drafting: {done} of {total} sentences", end=end, file=sys.stderr)
            sys.stderr.flush()

    return tell


def _report(catalog: Catalog, drafts: list[Draft]) -> None:
    """How many sentences came from where, and which are left to a person, with the reason."""
    sentences = [one for draft in drafts for one in draft.sentences]
    if not sentences:
        return
    left = [one for one in sentences if not one.text]
    flagged = [one for one in sentences if one.text and one.reasons]
    print(
        f"  {catalog.domain}: {len(sentences) - len(left)} of {len(sentences)} sentences drafted,"
        f" {len(flagged)} with a remark, {len(left)} left to you"
    )
    for one in left[:10]:
        print(f"    left to you: {'; '.join(one.reasons) or 'nothing was proposed'}")

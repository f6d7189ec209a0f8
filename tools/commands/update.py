"""Bring the catalogues up to date with the articles; reviewed words are never lost."""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tools.catalogs.headers import SLUG, new_header
from tools.catalogs.merging import Merge, summarize
from tools.catalogs.merging.outcomes import find_heirs, find_strangers, giver_of, write_steps
from tools.catalogs.revision_date import update_date
from tools.checking.hunspell import lexicon_of
from tools.language.spelling_edits import Knows
from tools.model.catalog import Catalog
from tools.model.errors import UsageError
from tools.model.publication import ALL, Edition, Publication, resolve_translated
from tools.site.page_names import find_orphans, update_record
from tools.sources.extraction import Sources
from tools.sources.refresh import RefreshedEdition, refresh
from tools.system import clock
from tools.workspace import Workspace


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "edition", nargs="?", default=ALL, help="es, pt_BR, …; without it, every one"
    )
    parser.add_argument(
        "--typo",
        action="store_true",
        help="where only spelling mistakes were corrected, translations stay reviewed",
    )


def run(args: argparse.Namespace, workspace: Workspace) -> int:
    publication = workspace.publication()
    editions = resolve_translated(publication, args.edition)
    with workspace.alone_with_catalogs() as now:
        bring_up_to_date(now, publication, editions, typo=args.typo)
    return 0


def bring_up_to_date(
    workspace: Workspace,
    publication: Publication,
    editions: tuple[Edition, ...],
    *,
    typo: bool = False,
) -> None:
    """Update the catalogues of *editions*, and the addresses.

    Everything is read before anything is written: a fault anywhere changes nothing.

    :param typo: where no more than slips of the pen were corrected, translations stay reviewed.
    """
    sources, upkeeps = refresh(workspace, editions, typo=_words(publication) if typo else None)
    languages = [(one.before, one.merges) for one in upkeeps]
    inheritance = find_heirs(languages, workspace.documents())
    # Before a word moves: a run that is killed would not know any more where it came from.
    new = find_strangers(languages, inheritance)
    for sentence in update_record(workspace, publication, inheritance, new):
        print(sentence)
    _tell_of_orphans(workspace, publication, upkeeps)
    for upkeep in upkeeps:
        edition, merges = upkeep.edition, upkeep.merges
        now = clock.now()
        after = {
            merge.catalog.domain: _headed(merge, upkeep, publication, inheritance, now)
            for merge in merges
        }
        changed = workspace.save_together(edition.locale, write_steps(upkeep.before, after))
        _report(edition, merges, changed=changed)
        for merge in merges:
            for line in _mended(merge, sources):
                print(f"  {line}")
    update_record(workspace.afresh(), publication)  # with the addresses that came along


def _tell_of_orphans(
    workspace: Workspace, publication: Publication, upkeeps: Sequence[RefreshedEdition]
) -> None:
    """Once: while a catalogue has not heard of it."""
    living = {
        domain
        for upkeep in upkeeps
        for domain, catalog in upkeep.before.items()
        if not all(entry.obsolete for entry in catalog)
    }
    for document, sentence in find_orphans(workspace, publication):
        if document in living or not upkeeps:
            print(sentence)


def _words(publication: Publication) -> Knows:
    """:raises UsageError: no slip can be told from another word here."""
    language = publication.source.locale.gettext
    if knows := lexicon_of(language):
        return knows
    raise UsageError(
        f"TYPO=1 needs a dictionary of the articles' language ({language}), and none is here.",
        hint="make update; then look through what changed: make review",
    )


def _mended(merge: Merge, sources: Sources) -> Iterator[str]:
    """Where, and which slip, for each that left a translation as it was."""
    for place, outcome in enumerate(merge.outcomes):
        if outcome.slips:
            entry = merge.catalog.entries[place]
            line = sources.lines.get(merge.catalog.domain, {}).get(entry.msgid)
            where = ":".join(map(str, filter(None, (*entry.references[:1], line))))
            words = ", ".join(f"{slip.old} → {slip.new}" for slip in outcome.slips)
            yield f"{where or merge.catalog.domain}: {words}"


def _headed(
    merge: Merge,
    upkeep: RefreshedEdition,
    publication: Publication,
    inheritance: Mapping[str, str],
    now: datetime.datetime,
) -> Catalog:
    """A catalogue with its header: its own, or that of the one that its words came from; and the
    date of its words.
    """
    catalog = merge.catalog
    before = upkeep.before.get(catalog.domain)
    giver = upkeep.before.get(giver_of(merge))
    if giver and giver.header:
        stays = inheritance.get(giver.domain) != catalog.domain
        fields = tuple(one for one in giver.header if not (stays and one[0] == SLUG))
        catalog, before = replace(catalog, header=fields), giver
    elif not catalog.header:
        header = new_header(upkeep.edition.locale, publication.name, now)
        catalog = replace(catalog, header=header)
    return update_date(catalog, before, now)


def _report(edition: Edition, merges: tuple[Merge, ...], *, changed: bool) -> None:
    print(f"{edition.name}: {'updated' if changed else 'nothing has changed'}")
    if changed:
        for merge in merges:
            print(f"  {summarize(merge)}")

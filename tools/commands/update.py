"""Bring the catalogues up to date with the articles; reviewed words are never lost."""

from __future__ import annotations

import argparse
import datetime
from dataclasses import replace

from tools.editions import ALL, targets
from tools.headers import new_header
from tools.merges import Merge, summary
from tools.model import Catalog, Edition, Publication
from tools.updates import steps
from tools.upkeep import refresh
from tools.workspace import Workspace


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "edition", nargs="?", default=ALL, help="es, pt_BR, …; without it, every one"
    )
    parser.add_argument(
        "--typo",
        action="store_true",
        help="what changed in the source were slips of the pen: translations stay reviewed",
    )


def run(args: argparse.Namespace, workspace: Workspace) -> int:
    publication = workspace.publication()
    editions = targets(publication, args.edition)
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
    """Everything is read before anything is written: a fault anywhere changes nothing."""
    for upkeep in refresh(workspace, editions, typo=typo)[1]:
        edition, merges = upkeep.edition, upkeep.merges
        after = {merge.catalog.domain: _headed(merge, edition, publication) for merge in merges}
        written = [
            catalog.domain
            for catalog in steps(upkeep.before, after)
            if workspace.save(edition.locale, catalog)
        ]
        _report(edition, merges, changed=bool(written))


def _headed(merge: Merge, edition: Edition, publication: Publication) -> Catalog:
    if merge.catalog.header:
        return merge.catalog
    now = datetime.datetime.now(datetime.UTC)
    return replace(merge.catalog, header=new_header(edition.locale, publication.name, now))


def _report(edition: Edition, merges: tuple[Merge, ...], *, changed: bool) -> None:
    print(f"{edition.name}: {'updated' if changed else 'nothing has changed'}")
    if changed:
        for merge in merges:
            print(f"  {summary(merge)}")

"""Write an edition's reviewed sentences as TMX, for OmegaT, Trados, memoQ and the like."""

from __future__ import annotations

import argparse

from tools.catalogs.domains import PLAIN, languages_of
from tools.catalogs.memory import Memory
from tools.formats.tmx import render_tmx, sound
from tools.model.publication import ALL, resolve_translated
from tools.system import disk
from tools.workspace import Workspace


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "edition", nargs="?", default=ALL, help="es, pt_BR, …; without it, every one"
    )


def run(args: argparse.Namespace, workspace: Workspace) -> int:
    publication = workspace.publication()
    for edition in resolve_translated(publication, args.edition):
        if edition == publication.source:
            continue
        languages = languages_of(publication, edition)
        catalogs = workspace.catalogs(edition.locale).items()
        articles = [catalog for domain, catalog in catalogs if domain not in PLAIN]
        units = list(sound(Memory.of(articles, languages)))
        path = workspace.memory_file(edition.locale)
        disk.write(path, render_tmx(units, languages))
        print(f"{edition.name}: {len(units)} reviewed sentences in {workspace.shown(path)}")
    return 0

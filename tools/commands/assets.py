"""Make the subset fonts and the search library again, from npm's packages."""

from __future__ import annotations

import argparse
import subprocess
from pathlib import Path

from tools import disk
from tools.node import node_modules
from tools.press.chrome import messages
from tools.press.fonts import letters, subset
from tools.workspace import Workspace

STATIC = Path("tools/press/theme/onda/static")
SERIF = "@fontsource-variable/source-serif-4"
FONTS: dict[str, tuple[str, float | tuple[float, float]]] = {
    "serif.woff2": ("source-serif-4-latin-wght-normal.woff2", (400.0, 700.0)),
    "serif-italic.woff2": ("source-serif-4-latin-wght-italic.woff2", 400.0),
}


def arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(args: argparse.Namespace, workspace: Workspace) -> int:
    modules = node_modules(workspace.root)
    static = workspace.root / STATIC
    characters = letters(_texts(workspace))
    for name, (original, weight) in FONTS.items():
        font = (modules / SERIF / "files" / original).read_bytes()
        disk.write(static / name, subset(font, characters, weight=weight))
    disk.write(static / "OFL.txt", _licence(modules))
    _bundle(modules, static / "minisearch.js")
    return 0


def _texts(workspace: Workspace) -> list[str]:
    """Everything that an edition can show."""
    publication = workspace.publication()
    texts = [path.read_text(encoding="utf-8") for path in disk.files(workspace.source)]
    for template in (workspace.root / STATIC).parent.glob("*.html"):
        texts += [msgid for _line, msgid in messages(template.read_text(encoding="utf-8"))]
    for edition in publication.editions:
        texts.append(edition.name)
        for catalog in workspace.catalogs(edition.locale).values():
            texts += [entry.msgstr for entry in catalog]
    return texts


def _licence(modules: Path) -> bytes:
    note = (
        "The fonts beside this file are subsets of Source Serif 4, under another name\n"
        "because the licence reserves the typeface's own.\n\n"
        "Copyright 2014-2021 Adobe (http://www.adobe.com/), with Reserved Font Name 'Source'.\n\n"
    )
    text = (modules / SERIF / "LICENSE").read_text(encoding="utf-8")
    return (note + text[text.index("This Font Software") :]).encode()


def _bundle(modules: Path, path: Path) -> None:
    """The search library as one small script that defines ``MiniSearch``."""
    command = [str(modules / ".bin" / "esbuild"), str(modules / "minisearch/dist/umd/index.js")]
    command += ["--minify", "--banner:js=/*! MiniSearch, (c) Luca Ongaro, MIT licence */"]
    script = subprocess.run(command, check=True, capture_output=True).stdout
    disk.write(path, script)

"""Make the shipped stylesheets and scripts, the fonts and the dictionaries again."""

from __future__ import annotations

import argparse
import unicodedata
from io import BytesIO
from pathlib import Path

from fontTools import subset as fonttools_subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from tools.checking.hunspell import PACKED, pack
from tools.dev.bundles import ENDINGS, node_modules, search_endings, write_bundles
from tools.language.languages import LANGUAGES
from tools.model.errors import ConfigError
from tools.sources.extraction import template_messages
from tools.system import disk
from tools.workspace import Workspace

STATIC = Path("tools/site/theme/onda/static")
SERIF = "@fontsource-variable/source-serif-4"
FONTS: dict[str, tuple[str, float | tuple[float, float]]] = {
    "serif.woff2": ("source-serif-4-latin-wght-normal.woff2", (400.0, 700.0)),
    "serif-italic.woff2": ("source-serif-4-latin-wght-italic.woff2", 400.0),
}
FAMILY = "Onda Serif"
"""The licence reserves the name "Source" for the unchanged typeface."""
COMMON = {chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x100))} - {"\xad"}
"""ASCII and Latin-1: what a reviewer may type tomorrow without making fonts again."""
FEATURES = ["ccmp", "kern", "liga", "locl", "mark", "mkmk"]
DICTIONARIES = {
    name: source for language in LANGUAGES for name, source in language.spelling.packed.items()
}
"""Name -> Debian's name, and package; its es_ES is the Spanish of every country."""
SYSTEM = Path("/usr/share/hunspell")
MOZILLA = Path("/usr/share/common-licenses/MPL-2.0")


def arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(args: argparse.Namespace, workspace: Workspace) -> int:
    disk.write(workspace.root / ENDINGS, search_endings().encode())
    write_bundles(workspace.root, into=workspace.root)
    modules = node_modules(workspace.root)
    static = workspace.root / STATIC
    characters = collect_letters(_texts(workspace))
    for name, (original, weight) in FONTS.items():
        font = (modules / SERIF / "files" / original).read_bytes()
        disk.write(static / name, subset(font, characters, weight=weight))
    disk.write(static / "OFL.txt", _licence(modules))
    for name, (original, package) in DICTIONARIES.items():
        if not (SYSTEM / f"{original}.dic").is_file():
            raise ConfigError(
                f"{package} is not installed.", hint=f"On Debian: apt install {package}"
            )
        pack(SYSTEM, name, original)
    disk.write(PACKED / "LICENCE.txt", dictionaries_licence(MOZILLA.read_text(encoding="utf-8")))
    return 0


def _texts(workspace: Workspace) -> list[str]:
    """Everything that an edition can show."""
    publication = workspace.publication()
    texts = [path.read_text(encoding="utf-8") for path in disk.files(workspace.source)]
    for template in (workspace.root / STATIC).parent.glob("*.html"):
        texts += [msgid for _line, msgid in template_messages(template.read_text(encoding="utf-8"))]
    for edition in publication.editions:
        texts.append(edition.name)
        for catalog in workspace.catalogs(edition.locale).values():
            texts += [entry.msgstr for entry in catalog]
    return texts


def collect_letters(texts: list[str]) -> set[str]:
    """Collect the characters that a font must have to set *texts*."""
    used = {char for text in texts for char in unicodedata.normalize("NFC", text)}
    return COMMON | {char for char in used if unicodedata.category(char)[0] != "C"}


def subset(font: bytes, characters: set[str], *, weight: float | tuple[float, float]) -> bytes:
    """Make the woff2 font of just *characters*, at one weight or over a range of them.

    Fonts are kept in ``theme/onda/static``, so that printing an edition needs no fontTools.
    """
    face = TTFont(BytesIO(font), recalcTimestamp=False)
    face = instancer.instantiateVariableFont(face, {"wght": weight})
    _rename(face)
    options = fonttools_subset.Options(
        flavor="woff2", layout_features=FEATURES, hinting=False, notdef_outline=True
    )
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    subsetter = fonttools_subset.Subsetter(options)
    subsetter.populate(unicodes=[ord(char) for char in characters])
    subsetter.subset(face)
    out = BytesIO()
    fonttools_subset.save_font(face, out, options)
    return out.getvalue()


def _rename(face: TTFont) -> None:
    short = FAMILY.replace(" ", "")
    for record in list(face["name"].names):
        if record.nameID in {1, 4, 16}:
            record.string = FAMILY
        elif record.nameID in {3, 6, 25}:
            record.string = short


def _licence(modules: Path) -> bytes:
    note = (
        "The fonts beside this file are subsets of Source Serif 4, under another name\n"
        "because the licence reserves the typeface's own.\n\n"
        "Copyright 2014-2021 Adobe (http://www.adobe.com/), with Reserved Font Name 'Source'.\n\n"
    )
    text = (modules / SERIF / "LICENSE").read_text(encoding="utf-8")
    return (note + text[text.index("This Font Software") :]).encode()


def dictionaries_licence(text: str) -> bytes:
    """Write the licence file of the packed dictionaries.

    :param text: of the Mozilla Public License.
    """
    note = (
        "The dictionaries beside this file are LibreOffice's, as in Debian, packed with xz.\n"
        "\n"
        "es: Copyright Santiago Bosio and the RLA-ES project, <https://github.com/sbosio/rla-es>;\n"
        "under the GPL 3 or later, the LGPL 3 or later, or the MPL 1.1 or later, at your choice.\n"
        "pt_BR: VERO, Copyright 2006-2013 Raimundo Santos Moura <raimundo.smoura@gmail.com>;\n"
        "under the LGPL 3 or the MPL, at your choice.\n"
        "\n"
        "They are here under the Mozilla Public License 2.0:\n\n"
    )
    return (note + text).encode()

"""Install npm's packages, and bundle stylesheets and scripts into the files that are shipped.

npm is for lint, the assets and the browser tests, never for an edition.

Sources are many small files, as people read them; a page gets one stylesheet and one script. The
bundles are checked in, so that only who changes a source needs npm; a test says whether they are
fresh. Their order and bytes depend on the sources and on esbuild's locked version alone.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tools.books.assets import read_palette
from tools.language.languages import LANGUAGES
from tools.model.errors import ConfigError
from tools.system import disk
from tools.system.locks import hold_lock

VARIABLE_RE = re.compile(r"var\(--([a-z]+)\)")
ESBUILD = (
    "--bundle", "--charset=utf8", "--minify-whitespace", "--log-level=warning",
    "--format=iife", "--target=es2020", "--external:*.woff2", "--external:*.ttf",
)  # fmt: skip
"""A script is a classic one, for pages opened from the disk may not load modules. Names are not
shortened: what a browser complains of can be looked up in the source."""
DRAWING = ".svg"
"""What is only given its colours."""


@dataclass(frozen=True)
class Bundle:
    """A shipped file and what it is made from: paths from the project's top."""

    source: str
    shipped: str
    fixed: bool = False
    """Write the palette's light colours in, for readers that know no variables of CSS."""


THEME = "tools/site/theme"
ENDINGS = f"{THEME}/js/search/endings.js"
BUNDLES = (
    Bundle(f"{THEME}/css/onda.css", f"{THEME}/onda/static/onda.css"),
    Bundle(f"{THEME}/icon.svg", f"{THEME}/onda/static/icon.svg", fixed=True),
    Bundle(f"{THEME}/css/books/card.css", f"{THEME}/onda/books/card.css", fixed=True),
    Bundle(f"{THEME}/css/books/epub.css", f"{THEME}/onda/books/epub.css", fixed=True),
    Bundle(f"{THEME}/css/books/pdf.css", f"{THEME}/onda/books/pdf.css", fixed=True),
    Bundle(f"{THEME}/js/search/view.js", f"{THEME}/onda/static/search.js"),
    Bundle(f"{THEME}/js/suggest.js", f"{THEME}/onda/static/suggest.js"),
    Bundle("tools/reviewing/page/css/review.css", "tools/reviewing/page/review.css"),
    Bundle("tools/reviewing/page/js/main.js", "tools/reviewing/page/review.js"),
    Bundle("tools/preview/css/preview.css", "tools/preview/static/preview.css"),
    Bundle("tools/preview/js/main.js", "tools/preview/static/preview.js"),
)


def node_modules(root: Path) -> Path:
    """Return the folder of the locked npm packages, installed on first need.

    :raises ConfigError: there is no npm here, or it could not install them.
    """
    folder = root / "tools"
    lock = folder / "package-lock.json"
    stamp = folder / "node_modules" / ".installed"
    npm = shutil.which("npm")
    with hold_lock(root / "build" / "npm.lock", "Another run is installing npm's packages."):
        if stamp.is_file() and stamp.read_bytes() == lock.read_bytes():
            return stamp.parent
        if npm is None:
            raise ConfigError("npm is not installed.", hint="On Debian: apt install npm")
        print("Installing npm's packages", flush=True)
        done = subprocess.run(
            [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
            cwd=folder, capture_output=True, text=True,
        )  # fmt: skip
        if done.returncode:
            raise ConfigError(f"npm could not install its packages:\n{done.stderr.strip()}")
        disk.write(stamp, lock.read_bytes())
    return stamp.parent


def search_endings() -> str:
    """Write the script that tells the search page what :class:`Language` knows of endings."""
    rows = [f'  {one.code}: "{one.search_endings}",\n' for one in LANGUAGES]
    return (
        "// What words end in, of each language (tools/language); make assets writes this file.\n"
        "\n"
        "/** @type {Record<string, string>} ies=y:2 makes y of ies after two letters or more. */\n"
        f"export const ENDINGS = {{\n{''.join(rows)}}};\n"
    )


def write_bundles(root: Path, into: Path) -> None:
    """Make every bundle again.

    :param root: the project, with the sources.
    :param into: the folder that gets the shipped files: *root* itself, but for a test.
    :raises ConfigError: npm's packages are not there, or esbuild finds a fault in a source.
    """
    esbuild = node_modules(root) / ".bin" / "esbuild"
    entries = [
        f"{bundle.shipped.removesuffix(suffix)}={bundle.source}"
        for bundle in BUNDLES
        if (suffix := Path(bundle.source).suffix) != DRAWING
    ]
    command = [str(esbuild), *entries, *ESBUILD, f"--outdir={into}"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        raise ConfigError(f"esbuild cannot make the bundles:\n{done.stderr.strip()}")
    for bundle in BUNDLES:
        if bundle.fixed:
            made = (
                root / bundle.source if bundle.source.endswith(DRAWING) else into / bundle.shipped
            )
            disk.write(into / bundle.shipped, _fix_colours(made.read_text("utf-8")).encode())


def _fix_colours(text: str) -> str:
    """Write the palette's values in the place of its variables."""
    colours = read_palette()
    return VARIABLE_RE.sub(lambda found: colours[found[1]], text)

"""The Nu HTML checker has nothing to say about any page, nor of the stylesheet and the icon."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from tests.support.project import need
from tools.system import disk
from tools.workspace import Workspace

KNOWN = [
    # An article's outermost section has its heading: the h1, which the template
    # places above the standfirst and the byline.
    ("Section lacks heading", '="body">\n<section '),
    # Files on the disk are of no origin to this checker; browsers know their own.
    ("Resource violates Content Security Policy (meta tag): external stylesheet", "_static/onda"),
    ("Resource violates Content Security Policy (meta tag): external script", "_static/"),
    ("Resource violates Content Security Policy (meta tag): image", "/_images/"),
    # No script, but data, which a policy lets be.
    ("Inline script violates Content Security Policy (meta tag)", '"application/ld+json"'),
]


def test_every_page_is_valid(
    built: Workspace,
    unfinished: Workspace,
    with_everything: Workspace,
    asking: Workspace,
    beside: Workspace,
    renamed: Workspace,
    published: Path,
    npm_packages: Path,
) -> None:
    java = need("java", package="default-jre-headless")
    checker = npm_packages / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = [java, "-jar", str(checker), "--format", "json", "--stdout"]
    command += ["--also-check-css", "--also-check-svg"]
    # Each file by name: in a folder vnu would read the fonts as HTML.
    built_too = (unfinished, with_everything, asking, beside, renamed)
    command += [str(path) for path in _files(built, *built_too)]
    command += [str(path) for path in published.rglob("*.html")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout, done.stderr
    messages = json.loads(done.stdout)["messages"]
    faults = [one for one in messages if one["type"] == "error" or one.get("subType") == "warning"]
    assert [fault for fault in faults if not _is_known(fault)] == []


def _files(*built: Workspace) -> list[Path]:
    """Every page, and one copy of what all pages share."""
    pages = [path for one in built for path in disk.files(one.html) if path.suffix == ".html"]
    return [*pages, *(built[0].html / "_static" / name for name in ("onda.css", "icon.svg"))]


def _is_known(message: dict[str, str]) -> bool:
    return any(
        message["message"].startswith(start) and place in message.get("extract", "")
        for start, place in KNOWN
    )

"""What is shipped is what the sources say, and a colour is written in one place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.books.assets import read_palette
from tools.dev.bundles import BUNDLES, ENDINGS, search_endings, write_bundles
from tools.system.disk import files
from tools.system.environment import ROOT

SHIPPED = {ROOT / bundle.shipped for bundle in BUNDLES}
WRITTEN = {".css", ".html", ".js", ".py", ".svg"}


@pytest.mark.usefixtures("npm_packages")
def test_every_bundle_is_fresh(tmp_path: Path) -> None:
    write_bundles(ROOT, into=tmp_path)
    stale = [
        bundle.shipped
        for bundle in BUNDLES
        if (ROOT / bundle.shipped).read_bytes() != (tmp_path / bundle.shipped).read_bytes()
    ]
    assert stale == [], "make assets makes them again"


def test_the_search_page_has_the_endings_of_every_language() -> None:
    assert (ROOT / ENDINGS).read_text("utf-8") == search_endings(), "make assets writes it again"


def test_a_reader_that_knows_no_variables_meets_none() -> None:
    for bundle in (one for one in BUNDLES if not one.shipped.endswith(".js")):
        text = (ROOT / bundle.shipped).read_text(encoding="utf-8")
        assert ("var(" in text) != bundle.fixed


def test_a_colour_of_the_palette_is_written_in_tokens_alone() -> None:
    colours = set(read_palette().values())
    assert "#7c2230" in colours
    folders = [path for path in (ROOT / "tools").iterdir() if path.name != "node_modules"]
    sources = [
        path
        for folder in folders
        for path in files(folder)
        if path.suffix in WRITTEN and path not in SHIPPED
    ]
    places = [
        path.name for path in sources if any(one in path.read_text("utf-8") for one in colours)
    ]
    assert sorted(places) == ["assets.py", "tokens.css"]  # an example, and the palette

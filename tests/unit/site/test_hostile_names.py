"""A name is words, wherever it stands: in a head, a note, a setting, a field of an article."""

from __future__ import annotations

import json
import re
import shutil
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.support.project import give_address, replace_once
from tools.catalogs.notes.reviewed import signed
from tools.site.sphinx_build.edition import build_edition
from tools.system import disk
from tools.workspace import Workspace

PLAIN = "Ana Ruiz"
HOSTILE = (
    "</script><script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "]]></name><x/>&amp",
    "{{ 7*7 }}{% raw %} `a <javascript:alert(1)>`_ |today| *x*", "'-alert()-'<!-- --><svg onload=x",
)  # fmt: skip
ARTICLE = "articles/latin-america-wave"


class Tags(HTMLParser):
    """Each tag of a page with the names of its attributes, and where it leads."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, ...]] = []
        self.data: list[str] = []
        self._is_data = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        leading = [value or "" for name, value in attrs if name in {"href", "src", "action"}]
        self.found.append((tag, *(name for name, _ in attrs), *leading))
        self._is_data = ("type", "application/ld+json") in attrs

    def handle_endtag(self, tag: str) -> None:
        self._is_data = False

    def handle_data(self, data: str) -> None:
        if self._is_data:
            self.data.append(data)


def printed(folder: Path, name: str) -> dict[str, str]:
    """The pages and feeds of the Spanish edition with *name* wherever one may stand."""
    workspace = Workspace(folder)
    spanish = next(one for one in workspace.publication().editions if one.locale.gettext == "es")
    catalog = workspace.catalog(spanish.locale, ARTICLE)
    path = workspace.catalog_path(spanish.locale, ARTICLE)
    text = path.read_text("utf-8")
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    head = f'"X-Credit: {escaped}\\n"\n"X-Reviewer: {escaped}\\n"\n'
    path.write_text(text.replace('"X-Credit: Onda\\n"\n', head), "utf-8")
    notes = (f"draft: {name} 1.0 00000000", *signed(catalog.entries[0], name).comments)
    text = path.read_text("utf-8")
    first = text.index("\n\n") + 2
    path.write_text(text[:first] + "".join(f"# {note}\n" for note in notes) + text[first:], "utf-8")
    replace_once(workspace.editions_file, 'name = "Español"', f"name = {json.dumps(name)}")
    words = re.sub(r"([`|*_:\\])", r"\\\1", name)  # what markup does there is an article's affair
    article = workspace.source / f"{ARTICLE}.rst"
    article.write_text(
        re.sub(r":author: .*", lambda _: f":author: {words}", article.read_text("utf-8"), count=1),
        "utf-8",
    )
    edition = next(one for one in workspace.publication().editions if one.locale == spanish.locale)
    result = build_edition(workspace, edition)
    assert not result.findings, result.findings
    return {
        file.relative_to(workspace.html).as_posix(): file.read_text("utf-8")
        for file in disk.files(workspace.html / "es")
        if file.suffix in {".html", ".xml", ".js"}
    }


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_does_nothing(project: Workspace, tmp_path: Path, name: str) -> None:
    give_address(project)
    shutil.copytree(project.root, tmp_path / "plain")
    before, after = printed(tmp_path / "plain", PLAIN), printed(project.root, name)
    for path, text in after.items():
        if path.endswith(".html"):
            plain, hostile = Tags(before[path]), Tags(text)
            assert hostile.found == plain.found, path
            assert list(map(json.loads, hostile.data)) or not plain.data
        elif path.endswith(".xml"):
            tags = [one.tag for one in ET.fromstring(text).iter()]
            assert tags == [one.tag for one in ET.fromstring(before[path]).iter()]

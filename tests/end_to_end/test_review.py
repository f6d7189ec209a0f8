"""make review: one file to send, with nothing in it that the catalogues do not say."""

from __future__ import annotations

import json
import re
import shutil
from typing import Any

import pytest

from tests.support.project import replace_once
from tools.cli import main
from tools.system.environment import ROOT
from tools.workspace import Workspace

ARTICLE = "articles/latin-america-wave"


@pytest.fixture
def press(project: Workspace) -> Workspace:
    shutil.copy(ROOT / "locale" / "glossary.csv", project.root / "locale")
    assert main(["update"], root=project.root) == 0
    return project


def review(press: Workspace, *arguments: str) -> int:
    return main(["review", *arguments], root=press.root)


def documents(press: Workspace, slug: str) -> dict[str, Any]:
    text = (press.root / "build" / "review" / f"{slug}.html").read_text(encoding="utf-8")
    found = re.search('<script type="application/json" id="data">(.*?)</script>', text)
    assert found
    return {one["name"]: one for one in json.loads(found[1])["documents"]}


def test_it_says_where_the_file_is_and_what_to_do_with_it(
    press: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert review(press, "pt") == 0
    out = capsys.readouterr().out
    assert out.startswith("Português (Brasil): build/review/pt-br.html\n")
    assert "make accept LANG=pt_BR FILE=" in out
    assert (press.root / "build" / "review" / "pt-br.html").is_file()


def test_it_shows_every_paragraph_a_reader_sees_in_the_order_of_the_article(
    press: Workspace,
) -> None:
    review(press, "es")
    found = documents(press, "es")
    # The workshop's own words are for those who run it.
    assert list(found) == [ARTICLE, "index", "press"]
    passages = found[ARTICLE]["passages"]
    assert [one["kind"] for one in passages[:3]] == ["title", "standfirst", "paragraph"]
    assert passages[-1]["kind"] == "note"
    assert len(passages) == 31
    assert found["press"]["plain"]
    assert not any(one.get("open") for one in passages)


def test_one_document_alone_can_be_sent(
    press: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert review(press, "es", "--only", ARTICLE) == 0
    assert list(documents(press, "es")) == [ARTICLE]
    assert review(press, "es", "--only", "articles/nothing") == 2
    assert ARTICLE in capsys.readouterr().err


def test_a_finding_and_its_fix_are_in_it_for_drafts_too(press: Workspace) -> None:
    path = press.catalog_folder(press.publication().editions[1].locale) / f"{ARTICLE}.po"
    replace_once(path, "asumió la presidencia el 28 de julio.", "asumió el 28 de Julio.")
    review(press, "es")
    (reviewed,) = (one for one in documents(press, "es")[ARTICLE]["passages"] if one.get("open"))
    replace_once(
        path, 'msgid "In Peru, a country in', '#, fuzzy\nmsgid "In Peru, a country in'
    )  # fmt: skip
    review(press, "es")
    (drafted,) = (one for one in documents(press, "es")[ARTICLE]["passages"] if one.get("open"))
    assert (reviewed["state"], drafted["state"]) == ("reviewed", "draft")
    assert reviewed["findings"] == drafted["findings"]
    finding, text = drafted["findings"][0], drafted["msgstr"]
    assert (text[finding["start"] : finding["end"]], finding["fix"]) == ("Julio", "julio")


def test_a_catalogue_behind_its_article_is_not_sent(
    press: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    with (press.source / f"{ARTICLE}.rst").open("a", encoding="utf-8") as file:
        file.write("\nIt rained.\n")
    assert review(press, "es") == 2
    assert "make update" in capsys.readouterr().err
    assert not (press.root / "build" / "review").exists()


def test_the_edition_has_to_be_said(press: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert review(press) == 2
    assert "make review LANG=es" in capsys.readouterr().err


def test_the_same_catalogues_give_the_same_bytes_and_are_not_touched(press: Workspace) -> None:
    path = press.root / "build" / "review" / "es.html"
    before = press.catalog_files(press.publication().editions[1].locale)
    review(press, "es")
    first = path.read_bytes()
    review(press, "es")
    assert path.read_bytes() == first
    assert press.catalog_files(press.publication().editions[1].locale) == before

"""A declared correction is on every edition at once, and costs none of them its place."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from lxml import etree

from tests.support import hreflang
from tests.support.project import copy_inputs, give_address, replace_once
from tools.cli import main
from tools.model.publication import Locale
from tools.workspace import Workspace

pytestmark = pytest.mark.usefixtures("fewer_books")

ARTICLE = "articles/latin-america-wave"
AT = f"{ARTICLE}.html"
URL = "https://onda.example/"
NOTICE = "An earlier version said 31 countries; there were 33."
ATOM = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"


def publish(project: Workspace, *arguments: str) -> int:
    return main(["publish", *arguments], root=project.root)


def correct(project: Workspace) -> None:
    """The author mends a paragraph, and says so."""
    path = project.source / f"{ARTICLE}.rst"
    replace_once(path, "of 31 countries", "of 33 countries")
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\n.. correction:: 2021-09-02\n\n   {NOTICE}\n")
    assert main(["update"], root=project.root) == 0


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    project = copy_inputs(tmp_path_factory.mktemp("corrected"))
    give_address(project, URL)
    correct(project)
    assert publish(project) == 0, "nobody had to allow anything"
    return project


@pytest.mark.parametrize("slug", ["es", "pt-br"])
def test_every_edition_stays_announced(corrected: Workspace, slug: str) -> None:
    assert hreflang.faults(corrected.site, URL) == []
    for name in (AT, ""):
        head = hreflang.heads(corrected.site, URL)[f"{URL}{slug}/{name}"]
        assert not head.noindex
        assert head.canonical == [f"{URL}{slug}/{name}"]
        assert set(head.alternates) == {"en", "es", "pt-BR", "x-default"}
    sitemap = (corrected.site / slug / "sitemap.xml").read_text(encoding="utf-8")
    assert f"<loc>{URL}{slug}/{AT}</loc>" in sitemap


@pytest.mark.parametrize("slug", ["es", "pt-br"])
def test_readers_are_shown_it_in_the_language_it_is_in(corrected: Workspace, slug: str) -> None:
    page = (corrected.site / slug / AT).read_text(encoding="utf-8")
    (notice,) = re.findall(r'<aside class="correction".*?</aside>', page, re.DOTALL)
    assert f'<p lang="en">{NOTICE}</p>' in notice
    assert '<p lang="en">On July 24th' in page, "what it corrects says the right thing"
    assert '<p class="notice" role="note">' in page, "and how far the translation goes is told"


def test_feeds_and_search_engines_are_told_which_language_it_is_in(corrected: Workspace) -> None:
    feed = etree.parse(corrected.site / "es" / "feed.xml")
    summaries = {one.text: one.get(f"{XML}lang") for one in feed.iter(f"{ATOM}summary")}
    assert summaries.pop(NOTICE) == "en"
    assert set(summaries.values()) == {None}
    data = json.loads(hreflang.heads(corrected.site, URL)[f"{URL}es/{AT}"].data)
    assert data["correction"] == [
        {"@type": "CorrectionComment", "datePublished": "2021-09-02", "text": NOTICE,
         "inLanguage": "en"},
    ]  # fmt: skip
    original = json.loads(hreflang.heads(corrected.site, URL)[f"{URL}en/{AT}"].data)
    assert "inLanguage" not in original["correction"][0]


def test_it_is_owed_and_status_says_so(
    corrected: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["status", "es", "--json"], root=corrected.root) == 0
    (edition,) = json.loads(capsys.readouterr().out)["editions"]
    (row,) = (one for one in edition["documents"] if one["domain"] == ARTICLE)
    assert edition["refusals"] == []
    assert row["lacks"] == ["2021-09-02"]
    assert len(row["owed"]) == 2
    assert NOTICE in row["owed"]
    main(["status", "es"], root=corrected.root)
    said = capsys.readouterr().out
    assert "owed to its readers, who see them in English meanwhile: 2 (" in said
    assert "may be published if make check finds no error" in said
    manifest = json.loads((corrected.site / "build-manifest.json").read_bytes())
    assert [(one["state"], one["owed"]) for one in manifest["editions"]] == [
        ("finished", 0), ("finished", 2), ("finished", 2),
    ]  # fmt: skip


def test_other_unfinished_work_does_not_go_along(
    project: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project.source / f"{ARTICLE}.rst"
    replace_once(path, "In Chile, sustained", "In Chile, long")
    correct(project)
    assert publish(project) == 1
    err = capsys.readouterr().err
    assert err.count("translated from an older text of the article: “In Chile, long") == 2
    assert NOTICE not in err
    assert "On July 24th" not in err


def test_a_draft_of_it_is_shown_to_nobody(project: Workspace) -> None:
    correct(project)
    before = project.catalog(Locale("es"), ARTICLE)
    entries = [
        replace(one, msgstr="BORRADOR", flags=("fuzzy",)) if one.msgid == NOTICE else one
        for one in before
    ]
    project.save(Locale("es"), replace(before, entries=tuple(entries)))
    assert publish(project) == 0
    assert "BORRADOR" not in (project.site / "es" / AT).read_text(encoding="utf-8")

"""What each paragraph of an article is; and a page without a date: in lists, search and sitemaps as
articles are, and in no feed.
"""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.project import copy_inputs, give_address
from tools.catalogs.domains import PRESS
from tools.model.catalog import Catalog, Entry
from tools.model.publication import Locale
from tools.publishing.gate import examine
from tools.site.sphinx_build.edition import BuiltEdition, build_edition
from tools.sources.extraction import extract
from tools.system.environment import ROOT
from tools.workspace import Workspace

ES, PT = Locale("es"), Locale("pt_BR")
STEPS = """\
:order: 2

===========
First steps
===========

.. standfirst::

   What to type first.

Reviewers read :doc:`their own page <reviewers>`.
"""
REVIEWERS = ":order: 1\n\nReviewers\n=========\n\nThe lighthouse keeper reads.\n"
ABOUT = "About us\n========\n\nWe are few.\n"
SPANISH = {
    "First steps": "Primeros pasos",
    "What to type first.": "Qué escribir primero.",
    "Reviewers read :doc:`their own page <reviewers>`.": (
        "Quien revisa lee :doc:`su propia página <reviewers>`."
    ),
}


def test_an_article_with_everything(project: Workspace) -> None:
    folder = ROOT / "tests" / "browser"
    shutil.copy(folder / "everything.rst", project.source / "articles")
    shutil.copy(folder / "wide.png", project.source)
    kinds = extract(project).kinds["articles/everything"]
    wanted = {
        "Everything that an article may have, *once*": "title",
        "A standfirst may have a second paragraph.": "standfirst",
        "A section": "heading",
        "A part of a section": "heading",
        "One thing": "item",
        "This is the second.": "item",
        "A quotation, set apart.": "quote",
        "Somebody": "attribution",
        "What stands at the head of a chapter.": "quote",
        "A line of verse": "line",
        "Term": "term",
        "What it means.": "paragraph",
        "A picture with a caption.": "caption",
        "A cell with some words in it": "cell",
        "The first footnote.": "footnote",
        "It was *not* so.": "correction",
        "Ana Example is nobody. She can be reached at ana@example.org.": "note",
    }
    assert {msgid: kinds[msgid] for msgid in wanted} == wanted


def test_every_paragraph_of_the_templates_has_a_kind(project: Workspace) -> None:
    sources = extract(project)
    for domain, kinds in sources.kinds.items():
        assert set(kinds) == {entry.msgid for entry in sources.templates[domain]}


def with_pages(folder: Path) -> Workspace:
    """Three pages; in Spanish one is finished, one is begun, and one is not."""
    workspace = copy_inputs(folder)
    give_address(workspace)
    (workspace.source / "guide").mkdir()
    for name, text in (
        ("guide/first-steps", STEPS), ("guide/reviewers", REVIEWERS), ("about", ABOUT),
    ):  # fmt: skip
        (workspace.source / f"{name}.rst").write_text(text, encoding="utf-8")
    header = workspace.catalog(ES, "index")
    for name, entries in (
        ("guide/first-steps", [Entry(msgid=one, msgstr=two) for one, two in SPANISH.items()]),
        ("guide/reviewers", [Entry(msgid="Reviewers", msgstr="Quienes revisan"),
                             Entry(msgid="The lighthouse keeper reads.")]),
        ("about", [Entry(msgid="About us"), Entry(msgid="We are few.")]),
    ):  # fmt: skip
        for locale in (ES, PT):
            empty = [replace(one, msgstr="") for one in entries]
            kept = tuple(entries if locale == ES else empty)
            workspace.save(locale, replace(header, domain=name, entries=kept))
    return workspace.afresh()


def printed(workspace: Workspace, name: str) -> BuiltEdition:
    (edition,) = (one for one in workspace.publication().editions if one.locale.gettext == name)
    found = build_edition(workspace, edition)
    assert found.findings == ()
    return found


@pytest.fixture(scope="module")
def spanish(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the Spanish edition."""
    return printed(with_pages(tmp_path_factory.mktemp("undated")), "es").page.parent


def text(folder: Path, name: str) -> str:
    return (folder / name).read_text(encoding="utf-8")


def test_the_front_page_lists_them_under_their_own_heading(spanish: Path) -> None:
    html = text(spanish, "index.html").partition('<section class="list" aria-labelledby="pages">')
    assert "Cómo se hace esta publicación</h2>" in html[2]
    shown = re.findall(r'<h3(.*?)><a href="(.*?)">(.*?)</a></h3>', html[2])
    assert shown == [
        ("", "guide/reviewers.html", "Quienes revisan"),
        ("", "guide/first-steps.html", "Primeros pasos"),
        (' lang="en" dir="ltr"', "about.html", "About us"),
    ], "in their order, and those without one last"
    assert "<p>Qué escribir primero.</p>" in html[2]
    assert "byline" not in html[2], "nobody's, and of no date"
    assert "guide/" not in html[0], "and not among the articles"


def test_the_page_has_no_byline_and_no_feed_has_it(spanish: Path) -> None:
    html = text(spanish, "guide/first-steps.html")
    assert "<h1>Primeros pasos</h1>" in html
    for word in ("byline", "credit", "<time", "Descargar", "author"):
        assert word not in html
    assert "guide/" not in text(spanish, "feed.xml")
    assert 'href="../../en/guide/first-steps.html"' in html, "other editions are one touch away"


def test_a_finished_page_is_announced_as_what_it_is(spanish: Path) -> None:
    html = text(spanish, "guide/first-steps.html")
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    said = json.loads(data)
    assert said["@type"] == "WebPage"
    assert (said["name"], said["inLanguage"]) == ("Primeros pasos", "es")
    assert said["translationOfWork"]["url"] == "https://onda.example/en/guide/first-steps.html"
    assert 'content="website"' in html
    assert 'hreflang="en" href="https://onda.example/en/guide/first-steps.html"' in html
    assert "https://onda.example/es/guide/first-steps.html" in text(spanish, "sitemap.xml")


def test_an_unfinished_page_says_so_and_is_not_announced(spanish: Path) -> None:
    html = text(spanish, "guide/reviewers.html")
    assert "<h1>Quienes revisan</h1>" in html
    assert '<p lang="en">The lighthouse keeper reads.</p>' in html
    assert "Esta página aún no está completa en este idioma." in html
    assert "application/ld+json" not in html
    assert "guide/reviewers" not in text(spanish, "sitemap.xml")
    assert '<h1 lang="en" dir="ltr">About us</h1>' in text(spanish, "about.html")


def test_search_finds_it(spanish: Path) -> None:
    assert '"guide/reviewers"' in text(spanish, "_static/search/articles.js")
    assert '"lighthouse"' in text(spanish, "_static/search/words-l.js")
    assert "Qué escribir primero." in text(spanish, "_static/search/guide/first-steps.js")


def test_the_gate_waits_for_no_page_that_nobody_has_begun(tmp_path: Path) -> None:
    workspace = with_pages(tmp_path / "onda")
    found = examine(workspace, [], "2026-11-30")
    english, _, portuguese = found.releases
    assert english.absent == {}
    assert portuguese.absent == {
        "about": "About us", "guide/first-steps": "First steps", "guide/reviewers": "Reviewers",
    }  # fmt: skip
    assert {one.edition.locale.gettext for one in found.obstacles} == {"es"}, "one is begun there"


def test_pages_alone_are_no_edition(tmp_path: Path) -> None:
    workspace = with_pages(tmp_path / "onda")
    for name in ("articles/latin-america-wave", "guide/reviewers"):
        before = workspace.catalog(ES, name)
        drafts = tuple(replace(one, msgstr="") for one in before)
        workspace.save(ES, replace(before, entries=drafts))
    found = examine(workspace.afresh(), [], "2026-11-30")
    assert [one.edition.locale.gettext for one in found.releases] == ["en", "pt_BR"]
    assert "Español is left out: no article of it has a reviewed passage" in found.absences


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        (":order: soon\n\n" + ABOUT, ":order: soon is not a whole number"),
        ("We are few.\n", "the page lacks a title"),
        (":draft: yes\n\n" + ABOUT, "only an article, in source/articles/, can be held back"),
    ],
)
def test_what_a_page_cannot_be_is_said(tmp_path: Path, page: str, sentence: str) -> None:
    workspace = copy_inputs(tmp_path / "onda")
    (workspace.source / "about.rst").write_text(page, encoding="utf-8")
    found = build_edition(workspace, workspace.publication().source)
    assert any(one.startswith("source/about.rst") and sentence in one for one in found.findings)


def test_a_page_may_have_an_address_in_its_own_language(tmp_path: Path) -> None:
    workspace = with_pages(tmp_path / "onda")
    before = workspace.catalog(ES, "guide/first-steps")
    workspace.save(ES, _called(before, "primeros-pasos"))
    folder = printed(workspace.afresh(), "es").page.parent
    assert "<h1>Primeros pasos</h1>" in text(folder, "guide/primeros-pasos.html")
    assert "primeros-pasos.html" in text(folder, "guide/first-steps.html"), (
        "the old one leads there"
    )


def _called(catalog: Catalog, slug: str) -> Catalog:
    return replace(catalog, header=(*catalog.header, ("X-Slug", slug)))


def test_the_heading_is_a_word_of_the_press(tmp_path: Path) -> None:
    words = {one.msgid for one in copy_inputs(tmp_path / "onda").catalog(ES, PRESS)}
    assert "How this publication is made" in words

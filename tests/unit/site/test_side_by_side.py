"""The original beside the translation: every paragraph, in its language, and nothing twice."""

from __future__ import annotations

import re
import shutil
from xml.etree.ElementTree import Element

import pytest

from tests.support.project import copy_inputs, give_address, replace_once
from tools.model.publication import Locale, Release
from tools.site.front_pages import update_front_pages
from tools.site.html_tree import parse_page, text_of
from tools.site.side_by_side import Row, pair_paragraphs, render_side_by_side
from tools.site.sphinx_build.edition import build_edition
from tools.system.environment import ROOT
from tools.workspace import Workspace

ARTICLE = "articles/latin-america-wave"
AT = f"es/{ARTICLE}.parallel.html"
EVERYTHING = ROOT / "tests" / "browser" / "everything.rst"


def article(inside: str) -> Element:
    page = f'<article><header class="head"><h1>Title</h1></header>{inside}</article>'
    return next(parse_page(page).iter("article"))


def found(original: str, translation: str) -> list[Row]:
    return list(pair_paragraphs(article(original), article(translation), Locale("en")))[1:]


@pytest.mark.parametrize(
    ("original", "translation", "expected"),
    [
        (
            '<div data-part="body"><p id="a">One <em>two</em></p></div>',
            '<div data-part="body"><p>Uno <em>dos</em></p></div>',
            [Row("p", "One <em>two</em>", "Uno <em>dos</em>")],
        ),
        (
            '<div data-part="body"><ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul></div>',
            '<div data-part="body"><ul><li><p>c</p><ul><li><p>d</p></li></ul></li></ul></div>',
            [Row("p", "a", "c"), Row("p", "b", "d")],
        ),
        (
            '<div data-part="body"><section><h2>a</h2><p>b</p></section></div>',
            '<div data-part="body"><section><h2>c</h2><p lang="en" dir="ltr">b</p></section></div>',
            [Row("h3", "a", "c"), Row("p", "b", "")],
        ),
        (
            '<div data-part="body"><aside class="footnote"><span class="label">1</span>'
            "<p>a</p></aside></div>",
            '<div data-part="body"><aside class="footnote"><span class="label">1</span>'
            "<p>b</p></aside></div>",
            [Row("p", "a", "b")],
        ),
        (
            '<div data-part="body"><aside class="admonition note"><p>a &lt;b&gt;</p></aside></div>',
            '<div data-part="body"><aside class="admonition note"><p>c</p></aside></div>',
            [Row("p", "a &lt;b&gt;", "c")],
        ),
        (
            '<div data-part="body"><blockquote lang="fr"><p>a</p></blockquote></div>',
            '<div data-part="body"><blockquote lang="fr"><p>b</p></blockquote></div>',
            [Row("p", "a", "b")],
        ),
    ],
)
def test_paragraphs_stand_beside_one_another(
    original: str, translation: str, expected: list[Row]
) -> None:
    assert found(original, translation) == expected


def pages(workspace: Workspace) -> dict[str, Element]:
    releases = [Release(edition=one) for one in workspace.publication().editions]
    for release in releases:
        assert not build_edition(workspace, release.edition, parallel=True).findings
    update_front_pages(workspace)
    made = render_side_by_side(workspace, workspace.html, releases)
    assert made == render_side_by_side(workspace, workspace.html, releases)
    return {name: parse_page(data.decode()) for name, data in made.items()}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Spanish lacks a paragraph; another article is not translated at all."""
    workspace = copy_inputs(tmp_path_factory.mktemp("parallel"))
    give_address(workspace)
    shutil.copy(EVERYTHING, workspace.source / "articles")
    shutil.copy(EVERYTHING.with_name("wide.png"), workspace.source)
    path = workspace.catalog_path(Locale("es"), ARTICLE)
    replace_once(path, 'msgid "This was swiftly', '#, fuzzy\nmsgid "This was swiftly')
    return workspace


@pytest.fixture(scope="module")
def made(workspace: Workspace) -> dict[str, Element]:
    return pages(workspace)


def pairs(page: Element) -> list[Element]:
    return [one for one in page.iter("div") if one.get("class") == "pair"]


def test_there_is_one_page_for_each_translated_article(made: dict[str, Element]) -> None:
    names = ("articles/everything", ARTICLE)
    assert set(made) == {
        f"{slug}/{name}.parallel.html" for slug in ("es", "pt-br") for name in names
    }


def test_every_passage_of_the_catalogue_is_there_once(
    made: dict[str, Element], workspace: Workspace
) -> None:
    entries = [one for one in workspace.catalog(Locale("es"), ARTICLE) if not one.obsolete]
    plain = re.compile(r"`([^`<]+?)\s*<[^>]*>`_+|[*`_\\]")
    shown = [text_of(one[0]) for one in pairs(made[AT])]
    for entry in entries:
        words = " ".join(plain.sub(r"\1", entry.msgid).split())
        assert shown.count(words) == 1, words
    assert len(shown) == len(entries) + 1  # "About the author"


def test_what_is_not_translated_says_so_and_each_column_has_its_language(
    made: dict[str, Element],
) -> None:
    missing = [one for one in pairs(made[AT]) if one[1].get("class") == "missing"]
    assert len(missing) == 1
    assert text_of(missing[0][0]).startswith("This was swiftly")
    assert text_of(missing[0][1]) == "Todavía sin traducir."
    for one in pairs(made[AT]):
        assert one[0].get("lang") == "en"
        assert one[1].get("lang") is None
        assert one[0].tag == one[1].tag
    assert next(made[AT].iter("html")).get("lang") == "es"


def test_search_engines_are_sent_where_the_article_sends_them(made: dict[str, Element]) -> None:
    """To the original here, for this translation is not finished."""
    links = {one.get("rel"): one.get("href") for one in made[AT].iter("link")}
    assert links["canonical"] == f"https://onda.example/en/{ARTICLE}.html"
    metas = {one.get("name"): one.get("content") for one in made[AT].iter("meta")}
    assert metas["robots"] == "noindex"
    assert not list(made[AT].iter("script"))


def test_links_lead_where_those_of_the_articles_do(
    made: dict[str, Element], workspace: Workspace
) -> None:
    for name, page in made.items():
        for link in page.iter("a"):
            target, _, fragment = (link.get("href") or "").partition("#")
            if target and "://" not in target and not target.startswith("mailto:"):
                path = (workspace.html / name).parent / target
                assert path.resolve().is_file(), (name, target)
                if fragment:
                    assert f'id="{fragment}"' in path.read_text(encoding="utf-8")
    ids = [one.get("id") for one in made[AT].iter() if one.get("id")]
    assert len(ids) == len(set(ids))


def test_the_article_links_to_it_only_where_there_is_one(
    made: dict[str, Element], workspace: Workspace
) -> None:
    page = workspace.html / "es" / f"{ARTICLE}.html"
    link = 'href="latin-america-wave.parallel.html"'
    assert link in page.read_text(encoding="utf-8")
    assert link not in (workspace.html / "en" / f"{ARTICLE}.html").read_text(encoding="utf-8")
    es = next(one for one in workspace.publication().editions if one.locale.gettext == "es")
    build_edition(workspace, es)
    assert link not in page.read_text(encoding="utf-8")

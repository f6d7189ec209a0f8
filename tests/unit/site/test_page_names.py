"""A site whose Spanish article has a Spanish address: whatever leads there says so."""

from __future__ import annotations

import re
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.support.project import copy_inputs, give_address, replace_once
from tools.cli import main
from tools.model.publication import Edition, Locale, Release
from tools.preview.build import Pages
from tools.site.front_pages import is_stand_in, update_front_pages
from tools.site.html_tree import parse_page
from tools.site.page_names import document_of, names_by_edition, page_names_of
from tools.site.servers import render_server_files
from tools.site.side_by_side import render_side_by_side
from tools.site.sphinx_build.edition import build_edition
from tools.system import disk
from tools.workspace import Workspace

ARTICLE = "articles/latin-america-wave"
OLA = "articles/america-latina-ola"
URL = "https://onda.example/onda/"
SOURCE_LINK = """

See :doc:`latin-america-wave`.
"""


def give_slug(workspace: Workspace, slug: str) -> None:
    path = workspace.catalog_path(Locale("es"), ARTICLE)
    replace_once(path, '"X-Credit: Onda\\n"', f'"X-Credit: Onda\\n"\n"X-Slug: {slug}\\n"')


def edition(workspace: Workspace, name: str) -> Edition:
    return next(one for one in workspace.publication().editions if one.locale.gettext == name)


def print_all(workspace: Workspace) -> None:
    for one in workspace.publication().editions:
        printed = build_edition(workspace, one, parallel=True)
        assert not printed.findings, printed.findings
    update_front_pages(workspace)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Spanish has an address of its own, Portuguese has not; a second article links to it."""
    workspace = copy_inputs(tmp_path_factory.mktemp("named"))
    give_address(workspace, URL)
    give_slug(workspace, "america-latina-ola")
    (workspace.source / "articles" / "second.rst").write_text(
        f":author: Ana\n:date: 2021\n\nSecond\n======\n{SOURCE_LINK}", encoding="utf-8"
    )
    print_all(workspace)
    releases = [Release(edition=one) for one in workspace.publication().editions]
    for name, data in render_side_by_side(workspace, workspace.html, releases).items():
        (workspace.html / name).write_bytes(data)
    return workspace


def text(site: Workspace, name: str) -> str:
    return (site.html / name).read_text(encoding="utf-8")


def test_page_stands_at_its_own_address_and_the_old_one_leads_there(site: Workspace) -> None:
    assert "<article>" in text(site, f"es/{OLA}.html")
    moved = text(site, f"es/{ARTICLE}.html")
    assert '<meta http-equiv="refresh" content="0; url=america-latina-ola.html">' in moved
    assert f'<link rel="canonical" href="{URL}es/{OLA}.html">' in moved
    assert '<meta name="robots" content="noindex">' in moved
    assert 'Este artículo tiene otra dirección: <a href="america-latina-ola.html">Am' in moved
    assert "<script" not in moved
    assert is_stand_in(site.html / "es" / f"{ARTICLE}.html")


def test_nothing_but_that_page_leads_to_the_old_address(site: Workspace) -> None:
    """Links and heads of every page, feeds, sitemaps."""
    old = f"{URL}es/{ARTICLE}.html"
    for path in disk.files(site.html):
        here = f"{URL}{path.relative_to(site.html).as_posix()}"
        if path.suffix in {".html", ".xml"}:
            said = path.read_text(encoding="utf-8")
            assert old not in said, path
            addresses = re.findall(r'(?:href|content)="([^"]+)"', said)
            assert old not in {urljoin(here, address) for address in addresses}, path


def test_what_announces_the_article_names_its_address(site: Workspace) -> None:
    address = f"{URL}es/{OLA}.html"
    page = text(site, f"es/{OLA}.html")
    assert f'<link rel="canonical" href="{address}">' in page
    for slug in ("en", "pt-br"):
        other = text(site, f"{slug}/{ARTICLE}.html")
        assert f'<link rel="alternate" hreflang="es" href="{address}">' in other
        assert f'hreflang="es" href="../../es/{OLA}.html"' in other
        assert f"{URL}{slug}/{ARTICLE}.html" in page
    for name in ("feed.xml", "sitemap.xml"):
        assert address in text(site, f"es/{name}")
    # Feed readers know it by what it was: it is no new article.
    assert f"<id>{URL}es/{ARTICLE}</id>" in text(site, "es/feed.xml")
    assert f'"url":"{OLA}.html"' in text(site, "es/_static/search/articles.js")


def test_every_link_of_every_page_leads_somewhere(site: Workspace) -> None:
    for path in disk.files(site.html):
        if path.suffix == ".html":
            here = f"{URL}{path.relative_to(site.html).as_posix()}"
            for link in parse_page(path.read_text(encoding="utf-8")).iter("a"):
                target = urljoin(here, link.get("href"))
                if target.startswith(URL):
                    file = site.html / unquote(urlsplit(target).path.removeprefix("/onda/"))
                    assert file.is_file(), (path, target)


def test_parallel_page_stands_beside_the_article(site: Workspace) -> None:
    page = text(site, f"es/{OLA}.parallel.html")
    assert 'href="america-latina-ola.html"' in page
    assert f'<link rel="canonical" href="{URL}es/{OLA}.html">' in page
    assert 'href="america-latina-ola.parallel.html"' in text(site, f"es/{OLA}.html")


def test_editions_that_are_not_built_wait_at_the_same_addresses(project: Workspace) -> None:
    give_slug(project, "america-latina-ola")
    build_edition(project, edition(project, "pt_BR"))
    update_front_pages(project)
    assert is_stand_in(project.html / "es" / f"{OLA}.html")
    assert f'href="../../es/{OLA}.html"' in text(project, f"pt-br/{ARTICLE}.html")


def test_a_new_address_is_news_to_the_other_editions(project: Workspace) -> None:
    portuguese = edition(project, "pt_BR")
    build_edition(project, portuguese)
    assert not build_edition(project, portuguese).fresh
    give_slug(project, "america-latina-ola")
    assert build_edition(project, portuguese).fresh
    assert f'href="../../es/{OLA}.html"' in text(project, f"pt-br/{ARTICLE}.html")


def test_an_address_taken_back_leaves_nothing_behind(project: Workspace) -> None:
    spanish = edition(project, "es")
    build_edition(project, spanish)
    before = {path: path.read_bytes() for path in disk.files(project.html)}
    give_slug(project, "america-latina-ola")
    build_edition(project, spanish)
    assert (project.html / "es" / f"{OLA}.html").is_file()
    replace_once(
        project.catalog_path(Locale("es"), ARTICLE), '"X-Slug: america-latina-ola\\n"\n', ""
    )
    build_edition(project, spanish)
    assert before == {path: path.read_bytes() for path in disk.files(project.html)}


def test_a_preview_stays_under_the_names_of_the_source(project: Workspace) -> None:
    give_slug(project, "america-latina-ola")
    pages = Pages(project, edition(project, "es"))
    assert not pages.build().problems
    assert (pages.folder / f"{ARTICLE}.html").is_file()


def test_what_cannot_be_is_said_in_a_sentence(
    project: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    give_slug(project, "América")
    assert main(["html", "es"], project.root) == 2
    said = capsys.readouterr().err
    line = project.catalog_path(Locale("es"), ARTICLE).read_text(encoding="utf-8").splitlines()
    number = next(at for at, one in enumerate(line, 1) if "X-Slug" in one)
    assert said.startswith(f"error: locale/es/LC_MESSAGES/{ARTICLE}.po:{number}: X-Slug: only")
    # Of another edition whoever prints it is told.
    publication = project.publication()
    assert names_by_edition(project, publication, publication.source)[edition(project, "es")] == {}
    assert main(["html", "pt_BR"], project.root) == 0


def test_a_page_is_known_by_its_document(site: Workspace) -> None:
    found = page_names_of(site, site.publication(), edition(site, "es"))
    assert document_of(found, OLA) == ARTICLE
    assert document_of(found, "articles/second") == "articles/second"


def test_servers_are_told_where_an_article_has_gone(site: Workspace) -> None:
    editions = site.publication().editions
    files = render_server_files("/onda/", editions, [], {f"es/{ARTICLE}.html": f"es/{OLA}.html"})
    old, new = f"/onda/es/{ARTICLE}.html", f"/onda/es/{OLA}.html"
    assert files["_redirects"].splitlines()[0] == f"{old}  {new}  301"
    rule = f'location = "{old}" {{ absolute_redirect off; return 301 {new}; }}'
    assert rule in files["nginx.conf"]
    assert f'Redirect permanent "{old}" {new}' in files["es/.htaccess"]
    assert "Redirect" not in files["pt-br/.htaccess"]

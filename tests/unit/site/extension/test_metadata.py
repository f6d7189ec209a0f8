"""What pages say of themselves, on a built site whose editions are in different states."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.support import hreflang
from tests.support.project import copy_inputs, give_address, replace_once
from tools.model.publication import Locale
from tools.site.front_pages import update_front_pages
from tools.site.sphinx_build.edition import build_edition
from tools.system import disk
from tools.workspace import Workspace

URL = "https://onda.example/onda/"
ARTICLE = "articles/latin-america-wave"
AT = f"{ARTICLE}.html"
TITLE = "Latin America – a new popular & progressive wave sweeping across the region"
CORRECTION = """

.. correction:: 2021-09-02

   It was *31* countries, not 33.
"""


def catalog(workspace: Workspace, name: str, domain: str = ARTICLE) -> Path:
    return workspace.catalog_path(Locale(name), domain)


def print_site(workspace: Workspace) -> None:
    for edition in workspace.publication().editions:
        printed = build_edition(workspace, edition)
        assert not printed.findings, printed.findings
    update_front_pages(workspace)


def start_catalan(workspace: Workspace) -> None:
    """One more edition: the Spanish one under another name, its article drafted once more."""
    folder = workspace.catalog_folder(Locale("ca"))
    shutil.copytree(workspace.catalog_folder(Locale("es")), folder)
    for path in disk.files(folder):
        replace_once(path, '"Language: es\\n"', '"Language: ca\\n"')
    replace_once(
        catalog(workspace, "ca"), 'msgid "This was swiftly', '#, fuzzy\nmsgid "This was swiftly'
    )
    with workspace.editions_file.open("a", encoding="utf-8") as file:
        file.write('\n[[edition]]\nlocale = "ca"\nname = "Català"\n')


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """English and Spanish are finished, Portuguese has changed, Catalan is a draft."""
    workspace = copy_inputs(tmp_path_factory.mktemp("announced"))
    give_address(workspace, URL)
    with (workspace.source / f"{ARTICLE}.rst").open("a", encoding="utf-8") as file:
        file.write(CORRECTION)
    for name in ("es", "pt_BR"):
        with catalog(workspace, name).open("a", encoding="utf-8") as file:
            file.write('\nmsgid "It was *31* countries, not 33."\nmsgstr "*31*, 33."\n')
    start_catalan(workspace)
    replace_once(
        catalog(workspace, "pt_BR"),
        'msgid "This was swiftly',
        '#, fuzzy\n#| msgid "This was"\nmsgid "This was swiftly',
    )
    replace_once(
        catalog(workspace, "es"), "PO-Revision-Date: 2026-11-30 02:16+0000",
        "PO-Revision-Date: 2021-10-05 09:30-0300",
    )  # fmt: skip
    print_site(workspace)
    return workspace


@pytest.fixture(scope="module")
def pages(site: Workspace) -> dict[str, hreflang.Head]:
    return hreflang.heads(site.html, URL)


def test_pages_agree_on_which_of_them_say_the_same(site: Workspace) -> None:
    assert hreflang.faults(site.html, URL) == []


@pytest.mark.parametrize(
    ("file", "told", "lied"),
    [
        (f"es/{AT}", 'hreflang="en" href="https', 'hreflang="fr" href="https'),
        (f"en/{AT}", f'hreflang="es" href="{URL}es', f'hreflang="es" href="{URL}ca'),
        ("es/index.html", '<link rel="canonical"', '<meta name="robots" content="noindex">\n<br a'),
        ("en/sitemap.xml", f"<loc>{URL}en/articles", f"<loc>{URL}en/essays"),
        ("en/index.html", f'"x-default" href="{URL}en/', f'"x-default" href="{URL}'),
        (f"ca/{AT}", f"{URL}en", f"{URL}pt-br"),
    ],
)
def test_whoever_checks_it_would_see_it(
    site: Workspace, tmp_path: Path, file: str, told: str, lied: str
) -> None:
    copy = tmp_path / "html"
    shutil.copytree(site.html, copy)
    page = copy / file
    text = page.read_text(encoding="utf-8")
    assert told in text
    page.write_text(text.replace(told, lied, 1), encoding="utf-8")
    assert hreflang.faults(copy, URL)


def test_finished_editions_and_no_others_are_announced(pages: dict[str, hreflang.Head]) -> None:
    everywhere = {"en": "en", "es": "es", "x-default": "en"}
    for slug in ("en", "es"):
        article = pages[f"{URL}{slug}/{AT}"]
        assert not article.noindex
        assert article.canonical == [f"{URL}{slug}/{AT}"]
        assert article.alternates == {tag: f"{URL}{at}/{AT}" for tag, at in everywhere.items()}
        front = pages[f"{URL}{slug}/"]
        assert front.alternates == {tag: f"{URL}{at}/" for tag, at in everywhere.items()}


@pytest.mark.parametrize("slug", ["pt-br", "ca"])
def test_an_unfinished_edition_asks_for_no_readers(
    site: Workspace, pages: dict[str, hreflang.Head], slug: str
) -> None:
    """Neither does its front page, which has nothing finished to offer."""
    for name in (AT, ""):
        page = pages[f"{URL}{slug}/{name}"]
        assert page.noindex
        assert page.canonical == [f"{URL}en/{name}"]
        assert (page.alternates, page.properties, page.data) == ({}, [], "")
    folder = site.html / slug
    assert not (folder / "feed.xml").exists()
    assert not (folder / "sitemap.xml").exists()
    announced = [path for path in disk.files(site.html) if path.suffix == ".xml"]
    assert {path.relative_to(site.html).as_posix() for path in announced} == {
        "sitemap.xml", "en/feed.xml", "en/sitemap.xml", "es/feed.xml", "es/sitemap.xml",
    }  # fmt: skip
    for path in announced:
        assert f"/{slug}/" not in path.read_text(encoding="utf-8")


def test_pages_without_a_document_lead_nowhere(pages: dict[str, hreflang.Head]) -> None:
    for slug in ("en/", "es/", "pt-br/", ""):
        for name in ("search.html", "404.html") if slug else ("404.html",):
            page = pages[f"{URL}{slug}{name}"]
            assert page.noindex
            assert (page.canonical, page.alternates) == ([], {})
    assert pages[URL].canonical == [URL]
    assert not pages[URL].noindex


def test_search_engines_are_told_what_the_page_says(pages: dict[str, hreflang.Head]) -> None:
    page = pages[f"{URL}es/{AT}"]
    data, card = json.loads(page.data), dict(page.properties)
    title = "América Latina: una nueva ola popular y progresista recorre la región"
    assert data["headline"] == card["og:title"] == title
    assert data["description"] == card["og:description"]
    assert data["description"].startswith("“A juzgar por los grandes medios")
    assert data["inLanguage"] == page.lang == "es"
    assert data["translationOfWork"]["headline"] == TITLE
    assert data["translator"] == {"@type": "Organization", "name": "Onda"}
    assert data["author"]["name"] == "David Raby"
    assert data["datePublished"] == card["article:published_time"] == "2021-08"
    assert data["dateModified"] == "2021-10-05T12:30:00Z"
    (correction,) = data["correction"]
    assert (correction["datePublished"], correction["text"]) == ("2021-09-02", "31, 33.")
    original = json.loads(pages[f"{URL}en/{AT}"].data)
    assert original["headline"] == TITLE
    assert original["dateModified"] == "2021-09-02"
    assert [one["@id"] for one in original["workTranslation"]] == [f"{URL}es/{AT}"]


def test_the_feed_speaks_to_its_reader(site: Workspace) -> None:
    text = (site.html / "es" / "feed.xml").read_text(encoding="utf-8")
    assert "<title>Corrección, 2 de septiembre de 2021: América Latina" in text
    assert "<summary>31, 33.</summary>" in text
    article = (site.html / "es" / AT).read_text(encoding="utf-8")
    assert f'href="{URL}es/{AT}#correction_2021-09-02"' in text
    assert 'id="correction_2021-09-02"' in article
    assert 'type="application/atom+xml" title="Onda" href="../../es/feed.xml"' in article


def test_readers_of_an_edition_left_behind_are_told_how_far_it_goes(site: Workspace) -> None:
    changed = (site.html / "pt-br" / AT).read_text(encoding="utf-8")
    assert (
        "Esta tradução corresponde ao original com data de 2 de setembro de 2021. Trechos "
        "alterados ou acrescentados desde então: 1 de 32. Aparecem em inglês." in changed
    )
    draft = (site.html / "ca" / AT).read_text(encoding="utf-8")
    assert "2021. " not in draft.split('class="notice"')[1].split("</p>")[0]
    finished = (site.html / "es" / AT).read_text(encoding="utf-8")
    assert 'class="notice"' not in finished


def test_what_changed_is_told_apart_from_what_never_was_translated(project: Workspace) -> None:
    replace_once(
        catalog(project, "es"),
        'msgid "This was swiftly',
        '#, fuzzy\n#| msgid "This"\nmsgid "This was swiftly',
    )
    replace_once(catalog(project, "es"), 'msgid "Subsequent', '#, fuzzy\nmsgid "Subsequent')
    print_site(project)
    page = (project.html / "es" / AT).read_text(encoding="utf-8")
    assert (
        "Pasajes aún sin traducir: 2 de 31. Se muestran en inglés. De ellos, cambiados o "
        "añadidos desde el original con fecha de agosto de 2021: 1." in page
    )


def test_another_edition_that_is_finished_at_last_is_named_by_all(project: Workspace) -> None:
    """Though nothing of theirs has changed."""
    give_address(project, URL)
    kept = catalog(project, "es").read_bytes()
    catalog(project, "es").unlink()
    print_site(project)
    assert "es" not in hreflang.heads(project.html, URL)[f"{URL}pt-br/{AT}"].alternates
    catalog(project, "es").write_bytes(kept)
    print_site(project)
    assert "es" in hreflang.heads(project.html, URL)[f"{URL}pt-br/{AT}"].alternates
    assert hreflang.faults(project.html, URL) == []


def test_a_broken_catalogue_of_another_edition_stops_only_that_one(project: Workspace) -> None:
    give_address(project, URL)
    replace_once(catalog(project, "pt_BR"), 'msgid "This was swiftly', "msgid This was")
    editions = project.publication().editions
    assert not build_edition(project, editions[1]).findings
    assert set(hreflang.heads(project.html, URL)[f"{URL}es/{AT}"].alternates) == {
        "en", "es", "x-default",
    }  # fmt: skip


def test_without_an_address_nothing_is_said_that_needs_one(project: Workspace) -> None:
    catalog(project, "es", "index").unlink()
    print_site(project)
    assert not [path for path in disk.files(project.html) if path.suffix == ".xml"]
    for page in hreflang.heads(project.html, "").values():
        assert (page.canonical, page.alternates, page.properties, page.data) == ([], {}, [], "")
    text = (project.html / "es" / "index.html").read_text(encoding="utf-8")
    assert '<meta name="robots" content="noindex">' in text
    assert "noindex" not in (project.html / "pt-br" / "index.html").read_text(encoding="utf-8")


def test_a_site_map_goes_with_the_address(project: Workspace) -> None:
    give_address(project, URL)
    print_site(project)
    assert (project.html / "sitemap.xml").is_file()
    replace_once(project.editions_file, f'url = "{URL}"', 'base = "/onda/"')
    update_front_pages(project)
    assert not (project.html / "sitemap.xml").exists()
    print_site(project)
    assert not [path for path in disk.files(project.html) if path.suffix == ".xml"]


def test_a_feed_says_nothing_in_another_language(project: Workspace) -> None:
    """Not even one word that nobody has translated: a title has no place to say which it is in."""
    give_address(project, URL)
    with (project.source / f"{ARTICLE}.rst").open("a", encoding="utf-8") as file:
        file.write(CORRECTION)
    with catalog(project, "es").open("a", encoding="utf-8") as file:
        file.write('\nmsgid "It was *31* countries, not 33."\nmsgstr "Eran *31*, no 33."\n')
    replace_once(catalog(project, "es", "press"), 'msgstr "Corrección, {date}"', 'msgstr ""')
    print_site(project)
    text = (project.html / "es" / "feed.xml").read_text(encoding="utf-8")
    assert "<title>2 de septiembre de 2021: América Latina" in text


PICTURE = """

.. meta::
   :description: A wave

.. image:: wave.svg
   :alt: A wave seen from the beach
"""


def test_what_sphinx_translates_in_place_is_counted_in_every_edition(project: Workspace) -> None:
    """Its msgids are the article's, not those of the language that is being printed."""
    give_address(project, URL)
    (project.source / "articles" / "wave.svg").write_bytes(
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
    )
    with (project.source / f"{ARTICLE}.rst").open("a", encoding="utf-8") as file:
        file.write(PICTURE)
    for name, words in (("es", ("Una ola", "Una ola desde la playa")), ("pt_BR", ("Uma onda",))):
        with catalog(project, name).open("a", encoding="utf-8") as file:
            for msgid, msgstr in zip(("A wave", "A wave seen from the beach"), words, strict=False):
                file.write(f'\nmsgid "{msgid}"\nmsgstr "{msgstr}"\n')
    print_site(project)
    pages = hreflang.heads(project.html, URL)
    assert set(pages[f"{URL}es/{AT}"].alternates) == {"en", "es", "x-default"}
    assert pages[f"{URL}pt-br/{AT}"].noindex
    assert hreflang.faults(project.html, URL) == []


HOSTILE = """</script><script>alert(1)</script> &amp; "it's" \\u2028 موجة {{ 1 }}"""


def test_a_hostile_title_stays_text(project: Workspace) -> None:
    give_address(project, URL)
    line = "=" * 99
    name = "articles/hostile"
    (project.source / f"{name}.rst").write_text(
        f':author: A <b>& "B"\n:date: 2022\n\n{line}\n{HOSTILE}\n{line}\n\nText.\n',
        encoding="utf-8",
    )
    print_site(project)
    page = hreflang.heads(project.html, URL)[f"{URL}en/{name}.html"]
    title = HOSTILE.replace("\\u", "u")  # a backslash is markup
    assert json.loads(page.data)["headline"] == title
    assert json.loads(page.data)["author"]["name"] == 'A <b>& "B"'
    assert dict(page.properties)["og:title"] == title
    text = (project.html / "en" / f"{name}.html").read_text(encoding="utf-8")
    assert text.count("<script") == 1
    assert hreflang.faults(project.html, URL) == []

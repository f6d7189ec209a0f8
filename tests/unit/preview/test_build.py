"""The pages of a preview are those of the repository as it is now, and say where each passage
stands. Whatever comes from a catalogue is text."""

from __future__ import annotations

import os
import re
import shutil
from html import escape

import pytest
from watchfiles import Change

from tests.support.project import DOCUMENTS, replace_once
from tests.support.running_preview import ARTICLE, SPANISH, change, entries, pages_of, teach
from tools.model.text import printable
from tools.preview.build import Built, Pages, SaveFilter
from tools.preview.context import ContextReader, PreviewContext
from tools.site.extension import THEME
from tools.system.environment import ROOT
from tools.workspace import Workspace

BROWSER = ROOT / "tests" / "browser"
FUZZY = ("fuzzy",)
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    ":raw:`<b>`",
    ".. raw:: html",
    ".. include:: /etc/passwd",
    "<!--entry 1-->",
    "{{ 7 * 7 }} {% raw %}",
    "`here <javascript:alert(1)>`_",
    "\u202egnp.exe",
    "- a list",
    "</head><body onload=alert(1)>",
]
CATALOGS = "locale/es/LC_MESSAGES"


def page(pages: Pages, name: str = ARTICLE) -> str:
    return (pages.folder / f"{name}.html").read_text(encoding="utf-8")


def block(html: str, msgid_place: int) -> str:
    """What the page says of a passage; places count from 0, like those of the catalogue."""
    start = html.index(f'data-of="{msgid_place + 1}">')
    return html[start : html.index("</div>", start)]


@pytest.fixture
def pages(project: Workspace) -> Pages:
    teach(project)
    return pages_of(project)


def build(pages: Pages) -> str:
    built = pages.build()
    assert (built.fresh, built.problems) == (True, ())
    return page(pages)


def test_a_reviewed_passage_names_its_source_and_its_place(
    project: Workspace, pages: Pages
) -> None:
    html = build(pages)
    for place, entry in enumerate(entries(project)):
        said = block(html, place)
        assert f'lang="en" dir="ltr">{escape(entry.msgid)}</p>' in said.replace("&#39;", "&#x27;")
        where = f"locale/es/LC_MESSAGES/{ARTICLE}.po:{entry.line}"
        assert f"<code>{where}</code>" in said
        assert f'href="vscode://file/{str(project.root).lstrip("/")}/{where}"' in said
        assert "entry-mark" not in said


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("place", [0, 1, 5], ids=["title", "standfirst", "paragraph"])
def test_a_draft_is_text_whatever_it_says(
    project: Workspace, pages: Pages, place: int, text: str
) -> None:
    source = change(project, place, msgstr=text, flags=FUZZY).msgid
    html = build(pages)
    said = block(html, place)
    assert "Draft" in said
    assert f'<p class="entry-text" lang="es" dir="ltr">{_escaped(printable(text))}</p>' in said
    assert not re.search("<script|<img src=x|<body onload|href=.javascript|root:x", html)
    without = html.replace(said, "")
    assert printable(text) not in without
    assert source.split(" ")[-1] in without, "readers get the source"


def _escaped(text: str) -> str:
    """As Jinja does it."""
    return escape(text).replace("&quot;", "&#34;").replace("&#x27;", "&#39;")


@pytest.mark.parametrize("text", ["Hola ``:raw:``", ":raw:`x`", "`x <https://evil.example>`_"])
def test_a_reviewed_msgstr_with_a_fault_is_shown_as_text_beside_the_source(
    project: Workspace, pages: Pages, text: str
) -> None:
    before = build(pages)
    source = change(project, 5, msgstr=text)
    html = build(pages)
    said = block(html, 5)
    assert "Must be fixed" in said
    assert "entry-fault" in said
    assert _escaped(text) in said
    assert 'href="https://evil' not in html
    assert f">{_escaped(source.msgid)}</p>" in html
    assert "Must be fixed" not in before
    robots = '<meta name="robots" content="noindex">'  # no longer whole, so not to be found
    assert (robots in before, robots in html) == (False, True)


def test_each_state_has_its_word_in_the_language_of_the_edition(
    project: Workspace, pages: Pages
) -> None:
    teach(project, Draft="Borrador", Changed="Cambiado")
    change(project, 3, flags=FUZZY)
    change(project, 4, flags=FUZZY, previous_msgid="Older *words*.")
    change(project, 5, msgstr="")
    html = build(pages)
    assert ">Borrador</p>" in block(html, 3)
    assert ">Cambiado</p>" in block(html, 4)
    assert ">Older *words*.</p>" in block(html, 4)
    # What the catalogue lacks is English, and says so.
    assert '<span lang="en" dir="ltr">Not translated</span>' in block(html, 5)
    for place, state in ((3, "draft"), (4, "changed"), (5, "untranslated")):
        assert f'<div class="entry {state}" data-of="{place + 1}">' in html
        assert re.search(rf'class="passage-{state}" data-entry="{place + 1}"', html)


def test_a_passage_the_catalogue_does_not_have_says_what_to_type(
    project: Workspace, pages: Pages
) -> None:
    article = project.source / f"{ARTICLE}.rst"
    text = article.read_text(encoding="utf-8")
    article.write_text(text.replace("In Chile, sustained", "In Chile, long", 1), encoding="utf-8")
    said = block(build(pages), 3)
    assert "Type: make update LANG=es" in said
    assert ".po:" not in said


def test_every_passage_of_an_article_with_everything_has_its_block(project: Workspace) -> None:
    shutil.copy(BROWSER / "everything.rst", project.source / "articles")
    shutil.copy(BROWSER / "wide.png", project.source)
    pages = pages_of(project)
    assert pages.build().problems == ()
    html = page(pages, "articles/everything")
    pointed = re.findall(r'data-entry="(\d+)"', html)
    said = re.findall(r'data-of="(\d+)"', html)
    named = re.findall(r'id="entry-(\d+)"', html)
    assert len(said) > 20
    assert sorted(map(int, said)) == sorted(map(int, named)) == list(range(1, len(said) + 1))
    assert len(set(pointed)) == len(pointed)
    assert set(pointed) <= set(said)
    assert "<!--entry" not in html


def test_the_source_edition_has_no_marks(project: Workspace) -> None:
    assert "entry" not in build(pages_of(project, "en"))


def test_nothing_gets_near_what_is_published(project: Workspace, pages: Pages) -> None:
    build(pages)
    assert {path.name for path in (project.root / "build").iterdir()} == {"preview"}


def test_only_the_document_that_changed_is_read_again(project: Workspace, pages: Pages) -> None:
    build(pages)
    trees = {name: pages.room / "doctrees" / f"{name}.doctree" for name in DOCUMENTS}
    before = {name: tree.stat().st_mtime_ns for name, tree in trees.items()}
    change(project, 3, msgstr="Una ola.")
    assert ">Una ola.</p>" in build(pages)
    after = {name: tree.stat().st_mtime_ns for name, tree in trees.items()}
    assert {name for name in DOCUMENTS if after[name] != before[name]} == {ARTICLE}


@pytest.mark.parametrize("kind", ["catalogue", "article"])
def test_a_change_counts_whatever_time_its_file_bears(
    project: Workspace, pages: Pages, kind: str
) -> None:
    build(pages)
    if kind == "catalogue":
        change(project, 3, msgstr="Una ola.", flags=FUZZY)
        path = project.catalog_path(SPANISH, ARTICLE)
    else:
        path = project.source / f"{ARTICLE}.rst"
        path.write_text(path.read_text(encoding="utf-8") + "\nUna ola.\n", encoding="utf-8")
    os.utime(path, (0, 0))
    assert ">Una ola.</p>" in build(pages)


def test_a_change_while_the_catalogues_are_read_is_in_the_next_pages(
    project: Workspace, pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = ContextReader.read_context

    def read_and_save(self: ContextReader, workspace: Workspace) -> PreviewContext:
        press = read(self, workspace)
        change(project, 3, msgstr="Una ola.", flags=FUZZY)
        return press

    with monkeypatch.context() as patch:
        patch.setattr(ContextReader, "read_context", read_and_save)
        assert "Una ola." not in build(pages)
    assert ">Una ola.</p>" in build(pages)


def test_a_word_around_the_articles_changes_every_page(project: Workspace, pages: Pages) -> None:
    build(pages)
    replace_once(project.catalog_path(SPANISH, "press"), 'msgstr "Buscar"', 'msgstr "Encontrar"')
    build(pages)
    assert all(">Encontrar</a>" in page(pages, name) for name in (*DOCUMENTS, "search"))


def test_the_front_page_has_the_title_that_its_article_has_now(
    project: Workspace, pages: Pages
) -> None:
    build(pages)
    change(project, 0, msgstr="Una ola")
    build(pages)
    assert ">Una ola</a>" in page(pages, "index")


def test_a_broken_catalogue_is_a_sentence_with_its_place_and_the_pages_stay(
    project: Workspace, pages: Pages
) -> None:
    before = build(pages)
    path = project.catalog_path(SPANISH, ARTICLE)
    sound = path.read_bytes()
    path.write_bytes(sound + b'\nmsgid "oops\n')
    built = pages.build()
    assert not built.fresh
    assert built.problems[0].startswith(
        f"locale/es/LC_MESSAGES/{ARTICLE}.po:{sound.count(10) + 2}:"
    )
    assert page(pages) == before
    path.write_bytes(sound)
    assert build(pages) == before


def test_what_is_wrong_is_said_until_it_is_mended(project: Workspace, pages: Pages) -> None:
    article = project.source / f"{ARTICLE}.rst"
    sound = article.read_text(encoding="utf-8")
    article.write_text(f"{sound}\n:foo:`x`\n", encoding="utf-8")
    first = pages.build()
    assert first.fresh
    assert "foo" in first.problems[0]
    front = project.source / "index.rst"
    front.write_text(front.read_text(encoding="utf-8") + "\nHello.\n", encoding="utf-8")
    assert pages.build().problems == first.problems
    article.write_text(sound, encoding="utf-8")
    build(pages)


def test_a_page_whose_article_is_gone_is_gone(project: Workspace, pages: Pages) -> None:
    build(pages)
    (project.source / f"{ARTICLE}.rst").unlink()
    pages.build()
    assert not (pages.folder / f"{ARTICLE}.html").exists()


def test_a_full_disk_is_said_and_the_pages_stay(
    pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_settings: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Workspace, "compile_catalogs", full)
    assert pages.build() == Built(fresh=False, problems=("the disk: No space left on device",))


def test_what_is_held_back_is_shown_and_says_so_and_a_withdrawn_article_is_its_notice(
    project: Workspace,
) -> None:
    article = project.source / f"{ARTICLE}.rst"
    text = article.read_text(encoding="utf-8")
    for field, words in (
        (":draft: yes", "Este artículo es un borrador y no se publica."),
        (":publish: 2030-01-01", "No se publica antes de esta fecha: 1 de enero de 2030"),
        (":withdrawn: 2022-01-05 Nobody said so.", "Retirado, 5 de enero de 2022"),
    ):
        article.write_text(
            text.replace(":date: 2021-08\n", f":date: 2021-08\n{field}\n"), encoding="utf-8"
        )
        html = build(pages_of(project))
        assert words in html
    assert "Nobody said so." in html
    assert "Piñera" not in html


@pytest.mark.parametrize(
    "path",
    ["source/index.rst", "source/articles/new.rst", "source/map.png", f"{CATALOGS}/articles/new.po",
     f"{CATALOGS}/press.po", "locale/editions.toml", "conf.py", f"{THEME}/onda/article.html",
     f"{THEME}/onda/static/onda.css"],
)  # fmt: skip
def test_what_pages_are_made_from_counts(project: Workspace, path: str) -> None:
    concerned = SaveFilter(project, project.publication().editions[1].locale)
    assert concerned(Change.modified, str(project.root / path))


@pytest.mark.parametrize(
    "path",
    ["locale/pt_BR/LC_MESSAGES/index.po", "locale/es/words.txt", "locale/glossary.csv",
     f"{CATALOGS}/.index.po.17.partial", f"{CATALOGS}/index.po~", "source/.index.rst.swp",
     "source/.git/index", "build/preview/es/out/index.html", "README.md"],
)  # fmt: skip
def test_anything_else_does_not(project: Workspace, path: str) -> None:
    concerned = SaveFilter(project, project.publication().editions[1].locale)
    assert not concerned(Change.modified, str(project.root / path))

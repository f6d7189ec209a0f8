"""The links of a built page that report a problem with its translation."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import unquote

import pytest

from tests.support.project import replace_once
from tools.model.publication import Edition
from tools.preview.build import Pages
from tools.site.html_tree import clean, parse_page, text_of
from tools.site.sphinx_build.edition import build_edition
from tools.workspace import Workspace

ARTICLE = "articles/latin-america-wave"
MAIL = "mailto:editors@onda.example"
LINK_RE = re.compile(r' <a class="report screen" data-screen rel="nofollow" href="([^"]+)">.*?</a>')


def edition(project: Workspace, name: str) -> Edition:
    return next(one for one in project.publication().editions if one.locale.gettext == name)


def printed(project: Workspace, name: str = "es") -> str:
    one = edition(project, name)
    done = build_edition(project, one)
    assert not done.findings
    page = project.html / one.locale.slug / f"{ARTICLE}.html"
    return page.read_text(encoding="utf-8")


def ask_for_reports(project: Workspace) -> None:
    replace_once(project.editions_file, "[[edition]]\nlocale = \"en\"",
                 f'report = "{MAIL}"\n\n[[edition]]\nlocale = "en"')  # fmt: skip


@pytest.fixture
def asking(project: Workspace) -> Workspace:
    ask_for_reports(project)
    return project


def test_each_paragraph_has_a_link_that_names_it_and_nothing_else_changes(
    project: Workspace,
) -> None:
    before = printed(project)
    ask_for_reports(project)
    page = printed(project)
    assert LINK_RE.sub("", page) == before
    messages = [unquote(unescape(address)) for address in LINK_RE.findall(page)]
    paragraphs = re.findall(r"<p>(.*?)</p>", page.partition("<article>")[2], re.DOTALL)
    assert len(messages) == sum("report screen" in one for one in paragraphs) > 15
    assert all(one.startswith(f"{MAIL}?subject=Onda es: {ARTICLE}&body=¿Qué") for one in messages)
    passage = next(one for one in messages if "This was swiftly followed" in one)
    assert f"\nlocale/es/LC_MESSAGES/{ARTICLE}.po\r\nThis was swiftly followed" in passage
    link = page[page.index(page[page.index("México no tardó") :][:20]) :]
    assert unquote(unescape(LINK_RE.search(link)[1])) == passage  # type: ignore[index]


def test_the_original_asks_for_no_reports_of_its_translation(asking: Workspace) -> None:
    assert not LINK_RE.search(printed(asking, "en"))


def test_what_is_not_translated_asks_for_no_reports(asking: Workspace) -> None:
    path = asking.root / "locale" / "es" / "LC_MESSAGES" / f"{ARTICLE}.po"
    replace_once(path, 'msgid "This was swiftly', '#, fuzzy\nmsgid "This was swiftly')
    page = printed(asking)
    assert "This was swiftly" in page
    assert not any("This%20was%20swiftly" in one for one in LINK_RE.findall(page))


def test_a_preview_and_a_book_have_no_such_links(asking: Workspace) -> None:
    assert not Pages(asking, edition(asking, "es")).build().problems
    preview = asking.root / "build" / "preview" / "es" / "out" / f"{ARTICLE}.html"
    assert not LINK_RE.search(preview.read_text(encoding="utf-8"))
    article = next(parse_page(printed(asking)).iter("article"))
    assert "Reportar un problema" in text_of(article)
    clean(article)
    assert "Reportar un problema" not in text_of(article)

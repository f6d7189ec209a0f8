"""No catalogue does harm: the checks find it, and the press does not need them to."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.support.hostile_catalogs import CANARY, Case, article, cases, catalog, chrome
from tests.support.project import copy_inputs, replace_once
from tools.checking.checks import BLOCKING_RULES, check_entry
from tools.checking.rule import CheckSettings
from tools.language.sentences import Languages
from tools.model.catalog import Entry
from tools.model.publication import Edition
from tools.site.context import read_context
from tools.site.sphinx_build import preflight
from tools.site.sphinx_build.edition import build_edition
from tools.site.sphinx_build.run import run_sphinx
from tools.system.disk import write
from tools.workspace import Workspace

SPANISH = CheckSettings(languages=Languages("en", "es"))
DOCUMENT = "articles/hostile"


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_the_checks_find_it(case: Case) -> None:
    assert list(
        check_entry(Entry(msgid=case.source, msgstr=case.msgstr), SPANISH, rules=BLOCKING_RULES)
    )


@pytest.mark.parametrize(("msgid", "msgstr"), chrome())
def test_the_checks_find_it_in_the_words_of_the_pages(msgid: str, msgstr: str) -> None:
    entry = Entry(msgid=msgid, msgstr=msgstr)
    assert list(check_entry(entry, SPANISH, plain=True, rules=BLOCKING_RULES))


class Page(HTMLParser):
    """What a page does beside showing words."""

    ACTIVE = ("script", "style", "iframe", "object", "embed", "form", "base", "svg", "math")
    ADDRESSES = ("href", "src", "srcset", "action", "formaction", "data", "poster", "background")

    def __init__(self, html: str) -> None:
        super().__init__()
        self.deeds: list[tuple[str, ...]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.ACTIVE:
            self.deeds.append((tag,))
        for name, value in attrs:
            if name in self.ADDRESSES or name.startswith("on") or name in {"style", "http-equiv"}:
                self.deeds.append((tag, name, value or ""))


def body(page: Path) -> str:
    """The article, without the links to its other editions."""
    return re.split(r'<div class="prose" data-part="body">|</article>', page.read_text("utf-8"))[1]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A project with an article in which every msgstr is hostile, and reviewed."""
    folder = tmp_path_factory.mktemp("hostile") / "onda"
    project = copy_inputs(folder)
    for place in (folder, project.source):
        write(place / "canary.txt", CANARY.encode())
    some = cases(canary=str(folder / "canary.txt"))
    write(project.source / f"{DOCUMENT}.rst", article(some).encode())
    es = next(one for one in project.publication().editions if one.locale.gettext == "es")
    like = project.catalog(es.locale, "index")
    locale = project.catalog_folder(es.locale)
    write(locale / f"{DOCUMENT}.po", catalog(some, like))
    write(locale / "sphinx.po", catalog([Case("Note", "<script>alert(1)</script>")], like))
    write(locale / "sphinx.js", b"alert(1)")
    write(locale.parent / "sphinx.js", b"alert(1)")
    return project


@pytest.fixture
def silent(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """No check says a word; whoever asks the network is written down."""
    asked: list[object] = []

    def refuse(*args: object, **kwargs: object) -> object:
        asked.append(args)
        raise OSError("no network here")

    monkeypatch.setattr(preflight, "entry_faults", lambda entry, settings, plain: iter(()))
    monkeypatch.setattr(preflight, "check_files", lambda *args: iter(()))
    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    yield asked


def edition(project: Workspace, name: str) -> Edition:
    return next(one for one in project.publication().editions if one.locale.gettext == name)


def test_without_any_check_the_pages_do_no_more_than_their_source(
    hostile: Workspace, tmp_path: Path, silent: list[object]
) -> None:
    bodies = {}
    for name in ("en", "es"):
        context = read_context(hostile, name)
        hostile.compile_catalogs(context.edition.locale, preflight.catalogs_for_sphinx(context))
        run_sphinx(hostile, "edition", context.edition.locale, tmp_path / name, context=context)
        bodies[name] = body(tmp_path / name / "out" / f"{DOCUMENT}.html")
    assert Page(bodies["es"]).deeds == Page(bodies["en"]).deeds
    assert ("a", "href", "https://example.org/give") in Page(bodies["es"]).deeds
    for path in (tmp_path / "es" / "out").rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        assert CANARY.encode() not in data, path
        assert (
            path.suffix == ".woff2"
            or b"alert(1)" not in re.sub(rb"<[^<>]*>", b"", data)
            or (b"<script>alert" not in data)
        )
        assert path.name not in {"sphinx.js", "translations.js", "canary.txt"}
    assert not silent


def test_sphinx_gets_the_catalogues_of_documents_alone(hostile: Workspace) -> None:
    spoken = preflight.catalogs_for_sphinx(read_context(hostile, "es"))
    assert sorted(spoken) == [DOCUMENT, "articles/latin-america-wave", "index"]
    assert not [entry for entry in spoken[DOCUMENT] if entry.msgstr.startswith((".. ", "- "))]


def test_without_any_check_nothing_is_published(hostile: Workspace, silent: list[object]) -> None:
    printed = build_edition(hostile, edition(hostile, "es"))
    refused = [one for one in printed.findings if f"{DOCUMENT}.po:" in one]
    assert len(refused) > 100
    assert not printed.page.exists()
    assert not silent


def test_with_the_checks_each_is_named_in_its_place(hostile: Workspace) -> None:
    findings = preflight.find_faults(read_context(hostile, "es"))
    places = {re.match(rf"locale/es/LC_MESSAGES/{DOCUMENT}\.po:(\d+): ", one) for one in findings}
    assert len({place[1] for place in places if place}) == len(cases())
    assert any(one.startswith("locale/es/LC_MESSAGES/sphinx.po: ") for one in findings)
    assert any(one.startswith("locale/es/sphinx.js: ") for one in findings)


def test_the_words_of_the_pages_are_text_without_any_check(
    project: Workspace, silent: list[object]
) -> None:
    es = edition(project, "es")
    path = project.catalog_folder(es.locale) / "press.po"
    page = project.html / "es" / "articles" / "latin-america-wave.html"
    build_edition(project, es)
    before = Page(page.read_text("utf-8")).deeds
    texts = " ".join(msgstr for _msgid, msgstr in chrome() if "\n" not in msgstr)
    replace_once(path, 'msgstr "Por {author}"', 'msgstr "{}"'.replace("{}", po(texts)))
    assert not build_edition(project, es).findings
    html = page.read_text("utf-8")
    assert Page(html).deeds == before
    assert "{{ 7*7 }}" in html
    assert "&lt;script&gt;" in html


def po(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')

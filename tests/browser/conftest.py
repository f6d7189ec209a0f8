"""A copy of the project, built whole and served, and a reader to look at it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.support.project import copy_inputs, give_address, need, replace_once
from tools.dev.browser import CHROMIUM, QUIET, serve
from tools.model.publication import Locale, Release
from tools.site.front_pages import update_front_pages
from tools.site.side_by_side import render_side_by_side
from tools.site.sphinx_build.edition import build_edition
from tools.workspace import Workspace

from .published import publish
from .reader import COLOURS, DESK, HEIGHT, PATIENCE, PHONE, Reader, Windows
from .unfinished import unfinish

AXE = """async () => {
  const rules = { "target-size": { enabled: true } };
  const found = await axe.run(document, { rules, resultTypes: ["violations", "incomplete"] });
  // Of what axe leaves undecided, only a contrast is for us to decide.
  const open = found.incomplete.filter((rule) => rule.id === "color-contrast");
  return [...found.violations, ...open].map(
    (rule) => `${rule.id}: ${rule.nodes.map((node) => node.html).join(" ")}`);
}"""


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The project with every edition built."""
    workspace = copy_inputs(tmp_path_factory.mktemp("built"))
    give_address(workspace)
    for edition in workspace.publication().editions:
        _print(workspace, edition.locale.gettext)
    update_front_pages(workspace)
    return workspace


@pytest.fixture(scope="session")
def unfinished(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Only the Spanish edition, part of it untranslated; the site is in a folder of its host."""
    workspace = copy_inputs(tmp_path_factory.mktemp("unfinished"))
    unfinish(workspace)
    _print(workspace, "es")
    update_front_pages(workspace)
    return workspace


@pytest.fixture(scope="session")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The Spanish edition of a publication that asks its readers to report what is wrong."""
    workspace = copy_inputs(tmp_path_factory.mktemp("asking"))
    text = workspace.editions_file.read_text(encoding="utf-8")
    line = 'report = "https://github.com/onda-example/onda/issues/new"\n'
    workspace.editions_file.write_text(line + text, encoding="utf-8")
    _print(workspace, "es")
    update_front_pages(workspace)
    return workspace


@pytest.fixture(scope="session")
def beside(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A site of two editions, one of them unfinished, with originals beside translations."""
    workspace = copy_inputs(tmp_path_factory.mktemp("beside"))
    unfinish(workspace)
    releases = [Release(edition=one) for one in workspace.publication().editions[:2]]
    for release in releases:
        assert not build_edition(workspace, release.edition, parallel=True).findings
    update_front_pages(workspace)
    for name, data in render_side_by_side(workspace, workspace.html, releases).items():
        (workspace.html / name).write_bytes(data)
    return workspace


@pytest.fixture(scope="session")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The Spanish edition, whose article has a Spanish address."""
    workspace = copy_inputs(tmp_path_factory.mktemp("renamed"))
    path = workspace.catalog_path(Locale("es"), "articles/latin-america-wave")
    replace_once(path, '"X-Credit: Onda\\n"', '"X-Credit: Onda\\n"\n"X-Slug: ola\\n"')
    _print(workspace, "es")
    update_front_pages(workspace)
    return workspace


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site as it goes out, with all that a publisher may turn on."""
    return publish(copy_inputs(tmp_path_factory.mktemp("published")))


@pytest.fixture(scope="session")
def with_everything(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The source edition with an article that has everything an article may have."""
    workspace = copy_inputs(tmp_path_factory.mktemp("everything"))
    give_address(workspace)
    article = Path(__file__).with_name("everything.rst")
    shutil.copy(article, workspace.source / "articles")
    shutil.copy(Path(__file__).with_name("wide.png"), workspace.source)
    _print(workspace, workspace.publication().source.locale.gettext)
    update_front_pages(workspace)
    return workspace


def _print(workspace: Workspace, name: str) -> None:
    editions = workspace.publication().editions
    (edition,) = (one for one in editions if one.locale.gettext == name)
    printed = build_edition(workspace, edition)
    assert not printed.findings, "\n".join(printed.findings)


@pytest.fixture(scope="session")
def html(built: Workspace) -> Path:
    return built.html


@pytest.fixture(scope="session")
def site(html: Path) -> Iterator[str]:
    with serve(html) as address:
        yield address


@pytest.fixture(scope="session")
def axe(npm_packages: Path) -> Callable[..., list[str]]:
    """Says what axe finds wrong with a page, in light and dark, on a phone and at a desk."""
    script = (npm_packages / "axe-core" / "axe.min.js").read_text(encoding="utf-8")

    def find(page: Page, widths: Sequence[int] = (PHONE, DESK)) -> list[str]:
        page.evaluate(script)
        faults = []
        for width, colours in product(widths, COLOURS):
            page.set_viewport_size({"width": width, "height": HEIGHT})
            page.emulate_media(color_scheme=colours)
            faults += [f"{width} px, {colours}: {fault}" for fault in page.evaluate(AXE)]
        return faults

    return find


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # The same engine without its windows starts a page with a quarter of the work.
    chromium = need("chromium-headless-shell", *CHROMIUM, package="chromium")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def windows(browser: Browser, site: str) -> Windows:
    return Windows(browser, site)


@pytest.fixture
def reader(windows: Windows) -> Iterator[Reader]:
    """Fails the test at its end if the browser complained or asked anything of a stranger."""
    reader = Reader(windows)
    yield reader
    reader.leave()


@pytest.fixture
def page(reader: Reader) -> Page:
    """The window that most tests look through, as wide as a small desk."""
    return reader.window()

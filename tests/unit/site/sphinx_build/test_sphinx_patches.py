"""In haste or not, alone or side by side: the same pages, and the same words where one is wrong."""

from __future__ import annotations

import gc
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from tests.support.project import copy_inputs, replace_once
from tests.support.sample_publications import ARTICLE, TRANSLATED, grow
from tools.books.weasyprint_patches import language_patch
from tools.model.catalog import Catalog
from tools.model.errors import CatalogError
from tools.model.publication import Edition
from tools.site.sphinx_build import sphinx_patches
from tools.site.sphinx_build.edition import BuiltEdition, build_edition, build_editions
from tools.sources.extraction import extract
from tools.system import disk, processes
from tools.system.environment import ROOT
from tools.system.patching import Patch, patched
from tools.workspace import Workspace

EVERYTHING = "articles/everything"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A small publication with everything that an article may have, all of it translated."""
    workspace = copy_inputs(tmp_path_factory.mktemp("haste") / "onda")
    grow(workspace, 12)
    browser = ROOT / "tests" / "browser"
    shutil.copy(browser / "everything.rst", workspace.source / f"{EVERYTHING}.rst")
    shutil.copy(browser / "wide.png", workspace.source)
    template = extract(workspace).templates[EVERYTHING]
    # A word in front leaves all markup as it is, and each paragraph a paragraph.
    entries = tuple(replace(entry, msgstr=f"Así: {entry.msgid}") for entry in template)
    for locale in TRANSLATED:
        header = workspace.catalog(locale, ARTICLE).header
        workspace.save(locale, Catalog(domain=EVERYTHING, header=header, entries=entries))
    return workspace


def copy(workspace: Workspace, folder: Path) -> Workspace:
    ignored = shutil.ignore_patterns("build")
    return Workspace(shutil.copytree(workspace.root, folder / "onda", ignore=ignored))


def editions(workspace: Workspace) -> tuple[Edition, ...]:
    return workspace.publication().editions


def bytes_of(workspace: Workspace) -> dict[str, bytes]:
    folder = workspace.html
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in disk.files(folder)}


def told(printed: Sequence[BuiltEdition]) -> list[tuple[str, tuple[str, ...], bool]]:
    return [(one.edition.name, one.findings, one.fresh) for one in printed]


def one_by_one(workspace: Workspace) -> list[BuiltEdition]:
    return [build_edition(workspace, edition) for edition in editions(workspace)]


def test_the_pages_are_those_of_sphinx_as_it_is(
    site: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hasty, slow = copy(site, tmp_path / "hasty"), copy(site, tmp_path / "slow")
    assert not any(one.findings for one in one_by_one(hasty))
    monkeypatch.setattr(sphinx_patches, "PATCHES", ())
    one_by_one(slow)
    assert "Así: " in (slow.html / "es" / f"{EVERYTHING}.html").read_text("utf-8")
    assert bytes_of(hasty) == bytes_of(slow)


def test_what_is_wrong_is_said_in_the_same_words(
    site: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = ":author: A\n:date: 2021\n\nWrong\n=====\n\nOne *two. :nothing:`x` |y| [#z]_\n"
    hasty, slow = copy(site, tmp_path / "hasty"), copy(site, tmp_path / "slow")
    for workspace in (hasty, slow):
        (workspace.source / "articles" / "wrong.rst").write_text(text, encoding="utf-8")
    found = told(one_by_one(hasty))
    assert all(findings for _name, findings, _fresh in found)
    monkeypatch.setattr(sphinx_patches, "PATCHES", ())
    assert told(one_by_one(slow)) == found


def in_place() -> list[object]:
    """What stands where our replacements go."""
    return [getattr(patch.owner, patch.name) for patch in sphinx_patches.PATCHES]


def test_sphinx_is_as_it_was_afterwards() -> None:
    before = in_place(), gc.get_threshold()
    with pytest.raises(ZeroDivisionError), sphinx_patches.patched_sphinx():
        assert gc.get_threshold() == sphinx_patches.GARBAGE
        assert in_place() == [patch.replacement for patch in sphinx_patches.PATCHES]
        1 / 0  # noqa: B018
    assert (in_place(), gc.get_threshold()) == before


def test_side_by_side_editions_are_what_they_are_one_by_one(
    site: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    together, alone = copy(site, tmp_path / "together"), copy(site, tmp_path / "alone")
    monkeypatch.setattr(processes, "cores", lambda: 2)
    found = told(list(build_editions(together, editions(together))))
    assert found == told(one_by_one(alone))
    assert bytes_of(together) == bytes_of(alone)
    again = list(build_editions(together, editions(together)))
    assert [one.fresh for one in again] == [False] * len(again)


def test_a_broken_catalogue_stops_them_after_the_editions_before_it(
    project: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "cores", lambda: 2)
    replace_once(project.catalog_path(TRANSLATED[0], "index"), 'msgid "Onda"', 'msgid "Onda')
    printed = build_editions(project, editions(project))
    assert next(printed).edition.locale.gettext == "en"
    with pytest.raises(CatalogError, match=r"index\.po:\d+") as caught:
        next(printed)
    assert caught.value.hint
    assert caught.value.faults


def test_one_core_or_one_edition_needs_no_other_process(
    project: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "run_in_processes", None)
    assert next(build_editions(project, editions(project)[:1])).fresh
    monkeypatch.setattr(processes, "cores", lambda: 1)
    assert [one.fresh for one in build_editions(project, editions(project)[:2])] == [False, True]


def test_one_edition_does_not_load_what_starts_processes(project: Workspace) -> None:
    build_edition(project, editions(project)[0])
    script = f"""
import sys
from pathlib import Path
from tools.site.sphinx_build.edition import build_editions
from tools.workspace import Workspace
workspace = Workspace(Path({str(project.root)!r}))
assert not next(build_editions(workspace, workspace.publication().editions[:1])).fresh
sys.exit("multiprocessing" in sys.modules)
"""
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)


def test_sphinx_has_the_caches_that_are_limited(project: Workspace, tmp_path: Path) -> None:
    with docutils_namespace():
        app = Sphinx(
            project.source, project.root, tmp_path / "out", tmp_path / "doctrees", "edition",
            status=None, warning=None,
        )  # fmt: skip
        usual = {name for name, value in vars(app.env).items() if value == {}}
        sphinx_patches.limit_caches(app.env)
        limited = {
            name
            for name, value in vars(app.env).items()
            if isinstance(value, sphinx_patches.BoundedCache)
        }
        assert len(limited) == 2
        assert limited <= usual
        app.build()
        assert not [value for name in limited for value in vars(app.env)[name].values()]


@pytest.mark.parametrize(
    "patch", [*sphinx_patches.PATCHES, language_patch()], ids=lambda patch: str(patch.name)
)
def test_what_a_patch_names_is_there(patch: Patch) -> None:
    path, _, test = patch.test.partition("::")
    assert f"def {test}(" in (ROOT / path).read_text(encoding="utf-8")
    assert callable(getattr(patch.owner, patch.name))


def test_a_library_without_the_name_is_noticed() -> None:
    gone = replace(sphinx_patches.PATCHES[0], name="_no_longer_there")
    with pytest.raises(AttributeError, match="_no_longer_there"), patched([gone]):
        pass

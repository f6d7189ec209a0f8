"""Articles read, catalogues checked and editions printed once for all tests, where their inputs
are the same.

Printing an edition knows every byte that its pages can depend on: it goes by them to print nothing
twice in one folder. Here they say whether another test has printed the same already.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp

import pytest

from tests.support.memo import Memo
from tools.checking import cache
from tools.checking.rule import CheckSettings
from tools.commands import check, draft, review
from tools.model.catalog import Catalog
from tools.model.findings import Finding
from tools.publishing import gate
from tools.site.context import SiteContext
from tools.site.sphinx_build import edition
from tools.sources import extraction, refresh
from tools.sources.extraction import Sources
from tools.workspace import Workspace

WHO_EXTRACTS = (check, draft, review, gate, refresh)
REAL_EXTRACT, REAL_RUN, REAL_CHECK = extraction.extract, edition._run, cache.ask_all


@contextmanager
def shared_builds(folder: Path) -> Iterator[None]:
    """Let verbs that run in this process find in *folder* what others have built."""
    extract, run = _extracting(folder / "extracted"), _printing(folder / "printed")
    with pytest.MonkeyPatch.context() as patch:
        for module in WHO_EXTRACTS:
            patch.setattr(module, "extract", extract)
        patch.setattr(edition, "_run", run)
        patch.setattr(cache, "ask_all", _checking(folder / "checked"))
        yield


def build_anew(patch: pytest.MonkeyPatch) -> None:
    """Share nothing after all."""
    for module in WHO_EXTRACTS:
        patch.setattr(module, "extract", REAL_EXTRACT)
    patch.setattr(edition, "_run", REAL_RUN)
    patch.setattr(cache, "ask_all", REAL_CHECK)


def _checking(folder: Path) -> Callable[[list[Catalog], CheckSettings], list[list[Finding]]]:
    def ask(catalog: Catalog, settings: CheckSettings) -> list[Finding]:
        return REAL_CHECK([catalog], settings)[0]

    def key(catalog: Catalog, settings: CheckSettings) -> str:
        dictionary = settings.dictionary and settings.dictionary.version
        house = replace(settings, dictionary=None, lexicon=None)
        return repr((catalog, house, dictionary, settings.lexicon is None))

    remembered = Memo(folder).of(ask, key)
    return lambda catalogs, settings: [remembered(one, settings) for one in catalogs]


def _extracting(folder: Path) -> Callable[[Workspace], Sources]:
    def both(workspace: Workspace) -> tuple[Sources, dict[str, bytes]]:
        sources = REAL_EXTRACT(workspace)
        out = _templates(workspace)
        return sources, {path.name: path.read_bytes() for path in out.rglob("*.pot")}

    def key(workspace: Workspace) -> str:
        workspace.documents()
        settings = [workspace.root / name for name in ("conf.py", "docutils.conf")]
        files = [*settings, workspace.editions_file, *workspace.source_files()]
        return workspace.seen.digest(files)

    remembered = Memo(folder).of(both, key)

    def extract(workspace: Workspace) -> Sources:
        sources, templates = remembered(workspace)
        _templates(workspace).mkdir(parents=True, exist_ok=True)
        for name, data in templates.items():
            (_templates(workspace) / name).write_bytes(data)
        return sources

    return extract


def _templates(workspace: Workspace) -> Path:
    return workspace.root / "build" / "gettext" / "out"


def _printing(folder: Path) -> Callable[[SiteContext, Path], list[str]]:
    def run(context: SiteContext, working: Path) -> list[str]:
        said = [edition._inputs(context), context.edition.locale, sorted(context.absent())]
        kept = folder / hashlib.sha256(repr(said).encode()).hexdigest()
        if kept.is_dir():
            shutil.copytree(kept, working / "out")
            (working / "doctrees").mkdir(exist_ok=True)
            return []
        if findings := REAL_RUN(context, working):
            return findings
        folder.mkdir(parents=True, exist_ok=True)
        copy = Path(mkdtemp(dir=folder)) / "out"
        shutil.copytree(working / "out", copy)
        with suppress(OSError):  # another was first
            copy.rename(kept)
        return []

    return run

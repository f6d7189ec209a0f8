"""The pages of a preview, brought up to date; and the saves after which they must be.

::

    build/preview/<slug>/out/        the pages; nobody publishes from here
    build/preview/<slug>/doctrees/   what Sphinx read; thrown away when a preview starts
    build/preview/<slug>/locale/     the catalogues as Sphinx gets them
    build/preview/<slug>/lock        held while the preview runs

What is to be read again is decided by content, not by the times of files: a document when it or
its catalogue has changed or was warned of, everything when a setting has.
"""

from __future__ import annotations

import shutil
from asyncio import Event
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from watchfiles import Change, DefaultFilter, awatch

from tools.catalogs.domains import PLAIN
from tools.model.errors import ToolsError
from tools.model.publication import Edition, Locale
from tools.preview.context import ContextReader, PreviewContext
from tools.preview.page_html import PreviewTexts
from tools.site.extension import THEME
from tools.site.sphinx_build import preflight
from tools.site.sphinx_build.edition import locate_warning
from tools.site.sphinx_build.run import run_sphinx
from tools.system import disk
from tools.workspace import Workspace

EXTENSIONS = ["tools.site.extension", "tools.preview.sphinx_ext"]
QUIET = 50
"""Milliseconds without another save before the pages are built: editors write in steps."""


@dataclass(frozen=True)
class Built:
    """What became of the pages."""

    fresh: bool
    """Whether they are as the repository is now; else they are as they were before."""
    problems: tuple[str, ...] = ()
    """``file:line: sentence`` each: why not, or what keeps the edition from being printed."""


@dataclass(frozen=True)
class _Stamps:
    """Digests of what the pages are made from."""

    settings: str = ""
    frame: str = ""
    """Of what is around the articles."""
    documents: dict[str, str] = field(default_factory=dict)
    """With its catalogue, each."""


class Pages:
    """The pages of one edition, in ``build/preview``.

    :param editor: see :attr:`PreviewDesk.editor`.
    """

    def __init__(self, workspace: Workspace, edition: Edition, *, editor: str = "") -> None:
        self.workspace, self.edition = workspace, edition
        self.room = workspace.preview_folder(edition.locale)
        self._editor = editor
        self._reader = ContextReader(edition.locale)
        self._stamps = _Stamps()
        self.texts = PreviewTexts(edition, self._reader.words(workspace))
        self.others = {
            one.locale.slug: one for one in workspace.publication().editions if one != edition
        }
        """The editions that are not shown here, by slug."""

    @property
    def folder(self) -> Path:
        return self.room / "out"

    def build(self) -> Built:
        """Bring the pages up to date; a fault of the words is no error here."""
        try:
            now = self.workspace.afresh()  # what is saved from here on is for the next build
            context = replace(self._reader.read_context(now), editor=self._editor)
            return self._print(context, self._stamp(now))
        except ToolsError as error:
            hint = [error.hint] if error.hint else []
            return Built(fresh=False, problems=(*str(error).splitlines(), *hint))
        except OSError as error:  # a file is being renamed at this very moment, or may not be read
            place = error.filename or "the disk"
            return Built(fresh=False, problems=(f"{place}: {error.strerror}",))

    def _print(self, context: PreviewContext, now: _Stamps) -> Built:
        self.texts = PreviewTexts(context.edition, context.words)
        before = self._stamps
        self._stamps = _Stamps()  # whatever stops this run, the next one reads everything
        if now.settings != before.settings:
            for name in ("out", "doctrees"):
                shutil.rmtree(self.room / name, ignore_errors=True)
        changed = {
            name for name, stamp in now.documents.items() if stamp != before.documents.get(name)
        }
        context = replace(context, due=frozenset(changed), every_page=now.frame != before.frame)
        warnings = self._run(context)
        warned = {name for name in now.documents if _is_named(name, warnings)}
        kept = {name: stamp for name, stamp in now.documents.items() if name not in warned}
        lost = bool(warnings) and not warned
        self._stamps = replace(now, documents={} if lost else kept)
        return Built(fresh=True, problems=(*preflight.file_faults(context), *warnings))

    def _run(self, context: PreviewContext) -> list[str]:
        locale, catalogs = context.edition.locale, self.room / "locale"
        context.workspace.compile_catalogs(locale, preflight.catalogs_for_sphinx(context), catalogs)
        settings = {"extensions": EXTENSIONS, "locale_dirs": [str(catalogs)]}
        _app, warnings = run_sphinx(
            context.workspace, "preview", locale, self.room, context=context, settings=settings
        )
        return [locate_warning(warning, context) for warning in warnings]

    def _stamp(self, workspace: Workspace) -> _Stamps:
        root, digest = workspace.root, workspace.seen.digest
        folder = workspace.catalog_folder(self.edition.locale)
        domains = {
            path.relative_to(folder).with_suffix("").as_posix(): path
            for path in workspace.catalog_paths(self.edition.locale)
        }
        documents = workspace.documents()
        names = "\n".join([*documents, "", *domains])
        settings = [root / "conf.py", root / "docutils.conf", workspace.editions_file]
        words = [path for domain, path in domains.items() if domain in PLAIN]
        return _Stamps(
            settings=digest(settings) + names,
            frame=disk.digest(disk.files(THEME), THEME) + digest(words),
            documents={
                name: digest(filter(None, (workspace.source / f"{name}.rst", domains.get(name))))
                for name in documents
            },
        )


def _is_named(document: str, warnings: list[str]) -> bool:
    signs = (f"source/{document}.rst:", f"/LC_MESSAGES/{document}.po:")
    return any(sign in warning for warning in warnings for sign in signs)


class SaveFilter(DefaultFilter):
    """Leaves out what editors and tools put beside a file while they write it."""

    def __init__(self, workspace: Workspace, locale: Locale) -> None:
        super().__init__()
        self._folders = (workspace.source, workspace.catalog_folder(locale), THEME)
        self._files = (
            workspace.editions_file,
            workspace.root / "conf.py",
            workspace.root / "docutils.conf",
        )

    def __call__(self, change: Change, path: str) -> bool:
        place = Path(path)
        if place.name.startswith(".") or not super().__call__(change, path):
            return False
        return place in self._files or any(map(place.is_relative_to, self._folders))


async def watch_saves(workspace: Workspace, locale: Locale, stop: Event) -> AsyncIterator[None]:
    """Yield after each save, until *stop*; what is saved meanwhile is told of next."""
    # Whole folders, for editors replace a file, and nobody can watch one that is gone.
    folders = (workspace.locale, workspace.source, THEME)
    settings = (workspace.root / "conf.py", workspace.root / "docutils.conf")
    watched = [path for path in (*folders, *settings) if path.exists()]
    concerned = SaveFilter(workspace, locale)
    async for _changes in awatch(*watched, watch_filter=concerned, step=QUIET, stop_event=stop):
        yield

"""Run Sphinx inside this process, and bring back what it warned of.

Sphinx reads the articles as this run has read them, and again by their content alone. By itself it
goes by the times of files: what is saved while it reads, or has an older time than what stood there
before, it would never see.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import IncrementalNewlineDecoder, StringIO
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import SphinxError
from sphinx.util.console import nocolor
from sphinx.util.docutils import docutils_namespace, patch_docutils

from tools.model.errors import SourceError, ToolsError
from tools.model.publication import Locale
from tools.site.context import SiteContext, set_site_context
from tools.site.extension.document_info import document_info
from tools.site.extension.run_order import register
from tools.site.sphinx_build.sphinx_patches import (
    forget_catalog,
    forget_catalogs,
    limit_caches,
    patched_sphinx,
)
from tools.workspace import Workspace


def run_sphinx(
    workspace: Workspace,
    builder: str,
    language: Locale,
    work: Path,
    *,
    context: SiteContext | None = None,
    settings: Mapping[str, object] | None = None,
) -> tuple[Sphinx, list[str]]:
    """Let *builder* write ``<work>/out``, reading again only what has changed.

    :param work: also keeps, in ``doctrees``, what Sphinx read.
    :param settings: what ``conf.py`` says otherwise.
    :raises ConfigError: a link lies in ``source/``.
    :raises SourceError: an article is no text, or too deep to be read.
    :returns: the application, for what its builder has gathered, and the lines of its
        warnings as ``file:line: sentence`` from the top of the repository.
    """
    workspace.source_files()  # Sphinx would follow a link
    overrides = {"language": language.gettext, **(settings or {})}
    with _application(workspace, builder, work, overrides) as (app, warnings):
        if context is not None:
            set_site_context(app, context)
        reading = SourceReading(workspace, language)
        register(app, reading.changed, reading.give, forget_catalog)
        with _errors_as_ours(app), reading.whole():
            app.build()
    return app, _lines(warnings.getvalue(), workspace)


@contextmanager
def _application(
    workspace: Workspace, builder: str, work: Path, overrides: dict[str, object]
) -> Iterator[tuple[Sphinx, StringIO]]:
    """Sphinx, patched while this lasts, and where it writes its warnings."""
    forget_catalogs()
    nocolor()
    warnings = StringIO()
    with patch_docutils(workspace.root), docutils_namespace(), patched_sphinx():
        app = Sphinx(
            srcdir=workspace.source,
            confdir=workspace.root,
            outdir=work / "out",
            doctreedir=work / "doctrees",
            buildername=builder,
            confoverrides=overrides,
            status=None,
            warning=warnings,
        )
        limit_caches(app.env)
        yield app, warnings


@contextmanager
def _errors_as_ours(app: Sphinx) -> Iterator[None]:
    """Say in plain words what stops Sphinx; an error of a handler of ours is raised as it is."""
    try:
        yield
    except SphinxError as error:
        if isinstance(error.__cause__, ToolsError):
            raise error.__cause__ from error
        raise
    except RecursionError as error:
        raise SourceError(
            f"source/{app.env.docname}.rst: its parts are nested too deeply.",
            hint="Put fewer lists or quotations inside of one another.",
        ) from error
    except UnicodeDecodeError as error:
        raise SourceError(
            f"source/{app.env.docname}.rst is not UTF-8 text (byte {error.start + 1}).",
            hint="Save it as UTF-8.",
        ) from error


def _lines(warnings: str, workspace: Workspace) -> list[str]:
    """The lines of warnings, with paths from the top of the repository."""
    lines = warnings.replace(f"{workspace.root.as_posix()}/", "").splitlines()
    plain = [line.replace("WARNING: ", "").replace("ERROR: ", "") for line in lines]
    return [line for line in plain if line.strip()]


class SourceReading:
    """What a run has read, put before Sphinx."""

    def __init__(self, workspace: Workspace, locale: Locale) -> None:
        self._workspace, self._locale = workspace, locale

    def changed(
        self, _app: Sphinx, env: BuildEnvironment, added: set[str], *_others: set[str]
    ) -> list[str]:
        """Name the documents that have another content; what came later is not there."""
        later = {name for name in env.found_docs if self._article(name) is None}
        env.project.docnames -= later
        added -= later
        return [
            name for name in env.found_docs if document_info(env, name).digest != self._digest(name)
        ]

    def give(self, app: Sphinx, name: str, content: list[str]) -> None:
        """Put what this run has read in the place of what Sphinx has."""
        document_info(app.env, name).digest = self._digest(name)
        text = (self._article(name) or b"").decode("utf-8-sig")
        content[0] = IncrementalNewlineDecoder(None, translate=True).decode(text, final=True)

    def _article(self, name: str) -> bytes | None:
        return self._workspace.seen.read(self._workspace.source / f"{name}.rst")

    def _digest(self, name: str) -> str:
        """Of a document and its catalogue."""
        catalog = self._workspace.seen.read(self._workspace.catalog_path(self._locale, name))
        parts = (hashlib.sha256(data or b"").digest() for data in (self._article(name), catalog))
        return b"".join(parts).hex()

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Name the file that was saved meanwhile, where that is why something goes wrong.

        :raises ChangedError: what went wrong meanwhile did so because of a save.
        """
        try:
            yield
        except (OSError, UnicodeDecodeError) as error:
            seen = self._workspace.seen
            for path in seen.overtaken():
                raise seen.changed(path) from error
            raise

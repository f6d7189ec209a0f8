"""Run Sphinx inside this process, and bring back what it warned of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.console import nocolor
from sphinx.util.docutils import docutils_namespace, patch_docutils

from tools.model.errors import SourceError, ToolsError
from tools.model.publication import Locale
from tools.site.context import SiteContext, set_site_context
from tools.site.extension.order import register
from tools.site.sphinx_build.patches import (
    forget_catalog,
    forget_catalogs,
    limit_caches,
    patched_sphinx,
)
from tools.site.sphinx_build.source_reading import SourceReading
from tools.workspace import Workspace


def run(
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
            confoverrides={"language": language.gettext, **(settings or {})},
            status=None,
            warning=warnings,
        )
        limit_caches(app.env)
        if context is not None:
            set_site_context(app, context)
        reading = SourceReading(workspace, language)
        register(app, reading.changed, reading.give, forget_catalog)
        with _errors_as_ours(app), reading.whole():
            app.build()
    return app, _lines(warnings.getvalue(), workspace)


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

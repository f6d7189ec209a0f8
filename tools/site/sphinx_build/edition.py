"""Build one edition: the repository in, a folder of pages out, swapped in whole.

::

    build/html/<slug>/             the pages
    build/press/<slug>/working/    a run in progress; what a killed one left is thrown away
    build/press/<slug>/doctrees/   what Sphinx read, kept only after a run without a warning,
                                   so that the next run cannot forget the warning
    build/press/<slug>/state.json  what the pages were made from, for a run with nothing to do
    build/locale/<locale>/         the catalogues, copied by content
"""

from __future__ import annotations

import json
import platform
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from functools import cache, partial
from glob import escape
from pathlib import Path

import tools
from tools.model.publication import Edition, Release
from tools.site.context import SiteContext, read_context
from tools.site.sphinx_build import preflight
from tools.system import disk
from tools.system.locks import hold_lock
from tools.workspace import Workspace

SOURCE_RE = re.compile(r"(source/.+?\.rst:\d+):(<translated>:\d+:)? ?")
"""How Sphinx locates what is wrong in an article; in a msgstr it means its passage."""


@dataclass(frozen=True, kw_only=True)
class BuiltEdition:
    """What became of one edition that was to be printed."""

    edition: Edition
    page: Path
    """The page to open."""
    findings: tuple[str, ...] = ()
    """Why it was not printed, ``file:line: sentence`` each; the pages before it are still there."""
    fresh: bool = True
    """Whether there was anything to print."""


def build_edition(
    workspace: Workspace,
    edition: Edition,
    *,
    books: tuple[str, ...] = (),
    parallel: bool = False,
    releases: tuple[Release, ...] | None = None,
    held: bool = False,
) -> BuiltEdition:
    """Bring ``build/html/<slug>`` up to date.

    :param books: what will be laid beside each article, ``.epub .pdf .png``; pages name it.
    :param parallel: articles link to the page that has the original beside them.
    :param releases: what goes out with it; None: it is not printed to be published.
    :param held: who asks is alone with the pages already.
    :raises ToolsError: a catalogue is not sound, or somebody has saved a picture or a setting
        meanwhile; nothing was written.
    """
    with nullcontext() if held else lock_pages(workspace, edition):
        # Whoever has waited reads what is there by now.
        now = workspace if held else workspace.afresh()
        context = replace(
            read_context(now, edition.locale.gettext),
            books=books,
            parallel=parallel,
            releases=releases,
        )
        return _build(context.without_absent_catalogs())


def lock_pages(workspace: Workspace, edition: Edition) -> AbstractContextManager[None]:
    """Wait until nobody else prints an edition, or needs its pages as they are."""
    waiting = f"Another run is printing {edition.name}; waiting for it."
    return hold_lock(workspace.edition_lock(edition.locale), waiting)


def _build(context: SiteContext) -> BuiltEdition:
    workspace, edition = context.workspace, context.edition
    final, room = workspace.html / edition.locale.slug, workspace.edition_work(edition.locale)
    printed = BuiltEdition(edition=edition, page=final / "index.html")
    if findings := preflight.find_faults(context):
        return replace(printed, findings=tuple(findings))
    disk.recover(final)
    state, inputs = room / "state.json", _inputs(context)
    if _state(state) == {**inputs, "pages": disk.digest(disk.files(final), final)}:
        return replace(printed, fresh=False)
    working = _clear(room, keep=_state(state).get("tools") == inputs["tools"])
    if findings := _run(context, working):
        shutil.rmtree(working)
        return replace(printed, findings=tuple(findings))
    pages = disk.digest(disk.files(working / "out"), working / "out")
    disk.swap_in(working / "out", final)
    (working / "doctrees").rename(room / "doctrees")
    disk.write(state, json.dumps({**inputs, "pages": pages}).encode())
    return printed


def build_editions(
    workspace: Workspace,
    editions: Sequence[Edition],
    *,
    books: tuple[str, ...] = (),
    parallel: bool = False,
    releases: tuple[Release, ...] | None = None,
    held: bool = False,
) -> Iterator[BuiltEdition]:
    """Bring the pages of several editions up to date, in their order; as many at a time as this
    machine has cores for.

    :param held: who asks is alone with the pages of each.
    :raises ToolsError: a catalogue is not sound; the editions before it are printed.
    """
    work = partial(
        build_edition, workspace, books=books, parallel=parallel, releases=releases, held=held
    )
    if len(editions) > 1:
        from tools.system.processes import cores, run_in_processes  # noqa: PLC0415 - one edition does without

        if cores() > 1:
            folders = [workspace.edition_work(edition.locale) for edition in editions]
            if not any((folder / "state.json").is_file() for folder in folders):
                # All are to be printed: what each would load is loaded once, before they part.
                import tools.site.sphinx_build.run  # noqa: F401, PLC0415
            # One more than there are cores, or the last edition would keep but one of them busy.
            yield from run_in_processes(work, editions, width=cores() + 1)
            return
    yield from map(work, editions)


def _inputs(context: SiteContext) -> dict[str, str]:
    """Digests of everything that a byte of the pages can depend on."""
    # Where the site has an address, pages name the other editions that are finished.
    asked = context.editions if context.publication.url else (context.edition,)
    catalogs = [path for one in asked for path in context.workspace.catalog_paths(one.locale)]
    words = [*_settings(context.workspace), *context.workspace.source_files(), *catalogs]
    return {
        "tools": tools_digest(),
        "words": context.workspace.seen.digest(words),
        "books": " ".join(context.books),
        "parallel": str(context.parallel),
        "releases": context.releases_key,
        "names": repr([sorted(names.items()) for names in context.names.values()]),
        "rows": repr(context.rows),
    }


def _settings(workspace: Workspace) -> list[Path]:
    root = workspace.root
    return [root / "conf.py", root / "docutils.conf", workspace.editions_file]


@cache
def tools_digest() -> str:
    """Digest the code that prints, the Python that runs it, and the packages that both ask:
    CLDR comes with one of them."""
    code = Path(tools.__file__).parent
    locks = code.parent / "requirements"
    return " ".join(
        [disk.stamp(code), disk.digest(disk.files(locks), locks), platform.python_version()]
    )


def _state(path: Path) -> dict[str, str]:
    try:
        return dict(json.loads(path.read_bytes()))
    except (OSError, ValueError):
        return {}


def _clear(room: Path, *, keep: bool) -> Path:
    """An empty working folder; with what Sphinx read before, if that still holds."""
    working, doctrees = room / "working", room / "doctrees"
    shutil.rmtree(working, ignore_errors=True)
    working.mkdir(parents=True)
    (room / "state.json").unlink(missing_ok=True)
    if doctrees.exists():
        doctrees.rename(working / "doctrees")
    if not keep:
        shutil.rmtree(working / "doctrees", ignore_errors=True)
    return working


def _run(context: SiteContext, working: Path) -> list[str]:
    """Run Sphinx; every warning is a finding."""
    from tools.site.sphinx_build.run import run_sphinx  # noqa: PLC0415 - Sphinx: a third of a second

    workspace, locale = context.workspace, context.edition.locale
    if workspace.compile_catalogs(locale, preflight.catalogs_for_sphinx(context)):
        shutil.rmtree(working / "doctrees", ignore_errors=True)
    left_out = [f"{escape(name)}.rst" for name in sorted(context.absent())]
    settings = {"exclude_patterns": left_out}
    _app, warnings = run_sphinx(
        workspace, "edition", locale, working, context=context, settings=settings
    )
    # These Sphinx has read by itself, or will have copied.
    others = [path for path in workspace.source_files() if path.suffix != ".rst"]
    for path in workspace.seen.overtaken([*_settings(workspace), *others]):
        raise workspace.seen.changed(path)
    return [locate_warning(warning, context) for warning in warnings]


def locate_warning(warning: str, context: SiteContext) -> str:
    """Put the place in its catalogue before a warning of a translated passage."""
    match = SOURCE_RE.match(warning)
    if match is None or context.is_source:
        return warning
    rest = warning[match.end() :]
    if rest.startswith("locale/"):
        return rest
    if place := context.places.get(match[1]):
        return f"{place}: {rest} (see also {match[1]})"
    return warning.replace("<translated>:", "in the translation:")

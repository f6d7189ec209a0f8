"""The pages above the editions: one that offers them, one for a lost reader.

And a stand-in page wherever a built edition links to one that is not built on
this machine yet, which says what to type: no link of an edition is ever dead.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from tools.catalogs.domains import PRESS
from tools.i18n import Translations, interface_translations
from tools.model.errors import CatalogError
from tools.model.publication import Edition, Publication
from tools.site.metadata.addresses import ROBOTS, SITEMAP
from tools.site.metadata.feeds import render_robots, render_sitemap_index
from tools.site.page_names import page_names_of
from tools.site.redirect_pages import MARK as MOVED
from tools.site.servers import POLICY
from tools.system import disk
from tools.system.locks import hold_lock, try_lock
from tools.workspace import Workspace

THEME = Path(__file__).parent / "theme" / "onda"
TEMPLATES = Environment(loader=FileSystemLoader(THEME), autoescape=True)

MARK = b"<!-- not built yet -->\n"
"""How a stand-in page is told from an edition's own."""
WITHDRAWN = b"<!-- withdrawn -->\n"
"""How a page is told that says that its article was withdrawn."""


def lock_front_pages(workspace: Workspace) -> AbstractContextManager[None]:
    """Wait until nobody else writes what is above the editions, or needs it as it is."""
    return hold_lock(workspace.front_lock, "Another run is at the door.")


def update_front_pages(workspace: Workspace) -> None:
    """Write what is above the editions, and the stand-ins; only what has changed."""
    with lock_front_pages(workspace):
        write_front_pages(workspace)


def write_front_pages(workspace: Workspace, editions: Sequence[Edition] | None = None) -> None:
    """Do what :func:`update_front_pages` does, for a caller that holds the lock.

    :param editions: those that are offered; without them, every one.
    """
    publication = workspace.publication()
    offered = publication.editions if editions is None else editions
    by_edition = {
        edition: interface_translations(edition, workspace.catalog(edition.locale, PRESS))
        for edition in offered
    }
    for path in disk.files(THEME / "static"):
        if not path.name.startswith("search"):
            disk.write(workspace.html / "_static" / path.name, path.read_bytes())
    for name, missing in (("index.html", False), ("404.html", True)):
        page = _render(
            "root.html",
            publication=publication,
            first=publication.source,
            editions=list(by_edition.items()),
            missing=missing,
            site=publication.base if missing else "",
        )
        disk.write(workspace.html / name, page)
    _map(workspace, publication, offered)
    for edition, translations in by_edition.items():
        with try_lock(workspace.edition_lock(edition.locale)) as free:
            if free:  # else somebody is printing it, and no stand-in is needed
                _stand_in(workspace, publication, edition, translations)


def _map(workspace: Workspace, publication: Publication, offered: Sequence[Edition]) -> None:
    """Name the sitemaps of the editions that have one, and say where that is."""
    mapped = [
        edition
        for edition in offered
        if publication.url and (workspace.html / edition.locale.slug / SITEMAP).is_file()
    ]
    files = {
        SITEMAP: render_sitemap_index(publication, mapped),
        ROBOTS: render_robots(publication, mapped).encode(),
    }
    for name, data in files.items():
        if data:
            disk.write(workspace.html / name, data)
        else:
            (workspace.html / name).unlink(missing_ok=True)


def _stand_in(
    workspace: Workspace, publication: Publication, edition: Edition, translations: Translations
) -> None:
    folder = workspace.html / edition.locale.slug
    if folder.exists() and not all(is_stand_in(path) for path in disk.files(folder)):
        return
    documents = workspace.documents()
    try:
        translated = page_names_of(workspace, publication, edition)
    except CatalogError:  # whoever prints it is told
        translated = {}
    for name in [*documents, *translated.values(), "search", "404"]:
        site = publication.base if name == "404" else "../" * (name.count("/") + 1)
        page = _render(
            "waiting.html",
            publication=publication,
            edition=edition,
            translations=translations,
            site=site,
        )
        disk.write(folder / f"{name}.html", MARK + page)


def is_stand_in(path: Path) -> bool:
    """Tell whether a page stands in for one that has not been built, or has another address."""
    with path.open("rb") as file:
        return file.read(len(MARK)).startswith((MARK, MOVED.encode()))


def is_withdrawn(path: Path) -> bool:
    """Tell whether a page says that its article was withdrawn."""
    with path.open("rb") as file:
        return file.read(len(WITHDRAWN)) == WITHDRAWN


def has_text(path: Path) -> bool:
    """Tell whether a page has the text of an article."""
    return not is_stand_in(path) and not is_withdrawn(path)


def _render(template: str, **values: object) -> bytes:
    return (
        TEMPLATES.get_template(template)
        .render(_=Translations(None), policy=POLICY, **values)
        .encode()
        + b"\n"
    )

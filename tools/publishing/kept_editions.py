"""Editions that stay as they were published last, while another one goes out anew.

Their files are taken over from ``build/site``. Only what they say of the others follows: which
pages say the same in which language. Where more than that would have to change in them, the
whole is refused; nothing is left that leads nowhere, or still shows what was held back.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from html import unescape
from pathlib import Path

from tools.model.errors import UsageError
from tools.model.publication import Edition, Publication, Release
from tools.publishing import manifest as manifests
from tools.site.front_pages import has_text, is_stand_in
from tools.site.metadata.addresses import ROBOTS, SITEMAP, page_address
from tools.site.metadata.feeds import render_robots, render_sitemap_index
from tools.site.page_names import document_of, names_by_edition
from tools.system import disk
from tools.workspace import Workspace

LEFT_BEHIND = (".br", ".gz", ".htaccess")
"""Ends of names of what is made anew for every site."""
BLOCK_RE = re.compile(r'(?:<link rel="alternate" hreflang="[^"]*" href="[^"]*">\n)+')
LINK_RE = re.compile(r'<link rel="alternate" hreflang="([^"]*)" href="([^"]*)">')
CANONICAL_RE = re.compile(r'<link rel="canonical" href="([^"]*)">')
URL_RE = re.compile(r"<url>.*?</url>", re.DOTALL)
LOC_RE = re.compile(r"<loc>([^<]*)</loc>")
SAME_RE = re.compile(r"\n *<xhtml:link [^>]*>")


def kept_releases(workspace: Workspace, anew: Collection[Edition]) -> list[Release]:
    """Find the other editions of the site that was put together last, if there is one."""
    path = workspace.site / manifests.NAME
    manifest = manifests.parse(path.read_bytes()) if path.is_file() else None
    rows = {str(row["locale"]): row for row in manifest.editions} if manifest else {}
    publication = workspace.publication()
    names = names_by_edition(workspace, publication, publication.source)
    releases = []
    for edition in publication.editions:
        row = rows.get(edition.locale.gettext)
        if edition not in anew and row is not None:
            pages = {one: names[edition].get(one, one) for one in workspace.documents()}
            releases.append(_kept(workspace.site, publication, edition, row, pages))
    return releases


def _kept(
    site: Path,
    publication: Publication,
    edition: Edition,
    row: Mapping[str, object],
    pages: Mapping[str, str],
) -> Release:
    """
    :param row: what the manifest says of the edition.
    :param pages: what the page of each document would be called today.
    """
    folder = site / edition.locale.slug
    sitemap = folder / SITEMAP
    told = LOC_RE.findall(sitemap.read_text(encoding="utf-8")) if sitemap.is_file() else []
    announced = {page_address(publication, edition, name): one for one, name in pages.items()}
    return Release(
        edition=edition,
        partial=row["state"] == "partial",
        reviewed=int(str(row["reviewed"])),
        entries=int(str(row["entries"])),
        owed=int(str(row.get("owed", 0))),
        absent={one: one for one, name in pages.items() if not (folder / f"{name}.html").is_file()},
        kept=frozenset(announced[where] for where in told if where in announced),
    )


def kept_files(site: Path, release: Release, extra: Collection[str]) -> list[Path]:
    """List the files that are taken over of an edition.

    :param extra: the publication's extra files, which are laid there anew.
    """
    mine = {site / name for name in extra}
    found = disk.files(site / release.edition.locale.slug)
    return [path for path in found if path not in mine and not path.name.endswith(LEFT_BEHIND)]


def reconcile(workspace: Workspace, releases: Sequence[Release], staged: Path) -> None:
    """Update the links between languages in the pages that were taken over.

    :raises UsageError: more than that would have to change.
    """
    publication = workspace.publication()
    kept = [release.edition for release in releases if release.kept is not None]
    if not kept:
        return
    anew = [release.edition for release in releases if release.kept is None]
    blocks = dict(_blocks(staged, anew))
    faults = [*_gone(workspace.site, staged, kept), *_astray(workspace, staged, kept)]
    for edition in kept:
        faults += _follow(staged, staged / edition.locale.slug, blocks)
    if faults:
        raise UsageError(
            "\n".join(sorted(set(faults))),
            hint="These editions cannot stay as they are. Publish all of them: make publish",
        )
    _map(publication, [release.edition for release in releases], staged)


def _blocks(staged: Path, anew: Iterable[Edition]) -> Iterator[tuple[str, str]]:
    """Each address that a new page says the same as, and the lines in which it does."""
    for edition in anew:
        for path in _pages(staged / edition.locale.slug):
            for block in BLOCK_RE.findall(path.read_text(encoding="utf-8")):
                yield from ((there, block) for _, there in LINK_RE.findall(block))


def _gone(before: Path, staged: Path, kept: Iterable[Edition]) -> Iterator[str]:
    """Pages that the editions that stay may link to, and that are no more."""
    staying = {edition.locale.slug for edition in kept}
    for path in _pages(before):
        name = path.relative_to(before)
        if name.parts[0] in staying or is_stand_in(path) or (staged / name).is_file():
            continue
        yield f"{name.as_posix()} would be gone, and the other editions link to it"


def _astray(workspace: Workspace, staged: Path, kept: Iterable[Edition]) -> Iterator[str]:
    """Pages that were taken over, and that the original edition does not have any more."""
    publication = workspace.publication()
    names = names_by_edition(workspace, publication, publication.source)
    source = staged / publication.source.locale.slug
    for edition in kept:
        folder = staged / edition.locale.slug
        for path in _pages(folder):
            name = path.relative_to(folder).with_suffix("").as_posix()
            original = source / f"{document_of(names[edition], name)}.html"
            if has_text(path) and not (original.is_file() and has_text(original)):
                shown = path.relative_to(staged).as_posix()
                yield f"{shown} was published, and its original is to be published no longer"


def _follow(staged: Path, folder: Path, blocks: dict[str, str]) -> Iterator[str]:
    """Bring the links between languages of an edition up to date."""
    for path in _pages(folder):
        text = path.read_text(encoding="utf-8")
        block, here = BLOCK_RE.search(text), CANONICAL_RE.search(text)
        if block and here:
            if here[1] not in blocks:
                yield f"{path.relative_to(staged).as_posix()} is announced by no other edition now"
                continue
            new = f"{text[: block.start()]}{blocks[here[1]]}{text[block.end() :]}"
            path.write_text(new, encoding="utf-8")
    sitemap = folder / SITEMAP
    if sitemap.is_file():
        text = sitemap.read_text(encoding="utf-8")
        sitemap.write_text(URL_RE.sub(lambda url: _mapped(url[0], blocks), text), encoding="utf-8")


def _mapped(url: str, blocks: dict[str, str]) -> str:
    """An entry of a sitemap with the links that its page has now."""
    where = LOC_RE.search(url)
    links = LINK_RE.findall(blocks.get(where[1] if where else "", ""))
    lines = (
        f'\n    <xhtml:link rel="alternate" hreflang="{tag}" href="{unescape(there)}" />'
        for tag, there in links
    )
    bare = SAME_RE.sub("", url)
    return bare.replace("\n  </url>", f"{''.join(lines)}\n  </url>")


def _map(publication: Publication, editions: Iterable[Edition], staged: Path) -> None:
    """The sitemap of the site names those of all its editions."""
    mapped = [one for one in editions if (staged / one.locale.slug / SITEMAP).is_file()]
    if publication.url:
        (staged / SITEMAP).write_bytes(render_sitemap_index(publication, mapped))
        if text := render_robots(publication, mapped):
            (staged / ROBOTS).write_text(text, encoding="utf-8")


def _pages(folder: Path) -> list[Path]:
    return [
        path
        for path in disk.files(folder)
        if path.suffix == ".html" and not path.name.endswith(".parallel.html")
    ]

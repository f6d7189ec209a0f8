"""The site: editions, pages above them and what is added, put together in ``build/site``.

The same pages give the same bytes, in whatever folder; nothing in it says where it is but
the 404 pages, which the ``base`` of ``editions.toml`` leads home. Brotli and gzip lie beside each
text file, so that servers need not compress anything.
"""

from __future__ import annotations

import gzip
import shutil
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path, PurePosixPath

import brotli

from tools.model.publication import Edition, Publication, Release
from tools.model.redirects import find_redirects
from tools.publishing import extra_files
from tools.publishing import manifest as manifests
from tools.publishing.kept_editions import kept_files, reconcile
from tools.publishing.manifest import Manifest, Source
from tools.site.front_pages import is_stand_in, is_withdrawn
from tools.site.metadata.addresses import FRONT
from tools.site.page_names import complete_rows, pages_by_document
from tools.site.servers import render_server_files
from tools.system import disk
from tools.workspace import Workspace

TEXT = frozenset({".html", ".css", ".js", ".svg", ".xml", ".json", ".txt"})
SUFFIXES = (".br", ".gz")
BEST_BROTLI, BEST_GZIP = 11, 9
PROGRAMS = f"brotli {version('brotli')}, zlib {zlib.ZLIB_RUNTIME_VERSION}"
"""Whose bytes they are: other versions may find others."""


def is_text(path: str) -> bool:
    """Tell by its name whether a file is text.

    >>> is_text("es/index.html"), is_text("es/wave.epub")
    (True, False)
    """
    return PurePosixPath(path).suffix in TEXT


def compress(data: bytes) -> dict[str, bytes]:
    """Compress *data* in every way, by suffix: the same bytes whenever it is done."""
    return {
        ".br": bytes(brotli.compress(data, mode=brotli.MODE_TEXT, quality=BEST_BROTLI)),
        ".gz": gzip.compress(data, compresslevel=BEST_GZIP, mtime=0),
    }


PARALLEL = ".parallel.html"
BESIDE = (".html", PARALLEL, ".epub", ".pdf", ".png")
"""What may be at an address, and beside it."""

Contribution = Callable[[Workspace, Path, Sequence[Release]], Mapping[str, bytes]]
"""Adds files to the site: from the pages that are in a folder, and what goes out, to the
content of each new file by its path in the site. It reads the folder and writes nothing."""


def assemble(
    workspace: Workspace,
    releases: Sequence[Release],
    source: Source,
    contributions: Sequence[Contribution] = (),
) -> Path:
    """Put the site together from printed editions, and swap it in whole; whoever calls is alone
    with their pages and books.

    :returns: the folder of the site.
    """
    final = workspace.site
    staged = final.with_name(".site.staged")
    shutil.rmtree(staged, ignore_errors=True)
    try:
        _copy_pages(workspace, releases, staged)
        reconcile(workspace, releases, staged)
        for contribution in contributions:
            _add(staged, contribution(workspace, staged, releases))
        _add(staged, _for_servers(workspace, releases, staged))
        files = _compress(staged, final)
        files |= extra_files.copy_extra_files(workspace, staged, {*files, manifests.NAME})
        manifest = manifests.manifest_of(source, releases, files, PROGRAMS)
        (staged / manifests.NAME).write_bytes(manifests.render(manifest))
        disk.recover(final)
        disk.swap_in(staged, final)
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    return final


def _copy_pages(workspace: Workspace, releases: Sequence[Release], staged: Path) -> None:
    """What ``make html`` printed, and nothing of editions that are no more."""
    html, extra = workspace.html, extra_files.list_extra_files(workspace)
    above = [*html.glob("*"), *disk.files(html / "_static")]
    # What a killed run has left half written, or a Mac of its own, has a dot before its name.
    pages = sorted(path for path in above if path.is_file() and not path.name.startswith("."))
    for release in releases:
        if release.kept is None:
            pages += disk.files(html / release.edition.locale.slug)
    _copy(pages, html, staged)
    for release in releases:
        if release.kept is not None:
            _copy(kept_files(workspace.site, release, extra), workspace.site, staged)


def _copy(paths: Sequence[Path], top: Path, staged: Path) -> None:
    for path in paths:
        target = staged / path.relative_to(top)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)


def _add(staged: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        path = staged / name
        assert not {"..", "/"} & set(PurePosixPath(name).parts), f"{name} leads out of the site"
        assert not path.exists(), f"{name} is in the site already"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _for_servers(
    workspace: Workspace, releases: Sequence[Release], staged: Path
) -> dict[str, bytes]:
    fonts = [path.relative_to(staged).as_posix() for path in staged.rglob("*.woff2")]
    editions = [release.edition for release in releases]
    publication = workspace.publication()
    moved = _moved(workspace, publication, editions, staged)
    gone = [
        path.relative_to(staged).as_posix()
        for path in disk.files(staged)
        if path.suffix == ".html" and is_withdrawn(path)
    ]
    texts = render_server_files(publication.base, editions, fonts, moved, gone)
    return {name: text.encode() for name, text in texts.items()}


def _moved(
    workspace: Workspace, publication: Publication, editions: Sequence[Edition], staged: Path
) -> dict[str, str]:
    """Path of a file that stood in the site once -> the one that has taken its place."""
    pages = {
        document: [one for one in addresses if _stands(staged / f"{one}.html")]
        for document, addresses in pages_by_document(workspace, publication).items()
    }
    led = find_redirects(
        complete_rows(workspace, publication), pages, publication.source.locale.slug
    )
    waiting = {one.locale.slug for one in publication.editions if one not in editions}
    return {
        was: now
        for old, new in led.items()
        if old.partition("/")[0] not in waiting
        for was, now in _beside(old, new)
        if _stands(staged / now) and not _stands(staged / was)
    }


def _beside(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Whatever may have been at an address, and beside it, and what is there now."""
    for suffix in BESIDE:
        # The original has no page beside itself.
        same = suffix != PARALLEL or old.partition("/")[0] == new.partition("/")[0]
        yield f"{old}{suffix}", f"{new}{suffix if same else '.html'}"
    if old.rpartition("/")[2] == FRONT:
        yield old.removesuffix(FRONT), new.removesuffix(FRONT)


def _stands(path: Path) -> bool:
    """Whether there is such a page or file, and it is none that only says where another is."""
    path = path / f"{FRONT}.html" if path.is_dir() else path
    return path.is_file() and not (path.suffix == ".html" and is_stand_in(path))


def _compress(staged: Path, before: Path) -> dict[str, manifests.File]:
    """Put compressed files beside the text files; what was compressed before is taken over.

    :returns: every file there is now.
    """
    paths = [path.relative_to(staged).as_posix() for path in disk.files(staged)]
    known = read_manifest(before)
    files: dict[str, manifests.File] = {}

    def pack(path: str) -> None:
        data = (staged / path).read_bytes()
        files[path] = manifests.file_of(data)
        if is_text(path):
            packed = _packed_before(before, known, path, files[path])
            for suffix, smaller in (packed or compress(data)).items():
                (staged / f"{path}{suffix}").write_bytes(smaller)
                files[f"{path}{suffix}"] = manifests.file_of(smaller)

    with ThreadPoolExecutor() as pool:
        list(pool.map(pack, paths))
    return files


def _packed_before(
    before: Path, known: Manifest | None, path: str, file: manifests.File
) -> dict[str, bytes] | None:
    """The compressed forms that the site before has of the same file, where they are sound."""
    if known is None or known.compression != PROGRAMS or known.files.get(path) != file:
        return None
    forms = {}
    for suffix in SUFFIXES:
        packed = before / f"{path}{suffix}"
        data = packed.read_bytes() if packed.is_file() else b""
        if known.files.get(f"{path}{suffix}") != manifests.file_of(data):
            return None
        forms[suffix] = data
    return forms


def read_manifest(site: Path) -> Manifest | None:
    """Read the manifest of a site; None where there is no site of ours."""
    path = site / manifests.NAME
    return manifests.parse(path.read_bytes()) if path.is_file() else None

"""The site: editions, pages above them and what is added, put together in ``build/site``.

The same pages give the same bytes, in whatever folder; nothing in it says where it stands but
the 404 pages, which the ``base`` of ``editions.toml`` leads home.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from tools import compression, disk, hosts, manifests
from tools.locks import alone
from tools.manifests import Manifest, Source
from tools.press.naming import names
from tools.releases import Release
from tools.workspace import Workspace

Contribution = Callable[[Workspace, Path, Sequence[Release]], Mapping[str, bytes]]
"""Adds files to the site: from the pages that stand in a folder, and what goes out, to the
content of each new file by its path in the site. It reads the folder and writes nothing."""


def assemble(
    workspace: Workspace,
    releases: Sequence[Release],
    source: Source,
    contributions: Sequence[Contribution] = (),
) -> Path:
    """Put the site together from printed editions, and swap it in whole.

    :returns: the folder of the site.
    """
    final = workspace.site
    staged = final.with_name(".site.staged")
    shutil.rmtree(staged, ignore_errors=True)
    try:
        _copy_pages(workspace, releases, staged)
        for contribution in contributions:
            _add(staged, contribution(workspace, staged, releases))
        _add(staged, _for_servers(workspace, releases, staged))
        files = _compress(staged, final)
        manifest = manifests.manifest_of(source, releases, files, compression.PROGRAMS)
        (staged / manifests.NAME).write_bytes(manifests.render(manifest))
        disk.recover(final)
        disk.swap_in(staged, final)
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    return final


def _copy_pages(workspace: Workspace, releases: Sequence[Release], staged: Path) -> None:
    """What ``make html`` printed, and nothing of editions that are no more."""
    html = workspace.html
    above = [path for path in disk.files(html) if len(path.relative_to(html).parts) == 1]
    with ExitStack() as held:
        for release in releases:
            lock = workspace.edition_lock(release.edition.locale)
            held.enter_context(alone(lock, "Another run is printing; waiting for it."))
        pages = [*above, *disk.files(html / "_static")]
        for release in releases:
            pages += disk.files(html / release.edition.locale.slug)
        for page in pages:
            target = staged / page.relative_to(html)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(page, target)


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
    moved = {
        f"{edition.locale.slug}/{quote(old)}.html": f"{edition.locale.slug}/{quote(new)}.html"
        for edition in editions
        for old, new in names(workspace, publication, edition).items()
    }
    found = hosts.files(publication.base, editions, fonts, moved)
    return {name: text.encode() for name, text in found.items()}


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
        if compression.is_text(path):
            packed = _packed_before(before, known, path, files[path])
            for suffix, smaller in (packed or compression.compressed(data)).items():
                (staged / f"{path}{suffix}").write_bytes(smaller)
                files[f"{path}{suffix}"] = manifests.file_of(smaller)

    with ThreadPoolExecutor() as pool:
        list(pool.map(pack, paths))
    return files


def _packed_before(
    before: Path, known: Manifest | None, path: str, file: manifests.File
) -> dict[str, bytes] | None:
    """The compressed forms that the site before has of the same file, where they are sound."""
    if known is None or known.compression != compression.PROGRAMS or known.files.get(path) != file:
        return None
    found = {}
    for suffix in compression.SUFFIXES:
        packed = before / f"{path}{suffix}"
        data = packed.read_bytes() if packed.is_file() else b""
        if known.files.get(f"{path}{suffix}") != manifests.file_of(data):
            return None
        found[suffix] = data
    return found


def read_manifest(site: Path) -> Manifest | None:
    """The manifest of a site; None where there is no site of ours."""
    path = site / manifests.NAME
    return manifests.parse(path.read_bytes()) if path.is_file() else None

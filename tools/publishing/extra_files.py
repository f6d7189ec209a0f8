"""A publication's extra files, ``source/files/``: they go to the root of the site as they are, like
those of Sphinx's ``html_extra_path``.

``CNAME``, ``.well-known/``, ``favicon.ico``, ``security.txt``, what proves to a search engine whose
site it is. Nothing is compressed beside them, and nothing of the site's own is replaced by them.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection
from pathlib import Path

from tools.model import files
from tools.model.errors import ConfigError
from tools.model.files import FileKind
from tools.publishing import manifest
from tools.publishing.deploy.changes import folders_above
from tools.publishing.manifest import File
from tools.system import disk
from tools.workspace import Workspace

LEFT = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What a system leaves in any folder that it shows."""


def list_extra_files(workspace: Workspace) -> list[str]:
    """List the publication's extra files, by their paths in the site.

    :raises ConfigError: some may not go there.
    """
    folder = workspace.extra_files
    if folder.is_symlink():
        raise ConfigError(f"{workspace.shown(folder)} is a link.", hint="Put the folder there.")
    kinds = workspace.seen.kinds(folder) if folder.is_dir() else {}
    extra = {
        path: kind
        for path, kind in kinds.items()
        if kind is not FileKind.FOLDER and not LEFT & {path.rpartition("/")[2]}
    }
    faults = [f"{path}: {why}" for path, kind in extra.items() if (why := _fault(path, kind))]
    _stop(workspace, [*faults, *files.find_faults(extra)])
    return list(extra)


def _fault(path: str, kind: FileKind) -> str:
    if kind is not FileKind.FILE:
        return f"this is a {kind.value}; put the file itself here"
    if path.startswith("_"):
        return "names with _ at their beginning are the site's own"
    return "no part of a repository is published" if ".git" in path.split("/") else ""


def copy_extra_files(workspace: Workspace, staged: Path, taken: Collection[str]) -> dict[str, File]:
    """Copy the publication's extra files into the site.

    :param taken: every file that the site has without them.
    :returns: each as it must be.
    :raises ConfigError: one would be where a file of the site does.
    """
    names = list_extra_files(workspace)
    files = {name.casefold() for name in taken}
    folders = {folder for name in files for folder in folders_above(name)}
    _stop(workspace, [
        f"{name}: the site makes a file of that name by itself"
        for name in names
        if (plain := name.casefold()) in files | folders or files & {*folders_above(plain)}
    ])  # fmt: skip
    laid = {}
    for name in names:
        target = staged / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(disk.find_stored_path(workspace.extra_files / name), target)
        laid[name] = manifest.file_of(target.read_bytes())
    for path in workspace.seen.overtaken(workspace.extra_files / name for name in names):
        raise workspace.seen.changed(path)
    return laid


def _stop(workspace: Workspace, faults: Collection[str]) -> None:
    if faults:
        folder = workspace.shown(workspace.extra_files)
        raise ConfigError(
            "\n".join(f"{folder}/{fault}." for fault in faults),
            hint="Take it away, or give it another name.",
        )

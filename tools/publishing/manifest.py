"""``build-manifest.json``: what a site consists of, and what it was made from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from tools.model.publication import Release
from tools.system import programs

NAME = "build-manifest.json"
MAKER = "Onda"


class File(NamedTuple):
    """A file as it must be."""

    sha256: str
    size: int
    """Bytes."""


class Source(NamedTuple):
    """What the site was made from."""

    revision: str | None
    """A commit; None where no commit holds the very texts."""
    reason: str = ""
    """Why there is none."""


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What ``build-manifest.json`` says."""

    source: Source
    editions: tuple[dict[str, object], ...]
    files: dict[str, File]
    """By path in the site; all but the manifest itself."""
    compression: str = ""
    """Which programs compressed the text files."""


def file_of(data: bytes) -> File:
    """Return the checksum and the size of a file with this content.

    >>> file_of(b"").size
    0
    """
    return File(hashlib.sha256(data).hexdigest(), len(data))


def manifest_of(
    source: Source, releases: Sequence[Release], files: Mapping[str, File], compression: str
) -> Manifest:
    """Make the manifest of a site."""
    editions: tuple[dict[str, object], ...] = tuple(
        {
            "locale": release.edition.locale.gettext,
            "folder": release.edition.locale.slug,
            "name": release.edition.name,
            "state": "partial" if release.partial else "finished",
            "reviewed": release.reviewed,
            "entries": release.entries,
            "owed": release.owed,
            "kept": release.kept is not None,
        }
        for release in releases
    )
    ordered = dict(sorted(files.items()))
    return Manifest(source=source, editions=editions, files=ordered, compression=compression)


def render(manifest: Manifest) -> bytes:
    """Write ``build-manifest.json``: no time in it, for the same input gives the same."""
    data = {
        "made_by": MAKER,
        "source": manifest.source._asdict(),
        "editions": manifest.editions,
        "compression": manifest.compression,
        "files": {path: file._asdict() for path, file in manifest.files.items()},
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def parse(data: bytes) -> Manifest | None:
    """Read what :func:`render` wrote; None of anything else.

    >>> parse(b"{}") is None
    True
    """
    try:
        read = json.loads(data)
        if read["made_by"] != MAKER:
            return None
        return Manifest(
            source=Source(**read["source"]),
            editions=tuple(read["editions"]),
            files={path: File(**file) for path, file in read["files"].items()},
            compression=read["compression"],
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def source_of(root: Path) -> Source:
    """Find the commit of the project in *root*, or the reason why there is none to name."""
    if programs.find_program("git") is None:
        return Source(None, "git is not installed")
    head = programs.run(["git", "-C", str(root), "rev-parse", "--verify", "HEAD"])
    if head.returncode:
        return Source(None, "the project is not a git repository with a commit")
    status = programs.run(["git", "-C", str(root), "status", "--porcelain", "--", "."])
    if status.returncode:
        return Source(None, "git cannot tell what has changed since the last commit")
    if status.stdout.strip():
        return Source(None, "something has changed since the last commit")
    return Source(head.stdout.decode().strip())

"""What ``DEST=`` means: a folder, a .zip, an rsync target or a git branch."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from tools.model.errors import UsageError
from tools.model.text import printable

REMOTE_RE = re.compile(r"(?:[^/:\s]+@)?[^/:\s@]{2,}::?(?!//).+|rsync://[^/].*")
"""``host:folder``, ``user@host:folder``; one letter before the colon is a disk of Windows."""
WAYS = (
    "A folder (/srv/www/onda), a .zip file, a server (user@host:folder, rsync://…)"
    " or a branch of a git repository (origin#gh-pages)."
)


class TargetKind(Enum):
    """How a site gets to where it goes."""

    FOLDER = "folder"
    ZIP = "zip"
    RSYNC = "rsync"
    BRANCH = "branch"


@dataclass(frozen=True)
class Target:
    """Where a site goes."""

    kind: TargetKind
    where: str
    """A path; or what rsync or git call it."""
    branch: str = ""


def parse_target(text: str) -> Target:
    """Read what stands after ``DEST=``.

    >>> [parse_target(text).kind.name for text in ("/srv/www", "onda.zip", "me@example.org:www")]
    ['FOLDER', 'ZIP', 'RSYNC']
    >>> parse_target("origin#gh-pages")
    Target(kind=<TargetKind.BRANCH: 'branch'>, where='origin', branch='gh-pages')

    :raises UsageError: it means nothing.
    """
    shown = printable(text, 80)
    if not text.strip() or text.startswith("-") or not text.isprintable():
        raise UsageError(f"DEST={shown} is not a place for a site.", hint=WAYS)
    if "#" in text:
        where, _, branch = text.rpartition("#")
        if not where or not branch or "::" in where:
            raise UsageError(f"DEST={shown} names no branch of a repository.", hint=WAYS)
        return Target(TargetKind.BRANCH, where, branch)
    if REMOTE_RE.fullmatch(text):
        return Target(TargetKind.RSYNC, text)
    if "://" in text:
        raise UsageError(f"DEST={shown}: nothing here can publish to such an address.", hint=WAYS)
    path = str(Path(text).expanduser())
    return Target(TargetKind.ZIP if text.lower().endswith(".zip") else TargetKind.FOLDER, path)


def outside(path: Path, project: Path, *, may_be_below: Path | None = None) -> Path:
    """Return *path*, absolute, if it is neither in the project nor around it.

    :param may_be_below: the folder of the project that it may be in.
    :raises UsageError: it is.
    """
    found, root = path.resolve(), project.resolve()
    if may_be_below is not None and found.is_relative_to(may_be_below.resolve()):
        return found
    if found.is_relative_to(root) or root.is_relative_to(found):
        raise UsageError(
            f"DEST={path} is in this project, or around it.",
            hint="Name a folder of its own elsewhere: what is there is replaced by the site.",
        )
    return found

"""What ``DEST=`` means: a folder, a .zip, an rsync target or a git branch; the Target for each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Protocol

from tools.model.errors import UsageError
from tools.model.text import printable
from tools.publishing.deploy.changes import Differences
from tools.publishing.deploy.folder import FolderTarget
from tools.publishing.deploy.git_branch import GitBranchTarget
from tools.publishing.deploy.rsync import RsyncTarget
from tools.publishing.deploy.zip_file import ZipTarget
from tools.workspace import Workspace

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
class Destination:
    """Where a site goes, as ``DEST=`` says it."""

    kind: TargetKind
    where: str
    """A path; or what rsync or git call it."""
    branch: str = ""


def parse_destination(text: str) -> Destination:
    """Read what is after ``DEST=``.

    >>> texts = "/srv/www", "onda.zip", "me@example.org:www"
    >>> [parse_destination(text).kind.name for text in texts]
    ['FOLDER', 'ZIP', 'RSYNC']
    >>> parse_destination("origin#gh-pages")
    Destination(kind=<TargetKind.BRANCH: 'branch'>, where='origin', branch='gh-pages')

    :raises UsageError: it means nothing.
    """
    shown = printable(text, 80)
    if not text.strip() or text.startswith("-") or not text.isprintable():
        raise UsageError(f"DEST={shown} is not a place for a site.", hint=WAYS)
    if "#" in text:
        where, _, branch = text.rpartition("#")
        if not where or not branch or "::" in where:
            raise UsageError(f"DEST={shown} names no branch of a repository.", hint=WAYS)
        return Destination(TargetKind.BRANCH, where, branch)
    if REMOTE_RE.fullmatch(text):
        return Destination(TargetKind.RSYNC, text)
    if "://" in text:
        raise UsageError(f"DEST={shown}: nothing here can publish to such an address.", hint=WAYS)
    path = str(Path(text).expanduser())
    return Destination(TargetKind.ZIP if text.lower().endswith(".zip") else TargetKind.FOLDER, path)


def require_outside(path: Path, project: Path, *, may_be_below: Path | None = None) -> Path:
    """Return *path*, absolute, if it is neither in the project nor around it.

    :param may_be_below: the folder of the project that it may be in.
    :raises UsageError: it is.
    """
    resolved, root = path.resolve(), project.resolve()
    if may_be_below is not None and resolved.is_relative_to(may_be_below.resolve()):
        return resolved
    if resolved.is_relative_to(root) or root.is_relative_to(resolved):
        raise UsageError(
            f"DEST={path} is in this project, or around it.",
            hint="Name a folder of its own elsewhere: what is there is replaced by the site.",
        )
    return resolved


class Target(Protocol):
    """One place that a site is deployed to; interrupted anywhere, the old site or the new one is
    there, and whole (but for an instant of :mod:`tools.publishing.deploy.rsync`). What somebody
    else has put there stays."""

    def differences(self, site: Path) -> Differences:
        """Tell what :meth:`deploy` would change.

        :raises UsageError: there is no site of ours, or somebody else's file is in its way.
        """
        ...

    def deploy(self, site: Path) -> None:
        """Put the site there, and keep the one before."""
        ...

    def roll_back(self) -> None:
        """Put the site before there again; a second time puts this one there.

        :raises UsageError: none is kept, or somebody else's file is in its way.
        """
        ...


def target_of(destination: Destination, workspace: Workspace, *, force: bool = False) -> Target:
    """Choose how a site is deployed to *destination*.

    :param force: whether a site may go where none is, and replace what is in its way.
    :raises ToolsError: nothing can be deployed there.
    """
    where, root = destination.where, workspace.root
    match destination.kind:
        case TargetKind.RSYNC:
            return RsyncTarget(where, root, force=force)
        case TargetKind.BRANCH:
            return GitBranchTarget(where, destination.branch, root, force=force)
        case TargetKind.ZIP:
            path = require_outside(Path(where), root, may_be_below=workspace.build)
            return ZipTarget(path, force=force)
        case TargetKind.FOLDER:
            return FolderTarget(require_outside(Path(where), root), force=force)

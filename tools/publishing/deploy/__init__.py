"""Handing the site over to where readers find it.

target.py       what DEST= means
folder.py       a folder, exchanged in one step
zip_file.py     a .zip
rsync.py        a server; sent_files.py: what it was sent before
git_branch.py   a branch of a git repository
changes.py      what a hand-over would change, and what is not ours
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from tools.publishing.deploy.changes import Differences
from tools.publishing.deploy.folder import Folder
from tools.publishing.deploy.git_branch import Branch
from tools.publishing.deploy.rsync import Mirror
from tools.publishing.deploy.target import Target, TargetKind, outside
from tools.publishing.deploy.zip_file import Archive
from tools.workspace import Workspace


class Handover(Protocol):
    """One place that a site is handed over to; interrupted anywhere, the old site or the
    new one is there, and whole (but for an instant of :mod:`tools.publishing.deploy.rsync`).
    What another hand has put there stays."""

    def differences(self, site: Path) -> Differences:
        """Tell what :meth:`deliver` would change.

        :raises UsageError: there is no site of ours, or a file of another hand is in its way.
        """
        ...

    def deliver(self, site: Path) -> None:
        """Put the site there, and keep the one before."""
        ...

    def roll_back(self) -> None:
        """Put the site before there again; a second time puts this one there.

        :raises UsageError: none is kept, or a file of another hand is in its way.
        """
        ...


def handover_to(target: Target, workspace: Workspace, *, force: bool = False) -> Handover:
    """Choose how a site is handed over to *target*.

    :param force: whether a site may go where none is, and replace what is in its way.
    :raises ToolsError: nothing can be handed over there.
    """
    if target.kind is TargetKind.RSYNC:
        return Mirror(target.where, workspace.root, force=force)
    if target.kind is TargetKind.BRANCH:
        return Branch(target.where, target.branch, workspace.root, force=force)
    path = Path(target.where)
    if target.kind is TargetKind.ZIP:
        return Archive(outside(path, workspace.root, may_be_below=workspace.build), force=force)
    return Folder(outside(path, workspace.root), force=force)

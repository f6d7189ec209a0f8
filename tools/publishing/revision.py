"""Which commit a publication is made from, if one holds its very texts."""

from __future__ import annotations

from pathlib import Path

from tools.publishing.manifest import Source
from tools.system import programs


def source_of(root: Path) -> Source:
    """The commit of the project in *root*, or the reason why there is none to name."""
    if programs.find("git") is None:
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

"""What a name on the disk stands for."""

from __future__ import annotations

from enum import Enum


class FileKind(Enum):
    """What a name on the disk stands for."""

    FILE = "file"
    FOLDER = "folder"
    LINK = "link"
    OTHER = "device, pipe or socket"

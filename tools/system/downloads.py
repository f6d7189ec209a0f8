"""Downloads of large files: resumed where they broke off, and never of another length."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import IO

import requests

from tools.model.errors import ConfigError
from tools.system.http import FAILURES, again_if_cut, blocks, open_address, reason
from tools.system.progress import Progress

LARGEST = 1 << 30
"""Bytes of a file whose size nobody has said."""

Tell = Callable[[int, int | None], None]
"""Called with the bytes there are, and how many there will be, if known."""


def fetch(url: str, partial: Path, *, size: int | None, tell: Tell) -> None:
    """Download a file to *partial*, going on from what is there.

    A partial file stays when this fails, and the next call goes on from it.

    :param size: bytes it must have, if known.
    :raises ConfigError: it cannot be had, or is of another size.
    """
    try:
        again_if_cut(lambda: _attempt(url, partial, size, tell))
    except FAILURES as error:
        raise ConfigError(
            f"{url} could not be downloaded: {reason(error)}.",
            hint="Check the network and the disk, then type the same again: it goes on from there.",
        ) from error


def told_to(progress: Progress) -> Tell:
    """Make what tells *progress* in megabytes."""

    def tell(have: int, size: int | None) -> None:
        of = f" of {size / 1e6:.1f}" if size else ""
        progress.tell(have, size, f"{have / 1e6:.1f}{of} MB")

    return tell


def _attempt(url: str, partial: Path, size: int | None, tell: Tell) -> None:
    have = partial.stat().st_size if partial.exists() else 0
    if size is not None and have >= size:  # complete, or of another file: the hash will tell
        return
    try:
        with open_address(url, {"Range": f"bytes={have}-"} if have else {}) as response:
            if not _continues(response, have):
                have = 0
            length = response.headers.get("Content-Length", "")
            total = have + int(length) if length.isdecimal() else None
            _check_size(url, total, size)
            with partial.open("ab" if have else "wb") as file:
                _copy(response, file, have, size or total, tell)
    except requests.HTTPError as error:
        answer = error.response
        if answer is None or answer.status_code != requests.codes.requested_range_not_satisfiable:
            raise
        partial.unlink()  # what is there belongs to no such file
        raise ConnectionError("the part that was there did not fit") from None
    if partial.stat().st_size < (size or total or 0):
        raise ConnectionError("the connection was cut")


def _continues(response: requests.Response, have: int) -> bool:
    """Whether the answer goes on at byte *have*; else it begins at the beginning."""
    if response.status_code != requests.codes.partial_content:
        return False
    answered = response.headers.get("Content-Range", "")
    if not answered.startswith(f"bytes {have}-"):
        raise ConnectionError("the server sent another part than was asked for")
    return True


def _check_size(url: str, total: int | None, size: int | None) -> None:
    if total is not None and total != size and (size is not None or total > LARGEST):
        right = f"{size} are right" if size is not None else f"{LARGEST} are the most"
        raise ConfigError(f"{url} has {total} bytes; {right}.")


def _copy(
    response: requests.Response, file: IO[bytes], have: int, size: int | None, tell: Tell
) -> None:
    most = LARGEST if size is None else size
    for block in blocks(response):
        have += len(block)
        if have > most:
            raise ConfigError(f"{response.url} does not end after {most} bytes.")
        file.write(block)
        tell(have, size)

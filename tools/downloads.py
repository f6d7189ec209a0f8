"""Downloads of large files: resumed where they broke off, and never of another length."""

from __future__ import annotations

import errno
import http
import http.client
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from tools.errors import ConfigError

TIMEOUT = 30
"""Seconds without a byte."""
ATTEMPTS = 5
PAUSE = 0.5
"""Seconds before the second attempt; twice as long before each one after it."""
LARGEST = 1 << 30
"""Bytes of a file whose size nobody has said."""
BLOCK = 1 << 16
LOOPBACK = {"localhost", "127.0.0.1", "::1"}

Progress = Callable[[int, int | None], None]
"""Called with the bytes there are, and how many there will be, if known."""


class Redirects(urllib.request.HTTPRedirectHandler):
    max_redirections = 5

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str,
        headers: http.client.HTTPMessage, newurl: str,
    ) -> urllib.request.Request | None:  # fmt: skip
        check_address(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def check_address(url: str) -> None:
    """Let nothing pass but https, and this machine.

    :raises ConfigError: the address is of another kind.
    """
    try:
        parts = urlsplit(url)
        safe = parts.scheme == "https" and bool(parts.hostname)
        here = parts.scheme == "http" and parts.hostname in LOOPBACK
    except ValueError:
        safe = here = False
    if not (safe or here):
        raise ConfigError(f"{ascii(url)[1:-1][:200]} is not fetched: only https:// is.")


def read(url: str, *, limit: int) -> bytes:
    """The content of a small file.

    :param limit: most bytes it may have.
    :raises ConfigError: it cannot be had, or is larger.
    """
    last: Exception | None = None
    for attempt in range(ATTEMPTS):
        _rest(attempt)
        try:
            with _open(url, {}) as response:
                data: bytes = response.read(limit + 1)
                if response.length and len(data) <= limit:
                    raise http.client.IncompleteRead(data, response.length)
        except (OSError, http.client.HTTPException) as error:
            last = error
            if not _passing(error):
                break
            continue
        if len(data) > limit:
            raise ConfigError(f"{url} is larger than {limit} bytes.")
        return data
    raise ConfigError(f"{url} could not be read: {_reason(last)}.", hint="Check the network.")


def fetch(url: str, partial: Path, *, size: int | None, progress: Progress) -> None:
    """Download a file to *partial*, going on from what is there.

    A partial file stays when this fails, and the next call goes on from it.

    :param size: bytes it must have, if known.
    :raises ConfigError: it cannot be had, or is of another size.
    """
    last: Exception | None = None
    for attempt in range(ATTEMPTS):
        _rest(attempt)
        try:
            _attempt(url, partial, size, progress)
        except (OSError, http.client.HTTPException) as error:
            last = error
            if not _passing(error):
                break
            continue
        return
    raise ConfigError(
        f"{url} could not be downloaded: {_reason(last)}.",
        hint="Check the network and the disk, then type the same again: it goes on from there.",
    )


def _attempt(url: str, partial: Path, size: int | None, progress: Progress) -> None:
    have = partial.stat().st_size if partial.exists() else 0
    if size is not None and have >= size:  # complete, or of another file: the hash will tell
        return
    headers = {"Range": f"bytes={have}-"} if have else {}
    try:
        response = _open(url, headers)
    except urllib.error.HTTPError as error:
        if error.code == http.HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
            partial.unlink()  # what is there belongs to no such file
            raise ConnectionError("the part that was there did not fit") from error
        raise
    with response:
        if not _continues(response, have):
            have = 0
        length = response.headers.get("Content-Length", "")
        total = have + int(length) if length.isdecimal() else None
        _check_size(url, total, size)
        with partial.open("ab" if have else "wb") as file:
            _copy(response, file, have, size or total, progress, url)
    if partial.stat().st_size < (size or total or 0):
        raise ConnectionError("the connection was cut")


def _continues(response: Any, have: int) -> bool:
    """Whether the answer goes on at byte *have*; else it begins at the beginning."""
    if response.status != http.HTTPStatus.PARTIAL_CONTENT:
        return False
    answered = response.headers.get("Content-Range", "")
    if not answered.startswith(f"bytes {have}-"):
        raise http.client.HTTPException("the server sent another part than was asked for")
    return True


def _check_size(url: str, total: int | None, size: int | None) -> None:
    if total is not None and total != size and (size is not None or total > LARGEST):
        right = f"{size} are right" if size is not None else f"{LARGEST} are the most"
        raise ConfigError(f"{url} has {total} bytes; {right}.")


def _copy(
    response: Any, file: IO[bytes], have: int, size: int | None, progress: Progress, url: str
) -> None:
    most = LARGEST if size is None else size
    while block := response.read(BLOCK):
        have += len(block)
        if have > most:
            raise ConfigError(f"{url} does not end after {most} bytes.")
        file.write(block)
        progress(have, size)


def _open(url: str, headers: dict[str, str]) -> Any:
    check_address(url)
    handlers: list[Any] = [Redirects()]
    if urlsplit(url).hostname in LOOPBACK:  # no proxy stands between a machine and itself
        handlers.append(urllib.request.ProxyHandler({}))
    request = urllib.request.Request(url, headers={"User-Agent": "Onda", **headers})
    return urllib.request.build_opener(*handlers).open(request, timeout=TIMEOUT)


def _passing(error: Exception) -> bool:
    """Whether the same may succeed in a moment."""
    if isinstance(error, urllib.error.HTTPError):
        return error.code >= 500 or error.code == http.HTTPStatus.TOO_MANY_REQUESTS
    return getattr(error, "errno", None) not in {errno.ENOSPC, errno.EDQUOT, errno.EACCES}


def _rest(attempt: int) -> None:
    if attempt:
        time.sleep(PAUSE * 2 ** (attempt - 1))


def _reason(error: Exception | None) -> str:
    if isinstance(error, urllib.error.HTTPError):
        return f"the server answered {error.code}"
    return str(getattr(error, "reason", None) or error or "no answer").rstrip(".")


def meter(label: str) -> Progress:
    """Show how far a download is: on a terminal, one line that changes."""
    shown = -1.0

    def show(have: int, size: int | None) -> None:
        nonlocal shown
        done = size is not None and have >= size
        if not sys.stderr.isatty() or (time.monotonic() - shown < 0.1 and not done):
            return
        shown = time.monotonic()
        of = f" of {size / 1e6:.1f}" if size else ""
        end = "\n" if done else ""
        print(f"\r{label}: {have / 1e6:.1f}{of} MB", end=end, file=sys.stderr, flush=True)

    return show

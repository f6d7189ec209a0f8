"""The web: https alone, and tried again where the same may succeed in a moment."""

from __future__ import annotations

import errno
import http
import http.client
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from typing import IO, Any, TypeVar
from urllib.parse import urlsplit

from tools.model.errors import ConfigError

TIMEOUT = 30
"""Seconds without a byte."""
ATTEMPTS = 5
PAUSE = 0.5
"""Seconds before the second attempt; twice as long before each one after it."""
LOOPBACK = {"localhost", "127.0.0.1", "::1"}
FAILURES = (OSError, http.client.HTTPException)
"""What a request may end in."""

Result = TypeVar("Result")


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

    def once() -> bytes:
        with open_address(url, {}) as response:
            data: bytes = response.read(limit + 1)
            if response.length and len(data) <= limit:
                raise http.client.IncompleteRead(data, response.length)
            return data

    try:
        data = patiently(once)
    except FAILURES as error:
        raise ConfigError(
            f"{url} could not be read: {reason(error)}.", hint="Check the network."
        ) from error
    if len(data) > limit:
        raise ConfigError(f"{url} is larger than {limit} bytes.")
    return data


def patiently(work: Callable[[], Result]) -> Result:
    """What *work* returns, once it does; it is tried a few times.

    :raises: one of ``FAILURES``: the last, or one that would be the same again.
    """
    for attempt in range(1, ATTEMPTS):
        try:
            return work()
        except FAILURES as error:
            if not _is_passing(error):
                raise
        time.sleep(PAUSE * 2 ** (attempt - 1))
    return work()


def open_address(url: str, headers: dict[str, str]) -> Any:
    """The answer to a request; a context."""
    check_address(url)
    handlers: list[Any] = [Redirects()]
    if urlsplit(url).hostname in LOOPBACK:  # no proxy stands between a machine and itself
        handlers.append(urllib.request.ProxyHandler({}))
    request = urllib.request.Request(url, headers={"User-Agent": "Onda", **headers})
    return urllib.request.build_opener(*handlers).open(request, timeout=TIMEOUT)


def reason(error: Exception) -> str:
    """Why a request failed, in words."""
    if isinstance(error, urllib.error.HTTPError):
        return f"the server answered {error.code}"
    return str(getattr(error, "reason", None) or error or "no answer").rstrip(".")


def _is_passing(error: Exception) -> bool:
    """Whether the same may succeed in a moment."""
    if isinstance(error, urllib.error.HTTPError):
        return error.code >= 500 or error.code == http.HTTPStatus.TOO_MANY_REQUESTS
    return getattr(error, "errno", None) not in {errno.ENOSPC, errno.EDQUOT, errno.EACCES}

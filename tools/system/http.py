"""Fetch over https alone, and again where the same may succeed in a moment.

A large file is downloaded to a partial one, and resumed where it broke off. Nothing that makes or
checks an edition imports this: requests takes its time.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, TypeVar
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3 import Retry
from urllib3.exceptions import HTTPError

from tools.model.errors import ConfigError
from tools.system.progress import Progress
from tools.system.safe_addresses import LOOPBACK, check_address

TIMEOUT = 30
"""Seconds without a byte."""
ATTEMPTS = 5
PAUSE = 0.5
"""Seconds before another attempt; twice as long before each one after it."""
LONGEST_PAUSE = 120
"""Seconds that a server may ask for in Retry-After."""
PASSING = frozenset({requests.codes.too_many_requests, *range(500, 600)})
"""Answers after which the same request may succeed in a moment."""
MOST_REDIRECTS = 5
BLOCK = 1 << 16
"""Bytes that are read at a time."""
CUT = (ConnectionError, TimeoutError, HTTPError)
"""How an answer may break off; urllib3's errors are no OSError, and requests' are."""
FAILURES = (OSError, HTTPError)
"""What a request may end in."""

Result = TypeVar("Result")
LARGEST = 1 << 30
"""Bytes of a file whose size nobody has said."""

Tell = Callable[[int, int | None], None]
"""Called with the bytes there are, and how many there will be, if known."""


def read(url: str, *, limit: int) -> bytes:
    """Return the content of a small file.

    :param limit: most bytes it may have.
    :raises ConfigError: it cannot be had, or is larger.
    """

    def read_once() -> bytes:
        data = b""
        with open_address(url) as response:
            for block in read_blocks(response):
                data += block
                if len(data) > limit:
                    raise ConfigError(f"{url} is larger than {limit} bytes.")
        return data

    try:
        return retry_if_cut(read_once)
    except FAILURES as error:
        raise ConfigError(
            f"{url} could not be read: {explain_failure(error)}.", hint="Check the network."
        ) from error


def retry_if_cut(work: Callable[[], Result]) -> Result:
    """Return what *work* does; call it again, a few times, where an answer breaks off.

    :raises: one of ``FAILURES``: the last, or one that would be the same again.
    """
    for attempt in range(1, ATTEMPTS):
        try:
            return work()
        except CUT:
            time.sleep(PAUSE * 2 ** (attempt - 1))
    return work()


@contextmanager
def open_address(url: str, headers: Mapping[str, str] | None = None) -> Iterator[requests.Response]:
    """Ask for *url*; the body is still to be read, by :func:`read_blocks`.

    :raises ConfigError: it leads, perhaps by way of others, to an address that is not fetched.
    :raises requests.RequestException: no answer, or one with an error for a status.
    """
    with (
        _session() as session,
        session.get(url, headers=headers, timeout=TIMEOUT, stream=True) as response,
    ):
        response.raise_for_status()
        yield response


def read_blocks(response: requests.Response) -> Iterator[bytes]:
    """Yield the body as it comes, byte for byte as it was sent.

    :raises HTTPError: it ends before its Content-Length.
    """
    while block := response.raw.read1(BLOCK, decode_content=False):
        yield block


def explain_failure(error: BaseException) -> str:
    """Tell in words why a request failed: its status, or what lies at the root of it."""
    if isinstance(error, requests.HTTPError) and error.response is not None:
        return f"the server answered {error.response.status_code}"
    while inner := error.__cause__ or (not error.__suppress_context__ and error.__context__):
        error = inner
    return str(error).rstrip(".") or "no answer"


class _Session(requests.Session):
    """Checks every address it asks, also those that it is redirected to."""

    def send(self, request: requests.PreparedRequest, **kwargs: Any) -> requests.Response:
        check_address(request.url or "")
        if urlsplit(request.url).hostname in LOOPBACK:
            kwargs["proxies"] = {}  # no proxy is between a machine and itself
        return super().send(request, **kwargs)


class _Adapter(HTTPAdapter):
    """Believes the certificates that this machine believes, besides those that requests has."""

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs, ssl_context=ssl.create_default_context())

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        context = ssl.create_default_context()
        return super().proxy_manager_for(proxy, **kwargs, ssl_context=context)


def _session() -> _Session:
    session = _Session()
    session.max_redirects = MOST_REDIRECTS
    session.headers.update({"User-Agent": "Onda", "Accept-Encoding": "identity"})
    retries = Retry(
        total=ATTEMPTS - 1,
        backoff_factor=PAUSE,
        status_forcelist=PASSING,
        retry_after_max=LONGEST_PAUSE,
        raise_on_status=False,
    )
    for scheme in ("https://", "http://"):
        session.mount(scheme, _Adapter(max_retries=retries))
    return session


def fetch(url: str, partial: Path, *, size: int | None, tell: Tell) -> None:
    """Download a file to *partial*, going on from what is there.

    A partial file stays when this fails, and the next call goes on from it.

    :param size: bytes it must have, if known.
    :raises ConfigError: it cannot be had, or is of another size.
    """
    try:
        retry_if_cut(lambda: _attempt(url, partial, size, tell))
    except FAILURES as error:
        raise ConfigError(
            f"{url} could not be downloaded: {explain_failure(error)}.",
            hint="Check the network and the disk, then type the same again: it goes on from there.",
        ) from error


def megabyte_teller(progress: Progress) -> Tell:
    """Return a function that tells *progress* how many megabytes there are."""

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
    for block in read_blocks(response):
        have += len(block)
        if have > most:
            raise ConfigError(f"{response.url} does not end after {most} bytes.")
        file.write(block)
        tell(have, size)

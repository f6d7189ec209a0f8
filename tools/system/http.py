"""Fetch over https alone, and again where the same may succeed in a moment.

Nothing that makes or checks an edition imports this: requests takes its time.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3 import Retry
from urllib3.exceptions import HTTPError

from tools.model.errors import ConfigError
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


def read(url: str, *, limit: int) -> bytes:
    """Return the content of a small file.

    :param limit: most bytes it may have.
    :raises ConfigError: it cannot be had, or is larger.
    """

    def read_once() -> bytes:
        data = b""
        with open_address(url) as response:
            for block in blocks(response):
                data += block
                if len(data) > limit:
                    raise ConfigError(f"{url} is larger than {limit} bytes.")
        return data

    try:
        return again_if_cut(read_once)
    except FAILURES as error:
        raise ConfigError(
            f"{url} could not be read: {reason(error)}.", hint="Check the network."
        ) from error


def again_if_cut(work: Callable[[], Result]) -> Result:
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
    """Ask for *url*; the body is still to be read, by :func:`blocks`.

    :raises ConfigError: it leads, perhaps by way of others, to an address that is not fetched.
    :raises requests.RequestException: no answer, or one with an error for a status.
    """
    with (
        _session() as session,
        session.get(url, headers=headers, timeout=TIMEOUT, stream=True) as response,
    ):
        response.raise_for_status()
        yield response


def blocks(response: requests.Response) -> Iterator[bytes]:
    """Yield the body as it comes, byte for byte as it was sent.

    :raises HTTPError: it ends before its Content-Length.
    """
    while block := response.raw.read1(BLOCK, decode_content=False):
        yield block


def reason(error: BaseException) -> str:
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
            kwargs["proxies"] = {}  # no proxy stands between a machine and itself
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

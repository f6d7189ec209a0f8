"""One server: a connection that stays open, and a rest for a server that keeps failing."""

from __future__ import annotations

import http
import http.client
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import SplitResult, urlsplit

from tools.downloads import LOOPBACK
from tools.errors import ConfigError

TIMEOUT = 60
"""Seconds; a batch takes a small machine some."""
LARGEST = 5_000_000
"""Bytes of an answer."""
FAILURES, REST = 3, 60.0
"""After so many failures in a row a server is left alone for so many seconds."""


class Refused(OSError):
    """The server answered, with another status than 200."""

    def __init__(self, status: int, reason: str, wait: float) -> None:
        super().__init__(f"{status} {reason}")
        self.passing = status == http.HTTPStatus.TOO_MANY_REQUESTS or status >= 500
        """Whether the same may succeed in a moment."""
        self.wait = wait
        """Seconds the server asks to be left alone."""


class Server:
    def __init__(self, address: str, key: str, clock: Callable[[], float]) -> None:
        """:raises ConfigError: the address is no server's, or would give the key away."""
        self._parts = _parts(address)
        self.host = self._parts.netloc
        if key and self._parts.scheme == "http" and self._parts.hostname not in LOOPBACK:
            raise ConfigError(f"The key is not sent to {address}: only over https.")
        self._clock = clock
        self._connection: http.client.HTTPConnection | None = None
        self._failures = 0
        self.rests_until = 0.0

    def works(self) -> bool:
        return self._failures < FAILURES or self._clock() >= self.rests_until

    def succeeded(self) -> None:
        self._failures = 0

    def failed(self) -> None:
        self._failures += 1
        self.rests_until = self._clock() + REST

    def post(self, path: str, body: bytes) -> Any:
        """The JSON value answered to *body*.

        :raises Refused: the status is not 200.
        :raises ValueError: the answer is not JSON.
        :raises OSError, http.client.HTTPException: no answer.
        """
        path = self._parts.path.rstrip("/") + path
        was_open = self._connection is not None
        try:
            try:
                response, data = self._exchange(path, body)
            except ConnectionError:
                if not was_open:
                    raise
                self._close()  # the server hangs up on clients that are silent for a while
                response, data = self._exchange(path, body)
        except (OSError, http.client.HTTPException):
            self._close()
            raise
        if response.will_close:
            self._close()
        if response.status != http.HTTPStatus.OK:
            raise Refused(response.status, _reason(data) or response.reason, _wait(response))
        try:
            return json.loads(data)
        except (ValueError, RecursionError) as error:
            raise ValueError("the answer is not JSON") from error

    def _exchange(self, path: str, body: bytes) -> tuple[http.client.HTTPResponse, bytes]:
        if self._connection is None:
            secure = self._parts.scheme == "https"
            kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
            self._connection = kind(self._parts.netloc, timeout=TIMEOUT)
        headers = {"Content-Type": "application/json", "User-Agent": "Onda"}
        self._connection.request("POST", path, body, headers)
        response = self._connection.getresponse()
        data = response.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise http.client.HTTPException("the answer does not end")
        if response.length:
            raise http.client.IncompleteRead(data, response.length)
        return response, data

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None


def _parts(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        sound = parts.scheme in {"http", "https"} and bool(parts.hostname)
        sound = sound and (parts.port is None or parts.port > 0) and "@" not in parts.netloc
    except ValueError:
        sound = False
    if not sound or not address.isascii() or not address.isprintable() or " " in address:
        raise ConfigError(
            f"{ascii(address)[1:-1][:200]} is no address of a server.",
            hint="Write it like this: https://translate.example.org",
        )
    return parts


def _reason(data: bytes) -> str:
    """The sentence in ``error``, made fit to print."""
    try:
        answer = json.loads(data)
    except (ValueError, RecursionError):
        return ""
    reason = answer.get("error") if isinstance(answer, dict) else None
    return ascii(reason)[1:-1][:200] if isinstance(reason, str) else ""


def _wait(response: http.client.HTTPResponse) -> float:
    """Seconds in Retry-After; none for the form with a date."""
    value = response.headers.get("Retry-After", "")
    return float(value) if value.isascii() and value.isdecimal() else 0.0

"""One server: a connection that stays open, and what it answers."""

from __future__ import annotations

import http
import http.client
import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from socket import SHUT_RDWR
from threading import Timer
from typing import Any
from urllib.parse import SplitResult, urlsplit

from tools.model.errors import ConfigError
from tools.model.text import printable
from tools.system.safe_addresses import LOOPBACK

TIMEOUT = 60
"""Seconds; a batch takes a small machine some."""
LONGEST = 600
"""Seconds for a whole answer."""
LARGEST = 5_000_000
"""Bytes of an answer."""
SLOWDOWN = 20.0
"""Seconds to wait where too much was asked: LibreTranslate counts by the minute, in silence."""


class Refused(OSError):
    """The server answered, with another status than 200."""

    def __init__(self, status: int, reason: str, wait: float) -> None:
        super().__init__(f"{status} {reason}")
        too_much = status == http.HTTPStatus.TOO_MANY_REQUESTS
        self.passing = too_much or status >= 500
        """Whether the same may succeed in a moment."""
        self.wait = wait or (SLOWDOWN if too_much else 0.0)
        """Seconds the server asks to be left alone."""


class Server:
    """A server, to be asked by one thread at a time."""

    def __init__(self, address: str, key: str) -> None:
        """:raises ConfigError: the address is no server's, or would give the key away."""
        self._parts = _parts(address)
        self.host = self._parts.netloc
        if key and self._parts.scheme == "http" and self._parts.hostname not in LOOPBACK:
            raise ConfigError(f"The key is not sent to {address}: only over https.")
        self._connection: http.client.HTTPConnection | None = None

    def post(self, path: str, body: bytes) -> Any:
        """Send *body*, and return the JSON value that is the answer.

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
            raise Refused(
                response.status,
                _reason(data) or response.reason,
                read_retry_after(response.headers),
            )
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
        with _hung_up_on(self._connection):
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


@contextmanager
def _hung_up_on(connection: http.client.HTTPConnection) -> Iterator[None]:
    """Let no server dictate an answer letter by letter, for ever."""

    def hang_up() -> None:
        with suppress(OSError):
            socket.shutdown(SHUT_RDWR)

    socket = connection.sock
    timer = Timer(LONGEST, hang_up)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _parts(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        sound = parts.scheme in {"http", "https"} and bool(parts.hostname)
        sound = sound and (parts.port is None or parts.port > 0) and "@" not in parts.netloc
    except ValueError:
        sound = False
    if not sound or not address.isascii() or not address.isprintable() or " " in address:
        raise ConfigError(
            f"{printable(address, 200)} is not the address of a server.",
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
    return printable(reason, 200) if isinstance(reason, str) else ""


def read_retry_after(headers: Message) -> float:
    """Read the seconds to wait from Retry-After, which holds them or a date.

    >>> headers = Message()
    >>> headers["Retry-After"] = "Sat, 01 Jan 2022 00:00:30 GMT"
    >>> headers["Date"] = "Sat, 01 Jan 2022 00:00:00 GMT"
    >>> read_retry_after(headers)
    30.0
    """
    value = headers.get("Retry-After", "")
    if value.isascii() and value.isdecimal():
        return float(value)
    try:
        until = parsedate_to_datetime(value)
        # By the server's own clock, if it says what that shows: ours may be wrong.
        sent = headers.get("Date")
        now = parsedate_to_datetime(sent) if sent else datetime.now(UTC)
        return max(0.0, (until - now).total_seconds())
    except (TypeError, ValueError, OverflowError):
        return 0.0

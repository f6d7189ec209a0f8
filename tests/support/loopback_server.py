"""A server on this machine for one test: it answers as the test says, and remembers."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Asked:
    path: str
    headers: Mapping[str, str]
    body: bytes
    connection: int
    """Port at the other end: the same for requests over one connection."""


@dataclass
class Answer:
    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None
    """Bytes of the body after which the connection breaks."""


Answering = Callable[[Asked], Answer]


@dataclass
class Loopback:
    address: str
    asked: list[Asked] = field(default_factory=list)


@contextmanager
def serving(answering: Answering) -> Iterator[Loopback]:
    """Serve on 127.0.0.1 until the test is through."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            asked = Asked(
                self.path, dict(self.headers), self.rfile.read(length), self.client_address[1]
            )
            loopback.asked.append(asked)
            answer = answering(asked)
            self.send_response_only(answer.status)
            length_header = {"Content-Length": str(len(answer.body))}
            for name, value in {**length_header, **answer.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body[: answer.cut])
            if answer.cut is not None:
                self.close_connection = True

        do_POST = do_GET

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    loopback = Loopback(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield loopback
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def files(contents: Mapping[str, bytes], *, ranges: bool = True) -> Answering:
    """Answer with files by path, and with parts of them where a part is asked for."""

    def answering(asked: Asked) -> Answer:
        data = contents.get(asked.path)
        if data is None:
            return Answer(b"no such file", 404)
        wanted = asked.headers.get("Range")
        if wanted is None or not ranges:
            return Answer(data)
        start = int(wanted.removeprefix("bytes=").removesuffix("-"))
        if start >= len(data):
            return Answer(b"", 416)
        span = f"bytes {start}-{len(data) - 1}/{len(data)}"
        return Answer(data[start:], 206, {"Content-Range": span})

    return answering

"""Whom the preview answers: a browser on this machine that means it, and nobody else."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

METHODS = frozenset({"GET", "HEAD"})
HEADERS = {
    # Even if something active got into a page, it could neither run nor tell anybody.
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self';"
    " img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self';"
    " base-uri 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


class HostGuard:
    """Lets through who asks for this machine by its own name, and only to look.

    A page on the web can have a name of its own answered with 127.0.0.1 (DNS rebinding) and
    then read what is served there; its browser still says that name in ``Host``.
    """

    def __init__(self, app: ASGIApp, *, port: int) -> None:
        self._app = app
        self._hosts = frozenset({f"127.0.0.1:{port}", f"localhost:{port}"})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        assert scope["type"] == "http", "the server speaks nothing else"

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        refusal = self._refusal(scope["method"], Headers(scope=scope).getlist("host"))
        await (refusal or self._app)(scope, receive, guarded)

    def _refusal(self, method: str, hosts: Iterable[str]) -> PlainTextResponse | None:
        if [host.lower() in self._hosts for host in hosts] != [True]:
            sentence = "This is a preview on one machine, and answers only by its own name."
            return PlainTextResponse(sentence, 421)
        if method not in METHODS:
            return PlainTextResponse("A preview is only to look at.", 405, {"Allow": "GET, HEAD"})
        return None

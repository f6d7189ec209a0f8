"""The server of a preview, on 127.0.0.1: pages, style, script, and a line that tells of a build.

The pages are served as they lie in ``build/preview``, with a banner and the script put in; no other
file is given out, and nobody is answered but a browser on this machine that means it.
"""

from __future__ import annotations

import asyncio
import json
import os
import socket
import sys
import time
import traceback
from asyncio import Lock
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import anyio.to_thread
import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import (
    HTMLResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tools.model.errors import ConfigError
from tools.preview.build import Built, Pages, watch_saves

STATIC = Path(__file__).parent / "static"
HOST = "127.0.0.1"
PATIENCE = 2
"""Seconds that an answer may take to end after Ctrl-C."""

WATCHES = (
    "On Linux other programs may watch too much already: sysctl fs.inotify.max_user_watches."
    " Where the files are on a network or in a container, set WATCHFILES_FORCE_POLLING=1."
)
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


class PageFiles(StaticFiles):
    """The pages of an edition: no listing, nothing outside, and no page half written.

    :param building: held while pages are written.
    :param dressed: makes of a page what a browser gets.
    """

    def __init__(self, folder: Path, building: Lock, dressed: Callable[[str], str]) -> None:
        super().__init__(directory=folder, check_dir=False)
        self._building, self._dressed = building, dressed

    async def get_response(self, path: str, scope: Scope) -> Response:
        async with self._building:
            return await super().get_response(path, scope)

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        path = Path(full_path)
        if path.suffix == ".html":
            return HTMLResponse(self._dressed(path.read_text(encoding="utf-8")))
        return super().file_response(full_path, stat_result, scope, status_code)


@dataclass(frozen=True)
class State:
    """What an open page has to know."""

    built: Built
    version: str = ""
    """Of the pages; another one after each build that wrote them, none before the first."""


class Preview:
    """Serves the pages of one edition until it is stopped.

    :ivar address: of the front page.
    :ivar building: held while pages are written.
    """

    def __init__(self, pages: Pages) -> None:
        self.pages = pages
        pages.folder.mkdir(parents=True, exist_ok=True)
        self._state = State(Built(fresh=False))
        self._news, self._ended = asyncio.Event(), asyncio.Event()
        self.building = asyncio.Lock()
        self._ready: Callable[[], None] = lambda: None
        self._failure: OSError | None = None
        self._socket = socket.create_server((HOST, 0))
        port = self._socket.getsockname()[1]
        self._front = f"/{pages.edition.locale.slug}/index.html"
        self.address = f"http://{HOST}:{port}{self._front}"
        self._server = _Server(self, HostGuard(self._application(), port=port))

    def run(self, ready: Callable[[], None]) -> None:
        """Build, serve, and build again after each save; returns after :meth:`stop`.

        :param ready: called once the first pages are there.
        :raises KeyboardInterrupt: Ctrl-C, after everything has been let go.
        :raises ConfigError: the system does not tell of saves.
        """
        with self._socket:
            self._ready = ready
            self._server.run(sockets=[self._socket])
        if self._failure:
            raise ConfigError(f"The files cannot be watched: {self._failure}", hint=WATCHES)

    def stop(self) -> None:
        """End :meth:`run`, which may be in another thread."""
        self._server.should_exit = True

    def let_go(self) -> None:
        """End the lines of the pages that are open, and the watch."""
        self._ended.set()
        self._news.set()

    def _build(self) -> Built:
        try:
            return self.pages.build()
        except Exception as error:  # a bug must not end what others look at
            traceback.print_exc()
            return Built(fresh=False, problems=(f"{type(error).__name__}: {error}",))

    def _tell(self, built: Built) -> None:
        if built.problems != self._state.built.problems:
            for problem in built.problems or ("Nothing is wrong any more.",):
                print(problem, file=sys.stderr, flush=True)
        version = str(time.time_ns()) if built.fresh else self._state.version
        self._state = State(built, version)
        news, self._news = self._news, asyncio.Event()
        news.set()

    def _application(self) -> Starlette:
        slug = self.pages.edition.locale.slug
        return Starlette(
            routes=[
                Route("/-/events", self._events),
                Mount("/-", StaticFiles(directory=STATIC)),
                *(Route(path, self._enter) for path in ("/", f"/{slug}", f"/{slug}/")),
                Mount(f"/{slug}", PageFiles(self.pages.folder, self.building, self.with_banner)),
            ],
            exception_handlers={404: self._missing},
            lifespan=self._watch,
        )

    @asynccontextmanager
    async def _watch(self, _app: Starlette) -> AsyncIterator[None]:
        watch = asyncio.create_task(self._rebuild())
        await asyncio.sleep(0)  # it watches from here on, so no save gets lost
        await self._renew()
        self._ready()
        yield
        self.let_go()
        await watch

    async def _rebuild(self) -> None:
        try:
            await self._rebuild_at_every_save()
        except OSError as error:
            self._failure = error
            self.stop()

    async def _rebuild_at_every_save(self) -> None:
        async for _save in watch_saves(
            self.pages.workspace, self.pages.edition.locale, self._ended
        ):
            await self._renew()

    async def _renew(self) -> None:
        async with self.building:
            self._tell(await anyio.to_thread.run_sync(self._build))

    async def _enter(self, _request: Request) -> Response:
        return RedirectResponse(self._front)

    async def _events(self, _request: Request) -> Response:
        return StreamingResponse(self._line(), media_type="text/event-stream")

    async def _line(self) -> AsyncIterator[str]:
        yield "retry: 500\n\n"
        while not self._ended.is_set():
            news, built = self._news, self._state.built
            heading = self.pages.texts.heading(fresh=built.fresh)
            state = {
                "version": self._state.version,
                "heading": heading if built.problems else "",
                "problems": built.problems,
            }
            yield f"data: {json.dumps(state)}\n\n"
            await news.wait()

    def with_banner(self, page: str) -> str:
        """Return *page* as a browser gets it."""
        return self.pages.texts.with_banner(page, self._state.version)

    async def _missing(self, request: Request, _error: Exception) -> Response:
        teller = self.pages.texts
        if not self._state.version:
            return HTMLResponse(self.with_banner(teller.broken(self._state.built.problems)), 503)
        first = request.url.path.strip("/").split("/")[0]
        other = self.pages.others.get(first)
        return HTMLResponse(self.with_banner(teller.missing(other)), 404)


class _Server(uvicorn.Server):
    """Ends the lines of open pages first, or it would wait for them."""

    def __init__(self, preview: Preview, application: HostGuard) -> None:
        self._preview = preview
        super().__init__(
            uvicorn.Config(
                application,
                http="h11",
                ws="none",
                lifespan="on",
                log_level="error",
                access_log=False,
                server_header=False,
                proxy_headers=False,
                timeout_graceful_shutdown=PATIENCE,
            )
        )

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._preview.let_go()
        await super().shutdown(sockets)


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

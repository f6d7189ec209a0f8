"""A reader with a browser, and everything the browser complained of."""

from __future__ import annotations

from typing import Any, Literal

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, ViewportSize

DESK = 1280
"""A small desk's width."""
PHONE = 390
HEIGHT = 800
DESKTOP: ViewportSize = {"width": DESK, "height": HEIGHT}
Colours = Literal["light", "dark"]
COLOURS: tuple[Colours, ...] = ("light", "dark")
PATIENCE = 10_000
"""Milliseconds before a thing that should be there counts as missing."""
HERE = ("http://127.0.0.1:", "file:", "data:")
"""Where a page may come from; the browser finds no way to anywhere else."""


class Windows:
    """The windows that tests share, one of each kind: a site that keeps nothing leaves no trace
    in them, and a new window takes longer than most tests."""

    def __init__(self, browser: Browser, site: str) -> None:
        self.site = site
        self._browser = browser
        self._kinds: dict[str, Page] = {}

    def shared(self, **options: Any) -> Page:
        """The window of a kind; *options* are Playwright's, for a browser context."""
        kind = repr(sorted(options.items()))
        if kind not in self._kinds:
            self._kinds[kind] = self.new(**options)
        window = self._kinds[kind]
        if window.viewport_size != DESKTOP:
            window.set_viewport_size(DESKTOP)
        window.emulate_media(media="null", color_scheme="null")
        return window

    def new(self, **options: Any) -> Page:
        """A window that has never seen anything."""
        context = self._browser.new_context(base_url=self.site, viewport=DESKTOP, **options)
        context.set_default_timeout(PATIENCE)
        return context.new_page()


class Reader:
    """Looks at pages through windows, and hears what the browser complains of."""

    def __init__(self, windows: Windows) -> None:
        self.site = windows.site
        self.forgives: set[str] = set()
        """A complaint that has one of these in it is what the test is about."""
        self._windows = windows
        self._watched: list[Page] = []
        self._complaints: list[str] = []
        self._listeners: dict[str, Any] = {
            "console": self._said,
            "pageerror": self._broke,
            "request": self._asked,
            "requestfailed": self._failed,
            "response": self._answered,
        }

    def window(self, **options: Any) -> Page:
        return self.watch(self._windows.shared(**options))

    def new_window(self, **options: Any) -> Page:
        return self.watch(self._windows.new(**options))

    def watch(self, page: Page) -> Page:
        for event, listener in self._listeners.items():
            page.on(event, listener)  # type: ignore[call-overload]
        self._watched.append(page)
        return page

    def leave(self) -> None:
        """Look away.

        :raises AssertionError: the browser complained of something.
        """
        for page in self._watched:
            for event, listener in self._listeners.items():
                page.remove_listener(event, listener)
        kept = [
            complaint
            for complaint in self._complaints
            if not any(part in complaint for part in self.forgives)
        ]
        assert not kept, "\n".join(["the browser complained:", *kept])

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self._complaints.append(f"console: {message.text} ({message.location['url']})")

    def _broke(self, error: Exception) -> None:
        self._complaints.append(f"a script broke: {error}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith(HERE):
            self._complaints.append(f"asked elsewhere: {request.url}")

    def _failed(self, request: Request) -> None:
        # A reader who moves on before everything is there aborts the rest.
        if request.failure != "net::ERR_ABORTED":
            self._complaints.append(f"not loaded: {request.url} ({request.failure})")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self._complaints.append(f"{response.status}: {response.url}")

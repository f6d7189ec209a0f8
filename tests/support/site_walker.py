"""A walk through a site: every internal link and fragment of every page, feed and sitemap.

Knows nothing of how the site was made, and asks for each address as a reader's browser would.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from xml.etree import ElementTree

Get = Callable[[str], tuple[int, bytes]]
"""Path on the server -> status and content."""
FOLLOWED = {"href", "src", "action", "poster", "data"}


@dataclass
class _Page(HTMLParser):
    ids: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            elif name in FOLLOWED and value is not None:
                self.links.append(value)


@dataclass
class Walk:
    """What was seen from one address on."""

    home: str
    """Where the site says it stands: what begins so is internal, too."""
    base: str
    """Where it stands on the server, ``/`` or ``/sub/``."""
    get: Get
    pages: dict[str, set[str]] = field(default_factory=dict)
    """The ids of each page, by its path on the server."""
    faults: list[str] = field(default_factory=list)
    _ahead: list[tuple[str, str]] = field(default_factory=list)

    def start(self, *paths: str) -> Walk:
        self._ahead += [("typed", f"{self.base}{path}") for path in paths]
        wanted: list[tuple[str, str, str]] = []
        while self._ahead:
            origin, address = self._ahead.pop()
            path, fragment = urldefrag(address)
            wanted.append((origin, path, unquote(fragment)))
            if path not in self.pages:
                self._visit(origin, path)
        self.faults += [
            f"{origin}: {path} has no #{fragment}"
            for origin, path, fragment in wanted
            if fragment and fragment not in self.pages[path]
        ]
        return self

    def _visit(self, origin: str, path: str) -> None:
        self.pages[path] = set()
        if not path.startswith(self.base):
            self.faults.append(f"{origin}: {path} leads out of the site")
            return
        status, data = self.get(path)
        if status != 200:
            self.faults.append(f"{origin}: {path} is not there ({status})")
        elif path.endswith(".xml"):
            self._follow(path, _named(data))
        elif path.endswith(("/", ".html")):
            page = _Page()
            page.feed(data.decode())
            self.pages[path] = page.ids
            self._follow(path, iter(page.links))

    def _follow(self, path: str, links: Iterator[str]) -> None:
        for link in links:
            here = link.startswith(self.home)
            address = self.base + link.removeprefix(self.home) if here else link
            if not urlsplit(address).scheme:
                self._ahead.append((path, urljoin(path, address)))


def _named(data: bytes) -> Iterator[str]:
    """Every address in a feed or a sitemap."""
    for element in ElementTree.fromstring(data).iter():
        if href := element.get("href"):
            yield href
        if element.tag.endswith("}loc"):
            yield element.text or ""

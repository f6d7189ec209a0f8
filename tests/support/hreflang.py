"""Whether the pages of a built site agree on which of them say the same.

Knows nothing of how they were made: it reads files, as a search engine would.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


@dataclass
class Head(HTMLParser):
    """What a page says of itself."""

    lang: str = ""
    canonical: list[str] = field(default_factory=list)
    alternates: dict[str, str] = field(default_factory=dict)
    twice: bool = False
    noindex: bool = False
    properties: list[tuple[str, str]] = field(default_factory=list)
    data: str = ""
    """What stands in its JSON-LD."""

    def __post_init__(self) -> None:
        super().__init__()
        self._in_data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.lang = said["lang"]
        elif tag == "link" and said.get("rel") == "canonical":
            self.canonical.append(said["href"])
        elif tag == "link" and said.get("rel") == "alternate" and "hreflang" in said:
            self.twice |= said["hreflang"] in self.alternates
            self.alternates[said["hreflang"]] = said["href"]
        elif tag == "meta" and said.get("name") == "robots":
            self.noindex |= "noindex" in said["content"]
        elif tag == "meta" and "property" in said:
            self.properties.append((said["property"], said["content"]))
        self._in_data = tag == "script" and said.get("type") == "application/ld+json"

    def handle_endtag(self, tag: str) -> None:
        self._in_data = False

    def handle_data(self, data: str) -> None:
        self.data += data if self._in_data else ""


def heads(html: Path, url: str) -> dict[str, Head]:
    """What the pages of a site say, by their addresses."""
    found = {}
    for path in sorted(html.rglob("*.html")):
        name = path.relative_to(html).as_posix()
        folder, _, last = name.rpartition("/")
        address = url + (f"{folder}/".lstrip("/") if last == "index.html" else name)
        found[address] = Head()
        found[address].feed(path.read_text(encoding="utf-8"))
    return found


def faults(html: Path, url: str) -> list[str]:
    """Every disagreement, in a sentence each."""
    pages = heads(html, url)
    return [*_of_pages(pages), *_of_sitemaps(html, pages)]


def _of_pages(pages: dict[str, Head]) -> Iterator[str]:
    for address, page in pages.items():
        if len(page.canonical) > 1 or page.twice:
            yield f"{address} says something twice"
        for leading in page.canonical:
            if leading not in pages or pages[leading].noindex:
                yield f"{address} leads to {leading}, which is not to be found"
        if not page.alternates:
            continue
        if page.noindex or page.canonical != [address]:
            yield f"{address} has alternates and is not to be found itself"
        if page.alternates.get(page.lang) != address:
            yield f"{address} does not name itself"
        if page.alternates.get("x-default") not in {
            there for tag, there in page.alternates.items() if tag != "x-default"
        }:
            yield f"{address} has no default among its alternates"
        for tag, there in page.alternates.items():
            other = pages.get(there)
            if other is None or other.alternates != page.alternates:
                yield f"{address} names {there}, which does not agree"
            elif tag not in {"x-default", other.lang}:
                yield f"{address} names {there} {tag}, which is {other.lang}"


def _of_sitemaps(html: Path, pages: dict[str, Head]) -> Iterator[str]:
    named = set()
    for path in sorted(html.glob("*/sitemap.xml")):
        for url in ElementTree.parse(path).getroot():
            address = url.findtext(f"{SITEMAP}loc", "")
            named.add(address)
            links = {link.get("hreflang"): link.get("href") for link in url.findall(LINK)}
            if address not in pages or links != pages[address].alternates:
                yield f"the sitemap says of {address} what the page does not say"
    for address in sorted(named ^ {one for one, page in pages.items() if page.alternates}):
        yield f"{address} stands in the sitemap or has alternates, but not both"

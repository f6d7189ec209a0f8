"""Book -> PDF: tagged, hyphenated, its fonts in it.

WeasyPrint typesets it: text and stylesheets in, pages out. Nothing is fetched from anywhere.
"""

from __future__ import annotations

import logging
import posixpath
import re
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from copy import deepcopy
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from tools.books.assets import read_stylesheet, unpack_fonts
from tools.books.book import Book
from tools.books.weasyprint_patches import patched_weasyprint
from tools.model.errors import ConfigError, SourceError
from tools.site.html_tree import element, html, text_of

if TYPE_CHECKING:
    from PIL.Image import Image

SCHEME_RE = re.compile("^(https?://|mailto:)")
BASE = "book:/"
"""Where the files of a book seem to lie, for addresses relative to its text."""
MEDIA_TYPES = {".css": "text/css", ".ttf": "font/ttf", ".svg": "image/svg+xml"}
PANGO = (
    "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 (Debian, Ubuntu) or"
    " brew install pango (Mac)"
)
NO_GLYPH_RE = re.compile(r"\.notdef glyph rendered .*\(U\+([0-9A-F]+)\)")


def make_pdf(book: Book) -> tuple[bytes, str]:
    """Make the file; and name the characters that no font here could set."""
    files = {"pdf.css": read_stylesheet("pdf"), **unpack_fonts(), **book.pictures}
    return write_pdf(typeset(pdf_html(book), files))


def pdf_html(book: Book) -> str:
    """Write what is typeset, as HTML."""
    head = element("head", *_head(book))
    brand = element("p", book.publication, attributes={"class": "brand"})
    address = element("p", book.address, attributes={"class": "address", "dir": "ltr"})
    article = deepcopy(book.article)
    _spell_addresses(article)
    body = element("body", brand, address, article)
    marks = {"lang": book.tag, "dir": book.direction}
    return "<!doctype html>\n" + html(element("html", head, body, attributes=marks))


def _spell_addresses(article: Element) -> None:
    """Say where each link leads, for those who read on paper."""
    for parent in list(article.iter()):
        for link in [one for one in parent if one.tag == "a"]:
            address = link.get("href", "")
            bare = SCHEME_RE.sub("", address).rstrip("/")
            if bare != address and bare != SCHEME_RE.sub("", text_of(link)).rstrip("/"):
                said = address.removeprefix("mailto:")
                where = element("span", f" ({said})", attributes={"class": "to", "dir": "ltr"})
                where.tail, link.tail = link.tail, None
                parent.insert(list(parent).index(link) + 1, where)


def _head(book: Book) -> list[Element]:
    said = {
        "author": book.author,
        "description": book.standfirst,
        "dcterms.created": book.date,
        "dcterms.modified": f"{book.modified:%Y-%m-%dT%H:%M:%SZ}",
        "Translator": book.translator,
        "Source": book.source,
        "Publisher": book.publication,
        "Rights": book.rights,
    }
    return [
        element("meta", attributes={"charset": "utf-8"}),
        element("title", book.title),
        *(
            element("meta", attributes={"name": name, "content": content})
            for name, content in said.items()
            if content
        ),
        element("link", attributes={"rel": "stylesheet", "href": "pdf.css"}),
    ]


@dataclass(frozen=True, kw_only=True)
class Typeset:
    """Pages, laid out."""

    document: Any
    """WeasyPrint's."""
    said: tuple[str, ...]
    """What WeasyPrint had to say about the text and its stylesheets; nothing, if all is well."""

    @property
    def pages(self) -> int:
        return len(self.document.pages)


def typeset(text: str, files: Mapping[str, bytes]) -> Typeset:
    """Lay out the pages of an HTML text.

    :param files: whatever it may load, by address relative to it.
    :raises SourceError: it asked for anything else.
    :raises ConfigError: the system lacks a library.
    """
    weasyprint = load_weasyprint()
    fetcher = _fetcher(weasyprint)(files)
    with _logged() as said:
        document = weasyprint.HTML(string=text, base_url=BASE, url_fetcher=fetcher).render(
            pdf_variant="pdf/ua-1", custom_metadata=True, cache={}
        )
    if fetcher.refused:
        raise SourceError(
            f"A picture asks for {fetcher.refused[0]}: books load nothing from elsewhere.",
            hint="Put what it needs into the picture itself.",
        )
    return Typeset(document=document, said=tuple(said))


def write_pdf(pages: Typeset) -> tuple[bytes, str]:
    """Write the PDF file of *pages*; and name the characters that no font here could set."""
    with _logged() as said, patched_weasyprint():
        data = pages.document.write_pdf(pdf_variant="pdf/ua-1", custom_metadata=True)
    missing = {chr(int(match[1], 16)) for one in said if (match := NO_GLYPH_RE.match(one))}
    return bytes(data), "".join(sorted(missing))


def draw_first_page(pages: Typeset, width: int) -> Image:
    """Draw the first of *pages* as a picture, *width* pixels wide."""
    from pypdfium2 import PdfDocument  # noqa: PLC0415 - only who makes books waits for it

    data, _missing = write_pdf(pages)
    document = PdfDocument(data)
    try:
        page = document[0]
        picture: Image = page.render(scale=width / page.get_width()).to_pil()
        return picture
    finally:
        document.close()


def load_weasyprint() -> Any:
    """Import WeasyPrint.

    :raises ConfigError: the system lacks a library.
    """
    try:
        # WeasyPrint prints a page of advice; ours is shorter.
        with redirect_stdout(StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            import weasyprint  # noqa: PLC0415 - only who makes books waits for it
    except OSError as error:
        raise ConfigError(
            "PDFs are typeset with Pango, and this machine lacks it.", hint=f"Type: {PANGO}."
        ) from error
    return weasyprint


def advice_without_pango() -> str:
    """Say why nothing can be typeset here, and what to do; empty if it can."""
    try:
        load_weasyprint()
    except ConfigError:
        return (
            "There are no PDFs and no pictures to share the articles by, but EPUBs alone: they are"
            f" typeset with Pango, and this machine lacks it. To have them, type: {PANGO}."
        )
    return ""


def _fetcher(weasyprint: Any) -> Any:
    """A class of WeasyPrint's kind that knows the files of one book, and nothing else."""
    from weasyprint.urls import URLFetcherResponse  # noqa: PLC0415

    class BookFetcher(weasyprint.urls.URLFetcher):  # type: ignore[misc]
        def __init__(self, files: Mapping[str, bytes]) -> None:
            super().__init__(allowed_protocols=())
            self.files, self.refused = files, list[str]()

        def fetch(self, url: str, headers: object = None) -> Any:
            name = url.removeprefix(BASE)
            if name not in self.files:
                self.refused.append(url)
                raise ValueError(url)
            media = MEDIA_TYPES.get(posixpath.splitext(name)[1], "application/octet-stream")
            return URLFetcherResponse(url, self.files[name], {"Content-Type": media})

    return BookFetcher


@contextmanager
def _logged() -> Iterator[list[str]]:
    """What WeasyPrint logs, kept from the terminal."""
    logged: list[str] = []
    logger = logging.getLogger("weasyprint")
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: logged.append(record.getMessage())  # type: ignore[method-assign]
    others, propagate = logger.handlers, logger.propagate
    logger.handlers, logger.propagate = [handler], False
    try:
        yield logged
    finally:
        logger.handlers, logger.propagate = others, propagate

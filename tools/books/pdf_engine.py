"""WeasyPrint: text and stylesheets in, pages out. Nothing is fetched from anywhere."""

from __future__ import annotations

import logging
import posixpath
import re
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING, Any

from tools.books.pdf_patches import patched_weasyprint
from tools.model.errors import ConfigError, SourceError

if TYPE_CHECKING:
    from PIL.Image import Image

BASE = "book:/"
"""Where the files of a book seem to lie, for addresses relative to its text."""
MEDIA = {".css": "text/css", ".ttf": "font/ttf", ".svg": "image/svg+xml"}
PANGO = (
    "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 (Debian, Ubuntu) or"
    " brew install pango (Mac)"
)
NO_GLYPH_RE = re.compile(r"\.notdef glyph rendered .*\(U\+([0-9A-F]+)\)")


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
    with _listening() as said:
        document = weasyprint.HTML(string=text, base_url=BASE, url_fetcher=fetcher).render(
            pdf_variant="pdf/ua-1", custom_metadata=True, cache={}
        )
    if fetcher.refused:
        raise SourceError(
            f"A picture asks for {fetcher.refused[0]}: books load nothing from elsewhere.",
            hint="Put what it needs into the picture itself.",
        )
    return Typeset(document=document, said=tuple(said))


def write(pages: Typeset) -> tuple[bytes, str]:
    """Write the PDF file of *pages*; and name the characters that no font here could set."""
    with _listening() as said, patched_weasyprint():
        data = pages.document.write_pdf(pdf_variant="pdf/ua-1", custom_metadata=True)
    missing = {chr(int(match[1], 16)) for one in said if (match := NO_GLYPH_RE.match(one))}
    return bytes(data), "".join(sorted(missing))


def draw(pages: Typeset, width: int) -> Image:
    """Draw the first of *pages* as a picture, *width* pixels wide."""
    from pypdfium2 import PdfDocument  # noqa: PLC0415 - only who makes books waits for it

    data, _missing = write(pages)
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

    class Shelf(weasyprint.urls.URLFetcher):  # type: ignore[misc]
        def __init__(self, files: Mapping[str, bytes]) -> None:
            super().__init__(allowed_protocols=())
            self.files, self.refused = files, list[str]()

        def fetch(self, url: str, headers: object = None) -> Any:
            name = url.removeprefix(BASE)
            if name not in self.files:
                self.refused.append(url)
                raise ValueError(url)
            media = MEDIA.get(posixpath.splitext(name)[1], "application/octet-stream")
            return URLFetcherResponse(url, self.files[name], {"Content-Type": media})

    return Shelf


@contextmanager
def _listening() -> Iterator[list[str]]:
    """What WeasyPrint logs, kept from the terminal."""
    heard: list[str] = []
    logger = logging.getLogger("weasyprint")
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: heard.append(record.getMessage())  # type: ignore[method-assign]
    others, propagate = logger.handlers, logger.propagate
    logger.handlers, logger.propagate = [handler], False
    try:
        yield heard
    finally:
        logger.handlers, logger.propagate = others, propagate

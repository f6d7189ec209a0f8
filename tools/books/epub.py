"""Book -> EPUB 3: the same bytes for the same book, whenever and wherever it is made."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from tools.books.assets import fonts, stylesheet
from tools.books.book import Book
from tools.books.epub_navigation import (
    CONTENTS,
    COVER,
    STYLE,
    TEXT,
    contents_page,
    cover_page,
    text_page,
)
from tools.books.epub_package import package_document

CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>\
</rootfiles>
</container>
"""
PICTURE = "cover.png"
BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP file can name; every file in it is from then."""


def make_epub(book: Book, cover: bytes = b"") -> bytes:
    """Make the file; *cover* is a PNG picture, or nothing where none could be drawn."""
    files = {
        TEXT: text_page(book).encode(),
        CONTENTS: contents_page(book, covered=bool(cover)).encode(),
        STYLE: stylesheet("epub"),
        **fonts(),
        **book.pictures,
    }
    if cover:
        files |= {COVER: cover_page(book, PICTURE).encode(), PICTURE: cover}
    opf = package_document(book, files, cover=PICTURE).encode()
    return _zip({
        "META-INF/container.xml": CONTAINER.encode(),
        "EPUB/package.opf": opf,
        **{f"EPUB/{name}": data for name, data in sorted(files.items())},
    })  # fmt: skip


def _zip(files: Mapping[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        # Reading systems know an EPUB by its first bytes.
        archive.writestr(_entry("mimetype", ZIP_STORED), b"application/epub+zip")
        for name, data in files.items():
            archive.writestr(_entry(name, ZIP_DEFLATED), data, compresslevel=9)
    return out.getvalue()


def _entry(name: str, compression: int) -> ZipInfo:
    entry = ZipInfo(name, BEGINNING)
    entry.compress_type = compression
    entry.create_system = 3  # Unix, on whatever system
    entry.external_attr = 0o644 << 16
    return entry

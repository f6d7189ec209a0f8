"""Book -> EPUB 3: the same bytes for the same book, whenever and wherever it is made."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from tools.books.assets import read_fonts, read_stylesheet
from tools.books.book import PICTURE_TYPES, Book
from tools.site.html_tree import element, find_headings, xhtml

CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>\
</rootfiles>
</container>
"""
PICTURE = "cover.png"
BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP file can name; every file in it is from then."""
COVER, CONTENTS, TEXT, STYLE = "cover.xhtml", "nav.xhtml", "article.xhtml", "style.css"
XHTML = {"xmlns": "http://www.w3.org/1999/xhtml", "xmlns:epub": "http://www.idpf.org/2007/ops"}
TYPES = {
    **PICTURE_TYPES, ".xhtml": "application/xhtml+xml", ".css": "text/css", ".woff2": "font/woff2",
}  # fmt: skip
FEATURES = ("structuralNavigation", "tableOfContents", "displayTransformability")
DESCRIBED = "alternativeText"
"""The feature of a book of which every picture has a text."""


def make_epub(book: Book, cover: bytes = b"") -> bytes:
    """Make the file; *cover* is a PNG picture, or nothing where none could be drawn."""
    files = {
        TEXT: text_page(book).encode(),
        CONTENTS: contents_page(book, covered=bool(cover)).encode(),
        STYLE: read_stylesheet("epub"),
        **read_fonts(),
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


def text_page(book: Book) -> str:
    """Write the page of the article."""
    return _page(book, element("body", book.article))


def cover_page(book: Book, cover: str) -> str:
    """Write the cover, which says what the title page says."""
    image = element("img", attributes={"src": cover, "alt": f"{book.title}. {book.author}"})
    marks = {"class": "cover", "epub:type": "cover"}
    return _page(book, element("body", element("div", image, attributes=book.title_marks),
                               attributes=marks))  # fmt: skip


def contents_page(book: Book, *, covered: bool) -> str:
    """Write title and headings, and where a reading system finds the cover and the text."""
    title = element("h1", book.title, attributes=dict(book.title_marks))
    first = element("li", element("a", book.title, attributes={"href": TEXT, **book.title_marks}))
    if below := _list(list(find_headings(book.article))):
        first.append(below)
    contents = element("nav", title, element("ol", first),
                       attributes={"epub:type": "toc", "id": "toc"})  # fmt: skip
    marked = [("cover", COVER, book.publication)] if covered else []
    landmarks = element(
        "nav",
        element("ol", *(
            element("li", element("a", words, attributes={"epub:type": kind, "href": page}))
            for kind, page, words in (*marked, ("bodymatter", TEXT, book.title))
        )),
        attributes={"epub:type": "landmarks", "hidden": "hidden"},
    )  # fmt: skip
    return _page(book, element("body", contents, landmarks))


def _list(entries: Sequence[tuple[int, str, str]]) -> Element | None:
    """Nested lists of headings; one that is set deeper lies in the one before it."""
    if not entries:
        return None
    made = element("ol")
    at = 0
    while at < len(entries):
        depth, place, words = entries[at]
        end = next((n for n in range(at + 1, len(entries)) if entries[n][0] <= depth), len(entries))
        link = element("a", words or "–", attributes={"href": f"{TEXT}#{place}"})
        item = element("li", link)
        if (below := _list(entries[at + 1 : end])) is not None:
            item.append(below)
        made.append(item)
        at = end
    return made


def _page(book: Book, body: Element) -> str:
    head = element(
        "head",
        element("meta", attributes={"charset": "utf-8"}),
        element("title", book.title),
        element("link", attributes={"rel": "stylesheet", "href": STYLE, "type": "text/css"}),
    )
    marks = {**XHTML, "lang": book.tag, "dir": book.direction}
    text = xhtml(element("html", head, body, attributes=marks))
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n{text}\n'


def package_document(book: Book, files: Iterable[str], *, cover: str) -> str:
    """Write ``package.opf``.

    :param files: everything else that lies beside it.
    :param cover: which of them is the cover's picture, if there is a cover.
    """
    names = sorted(files)
    root = element(
        "package",
        element("metadata", *_metadata(book),
                attributes={"xmlns:dc": "http://purl.org/dc/elements/1.1/"}),
        element("manifest", *(
            _item(number, name, cover) for number, name in enumerate(names, 1)
        )),
        element("spine", *(
            element("itemref", attributes={"idref": name.partition(".")[0]})
            for name in (COVER, TEXT)
            if name in names
        ), attributes={"page-progression-direction": book.direction}),
        attributes={
            "xmlns": "http://www.idpf.org/2007/opf", "version": "3.0", "unique-identifier": "id",
            "xml:lang": book.tag, "dir": book.direction,
        },
    )  # fmt: skip
    return f'<?xml version="1.0" encoding="utf-8"?>\n{xhtml(root)}\n'


def identifier(book: Book) -> str:
    """Return what names the article in its language, the same for ever.

    Its address under its first name, if it has one; else a number made of its names.
    """
    if book.known_by:
        return book.known_by
    names = "/".join((book.publication, book.edition.locale.slug, book.name))
    return uuid5(NAMESPACE_URL, names).urn


def _metadata(book: Book) -> Iterator[Element]:
    marks = {
        {"lang": "xml:lang"}.get(name, name): value for name, value in book.title_marks.items()
    }
    yield element("dc:identifier", identifier(book), attributes={"id": "id"})
    yield element("dc:title", book.title, attributes={"id": "title", **marks})
    for tag in book.languages:
        yield element("dc:language", tag)
    yield from _person("dc:creator", "author", book.author, "aut")
    if book.translator:
        yield from _person("dc:contributor", "translator", book.translator, "trl")
    yield element("dc:publisher", book.publication)
    yield element("dc:date", book.date)
    if book.standfirst:
        yield element("dc:description", book.standfirst)
    if book.source:
        yield element("dc:source", book.source)
    if book.rights:
        yield element("dc:rights", book.rights)
    yield _property("dcterms:modified", f"{book.modified:%Y-%m-%dT%H:%M:%SZ}")
    yield _property("schema:accessMode", "textual")
    yield _property("schema:accessMode", "visual")
    if all(one.get("alt") for one in book.article.iter("img")):
        yield _property("schema:accessModeSufficient", "textual")
        yield _property("schema:accessibilityFeature", DESCRIBED)
    for feature in FEATURES:
        yield _property("schema:accessibilityFeature", feature)
    yield _property("schema:accessibilityHazard", "none")


def _person(tag: str, place: str, name: str, role: str) -> Iterator[Element]:
    yield element(tag, name, attributes={"id": place})
    yield element("meta", role, attributes={
        "refines": f"#{place}", "property": "role", "scheme": "marc:relators",
    })  # fmt: skip


def _property(name: str, value: str) -> Element:
    return element("meta", value, attributes={"property": name})


def _item(number: int, name: str, cover: str) -> Element:
    stem, suffix = posixpath.splitext(name)
    own = name in {CONTENTS, COVER, TEXT, STYLE}
    said = {"id": stem if own else f"file-{number}", "href": name, "media-type": TYPES[suffix]}
    if name == CONTENTS:
        said["properties"] = "nav"
    if name == cover:
        said["properties"] = "cover-image"
    return element("item", attributes=said)

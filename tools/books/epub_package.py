"""The package document of an EPUB: who wrote it, in which language, what it is made of."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element

from tools.books.book import Book
from tools.books.epub_navigation import CONTENTS, COVER, STYLE, TEXT
from tools.books.self_contained import MEDIA
from tools.site.html_tree import element, xhtml

TYPES = {
    **MEDIA, ".xhtml": "application/xhtml+xml", ".css": "text/css", ".woff2": "font/woff2",
}  # fmt: skip
FEATURES = ("structuralNavigation", "tableOfContents", "displayTransformability")
DESCRIBED = "alternativeText"
"""The feature of a book of which every picture has a text."""


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

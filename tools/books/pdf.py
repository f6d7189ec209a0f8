"""Book -> PDF: tagged, hyphenated, its fonts in it."""

from __future__ import annotations

import re
from copy import deepcopy
from xml.etree.ElementTree import Element

from tools.books.assets import plain_fonts, stylesheet
from tools.books.book import Book
from tools.books.pdf_engine import typeset, write
from tools.site.html_tree import element, html, text_of

SCHEME_RE = re.compile("^(https?://|mailto:)")


def make_pdf(book: Book) -> tuple[bytes, str]:
    """Make the file; and name the characters that no font here could set."""
    files = {"pdf.css": stylesheet("pdf"), **plain_fonts(), **book.pictures}
    return write(typeset(page(book), files))


def page(book: Book) -> str:
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

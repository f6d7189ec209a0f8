"""The pages of an EPUB that show the way: its cover, and its table of contents."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from tools.books.book import Book
from tools.site.html_tree import element, headings, xhtml

COVER, CONTENTS, TEXT, STYLE = "cover.xhtml", "nav.xhtml", "article.xhtml", "style.css"
XHTML = {"xmlns": "http://www.w3.org/1999/xhtml", "xmlns:epub": "http://www.idpf.org/2007/ops"}


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
    if below := _list(list(headings(book.article))):
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

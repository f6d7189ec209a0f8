"""Elements of an article: cleaned of what belongs to a screen, and written down."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import StringIO
from xml.etree.ElementTree import Element, tostring

import tinyhtml5

from tools.model.text import drop_illegal

SCREEN = {"nav", "script", "style", "template", "form", "button", "dialog", "link", "noscript"}
"""Elements that no book has."""
PART, ONLY_ON_SCREEN = "data-part", "data-screen"
"""Attributes by which our templates mark what books and other pages take from a page: the parts
of an article, and what only a page in the web has. CSS classes are for stylesheets alone."""
STANDFIRST, ORIGINAL, CORRECTION, BODY, NOTE, RIGHTS = PARTS = (
    "standfirst", "original", "correction", "body", "note", "rights",
)  # fmt: skip
"""The values of :data:`PART`. ``original`` is the link to it, ``rights`` whose the texts are."""
DROPPED = {"srcset", "sizes", "loading", "decoding", "fetchpriority", "ping", "target"}


def parse_page(text: str) -> Element:
    """Parse a page; return its ``html`` element, without namespaces."""
    root = tinyhtml5.parse(StringIO(text), namespace_html_elements=False)
    assert isinstance(root, Element)
    return root


def text_of(element: Element | None) -> str:
    """Return the words of an element in one line.

    >>> element = Element("p")
    >>> element.text = " one  two "
    >>> text_of(element), text_of(None)
    ('one two', '')
    """
    return "" if element is None else " ".join("".join(element.itertext()).split())


def find_parts(root: Element, name: str) -> Iterator[Element]:
    """Find the elements of a page that are marked as that part.

    :param name: one of :data:`PARTS`.
    """
    return (element for element in root.iter() if element.get(PART) == name)


def find_part(root: Element, name: str) -> Element | None:
    """Find the first of :func:`find_parts`."""
    return next(find_parts(root, name), None)


def clean(element: Element) -> None:
    """Take out, in place, what only a screen can use; the text after it stays."""
    for parent in list(element.iter()):
        for child in list(parent):
            if _is_for_screens(child):
                _keep_tail(parent, child)
                parent.remove(child)
        for name in DROPPED & parent.attrib.keys():
            del parent.attrib[name]


def unmark(element: Element) -> None:
    """Take the marks of parts off, in place."""
    for marked in element.iter():
        marked.attrib.pop(PART, None)


def xhtml(element: Element) -> str:
    """Write *element* as XML; a language is said in both of the ways that reading systems know."""
    for one in element.iter():
        if "lang" in one.attrib:
            one.set("xml:lang", one.attrib["lang"])
    return drop_illegal(tostring(element, encoding="unicode"))


def html(element: Element) -> str:
    """Write *element* as HTML."""
    return drop_illegal(tostring(element, encoding="unicode", method="html"))


def element(
    tag: str, *children: Element | str, attributes: dict[str, str] | None = None
) -> Element:
    """Make an element with text and elements in it, in that order; attributes stay in
    theirs.

    >>> xhtml(element("p", "a ", element("b", "<"), " c", attributes={"class": "x"}))
    '<p class="x">a <b>&lt;</b> c</p>'
    """
    made = Element(tag, attributes or {})
    for child in children:
        if isinstance(child, Element):
            made.append(child)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + child
        else:
            made.text = (made.text or "") + child
    return made


def find_headings(root: Element) -> Iterator[tuple[int, str, str]]:
    """Find ``(depth, id, words)`` of each section with a heading of its own, the outermost at 2."""
    for section in root.iter("section"):
        heading = section[0] if len(section) else None
        place = section.get("id")
        if heading is not None and place and re.fullmatch("h[2-6]", heading.tag):
            yield int(heading.tag[1]), place, text_of(heading)


def _is_for_screens(child: Element) -> bool:
    if not isinstance(child.tag, str):  # a comment
        return True
    return child.tag in SCREEN or not child.attrib.keys().isdisjoint({"hidden", ONLY_ON_SCREEN})


def _keep_tail(parent: Element, child: Element) -> None:
    place = list(parent).index(child)
    tail = child.tail or ""
    if place:
        parent[place - 1].tail = (parent[place - 1].tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail

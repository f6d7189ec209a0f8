"""XML as text, the same bytes every time.

Names are written with their prefix, and the namespaces as attributes of the root: ElementTree
would keep its own prefixes in one table for the whole process.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

# What XML 1.0 has no way to say.
UNSPEAKABLE_RE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def add(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    """Add to *parent* a child that says *text*."""
    child = ElementTree.SubElement(parent, name, {k: sayable(v) for k, v in attributes.items()})
    child.text = sayable(text) or None
    return child


def sayable(text: str) -> str:
    """Drop from *text* what XML cannot say."""
    return UNSPEAKABLE_RE.sub("", text)


def document(root: Element) -> bytes:
    """Write the file, one element a line."""
    ElementTree.indent(root)
    return b'<?xml version="1.0" encoding="utf-8"?>\n%s\n' % ElementTree.tostring(root, "utf-8")

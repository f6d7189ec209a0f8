"""Nothing active and nothing foreign gets into a page, whoever wrote the text.

``docutils.conf`` closes raw HTML and file insertion; this closes what is left: links that
run something, roles that publish files of this machine, and translations that do anything
their source does not. It comes after the checks and needs none of them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from html import unescape
from typing import Any
from urllib.parse import unquote
from weakref import WeakKeyDictionary

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util import logging
from sphinx.util.nodes import extract_messages

from tools.markup.links import SCHEME_RE, find_swaps, is_safe
from tools.site.extension.document_info import document_info
from tools.site.extension.run_order import priority_of

logger = logging.getLogger(__name__)

WORDS = (
    nodes.emphasis, nodes.strong, nodes.literal, nodes.inline, nodes.title_reference,
    nodes.subscript, nodes.superscript, nodes.abbreviation,
)  # fmt: skip
"""Nodes that only say how their words look."""
BARRED = nodes.raw | addnodes.download_reference | nodes.math | nodes.math_block
ACTIVE = frozenset({"script", "style", "iframe", "frame", "frameset", "object", "embed", "applet",
                    "form", "input", "button", "select", "textarea", "link", "meta", "base", "svg",
                    "math", "template", "portal"})  # fmt: skip
TAG_RE = re.compile(r"""<([a-zA-Z][\w:-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>""")
ATTRIBUTE_RE = re.compile(r"""([\w:-]+)\s*=\s*"([^"]*)\"""")


def list_active_content(passage: nodes.Element) -> list[tuple[str, ...]]:
    """List what the inside of a passage has beside words: links, pictures, notes; sorted."""
    if not any(isinstance(child, nodes.Element) for child in passage.children):
        return []
    content = []
    for node in passage.findall(nodes.Element):
        if node is passage or isinstance(node, WORDS):
            continue
        if isinstance(node, nodes.target) and (node.get("refuri") or node.get("refname")):
            continue  # the half of a link that names it
        to = [str(node[name]) for name in ("refuri", "refname", "reftarget", "uri") if name in node]
        content.append((node.tagname, str(node.get("reftype", "")), *to))
    return sorted(content)


_Passage = tuple[nodes.Element, list[nodes.Node], list[tuple[str, ...]]]
"""A passage, what is in it in the source language, and the active content of that."""
_BEFORE: WeakKeyDictionary[nodes.document, list[_Passage]] = WeakKeyDictionary()
"""From the one transform to the other."""


class KeepActiveContent(SphinxTransform):
    """Remember what each passage does before it is translated, and where its author links to."""

    default_priority = priority_of("site.extension.safety.KeepActiveContent")

    def apply(self, **kwargs: object) -> None:
        _BEFORE[self.document] = [
            (node, node.children, list_active_content(node))
            for node, _message in extract_messages(self.document)
        ]
        links = self.document.findall(nodes.Element)
        document_info(self.env, self.env.current_document.docname).addresses = frozenset(
            node["refuri"] for node in links if "refuri" in node
        )


class CompareActiveContent(SphinxTransform):
    """A translation that does anything but its source does is not shown."""

    default_priority = priority_of("site.extension.safety.CompareActiveContent")

    def apply(self, **kwargs: object) -> None:
        for node, children, before in _BEFORE.pop(self.document, ()):
            if node.children is children or (
                list_active_content(node) == before and not _swapped(children, node)
            ):
                continue
            logger.warning(
                "the translation has other links, pictures or notes than its source: it is refused",
                location=node,
            )
            node.children = children
            for child in children:
                child.parent = node
            node["translated"], node["refused"] = False, True


def _swapped(before: list[nodes.Node], passage: nodes.Element) -> bool:
    ours = [link for child in before for link in _links(child)]
    return any(True for _swap in find_swaps(ours, list(_links(passage))))


def _links(node: nodes.Node) -> Iterator[tuple[str, str]]:
    for link in node.findall(nodes.Element):
        if isinstance(link, nodes.reference | addnodes.pending_xref):
            yield str(link.get("refuri", link.get("reftarget"))), link.astext()


def refuse_unsafe(app: Sphinx, doctree: nodes.document) -> None:
    """Report and take out each forbidden thing of a document just read, translation included."""
    for node in list(doctree.findall(nodes.Element)):
        address = node.get("refuri")
        if isinstance(address, str) and not is_safe(address):
            logger.warning(
                "the link %r is refused: only http, https, mailto and internal links are printed",
                address,
                location=node,
            )
            if isinstance(node, nodes.reference):
                node.replace_self(nodes.inline("", "", *node.children))
            else:
                del node["refuri"]
        if isinstance(node, BARRED):
            logger.warning(
                "%s is refused: it brings active content or a file of this machine into the page",
                node.tagname,
                location=node,
            )
            node.parent.remove(node)


def find_unexpected_content(html: str, addresses: Collection[str]) -> Iterator[str]:
    """Find what the text of a page must not hold: active tags, and addresses nobody gave.

    :param addresses: those that the source links to; internal ones are nobody's business.

    >>> html = '<p onclick="x()">Hi <a href="https://b.org">b</a></p>'
    >>> list(find_unexpected_content(html, {"https://a.org"}))
    ['onclick', 'https://b.org']
    """
    for tag, inside in TAG_RE.findall(html):
        if tag.lower() in ACTIVE:
            yield f"<{tag}>"
        for name, value in ATTRIBUTE_RE.findall(inside):
            address = unescape(value)
            if name.lower().startswith("on") or name.lower() in {"style", "srcset", "srcdoc"}:
                yield name
            elif name.lower() in {"href", "src", "action", "formaction", "data", "poster"}:
                given = {
                    address,
                    unquote(address),
                }  # docutils writes "%40" for the "@" of an e-mail
                known = not given.isdisjoint(addresses) or not (
                    SCHEME_RE.match(address) or "//" in address
                )
                if not (known and is_safe(address)):
                    yield address


def check_page(
    app: Sphinx, pagename: str, template: str, page_context: dict[str, Any], doctree: nodes.document
) -> None:
    """Look at each text that a translator had a hand in, as the browser will get it."""
    if doctree is None:
        return
    addresses = document_info(app.env, pagename).addresses
    texts = [page_context.get(name) or "" for name in ("title", "body", "standfirst", "note")]
    texts += [str(one["text"]) for one in page_context.get("corrections", ())]
    for thing in find_unexpected_content("\n".join(map(str, texts)), addresses):
        logger.warning("%s is refused: the source has no such thing", thing, location=pagename)

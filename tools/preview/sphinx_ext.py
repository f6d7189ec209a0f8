"""The Sphinx extension of a preview: each passage knows its entry, and its page says so.

Whatever comes from a catalogue is put in as text, after safety.py has looked at the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform
from sphinx.util.nodes import extract_messages
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator

from tools.preview.context import Condition, PreviewContext
from tools.preview.page_html import Shown, entry_block, pointing_attributes
from tools.site.context import site_context
from tools.site.extension.builder import EditionBuilder, EditionTranslator
from tools.site.extension.directives import author_note, correction, standfirst
from tools.site.extension.run_order import priority_of, register

HOLDERS = (
    nodes.document, nodes.section, nodes.block_quote, nodes.list_item, nodes.entry,
    nodes.definition, nodes.field_body, nodes.footnote, nodes.container, nodes.sidebar,
    nodes.topic, nodes.Admonition, standfirst, author_note, correction,
)  # fmt: skip
"""Nodes that a block may be in."""
HIDDEN = (nodes.meta, nodes.image, nodes.Invisible)
PLACE_RE = re.compile("<!--entry ([0-9]+)-->")
HTML_PARTS = ("body", "standfirst", "note")


class entry_place(nodes.General, nodes.Element):
    """Where the page will say what is in the catalogue."""


class PreviewTranslator(EditionTranslator):
    """Lets a passage be pointed at, and reached by keyboard."""

    def starttag(self, node: nodes.Element, tagname: str, *rest: Any, **attributes: Any) -> str:
        # Only the first tag of a node: a caption has two.
        number = node.attributes.pop("entry", None) if isinstance(node, nodes.Element) else None
        if number is not None:
            attributes |= pointing_attributes(number)
        return super().starttag(node, tagname, *rest, **attributes)


class PreviewBuilder(EditionBuilder):
    """An edition's pages, marked."""

    name = "preview"
    default_translator_class = PreviewTranslator


class KeepMessages(SphinxTransform):
    """Remember what each passage is called in the catalogue, before it is translated."""

    default_priority = priority_of("preview.sphinx_ext.KeepMessages")

    def apply(self, **kwargs: object) -> None:
        for node, message in extract_messages(self.document):
            node["messages"] = [*node.get("messages", ()), message]


@dataclass
class PreviewPage:
    """The passages of a tree that is being written."""

    shown: list[Shown] = field(default_factory=list)
    """By their numbers, from 1."""
    title: int | None = None
    """Which of them is the title; it is placed by the template."""


_PAGES: WeakKeyDictionary[nodes.document, PreviewPage] = WeakKeyDictionary()


def preview_context(app: Sphinx) -> PreviewContext:
    """Return the context of a running preview."""
    context = site_context(app)
    assert isinstance(context, PreviewContext)
    return context


def documents_due(app: Sphinx, env: BuildEnvironment, *changes: set[str]) -> Sequence[str]:
    """Name the documents to read again."""
    return sorted(preview_context(app).due)


def pages_due(app: Sphinx, env: BuildEnvironment) -> Sequence[str]:
    """Name the pages to write again. The front page lists the articles, and each may have
    another title now."""
    return sorted(env.found_docs) if preview_context(app).every_page else [app.config.root_doc]


def number_passages(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Number the passages of a page, and leave a place after each."""
    context = preview_context(app)
    page = _PAGES[doctree] = PreviewPage()
    shown = page.shown
    if context.is_source:
        return
    title = next(doctree.findall(nodes.title), None)
    for node in [node for node in doctree.findall(nodes.Element) if "messages" in node]:
        for message in node["messages"]:
            passage = context.passage(docname, message)
            condition = passage.condition(printed=node.get("translated", False))
            if condition is Condition.REVIEWED and isinstance(node, HIDDEN):
                continue
            shown.append(Shown(passage, condition))
            node["entry"] = len(shown)
            node["classes"].append(f"passage-{condition.value}")
            if node is title:
                page.title = len(shown)
            else:
                _leave_place(node, len(shown))


def _leave_place(node: nodes.Element, entry: int) -> None:
    while not isinstance(node.parent, HOLDERS):
        node = node.parent
    holder = node.parent
    assert isinstance(holder, nodes.Element)
    at = holder.index(node) + 1
    while at < len(holder) and isinstance(holder[at], entry_place):
        at += 1
    holder.insert(at, entry_place(number=entry))


def put_entries(
    app: Sphinx, pagename: str, template: str, page_context: dict[str, Any], doctree: nodes.document
) -> None:
    """Put what the catalogue says into the places that were left for it."""
    page = _PAGES.get(doctree) if doctree is not None else None
    if page is None or not page.shown:
        return
    context = preview_context(app)
    blocks = [entry_block(context, pagename, at, one) for at, one in enumerate(page.shown, start=1)]

    def fill(html: str) -> str:
        return PLACE_RE.sub(lambda found: blocks[int(found[1]) - 1], html)

    for name in HTML_PARTS:
        page_context[name] = fill(page_context.get(name) or "")
    for one in page_context.get("corrections", ()):
        one["text"] = fill(one["text"])
    if entry := page.title:
        # The templates place the title, and the standfirst below it.
        attributes = Markup(" ").join(
            Markup('{}="{}"').format(*pair) for pair in pointing_attributes(entry).items()
        )
        page_context["title"] = Markup("<span {}>{}</span>").format(
            attributes, Markup(page_context["title"])
        )
        page_context["standfirst"] = blocks[entry - 1] + page_context["standfirst"]


def _visit(translator: HTML5Translator, node: nodes.Element) -> None:
    translator.body.append(f"<!--entry {node['number']}-->")


def _depart(translator: HTML5Translator, node: nodes.Element) -> None:
    pass


def setup(app: Sphinx) -> ExtensionMetadata:
    """Give Sphinx the builder, and what runs at its events: see
    :mod:`tools.site.extension.run_order`."""
    app.add_builder(PreviewBuilder)
    app.add_node(entry_place, html=(_visit, _depart))
    register(app, KeepMessages, documents_due, pages_due, number_passages, put_entries)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}

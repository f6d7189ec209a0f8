"""A link at the end of each translated paragraph, to report what is wrong with it.

Its address is ours and not the article's, so it is put in after safety.py has looked at the page.
"""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.nodes import extract_messages
from sphinx.writers.html5 import HTML5Translator

from tools.site.context import site_context
from tools.site.extension.document_info import page_parts
from tools.site.metadata.addresses import report_address

PLACE_RE = re.compile("<!--report ([0-9]+)-->")
PARTS = ("body", "standfirst", "note")


class report_place(nodes.Inline, nodes.Element):
    """Where the link will be."""


def number_paragraphs(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Number the paragraphs that a translator answers for."""
    edition = site_context(app).edition
    # A preview leads to the entry itself.
    if app.builder.name != "edition" or site_context(app).is_source or not edition.report:
        return
    messages = page_parts(doctree).reported
    for node, message in list(extract_messages(doctree)):
        if isinstance(node, nodes.paragraph) and node.get("translated"):
            node.append(report_place(number=len(messages)))
            messages.append(message)


def put_links(
    app: Sphinx, pagename: str, template: str, page_context: dict[str, Any], doctree: nodes.document
) -> None:
    """Put the links into their places."""
    messages = page_parts(doctree).reported if doctree is not None else []
    if not messages:
        return
    context, builder = site_context(app), app.builder
    assert isinstance(builder, StandaloneHTMLBuilder)
    links_of: Any = builder.templates.environment.get_template("report.html")
    words = links_of.make_module({"_": context.translations, "label": context.translations.label})
    question = words.question().unescape()
    links = [
        str(
            words.link(
                report_address(context.publication, context.edition, pagename, message, question)
            )
        )
        for message in messages
    ]

    def filled(html: str) -> str:
        return PLACE_RE.sub(lambda found: links[int(found[1])], html)

    for name in PARTS:
        page_context[name] = filled(page_context.get(name) or "")
    for one in page_context.get("corrections", ()):
        one["text"] = filled(one["text"])


def _visit(translator: HTML5Translator, node: nodes.Element) -> None:
    translator.body.append(f"<!--report {node['number']}-->")


def _depart(translator: HTML5Translator, node: nodes.Element) -> None:
    pass


def setup(app: Sphinx) -> None:
    """Give Sphinx the node where a link will be."""
    app.add_node(report_place, html=(_visit, _depart))

"""What stays in the source language says so, and a reviewed msgstr is never dropped unsaid.

Sphinx shows the source text wherever there is no translation, without a ``lang``,
and does the same without a word where a msgstr is not one paragraph. Of an article that an edition
does not have, nothing is shown: links to it lead to the original.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform
from sphinx.util import docname_join, logging
from sphinx.util.nodes import extract_messages

from tools.model.catalog import State
from tools.site.context import site_context
from tools.site.extension.run_order import priority_of

logger = logging.getLogger(__name__)

INVISIBLE_RE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad]+")


class KeepOriginals(SphinxTransform):
    """Remember what the author wrote: the title, for the link to the original, and what
    Sphinx translates in place."""

    default_priority = priority_of("site.extension.untranslated.KeepOriginals")

    def apply(self, **kwargs: object) -> None:
        title = next(self.document.findall(nodes.title), None)
        if title is not None:
            title["original"] = title.astext()
        for picture in self.document.findall(nodes.image):
            picture["original"] = picture.get("alt", "")
        for meta in self.document.findall(nodes.meta):
            meta["original"] = meta["content"]


def mark_untranslated(app: Sphinx, doctree: nodes.document) -> None:
    """Give every passage without a translation the ``lang`` of the source."""
    context, docname = site_context(app), app.env.docname
    if context.is_source:
        return
    entries = {entry.msgid: entry for entry in context.catalog(docname) if not entry.obsolete}
    reviewed = {key: entry for key, entry in entries.items() if entry.state is State.REVIEWED}
    spoken = {entry.msgstr for entry in reviewed.values()}
    for node, message in extract_messages(doctree):
        if message in entries:
            place = context.place(docname, entries[message])
            context.places[f"source/{docname}.rst:{node.line}"] = place
        # Sphinx translates the alt text of a picture without marking it so.
        node["translated"] = node.get("translated", False) or message in spoken
        entry = reviewed.get(message)
        if not node["translated"]:
            # Docutils writes this class as lang="en".
            node["classes"].append(f"language-{context.publication.source.locale.html}")
            reason = "is not one plain paragraph (does it start like a list?)"
        elif not isinstance(node, nodes.image) and not INVISIBLE_RE.sub("", node.astext()):
            reason = "shows nothing"
        else:
            continue
        if entry and not node.get("refused"):
            place = context.place(docname, entry)
            logger.warning("%s: the msgstr %s", place, reason, location=node)


class RefuseDefaults(SphinxTransform):
    """Sphinx would print the date of the build for ``|today|``, and our versions for others."""

    default_priority = priority_of("site.extension.untranslated.RefuseDefaults")

    def apply(self, **kwargs: object) -> None:
        for node in self.document.findall(nodes.substitution_reference):
            name = node["refname"]
            if name not in self.document.substitution_defs:
                logger.warning("there is no substitution |%s| in this article", name, location=node)


def link_to_original(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, text: nodes.TextElement
) -> nodes.Element | None:
    """Lead a ``:doc:`` to the original whose article is not among the pages of this edition."""
    if node.get("refdomain") != "std" or node.get("reftype") != "doc":
        return None
    context, here = site_context(app), node["refdoc"]
    source = context.publication.source
    docname = docname_join(here, node["reftarget"])
    if docname not in context.absent():
        return None
    if docname in context.absent(source):
        logger.warning(
            "this links to %s, which is held back: take the link out until it is published",
            docname, location=node,
        )  # fmt: skip
        return text
    shown: nodes.Node = text
    if not node["refexplicit"]:
        shown = nodes.inline("", context.absent()[docname])
        shown["classes"].append(f"language-{source.locale.html}")
    top = "../" * (here.count("/") + 1)
    address = f"{top}{source.locale.slug}/{quote(docname)}.html"
    return nodes.reference("", "", shown, refuri=address, internal=True)

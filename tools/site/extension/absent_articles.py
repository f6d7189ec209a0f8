"""Links to articles that an edition does not have: they lead to the original."""

from __future__ import annotations

from urllib.parse import quote

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import docname_join, logging

from tools.site.context import site_context

logger = logging.getLogger(__name__)


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

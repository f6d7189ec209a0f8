"""What is kept of every document while it is read, for whoever speaks of it later."""

from __future__ import annotations

from dataclasses import dataclass

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.nodes import extract_messages

from tools.site.extension.directives import block_text, standfirst
from tools.site.extension.document_store import kept


@dataclass(frozen=True)
class Noted:
    """Of every document, article or not."""

    messages: tuple[str, ...]
    """Its msgids, the same in whatever language it is read."""
    lead: str
    """Its standfirst, without markup."""


def note(app: Sphinx, doctree: nodes.document) -> None:
    """Keep what a translated page no longer tells."""
    kept(app.env, app.env.docname)["noted"] = Noted(
        messages=tuple(
            dict.fromkeys(
                # Sphinx translates these two in place.
                node.get("original", message)
                if isinstance(node, nodes.image | nodes.meta)
                else message
                for node, message in extract_messages(doctree)
            )
        ),
        lead=block_text(next(doctree.findall(standfirst), None)),
    )


def setup(app: Sphinx) -> None:
    app.connect("doctree-read", note)

"""What stays in the source language says so, and a reviewed msgstr is never dropped unsaid.

Sphinx shows the source text wherever there is no translation, without a ``lang``,
and does the same without a word where a msgstr is not one paragraph.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.transforms.i18n import Locale as SphinxLocale
from sphinx.util import logging
from sphinx.util.nodes import extract_messages

from tools.model import State
from tools.press.desk import desk

logger = logging.getLogger(__name__)


class KeepOriginalTitle(SphinxTransform):
    """Remember the title as the author wrote it, for the link to the original."""

    default_priority = SphinxLocale.default_priority - 1

    def apply(self, **kwargs: object) -> None:
        title = next(self.document.findall(nodes.title), None)
        if title is not None:
            title["original"] = title.astext()


class MarkOriginals(SphinxTransform):
    """Give every passage without a translation the ``lang`` of the source."""

    default_priority = SphinxLocale.default_priority + 1

    def apply(self, **kwargs: object) -> None:
        press = desk(self.app)
        if press.is_source:
            return
        reviewed = {
            entry.msgid: entry
            for entry in press.catalog(self.env.docname)
            if entry.state is State.REVIEWED
        }
        for node, message in extract_messages(self.document):
            if not node.get("translated"):
                node["translated"] = False
                # Docutils writes this class as lang="en".
                node["classes"].append(f"language-{press.publication.source.locale.html}")
            entry = reviewed.get(message)
            if entry and not node["translated"]:
                logger.warning(
                    "%s: the msgstr is not one plain paragraph (does it start like a list?)",
                    press.place(self.env.docname, entry),
                    location=node,
                )


def setup(app: Sphinx) -> None:
    app.add_transform(KeepOriginalTitle)
    app.add_transform(MarkOriginals)

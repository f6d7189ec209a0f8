"""Directives of an article: ``standfirst`` under the title, ``author-note`` at the end,
``correction`` anywhere.

They are directives because gettext extracts the paragraphs inside them; what
stands in the field list at the top (author, date) is data and is not translated.
"""

from __future__ import annotations

from babel import Locale
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from tools.i18n import spell_date


class standfirst(nodes.General, nodes.Element):
    """The sentence or two between the title and the byline."""


class author_note(nodes.General, nodes.Element):
    """Who the author is, in the article's own words."""


class correction(nodes.General, nodes.Element):
    """What was wrong in an earlier state of the article, and since when it is right."""


def block_text(block: nodes.Element | None) -> str:
    """Return the text of a block without markup; empty if there is no such block."""
    paragraphs = block.findall(nodes.paragraph) if block else ()
    return " ".join(paragraph.astext() for paragraph in paragraphs)


class _Block(SphinxDirective):
    has_content = True
    node_class: type[nodes.Element]

    def run(self) -> list[nodes.Node]:
        self.assert_has_content()
        node = self.node_class()
        self.set_source_info(node)
        node += self.parse_content_to_nodes()
        return [node]


class Standfirst(_Block):
    node_class = standfirst


class AuthorNote(_Block):
    node_class = author_note


class Correction(_Block):
    node_class = correction
    required_arguments = 1
    """The date, as far as it is known: ``2021-09-02``."""

    def run(self) -> list[nodes.Node]:
        try:
            spell_date(self.arguments[0], Locale("en"))
        except ValueError as error:
            raise self.error(f"correction: {error}") from error
        (node,) = super().run()
        assert isinstance(node, correction)
        node["date"] = self.arguments[0]
        return [node]


def setup(app: Sphinx) -> None:
    """Give Sphinx the directives and their nodes."""
    blocks = {"standfirst": Standfirst, "author-note": AuthorNote, "correction": Correction}
    for name, directive in blocks.items():
        app.add_directive(name, directive)
        # All are lifted out of the text and placed by the templates: no tag of their own.
        app.add_node(directive.node_class, html=(_nothing, _nothing))


def _nothing(translator: HTML5Translator, node: nodes.Element) -> None:
    pass

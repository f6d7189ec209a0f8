"""Directives and fields of an article: ``standfirst`` under the title, ``author-note`` at the end,
``correction`` anywhere; above the title ``:author:``, ``:date:``, ``:withdrawn:`` and others.

Directives are what gettext extracts: the paragraphs inside them are translated. Fields are data,
and are not. They are read before anything else is done with an article: of a withdrawn one nothing
is left but its title and the reason, which is translated like any paragraph, and no builder gets to
see the rest.
"""

from __future__ import annotations

from babel import Locale
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from tools.i18n import spell_date
from tools.model.article import FOLDER, KNOWN, Field, Fields, fields_of, find_faults
from tools.site.extension.document_info import document_info
from tools.site.extension.run_order import priority_of

logger = logging.getLogger(__name__)

HOLDING = ("draft", "publish", "withdrawn")
TRANSLATED = "<translated>"
"""How Sphinx calls the source of a msgstr, which is read as a document of its own."""


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
    """``.. standfirst::``."""

    node_class = standfirst


class AuthorNote(_Block):
    """``.. author-note::``."""

    node_class = author_note


class Correction(_Block):
    """``.. correction:: 2021-09-02``."""

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


class withdrawal(correction):
    """Why an article was withdrawn: the last of its corrections, and all that is left."""


class ReadFields(SphinxTransform):
    """Reads the fields of a document, says what is wrong with them, and empties what was
    withdrawn."""

    default_priority = priority_of("site.extension.directives.ReadFields")

    def apply(self, **kwargs: object) -> None:
        if self.document.get("source", "").endswith(TRANSLATED):
            return
        docname = self.env.current_document.docname
        top = self._top()
        written = [_field(field) for field in top or ()]
        if docname.startswith(FOLDER):
            said = [*find_faults(written), *self._astray(top, KNOWN)]
        else:
            sentence = "only an article, in source/articles/, can be held back"
            said = [(field.line, sentence) for field in written if field.name in HOLDING]
            said += self._astray(top, HOLDING)
        for line, sentence in said:
            logger.warning("%s", sentence, location=(docname, line))
        fields = fields_of(written) if docname.startswith(FOLDER) and not said else Fields()
        document_info(self.env, docname).fields = fields
        if fields.withdrawn and top:
            self._withdraw(top, fields.withdrawn)

    def _top(self) -> nodes.field_list | None:
        """What docutils takes for the particulars of a document."""
        index = self.document.first_child_not_matching_class(nodes.PreBibliographic)  # type: ignore[arg-type]
        top = None if index is None else self.document.children[index]
        return top if isinstance(top, nodes.field_list) else None

    def _astray(self, top: nodes.Node | None, names: tuple[str, ...]) -> list[tuple[int, str]]:
        """Fields that would be printed as text, and heeded by nobody."""
        lists = (block for block in self.document.findall(nodes.field_list) if block is not top)
        fields = [_field(field) for block in lists for field in block]
        sentence = ":{}: goes above the title, in one block with the other fields, or nowhere"
        return [
            (field.line, sentence.format(field.name)) for field in fields if field.name in names
        ]

    def _withdraw(self, top: nodes.field_list, date: str) -> None:
        """Leave the title and the reason."""
        (field,) = (one for one in top if _field(one).name == "withdrawn")
        top.remove(field)
        reason = withdrawal("", *field.children[1].children, date=date)
        _drop_first_word(reason)
        section = next(self.document.findall(nodes.section), None)
        for child in list(self.document.children):
            if child not in (top, section):
                self.document.remove(child)
        if section is not None:
            section.children = section.children[:1]
            section += reason


def _field(node: nodes.Node) -> Field:
    assert isinstance(node, nodes.field)
    name, body = node.children
    text = body.rawsource if isinstance(body, nodes.field_body) else ""
    return Field(name.astext().strip().lower(), text.strip(), node.line or 0)


def _drop_first_word(block: nodes.Element) -> None:
    """Take the date away from in front of the reason, for there is nothing to translate in it."""
    paragraph = next(block.findall(nodes.paragraph))
    word = paragraph.rawsource.split()[0]
    paragraph.rawsource = paragraph.rawsource.strip().removeprefix(word).strip()
    first = next(iter(paragraph.findall(nodes.Text)))
    first.parent.replace(first, nodes.Text(first.astext().lstrip().removeprefix(word).lstrip()))


def setup(app: Sphinx) -> None:
    """Give Sphinx the directives and their nodes."""
    blocks = {"standfirst": Standfirst, "author-note": AuthorNote, "correction": Correction}
    for name, directive in blocks.items():
        app.add_directive(name, directive)
    # All are lifted out of the text and placed by the templates: no tag of their own.
    for node in (standfirst, author_note, correction, withdrawal):
        app.add_node(node, html=(_nothing, _nothing))


def _nothing(translator: HTML5Translator, node: nodes.Element) -> None:
    pass

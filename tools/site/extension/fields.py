"""The fields above an article's title, read before anything else is done with it.

Of a withdrawn article nothing is left but its title and the reason, which is translated like
any paragraph: no builder gets to see the rest.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util import logging
from sphinx.writers.html5 import HTML5Translator

from tools.model.article_fields import FOLDER, KNOWN, Field, Fields, faults, fields_of
from tools.site.extension.directives import correction
from tools.site.extension.document_info import document_info
from tools.site.extension.order import priority_of

logger = logging.getLogger(__name__)

HOLDING = ("draft", "publish", "withdrawn")
TRANSLATED = "<translated>"
"""How Sphinx calls the source of a msgstr, which is read as a document of its own."""


class withdrawal(correction):
    """Why an article was withdrawn: the last of its corrections, and all that is left."""


class ReadFields(SphinxTransform):
    default_priority = priority_of("site.extension.fields.ReadFields")

    def apply(self, **kwargs: object) -> None:
        if self.document.get("source", "").endswith(TRANSLATED):
            return
        docname = self.env.current_document.docname
        top = self._top()
        written = [_field(field) for field in top or ()]
        if docname.startswith(FOLDER):
            said = [*faults(written), *self._astray(top, KNOWN)]
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


def _nothing(translator: HTML5Translator, node: nodes.Element) -> None:
    """The template places it."""


def setup(app: Sphinx) -> None:
    """Give Sphinx the node of a withdrawal."""
    app.add_node(withdrawal, html=(_nothing, _nothing))

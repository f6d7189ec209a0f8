"""Say what each paragraph of an article is: its title, a quotation, a caption …"""

from __future__ import annotations

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import extract_messages

from tools.site.extension.directives import author_note, correction, standfirst

PARAGRAPH = "paragraph"
_KINDS: tuple[tuple[type[nodes.Node], str], ...] = (
    (standfirst, "standfirst"),
    (author_note, "note"),
    (correction, "correction"),
    (nodes.attribution, "attribution"),
    (nodes.block_quote, "quote"),
    (nodes.caption, "caption"),
    (nodes.image, "picture"),
    (nodes.table, "cell"),
    (nodes.footnote, "footnote"),
    (nodes.list_item, "item"),
    (nodes.line, "line"),
    (nodes.term, "term"),
    (nodes.literal_block, "code"),
)
"""The innermost that holds a paragraph says what it is."""


def paragraph_kinds(env: BuildEnvironment) -> dict[str, dict[str, str]]:
    """Say what each paragraph is, by document and msgid; where it stands in two places, what
    the first is."""
    by_document: dict[str, dict[str, str]] = {}
    for docname in sorted(env.found_docs):
        document = by_document[docname] = {}
        for node, msgid in extract_messages(env.get_doctree(docname)):
            document.setdefault(msgid, _kind(node))
    return by_document


def _kind(node: nodes.Node | None) -> str:
    if isinstance(node, nodes.title) and isinstance(node.parent, nodes.section):
        return "heading" if isinstance(node.parent.parent, nodes.section) else "title"
    while node is not None:
        for holder, name in _KINDS:
            if isinstance(node, holder):
                return name
        node = node.parent
    return PARAGRAPH

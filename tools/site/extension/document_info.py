"""What is kept of a document between Sphinx's events: with what it was read, and for its page."""

from __future__ import annotations

from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from docutils import nodes
from sphinx.environment import BuildEnvironment

from tools.model.article import Article, Document, Fields

KEY = "\n"
"""Where the holder is among a document's metadata: no author can call a field so."""


@dataclass
class DocumentInfo:
    """What is known of a document that was read. Sphinx saves it with the document's metadata,
    and throws it away with them when the document is read again."""

    digest: str = ""
    """Of the bytes it was read from, its catalogue's among them."""
    fields: Fields = field(default_factory=Fields)
    document: Document | None = None
    """An article or an undated page; None: the front page, or one that lacks something."""
    messages: tuple[str, ...] = ()
    """Its msgids, the same in whatever language it is read."""
    standfirst: str = ""
    """Without markup."""
    addresses: frozenset[str] = frozenset()
    """What it links to, as its author wrote it."""
    pictures: dict[str, str] = field(default_factory=dict)
    """SHA-256 of each picture that it shows, by path below ``source/``."""

    @property
    def article(self) -> Article | None:
        """The document, if it is an article."""
        return self.document if isinstance(self.document, Article) else None


def document_info(env: BuildEnvironment, docname: str) -> DocumentInfo:
    """Return the holder of a document; an empty one if nothing is known of it yet."""
    info: DocumentInfo = env.metadata[docname].setdefault(KEY, DocumentInfo())
    return info


@dataclass
class PageParts:
    """What a document's page will place elsewhere than in its text. It lives as long as the tree
    that is being written."""

    blocks: dict[str, nodes.Element] = field(default_factory=dict)
    """By name: ``title``, ``standfirst``, ``note``; only those that there are."""
    corrections: list[nodes.Element] = field(default_factory=list)
    """In the order of the text."""
    reported: list[str] = field(default_factory=list)
    """Msgids of the paragraphs that readers may report, by their numbers."""


_PARTS: WeakKeyDictionary[nodes.document, PageParts] = WeakKeyDictionary()


def page_parts(doctree: nodes.document) -> PageParts:
    """Return the holder of a tree that is being written; an empty one at first."""
    return _PARTS.setdefault(doctree, PageParts())

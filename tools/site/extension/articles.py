"""What is said of articles and pages elsewhere: it is kept while they are read.

And what each paragraph of them is: the title, a quotation, a caption … for reviewers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.nodes import extract_messages

from tools.catalogs.domains import PLAIN
from tools.i18n import spell_date
from tools.model.article import FOLDER, Article, Document, UndatedPage
from tools.model.dates import is_date
from tools.site.context import site_context
from tools.site.extension.directives import (
    author_note,
    block_text,
    correction,
    standfirst,
    withdrawal,
)
from tools.site.extension.document_info import document_info

logger = logging.getLogger(__name__)

TAKEN = {*PLAIN, "search", "404", "sphinx"}
"""Names of pages and catalogues that are not documents."""
PARAGRAPH_KINDS: tuple[tuple[type[nodes.Node], str], ...] = (
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


def list_articles(env: BuildEnvironment) -> list[Article]:
    """List every article that was not withdrawn, the newest first."""
    return [one for one in list_all_articles(env) if not one.fields.withdrawn]


def list_all_articles(env: BuildEnvironment) -> list[Article]:
    """List every article, also those that were withdrawn, the newest first."""
    listed = [one for one in _documents(env) if isinstance(one, Article)]
    return sorted(sorted(listed, key=lambda one: one.docname), key=_date, reverse=True)


def list_undated_pages(env: BuildEnvironment) -> list[UndatedPage]:
    """List every page that is no article, in the order in which the front page has them."""
    pages = [one for one in _documents(env) if isinstance(one, UndatedPage)]
    return sorted(pages, key=lambda one: (one.order is None, one.order or 0, one.docname))


def _documents(env: BuildEnvironment) -> Iterator[Document]:
    for name in list(env.metadata):
        if one := document_info(env, name).document:
            yield one


def keep_document(app: Sphinx, doctree: nodes.document) -> None:
    """Keep the facts of an article or page; say what its source lacks."""
    env = app.env
    if env.docname in TAKEN:
        logger.warning("the name %s is taken; choose another", env.docname, location=env.docname)
    if env.docname == app.config.root_doc:
        return
    title = next(doctree.findall(nodes.title), None)
    if env.docname.startswith(FOLDER):
        _keep_article(app, doctree, title)
    elif title is None:
        logger.warning("the page lacks a title", location=env.docname)
    else:
        page = UndatedPage(**vars(_document(env, doctree, title)), order=_order(env))
        document_info(env, env.docname).document = page


def _keep_article(app: Sphinx, doctree: nodes.document, title: nodes.title | None) -> None:
    env = app.env
    data = env.metadata[env.docname]
    lacking = [f":{name}:" for name in ("author", "date") if not data.get(name)]
    if title is None or lacking:
        logger.warning(
            "the article lacks %s", " and ".join(lacking or ["a title"]), location=env.docname
        )
        return
    if not is_date(data["date"]):  # said already, with its line
        return
    document = _document(env, doctree, title)
    corrected = list(_corrections(doctree))
    document_info(env, env.docname).document = Article(
        **vars(document),
        author=data["author"],
        date=data["date"],
        date_spelled=spell_date(data["date"], site_context(app).edition.locale.cldr),
        corrections=tuple((date, messages) for date, messages, _node in corrected),
        correction_texts=tuple(block_text(node) for *_, node in corrected),
        corrections_translated=tuple(_is_translated(node) for *_, node in corrected),
        head=tuple(
            message
            for node, message in extract_messages(doctree)
            if (node is title and not document.fields.withdrawn)
            or isinstance(node.parent, standfirst)
        ),
    )


def _document(env: BuildEnvironment, doctree: nodes.document, title: nodes.title) -> Document:
    """What is kept of articles and pages alike."""
    lead = next(doctree.findall(standfirst), None)
    translatable = [node for node in doctree.findall(nodes.Element) if "translated" in node]
    passages = _passages(doctree)
    return Document(
        docname=env.docname,
        original_title=title["original"],
        title_translated=title.get("translated", True),
        standfirst=block_text(lead),
        standfirst_translated=lead is None or _is_translated(lead),
        passages=tuple(node.astext() for node in passages),
        foreign=tuple(at for at, node in enumerate(passages) if not node.get("translated", True)),
        untranslated=sum(not node["translated"] for node in translatable),
        total=len(translatable),
        fields=document_info(env, env.docname).fields,
    )


def _order(env: BuildEnvironment) -> int | None:
    """The field ``:order:`` of a page."""
    text = str(env.metadata[env.docname].get("order", "")).strip()
    if not text:
        return None
    if not re.fullmatch("[0-9]{1,6}", text):
        logger.warning(":order: %s is not a whole number", text, location=env.docname)
        return None
    return int(text)


def _passages(doctree: nodes.document) -> list[nodes.TextElement]:
    return [
        node
        for node in doctree.findall(nodes.TextElement)
        if isinstance(node, nodes.paragraph | nodes.title) and not _in_note(node)
    ]


def _corrections(
    doctree: nodes.document,
) -> Iterator[tuple[str, tuple[str, ...], nodes.Element]]:
    """The date of each correction, its msgids, and where it is.

    All that is left of a withdrawn article is one: it goes out at once, translated or not.
    """
    for node in doctree.findall(correction):
        whole = doctree if isinstance(node, withdrawal) else node
        yield node["date"], _messages(whole), node


def _messages(node: nodes.Element) -> tuple[str, ...]:
    return tuple(message for _node, message in extract_messages(node))


def _is_translated(block: nodes.Element) -> bool:
    return all(part.get("translated", True) for part in block.findall(nodes.paragraph))


def _in_note(node: nodes.Node) -> bool:
    return isinstance(node.parent, author_note)


def _date(article: Article) -> str:
    return article.date


def keep_messages(app: Sphinx, doctree: nodes.document) -> None:
    """Keep the msgids of a document, which a translated one no longer tells, and its standfirst."""
    info = document_info(app.env, app.env.docname)
    info.messages = tuple(dict.fromkeys(_msgids(doctree)))
    info.standfirst = block_text(next(doctree.findall(standfirst), None))


def _msgids(doctree: nodes.document) -> list[str]:
    return [
        # Sphinx translates these two in place.
        node.get("original", message) if isinstance(node, nodes.image | nodes.meta) else message
        for node, message in extract_messages(doctree)
    ]


def paragraph_kinds(env: BuildEnvironment) -> dict[str, dict[str, str]]:
    """Say what each paragraph is, by document and msgid; where it is in two places, what
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
        for holder, name in PARAGRAPH_KINDS:
            if isinstance(node, holder):
                return name
        node = node.parent
    return "paragraph"

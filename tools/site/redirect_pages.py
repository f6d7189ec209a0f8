"""A page under each name that an article had before, or has elsewhere, which leads to it."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable
from itertools import product
from urllib.parse import quote

from jinja2 import Environment

from tools.i18n import marks
from tools.model.article import Article, Document
from tools.site.context import PARALLEL, SiteContext
from tools.site.metadata.addresses import page_address
from tools.site.servers import POLICY

MARK = "<!-- moved -->\n"
"""How such a page is told from an article's."""


def render_redirect_pages(
    context: SiteContext,
    templates: Environment,
    documents: Iterable[Document],
    title: Callable[[str], str],
) -> dict[str, str]:
    """Write the pages, by their path in the edition.

    :param title: of a document, without markup.
    """
    pages = {}
    for document in documents:
        name = context.page_name(document.docname)
        # Articles alone have it; not in the source edition, and not what was withdrawn.
        beside = (
            context.parallel
            and not context.is_source
            and isinstance(document, Article)
            and not document.fields.withdrawn
        )
        suffixes = ("", PARALLEL) if beside else ("",)
        for old, suffix in product(context.former_names.get(name, ()), suffixes):
            target = posixpath.relpath(f"{name}{suffix}.html", posixpath.dirname(old))
            page = _page(context, templates, document, title, name, home="../" * old.count("/"),
                         target=quote(target))  # fmt: skip
            pages[f"{old}{suffix}.html"] = f"{MARK}{page}\n"
    return pages


def _page(
    context: SiteContext,
    templates: Environment,
    document: Document,
    title: Callable[[str], str],
    name: str,
    **links: str,
) -> str:
    publication, edition = context.publication, context.edition
    there = page_address(publication, edition, name) if publication.url else links["target"]
    return templates.get_template("moved.html").render(
        _=context.translations, policy=POLICY, locale=edition.locale, name=publication.name,
        title=title(document.docname), canonical=there,
        marks="" if document.title_translated else marks(publication.source.locale),
        **links,
    )  # fmt: skip

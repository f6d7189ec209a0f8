"""A page under each name that an article had before, or has elsewhere, which leads to it."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable
from urllib.parse import quote

from jinja2 import Environment

from tools.hosts.safety import POLICY
from tools.pages.addresses import address
from tools.press.articles import Article
from tools.press.chrome import marks
from tools.press.desk import Desk

MARK = "<!-- moved -->\n"
"""How such a page is told from an article's."""


def moves(
    press: Desk,
    templates: Environment,
    found: Iterable[Article],
    title: Callable[[str], str],
) -> dict[str, str]:
    """The pages, by their path in the edition.

    :param title: of a document, without markup.
    """
    publication, edition = press.publication, press.edition
    pages = {}
    for article in found:
        name = press.page_name(article.docname)
        for old in press.former.get(name, ()):
            target = quote(posixpath.relpath(f"{name}.html", posixpath.dirname(old)))
            page = templates.get_template("moved.html").render(
                _=press.chrome, policy=POLICY, locale=edition.locale, name=publication.name,
                title=title(article.docname), home="../" * old.count("/"), target=target,
                marks="" if article.title_translated else marks(publication.source.locale),
                canonical=address(publication, edition, name) if publication.url else target,
            )  # fmt: skip
            pages[f"{old}.html"] = f"{MARK}{page}\n"
    return pages

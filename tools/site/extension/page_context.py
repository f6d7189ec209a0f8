"""What the template of each page prints, and which that is; what is in the head of the page."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment

from tools.i18n import marks, spell_date
from tools.model.article import Article, UndatedPage
from tools.model.publication import Edition
from tools.site.context import SiteContext, site_context
from tools.site.credits import credit_lines, read_credit
from tools.site.extension.articles import list_articles, list_undated_pages
from tools.site.extension.builder import PAGES, edition_metadata
from tools.site.extension.document_info import document_info, page_parts
from tools.site.metadata.addresses import FEED, FRONT, notice_ids
from tools.site.metadata.structured_data import (
    describe_article,
    describe_web_page,
    embed_json,
    list_properties,
)
from tools.site.servers import POLICY

Values = dict[str, Any]
"""What a template prints, by name."""


def fill_page(
    app: Sphinx, pagename: str, template: str, page_context: Values, doctree: nodes.document
) -> str | None:
    """Give a page's template what it prints.

    :returns: the name of the template; None leaves it to Sphinx.
    """
    context, builder = site_context(app), app.builder
    assert isinstance(builder, StandaloneHTMLBuilder)
    page_context |= _of_any_page(context, pagename)
    if doctree is None:
        return PAGES.get(pagename)
    blocks = page_parts(doctree).blocks
    page_context |= {name: _html(builder, blocks.get(name)) for name in ("standfirst", "note")}
    if pagename == app.config.root_doc:
        page_context |= _of_the_front_page(app.env)
        return "front.html"
    page_context["document"] = article = document_info(app.env, pagename).document
    if not isinstance(article, Article):
        return "page.html"
    page_context |= _of_an_article(context, article)
    page_context["corrections"] = _corrections(context, builder, doctree)
    if article.fields.withdrawn:
        return "withdrawn.html"
    page_context |= _of_a_translation(context, article)
    return "article.html"


def _of_any_page(context: SiteContext, pagename: str) -> Values:
    site = _site(context, pagename)
    return {
        "_": context.translations,
        "label": context.translations.label,
        "context": context,
        "locale": context.edition.locale,
        "source": context.publication.source,
        "foreign": marks(context.publication.source.locale),
        "home": f"{site}{context.edition.locale.slug}/",
        "site": site,
        "policy": POLICY,
        "switcher": switcher(context, site, pagename),
    }


def _of_the_front_page(env: BuildEnvironment) -> Values:
    titles = {name: node.astext() for name, node in env.titles.items()}
    return {"articles": list_articles(env), "pages": list_undated_pages(env), "titles": titles}


def _of_an_article(context: SiteContext, article: Article) -> Values:
    publish = article.fields.publish
    return {
        "article": article,
        "file": quote(context.page_name(article.docname).rpartition("/")[2]),
        "publish": spell_date(publish, context.edition.locale.cldr) if publish else "",
    }


def _of_a_translation(context: SiteContext, article: Article) -> Values:
    """Who made it, and where its original is; of an original nothing of that is printed."""
    catalog, locale = context.catalog(article.docname), context.edition.locale
    source = context.publication.source.locale
    made = read_credit(catalog, source, locale)
    return {
        "credit": catalog.field("X-Credit"),
        "credit_lines": list(credit_lines(made, locale)),
        "original": f"{_site(context, article.docname)}{source.slug}/{article.docname}.html",
    }


def _corrections(
    context: SiteContext, builder: StandaloneHTMLBuilder, doctree: nodes.document
) -> list[Values]:
    notices = page_parts(doctree).corrections
    fragments = notice_ids(notice["date"] for notice in notices)
    return [
        {
            "date": notice["date"],
            "date_spelled": spell_date(notice["date"], context.edition.locale.cldr),
            "text": _html(builder, notice),
            "id": fragment,
        }
        for notice, fragment in zip(notices, fragments, strict=True)
    ]


def _html(builder: StandaloneHTMLBuilder, node: nodes.Element | None) -> str:
    return "" if node is None else builder.render_partial(node)["fragment"]


def _site(context: SiteContext, pagename: str) -> str:
    """The way from a page to the top of the site."""
    # A 404 page is served at any depth, so its addresses start at the site's own base.
    return context.publication.base if pagename == "404" else "../" * (pagename.count("/") + 1)


def switcher(context: SiteContext, site: str, pagename: str) -> list[Values]:
    """List the same page in every edition, or the front page of one that does not have it.

    :param site: the way from the page to the top of the site.
    """
    return [
        {
            "name": edition.name,
            "locale": edition.locale,
            "href": f"{site}{_counterpart(context, pagename, edition)}.html",
            "current": edition == context.edition,
            "here": pagename not in context.absent(edition),
        }
        for edition in context.editions
    ]


def _counterpart(context: SiteContext, pagename: str, edition: Edition) -> str:
    """The same page in another edition; its front page, if it does not have that one."""
    name = FRONT if pagename in context.absent(edition) else pagename
    return f"{edition.locale.slug}/{quote(context.page_name(name, edition))}"


def fill_head(
    app: Sphinx, pagename: str, template: str, page_context: dict[str, Any], doctree: nodes.document
) -> None:
    """Give a document's page what its head says."""
    if doctree is None:
        return
    metadata = edition_metadata(app)
    page = metadata.page(pagename)
    page_context["here"] = page.here
    if page.here.as_of:
        page_context["as_of"] = spell_date(page.here.as_of, page.here.edition.locale.cldr)
    document = document_info(app.env, pagename).document
    if not page.publication.url or (document and document.fields.withdrawn):
        return
    is_undated = isinstance(document, UndatedPage)
    data = describe_web_page(page) if is_undated else describe_article(page)
    page_context["metadata"] = {
        "canonical": page.canonical,
        "alternates": page.alternates,
        "properties": list_properties(page),
        "feed": FEED if metadata.has_feed else "",
        # Safe by itself, and escaped once more it would be no JSON.
        "data": Markup(embed_json(data)) if data else "",
    }

"""The HTML builder of an edition, and what each template is given."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import quote

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment
from sphinx.util.fileutil import copy_asset
from sphinx.writers.html5 import HTML5Translator

from tools.i18n import dates
from tools.i18n.translations import marks
from tools.model.publication import Edition
from tools.site import search_index
from tools.site.article import Article
from tools.site.context import SiteContext, site_context
from tools.site.credits import credit, listed
from tools.site.extension.announcer import announcer
from tools.site.extension.articles import articles, every_article, undated_pages
from tools.site.extension.directives import author_note, correction, standfirst
from tools.site.extension.document_store import kept
from tools.site.metadata.addresses import FRONT, notice_ids
from tools.site.redirect_pages import moves
from tools.site.servers.headers import POLICY

PAGES = {"search": "search.html", "404": "404.html"}
"""Pages that no document stands behind, and their templates."""


class EditionTranslator(HTML5Translator):
    """Says the direction, too, of what is in another language than its page."""

    builder: EditionBuilder

    def starttag(self, node: nodes.Element, tagname: str, *rest: Any, **attributes: Any) -> str:
        source = self.builder.site_context.publication.source.locale
        foreign = isinstance(node, nodes.Element) and f"language-{source.html}" in node["classes"]
        if foreign and source.direction != self.builder.site_context.edition.locale.direction:
            attributes["dir"] = source.direction
        return str(super().starttag(node, tagname, *rest, **attributes))


class EditionBuilder(StandaloneHTMLBuilder):
    """HTML without what a manual needs: no index, no inventory, no scripts to read by."""

    name = "edition"
    default_translator_class = EditionTranslator
    search = False  # Sphinx's search page speaks half English; search.html is our own

    def __init__(self, app: Sphinx, env: BuildEnvironment) -> None:
        super().__init__(app, env)
        self._sphinx = app

    @property
    def site_context(self) -> SiteContext:
        """What is laid out by the time that pages are written."""
        return site_context(self._sphinx)

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        return super().get_target_uri(self.site_context.page_name(docname), typ)

    def get_output_path(self, page_name: str, /) -> Path:
        return super().get_output_path(self.site_context.page_name(page_name))

    def init_templates(self) -> None:
        super().init_templates()
        # Whatever a template prints is text, unless it says |safe.
        self.templates.environment.autoescape = True

    def copy_static_files(self) -> None:
        theme = self.theme.get_theme_dirs()[0]
        copy_asset(f"{theme}/static", self._static_dir, force=True)

    def write_buildinfo(self) -> None:
        """Every edition is printed whole, so nothing asks later what it was made with."""

    def handle_finish(self) -> None:
        titles = {name: node.astext() for name, node in self.env.titles.items()}
        pages = undated_pages(self.env)
        listed = [*articles(self.env), *pages]
        found = [(one, titles[one.docname], self.get_target_uri(one.docname)) for one in listed]
        moved = moves(
            self.site_context,
            self.templates.environment,
            [*every_article(self.env), *pages],
            titles.__getitem__,
        )
        for name, text in chain(search_index.files(found), moved.items()):
            path = self.outdir / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        for name, data in announcer(self._sphinx).files().items():
            (self.outdir / name).write_bytes(data)


def lift(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Take out of the text what the templates place: title, standfirst, notes, corrections."""
    if not isinstance(app.builder, EditionBuilder):
        return
    parts = {}
    for name, kind in (("title", nodes.title), ("standfirst", standfirst), ("note", author_note)):
        node = next(doctree.findall(kind), None)
        if node is not None:
            node.parent.remove(node)
            parts[name] = node
    notices = list(doctree.findall(correction))
    for notice in notices:
        notice.parent.remove(notice)
    doctree.onda_parts, doctree.onda_notices = parts, notices  # type: ignore[attr-defined]


def fill(
    app: Sphinx, pagename: str, template: str, page_context: dict[str, Any], doctree: nodes.document
) -> str | None:
    """Give a page's template what it prints, and say which template that is."""
    context = site_context(app)
    builder = app.builder
    assert isinstance(builder, StandaloneHTMLBuilder)
    # A 404 page is served at any depth, so its addresses start at the site's own base.
    site = context.publication.base if pagename == "404" else "../" * (pagename.count("/") + 1)
    page_context |= {
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
    if doctree is None:
        return PAGES.get(pagename)
    parts = getattr(doctree, "onda_parts", {})
    for name in ("standfirst", "note"):
        page_context[name] = (
            builder.render_partial(parts[name])["fragment"] if name in parts else ""
        )
    document = kept(app.env, pagename).get("document")
    if pagename == app.config.root_doc:
        page_context["articles"] = articles(app.env)
        page_context["pages"] = undated_pages(app.env)
        page_context["titles"] = {name: node.astext() for name, node in app.env.titles.items()}
        return "front.html"
    page_context["document"] = document
    if not isinstance(document, Article):
        return "page.html"
    page_context["article"] = article = document
    page_context["file"] = quote(context.page_name(pagename).rpartition("/")[2])
    publish = article.fields.publish
    page_context["publish"] = dates.spell(publish, context.edition.locale.cldr) if publish else ""
    notices = getattr(doctree, "onda_notices", [])
    page_context["corrections"] = [
        {
            "date": node["date"],
            "date_spelled": dates.spell(node["date"], context.edition.locale.cldr),
            "text": builder.render_partial(node)["fragment"],
            "id": fragment,
        }
        for node, fragment in zip(
            notices, notice_ids(node["date"] for node in notices), strict=True
        )
    ]
    if article.fields.withdrawn:
        return "withdrawn.html"
    catalog = context.catalog(pagename)
    page_context["credit"] = catalog.field("X-Credit")
    made = credit(catalog, context.publication.source.locale, context.edition.locale)
    page_context["made"] = made
    page_context["engine"] = listed(made.engines, context.edition.locale)
    page_context["reviewers"] = listed(made.reviewers, context.edition.locale)
    page_context["partly"] = listed(made.partly, context.edition.locale)
    page_context["original"] = f"{site}{context.publication.source.locale.slug}/{pagename}.html"
    return "article.html"


def switcher(context: SiteContext, site: str, pagename: str) -> list[dict[str, Any]]:
    """The same page in every edition, or the front page of one that does not have it."""
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


def setup(app: Sphinx) -> None:
    app.add_builder(EditionBuilder)
    app.connect("doctree-resolved", lift)
    app.connect("html-page-context", fill)
    app.connect("html-collect-pages", lambda app: [(page, {}, PAGES[page]) for page in PAGES])

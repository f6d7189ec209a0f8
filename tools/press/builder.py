"""The HTML builder of an edition, and what each template is given."""

from __future__ import annotations

import json
import posixpath
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment
from sphinx.util.fileutil import copy_asset
from sphinx.writers.html5 import HTML5Translator

from tools.hosts.safety import POLICY
from tools.pages.addresses import notice_ids
from tools.press import dates
from tools.press.announcing import announcer
from tools.press.articles import Article, articles
from tools.press.chrome import marks
from tools.press.credits import credit
from tools.press.desk import Desk, desk
from tools.press.directives import author_note, correction, standfirst

PAGES = {"search": "search.html", "404": "404.html"}
"""Pages that no document stands behind, and their templates."""


class EditionTranslator(HTML5Translator):
    """Says the direction, too, of what is in another language than its page."""

    builder: EditionBuilder

    def starttag(self, node: nodes.Element, tagname: str, *rest: Any, **attributes: Any) -> str:
        source = self.builder.desk.publication.source.locale
        foreign = isinstance(node, nodes.Element) and f"language-{source.html}" in node["classes"]
        if foreign and source.direction != self.builder.desk.edition.locale.direction:
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
    def desk(self) -> Desk:
        """What is laid out by the time that pages are written."""
        return desk(self._sphinx)

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
        # A script and not JSON, which a page opened from the disk may not fetch. Written one
        # by one, for together the articles take more memory than anything else here.
        with (self.outdir / "_static" / "search-index.js").open("w", encoding="utf-8") as file:
            file.write("const ondaIndex = [")
            for place, article in enumerate(articles(self.env)):
                one = json.dumps(_searchable(self, article), ensure_ascii=False)
                file.write(f"{', ' if place else ''}{one}")
            file.write("];\n")
        for name, data in announcer(self._sphinx).files().items():
            (self.outdir / name).write_bytes(data)


def _searchable(builder: StandaloneHTMLBuilder, article: Article) -> dict[str, Any]:
    return {
        "id": article.docname,
        "url": builder.get_target_uri(article.docname),
        "title": builder.env.titles[article.docname].astext(),
        "author": article.author,
        "text": list(article.passages[1:]),
        "foreign": list(article.foreign),
    }


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
    app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: nodes.document
) -> str | None:
    """Give a page's template what it prints, and say which template that is."""
    press = desk(app)
    builder = app.builder
    assert isinstance(builder, StandaloneHTMLBuilder)
    # A 404 page is served at any depth, so its addresses start at the site's own base.
    site = press.publication.base if pagename == "404" else "../" * (pagename.count("/") + 1)
    context |= {
        "_": press.chrome,
        "label": press.chrome.label,
        "press": press,
        "locale": press.edition.locale,
        "source": press.publication.source,
        "foreign": marks(press.publication.source.locale),
        "home": f"{site}{press.edition.locale.slug}/",
        "site": site,
        "policy": POLICY,
        "switcher": _switcher(press, site, pagename),
    }
    if doctree is None:
        return PAGES.get(pagename)
    parts = getattr(doctree, "onda_parts", {})
    for name in ("standfirst", "note"):
        context[name] = builder.render_partial(parts[name])["fragment"] if name in parts else ""
    article = app.env.metadata[pagename].get("article")
    if pagename == app.config.root_doc:
        context["articles"] = articles(app.env)
        context["titles"] = {name: node.astext() for name, node in app.env.titles.items()}
        return "front.html"
    if article is None:
        return "page.html"
    context["article"] = article
    notices = getattr(doctree, "onda_notices", [])
    context["corrections"] = [
        {
            "date": node["date"],
            "date_spelled": dates.spell(node["date"], press.edition.locale.cldr),
            "text": builder.render_partial(node)["fragment"],
            "id": fragment,
        }
        for node, fragment in zip(
            notices, notice_ids(node["date"] for node in notices), strict=True
        )
    ]
    catalog = press.catalog(pagename)
    context["credit"] = catalog.field("X-Credit")
    context["made"] = credit(catalog, press.publication.source.locale, press.edition.locale)
    context["original"] = f"{site}{press.publication.source.locale.slug}/{pagename}.html"
    return "article.html"


def _switcher(press: Desk, site: str, pagename: str) -> list[dict[str, Any]]:
    """The same page in every edition."""
    return [
        {
            "name": edition.name,
            "locale": edition.locale,
            "href": posixpath.join(site, edition.locale.slug, f"{pagename}.html"),
            "current": edition == press.edition,
        }
        for edition in press.publication.editions
    ]


def setup(app: Sphinx) -> None:
    app.add_builder(EditionBuilder)
    app.connect("doctree-resolved", lift)
    app.connect("html-page-context", fill)
    app.connect("html-collect-pages", lambda app: [(page, {}, PAGES[page]) for page in PAGES])

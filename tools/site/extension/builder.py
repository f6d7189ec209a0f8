"""The HTML builder of an edition, and what it takes out of a text for the templates to place."""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment
from sphinx.util.fileutil import copy_asset
from sphinx.writers.html5 import HTML5Translator

from tools.site import search_index
from tools.site.context import SiteContext, site_context
from tools.site.extension.articles import list_all_articles, list_articles, list_undated_pages
from tools.site.extension.directives import author_note, correction, standfirst
from tools.site.extension.document_info import page_parts
from tools.site.extension.metadata import EditionMetadata
from tools.site.redirect_pages import render_redirect_pages

PAGES = {"search": "search.html", "404": "404.html"}
"""Pages that are made from no document, and their templates."""


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

    @cached_property
    def metadata(self) -> EditionMetadata:
        """What this edition tells others of its pages."""
        return EditionMetadata(self.site_context, self.env)

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
        copy_asset(f"{theme}/static", self.outdir / "_static", force=True)

    def write_buildinfo(self) -> None:
        """Write nothing: every edition is printed whole, so nobody asks later what it was
        made with."""

    def handle_finish(self) -> None:
        titles = {name: node.astext() for name, node in self.env.titles.items()}
        pages = list_undated_pages(self.env)
        listed = [*list_articles(self.env), *pages]
        entries = [(one, titles[one.docname], self.get_target_uri(one.docname)) for one in listed]
        moved = render_redirect_pages(
            self.site_context,
            self.templates.environment,
            [*list_all_articles(self.env), *pages],
            titles.__getitem__,
        )
        for name, text in chain(search_index.render_index(entries), moved.items()):
            path = self.outdir / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        for name, data in self.metadata.files().items():
            (self.outdir / name).write_bytes(data)


def take_parts_out(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Take out of the text what the templates place: title, standfirst, notes, corrections."""
    if not isinstance(app.builder, EditionBuilder):
        return
    parts = page_parts(doctree)
    for name, kind in (("title", nodes.title), ("standfirst", standfirst), ("note", author_note)):
        node = next(doctree.findall(kind), None)
        if node is not None:
            node.parent.remove(node)
            parts.blocks[name] = node
    parts.corrections = list(doctree.findall(correction))
    for notice in parts.corrections:
        notice.parent.remove(notice)


def pages_without_document(_app: Sphinx) -> list[tuple[str, dict[str, Any], str]]:
    """Name the pages of :data:`PAGES` to Sphinx, with no context of their own."""
    return [(page, {}, template) for page, template in PAGES.items()]


def edition_metadata(app: Sphinx) -> EditionMetadata:
    """Return the metadata of a run; for a builder of Sphinx's own, a new one for each page."""
    if isinstance(app.builder, EditionBuilder):
        return app.builder.metadata
    return EditionMetadata(site_context(app), app.env)


def setup(app: Sphinx) -> None:
    """Give Sphinx the builder."""
    app.add_builder(EditionBuilder)

"""What stands in the head of a page, for whoever does not read it but tells others of it."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx

from tools.i18n import spell_date
from tools.site.article import UndatedPage
from tools.site.extension.builder import announcer_of
from tools.site.extension.document_info import document_info
from tools.site.metadata.addresses import FEED
from tools.site.metadata.jsonld import article, embedded, web_page
from tools.site.metadata.opengraph import properties


def fill_head(
    app: Sphinx, pagename: str, template: str, page_context: dict[str, Any], doctree: nodes.document
) -> None:
    """Give a document's page what its head says."""
    if doctree is None:
        return
    crier = announcer_of(app)
    page = crier.page(pagename)
    page_context["here"] = page.here
    if page.here.as_of:
        page_context["as_of"] = spell_date(page.here.as_of, page.here.edition.locale.cldr)
    document = document_info(app.env, pagename).document
    if not page.publication.url or (document and document.fields.withdrawn):
        return
    data = web_page(page) if isinstance(document, UndatedPage) else article(page)
    page_context["announced"] = {
        "canonical": page.canonical,
        "alternates": page.alternates,
        "properties": properties(page),
        "feed": FEED if crier.has_feed else "",
        # Safe by itself, and escaped once more it would be no JSON.
        "data": Markup(embedded(data)) if data else "",
    }

"""Onda as a Sphinx extension: ``conf.py`` names it. run_order.py says what runs when.

run_order.py          what of ours runs, and when
builder.py            the HTML builder of an edition
directives.py         directives and fields of an article
document_info.py      what is kept of a document between events
articles.py           what other pages say of articles
pictures.py           the pictures of an article
untranslated.py       what stays in the source language
safety.py             nothing active and nothing foreign gets into a page
page_context.py       what the template of each page gets
metadata.py           site/metadata/, given what Sphinx has read
report_links.py       a link to report what is wrong with a paragraph
"""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from tools.model.text import composed
from tools.site.extension import (
    articles,
    builder,
    directives,
    page_context,
    pictures,
    report_links,
    safety,
    untranslated,
)
from tools.site.extension.run_order import register

THEME = Path(__file__).parent.parent / "theme"


def compose_accents(_app: Sphinx, _document: str, content: list[str]) -> None:
    """Have Sphinx read an article's accents in the one way that catalogues are read."""
    content[0] = composed(content[0])


def setup(app: Sphinx) -> ExtensionMetadata:
    """Give Sphinx the theme, the directives, the builder, and what runs at its events."""
    app.add_html_theme("onda", str(THEME / "onda"))
    for module in (directives, report_links, builder):
        module.setup(app)
    register(
        app,
        compose_accents,
        untranslated.link_to_original,
        articles.keep_document,
        builder.pages_without_document,
        builder.take_parts_out,
        articles.keep_messages,
        directives.ReadFields,
        page_context.fill_head,
        page_context.fill_page,
        pictures.refuse_pictures,
        pictures.with_changed_pictures,
        report_links.number_paragraphs,
        report_links.put_links,
        safety.CompareActiveContent,
        safety.KeepActiveContent,
        safety.check_page,
        safety.refuse_unsafe,
        untranslated.KeepOriginals,
        untranslated.RefuseDefaults,
        untranslated.mark_untranslated,
    )
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}

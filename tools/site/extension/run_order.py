"""What of ours runs inside Sphinx, and when: one table, from which all of it is registered.

A row is one function or transform; rows are in the order in which a run comes to them. Sphinx
calls the listeners of an event by priority (500 unless one is named), and those of one priority
in the order of this table. tests/unit/site/extension/test_run_order.py compares both with what a
running Sphinx has.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from sphinx.application import Sphinx
from sphinx.transforms import DefaultSubstitutions, SphinxTransform
from sphinx.transforms.i18n import Locale, PreserveTranslatableMessages

TRANSFORM = "transform"
"""Stands for an event: Sphinx applies transforms to each document that it has parsed."""
BEFORE_KEPT = PreserveTranslatableMessages.default_priority - 1
"""Before Sphinx keeps what each paragraph says in the source language."""
BEFORE_TRANSLATED, AFTER_TRANSLATED = Locale.default_priority - 1, Locale.default_priority + 1
BEFORE_DEFAULTS = DefaultSubstitutions.default_priority - 1
"""Before Sphinx has an answer of its own for ``|today|`` and the like."""
USUAL = 500


class Step(NamedTuple):
    """One function or transform of ours, and when Sphinx runs it."""

    event: str
    priority: int
    name: str
    """Of the function or transform, below ``tools``."""
    what: str
    """What it does, and why there."""


STEPS = (
    # Which documents are read again.
    Step("env-get-outdated", USUAL, "site.extension.pictures.with_changed_pictures",
         "those whose pictures are others than when they were read"),
    Step("env-get-outdated", USUAL, "site.sphinx_build.run.SourceReading.changed",
         "those that have another content, or another catalogue"),
    Step("env-get-outdated", USUAL, "preview.sphinx_ext.documents_due",
         "those that have changed, and those that were warned of"),
    # A document is read …
    Step("source-read", 100, "site.sphinx_build.run.SourceReading.give",
         "the text that this run has read takes the place of the file's, before all else"),
    Step("source-read", USUAL, "site.extension.compose_accents",
         "accents are composed, as they are in catalogues"),
    # … parsed and translated.
    Step(TRANSFORM, BEFORE_KEPT, "site.extension.directives.ReadFields",
         "fields are read, and a withdrawn article is emptied, before anything is translated"),
    Step(TRANSFORM, BEFORE_TRANSLATED, "site.extension.untranslated.KeepOriginals",
         "the author's title, alternative texts and descriptions are kept"),
    Step(TRANSFORM, BEFORE_TRANSLATED, "site.extension.safety.KeepActiveContent",
         "links, pictures and notes of each passage are kept"),
    Step(TRANSFORM, BEFORE_TRANSLATED, "preview.sphinx_ext.KeepMessages",
         "the msgid of each passage is kept"),
    Step(TRANSFORM, AFTER_TRANSLATED, "site.extension.safety.CompareActiveContent",
         "a translation with other links, pictures or notes than its source is taken back"),
    Step(TRANSFORM, BEFORE_DEFAULTS, "site.extension.untranslated.RefuseDefaults",
         "a substitution that the article does not define is refused"),
    # Sphinx's own collectors of pictures and downloads come at 500.
    Step("doctree-read", 400, "site.extension.safety.refuse_unsafe",
         "unsafe links and nodes go before Sphinx collects downloads"),
    Step("doctree-read", 400, "site.extension.pictures.refuse_pictures",
         "pictures that no page may show go before Sphinx collects the others"),
    Step("doctree-read", USUAL, "site.extension.untranslated.mark_untranslated",
         "passages in the source language are marked so"),
    Step("doctree-read", USUAL, "site.extension.articles.keep_document",
         "the facts of an article or page are kept; what was marked is counted"),
    Step("doctree-read", USUAL, "site.extension.articles.keep_messages",
         "msgids and standfirst of any document are kept"),
    Step("doctree-read", 900, "site.sphinx_build.sphinx_patches.forget_catalog",
         "its compiled catalogue is let go, for nobody asks for it again"),
    # Everything is read.
    Step("env-updated", USUAL, "preview.sphinx_ext.pages_due",
         "pages are written again where the theme or the front page's list has changed"),
    # A page is written.
    Step("missing-reference", USUAL, "site.extension.untranslated.link_to_original",
         "a link to an article that this edition lacks leads to the original"),
    Step("doctree-resolved", 400, "site.extension.report_links.number_paragraphs",
         "translated paragraphs get a number, wherever they are"),
    Step("doctree-resolved", 400, "preview.sphinx_ext.number_passages",
         "all passages get a number, the title too"),
    Step("doctree-resolved", USUAL, "site.extension.builder.take_parts_out",
         "title, standfirst, note and corrections are taken out, for the template to place"),
    Step("html-collect-pages", USUAL, "site.extension.builder.pages_without_document",
         "the search page and the page for what is not found"),
    Step("html-page-context", USUAL, "site.extension.page_context.fill_page",
         "the template is chosen, and gets what it prints"),
    Step("html-page-context", USUAL, "site.extension.page_context.fill_head",
         "it gets what the head says"),
    Step("html-page-context", 900, "site.extension.safety.check_page",
         "what a translator had a hand in is looked at as it will be printed"),
    # What is ours, and not the text's, is put in after that.
    Step("html-page-context", 950, "site.extension.report_links.put_links",
         "links to report a problem"),
    Step("html-page-context", 950, "preview.sphinx_ext.put_entries",
         "what the catalogue says of each passage"),
)  # fmt: skip
_PLACES = {step.name: place for place, step in enumerate(STEPS)}


def priority_of(name: str) -> int:
    """Look up the priority of a step by its name below ``tools``."""
    return STEPS[_PLACES[name]].priority


def register(app: Sphinx, *steps: Callable[..., Any] | type[SphinxTransform]) -> None:
    """Have Sphinx run each of *steps* at its place in :data:`STEPS`.

    :raises KeyError: the table does not have one of them.
    """
    for step in sorted(steps, key=lambda one: _PLACES[name_of(one)]):
        event, priority, *_ = STEPS[_PLACES[name_of(step)]]
        if isinstance(step, type):
            app.add_transform(step)
        else:
            app.connect(event, step, priority)


def name_of(step: Callable[..., Any]) -> str:
    """Name a function, method or transform as the table does.

    >>> name_of(register)
    'site.extension.run_order.register'
    """
    return f"{step.__module__.removeprefix('tools.')}.{step.__qualname__}"

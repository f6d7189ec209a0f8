"""Lines and paragraphs, read without what docutils does for whole documents and odd markup.

Sphinx parses every msgstr as a document of its own, twice, and builds fifteen states with all
their transitions for it, which takes half of the time of a translated edition; and wherever
nothing is marked up, docutils looks for markup with expressions that take their time.
Whatever may be more than one plain paragraph, or marked up at all, goes their way as ever.

Law: nodes, ids, places and warnings are those of Sphinx's own way (test_fast_parsing.py).
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from types import SimpleNamespace
from typing import Any

from docutils import nodes
from docutils.languages import get_language
from docutils.parsers.rst.states import Inliner
from docutils.utils import new_document
from sphinx.transforms import i18n
from sphinx.util.docutils import LoggingReporter

from tools.markup.blocks import is_block, is_line
from tools.markup.inline import SIGN_RE

publish_whole = i18n._publish_msgstr
parse_thoroughly = Inliner.parse
"""The way of Sphinx, and of docutils."""
CUSTOMS = ("character_level_inline_markup", "pep_references", "rfc_references")
"""Settings with which more is marked up than elsewhere."""
RULE_RE = re.compile(r"([^\w\s])\1*")
"""What docutils may take for a line to be drawn."""


def publish(source: str, source_path: str, source_line: int, **rest: Any) -> nodes.Element:
    """A msgstr as nodes; stands in for Sphinx's ``_publish_msgstr``."""
    settings = rest["settings"]
    if _customs(settings) or rest["config"].rst_epilog or not is_plain(source):
        return publish_whole(source, source_path, source_line, **rest)
    place = f"{source_path}:{source_line}:<translated>"
    if SIGN_RE.search(source):
        return _marked_up(source, place, settings)
    return _placed(nodes.paragraph(source, "", nodes.Text(source)), place)


def parse(
    inliner: Inliner, text: str, lineno: int, memo: Any, parent: nodes.Element
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """The text and markup of a paragraph; stands in for ``Inliner.parse``."""
    if not text or SIGN_RE.search(text) or _customs(memo.document.settings):
        found: tuple[list[nodes.Node], list[nodes.system_message]]
        found = parse_thoroughly(inliner, text, lineno, memo, parent)
        return found
    inliner.document, inliner.language = memo.document, memo.language
    inliner.reporter, inliner.parent = memo.document.reporter, parent
    return [nodes.Text(text)], []


def is_plain(text: str) -> bool:
    """Whether docutils takes *text* for one paragraph of one line, as it stands.

    >>> is_plain("One *line*."), is_plain("- One"), is_plain("One::"), is_plain("...")
    (True, False, False, False)
    """
    return (
        is_line(text)
        and "\t" not in text
        and not text.endswith("::")
        and not is_block(text)
        and not RULE_RE.fullmatch(text)
    )


def _marked_up(source: str, place: str, settings: Any) -> nodes.Element:
    document: Any = new_document(place, settings)
    document.note_source(place, None)
    reporter: Any = LoggingReporter.from_reporter(document.reporter)
    reporter.get_source_and_line = partial(_where, place)
    document.reporter = reporter
    language = get_language(settings.language_code, reporter)
    memo: Any = SimpleNamespace(document=document, reporter=reporter, language=language)
    found, _messages = parse_thoroughly(_inliner(), source, 1, memo, document)
    document += _placed(nodes.paragraph(source, "", *found), place)
    first: nodes.Element = document[0]  # a message, where one name stands for two targets
    return first


def _where(place: str, lineno: int | None = None) -> tuple[str, int]:
    return place, lineno or 2  # docutils has gone on to the next line


def _placed(passage: nodes.Element, place: str) -> nodes.Element:
    passage.source, passage.line = place, 1
    return passage


def _customs(settings: Any) -> bool:
    return any(getattr(settings, name, None) for name in CUSTOMS)


@lru_cache(maxsize=1)
def _inliner() -> Inliner:
    inliner = Inliner()
    inliner.init_customizations(SimpleNamespace(**dict.fromkeys(CUSTOMS)))
    return inliner

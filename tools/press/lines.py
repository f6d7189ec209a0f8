"""A translation of one plain line, parsed without docutils' machine for whole documents.

Sphinx parses every msgstr as a document of its own, twice, and builds fifteen states with all
their transitions for it, which takes half of the time of a translated edition. What is a
paragraph of one line needs only docutils' reader of inline markup. Whatever else a msgstr
may be, Sphinx parses as ever.

Law: nodes, ids, places and warnings are those of Sphinx's own way (tests/press/test_lines.py).
"""

from __future__ import annotations

import re
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from docutils import nodes
from docutils.languages import get_language
from docutils.parsers.rst.states import Inliner
from docutils.utils import new_document
from sphinx.transforms import i18n
from sphinx.util.docutils import LoggingReporter

from tools.paragraphs import is_block, is_line

publish_whole = i18n._publish_msgstr
"""Sphinx's own way."""
CUSTOMS = ("character_level_inline_markup", "pep_references", "rfc_references")
"""Settings on which it depends what inline markup is."""
RULE_RE = re.compile(r"([^\w\s])\1*")
"""What docutils may take for a line to be drawn."""


def publish(source: str, source_path: str, source_line: int, **rest: Any) -> nodes.Element:
    """A msgstr as nodes; stands in for Sphinx's own ``_publish_msgstr``."""
    if not is_plain(source) or rest["config"].rst_epilog:
        return publish_whole(source, source_path, source_line, **rest)
    settings, place = rest["settings"], f"{source_path}:{source_line}:<translated>"
    document = new_document(place, settings)
    reporter = document.reporter = LoggingReporter.from_reporter(document.reporter)
    reporter.get_source_and_line = lambda lineno=None: (place, 1)
    language = get_language(settings.language_code, reporter)
    memo: Any = SimpleNamespace(document=document, reporter=reporter, language=language)
    inliner = _inliner(*(getattr(settings, name, None) for name in CUSTOMS))
    found, _messages = inliner.parse(source, 1, memo, document)
    passage = nodes.paragraph(source, "", *found)
    passage.source, passage.line = place, 1
    document += passage
    document.current_source = document.current_line = None
    return passage


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


@lru_cache(maxsize=2)
def _inliner(*customs: object) -> Inliner:
    inliner = Inliner()
    inliner.init_customizations(SimpleNamespace(**dict(zip(CUSTOMS, customs, strict=True))))
    return inliner

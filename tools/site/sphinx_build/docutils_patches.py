"""The name of docutils that is replaced while Sphinx runs.

Wherever nothing is marked up, docutils looks for markup with expressions that take their time. A
text without a sign of markup is one node of text; any other goes docutils' own way.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from docutils import nodes
from docutils.parsers.rst.states import Inliner

from tools.markup.inline import SIGN_RE
from tools.system.patching import Patch

CUSTOMS = ("character_level_inline_markup", "pep_references", "rfc_references")
"""Settings with which more is marked up than elsewhere."""
parse_with_docutils = Inliner.parse


def parse_simple(
    inliner: Inliner, text: str, lineno: int, memo: Any, parent: nodes.Element
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """Read the inside of a paragraph, as ``Inliner.parse`` does.

    :returns: its nodes, and docutils' messages about them.
    """
    if not text or SIGN_RE.search(text) or has_customs(memo.document.settings):
        nodes_, messages = parse_with_docutils(inliner, text, lineno, memo, parent)
        return nodes_, messages
    inliner.document, inliner.language = memo.document, memo.language
    inliner.reporter, inliner.parent = memo.document.reporter, parent
    return [nodes.Text(text)], []


def has_customs(settings: Any) -> bool:
    """Tell whether more is marked up with these settings than :data:`SIGN_RE` knows."""
    return any(getattr(settings, name, None) for name in CUSTOMS)


def new_inliner() -> Inliner:
    """Make docutils' reader of inline markup, with none of :data:`CUSTOMS`."""
    inliner = Inliner()
    inliner.init_customizations(SimpleNamespace(**dict.fromkeys(CUSTOMS)))
    return inliner


PATCHES = (
    Patch(
        owner=Inliner,
        name="parse",
        replacement=parse_simple,
        why="most paragraphs have no markup, and need no search for it",
        test="tests/unit/site/sphinx_build/test_patched_parsing.py"
        "::test_a_paragraph_of_the_source_is_read_as_by_docutils",
    ),
)

"""Inline markup as docutils reads it, with no directive and no role to run."""

from __future__ import annotations

from functools import lru_cache
from io import StringIO
from types import SimpleNamespace
from typing import Any

from docutils import frontend, nodes, utils
from docutils.languages import get_language
from docutils.parsers.rst import Parser
from docutils.parsers.rst.states import Inliner

from tools.markup.mark import Item, Mark, role_mark


class _Role(nodes.inline):
    """Any role: its name and target, and nothing of what it does."""


def _interpreted(
    rawsource: str, text: str, role: str, lineno: int
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """Stands in for ``Inliner.interpreted``, which would look the role up and call it."""
    return [_Role(rawsource, mark=role_mark(rawsource, role or "", text.replace("\0", "\\")))], []


@lru_cache(maxsize=1)
def _settings() -> Any:
    settings = frontend.get_default_settings(Parser)
    settings.report_level, settings.halt_level = 2, 6
    settings.raw_enabled = settings.file_insertion_enabled = False
    return settings


@lru_cache(maxsize=1)
def _inliner() -> Inliner:
    inliner = Inliner()
    inliner.init_customizations(_settings())
    setattr(inliner, "interpreted", _interpreted)  # noqa: B010 - mypy forbids the plain way
    return inliner


def thorough(text: str) -> list[Mark]:
    """What docutils reads in *text*, nothing of it run."""
    settings = _settings().copy()
    settings.warning_stream = StringIO()
    document = utils.new_document("entry", settings)
    memo: Any = SimpleNamespace(
        document=document,
        reporter=document.reporter,
        language=get_language("en", document.reporter),
    )
    parent = nodes.paragraph()
    found, problems = _inliner().parse(text, 1, memo, parent)
    parent += found
    read = [mark for node in parent.findall(nodes.Element) if (mark := _read(node))]
    unplaced = sum(problem["level"] >= 2 for problem in problems)
    unplaced -= sum(mark.item == ("problem",) for mark in read)
    return [*read, *[Mark(("problem",))] * unplaced]


def _read(node: nodes.Element) -> Mark | None:
    item: Item | None
    match node:
        case _Role():
            return Mark(*node["mark"])
        case nodes.reference():
            to = str(node.get("refuri") or node.get("refname") or "anonymous")
            return Mark(("link", to), node.rawsource, node.astext())
        case nodes.target():
            item = ("target", str(node.get("refuri") or node.get("names")))
            item = None if node.get("refuri") or node.get("refname") else item
        case nodes.literal():
            item = ("literal", node.astext())
        case nodes.footnote_reference() | nodes.citation_reference():
            item = ("note", node.tagname, str(node.get("refname", node.get("auto", ""))))
        case nodes.substitution_reference():
            item = ("substitution", str(node.get("refname")))
        case nodes.system_message():
            item = ("problem",) if node["level"] >= 2 else None
        case nodes.problematic():
            item = ("problem",)
        case nodes.paragraph():
            item = None
        case _:
            item = (node.tagname,)
    return Mark(item, node.rawsource) if item else None

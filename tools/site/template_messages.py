"""The messages of a template: what it calls ``_`` and ``label`` with."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment
from jinja2.ext import extract_from_ast


def messages(template: str) -> Iterator[tuple[int, str]]:
    """``(line, msgid)`` for whatever a template calls ``_``, ``label`` or ``translations`` with.

    >>> list(messages('<p>{{ _("By {author}", author=name) }}</p>'))
    [(1, 'By {author}')]
    """
    tree = Environment(autoescape=True).parse(template)
    for line, _function, message in extract_from_ast(tree, ("_", "label", "translations")):
        yield line, message if isinstance(message, str) else str((message or [""])[0])

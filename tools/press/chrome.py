"""The words around the articles, in the reader's language.

Their catalogue is ``locale/<L>/LC_MESSAGES/press.po``, reviewed like an article's.
A msgstr is inserted as text, never as HTML and never as a format string.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from jinja2 import Environment
from jinja2.ext import extract_from_ast

from tools.model import Catalog, State

FIELD_RE = re.compile(r"\{([a-z]+)\}")


class Chrome:
    """Looks up the chrome of one edition; the source's own needs no catalogue."""

    def __init__(self, catalog: Catalog | None) -> None:
        self._reviewed = {
            entry.msgid: entry.msgstr for entry in catalog or () if entry.state is State.REVIEWED
        }

    def __call__(self, msgid: str, **values: object) -> str:
        """The msgstr of *msgid*, or *msgid* itself, with ``{name}`` filled in from *values*.

        >>> Chrome(None)("{n} min read", n=8)
        '8 min read'
        """
        msgstr = self._reviewed.get(msgid, msgid)
        return FIELD_RE.sub(lambda match: str(values.get(match[1], match[0])), msgstr)

    def missing(self, msgids: Iterable[str]) -> list[str]:
        """Those of *msgids* that would be shown in the source language."""
        return [msgid for msgid in msgids if msgid not in self._reviewed]


def messages(template: str) -> Iterator[tuple[int, str]]:
    """``(line, msgid)`` for whatever a template calls ``_`` or ``chrome`` with.

    >>> list(messages('<p>{{ _("By {author}", author=name) }}</p>'))
    [(1, 'By {author}')]
    """
    tree = Environment(autoescape=True).parse(template)
    for line, _function, message in extract_from_ast(tree, ("_", "chrome")):
        yield line, message if isinstance(message, str) else str((message or [""])[0])

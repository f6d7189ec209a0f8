"""Extract the templates: what there is to translate in each document, around the documents, and
in the workshop.
"""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.extract import extract_from_file
from jinja2 import Environment
from jinja2.ext import extract_from_ast

from tools.catalogs.domains import PRESS, WORKSHOP
from tools.model.catalog import Catalog, Entry
from tools.model.errors import SourceError
from tools.model.text import composed
from tools.site.front_pages import THEME
from tools.system import disk
from tools.system.environment import ROOT
from tools.system.locks import hold_lock
from tools.workspace import Workspace

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders.gettext import Message

    from tools.model.article import Article


@dataclass(frozen=True, kw_only=True)
class Sources:
    """What there is to translate."""

    templates: dict[str, Catalog]
    """By domain: one catalogue of empty entries for each document, and those of plain words."""
    articles: dict[str, Article]
    """By domain, as they are in their own language."""
    titles: dict[str, str] = field(default_factory=dict)
    """By domain, of every document, in its own language."""
    kinds: dict[str, dict[str, str]] = field(default_factory=dict)
    """By domain and msgid, what a paragraph is: see :mod:`tools.site.extension.articles`."""
    lines: dict[str, dict[str, int]] = field(default_factory=dict)
    """By domain and msgid, the line of the article on which a paragraph begins."""


def extract(workspace: Workspace) -> Sources:
    """Read the articles and the theme.

    The templates are also left as POT files in ``build/gettext/out``, for other tools.

    :raises ConfigError: an article has a name that some system could not hold.
    :raises SourceError: one cannot be read without a warning.
    """
    workspace.documents()
    # Only who extracts waits for Sphinx to load.
    from tools.site.extension.articles import list_all_articles  # noqa: PLC0415

    app, kinds = _run_sphinx(workspace)
    messages = _messages(app)
    return Sources(
        templates={
            **{domain: _template(domain, listed, workspace) for domain, listed in messages.items()},
            **interface_templates(),
        },
        articles={article.docname: article for article in list_all_articles(app.env)},
        titles={name: node.astext() for name, node in app.env.titles.items()},
        kinds=kinds,
        lines={
            domain: {message.text: message.locations[0][1] for message in listed}
            for domain, listed in messages.items()
        },
    )


def _run_sphinx(workspace: Workspace) -> tuple[Sphinx, dict[str, dict[str, str]]]:
    """Read all documents; the application, and what each paragraph is."""
    from tools.site.extension.articles import paragraph_kinds  # noqa: PLC0415
    from tools.site.sphinx_build.run import run_sphinx  # noqa: PLC0415

    work = workspace.templates
    with hold_lock(work / "lock", "Another run is extracting; waiting for it."):
        # Read afresh: what Sphinx kept of a run with a warning would not warn again.
        shutil.rmtree(work / "doctrees", ignore_errors=True)
        app, warnings = run_sphinx(
            workspace, "gettext", workspace.publication().source.locale, work
        )
        if warnings:
            raise SourceError("\n".join(warnings), hint="Correct the article, then run it again.")
        # They are read from the doctrees, which another run throws away.
        return app, paragraph_kinds(app.env)


def _messages(app: Sphinx) -> dict[str, list[Message]]:
    """What Sphinx's gettext builder has found, by domain."""
    from sphinx.builders.gettext import MessageCatalogBuilder  # noqa: PLC0415

    assert isinstance(app.builder, MessageCatalogBuilder)
    return {domain: list(catalog) for domain, catalog in app.builder.catalogs.items()}


def _template(domain: str, messages: Iterable[Message], workspace: Workspace) -> Catalog:
    entries = (
        Entry(msgid=message.text, references=_files(message.locations, workspace))
        for message in messages
    )
    return Catalog(domain=domain, entries=tuple(entries))


def _files(locations: list[tuple[str, int]], workspace: Workspace) -> tuple[str, ...]:
    """Where a message is, without the line: one line more at the top of an article
    would otherwise change every entry of its catalogues."""
    root = f"{composed(workspace.root.as_posix())}/"
    return tuple(dict.fromkeys(composed(source).removeprefix(root) for source, _line in locations))


def interface_templates() -> dict[str, Catalog]:
    """Extract the templates of what is said around the articles, and of the workshop, by domain."""
    return {
        PRESS: _interface_template(PRESS, _theme_messages()),
        WORKSHOP: _interface_template(WORKSHOP, _workshop_messages()),
    }


def _interface_template(domain: str, messages: Iterable[tuple[str, Path]]) -> Catalog:
    places: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for msgid, path in messages:
        places[msgid][path.relative_to(ROOT).as_posix()] = None
    entries = (Entry(msgid=msgid, references=tuple(where)) for msgid, where in places.items())
    return Catalog(domain=domain, entries=tuple(entries))


def _theme_messages() -> Iterator[tuple[str, Path]]:
    """What the theme calls ``_`` or ``label`` with."""
    for path in disk.files(THEME):
        if path.suffix == ".html":
            for _line, msgid in template_messages(path.read_text(encoding="utf-8")):
                yield msgid, path


def _workshop_messages() -> Iterator[tuple[str, Path]]:
    """What the code calls ``say`` with."""
    for path in disk.list_code_files(ROOT / "tools"):
        if path.suffix == ".py" and b"say(" in path.read_bytes():
            for found in extract_from_file("python", str(path), keywords={"say": None}):
                msgid = found[1]
                yield msgid if isinstance(msgid, str) else msgid[0], path


def template_messages(template: str) -> Iterator[tuple[int, str]]:
    """Find ``(line, msgid)`` for whatever a template calls ``_``, ``label`` or ``translations``
    with.

    >>> list(template_messages('<p>{{ _("By {author}", author=name) }}</p>'))
    [(1, 'By {author}')]
    """
    tree = Environment(autoescape=True).parse(template)
    for line, _function, message in extract_from_ast(tree, ("_", "label", "translations")):
        msgid = message if isinstance(message, str) else (message or (None,))[0]
        if msgid is not None:  # else it is no literal: one that is elsewhere
            yield line, msgid

"""The names of Sphinx, and of Python's gettext, that are private or replaced while Sphinx runs.

What Sphinx does over and over is done once, and the pages are the same. Only our own runs are
patched: ``sphinx-build`` reads the same settings and takes its time. Before a version of Sphinx
is raised, run the tests that :data:`PATCHES` and the functions below name.

The longest of them: Sphinx parses every msgstr as a document of its own, twice, and builds
fifteen states with all their transitions for it, which takes half of the time of a translated
edition. Whatever is surely one plain paragraph is read by :func:`publish_simple` instead.
"""

from __future__ import annotations

import gc
import gettext
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeVar

import sphinx.locale
from docutils import nodes
from docutils.languages import get_language
from docutils.utils import new_document
from sphinx import project
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms import i18n
from sphinx.util.docutils import LoggingReporter
from sphinx.util.matching import get_matching_files

from tools.markup.inline import SIGN_RE
from tools.markup.paragraphs import is_block, is_line
from tools.site.sphinx_build import docutils_patches
from tools.site.sphinx_build.docutils_patches import (
    has_customs,
    new_inliner,
    parse_with_docutils,
)
from tools.system import disk
from tools.system.patching import Patch, patched

RULE_RE = re.compile(r"([^\w\s])\1*")
"""What docutils may take for a line to be drawn: one sign, over and over."""
GARBAGE = (20_000, 10, 5)
"""Python looks for garbage after so many new objects, not after 700: a document is read into
tens of thousands, none of which is garbage before it is printed."""
DOCTREES = 50
"""So many documents wait in memory to be printed, a third of a megabyte each; Sphinx, which
keeps all that it has read, finds the others on the disk."""

publish_with_sphinx = i18n._publish_msgstr


def publish_simple(source: str, source_path: str, source_line: int, **rest: Any) -> nodes.Element:
    """Read a msgstr into nodes, as Sphinx's ``_publish_msgstr`` does."""
    settings = rest["settings"]
    if has_customs(settings) or rest["config"].rst_epilog or not is_plain(source):
        return publish_with_sphinx(source, source_path, source_line, **rest)
    place = f"{source_path}:{source_line}:<translated>"
    if SIGN_RE.search(source):
        return _marked_up(source, place, settings)
    return _placed(nodes.paragraph(source, "", nodes.Text(source)), place)


def is_plain(text: str) -> bool:
    """Tell whether docutils takes *text* for one paragraph of one line, as it is.

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
    inside, _messages = parse_with_docutils(_inliner(), source, 1, memo, document)
    document += _placed(nodes.paragraph(source, "", *inside), place)
    first: nodes.Element = document[0]  # a message, where one name stands for two targets
    return first


def _where(place: str, lineno: int | None = None) -> tuple[str, int]:
    return place, lineno or 2  # docutils has gone on to the next line


def _placed(passage: nodes.Element, place: str) -> nodes.Element:
    passage.source, passage.line = place, 1
    return passage


_inliner = lru_cache(maxsize=1)(new_inliner)


def matching_files(
    folder: Path, included: Iterable[str] = ("**",), excluded: Iterable[str] = ()
) -> Iterator[str]:
    """Find the files of *folder*, by the names that they are stored under, as Sphinx's
    ``get_matching_files`` does but for accents: it composes those, and then finds no file of
    that name."""
    for name in get_matching_files(folder, included, excluded):
        yield disk.find_stored_path(Path(folder, name)).relative_to(folder).as_posix()


PATCHES = (
    Patch(
        owner=i18n,
        name="_publish_msgstr",
        replacement=publish_simple,
        why="a msgstr that is one plain paragraph needs no parser of whole documents",
        test="tests/unit/site/sphinx_build/test_patched_parsing.py"
        "::test_a_translation_is_parsed_as_by_sphinx",
    ),
    Patch(
        owner=project,
        name="get_matching_files",
        replacement=matching_files,
        why="a Mac may store the accents of a name apart from their letters",
        test="tests/end_to_end/test_accents.py::test_a_name_with_its_accents_apart",
    ),
    *docutils_patches.PATCHES,
)


@contextmanager
def patched_sphinx() -> Iterator[None]:
    """Have Sphinx and docutils use the replacements of :data:`PATCHES` while this lasts."""
    usual = gc.get_threshold()
    gc.set_threshold(*GARBAGE)
    try:
        with patched(PATCHES):
            yield
    finally:
        gc.set_threshold(*usual)


Value = TypeVar("Value")


class BoundedCache(dict[str, Value]):
    """Holds no more than the first so many values, and drops the others."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = limit

    def __setitem__(self, name: str, value: Value) -> None:
        if len(self) < self._limit:
            super().__setitem__(name, value)


def limit_caches(env: BuildEnvironment) -> None:
    """Have Sphinx keep little in memory of the documents that it reads.

    tests/unit/site/sphinx_build/test_sphinx_patches.py::test_sphinx_has_the_caches_that_are_limited
    """
    env._write_doc_doctree_cache = BoundedCache(DOCTREES)
    env._pickled_doctree_cache = BoundedCache(0)


def forget_catalogs() -> None:
    """Empty the caches of compiled catalogues, so that no earlier edition is heard in this one:
    Sphinx keeps them by their names alone, gettext by their paths alone.

    tests/unit/site/sphinx_build/test_edition.py::test_editions_do_not_leak_into_one_another
    """
    sphinx.locale.translators.clear()
    _forget_compiled()


def forget_catalog(app: Sphinx, _doctree: nodes.document) -> None:
    """Drop the catalogue of a document that has been read: nobody asks for it again."""
    if app.env.docname != "sphinx":  # the name of Sphinx's own
        sphinx.locale.translators.pop(("general", app.env.docname), None)
    _forget_compiled()


def _forget_compiled() -> None:
    gettext._translations.clear()  # type: ignore[attr-defined]

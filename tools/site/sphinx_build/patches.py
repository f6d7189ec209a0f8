"""Sphinx in haste: what it does over and over is done once, and the pages are the same.

Only the press works so. ``sphinx-build`` reads the same settings and takes its time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from docutils.parsers.rst.states import Inliner
from sphinx import project
from sphinx.environment import BuildEnvironment
from sphinx.transforms import i18n
from sphinx.util.matching import get_matching_files

from tools.site.sphinx_build import fast_parsing
from tools.system import disk


def matching_files(
    folder: Path, included: Iterable[str] = ("**",), excluded: Iterable[str] = ()
) -> Iterator[str]:
    """The files of *folder*, by the names that they are stored under: Sphinx composes the accents
    of a name, and then finds no file of that name."""
    for name in get_matching_files(folder, included, excluded):
        yield disk.as_it_is(Path(folder, name)).relative_to(folder).as_posix()


SHORT_WAYS: tuple[tuple[Any, str, object], ...] = (
    (i18n, "_publish_msgstr", fast_parsing.publish),
    (Inliner, "parse", fast_parsing.parse),
    (project, "get_matching_files", matching_files),
)
"""What of Sphinx stands back for what of ours."""
GARBAGE = (20_000, 10, 5)
"""Python looks for garbage after so many new objects, not after 700: a document is read into
tens of thousands, none of which is garbage before it is printed."""

DOCTREES = 50
"""So many documents wait in memory to be printed, a third of a megabyte each; Sphinx, which
keeps all that it has read, finds the others on the disk."""

Kept = TypeVar("Kept")


class BoundedCache(dict[str, Kept]):
    """Holds no more than the first so many."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def __setitem__(self, name: str, value: Kept) -> None:
        if len(self) < self._most:
            super().__setitem__(name, value)


def limit_caches(env: BuildEnvironment) -> None:
    """Have Sphinx keep little in memory of what it reads."""
    env._write_doc_doctree_cache = BoundedCache(DOCTREES)
    env._pickled_doctree_cache = BoundedCache(0)


@contextmanager
def patched_sphinx() -> Iterator[None]:
    """While this lasts, Sphinx goes our short ways."""
    long_ways = [getattr(module, name) for module, name, _ours in SHORT_WAYS]
    usual = gc.get_threshold()
    for module, name, ours in SHORT_WAYS:
        setattr(module, name, ours)
    gc.set_threshold(*GARBAGE)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        for (module, name, _ours), sphinx in zip(SHORT_WAYS, long_ways, strict=True):
            setattr(module, name, sphinx)

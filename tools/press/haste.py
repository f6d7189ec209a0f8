"""Sphinx in haste: what it does over and over is done once, and the pages are the same.

Only the press works so. ``sphinx-build`` reads the same settings and takes its time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sphinx.transforms import i18n

from tools.press import lines

SHORT_WAYS = ((i18n, "_publish_msgstr", lines.publish),)
"""What of Sphinx stands back for what of ours."""


@contextmanager
def hastened() -> Iterator[None]:
    """While this lasts, Sphinx goes our short ways."""
    long_ways = [getattr(module, name) for module, name, _ours in SHORT_WAYS]
    for module, name, ours in SHORT_WAYS:
        setattr(module, name, ours)
    try:
        yield
    finally:
        for (module, name, _ours), sphinx in zip(SHORT_WAYS, long_ways, strict=True):
            setattr(module, name, sphinx)

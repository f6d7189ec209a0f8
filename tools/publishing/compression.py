"""Brotli and gzip beside each text file, so that servers need not compress anything."""

from __future__ import annotations

import gzip
import zlib
from importlib.metadata import version
from pathlib import PurePosixPath

import brotli

TEXT = frozenset({".html", ".css", ".js", ".svg", ".xml", ".json", ".txt"})
SUFFIXES = (".br", ".gz")
BEST_BROTLI, BEST_GZIP = 11, 9
PROGRAMS = f"brotli {version('brotli')}, zlib {zlib.ZLIB_RUNTIME_VERSION}"
"""Whose bytes they are: other versions may find others."""


def is_text(path: str) -> bool:
    """Tell by its name whether a file is text.

    >>> is_text("es/index.html"), is_text("es/wave.epub")
    (True, False)
    """
    return PurePosixPath(path).suffix in TEXT


def compressed(data: bytes) -> dict[str, bytes]:
    """Compress *data* in every way, by suffix: the same bytes whenever it is done."""
    return {
        ".br": bytes(brotli.compress(data, mode=brotli.MODE_TEXT, quality=BEST_BROTLI)),
        ".gz": gzip.compress(data, compresslevel=BEST_GZIP, mtime=0),
    }

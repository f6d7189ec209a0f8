"""Which addresses on the web may be asked: https, and this machine.

Apart from ``http.py``, which loads requests, for whoever needs the answer alone.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from tools.model.errors import ConfigError
from tools.model.text import printable

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def check_address(url: str) -> None:
    """Stop unless *url* is https, or leads to this machine.

    :raises ConfigError: the address is of another kind.
    """
    try:
        parts = urlsplit(url)
        safe = parts.scheme == "https" and bool(parts.hostname)
        here = parts.scheme == "http" and parts.hostname in LOOPBACK
    except ValueError:
        safe = here = False
    if not (safe or here):
        raise ConfigError(f"{printable(url, 200)} is not fetched: only https:// is.")

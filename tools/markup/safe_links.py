"""Which links a page may have: internal ones, https, http and mailto."""

from __future__ import annotations

import re

SCHEMES = {"http", "https", "mailto"}
SCHEME_RE = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
IGNORED_RE = re.compile(r"[\x00-\x20\x7f]")
"""What browsers skip in an address: "java\\tscript:" runs."""


def is_safe(address: str) -> bool:
    """Whether a link is internal, or goes where a reader expects a link to go.

    >>> is_safe("https://example.org/"), is_safe("#part"), is_safe("other.html")
    (True, True, True)
    >>> is_safe("java\\tscript:alert(1)"), is_safe("//example.org"), is_safe("data:text/html,")
    (False, False, False)
    """
    seen = IGNORED_RE.sub("", address).replace("\\", "/")
    scheme = SCHEME_RE.match(seen)
    if scheme is None:
        return not seen.startswith("//")
    return scheme[1].lower() in SCHEMES

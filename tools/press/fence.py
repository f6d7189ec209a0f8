"""Nothing active and nothing foreign gets into a page, whoever wrote the text.

``docutils.conf`` closes raw HTML and file insertion; this closes what is left:
links that run something, and roles that publish files of this machine.
"""

from __future__ import annotations

import re

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util import logging

logger = logging.getLogger(__name__)

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


def check(app: Sphinx, doctree: nodes.document) -> None:
    """Report each forbidden thing of a document just read, translation included."""
    for node in doctree.findall(nodes.Element):
        address = node.get("refuri")
        if isinstance(address, str) and not is_safe(address):
            logger.warning(
                "the link %r is refused: only http, https, mailto and internal links are printed",
                address,
                location=node,
            )
        if isinstance(node, nodes.raw | addnodes.download_reference | nodes.math):
            logger.warning(
                "%s is refused: it brings active content or a file of this machine into the page",
                node.tagname,
                location=node,
            )
        if isinstance(node, nodes.image) and "://" in node.get("uri", ""):
            logger.warning(
                "the image %r is refused: it would tell another server who reads this page",
                node["uri"],
                location=node,
            )


def setup(app: Sphinx) -> None:
    app.connect("doctree-read", check)

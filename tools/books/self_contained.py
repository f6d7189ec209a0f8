"""What a page takes from around it, made fit to travel alone: links, pictures, code."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree.ElementTree import Element

from tools.model.errors import SourceError
from tools.model.publication import Edition

Load = Callable[[str], bytes]
"""Path of a picture below the site -> its bytes."""

MEDIA = {
    ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif",
    ".svg": "image/svg+xml", ".webp": "image/webp",
}  # fmt: skip
"""The pictures that every reading system can show."""


def set_code_from_the_left(article: Element, edition: Edition) -> None:
    """Set code from left to right: an EPUB's stylesheet may say nothing of directions."""
    if edition.locale.direction == "rtl":
        for code in article.iter():
            if code.tag in {"pre", "code"}:
                code.set("dir", "ltr")


def mend_links(article: Element, address: str) -> None:
    """Let each link out of the article lead to the web, or be none; one within it stays."""
    places = {one.get("id") for one in article.iter()}
    for link in article.iter("a"):
        target = link.get("href", "")
        if target.startswith("#"):
            stays = unquote(target[1:]) in places
        else:
            stays = bool(urlsplit(target).scheme or address)
            link.set("href", urljoin(address, target) if address else target)
        if not stays:
            link.tag = "span"
            for name in {"href", "hreflang", "rel", "type", "download"} & link.attrib.keys():
                del link.attrib[name]


def take_pictures(article: Element, here: str, load: Load) -> dict[str, bytes]:
    """Name the pictures anew, in the order of the article, and load each once."""
    names: dict[str, str] = {}
    for image in article.iter("img"):
        shown = unquote(urlsplit(image.get("src", "")).path)
        path = posixpath.normpath(posixpath.join(posixpath.dirname(here), shown))
        suffix = posixpath.splitext(path)[1].lower()
        if suffix not in MEDIA:
            raise SourceError(
                f"{posixpath.basename(path)}: books cannot show this kind of picture.",
                hint="Save it as PNG, JPEG, WebP or SVG, and name that file in the article.",
            )
        image.set("src", names.setdefault(path, f"images/{len(names) + 1}{suffix}"))
        image.set("alt", image.get("alt", ""))
    return {name: load(path) for path, name in names.items()}

"""Pictures: of which kinds an article may show some, and whether a file is what its name says.

A browser that is given an SVG by its address runs what is in it, on the publication's own
site; so an SVG draws, and does nothing else and fetches nothing.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from tools.formats.safe_xml import MalformedXmlError, SafeXmlReader, XmlError

KINDS: dict[str, re.Pattern[bytes]] = {
    ".png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    ".jpg": re.compile(rb"\xff\xd8\xff"),
    ".jpeg": re.compile(rb"\xff\xd8\xff"),
    ".gif": re.compile(rb"GIF8[79]a"),
    ".webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
    ".avif": re.compile(rb"....ftypavi[fs]", re.DOTALL),
}
"""Suffix -> how such a file begins."""
SVG = ".svg"
KNOWN = ", ".join([*KINDS, SVG])
DEEPEST = 100
"""Elements of an SVG inside of one another; real ones have a dozen."""
ACTIVE = frozenset({"script", "handler", "listener", "foreignobject", "iframe", "object", "embed",
                    "audio", "video", "link", "a"})  # fmt: skip
DRAWN = "http://www.w3.org/2000/svg"
INERT_RE = re.compile(
    r"http://(?:www\.inkscape\.org|sodipodi\.sourceforge\.net|creativecommons\.org|purl\.org"
    r"|www\.w3\.org/1999/02/22-rdf-syntax-ns|web\.resource\.org|ns\.adobe\.com"
    r"|www\.bohemiancoding\.com|www\.serif\.com|www\.figma\.com)"
)
"""Namespaces of what drawing programs note for themselves."""
FOREIGN_RE = re.compile(
    r"url\(\s*+[\"']?+(?!\s*#)|@import|image-set\(|\\|javascript:", re.IGNORECASE
)
"""In a style: what fetches something, or hides what it does."""
WITHIN_RE = re.compile(r"#|data:image/(?:png|jpeg|gif|webp);base64,")
"""Where a reference in an SVG may lead: to a part of it, or to a picture within it."""


def find_fault(name: str, data: bytes) -> str:
    """Say what is wrong with a picture, as the end of a sentence; empty if nothing is.

    >>> find_fault("wave.png", b"[core]"), find_fault("wave.txt", b"")[:33]
    ('it is no .png', 'that is not a kind of picture a p')
    """
    suffix = PurePosixPath(name).suffix.lower()
    if suffix == SVG:
        return _fault_of_svg(data)
    if suffix not in KINDS:
        return f"that is not a kind of picture a page can show: {KNOWN}"
    return "" if KINDS[suffix].match(data) else f"it is no {suffix}"


def _fault_of_svg(data: bytes) -> str:
    try:
        _SvgReader().read(data)
    except MalformedXmlError:
        return "it is not an .svg"
    except XmlError as error:
        return str(error)
    return ""


class _SvgReader(SafeXmlReader):
    """Refuse whatever would do more than draw."""

    def __init__(self) -> None:
        super().__init__(deepest=DEEPEST, allow_doctype=True)
        self._open: list[str] = []

    def instruction(self, target: str, data: str) -> None:
        raise XmlError(f"it holds an instruction, <?{target}>")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if not self._open and (space, local) != (DRAWN, "svg"):
            raise XmlError("it is not an .svg")
        self._open.append(local)
        if (space != DRAWN and not INERT_RE.match(space)) or local.lower() in ACTIVE:
            raise XmlError(f"<{local}> in it may do something")
        for given, value in attributes.items():
            _look_at(local, given.rpartition(" ")[2].lower(), value)

    def text(self, text: str) -> None:
        if self._open[-1] == "style" and FOREIGN_RE.search(text):
            raise XmlError("its style takes something from elsewhere")

    def end(self, name: str) -> None:
        self._open.pop()


def _look_at(element: str, name: str, value: str) -> None:
    if name.startswith("on"):
        raise XmlError(f"{name}=… in it may do something")
    if name in {"href", "src"} and not WITHIN_RE.match(value.strip()):
        raise XmlError(f"<{element}> in it leads elsewhere")
    if name == "attributename" and value.lower().rpartition(":")[2].startswith(("href", "on")):
        raise XmlError(f"<{element}> in it changes where something leads")
    if FOREIGN_RE.search(value) and not WITHIN_RE.match(value):
        raise XmlError(f"{name}=… in it takes something from elsewhere")

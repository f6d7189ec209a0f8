"""Pictures: of which kinds an article may show some, and whether a file is what its name says.

A browser that is given an SVG by its address runs what stands in it, on the publication's own
site; so an SVG draws, and does nothing else and fetches nothing.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from xml.parsers import expat

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


def fault_of(name: str, data: bytes) -> str:
    """What is wrong with a picture, as the end of a sentence; empty if nothing is.

    >>> fault_of("wave.png", b"[core]"), fault_of("wave.txt", b"")[:33]
    ('it is no .png', 'that is no kind of picture a page')
    """
    suffix = PurePosixPath(name).suffix.lower()
    if suffix == SVG:
        return _fault_of_svg(data)
    if suffix not in KINDS:
        return f"that is not a kind of picture a page can show: {KNOWN}"
    return "" if KINDS[suffix].match(data) else f"it is no {suffix}"


class _Refused(Exception):
    """With the sentence."""


def _fault_of_svg(data: bytes) -> str:
    parser = expat.ParserCreate(namespace_separator=" ")
    reader = _Reader()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = reader.doctype
    parser.ProcessingInstructionHandler = reader.order
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(data, True)
    except _Refused as refused:
        return str(refused)
    except (expat.ExpatError, UnicodeError, ValueError, LookupError):
        return "it is not an .svg"
    return ""


class _Reader:
    def __init__(self) -> None:
        self._open: list[str] = []

    def doctype(self, _name: str, _system: str | None, _public: str | None, inner: int) -> None:
        if inner:
            raise _Refused("its DOCTYPE declares something")

    def order(self, target: str, _data: str) -> None:
        raise _Refused(f"it holds an instruction, <?{target}>")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if not self._open and (space, local) != (DRAWN, "svg"):
            raise _Refused("it is not an .svg")
        self._open.append(local)
        if len(self._open) > DEEPEST:
            raise _Refused("its elements are nested too deeply")
        if (space != DRAWN and not INERT_RE.match(space)) or local.lower() in ACTIVE:
            raise _Refused(f"<{local}> in it may do something")
        for given, value in attributes.items():
            _look_at(local, given.rpartition(" ")[2].lower(), value)

    def end(self, _name: str) -> None:
        self._open.pop()

    def text(self, text: str) -> None:
        if self._open[-1] == "style" and FOREIGN_RE.search(text):
            raise _Refused("its style takes something from elsewhere")


def _look_at(element: str, name: str, value: str) -> None:
    if name.startswith("on"):
        raise _Refused(f"{name}=… in it may do something")
    if name in {"href", "src"} and not WITHIN_RE.match(value.strip()):
        raise _Refused(f"<{element}> in it leads elsewhere")
    if name == "attributename" and value.lower().rpartition(":")[2].startswith(("href", "on")):
        raise _Refused(f"<{element}> in it changes where something leads")
    if FOREIGN_RE.search(value) and not WITHIN_RE.match(value):
        raise _Refused(f"{name}=… in it takes something from elsewhere")

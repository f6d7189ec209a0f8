"""TMX as other tools write it, read without trust."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree as ET

from tools.formats.safe_xml import SafeXmlReader, XmlError
from tools.formats.tmx.contents import DRAFT, Tmx
from tools.model.errors import ToolsError

SPACE = "http://www.w3.org/XML/1998/namespace"
DEEPEST = 50
"""Elements inside of one another; real files have a handful."""


class TmxError(ToolsError):
    """The file is no TMX that we can read; one sentence."""


def read_tmx(data: bytes, *, path: str = "<tmx>") -> Tmx:
    """Read a TMX file; a unit whose inline elements are not paired is left out.

    Nothing that the file refers to is fetched, and nothing it declares is believed.

    :param path: only named in errors; nothing is opened.
    :raises TmxError: not XML, not TMX, or a DOCTYPE that declares anything.
    """
    reader = _TmxReader()
    try:
        reader.read(data)
    except XmlError as error:
        raise TmxError(f"{path}:{error.line}: {error}.", hint=error.hint) from error
    return Tmx(tuple(reader.units))


class _TmxReader(SafeXmlReader):
    """Collect the texts of each translation unit."""

    def __init__(self) -> None:
        super().__init__(deepest=DEEPEST, allow_doctype=True)
        self.units: list[Mapping[str, str]] = []
        self._tree = ET.TreeBuilder()
        self._open: list[str] = []
        self._inside = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if not self._open and name != "tmx":
            raise XmlError("this is not TMX: it does not begin with <tmx>", self.line)
        self._open.append(name)
        self._inside = self._inside or self._open == ["tmx", "body", "tu"]
        if self._inside:
            self._tree.start(name, attributes)

    def text(self, text: str) -> None:
        if self._inside:
            self._tree.data(text)

    def end(self, name: str) -> None:
        self._open.pop()
        if not self._inside:
            return
        self._tree.end(name)
        if len(self._open) == 2:  # a unit has ended, and is forgotten here
            self.units.append(_texts(self._tree.close()))
            self._tree, self._inside = ET.TreeBuilder(), False


def _texts(unit: ET.Element) -> dict[str, str]:
    """Of one ``<tu>``; none if part of its markup is somewhere else."""
    texts: dict[str, str] = {}
    for prop in unit.findall("prop"):
        if prop.get("type") == DRAFT and prop.text and prop.text.strip():
            texts[DRAFT] = " ".join(prop.text.split())
    for variant in unit.findall("tuv"):
        code = variant.get(f"{SPACE} lang") or variant.get("lang") or ""
        segment = variant.find("seg")
        if segment is not None:
            if not _is_paired(segment):
                return {}
            texts.setdefault(code.replace("_", "-").lower(), _words(segment).strip())
    return texts


def _is_paired(segment: ET.Element) -> bool:
    """Whether each code that opens something also closes it in this segment."""
    opened = sorted(one.get("i", "") for one in segment.iter("bpt"))
    closed = sorted(one.get("i", "") for one in segment.iter("ept"))
    known = {"seg", "bpt", "ept", "ph", "hi", "sub"}  # of <it> the other half is elsewhere
    return opened == closed and all(one.tag in known for one in segment.iter())


def _words(segment: ET.Element) -> str:
    """The text of a segment; of inline elements what is between them, as they hold foreign code."""
    parts = [segment.text or ""]
    for child in segment:
        parts += [_words(child) if child.tag == "hi" else "", child.tail or ""]
    return "".join(parts)

"""TMX as other tools write it, read without trust."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree as ET
from xml.parsers import expat

from tools.formats.tmx.contents import DRAFT, Tmx
from tools.model.errors import ToolsError

SPACE = "http://www.w3.org/XML/1998/namespace"
DEEPEST = 50
"""Elements inside of one another; real files have a handful."""


class TmxError(ToolsError):
    """The file is no TMX that we can read; one sentence."""


def read_tmx(data: bytes, *, path: str = "<tmx>") -> Tmx:
    """What there is in a TMX file; a unit whose inline elements are not paired is left out.

    Nothing that the file refers to is fetched, and nothing it declares is believed.

    :param path: only named in errors; nothing is opened.
    :raises TmxError: not XML, not TMX, or a DOCTYPE that declares anything.
    """
    return Tmx(tuple(_Reader(path).read(data)))


class _Reader:
    """Expat rather than ElementTree: it can tell a reference to a DTD from declarations."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.SkippedEntityHandler = self._entity
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data
        self._tree = ET.TreeBuilder()
        self._depth: list[str] = []
        self._inside = False
        self._found: list[Mapping[str, str]] = []

    def read(self, data: bytes) -> list[Mapping[str, str]]:
        try:
            self._parser.Parse(data, True)
        except expat.ExpatError as error:
            reason = expat.errors.messages[error.code]
            raise self._fault(f"this is not sound XML: {reason}", error.lineno) from error
        except (UnicodeError, ValueError, LookupError) as error:
            raise self._fault(f"this is not sound XML: {error}", 1) from error
        return self._found

    def _fault(self, sentence: str, line: int = 0, *, hint: str = "") -> TmxError:
        place = f"{self._path}:{line or self._parser.CurrentLineNumber}"
        return TmxError(f"{place}: {sentence}.", hint=hint)

    def _doctype(self, name: str, system: str | None, public: str | None, inner: int) -> None:
        if inner:
            raise self._fault(
                "the DOCTYPE declares something, which could make the file grow without end",
                hint="Delete the DOCTYPE; nothing in TMX needs it.",
            )

    def _entity(self, name: str, _parameter: bool) -> None:
        raise self._fault(f"nobody says what &{name}; stands for")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if not self._depth and name != "tmx":
            raise self._fault("this is not TMX: it does not begin with <tmx>")
        self._depth.append(name)
        if len(self._depth) > DEEPEST:
            raise self._fault("its elements are nested too deeply")
        self._inside = self._inside or self._depth == ["tmx", "body", "tu"]
        if self._inside:
            self._tree.start(name, attributes)

    def _data(self, text: str) -> None:
        if self._inside:
            self._tree.data(text)

    def _end(self, name: str) -> None:
        self._depth.pop()
        if not self._inside:
            return
        self._tree.end(name)
        if len(self._depth) == 2:  # a unit has ended, and is forgotten here
            self._found.append(_texts(self._tree.close()))
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

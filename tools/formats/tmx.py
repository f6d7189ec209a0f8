"""TMX 1.4 <-> translation units, to trade memories with other tools, none of which is trusted.

Law, for all units that XML can hold: ``read_tmx(render_tmx(units, languages)).of(languages)``
is *units* again, and the same units give the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from xml.etree import ElementTree as ET

from tools.catalogs.memory import MemoryUnit
from tools.formats.safe_xml import SafeXmlReader, XmlError
from tools.language.sentences import Languages
from tools.model.errors import ToolsError
from tools.model.publication import Locale
from tools.model.text import composed

DRAFT = "x-draft"
"""The ``prop`` that says which engine drafted a unit; it is among the texts by this name."""
SPACE = "http://www.w3.org/XML/1998/namespace"
DEEPEST = 50
"""Elements inside of one another; real files have a handful."""
_FORBIDDEN_RE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold."""


class Tmx(NamedTuple):
    """The texts of each unit, by language."""

    units: tuple[Mapping[str, str], ...]
    """Languages are in small letters, with hyphens; texts without outer white space."""

    @property
    def languages(self) -> tuple[str, ...]:
        """Those of its texts, sorted."""
        return tuple(sorted({code for unit in self.units for code in unit} - {DRAFT}))

    def of(self, languages: Languages) -> tuple[MemoryUnit, ...]:
        """Choose the units that have both languages.

        For ``pt_BR`` that is ``pt-BR``, or else ``pt``, never another country's. For
        ``es``, which names no country, it is ``es``, or else that of any.
        """
        source, target = (Locale(name) for name in languages)
        units = (
            MemoryUnit(
                composed(_text(texts, source)), composed(_text(texts, target)), texts.get(DRAFT, "")
            )
            for texts in self.units
        )
        return tuple(unit for unit in units if unit.source and unit.target)


def _text(texts: Mapping[str, str], locale: Locale) -> str:
    base, _, region = locale.slug.partition("-")
    if exact := texts.get(locale.slug) or texts.get(base):
        return exact
    if region:
        return ""
    return next((text for code, text in texts.items() if code.partition("-")[0] == base), "")


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


def render_tmx(units: Iterable[MemoryUnit], languages: Languages) -> bytes:
    """Write units as TMX; the same units give the same bytes, so no date is written.

    >>> data = render_tmx([MemoryUnit("Why?", "¿Por qué?")], Languages("en", "es"))
    >>> "<seg>¿Por qué?</seg>" in data.decode()
    True
    """
    codes = [Locale(name).html for name in languages]
    root = ET.Element("tmx", version="1.4")
    header = {
        "creationtool": "onda", "creationtoolversion": "1", "segtype": "sentence",
        "o-tmf": "po", "adminlang": "en", "srclang": codes[0], "datatype": "plaintext",
    }  # fmt: skip
    ET.SubElement(root, "header", header)
    body = ET.SubElement(root, "body")
    for unit in sound(units):
        tu = ET.SubElement(body, "tu")
        if unit.draft:
            ET.SubElement(tu, "prop", type=DRAFT).text = unit.draft
        for code, text in zip(codes, (unit.source, unit.target), strict=True):
            tuv = ET.SubElement(tu, "tuv", {f"{{{SPACE}}}lang": code})
            ET.SubElement(tuv, "seg").text = text
    ET.indent(root)
    data: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    # A bare carriage return would be read as a line feed.
    return data.replace(b"\r", b"&#13;") + b"\n"


def sound(units: Iterable[MemoryUnit]) -> Iterator[MemoryUnit]:
    """Choose the units that XML can hold: no control characters."""
    return (unit for unit in units if not any(map(_FORBIDDEN_RE.search, unit)))

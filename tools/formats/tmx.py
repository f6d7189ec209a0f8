"""TMX 1.4 <-> translation units, to trade memories with other tools."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from tools.errors import ToolsError
from tools.memory import Unit
from tools.model import Locale
from tools.segments import Languages

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_FORBIDDEN_RE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold."""


class TmxError(ToolsError):
    """The file is no TMX that we can read; one sentence."""


def parse_tmx(data: bytes, languages: Languages, *, path: str = "<tmx>") -> tuple[Unit, ...]:
    """The units that have both languages; others are passed over.

    A region is not asked for: ``pt`` serves ``pt_BR`` where there is no ``pt-BR``.

    :param path: only named in errors; nothing is opened.
    :raises TmxError: not XML, not TMX, or a DOCTYPE that declares anything.
    """
    parser = ET.XMLParser(target=_Builder(path))
    try:
        parser.feed(data)
        root: ET.Element = parser.close()
    except (ET.ParseError, UnicodeError, ValueError, LookupError) as error:
        raise TmxError(f"{path}: this is not sound XML: {error}.") from error
    if root.tag != "tmx" or (body := root.find("body")) is None:
        raise TmxError(f"{path}: this is not TMX: it has no <tmx> with a <body>.")
    return tuple(unit for tu in body.findall("tu") if (unit := _unit(tu, languages)))


class _Builder(ET.TreeBuilder):
    """Refuses a document type: entities that grow without end are declared there."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self._path = path

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        raise TmxError(
            f"{self._path}: it has a DOCTYPE, which could make it grow without end.",
            hint="Delete that line; nothing in TMX needs it.",
        )


def _unit(tu: ET.Element, languages: Languages) -> Unit | None:
    texts: dict[str, str] = {}
    for tuv in tu.findall("tuv"):
        seg = tuv.find("seg")
        if seg is not None:
            code = (tuv.get(_LANG) or tuv.get("lang") or "").lower()
            texts.setdefault(code, " ".join(_words(seg).split()))
    source, target = (_of(texts, Locale(name)) for name in languages)
    return Unit(source, target) if source and target else None


def _words(seg: ET.Element) -> str:
    """The text of a segment; of inline elements what is between them, as they hold foreign code."""
    parts = [seg.text or ""]
    for child in seg:
        parts += [_words(child) if child.tag in {"hi", "sub"} else "", child.tail or ""]
    return "".join(parts)


def _of(texts: dict[str, str], locale: Locale) -> str:
    base = locale.slug.partition("-")[0]
    same = (text for code, text in texts.items() if code.partition("-")[0] == base)
    return texts.get(locale.slug) or texts.get(base) or next(same, "")


def render_tmx(units: Iterable[Unit], languages: Languages) -> bytes:
    """The same units give the same bytes, so no date is written.

    >>> data = render_tmx([Unit("Why?", "¿Por qué?")], Languages("en", "es"))
    >>> parse_tmx(data, Languages("en", "es"))
    (Unit(source='Why?', target='¿Por qué?'),)
    """
    codes = [Locale(name).html for name in languages]
    root = ET.Element("tmx", version="1.4")
    header = {
        "creationtool": "onda", "creationtoolversion": "1", "segtype": "sentence",
        "o-tmf": "po", "adminlang": "en", "srclang": codes[0], "datatype": "plaintext",
    }  # fmt: skip
    ET.SubElement(root, "header", header)
    body = ET.SubElement(root, "body")
    for unit in _sound(units):
        tu = ET.SubElement(body, "tu")
        for code, text in zip(codes, unit, strict=True):
            tuv = ET.SubElement(tu, "tuv", {_LANG: code})
            ET.SubElement(tuv, "seg").text = text
    ET.indent(root)
    data: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def _sound(units: Iterable[Unit]) -> Iterator[Unit]:
    return (unit for unit in units if not any(map(_FORBIDDEN_RE.search, unit)))

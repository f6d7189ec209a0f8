"""Translation units as TMX that other tools take."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from tools.catalogs.memory import Unit
from tools.formats.tmx.contents import DRAFT
from tools.formats.tmx.reader import SPACE
from tools.language.sentences import Languages
from tools.model.publication import Locale

_FORBIDDEN_RE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold."""


def render_tmx(units: Iterable[Unit], languages: Languages) -> bytes:
    """The same units give the same bytes, so no date is written.

    >>> data = render_tmx([Unit("Why?", "¿Por qué?")], Languages("en", "es"))
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


def sound(units: Iterable[Unit]) -> Iterator[Unit]:
    """The units that XML can hold: no control characters."""
    return (unit for unit in units if not any(map(_FORBIDDEN_RE.search, unit)))

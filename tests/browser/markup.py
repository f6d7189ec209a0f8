"""What a page's HTML holds, read without a browser."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
UNSPOKEN = {"script", "style"}
SPOKEN = {
    "alt", "aria-description", "aria-label", "aria-placeholder", "aria-roledescription",
    "aria-valuetext", "data-found", "data-none", "label", "placeholder", "summary", "title",
}  # fmt: skip
"""Attributes that a person hears or sees; search.js shows the two of data-."""
TECHNICAL = {
    "viewport", "color-scheme", "robots", "theme-color", "og:type", "og:url", "og:locale",
    "og:locale:alternate", "article:published_time", "article:modified_time",
}  # fmt: skip
"""Names of <meta> that are no text."""
BLANK_RE = re.compile(r"\s+")


class Said(NamedTuple):
    """A text that reaches a person."""

    text: str
    lang: str
    where: str
    """The element, and the attribute if it is one's."""


class Tag(NamedTuple):
    name: str
    attributes: dict[str, str]
    line: int


@dataclass
class Markup:
    said: list[Said] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)

    def values(self, attribute: str, *names: str) -> list[str]:
        """What *attribute* says, in every element of these *names* that has it."""
        return [
            tag.attributes[attribute]
            for tag in self.tags
            if tag.name in names and attribute in tag.attributes
        ]

    @property
    def ids(self) -> list[str]:
        return [tag.attributes["id"] for tag in self.tags if "id" in tag.attributes]


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.markup = Markup()
        self.open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        outer = self.open[-1][1] if self.open else ""
        lang = attributes.get("lang", outer)
        if tag not in VOID:
            self.open.append((tag, lang))
        self.markup.tags.append(Tag(tag, attributes, self.getpos()[0]))
        for name in SPOKEN & set(attributes):
            self._say(attributes[name], lang, f"{tag} {name}")
        called = attributes.get("name", attributes.get("property", "viewport"))
        if tag == "meta" and called not in TECHNICAL:
            self._say(attributes.get("content", ""), lang, f"meta {called}")

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tag, lang = self.open[-1] if self.open else ("", "")
        if tag not in UNSPOKEN:
            self._say(data, lang, tag)

    def _say(self, text: str, lang: str, where: str) -> None:
        if text := BLANK_RE.sub(" ", text).strip():
            self.markup.said.append(Said(text, lang, where))


def read(path: Path) -> Markup:
    parser = _Parser()
    parser.feed(path.read_text(encoding="utf-8"))
    parser.close()
    return parser.markup

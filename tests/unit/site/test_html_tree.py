"""What books and side-by-side pages read in a page is what the templates mark."""

from __future__ import annotations

import re

from tools.site.front_pages import THEME
from tools.site.html_tree import (
    ONLY_ON_SCREEN,
    PART,
    PARTS,
    element,
    find_part,
    find_parts,
    unmark,
    xhtml,
)

TEMPLATES = {path.name: path.read_text(encoding="utf-8") for path in THEME.glob("*.html")}


def test_templates_mark_every_part_and_no_other() -> None:
    marked = {
        name: re.findall(f'{PART}="([^"]*)"', text)
        for name, text in TEMPLATES.items()
        if f"{PART}=" in text
    }
    assert marked == {
        "article.html": ["standfirst", "original", "correction", "body", "note"],
        "layout.html": ["rights"],
    }
    assert {name for names in marked.values() for name in names} == set(PARTS)


def test_templates_mark_what_only_a_screen_shows() -> None:
    assert {name for name, text in TEMPLATES.items() if f" {ONLY_ON_SCREEN}" in text} == {
        "article.html", "report.html",
    }  # fmt: skip
    for text in TEMPLATES.values():
        for tag in re.findall(r'<[^>]*class="[^"]*\bscreen\b[^>]*>', text):
            assert f" {ONLY_ON_SCREEN}" in tag


def test_parts_are_found_by_their_mark_alone_and_lose_it() -> None:
    note = element("p", "x", attributes={PART: "note"})
    page = element("div", element("p", attributes={"class": "note"}), note)
    assert find_part(page, "note") is note
    assert list(find_parts(page, "body")) == []
    unmark(page)
    assert xhtml(note) == "<p>x</p>"

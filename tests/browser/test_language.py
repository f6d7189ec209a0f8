"""A translated page is in its reader's language, every word of it, or says where it is not."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from tools.model.publication import Edition
from tools.system import disk

from .addresses import (
    ARTICLES,
    EDITIONS,
    SOURCE,
    TRANSLATIONS,
    Address,
    every_edition,
    every_page,
    every_translated_page,
)
from .english import strays
from .markup import Said, read

FONTS = ("serif.woff2", "serif-italic.woff2")


def _searchable(html: Path, edition: Edition) -> list[Said]:
    """What a search can show."""
    folder = html / edition.locale.slug / "_static" / "search"
    found = []
    for path in disk.files(folder):
        data = json.loads(path.read_text(encoding="utf-8").partition(" = ")[2].rstrip(";\n"))
        titles = [one["title"] for one in data.get("articles", ())]
        found += [
            Said(one, edition.locale.html, "search") for one in (*titles, *data.get("text", ()))
        ]
    assert found
    return found


@every_translated_page
def test_no_english_is_left_on_a_translated_page(html: Path, page_at: Address) -> None:
    original = read(html / page_at.within(SOURCE).path).said
    assert strays(read(html / page_at.path).said, original) == []


@pytest.mark.parametrize("edition", TRANSLATIONS, ids=lambda one: one.locale.slug)
def test_no_english_is_left_in_what_a_search_shows(html: Path, edition: Edition) -> None:
    assert strays(_searchable(html, edition), _searchable(html, SOURCE)) == []


@pytest.mark.parametrize("name", ["index", "404"])
def test_each_row_above_the_editions_is_in_its_language(html: Path, name: str) -> None:
    said = read(html / Address(None, name).path).said
    for edition in TRANSLATIONS:
        row = [one for one in said if one.lang == edition.locale.html]
        assert len(row) >= 2
        assert strays(row, said) == []


@every_translated_page
def test_english_is_only_the_edition_s_name_and_the_original_s_title(
    html: Path, page_at: Address
) -> None:
    """Marking a whole page as English would hide what is not translated from the tests above."""
    (title,) = (
        said.text for said in read(html / page_at.within(SOURCE).path).said if said.where == "h1"
    )
    said = {one.text for one in read(html / page_at.path).said if one.lang == SOURCE.locale.html}
    assert said <= {SOURCE.name, title}


@pytest.mark.parametrize(
    "text",
    [
        "Search",  # whole, as the English page has it
        "Nueva popular & progressive wave",  # some words of the English page in a row
        "Found by the sea",  # words that no page has, and every English reader knows
    ],
)
def test_each_net_for_english_holds(html: Path, text: str) -> None:
    english = read(html / ARTICLES[0].within(SOURCE).path).said
    assert strays([Said(text, "es", "p")], english) != []
    assert strays([Said(text, "en", "p")], english) == []


@every_page
def test_the_fonts_have_every_character_of_a_page(html: Path, page_at: Address) -> None:
    _expect_covered(html, read(html / page_at.path).said)


@every_edition
def test_the_fonts_have_every_character_a_search_can_show(html: Path, edition: Edition) -> None:
    _expect_covered(html, _searchable(html, edition))


def _expect_covered(html: Path, said: list[Said]) -> None:
    used = {char for one in said for char in one.text}
    assert len(used) > 5
    for font in FONTS:
        data = (html / "_static" / font).read_bytes()
        covered = {chr(code) for code in TTFont(BytesIO(data)).getBestCmap()}
        assert sorted(used - covered) == [], font


def test_every_edition_carries_the_same_fonts_and_styles(html: Path) -> None:
    """So that what was tested of one copy holds for all."""
    for ours in disk.files(html / "_static"):
        for edition in EDITIONS:
            theirs = html / edition.locale.slug / "_static" / ours.name
            assert theirs.read_bytes() == ours.read_bytes()

"""What a search page loads: each word where it stands, and the passages it is found in."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.model.article import Article
from tools.site.search_index import fold, render_index, shard_of


def article(
    name: str, *passages: str, title: bool = True, foreign: tuple[int, ...] = ()
) -> Article:
    return Article(
        docname=f"articles/{name}", author="Ana Ramírez", date="2021", date_spelled="2021",
        original_title="A title", title_translated=title, standfirst="",
        standfirst_translated=True, passages=("Un título", *passages), foreign=foreign,
        untranslated=0, total=len(passages),
    )  # fmt: skip


def read(found: dict[str, str], name: str) -> object:
    """What a script defines."""
    return json.loads(found[f"_static/search/{name}.js"].partition(" = ")[2].rstrip(";\n"))


ONE = article("one", "La elección, y otra elección.", "Las elecciones.")
TWO = article("two", "Elección", "In English.", title=False, foreign=(0, 2))
FOUND = dict(
    render_index(
        [(ONE, "Un título", "articles/one.html"), (TWO, "Elecciones", "articles/two.html")]
    )
)


def test_a_word_knows_its_articles_and_what_it_is_worth_there() -> None:
    words = read(FOUND, "words-e")
    assert words == {"eleccion": [0, 2, 1, 1], "elecciones": [0, 1, 1, 8], "english": [1, 1]}


def test_author_and_title_are_found() -> None:
    assert read(FOUND, "words-r") == {"ramirez": [0, 4, 1, 4]}
    assert read(FOUND, "words-t") == {"titulo": [0, 8]}


def test_index_names_every_file_of_words_there_is() -> None:
    index = read(FOUND, "articles")
    assert isinstance(index, dict)
    there = {name.split("words-")[1].removesuffix(".js") for name in FOUND if "words-" in name}
    assert set(index["shards"]) == there


def test_what_is_not_translated_is_known() -> None:
    index = read(FOUND, "articles")
    assert isinstance(index, dict)
    assert index["articles"] == [
        {"id": "articles/one", "url": "articles/one.html", "title": "Un título"},
        {"id": "articles/two", "url": "articles/two.html", "title": "Elecciones", "foreign": True},
    ]
    assert read(FOUND, "articles/two") == {"text": ["Elección", "In English."], "foreign": [0, 2]}


@pytest.mark.parametrize("word", ["eleição", "ELEIÇÃO", unicodedata.normalize("NFD", "Eleição")])
def test_case_and_accents_are_folded(word: str) -> None:
    assert fold(word) == "eleicao"


@given(st.text())
def test_every_word_is_in_the_file_of_its_beginning(text: str) -> None:
    found = dict(render_index([(article("any", text), "", "x.html")]))
    for name in found:
        if "words-" in name:
            words = read(found, name.removeprefix("_static/search/").removesuffix(".js"))
            assert isinstance(words, dict)
            assert {f"_static/search/words-{shard_of(word)}.js" for word in words} == {name}


@given(st.text())
def test_files_have_names_that_any_disk_takes(text: str) -> None:
    names = dict(render_index([(article("any", text), "", "x.html")]))
    assert all(name.isascii() and name == name.lower() for name in names)

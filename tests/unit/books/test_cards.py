"""Pictures to share an article by: of one size, with the whole title, from either side."""

from __future__ import annotations

import dataclasses
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from tools.books.book import Book
from tools.books.cards import Shape, lay_out, make_card
from tools.books.pdf import write_pdf

from .conftest import ARABIC, ARTICLE, EVERYTHING, Shop, book_of, made

LONG = [
    "Latin America – a new popular & progressive wave sweeping across the region " * 5,
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3,
    f"{ARABIC} " * 6,
    "X",
    "<b>&amp; </h1><style>h1 { display: none }</style>",
]


@pytest.fixture
def book(shop: Shop) -> Book:
    return book_of(shop, "es")


def ink(data: bytes, box: tuple[int, int, int, int]) -> tuple[int, int, int, int] | None:
    """Where, in a part of a picture, there is anything darker than paper and lines."""
    picture = Image.open(BytesIO(data)).convert("L").crop(box)
    return picture.point(lambda value: 255 * (value < 150)).getbbox()


@pytest.mark.parametrize("slug", ["en", "es", "pt-br", "ar"])
@pytest.mark.parametrize("name", [ARTICLE, EVERYTHING])
def test_every_article_of_every_edition_has_one_of_the_right_size(
    shop: Shop, slug: str, name: str
) -> None:
    path = made(shop, slug, name).with_suffix(".png")
    with Image.open(path) as picture:
        assert (picture.format, picture.size) == ("PNG", (1200, 630))
    assert path.stat().st_size < 100_000


def test_title_and_author_are_set_in_the_presss_face(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "card.pdf"
    path.write_bytes(write_pdf(lay_out(book, Shape.CARD))[0])
    with pikepdf.open(path) as document:
        fonts = {str(font.BaseFont)[8:] for font in document.pages[0].Resources.Font.values()}
    assert fonts == {"Onda-Serif-Bold", "Onda-Serif-Semi-Bold", "Onda-Serif"}


def test_another_title_or_author_makes_another_picture_and_the_same_ones_the_same(
    book: Book,
) -> None:
    data = make_card(book)
    assert make_card(book) == data
    other = make_card(dataclasses.replace(book, author="Somebody Else"))
    title, foot = (84, 160, 1200, 490), (84, 510, 1200, 600)
    assert ink(other, title) == ink(data, title)
    assert ink(other, foot) != ink(data, foot)
    assert ink(make_card(dataclasses.replace(book, title="Otro")), title) != ink(data, title)


@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize("title", LONG, ids=["words", "one word", "Arabic", "a letter", "markup"])
def test_whatever_the_title_it_stays_within_its_margins(
    book: Book, shape: Shape, title: str
) -> None:
    changed = dataclasses.replace(book, title=title)
    assert lay_out(changed, shape).pages == 1
    data = make_card(changed, shape)
    width, height, _size = shape.value
    found = ink(data, (0, 140, width, height - 140))
    assert found is not None
    left, _top, right, _bottom = found
    assert left >= 80
    assert right <= width - 80


def test_a_long_author_leaves_room_for_nobody_but_breaks_nothing(book: Book) -> None:
    data = make_card(dataclasses.replace(book, author="Ana María " * 30))
    found = ink(data, (0, 510, 1200, 630))
    assert found is not None
    assert found[2] <= 1200 - 80


def test_an_edition_from_the_right_begins_at_the_right(shop: Shop) -> None:
    book = dataclasses.replace(book_of(shop, "ar"), title="موجة")
    found = ink(make_card(book), (0, 140, 1200, 490))
    assert found is not None
    assert found[0] > 600
    assert found[2] > 1080


def test_a_title_that_is_not_translated_begins_where_its_language_does(shop: Shop) -> None:
    book = dataclasses.replace(book_of(shop, "ar", EVERYTHING), title="Wave")
    assert book.title_marks == {"lang": "en", "dir": "ltr"}
    found = ink(make_card(book), (0, 140, 1200, 490))
    assert found is not None
    assert found[2] < 600

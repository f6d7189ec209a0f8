"""Book -> PNG: the picture that an article is shared by, and the cover of its EPUB."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from io import BytesIO
from itertools import count, takewhile

from markupsafe import Markup

from tools.books.assets import read_palette, read_stylesheet, unpack_fonts
from tools.books.book import Book
from tools.books.pdf import Typeset, draw_first_page, typeset
from tools.model.text import drop_illegal
from tools.site.metadata.addresses import CARD_SIZE

LONGEST = 240
"""Characters of a title that are shown; nobody reads more on a card."""
COLOURS = 48
"""Ink on paper needs no more, with its edges smooth."""
SMALLEST = 20
"""Pixels of a title's letters."""
PAGE = Markup("""<!doctype html>
<html lang="{tag}" dir="{direction}"><head><meta charset="utf-8"><title>{title}</title>
<link rel="stylesheet" href="card.css">
<style>@page {{ size: {width}px {height}px }} h1 {{ font-size: {size}px }}</style></head><body>
<p class="brand"><svg viewBox="0 0 48 24"><path fill="none" stroke="{accent}" stroke-width="4" \
stroke-linecap="round" d="M2 17c6 0 6-10 12-10s6 10 12 10 6-10 12-10c4 0 5 4 8 7"/></svg>\
{publication}</p>
<h1{marks}>{title}</h1>
<p class="foot"><bdi class="author">{author}</bdi><span class="edition">{edition}</span></p>
</body></html>""")


class Shape(Enum):
    """Width, height and the title's largest letters, in pixels."""

    CARD = (*CARD_SIZE, 92)
    """What networks and messengers show beside a link."""
    COVER = (1200, 1800, 132)


def make_card(book: Book, shape: Shape = Shape.CARD) -> bytes:
    """Draw a PNG picture with the title as large as there is room for."""
    from PIL import Image  # noqa: PLC0415 - only who makes books waits for it

    width, height, _size = shape.value
    picture = draw_first_page(lay_out(book, shape), width)
    assert picture.size == (width, height)
    few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    out = BytesIO()
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


def lay_out(book: Book, shape: Shape) -> Typeset:
    """Lay out one page, in the first of the sizes that the whole title fits in."""
    files = {"card.css": read_stylesheet("card"), **unpack_fonts()}
    for size in _sizes(shape):
        pages = typeset(_page(book, shape, size), files)
        if pages.pages == 1:
            break
    return pages


def _sizes(shape: Shape) -> Iterator[int]:
    largest = shape.value[2]
    return takewhile(lambda size: size >= SMALLEST, (round(largest * 0.9**n) for n in count()))


def _page(book: Book, shape: Shape, size: int) -> str:
    title = book.title
    if len(title) > LONGEST:
        title = title[: LONGEST - 1].rstrip() + "…"
    width, height, _size = shape.value
    marks = Markup("").join(Markup(' {}="{}"').format(*mark) for mark in book.title_marks.items())
    return drop_illegal(
        PAGE.format(
            tag=book.tag,
            direction=book.direction,
            title=title,
            marks=marks,
            publication=book.publication,
            author=book.author,
            edition=book.edition.name,
            width=width,
            height=height,
            size=size,
            accent=read_palette()["accent"],
        )
    )

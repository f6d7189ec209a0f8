"""What a book takes from a page, and what it leaves there."""

import dataclasses
from datetime import UTC, datetime

import pytest

from tools.books.book import Book, BookSource, Load, read_book
from tools.model.catalog import Catalog
from tools.model.errors import SourceError
from tools.model.publication import Edition, Locale, Publication
from tools.site.html_tree import text_of, xhtml

ENGLISH = Edition(locale=Locale("en"), name="English")
SPANISH = Edition(locale=Locale("es"), name="Español")
ARABIC = Edition(locale=Locale("ar"), name="العربية")
PUBLICATION = Publication(
    name="Onda", base="/", source=ENGLISH, editions=(ENGLISH, SPANISH, ARABIC)
)
URL = "https://onda.example/sub/"
PAGE = """<!doctype html>
<html lang="es" dir="ltr"><head><meta name="author" content="Ana &amp; Co"></head><body>
<nav>Ediciones</nav>
<article><header class="head"><h1{marks}>Uno &amp; <em>dos</em></h1>
<div data-part="standfirst"><p>Tres</p></div>
<p class="byline"><time datetime="{date}">agosto</time></p>
<p class="credit">Original:
<a data-part="original" href="../../en/articles/a.html" hreflang="en" lang="en">One</a></p>
</header>{body}</article><p class="download">Descargar</p>
<footer class="foot"><p><a href="../index.html">Onda</a> · <span data-part="rights">De sus autores\
</span></p></footer></body></html>"""


def read(
    body: str = "",
    *,
    url: str = "",
    date: str = "2021-08",
    marks: str = "",
    edition: Edition = SPANISH,
    header: tuple[tuple[str, str], ...] = (),
    load: Load | None = None,
) -> Book:
    return read_book(
        PAGE.format(body=body, date=date, marks=marks),
        BookSource(
            name="articles/a",
            edition=edition,
            publication=dataclasses.replace(PUBLICATION, url=url),
            catalog=Catalog(domain="articles/a", header=header),
        ),
        load or (lambda path: path.encode()),
    )


def test_the_particulars_are_those_of_the_page_and_its_catalogue() -> None:
    book = read(header=(("X-Credit", "Eva Sol"),))
    assert (book.title, book.standfirst, book.author) == ("Uno & dos", "Tres", "Ana & Co")
    assert (book.translator, book.date, book.tag) == ("Eva Sol", "2021-08", "es")
    assert book.title_marks == {}


def test_an_original_has_neither_translator_nor_source() -> None:
    book = read(edition=ENGLISH, header=(("X-Credit", "Eva Sol"),), url=URL)
    assert (book.translator, book.source) == ("", "")


def test_the_source_is_the_address_of_the_original_or_else_its_title() -> None:
    assert read(url=URL).source == "https://onda.example/sub/en/articles/a.html"
    assert read().source == "One"


def test_a_title_in_another_language_says_so() -> None:
    assert read(marks=' lang="en" dir="ltr"').title_marks == {"lang": "en", "dir": "ltr"}


@pytest.mark.parametrize(
    ("link", "with_address", "without"),
    [
        ("b.html#x", 'href="https://onda.example/sub/es/articles/b.html#x"', "<span>"),
        ("../../en/index.html", 'href="https://onda.example/sub/en/index.html"', "<span>"),
        ("https://other.example/?a=1&amp;b=2", 'href="https://other.example/?a=1&amp;b=2"', None),
        ("mailto:a@b.example", 'href="mailto:a@b.example"', None),
        ("#here", 'href="#here"', None),
        ("#nowhere", "<span>", "<span>"),
    ],
)
def test_no_link_of_a_book_is_dead(link: str, with_address: str, without: str | None) -> None:
    body = f'<p id="here"><a href="{link}">x</a></p>'
    assert with_address in xhtml(read(body, url=URL).article)
    assert (without or with_address) in xhtml(read(body).article)


def test_a_link_that_is_none_keeps_its_words_and_their_language() -> None:
    credit = xhtml(read().article)
    assert '<span lang="en" xml:lang="en">One</span>' in credit


def test_what_only_a_screen_can_use_stays_on_the_page() -> None:
    body = (
        "<p>one<!-- GONE --> two <nav>GONE</nav>three<script>GONE</script> four"
        '<a data-screen href="#x">GONE</a> five <button>GONE</button><b hidden>GONE</b>six</p>'
    )
    article = read(f"{body}<form>GONE</form><p>seven</p>").article
    assert "one two three four five sixseven" in text_of(article)
    assert "GONE" not in text_of(article)


def test_pictures_are_named_in_their_order_and_loaded_once() -> None:
    body = "".join(
        f'<p><img src="../_images/{name}" srcset="x 2x" loading="lazy"></p>'
        for name in ("b%20b.PNG", "a.jpg", "b%20b.PNG")
    )
    book = read(body)
    assert book.pictures == {
        "images/1.png": b"es/_images/b b.PNG",
        "images/2.jpg": b"es/_images/a.jpg",
    }
    shown = [image.attrib for image in book.article.iter("img")]
    assert shown == [{"src": f"images/{n}", "alt": ""} for n in ("1.png", "2.jpg", "1.png")]


def test_a_picture_that_books_cannot_show_is_refused_with_a_sentence() -> None:
    with pytest.raises(SourceError, match=r"big\.tiff: books cannot show"):
        read('<img src="big.tiff">')


@pytest.mark.parametrize(
    ("date", "header", "body", "modified"),
    [
        ("2021", "", "", datetime(2021, 1, 1, tzinfo=UTC)),
        ("2021-08-24", "", "", datetime(2021, 8, 24, tzinfo=UTC)),
        ("2021-08", "2022-03-01 01:30+0200", "", datetime(2022, 2, 28, 23, 30, tzinfo=UTC)),
        ("2021-08", "YEAR-MO-DA HO:MI+ZONE", "", datetime(2021, 8, 1, tzinfo=UTC)),
        ("2021-08", "1999-01-01 00:00+0000", "", datetime(2021, 8, 1, tzinfo=UTC)),
        ("2021-08", "", '<aside data-part="correction" data-date="2021-09-02">x</aside>',
         datetime(2021, 9, 2, tzinfo=UTC)),
    ],
)  # fmt: skip
def test_a_book_is_as_old_as_its_latest_words_and_asks_no_clock(
    date: str, header: str, body: str, modified: datetime
) -> None:
    book = read(body, date=date, header=(("PO-Revision-Date", header),))
    assert book.modified == modified


def test_code_in_a_book_from_the_right_is_set_from_the_left() -> None:
    assert '<code dir="ltr">' in xhtml(read("<code>x</code>", edition=ARABIC).article)
    assert "<code>" in xhtml(read("<code>x</code>").article)


def test_an_article_that_travels_alone_says_whose_it_is_and_where_it_stands() -> None:
    book = read(url=URL)
    assert book.rights == "De sus autores"
    end = text_of(list(book.article)[-1])
    assert end == f"Onda · De sus autores{URL}es/articles/a.html"
    assert text_of(list(read().article)[-1]) == "Onda · De sus autores"


def test_the_languages_are_the_editions_and_those_of_passages_that_are_left() -> None:
    assert read('<p>Uno <em lang="fr">dos</em></p>').languages == ("es",)
    assert read('<p lang="en">One</p><h2 lang="es">Dos</h2>').languages == ("es", "en")

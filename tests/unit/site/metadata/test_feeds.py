"""A feed of each edition: complete, valid, and of finished articles alone."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.page_specimens import (
    ADDRESS,
    BRAZIL,
    EN,
    ES,
    HOSTILE,
    ONDA,
    corrected,
    faults,
    page,
)
from tools.model.text import drop_illegal
from tools.site.credits import Credit
from tools.site.metadata.feeds import (
    render_feed,
    render_sitemap,
    render_sitemap_index,
)

ATOM = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"
SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def read(document: bytes) -> ElementTree.Element:
    assert faults("atom", document) == []
    return ElementTree.fromstring(document)


def texts(element: ElementTree.Element, path: str) -> list[str | None]:
    return [one.text for one in element.findall(path.replace("/", f"/{ATOM}").join([ATOM, ""]))]


def links(element: ElementTree.Element) -> dict[str, dict[str, str]]:
    return {link.attrib.pop("rel"): dict(link.attrib) for link in element.findall(f"{ATOM}link")}


def test_a_feed_says_whose_it_is_and_where() -> None:
    root = read(render_feed(ONDA, ES, [page(ES, ES)], subtitle="Artículos"))
    assert root.get(f"{XML}lang") == "es"
    assert texts(root, "title") == ["Onda"]
    assert texts(root, "subtitle") == ["Artículos"]
    assert texts(root, "id") == ["https://onda.example/onda/es/"]
    assert texts(root, "updated") == ["2021-10-05T12:00:00Z"]
    assert links(root) == {
        "self": {
            "type": "application/atom+xml", "href": "https://onda.example/onda/es/feed.xml",
        },
        "alternate": {
            "type": "text/html", "hreflang": "es", "href": "https://onda.example/onda/es/",
        },
    }  # fmt: skip


def test_an_entry_names_author_translator_and_original() -> None:
    root = read(
        render_feed(ONDA, BRAZIL, [page(BRAZIL, BRAZIL, title="A onda", date="2021-08-24")])
    )
    (entry,) = root.findall(f"{ATOM}entry")
    assert texts(entry, "title") == ["A onda"]
    assert texts(entry, "id") == ["https://onda.example/onda/pt-br/articles/latin%20wave"]
    assert texts(entry, "published") == ["2021-08-24T00:00:00Z"]
    assert texts(entry, "updated") == ["2021-10-05T12:00:00Z"]
    assert texts(entry, "author/name") == ["David Raby"]
    assert texts(entry, "contributor/name") == ["Ana Ruiz"]
    assert texts(entry, "summary") == ["A standfirst."]
    assert links(entry) == {
        "alternate": {
            "type": "text/html", "hreflang": "pt-BR", "href": ADDRESS.format("pt-br"),
        },
        "via": {"type": "text/html", "hreflang": "en", "href": ADDRESS.format("en")},
    }  # fmt: skip


def test_an_original_has_no_translator_and_no_original() -> None:
    (entry,) = read(render_feed(ONDA, EN, [page(EN, ES)])).findall(f"{ATOM}entry")
    assert texts(entry, "contributor") == []
    assert set(links(entry)) == {"alternate"}


@pytest.mark.parametrize("date", ["2021", "2021-08"])
def test_a_day_that_nobody_knows_is_not_made_up(date: str) -> None:
    (entry,) = read(render_feed(ONDA, EN, [page(EN, date=date)])).findall(f"{ATOM}entry")
    assert texts(entry, "published") == []


def test_every_correction_is_an_entry_of_its_own() -> None:
    one = page(ES, ES, title="La ola", corrections=corrected("2021-09-02", "2021-11"))
    second, article, first = read(render_feed(ONDA, ES, [one])).findall(f"{ATOM}entry")
    assert texts(first, "title") == ["Correction, 2021-09-02: La ola"]
    assert texts(first, "updated") == ["2021-09-02T00:00:00Z"]
    assert texts(second, "summary") == ["Text 2"]
    assert links(second)["alternate"]["href"] == f"{ADDRESS.format('es')}#c2"
    ids = [texts(entry, "id") for entry in (article, first, second)]
    assert len({str(found) for found in ids}) == 3


def test_what_happened_last_comes_first_and_what_is_long_past_not_at_all() -> None:
    pages = [
        replace(page(EN, title=f"Of {year}", date=str(year)), docname=f"articles/{year}")
        for year in range(2100, 1960, -1)
    ]
    pages = [replace(one, here=replace(one.here, modified=one.title[3:])) for one in pages]
    article = pages[-1].article
    assert article is not None
    pages[-1] = replace(pages[-1], article=replace(article, corrections=corrected("2099-12")))
    titles = texts(read(render_feed(ONDA, EN, pages)), "entry/title")
    assert titles[:3] == ["Of 2100", "Correction, 2099-12: Of 1961", "Of 2099"]
    assert len(titles) == 100


def test_only_finished_articles_are_fed() -> None:
    front = replace(page(ES, ES), docname="index", article=None)
    other = replace(page(ES), docname="articles/other")
    document = render_feed(ONDA, ES, [front, other, page(ES, ES)])
    (entry,) = read(document).findall(f"{ATOM}entry")
    assert links(entry)["alternate"]["href"] == ADDRESS.format("es")
    assert render_feed(ONDA, ES, [front, other]) == b""


@pytest.mark.parametrize("title", HOSTILE)
def test_a_title_is_text_whatever_it_looks_like(title: str) -> None:
    root = read(render_feed(ONDA, EN, [page(EN, title=title, author=title)]))
    assert texts(root, "entry/title") == [title]
    assert texts(root, "entry/author/name") == [title]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_no_text_makes_it_no_xml(title: str) -> None:
    """Line ends apart, which XML reads as one kind."""
    root = ElementTree.fromstring(render_feed(ONDA, EN, [page(EN, title=f"A{title}")]))
    said = drop_illegal(f"A{title}").replace("\r\n", "\n").replace("\r", "\n")
    assert texts(root, "entry/title") == [said]


@pytest.mark.parametrize(
    ("told", "lied"),
    [
        (b"<author>\n      <name>David Raby</name>\n    </author>", b""),
        (b"</author>", b"</author><author />"),
        (b"12:00:00Z", b"12:00:00"),
        (b"<summary>A standfirst.", b"<summary>"),
        (b"https://onda.example/onda/es/<", b"/onda/es/<"),
        (b' xml:lang="es"', b""),
        (b'rel="via"', b'rel="original"'),
    ],
)
def test_the_schema_lets_no_fault_pass(told: bytes, lied: bytes) -> None:
    document = render_feed(ONDA, ES, [page(ES, ES)])
    assert told in document
    assert faults("atom", document.replace(told, lied))


def test_feed_readers_read_it_without_a_remark() -> None:
    feedparser = pytest.importorskip("feedparser")
    pages = [page(ES, ES, title=title, corrections=corrected("2021-09-02")) for title in HOSTILE]
    found = feedparser.parse(
        render_feed(ONDA, ES, pages, subtitle="Artículos"), sanitize_html=False
    )
    assert found.bozo is False
    articles = [one for one in found.entries if "#" not in one.id]
    assert (found.version, found.feed.language) == ("atom10", "es")
    assert [one.title for one in articles] == HOSTILE
    assert {one.author for one in found.entries} == {"David Raby"}
    assert {one.contributors[0].name for one in found.entries} == {"Ana Ruiz"}
    assert {one.link for one in articles} == {ADDRESS.format("es")}
    assert all(one.updated_parsed for one in found.entries)


def test_an_entry_says_that_a_machine_drafted_it_and_who_reviewed_it() -> None:
    made = Credit(reviewers=("Ana Ruiz", "Eva Paz"), engines=("Apertium",), drafted=4, sentences=4)
    for text in ("Borrador automático", ""):
        root = read(render_feed(ONDA, ES, [page(ES, ES, made=made, credit_text=text)]))
        (entry,) = root.findall(f"{ATOM}entry")
        assert texts(entry, "contributor/name") == ["Ana Ruiz", "Eva Paz"], "each of them once"
        (category,) = entry.findall(f"{ATOM}category")
        assert category.get("term") == "algorithmicMedia"
        assert category.get("label", "") == text


def read_sitemap(document: bytes) -> ElementTree.Element:
    assert faults("sitemap", document) == []
    return ElementTree.fromstring(document)


def test_a_page_is_named_with_its_last_change_and_its_alternates() -> None:
    one = page(ES, ES, BRAZIL)
    (url,) = read_sitemap(render_sitemap([one])).findall("s:url", SPACES)
    assert url.findtext("s:loc", "", SPACES) == ADDRESS.format("es")
    assert url.findtext("s:lastmod", "", SPACES) == "2021-10-05T12:00:00Z"
    links = [(link.get("hreflang"), link.get("href")) for link in url.findall("x:link", SPACES)]
    assert links == list(one.alternates)


def test_an_unfinished_page_is_not_named_and_no_page_makes_no_sitemap() -> None:
    unfinished = replace(page(ES), docname="articles/other")
    (url,) = read_sitemap(render_sitemap([unfinished, page(ES, ES)])).findall("s:url", SPACES)
    assert url.findtext("s:loc", "", SPACES) == ADDRESS.format("es")
    assert render_sitemap([unfinished]) == b""


def test_a_page_without_a_date_has_no_last_change() -> None:
    one = page(EN)
    (url,) = read_sitemap(
        render_sitemap([replace(one, here=replace(one.here, modified=""))])
    ).findall("s:url", SPACES)
    assert url.find("s:lastmod", SPACES) is None


def test_dates_are_said_as_far_as_they_are_known() -> None:
    for date in ("2021", "2021-08", "2021-08-24", "2021-08-24T12:00:00Z"):
        one = page(EN)
        root = read_sitemap(render_sitemap([replace(one, here=replace(one.here, modified=date))]))
        assert root.findtext("s:url/s:lastmod", "", SPACES) == date


def test_the_site_names_the_sitemaps_of_its_editions() -> None:
    root = read_sitemap(render_sitemap_index(ONDA, [EN, BRAZIL]))
    assert [one.text for one in root.findall("s:sitemap/s:loc", SPACES)] == [
        "https://onda.example/onda/en/sitemap.xml",
        "https://onda.example/onda/pt-br/sitemap.xml",
    ]
    assert render_sitemap_index(ONDA, []) == b""

"""Every finished page, and where the same is said in other languages."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

from tests.support.page_specimens import ADDRESS, BRAZIL, EN, ES, ONDA, faults, page
from tools.site.metadata.sitemaps import sitemap, sitemap_index

SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def read(document: bytes) -> ElementTree.Element:
    assert faults("sitemap", document) == []
    return ElementTree.fromstring(document)


def test_a_page_is_named_with_its_last_change_and_its_alternates() -> None:
    one = page(ES, ES, BRAZIL)
    (url,) = read(sitemap([one])).findall("s:url", SPACES)
    assert url.findtext("s:loc", "", SPACES) == ADDRESS.format("es")
    assert url.findtext("s:lastmod", "", SPACES) == "2021-10-05T12:00:00Z"
    links = [(link.get("hreflang"), link.get("href")) for link in url.findall("x:link", SPACES)]
    assert links == list(one.alternates)


def test_an_unfinished_page_is_not_named_and_no_page_makes_no_sitemap() -> None:
    unfinished = replace(page(ES), docname="articles/other")
    (url,) = read(sitemap([unfinished, page(ES, ES)])).findall("s:url", SPACES)
    assert url.findtext("s:loc", "", SPACES) == ADDRESS.format("es")
    assert sitemap([unfinished]) == b""


def test_a_page_without_a_date_has_no_last_change() -> None:
    one = page(EN)
    (url,) = read(sitemap([replace(one, here=replace(one.here, modified=""))])).findall(
        "s:url", SPACES
    )
    assert url.find("s:lastmod", SPACES) is None


def test_dates_are_said_as_far_as_they_are_known() -> None:
    for date in ("2021", "2021-08", "2021-08-24", "2021-08-24T12:00:00Z"):
        one = page(EN)
        root = read(sitemap([replace(one, here=replace(one.here, modified=date))]))
        assert root.findtext("s:url/s:lastmod", "", SPACES) == date


def test_the_site_names_the_sitemaps_of_its_editions() -> None:
    root = read(sitemap_index(ONDA, [EN, BRAZIL]))
    assert [one.text for one in root.findall("s:sitemap/s:loc", SPACES)] == [
        "https://onda.example/onda/en/sitemap.xml",
        "https://onda.example/onda/pt-br/sitemap.xml",
    ]
    assert sitemap_index(ONDA, []) == b""

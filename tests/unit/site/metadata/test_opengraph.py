"""What shows under a shared link."""

from __future__ import annotations

from dataclasses import replace

from tests.support.page_specimens import ADDRESS, ARABIC, BRAZIL, EN, ES, page
from tools.site.metadata.opengraph import properties


def test_a_finished_article_has_a_card() -> None:
    assert properties(page(ES, ES, BRAZIL, title="La ola")) == (
        ("og:type", "article"),
        ("og:title", "La ola"),
        ("og:description", "A standfirst."),
        ("og:url", ADDRESS.format("es")),
        ("og:site_name", "Onda"),
        ("og:locale", "es_ES"),
        ("og:locale:alternate", "en_US"),
        ("og:locale:alternate", "pt_BR"),
        ("article:published_time", "2021-08"),
        ("article:modified_time", "2021-10-05T12:00:00Z"),
    )


def test_another_page_is_no_article_and_says_nothing_it_does_not_know() -> None:
    found = dict(properties(replace(page(EN), story=None, description="")))
    assert found["og:type"] == "website"
    assert not {"og:description", "og:locale:alternate", "article:published_time"} & set(found)


def test_an_unfinished_page_has_none() -> None:
    assert properties(page(ARABIC, ES)) == ()


def test_a_card_is_shown_large_and_told_in_words() -> None:
    found = properties(replace(page(ES, ES, title="La ola"), has_card=True))
    assert found[-6:] == (
        ("og:image", ADDRESS.format("es").replace(".html", ".png")),
        ("og:image:type", "image/png"),
        ("og:image:width", "1200"),
        ("og:image:height", "630"),
        ("og:image:alt", "La ola. David Raby"),
        ("twitter:card", "summary_large_image"),
    )


def test_an_unfinished_page_shows_no_card() -> None:
    assert properties(replace(page(ARABIC, ES), has_card=True)) == ()

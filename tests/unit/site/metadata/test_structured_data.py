"""An article as search engines read it."""

from __future__ import annotations

import json
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.page_specimens import (
    ADDRESS,
    ARABIC,
    BRAZIL,
    EN,
    ES,
    HOSTILE,
    ONDA,
    corrected,
    page,
)
from tools.site.credits import Credit
from tools.site.metadata.structured_data import describe_article, embed_json, list_properties


def work(slug: str, tag: str) -> dict[str, str]:
    address = ADDRESS.format(slug)
    return {"@type": "NewsArticle", "@id": address, "url": address, "inLanguage": tag}


def common(slug: str, tag: str, title: str) -> dict[str, object]:
    return {
        "@context": "https://schema.org",
        **work(slug, tag),
        "mainEntityOfPage": ADDRESS.format(slug),
        "headline": title,
        "description": "A standfirst.",
        "author": {"@type": "Person", "name": "David Raby"},
        "publisher": {
            "@type": "Organization", "name": "Onda", "url": "https://onda.example/onda/",
        },
        "datePublished": "2021-08",
    }  # fmt: skip


def test_an_original_names_its_finished_translations() -> None:
    assert describe_article(page(EN, ES, BRAZIL)) == {
        **common("en", "en", "The wave"),
        "dateModified": "2021-08",
        "workTranslation": [work("es", "es"), work("pt-br", "pt-BR")],
    }


def test_a_translation_names_its_original_and_who_made_it() -> None:
    assert describe_article(page(BRAZIL, BRAZIL, title="A onda")) == {
        **common("pt-br", "pt-BR", "A onda"),
        "dateModified": "2021-10-05T12:00:00Z",
        "translationOfWork": {**work("en", "en"), "headline": "The wave"},
        "isBasedOn": ADDRESS.format("en"),
        "translator": {"@type": "Person", "name": "Ana Ruiz"},
    }


def test_a_publication_that_translates_is_no_person() -> None:
    one = page(ES, ES)
    ours = describe_article(replace(one, here=replace(one.here, credit="Onda")))
    assert ours["translator"] == {"@type": "Organization", "name": "Onda"}
    assert "translator" not in describe_article(replace(one, here=replace(one.here, credit="")))


DRAFTED = Credit(
    reviewers=("Ana Ruiz", "Eva Paz"), engines=("Argos en→es 1.0",), trained=True,
    drafted=9, changed=2, sentences=9,
)  # fmt: skip


def test_a_machines_draft_is_called_one_and_its_reviewers_are_named() -> None:
    told = describe_article(page(ES, ES, made=DRAFTED, credit_text="Borrador automático"))
    assert told["digitalSourceType"] == (
        "https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource"
    )
    assert [one["name"] for one in told["editor"]] == ["Ana Ruiz", "Eva Paz"]
    assert told["creditText"] == "Borrador automático"
    by_people = describe_article(page(ES, ES))
    assert not {"digitalSourceType", "editor", "creditText"} & by_people.keys()


@pytest.mark.parametrize(
    ("made", "word"),
    [
        (DRAFTED, "compositeWithTrainedAlgorithmicMedia"),
        (replace(DRAFTED, changed=0), "trainedAlgorithmicMedia"),
        (replace(DRAFTED, changed=0, sentences=10), "compositeWithTrainedAlgorithmicMedia"),
        (replace(DRAFTED, trained=False), "compositeSynthetic"),
        (replace(DRAFTED, trained=False, changed=0), "algorithmicMedia"),
        (Credit(reviewers=("Ana Ruiz",), sentences=9), ""),
    ],
)
def test_a_machines_part_has_the_word_that_the_press_has_for_it(made: Credit, word: str) -> None:
    assert made.source_type == word


def test_corrections_are_told() -> None:
    assert describe_article(page(EN, corrections=corrected("2021-09-02", "2021-11")))[
        "correction"
    ] == [
        {"@type": "CorrectionComment", "datePublished": "2021-09-02", "text": "Text 1"},
        {"@type": "CorrectionComment", "datePublished": "2021-11", "text": "Text 2"},
    ]


def test_neither_an_unfinished_article_nor_another_page_is_told_of() -> None:
    assert describe_article(page(ARABIC, ES)) == {}
    assert describe_article(replace(page(EN), article=None)) == {}


class Scripts(HTMLParser):
    """What a browser finds: the text of script elements, and every tag outside of them."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def as_a_browser_finds_it(title: str) -> object:
    data = embed_json(describe_article(page(EN, title=title)))
    reader = Scripts()
    reader.feed(f'<script type="application/ld+json">{data}</script>')
    reader.close()
    assert reader.tags == ["script"]
    return json.loads("".join(reader.texts))["headline"]


@pytest.mark.parametrize("title", HOSTILE)
def test_no_title_breaks_out_or_is_escaped_twice(title: str) -> None:
    assert as_a_browser_finds_it(title) == title


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]) | st.sampled_from("</!->&\\"),
               min_size=1))  # fmt: skip
def test_no_text_whatever_does(title: str) -> None:
    assert as_a_browser_finds_it(title) == title


def test_whoever_owns_the_site_is_named() -> None:
    assert describe_article(page(EN))["publisher"]["url"] == ONDA.url


def test_a_card_is_the_articles_picture() -> None:
    assert "image" not in describe_article(page(ES, ES))
    assert describe_article(replace(page(ES, ES), has_card=True))["image"] == {
        "@type": "ImageObject",
        "url": ADDRESS.format("es").replace(".html", ".png"),
        "width": 1200,
        "height": 630,
    }


def test_a_finished_article_has_a_card() -> None:
    assert list_properties(page(ES, ES, BRAZIL, title="La ola")) == (
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
    found = dict(list_properties(replace(page(EN), article=None, description="")))
    assert found["og:type"] == "website"
    assert not {"og:description", "og:locale:alternate", "article:published_time"} & set(found)


def test_an_unfinished_page_has_none() -> None:
    assert list_properties(page(ARABIC, ES)) == ()


def test_a_card_is_shown_large_and_told_in_words() -> None:
    found = list_properties(replace(page(ES, ES, title="La ola"), has_card=True))
    assert found[-6:] == (
        ("og:image", ADDRESS.format("es").replace(".html", ".png")),
        ("og:image:type", "image/png"),
        ("og:image:width", "1200"),
        ("og:image:height", "630"),
        ("og:image:alt", "La ola. David Raby"),
        ("twitter:card", "summary_large_image"),
    )


def test_an_unfinished_page_shows_no_card() -> None:
    assert list_properties(replace(page(ARABIC, ES), has_card=True)) == ()

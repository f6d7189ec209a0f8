"""An article's address in the reader's language leads to that article alone."""

from __future__ import annotations

import pytest

from tools.catalogs.headers import LONGEST_SLUG, Slug, name_pages
from tools.model.errors import CatalogError

DOCUMENTS = ("index", "articles/Other", "articles/three", "articles/wave")


def names(**slugs: str) -> dict[str, str]:
    wanted = [Slug(f"articles/{name}", text, f"{name}.po:9") for name, text in slugs.items()]
    return name_pages(wanted, DOCUMENTS)


def test_a_slug_takes_the_place_of_the_last_part_of_a_name() -> None:
    assert names(wave="america-latina-33", three="x") == {
        "articles/wave": "articles/america-latina-33",
        "articles/three": "articles/x",
    }


def test_a_slug_that_says_what_is_there_already_moves_nothing() -> None:
    assert names(wave="wave") == {}
    assert names(Other="other") == {}


@pytest.mark.parametrize(
    "slug",
    [
        "América", "a b", "a_b", "a--b", "-a", "a-", "A", "a.html", "../a", "a/b", "a%20b",
        "ола", "a\x00", "a\n", "x" * (LONGEST_SLUG + 1), "١",
    ],
)  # fmt: skip
def test_only_what_every_disk_and_browser_can_say_is_a_slug(slug: str) -> None:
    with pytest.raises(CatalogError, match=r"wave\.po:9: X-Slug: only small letters") as caught:
        names(wave=slug)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("slugs", "sentence"),
    [
        ({"wave": "three"}, "wave.po:9: X-Slug: three is the name of another article"),
        ({"wave": "other"}, "wave.po:9: X-Slug: other is the name of another article"),
        # Even one that has a translated name itself: its old address stays where it was.
        ({"wave": "three", "three": "x"}, "three is the name of another article"),
        (
            {"three": "ola", "wave": "ola"},
            "wave.po:9: X-Slug: ola is the address of articles/three already",
        ),
    ],
)
def test_an_address_leads_to_one_article(slugs: dict[str, str], sentence: str) -> None:
    with pytest.raises(CatalogError, match=sentence):
        names(**slugs)


def test_only_articles_have_slugs() -> None:
    with pytest.raises(CatalogError, match=r"index.po:9: .* address of an article"):
        name_pages([Slug("index", "portada", "index.po:9")], DOCUMENTS)


def test_every_fault_is_named() -> None:
    with pytest.raises(CatalogError) as caught:
        names(wave="A", three="B")
    assert len(caught.value.faults) == 2

"""Searching an edition: in the reader's letters and language, and in the browser alone."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tools.model.publication import Edition
from tools.site.search_index import fold

from .addresses import ARTICLES, EDITIONS, Address, chrome, every_edition
from .reader import Reader

WORDS = {
    "en": ("Sebastián", "Sebastián"),
    "es": ("elección", "elecciones"),
    "pt-br": ("eleição", "eleições"),
}
"""A word with an accent as somebody looks for it, and in the form that the article has."""
ATTACK = "<img src=x onerror=document.body.remove()>"


def _plain(word: str) -> str:
    """*word* as it is typed on a keyboard without accents, or in a hurry."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


SPELLINGS = [
    pytest.param(
        Address(edition, "search"), spelling, found, id=f"{edition.locale.slug}-{spelling}"
    )
    for edition in EDITIONS
    for word, found in [WORDS[edition.locale.slug]]
    for spelling in (word, _plain(word), word.upper(), unicodedata.normalize("NFD", word), word[:5])
]
FORMS = {
    "es": [
        "elección eleccion elecciones Elecciones", "país pais países", "luz luces", "mes meses",
        "inglés inglesa ingleses inglesas", "elegido elegida elegidas", "ola olas",
        "mujer mujeres", "clase clases", "ley leyes", "popular populares",
    ],
    "pt-br": [
        "eleição eleicao eleições eleicoes ELEIÇÕES", "país países", "luz luzes", "mês meses",
        "português portuguesa portugueses", "eleito eleita eleitos", "onda ondas", "mão mãos",
        "homem homens", "animal animais", "papel papéis", "fácil fáceis", "cidade cidades",
        "irmão irmãos irmã", "região regiões", "nação nações", "social sociais",
    ],
    "en": ["election elections", "country countries", "class classes", "vote votes voted voting"],
}  # fmt: skip
"""Words that stand for one another, by edition."""
APART = {
    "es": "casa caso mesa misa pero país paz", "pt-br": "casa caso paz pais papel mês mal",
    "en": "is as us bus news class",
}  # fmt: skip
"""Words that do not."""
every_search = pytest.mark.parametrize(
    "search", [Address(edition, "search") for edition in EDITIONS], ids=str
)


def _type(page: Page, search: Address, words: str) -> None:
    page.goto(search.url)
    page.locator("#q").fill(words)


def _expect_found(page: Page, search: Address, count: int = 1) -> None:
    assert search.edition is not None
    say = chrome(search.edition)
    nothing = say("Nothing found. Try fewer or other words.")
    status = say("Pages found: {n}", n=count) if count else nothing
    expect(page.get_by_role("status")).to_have_text(status)
    expect(page.locator("#results > li")).to_have_count(count)


@pytest.mark.parametrize(("search", "spelling", "found"), SPELLINGS)
def test_a_word_is_found_and_marked_however_it_is_typed(
    page: Page, search: Address, spelling: str, found: str
) -> None:
    _type(page, search, spelling)
    _expect_found(page, search)
    expect(page.locator("#results mark").first).to_be_visible()
    marked = page.locator("#results mark").all_inner_texts()
    assert found in marked
    # Only that word in its forms is marked, not half the paragraph.
    assert {_plain(word)[:4] for word in marked} == {_plain(found)[:4]}


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda one: one.locale.slug)
def test_forms_of_a_word_have_one_stem_and_other_words_have_another(
    page: Page, edition: Edition
) -> None:
    page.goto(Address(edition, "search").url)

    def stems(words: str) -> list[str]:
        return [
            page.evaluate("(word) => onda.stem(onda.fold(word))", word) for word in words.split()
        ]

    slug = edition.locale.slug
    assert {words: len(set(stems(words))) for words in FORMS[slug]} == dict.fromkeys(FORMS[slug], 1)
    apart = stems(APART[slug])
    assert len(set(apart)) == len(apart), apart


@every_search
def test_browser_folds_words_as_the_index_does(page: Page, html: Path, search: Address) -> None:
    """Greek has a sigma for the ends of words, and Turkish a capital i with a dot."""
    strange = ["ΌΔΟΣ", "İstanbul", "ŞŁØÆß", "Ｗｉｄｅ", "हिन्दी", "مُحَمَّد", "Việt", "e\u0301l"]
    page.goto(search.url)
    text = " ".join([(html / search.path).read_text(encoding="utf-8"), *strange])
    assert page.evaluate("onda.fold", text) == fold(text)


@every_search
def test_search_loads_the_words_it_needs_and_no_more(
    reader: Reader, page: Page, search: Address
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/_static/")[2]))
    page.goto(search.url)
    page.locator("#q").fill("Castillo")
    expect(page.locator("#results mark").first).to_be_visible()
    name = "articles/latin-america-wave"
    loaded = {one for one in asked if one.startswith("search/")}
    assert loaded == {"search/articles.js", "search/words-c.js", f"search/{name}.js"}


@every_search
def test_without_script_the_page_says_so_in_a_sentence(reader: Reader, search: Address) -> None:
    assert search.edition is not None
    page = reader.new_window(java_script_enabled=False)
    page.goto(search.url)
    sentence = chrome(search.edition)(
        "Searching needs JavaScript. The front page lists every page."
    )
    expect(page.locator(".notice")).to_have_text(sentence)


@every_search
def test_found_article_is_one_click_away(page: Page, search: Address) -> None:
    _type(page, search, "Castillo")
    _expect_found(page, search)
    page.locator("#results a").click()
    (article,) = (one for one in ARTICLES if one.edition == search.edition)
    expect(page).to_have_url(article.url)


@every_search
def test_search_says_when_nothing_is_found_and_starts_again(page: Page, search: Address) -> None:
    _type(page, search, "xyzzyqwerty")
    _expect_found(page, search, 0)
    page.locator("#q").fill("")
    expect(page.get_by_role("status")).to_have_text("")
    page.locator("#q").fill("Castillo")
    _expect_found(page, search)


@every_search
def test_all_the_words_must_be_there(page: Page, search: Address) -> None:
    _type(page, search, "Castillo xyzzyqwerty")
    _expect_found(page, search, 0)


@every_search
def test_address_carries_the_search(page: Page, search: Address) -> None:
    words = WORDS[(search.edition or EDITIONS[0]).locale.slug][0]
    page.goto(f"{search.url}?q={quote(words)}")
    expect(page.locator("#q")).to_have_value(words)
    _expect_found(page, search)
    page.locator("#q").fill("Castillo & Arce")
    page.locator("#q").press("Enter")
    page.reload()
    expect(page.locator("#q")).to_have_value("Castillo & Arce")


@every_edition
@pytest.mark.parametrize("way", ["typed", "in the address"])
def test_what_is_searched_for_is_never_html(page: Page, edition: Edition, way: str) -> None:
    search = Address(edition, "search")
    if way == "typed":
        _type(page, search, ATTACK)
    else:
        page.goto(f"{search.url}?q={quote(ATTACK)}")
    expect(page.locator("#q")).to_have_value(ATTACK)
    _expect_found(page, search, 0)
    expect(page.locator("img")).to_have_count(0)


@every_search
def test_search_works_in_a_page_opened_from_the_disk(
    reader: Reader, page: Page, html: Path, search: Address
) -> None:
    words, found = WORDS[(search.edition or EDITIONS[0]).locale.slug]
    page.goto(f"{(html / search.path).as_uri()}?q={quote(words)}")
    _expect_found(page, search)
    expect(page.locator("#results mark").first).to_have_text(found)
    page.locator("#q").fill("Castillo")
    page.locator("#q").press("Enter")
    _expect_found(page, search)
    page.locator("#results a").click()
    expect(page.locator("article h1")).to_be_visible()

"""The page is one file that needs nothing else, and no text of a catalogue gets out of it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.catalogs.notes.pieces import Part
from tools.checking.rule import CheckSettings
from tools.i18n import Translations
from tools.language.sentences import Languages
from tools.model import publication
from tools.model.catalog import Catalog, Entry, State
from tools.model.findings import Severity
from tools.model.publication import Locale
from tools.reviewing.html_page import FOLDER, KEYS, _part, embed_json, render
from tools.reviewing.page_messages import WORDS
from tools.reviewing.passages import ReviewData

SPANISH = publication.Edition(locale=Locale("es"), name="Español")
HOSTILE = [
    "</script><script>alert(1)</script>", "<!--", "<!--<script>", "]]>", "\u2028alert(1)\u2029",
    "&lt;b&gt;", "</style><img src=x onerror=alert(1)>", "\u202eabc", "a\0b", '"\\', "${1}`",
    "\ud800 half a sign", "{{ 7 * 7 }}", "javascript:alert(1)",
]  # fmt: skip


class Elements(HTMLParser):
    """Every element in order, and what stands in scripts, styles and the title."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.inside: dict[str, list[str]] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        if self.tags:
            self.inside.setdefault(self.tags[-1], []).append(data)


def page(
    *texts: str, words: Translations | None = None, target: publication.Edition = SPANISH
) -> str:
    """A page of entries whose every text is one of *texts*."""
    entries = [
        Entry(
            msgid=f"{text}.", msgstr=text, previous_msgid=text, flags=("fuzzy",), comments=(text,)
        )
        for text in texts
    ]
    settings = CheckSettings(languages=Languages("en", target.locale.gettext))
    catalogs = (Catalog(domain="".join(texts[:1]) or "a", entries=tuple(entries)),)
    shown = ReviewData(settings=settings, catalogs=catalogs, words=words or Translations(None))
    return render(target, Locale("en"), shown).decode()


def data_of(text: str) -> dict[str, Any]:
    found = re.search('<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)
    assert found
    data = json.loads(found[1])
    assert isinstance(data, dict)
    return data


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_a_catalogue_makes_an_element(text: str) -> None:
    assert Elements(page(text)).tags == Elements(page("plain")).tags
    assert data_of(page(text))["documents"][0]["passages"][0]["msgstr"] == text


@given(st.text())
def test_no_text_ends_its_script(text: str) -> None:
    shown = embed_json([text])
    assert not re.search("[<>&\u2028\u2029]", shown)
    assert json.loads(shown) == [text]


@pytest.mark.parametrize("text", HOSTILE[:8])
def test_no_word_of_the_workshops_catalogue_makes_an_element(text: str) -> None:
    entries = tuple(Entry(msgid=one.text, msgstr=text) for one in WORDS.values())
    words = Translations(Catalog(domain="workshop", entries=entries), Locale("en"))
    spoken = Elements(page("x", words=words))
    quiet = Elements(page("x"))
    assert spoken.tags == quiet.tags
    assert [name for name, _ in spoken.attributes] == [name for name, _ in quiet.attributes]


def test_the_policy_lets_its_own_script_and_style_run_and_nothing_else() -> None:
    text = page("x")
    (policy,) = re.findall('Content-Security-Policy" content="([^"]*)"', text)
    wanted = policy.replace("&#39;", "'")
    for tag, name in (("script", "script-src"), ("style", "style-src")):
        (inner,) = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digested = base64.b64encode(hashlib.sha256(inner.encode()).digest()).decode()
        assert f"{name} 'sha256-{digested}';" in wanted
    assert wanted.startswith("default-src 'none'; ")
    assert "unsafe" not in wanted


def test_nothing_is_asked_of_anybody() -> None:
    text = page("x")
    addresses = [value for name, value in Elements(text).attributes if name in {"src", "href"}]
    assert addresses == ["#passages"]
    assert not re.search(r"https?://|@import|url\(", text.replace("https?", ""))
    for call in ("fetch(", "XMLHttpRequest", "WebSocket", "innerHTML", "eval(", "insertAdjacent"):
        assert call not in text


def test_the_same_texts_give_the_same_bytes() -> None:
    assert page("one", "two") == page("one", "two")


def test_no_script_of_ours_could_end_early() -> None:
    for name in ("review.js", "review.css"):
        assert not re.search("</|<!--", _part(name)), name


def test_the_page_says_its_language_and_its_direction() -> None:
    arabic = publication.Edition(locale=Locale("ar"), name="العربية")
    assert '<html lang="ar" dir="rtl">' in page("x", target=arabic)
    assert data_of(page("x", target=arabic))["source"] == {"lang": "en", "dir": "ltr"}


def test_a_word_that_is_not_translated_is_marked_as_english() -> None:
    entries = (Entry(msgid="Undo", msgstr="Deshacer"),)
    text = page("x", words=Translations(Catalog(domain="workshop", entries=entries), Locale("en")))
    assert ">Deshacer</button>" in text
    assert '<span lang="en" dir="ltr">Save the review</span></button>' in text
    data = data_of(text)
    assert data["words"]["undo"] == "Deshacer"
    assert set(data["foreign"]) == set(WORDS) - {"undo"}


def test_every_word_is_said_somewhere_and_every_word_said_is_known() -> None:
    sources = sorted((FOLDER / "js").glob("*.js"))
    code = "".join(path.read_text(encoding="utf-8") for path in sources) + _part("review.html")
    code += " ".join(f'"{key}"' for _, key in KEYS)
    code += " ".join(f'"{one.value}"' for one in (*State, *Severity, *Part))
    assert [key for key in WORDS if f'"{key}"' not in code] == []
    said = set(re.findall(r'\b(?:say|label|announce|sent)\("([\w-]+)"', code))
    said |= set(re.findall(r'\bput\([^,]+,\s+"([\w-]+)"', code))
    assert said <= set(WORDS)

import re
from pathlib import Path

import pytest
from babel import Locale as Babel
from hypothesis import given
from hypothesis import strategies as st

from tests.support.project import LANGUAGES
from tools.catalogs.domains import PRESS
from tools.i18n import Translations, spell_date
from tools.model.catalog import Catalog, Entry, State
from tools.model.publication import Locale
from tools.sources.extraction import template_messages
from tools.system.environment import ROOT
from tools.workspace import Workspace

TEMPLATES = ROOT / "tools" / "site" / "theme" / "onda"
LOCALES = [Locale(name) for name in LANGUAGES if name != "en"]


def messages_of_theme() -> set[str]:
    return {
        msgid
        for path in TEMPLATES.glob("*.html")
        for _line, msgid in template_messages(path.read_text(encoding="utf-8"))
    }


@pytest.mark.parametrize("locale", LOCALES, ids=lambda locale: locale.gettext)
def test_every_word_of_the_chrome_is_translated(locale: Locale) -> None:
    catalog = Workspace(ROOT).catalog(locale, PRESS)
    live = {entry.msgid for entry in catalog if entry.state is State.REVIEWED}
    assert live == messages_of_theme()


@given(st.text(), st.text())
def test_a_msgstr_is_never_a_format_string(msgstr: str, value: str) -> None:
    chrome = Translations(Catalog(domain="press", entries=(Entry(msgid="m", msgstr=msgstr),)))
    assert chrome("m") == (msgstr or "m")
    chrome("m", author=value)


def test_only_reviewed_words_are_shown() -> None:
    fuzzy = Entry(msgid="Search", msgstr="Suche", flags=("fuzzy",))
    assert Translations(Catalog(domain="press", entries=(fuzzy,)))("Search") == "Search"


def test_templates_hold_no_words_of_their_own() -> None:
    """Whatever a reader sees comes from a catalogue, an article or editions.toml."""
    for path in TEMPLATES.glob("*.html"):
        assert not list(_bare_words(path)), path.name


def _bare_words(path: Path) -> list[str]:
    text = re.sub(
        r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", " ", path.read_text("utf-8"), flags=re.S
    )
    return [
        word for word in re.findall(r"[^\W\d_]{2,}", text) if word not in {"make", "html", "LANG"}
    ]


@pytest.mark.parametrize(
    ("date", "locale", "spelled"),
    [
        ("2021", "es", "2021"),
        ("2021-08", "en", "August 2021"),
        ("2021-08", "es", "agosto de 2021"),
        ("2021-08", "pt_BR", "agosto de 2021"),
        ("2021-08-24", "es", "24 de agosto de 2021"),
        ("2021-08-24", "pt_BR", "24 de agosto de 2021"),
        ("2021-08-24", "en", "August 24, 2021"),
        ("2021-08", "ar", "أغسطس 2021"),
    ],
)
def test_no_more_than_is_known_in_the_form_of_the_language(
    date: str, locale: str, spelled: str
) -> None:
    assert spell_date(date, Babel.parse(locale)) == spelled


@pytest.mark.parametrize(
    "date", ["", "August", "2021-13", "2021-02-30", "21-08", "2021-8", "2021-08-"]
)
def test_what_is_no_date(date: str) -> None:
    with pytest.raises(ValueError):
        spell_date(date, Babel.parse("en"))

"""Which letters belong in a language."""

from __future__ import annotations

import pytest

from tools.language.scripts import find_foreign, find_invisible, undisguise


@pytest.mark.parametrize(
    ("msgid", "msgstr", "language"),
    [
        ("Łódź, Đà Nẵng and Þór", "Łódź, Đà Nẵng y Þór", "es"),
        ("5 µm, n.º 3, 1.ª, CO₂, m², ™ and №", "5 µm, n.º 3, 1.ª, CO₂, m², ™ y №", "es"),
        ("cafe\u0301", "cafe\u0301", "pt_BR"),
        ("the Правда of Σ", "la Правда de Σ", "es"),
        ("President Raby", "Президент Raby", "ru"),
        ("Raby", "الرئيس Raby", "ar"),
        ("Raby", "Raby大統領のＡ", "ja"),
        ("Raby", "דוד Raby", "he"),
        ("a", "б", "no such language"),
        ("ⓐ one, [ˈbiːtlz]", "ⓑ dos, [ˈbɪtlz] 🅰", "es"),
        ("a 🌊", "un 👩‍👩‍👧".replace("\u200d", ""), "es"),
    ],
)  # fmt: skip
def test_what_belongs_is_not_asked_about(msgid: str, msgstr: str, language: str) -> None:
    assert not find_foreign(msgid, msgstr, language)


@pytest.mark.parametrize(
    ("msgstr", "language", "word", "mended"),
    [
        ("el prеsidente", "es", "prеsidente", "presidente"),
        ("el ｐresidente", "pt_BR", "ｐresidente", "presidente"),
        ("el 𝗽residente", "es", "𝗽residente", "presidente"),
        ("en ２０２１", "es", "２０２１", "2021"),
        ("el ɡato", "es", "ɡato", "gato"),
        ("200 \u212a", "es", "\u212a", "K"),
        ("el Президент", "es", "Президент", "Пpeзидeнт"),
        ("слoво", "ru", "слoво", None),
        ("un Ⓣⓔⓧⓣⓞ", "es", "Ⓣⓔⓧⓣⓞ", "Texto"),
        ("un ᴛᴇxᴛᴏ", "pt_BR", "ᴛᴇxᴛᴏ", "TExTO"),
        ("un 🅃🄴🅇🅃🄾", "es", "🅃🄴🅇🅃🄾", "TEXTO"),
        ("un ⒯⒠⒳⒯⒪", "es", "⒯⒠⒳⒯⒪", "texto"),
        ("λόγoς", "el", "λόγoς", None),
    ],
)
def test_what_only_looks_so_is_found(
    msgstr: str, language: str, word: str, mended: str | None
) -> None:
    (found,) = find_foreign("", msgstr, language)
    assert found[0] == word
    assert mended in {None, undisguise(word)}


@pytest.mark.parametrize("sign", ["\u200b", "\u202e", "\u2066", "\u00ad", "\0", "\x1b", "\u3164"])
def test_what_nobody_sees_is_found_unless_the_source_has_it(sign: str) -> None:
    assert find_invisible("a b", f"a{sign}b", "es") == [1]
    assert not find_invisible(f"a{sign}b", f"c{sign}d", "es")


def test_joiners_belong_to_the_spelling_of_some() -> None:
    assert not find_invisible("a", "می\u200cخواهم", "fa")
    assert find_invisible("a", "me\u200cquiero", "es")


@pytest.mark.parametrize("sign", ["\ufdd0", "\ufffe", "\uffff", "\U0001fffe", "\U0010ffff"])
def test_what_is_no_character_and_no_page_may_hold_is_found(sign: str) -> None:
    assert find_invisible("a", f"la {sign}", "es") == [3]

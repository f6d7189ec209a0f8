"""Words that pandoc writes come out as they went in, and what no article can have goes."""

from __future__ import annotations

from typing import Any

import pytest

from tools.sources.pandoc import shield, unshield_plain, unshield_source


def words(text: str) -> dict[str, str]:
    return {"t": "Str", "c": text}


def link(address: str) -> dict[str, Any]:
    return {"t": "Link", "c": [["", [], []], [words("here")], [address, ""]]}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("a*b`c|d\\e", "a\\*b\\`c\\|d\\\\e"),
        ("snake_case and _this_", "snake_case and \\_this\\_"),
        ("said::", "said:\\:"),
        ("javascript:alert", "javascript\\:alert"),
        ("https://a.org", "https://a.org"),
        ("javascript: it is a language", "javascript: it is a language"),
        ("unheard:of", "unheard:of"),
    ],
)
def test_signs_of_markup_are_words(text: str, source: str) -> None:
    shown = shield(words(text), [])["c"]
    assert unshield_source(shown) == source
    assert unshield_plain(shown) == text


@pytest.mark.parametrize("rule", ["===", "+--"])
def test_in_a_table_every_column_counts(rule: str) -> None:
    shown = shield(words("snake_case"), [])["c"]
    assert unshield_source(f"{rule}\n{shown}") == f"{rule}\nsnake\\_case"


@pytest.mark.parametrize(
    ("kind", "text", "is_guarded"),
    [
        ("Para", "1999. A year.", True),
        ("Plain", "1999. A year.", True),
        ("Emph", "1999. A year.", False),
        ("Para", "A year.", False),
        ("Para", "* A year.", False),  # the sign itself is stood in for
    ],
)
def test_a_paragraph_begins_no_list(kind: str, text: str, is_guarded: bool) -> None:
    content = [words(part) for part in text.split(" ")]
    (first, *_) = shield({"t": kind, "c": content}, [])["c"]
    assert (unshield_source(first["c"]) == "\\") == is_guarded


@pytest.mark.parametrize("node", [[], [{"t": "Space"}], [{"t": "Emph", "c": [words("a")]}]])
def test_what_does_not_begin_with_a_word_is_left(node: list[Any]) -> None:
    assert shield({"t": "Para", "c": node}, []) == {"t": "Para", "c": node}


@pytest.mark.parametrize(
    ("node", "left", "remark"),
    [
        (link("https://a.org/"), None, ""),
        (link("javascript:alert(1)"), [words("here")], "link left out, its words kept: here"),
        ({"t": "Image", "c": [[], [words("A"), words("wave")], ["w.png", ""]]},
         [words("A"), words("wave")], "image left out, its words kept: A wave"),
        ({"t": "Image", "c": [[], [], ["w.png", ""]]},
         [words("[w.png]")], "image left out, its words kept: [w.png]"),
        ({"t": "Math", "c": [{}, "x"]}, [words("x")], "math left out, its words kept: x"),
        ({"t": "Strikeout", "c": [words("no")]},
         [words("no")], "strikeout left out, its words kept: no"),
        ({"t": "Strikeout", "c": [words("n" * 70)]},
         [words("n" * 70)], f"strikeout left out, its words kept: {'n' * 60}"),
    ],
)  # fmt: skip
def test_what_an_article_cannot_have_leaves_its_words(
    node: dict[str, Any], left: list[Any] | None, remark: str
) -> None:
    remarks: list[str] = []
    before = [words("a"), node, words("b")]
    kept = [node] if left is None else left
    assert shield(before, remarks) == [words("a"), *kept, words("b")]
    assert remarks == ([remark] if remark else [])

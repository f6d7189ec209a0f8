"""Where in a wrapped, escaped file a character stands."""

from hypothesis import given
from hypothesis import strategies as st

from tools.formats.po.lines import ESCAPES, escape, place_of, unescape

SIGNS = st.sampled_from('aé"\\\n\t\x07¿')


def as_lines(parts: list[str]) -> list[str]:
    return ['msgid "x"', 'msgstr ""', *(f'"{escape(part)}"' for part in parts), "", 'msgid "y"']


@given(st.lists(st.text(SIGNS, min_size=1, max_size=6), min_size=1, max_size=5), st.data())
def test_at_the_place_stands_the_character(parts: list[str], data: st.DataObject) -> None:
    text = "".join(parts)
    offset = data.draw(st.integers(0, len(text) - 1))
    lines = as_lines(parts)
    line, column = place_of(lines, 1, offset)
    written = lines[line - 1][column - 1 :]
    assert written.startswith(ESCAPES.get(ord(text[offset]), text[offset]))


def test_the_end_is_the_closing_quotation_mark() -> None:
    lines = as_lines(["Hola, ", "mundo"])
    assert place_of(lines, 1, len("Hola, mundo")) == (4, 7)
    assert lines[3][6] == '"'


def test_bytes_of_one_letter_count_as_one_letter() -> None:
    lines = ['msgid "x"', r'msgstr "\303\251a"']
    assert unescape(r"\303\251a", line=1, column=1) == "éa"
    assert place_of(lines, 1, 1) == (2, len(r'msgstr "\303\251') + 1)


def test_the_source_has_places_too() -> None:
    assert place_of(['msgid "It rains."', 'msgstr ""'], 1, 3, "msgid") == (1, 11)


def test_an_entry_that_is_not_where_it_was_said_to_be_gets_its_line() -> None:
    assert place_of(["no text"], 1, 3) == (1, 1)

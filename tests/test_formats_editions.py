import pytest

from tools.errors import ConfigError
from tools.formats.editions import parse_publication

HEAD = 'name = "Onda"\nsource = "en"\nbase = "/"\n'
EN = '[[edition]]\nlocale = "en"\nname = "English"\n'


def row(locale: str, name: str = "x") -> str:
    return f'[[edition]]\nlocale = "{locale}"\nname = "{name}"\n'


def test_rows_keep_their_order() -> None:
    publication = parse_publication(HEAD + row("ar", "العربية") + EN)
    assert [edition.locale.gettext for edition in publication.editions] == ["ar", "en"]
    assert publication.source.name == "English"
    assert publication.editions[0].locale.direction == "rtl"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("name = ", "Invalid value"),
        (HEAD, r"no \[\[edition\]\] rows"),
        (HEAD + row("es"), 'source = "en" has no row'),
        (HEAD + EN + row("xx"), "CLDR"),
        (HEAD + EN + row("../../etc"), "CLDR"),
        (HEAD + EN + row("pt-BR"), "CLDR"),
        (HEAD + EN + row("pt_br"), 'write "pt_BR"'),
        (HEAD + EN + EN, "two rows for en"),
        (HEAD + EN + '[[edition]]\nlocale = "es"\n', "edition 2: name is missing"),
        (HEAD + EN + row("es") + 'colour = "red"\n', "unknown field colour"),
        (HEAD.replace('"/"', '"onda"') + EN, "no folder of a site"),
        (HEAD.replace('"/"', '"//evil.example/"') + EN, "no folder of a site"),
        (HEAD.replace('"/"', '"/../"') + EN, "no folder of a site"),
        ('name = 3\nsource = "en"\nbase = "/"\n' + EN, "name is missing, or is no text"),
    ],
)
def test_what_cannot_be_is_named(text: str, sentence: str) -> None:
    with pytest.raises(ConfigError, match=sentence) as caught:
        parse_publication(text, path="locale/editions.toml")
    assert "locale/editions.toml" in str(caught.value)

import pytest
from babel import Locale

from tools.i18n.dates import spell_date


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
    assert spell_date(date, Locale.parse(locale)) == spelled


@pytest.mark.parametrize(
    "date", ["", "August", "2021-13", "2021-02-30", "21-08", "2021-8", "2021-08-"]
)
def test_what_is_no_date(date: str) -> None:
    with pytest.raises(ValueError):
        spell_date(date, Locale.parse("en"))

import pytest

from tools.model.errors import UsageError
from tools.model.publication import Edition, Locale, Publication, resolve

EN, ES, BRAZIL, PORTUGAL = (
    Edition(locale=Locale(name), name=name) for name in ("en", "es", "pt_BR", "pt_PT")
)
ONDA = Publication(name="Onda", base="/", source=EN, editions=(EN, ES, BRAZIL))
WITH_PORTUGAL = Publication(name="Onda", base="/", source=EN, editions=(EN, ES, BRAZIL, PORTUGAL))


@pytest.mark.parametrize(
    ("name", "edition"),
    [
        ("es", ES), ("ES", ES), ("en", EN), ("pt_BR", BRAZIL), ("pt", BRAZIL),
        ("pt-BR", BRAZIL), ("pt_br", BRAZIL), ("pt-br", BRAZIL), ("PT", BRAZIL),
    ],
)  # fmt: skip
def test_exact_names_and_unique_aliases(name: str, edition: Edition) -> None:
    assert resolve(ONDA, name) == (edition,)


def test_without_a_name_it_is_the_source() -> None:
    assert resolve(ONDA, None) == (EN,)


def test_all_is_every_edition() -> None:
    assert resolve(ONDA, "all") == (EN, ES, BRAZIL)


def test_a_language_with_two_editions_is_ambiguous() -> None:
    with pytest.raises(UsageError, match="pt_BR or pt_PT"):
        resolve(WITH_PORTUGAL, "pt")
    assert resolve(WITH_PORTUGAL, "pt_pt") == (PORTUGAL,)


@pytest.mark.parametrize(
    "name",
    ["", " ", "xx", "e", "esp", "es ", "es_MX", "es_MX.UTF-8", "es pt", "C", "../../etc", "%",
     "$(shell id)", "`id`", "-h", "ALL ", "es\n", "españa", "x" * 10_000, "\x1b[31m"],
)  # fmt: skip
def test_anything_else_is_one_line_that_lists_the_editions(name: str) -> None:
    with pytest.raises(UsageError) as caught:
        resolve(ONDA, name)
    sentence = str(caught.value)
    assert "en, es, pt_BR" in sentence
    assert sentence.isprintable()
    assert len(sentence) < 200

"""Values are the same however a language writes them, and are missed where they change."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tools.checking.rule import CheckSettings, Pair, rules_of
from tools.checking.rules import values
from tools.language.numbers import localize
from tools.language.quantities import Difference, What, find_differences, scan
from tools.language.sentences import Languages
from tools.system.environment import ROOT

CASES = ROOT / "tests/cases/language/quantities" / "equal.tsv"
EQUAL = [tuple(line.split("\t")) for line in CASES.read_text(encoding="utf-8").splitlines()]
TURNS = [
    tuple(line.split("\t"))
    for line in CASES.with_name("turns.tsv").read_text(encoding="utf-8").splitlines()
]
WORDS = "two half third million July siglo XIX y de dos mil 3,000 3.5 % 7pm terça -feira £ 28/7"

NAMES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
TENS = (
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"
)  # fmt: skip


@pytest.mark.parametrize(("locale", "source", "target"), EQUAL)
def test_what_is_equal_is_left_alone(locale: str, source: str, target: str) -> None:
    assert find_differences(source, target, Languages("en", locale)) == ()


@pytest.mark.parametrize(("locale", "source", "right", "wrong"), TURNS)
def test_a_turn_is_left_alone_and_its_twin_is_not(
    locale: str, source: str, right: str, wrong: str
) -> None:
    settings = CheckSettings(languages=Languages("en", locale))
    found, twin = (
        [rule.name for rule in rules_of(values) for _ in rule.check(Pair(source, text, settings))]
        for text in (right, wrong)
    )
    assert found == []
    assert twin


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "two hundred and five thousand", 205_000),
        ("en", "a million and a half", 1_500_000),
        ("en", "half a million", 500_000),
        ("en", "twenty-first", 21),
        ("en", "£3bn", 3_000_000_000),
        ("es", "tres mil millones", 3_000_000_000),
        ("es", "3 billones", 3_000_000_000_000),
        ("es", "treinta y un países", 31),
        ("es", "mil ochocientos veinte", 1820),
        ("es", "siglo XIX", 19),
        ("pt", "cento e vinte e três milhões", 123_000_000),
        ("pt", "3,5 bilhões", 3_500_000_000),
        ("pt", "1º de janeiro", 1),
    ],
)
def test_a_number_is_read_as_a_whole(language: str, text: str, value: int) -> None:
    firm = [one for one in scan(text, language) if one.firm]
    assert value in firm[0].readings


def spelled(number: int) -> str:
    """In English, as people write it."""
    for value, name in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= value:
            high, low = divmod(number, value)
            joint = " and " if 0 < low < 100 else " "
            return f"{spelled(high)} {name}{joint}{spelled(low) if low else ''}".rstrip()
    low = number % 10
    return NAMES[number] if number < 20 else TENS[number // 10] + (f"-{NAMES[low]}" if low else "")


@given(st.integers(0, 999) | st.integers(1000, 999_999) | st.integers(10**6, 999_999_999))
def test_what_is_written_out_is_read_again(number: int) -> None:
    (value,) = scan(f"They are {spelled(number)} people.", "en")
    assert value.readings == {number}


def test_two_numbers_side_by_side_stay_two() -> None:
    assert [one.readings for one in scan("tres y cuatro, dos tres", "es")] == [{3}, {4}, {2}, {3}]
    assert [one.readings for one in scan("doscientos cien", "es")] == [{200}, {100}]
    assert [one.readings for one in scan("veinte y diez", "es")] == [{20}, {10}]
    assert [one.readings for one in scan("sixty ten", "en")] == [{60}, {10}]
    decimals = scan("tres coma treinta cinco, tres coma treinta y cinco", "es")
    assert [float(*one.readings) for one in decimals] == [3.3, 5, 3.35]


@pytest.mark.parametrize(
    ("locale", "source", "target", "what"),
    [
        ("es", "31 countries", "30 países", What.CHANGED),
        ("es", "31 countries", "países", What.LOST),
        ("es", "31 of 31", "los 31", What.FEWER),
        ("es", "countries", "31 países", What.ADDED),
        ("es", "5 miles", "5 kilómetros", What.UNIT),
        ("es", "5 miles", "8 kilómetros", What.CONVERTED),
        ("es", "from 10% to 20%", "del 10 al 20", What.UNIT),
        ("es", "in July and June", "en junio y junio", What.CHANGED),
        ("es", "10 and 20, 20", "10 y 10, 20", What.CHANGED),
        ("es", "millions of people", "miles de personas", What.CHANGED),
        ("eo", "31 countries", "30 landoj", What.CHANGED),
    ],
)
def test_what_has_become_of_a_value(locale: str, source: str, target: str, what: What) -> None:
    found = find_differences(source, target, Languages("en", locale))
    assert {one.what for one in found} == {what}


def test_other_languages_may_say_numbers_in_words() -> None:
    assert (
        find_differences("31 countries in July", "tridek unu landoj", Languages("en", "eo")) == ()
    )


@pytest.mark.parametrize("count", [19, 20, 21])
def test_of_many_lost_values_the_first_twenty_are_told(count: int) -> None:
    source = ", ".join(f"{7 * number} men" for number in range(11, 11 + count))
    found = find_differences(source, "hombres", Languages("en", "es"))
    assert [one.what for one in found] == [What.LOST] * min(count, 20)


def test_a_number_may_have_gone_into_code() -> None:
    source, target = "See PEP 484.", "Vea      ."
    whole = (source, "Vea `484`.")
    assert find_differences("See PEP 484.", target + "     ", Languages("en", "es"))
    padded = target[:4] + " " * (len(whole[1]) - 5) + "."
    assert find_differences(source, padded, Languages("en", "es"), whole) == ()


def seen(found: tuple[Difference, ...]) -> list[str]:
    return [one.what.value for one in found]


@given(
    st.one_of(st.text(), st.lists(st.sampled_from(WORDS.split())).map(" ".join)),
    st.sampled_from(["en", "es", "pt_BR", "fr", "ar"]),
)
@example("Two and a half years, 10 to 20 %, 3,000 km", "en")
@example("two hundred " * 40 + "9" * 400, "en")
def test_a_text_says_what_it_says(text: str, language: str) -> None:
    assert seen(find_differences(text, text, Languages(language, language))) == []


@given(st.integers(0, 10**9), st.integers(0, 999), st.sampled_from(["es", "pt_BR"]))
def test_a_localised_number_has_kept_its_value(whole: int, decimals: int, locale: str) -> None:
    for number in (f"{whole:,}", f"{whole:,}.{decimals}"):
        there = localize(number, "en", locale)
        assert seen(find_differences(f"{number} km", f"{there} km", Languages("en", locale))) == []


@given(st.integers(2, 10**6), st.integers(2, 10**6), st.sampled_from(["es", "pt_BR", "fr"]))
def test_another_number_is_another(one: int, other: int, locale: str) -> None:
    found = find_differences(f"{one} men", f"{other} gentes", Languages("en", locale))
    assert bool(found) == (one != other)


def test_a_changed_number_hides_no_changed_unit() -> None:
    found = find_differences("31 men, 5 miles", "30 hombres, 5 kilómetros", Languages("en", "es"))
    assert seen(found) == ["changed", "unit"]

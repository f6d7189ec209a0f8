"""Numbers keep their value when they change language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.language.numbers import localize, read

PAIRS = [("en", "es"), ("en", "pt_BR"), ("es", "pt_BR"), ("pt_BR", "es")]


@pytest.mark.parametrize(
    ("source", "target", "number", "written"),
    [
        ("es", "pt_BR", "3000 km", "3.000 km"),
        ("es", "pt_BR", "15\u00a0000 km", "15.000 km"),
        ("es", "pt_BR", "1.234.567,5 €", "1.234.567,5 €"),
        ("es", "pt_BR", "3.5 %", "3,5 %"),
        ("es", "pt_BR", "2,50 €", "2,50 €"),
        ("es", "pt_BR", "200 m²", "200 m²"),
        ("es", "pt_BR", "3.000 km", "3.000 km"),
        ("pt_BR", "es", "3.000 km", "3000 km"),
        ("pt_BR", "es", "15.000 km", "15\u00a0000 km"),
        ("en", "pt_BR", "3,000 km", "3.000 km"),
        ("en", "es", "3.11.2 GB", "3.11.2 GB"),
        ("en", "es", "3,11 %", "3,11 %"),
        ("en", "eo", "3,000 km", "3,000 km"),
        ("es", "pt_BR", "3,000 km", "3,000 km"),
    ],
)
def test_as_the_language_writes_it(source: str, target: str, number: str, written: str) -> None:
    assert localize(number, source, target) == written


@given(st.from_regex(r"\d{1,7}([.,\u00a0]\d{1,3}){0,2}", fullmatch=True), st.sampled_from(PAIRS))
def test_what_can_be_read_in_one_way_keeps_its_value(number: str, pair: tuple[str, str]) -> None:
    source, target = pair
    if len(read(number, source)) == 1 and localize(number, source, target) != number:
        assert read(number, source) <= read(localize(number, source, target), target)

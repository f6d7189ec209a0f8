"""Correct sentences that look like mistakes: no fix touches one, whatever the house."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

import pytest

from tools.checking.checks import check_catalog
from tools.checking.fixes import fix_catalog
from tools.checking.registry import PAIR_RULES
from tools.checking.rule import CheckSettings
from tools.language.languages import EXAMPLES, customs
from tools.language.sentences import Languages
from tools.model.catalog import Catalog, Entry
from tools.model.findings import Severity
from tools.system.environment import ROOT

CASES = ROOT / "tests/cases/checking/fixes"
LANGUAGES = ("es", "pt_BR")
LINE_RE = re.compile(r"^(?P<source>[^#].*?) \| (?P<target>.+)$", re.MULTILINE)
ANY = "[any house]"
"""In the heading of a category: its sentences are right however times and decimals are written."""


def sentences(language: str, *, mark: str = "") -> Iterator[tuple[str, str]]:
    """Each source and translation; of the categories with a mark, if one is given."""
    text = (CASES / f"{language}.txt").read_text(encoding="utf-8").replace("␣", "\u00a0")
    for category in text.split("\n## ")[1:]:
        if mark in category.partition("\n")[0]:
            yield from ((one["source"], one["target"]) for one in LINE_RE.finditer(category))


def catalog(language: str, *, mark: str = "") -> Catalog:
    entries = (
        Entry(msgid=source, msgstr=target) for source, target in sentences(language, mark=mark)
    )
    return Catalog(domain="a", entries=tuple(entries))


def settings(language: str, **examples: str) -> CheckSettings:
    languages = Languages("en", language)
    return CheckSettings(languages=languages, typography=customs(language, examples))


@pytest.mark.parametrize("language", LANGUAGES)
def test_they_are_many_and_each_is_another(language: str) -> None:
    pairs = list(sentences(language))
    assert len(pairs) == len(set(pairs)) >= 300


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_fix_touches_a_correct_sentence(language: str) -> None:
    every = catalog(language)
    assert changed(every, settings(language)) == []
    neutral = catalog(language, mark=ANY)
    assert len(neutral.entries) >= 50
    for time, decimal in product(EXAMPLES["time"], EXAMPLES["decimal"]):
        assert changed(neutral, settings(language, time=time, decimal=decimal)) == []


def changed(before: Catalog, settings: CheckSettings) -> list[tuple[str, str]]:
    after = fix_catalog(before, settings, PAIR_RULES)
    pairs = zip(before, after, strict=True)
    return [(old.msgstr, new.msgstr) for old, new in pairs if old != new]


@pytest.mark.parametrize("language", LANGUAGES)
def test_few_of_them_are_called_wrong(language: str) -> None:
    """By these two families: a note is no harm, an error or a warning is a false alarm."""
    every = catalog(language)
    found = list(check_catalog(every, settings(language), rules=PAIR_RULES))
    alarms = {
        one.key: (one.rule, one.text)
        for one in found
        if one.severity is not Severity.NOTE and one.family in {"typography", "meaning"}
    }
    assert len(alarms) <= 0.01 * len(every.entries), list(alarms.values())

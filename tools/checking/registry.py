"""Every rule. What builds a page needs two families only, and imports :mod:`.checks` alone."""

from __future__ import annotations

from typing import Any

from tools.checking.rule import BookRule, PairRule, Rule, SourceRule, rules_of
from tools.checking.rules import (
    consistency,
    markup,
    names,
    safety,
    source,
    spelling,
    values,
    wrong_language,
)
from tools.checking.rules.meaning import completeness, links, negations
from tools.checking.rules.typography import capitals, punctuation, spacing

PAIR_RULES: tuple[PairRule, ...] = (
    *rules_of(safety, markup, values),
    *rules_of(negations, links, completeness),
    *rules_of(names, wrong_language, punctuation),
    capitals.small_letters,
    *rules_of(spacing),
    capitals.title_letters,
    *rules_of(spelling),
)
"""In the order in which reports list them, and findings of one entry come."""
BOOK_RULES: tuple[BookRule, ...] = rules_of(consistency)
SOURCE_RULES: tuple[SourceRule, ...] = rules_of(source)
EVERY_RULE: tuple[Rule[Any, Any], ...] = (*PAIR_RULES, *BOOK_RULES, *SOURCE_RULES)

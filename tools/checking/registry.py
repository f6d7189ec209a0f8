"""Every rule there is; whoever prints a page needs but two families, and spares the rest."""

from __future__ import annotations

from typing import Any

from tools.checking.rule import BookRule, PairRule, Rule, SourceRule, rules_of
from tools.checking.rules import (
    consistency,
    languages,
    markup,
    names,
    safety,
    source,
    spelling,
    terms,
    values,
)  # fmt: skip
from tools.checking.rules.meaning import completeness, links, negations, repetitions
from tools.checking.rules.typography import (
    capitals,
    numbers,
    quotation_marks,
    sentence_marks,
    spacing,
)

PAIR_RULES: tuple[PairRule, ...] = (
    *rules_of(safety, markup, values),
    *rules_of(negations, links, completeness, repetitions),
    *rules_of(names, terms, languages),
    *rules_of(sentence_marks, quotation_marks),
    capitals.small_letters,
    *rules_of(numbers, spacing),
    capitals.title_letters,
    *rules_of(spelling),
)
"""In the order in which reports list them, and findings of one entry come."""
BOOK_RULES: tuple[BookRule, ...] = rules_of(consistency)
SOURCE_RULES: tuple[SourceRule, ...] = rules_of(source)
EVERY_RULE: tuple[Rule[Any, Any], ...] = (*PAIR_RULES, *BOOK_RULES, *SOURCE_RULES)

"""Every rule there is; whoever prints a page needs but two families, and spares the rest."""

from __future__ import annotations

from typing import Any

from tools.checking.rule import BookRule, PairRule, Rule, SourceRule, rules_of
from tools.checking.rules import (
    consistency,
    languages,
    markup,
    meaning,
    names,
    safety,
    source,
    spelling,
    terms,
    typography,
    values,
)  # fmt: skip

PAIR_RULES: tuple[PairRule, ...] = (
    *rules_of(safety),
    *rules_of(markup),
    *rules_of(values),
    *rules_of(meaning),
    *rules_of(names),
    *rules_of(terms),
    *rules_of(languages),
    *rules_of(typography),
    *rules_of(spelling),
)
BOOK_RULES: tuple[BookRule, ...] = rules_of(consistency)
SOURCE_RULES: tuple[SourceRule, ...] = rules_of(source)
EVERY_RULE: tuple[Rule[Any, Any], ...] = (*PAIR_RULES, *BOOK_RULES, *SOURCE_RULES)

"""What a text says in numbers: how many, how much, when; whatever it is written like.

    quantity      a value, where it is in the text, and what it counts: percent, money, weeks
    number_words  words: two, dos, July; and words that are one number: two hundred and five
    single_words  what a single word, number or time says: XIX, 1970s, terça-feira, 19h30
    scanner       text -> values
    display       value -> the words to show
    comparison    both texts -> what is not the same: changed, lost, added

Of a language without number words (:class:`tools.language.facts.NumberWords`) the digits
alone are read.
"""

from __future__ import annotations

from tools.language.quantities.comparison import find_differences
from tools.language.quantities.quantity import Difference, QuantityKind, Value, What
from tools.language.quantities.scanner import (
    has_values,
    knows_number_words,
    list_plain_numbers,
    scan,
)

__all__ = [
    "Difference",
    "QuantityKind",
    "Value",
    "What",
    "find_differences",
    "has_values",
    "knows_number_words",
    "list_plain_numbers",
    "scan",
]

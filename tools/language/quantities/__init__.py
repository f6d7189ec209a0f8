"""What a text says in numbers: how many, how much, when; whatever it is written like.

    nouns        a value, and where in the text it stands
    lexicon      the words: two, dos, half, July, million
    units        what is counted: percent, money, miles, weeks
    clocks       times of day
    runs         words that are one number: two hundred and five
    readings     what a single word or number says: XIX, 1970s, terça-feira
    scanner      text -> values
    phrases      value -> the words to show
    matches      when two values can be one
    leftovers    what has no match: changed, lost, added
    pairing      both texts -> what is not the same

English, Spanish and Portuguese are read; of other languages the digits alone.
"""

from __future__ import annotations

from tools.language.quantities.comparison import differences
from tools.language.quantities.quantity import Difference, Kind, Value, What
from tools.language.quantities.scanner import plain_numbers, scan, speaks, tells

__all__ = [
    "Difference",
    "Kind",
    "Value",
    "What",
    "differences",
    "plain_numbers",
    "scan",
    "speaks",
    "tells",
]

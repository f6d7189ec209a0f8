"""What a text says in numbers: how many, how much, when; whatever it is written like.

    nouns        a value, and where in the text it stands
    lexicon      the words: two, dos, half, July, million
    units        what is counted: percent, money, miles, weeks
    clocks       times of day
    scanner      text -> values
    pairing      which value of a text is which of its translation, and what is left over

English, Spanish and Portuguese are read; of other languages the digits alone.
"""

from __future__ import annotations

from tools.values.nouns import Kind, Value
from tools.values.pairing import Difference, What, differences
from tools.values.scanner import scan, speaks

__all__ = ["Difference", "Kind", "Value", "What", "differences", "scan", "speaks"]

"""Numbers keep their value."""

from __future__ import annotations

from tools.checks import values
from tools.checks.rules import House, Pair, rules_of
from tools.guards.verdicts import Verdict
from tools.segments import Languages

_RULES = rules_of(values)


def numbers(source: str, target: str, languages: Languages) -> Verdict | None:
    """Numbers, dates, times and amounts keep their value, however they are written.

    Bad: The border is 3,000 km long. | La frontera mide 300 km.
    Bad: It cost 3 billion. | Costó 3 billones.
    Bad: It grew by 3.5 percent. | Creció un 35 por ciento.
    Bad: pt_BR: The border is 3,000 km long. | A fronteira tem 3,000 km.
    Bad: On July 28th they met. | Se reunieron el 29 de julio.
    Good: The border is 3,000 km long. | La frontera mide 3000 km.
    Good: pt_BR: The border is 3,000 km long. | A fronteira tem 3.000 km.
    Good: It cost 3 billion. | Costó 3000 millones.
    Good: pt_BR: It cost 3 billion. | Custou 3 bilhões.
    Good: On July 28th, two left. | El 28 de julio, 2 se fueron.
    Good: The 19th century began. | Empezó el siglo XIX.
    Good: In the 1970s it rained. | En los años setenta llovía.
    """
    pair = Pair(source, target, House(languages=languages))
    for rule in _RULES:
        for fault in rule.check(pair):
            return Verdict(str(fault.saying))
    return None

"""Is a translation as harmless as its source, and marked up alike?

The two families of checks that nobody may skip, as one question.
"""

from __future__ import annotations

from tools.checking.rule import CheckSettings, Pair, PairRule, rules_of
from tools.checking.rules import markup, safety
from tools.language.sentences import Languages

RULES: tuple[PairRule, ...] = (*rules_of(safety), *rules_of(markup))


def differences(msgid: str, msgstr: str, languages: Languages) -> tuple[str, ...]:
    """Say what makes *msgstr* unsafe or unlike *msgid* in markup, a sentence each.

    >>> differences("Sign.", "- Firme.", Languages("en", "es"))[0][:24]
    'This begins like a list '
    """
    pair = Pair(msgid, msgstr, CheckSettings(languages=languages))
    return tuple(str(fault.message) for rule in RULES for fault in rule.check(pair))

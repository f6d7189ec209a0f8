"""A translation is marked up as its source is. Always an error, never waived."""

from __future__ import annotations

from collections.abc import Iterator

from tools.checks.rules import Pair, rule
from tools.findings import Fault, Severity, say
from tools.inert import differences


@rule(Severity.ERROR)
def markup(pair: Pair) -> Iterator[Fault]:
    """The translation holds the same links, emphasis and notes as its source.

    Bad: Do *not* sign. | No firme.
    Good: Do *not* sign. | *No* firme.
    """
    if not pair.plain:
        for difference in differences(pair.source, pair.target):
            yield Fault(say("The translation is not like its source: {what}.", what=difference))

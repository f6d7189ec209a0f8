"""Terms are called what the glossary calls them."""

from __future__ import annotations

from collections.abc import Iterator

from tools.checking.rule import Pair, rule
from tools.model.findings import Fault, Severity, say


@rule("terms", Severity.WARNING)
def term(pair: Pair) -> Iterator[Fault]:
    """A term of the glossary has one of the translations that the glossary gives.

    Bad: Two coups failed. | Fracasaron dos cupés.
    Good: Two coups failed. | Fracasaron dos golpes de Estado.
    Good: pt_BR: Two coups failed. | Dois golpes fracassaram.
    """
    language = pair.languages.target
    for one in pair.missing_terms:
        if not one.keep:
            forms = ", ".join(one.translations[language])
            yield Fault(say("For “{term}” the glossary has: {forms}.", term=one.term, forms=forms))


@rule("terms", Severity.ERROR)
def kept_term(pair: Pair) -> Iterator[Fault]:
    """A name that the glossary says to keep stays as it is.

    Bad: The NHS is theirs. | El SNS es suyo.
    Good: The NHS is theirs. | El NHS es suyo.
    """
    for one in pair.missing_terms:
        if one.keep:
            yield Fault(say("“{term}” stays as it is, the glossary says.", term=one.term))

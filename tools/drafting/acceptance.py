"""What an engine's sentence has to stand before it is a draft."""

from __future__ import annotations

from tools.catalogs.notes.changed import GAP
from tools.checking.blocking import differences
from tools.drafting.guards import inspect
from tools.glossary import Glossary
from tools.language.sentences import Languages


class Rejected(Exception):
    """A proposal that cannot be used; the message says why."""


def check_sentence(
    sentence: str, text: str, glossary: Glossary, languages: Languages
) -> tuple[str, tuple[str, ...]]:
    """*text*, mended by the guards, and what a reviewer should look at.

    :raises Rejected: it is not safe, or better left to a person.
    """
    inspection = inspect(sentence, text, languages)
    faults = inspection.faults or filter(None, [reason_unfit(sentence, inspection.text, languages)])
    for fault in faults:
        raise Rejected(rejection(fault))
    terms = glossary.reasons(sentence, inspection.text, languages.target)
    return inspection.text, (*inspection.reasons, *terms)


def rejection(fault: str) -> str:
    """Why there is no draft, for whoever never sees the sentence with that *fault*."""
    return f"the machine’s sentence was thrown away: {fault}"


def reason_unfit(sentence: str, text: str, languages: Languages) -> str:
    """Why *text* cannot stand for *sentence* in a paragraph; empty if it can."""
    if GAP in text or any(text.count(sign) != sentence.count(sign) for sign in "⟦⟧"):
        return "a sign of Onda’s own, ⟦ or ⟧, is left in it"
    return markup_difference(sentence, text, languages)


def markup_difference(sentence: str, text: str, languages: Languages) -> str:
    """How *text* is not marked up as *sentence* is, or is no sentence; empty if all is well.

    >>> markup_difference("Sign it.", "Fírmelo.", Languages("en", "es"))
    ''
    """
    # How a paragraph begins is the paragraph's matter.
    return next(iter(differences(f"x {sentence}", f"x {text}", languages)), "")

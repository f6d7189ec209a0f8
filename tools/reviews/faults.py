"""What makes an answer unfit to be printed, in the reviewer's language."""

from __future__ import annotations

from collections.abc import Collection

from tools.changes import GAP
from tools.checks import check_entry
from tools.checks.rules import House
from tools.findings import say
from tools.inert import RULES
from tools.model import Entry
from tools.press.chrome import Chrome
from tools.reviews.accepts import Faults
from tools.reviews.returns import Answer
from tools.segments import Languages
from tools.wording import worded


def faults_in(languages: Languages, words: Chrome, plain: Collection[str]) -> Faults:
    """Asks what nobody may skip: safety, markup, and no sentence left out.

    :param words: what the faults are said in.
    :param plain: domains that hold no reStructuredText.

    >>> faults = faults_in(Languages("en", "es"), Chrome(None), ())
    >>> faults(Answer(domain="a", msgid="Go.", sent="", msgstr="Va. ⟦…⟧", done=True))
    ('A sentence is still missing where ⟦…⟧ stands.',)
    """
    house = House(languages=languages)

    def faults(answer: Answer) -> tuple[str, ...]:
        is_plain = answer.domain in plain
        entry = Entry(msgid=answer.msgid, msgstr=answer.msgstr)
        found = [one.saying for *_, one in check_entry(entry, house, plain=is_plain, rules=RULES)]
        if GAP in answer.msgstr and not is_plain:
            found.append(say("A sentence is still missing where {gap} stands.", gap=GAP))
        return tuple(worded(one, words) for one in found)

    return faults

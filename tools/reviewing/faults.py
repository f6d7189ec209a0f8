"""What makes an answer unfit to be printed, in the reviewer's language."""

from __future__ import annotations

from collections.abc import Collection

from tools.catalogs.notes.changed import GAP
from tools.checking.blocking import RULES
from tools.checking.rule import House
from tools.checking.rules import check_entry
from tools.i18n.translations import Translations, translate
from tools.language.sentences import Languages
from tools.model.catalog import Entry
from tools.model.findings import say
from tools.reviewing.accept import Faults
from tools.reviewing.return_file import Answer


def faults_in(languages: Languages, words: Translations, plain: Collection[str]) -> Faults:
    """Asks what nobody may skip: safety, markup, and no sentence left out.

    :param words: what the faults are said in.
    :param plain: domains that hold no reStructuredText.

    >>> faults = faults_in(Languages("en", "es"), Translations(None), ())
    >>> faults(Answer(domain="a", msgid="Go.", sent="", msgstr="Va. ⟦…⟧", done=True))
    ('A sentence is still missing where ⟦…⟧ stands.',)
    """
    house = House(languages=languages)

    def faults(answer: Answer) -> tuple[str, ...]:
        is_plain = answer.domain in plain
        entry = Entry(msgid=answer.msgid, msgstr=answer.msgstr)
        found = [one.saying for *_, one in check_entry(entry, house, plain=is_plain, rules=RULES)]
        if GAP in answer.msgstr and not is_plain:
            found.append(say("A sentence is still missing where {gap} is.", gap=GAP))
        return tuple(translate(one, words) for one in found)

    return faults

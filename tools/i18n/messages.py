"""What the workshop says, in the reviewer's language."""

from __future__ import annotations

from tools.i18n.translations import Translations
from tools.model.findings import Saying


def translate(saying: Saying, words: Translations) -> str:
    """*saying* as the workshop's catalogue has it; in English where it has nothing.

    >>> from tools.model.findings import say
    >>> translate(say("{name} is missing", name="London"), Translations(None))
    'London is missing'
    """
    values = {
        name: translate(value, words) if isinstance(value, Saying) else value
        for name, value in saying.values
    }
    return words.label(saying.text, **values)

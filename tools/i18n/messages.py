"""What the workshop says, in the reviewer's language."""

from __future__ import annotations

from tools.i18n.translations import Chrome
from tools.model.findings import Saying


def worded(saying: Saying, words: Chrome) -> str:
    """*saying* as the workshop's catalogue has it; in English where it has nothing.

    >>> from tools.model.findings import say
    >>> worded(say("{name} is missing", name="London"), Chrome(None))
    'London is missing'
    """
    values = {
        name: worded(value, words) if isinstance(value, Saying) else value
        for name, value in saying.values
    }
    return words.label(saying.text, **values)

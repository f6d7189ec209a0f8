"""Where a passage of a page stands, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from tools.model.catalog import Entry, State
from tools.model.findings import Message, say


class Condition(Enum):
    """What a reviewer has to do about a passage; the value is a CSS class."""

    REVIEWED = "reviewed"
    DRAFT = "draft"
    CHANGED = "changed"
    UNTRANSLATED = "untranslated"
    FAULTY = "faulty"
    """Reviewed, and not fit to be printed."""
    MISSING = "missing"
    """The catalogue is older than the article."""


MARKS = {
    Condition.DRAFT: say("Draft"),
    Condition.CHANGED: say("Changed"),
    Condition.UNTRANSLATED: say("Not translated"),
    Condition.FAULTY: say("Must be fixed"),
    Condition.MISSING: say("Not translated"),
}
"""The word beside a passage that is not reviewed."""
_BY_STATE = {
    State.DRAFT: Condition.DRAFT,
    State.CHANGED: Condition.CHANGED,
    State.UNTRANSLATED: Condition.UNTRANSLATED,
}


@dataclass(frozen=True)
class Passage:
    """A msgid of an article, and its entry."""

    msgid: str
    entry: Entry | None = None
    """None: the catalogue has none."""
    faults: tuple[Message, ...] = ()
    """Why a reviewed msgstr is not printed."""

    def condition(self, *, printed: bool) -> Condition:
        """Say what a reviewer has to do.

        :param printed: whether the page has the msgstr.

        >>> Passage("A wave.").condition(printed=False).value
        'missing'
        >>> Passage("A wave.", Entry(msgid="A wave.", msgstr="*")).condition(printed=False).value
        'faulty'
        """
        if self.entry is None:
            return Condition.MISSING
        if self.entry.state is State.REVIEWED:
            sound = printed and not self.faults
            return Condition.REVIEWED if sound else Condition.FAULTY
        return _BY_STATE[self.entry.state]

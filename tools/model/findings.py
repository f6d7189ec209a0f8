"""A finding: what is wrong with a translation, where, and how sure that is.

A finding is data. What it says is a :class:`Message`, an English sentence that the
workshop's catalogue (``locale/<L>/LC_MESSAGES/workshop.po``) has in the reviewer's language.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple


class Severity(Enum):
    """How much a finding weighs; the first is the worst."""

    ERROR = "error"
    """Harms or misleads a reader: nothing is published with it."""
    WARNING = "warning"
    """Most likely a slip; somebody should look."""
    NOTE = "note"
    """A custom of the language or of the house."""


class Message(NamedTuple):
    """A sentence for a person, in English, to be said in any language."""

    text: str
    """A msgid of the workshop's catalogue, with ``{fields}``."""
    values: tuple[tuple[str, str | Message], ...] = ()
    """What is in the fields: words of the texts in question, or messages in their turn."""

    def __str__(self) -> str:
        text = self.text
        for name, value in self.values:
            text = text.replace(f"{{{name}}}", str(value))
        return text


def say(text: str, /, **values: str | Message) -> Message:
    """Make a message; ``make update`` finds its text by this word, so it must be a literal.

    >>> str(say("{name} is missing", name="London"))
    'London is missing'
    """
    return Message(text, tuple(values.items()))


class Fix(NamedTuple):
    """What would be better at the place of a fault."""

    text: str
    certain: bool = False
    """It cannot be wrong: ``FIX=1`` makes it. Any other is offered, and a person makes it."""


class Fault(NamedTuple):
    """What a rule finds in a text; the text itself is known to whoever asked."""

    message: Message
    start: int = 0
    end: int | None = None
    """Where in the text, in characters; to its end if None."""
    fix: Fix | None = None
    bug: str = ""
    """The traceback of a rule that fell over; empty where the text is at fault."""

    @property
    def is_certain(self) -> bool:
        """Whether it has a fix that cannot be wrong."""
        return self.fix is not None and self.fix.certain


BUG = "bug"
"""The family of findings that are no fault of any text, but of Onda."""


def apply_fixes(text: str, faults: Iterable[Fault]) -> str:
    """Apply the fixes of *faults* to *text*; of two that overlap the first is made.

    >>> apply_fixes("Hola!", [Fault(say(""), 0, 0, Fix("¡")), Fault(say(""), 4, 5, Fix("!!"))])
    '¡Hola!!'
    """
    parts, at = [], 0
    for fault in sorted(faults, key=lambda one: (one.start, one.end or 0)):
        if fault.fix is None or fault.start < at:
            continue
        parts += [text[at : fault.start], fault.fix.text]
        at = len(text) if fault.end is None else fault.end
    return "".join([*parts, text[at:]])


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One thing a rule found, and where a person looks for it."""

    rule: str
    """Its name, e.g. ``lost-negation``."""
    family: str
    """What kind of rule, e.g. ``meaning``."""
    severity: Severity
    fault: Fault
    domain: str = ""
    """The document; empty for what concerns a file that is none."""
    key: tuple[str | None, str] | None = None
    """Of the entry; None for what concerns the whole file."""
    paragraph: int = 0
    """Which entry of the document, from 1; 0 for the whole file."""
    text: str = ""
    """What the fault's places count in: the msgstr, or the msgid where the source is meant."""
    path: str = ""
    line: int = 0
    """From 1; 0 where the file has no such line."""
    column: int = 0
    """From 1, in characters; 0 for the whole line."""

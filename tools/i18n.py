"""Our own words and dates in the reader's language: those of pages and of the workshop.

The catalogues of these words are ``press.po`` and ``workshop.po`` in ``locale/<L>/LC_MESSAGES``;
they are reviewed like an article's. A msgstr is inserted as text, never as HTML and never as a
format string.
"""

from __future__ import annotations

import datetime
import re

import babel
from babel.dates import format_date, format_skeleton
from markupsafe import Markup

from tools.model.catalog import Catalog, State
from tools.model.dates import DATE_RE
from tools.model.findings import Message
from tools.model.publication import INTERFACE, Edition, Locale

FIELD_RE = re.compile(r"\{([a-z]+)\}")


def marks(locale: Locale) -> Markup:
    """Write the attributes of an element in a language that is not its page's.

    >>> marks(Locale("ar"))
    Markup(' lang="ar" dir="rtl"')
    """
    return Markup(' lang="{}" dir="{}"').format(locale.html, locale.direction)


class Translations:
    """Looks up what one catalogue of an edition says; in English it needs none.

    :param source: what a missing word is in; it is marked so. None: it is the page's own.
    """

    def __init__(self, catalog: Catalog | None, source: Locale | None = None) -> None:
        self._source = source
        self._reviewed = {
            entry.msgid: entry.msgstr for entry in catalog or () if entry.state is State.REVIEWED
        }

    def __call__(self, msgid: str, **values: object) -> str:
        """The msgstr of *msgid*, or *msgid* itself, with ``{name}`` filled in from *values*.

        >>> Translations(None)("{n} min read", n=8)
        '8 min read'
        >>> Translations(None, Locale("en"))("Search")
        Markup('<span lang="en" dir="ltr">Search</span>')
        """
        text = self.label(msgid, **values)
        if self._source is None or self.knows(msgid):
            return text
        return Markup("<span{}>{}</span>").format(marks(self._source), text)

    def knows(self, msgid: str) -> bool:
        """Tell whether *msgid* is said in the page's own language."""
        return self._source is None or msgid in self._reviewed

    def label(self, msgid: str, **values: object) -> str:
        """Translate for an attribute, which can hold no mark of a language."""
        msgstr = self._reviewed.get(msgid, msgid)
        return FIELD_RE.sub(lambda match: str(values.get(match[1], match[0])), msgstr)


def interface_translations(edition: Edition, catalog: Catalog | None) -> Translations:
    """Look up the translations of an edition's interface; in English it needs no catalogue."""
    return Translations(None) if edition.is_english else Translations(catalog, INTERFACE)


def translate(message: Message, words: Translations) -> str:
    """Translate *message* by the workshop's catalogue; in English where it has nothing.

    >>> from tools.model.findings import say
    >>> translate(say("{name} is missing", name="London"), Translations(None))
    'London is missing'
    """
    values = {
        name: translate(value, words) if isinstance(value, Message) else value
        for name, value in message.values
    }
    return words.label(message.text, **values)


def spell_date(date: str, locale: babel.Locale) -> str:
    """Write *date* (``2021``, ``2021-08`` or ``2021-08-24``) in the form that CLDR gives a
    language.

    >>> spell_date("2021-08", Locale("pt_BR").cldr), spell_date("2021-08-01", Locale("es").cldr)
    ('agosto de 2021', '1 de agosto de 2021')

    :raises ValueError: not a date, or not in that form.
    """
    match = DATE_RE.fullmatch(date)
    if match is None:
        raise ValueError(f"{date!r} is not a date like 2021, 2021-08 or 2021-08-24")
    year, month, day = (int(part) if part else 0 for part in match.groups())
    value = datetime.date(year, month or 1, day or 1)
    if day:
        return str(format_date(value, "long", locale=locale))
    return str(format_skeleton("yMMMM" if month else "y", value, locale=locale))

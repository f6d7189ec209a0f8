"""The header of a new catalogue."""

from __future__ import annotations

import datetime

from babel.messages.plurals import get_plural

from tools.model import Locale


def new_header(locale: Locale, project: str, now: datetime.datetime) -> tuple[tuple[str, str], ...]:
    """The fields that gettext asks for, in its order; nobody is credited yet.

    :param now: becomes ``PO-Revision-Date``; no tool of ours changes it after that.
    """
    plural = get_plural(locale.gettext)
    return (
        ("Project-Id-Version", project),
        ("PO-Revision-Date", now.strftime("%Y-%m-%d %H:%M%z")),
        ("Last-Translator", project),
        ("Language-Team", str(locale.cldr.english_name)),
        ("Language", locale.gettext),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
        ("Plural-Forms", plural.plural_forms.removesuffix(";") + ";"),
    )

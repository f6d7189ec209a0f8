"""The header of a catalogue: a new one, and whom it credits."""

from __future__ import annotations

import datetime
import re

from babel.messages.plurals import get_plural

from tools.model.publication import Locale

REVIEWERS = "X-Reviewer"
"""Who reviewed and wants to be named, with semicolons between."""
_ADDRESS_RE = re.compile(r"\s*<(?P<address>[^<>\s]+@[^<>\s]+)>\s*")


def new_header(locale: Locale, project: str, now: datetime.datetime) -> tuple[tuple[str, str], ...]:
    """List the fields that gettext asks for, in its order; nobody is credited yet.

    :param now: becomes ``PO-Revision-Date`` (:mod:`tools.catalogs.revision_date`).
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


def split_reviewers(value: str) -> tuple[str, ...]:
    """List the names in an ``X-Reviewer`` field.

    >>> split_reviewers("Ana Ruiz; Eva Paz, PhD")
    ('Ana Ruiz', 'Eva Paz, PhD')
    """
    return tuple(dict.fromkeys(name for one in value.split(";") if (name := one.strip())))


def printable_name(name: str) -> str:
    """Write *name* as it may be printed: without an address, and in a list of names.

    >>> printable_name("Ana Ruiz <ana@example.org>")
    'Ana Ruiz'
    """
    return _ADDRESS_RE.sub(" ", name).replace(";", ",").strip()


def add_reviewer(header: tuple[tuple[str, str], ...], name: str) -> tuple[tuple[str, str], ...]:
    """Add somebody who reviewed to *header*: among its reviewers, once.

    ``Last-Translator`` is a name with an address, as gettext wants it, or stays as it is.

    >>> add_reviewer((("Language", "es"),), "Ana Ruiz")
    (('Language', 'es'), ('X-Reviewer', 'Ana Ruiz'))
    """
    fields = dict(header)
    names = dict.fromkeys([*split_reviewers(fields.get(REVIEWERS, "")), printable_name(name)])
    fields[REVIEWERS] = "; ".join(filter(None, names))
    if _ADDRESS_RE.search(name):
        fields["Last-Translator"] = name
    return tuple(fields.items())

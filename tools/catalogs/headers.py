"""The header of a catalogue: a new one, whom it credits, and the addresses of its pages.

Names that a header or a note brings into pages obey the rules of a msgstr: nothing invisible,
nothing that turns the line round, and no more of it than a credit line has room for.
"""

from __future__ import annotations

import datetime
import posixpath
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from babel.messages.plurals import get_plural

from tools.catalogs.notes.drafted import DRAFT
from tools.catalogs.notes.reviewed import REVIEWED, reviewer
from tools.catalogs.revision_date import DATE, format_moment
from tools.language.scripts import INVISIBLE_RE, JOINERS, JOINING, PILED_RE, script
from tools.model import files
from tools.model.catalog import Catalog, Entry
from tools.model.errors import CatalogError
from tools.model.findings import Message, say
from tools.model.publication import Locale

REVIEWERS = "X-Reviewer"
"""Who reviewed and wants to be named, with semicolons between."""
NAMED = ("X-Credit", "Last-Translator", "Language-Team")
"""The other fields that hold a name."""
LONGEST_NAME = 200
"""Letters of a name."""
MOST_NAMES = 20
"""Names in one field."""
SLUG = "X-Slug"
"""The address of an article in the reader's language."""
SLUG_RE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_SLUG = 80
_ADDRESS_RE = re.compile(r"\s*<(?P<address>[^<>\s]+@[^<>\s]+)>\s*")


def new_header(locale: Locale, project: str, now: datetime.datetime) -> tuple[tuple[str, str], ...]:
    """List the fields that gettext asks for, in its order; nobody is credited yet.

    :param now: becomes ``PO-Revision-Date`` (:mod:`tools.catalogs.revision_date`).
    """
    plural = get_plural(locale.gettext)
    return (
        ("Project-Id-Version", project),
        (DATE, format_moment(now)),
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


def find_strange_names(catalog: Catalog) -> Iterator[tuple[Entry | None, Message]]:
    """Find what is wrong with a name, and the entry whose note names it; None for the head."""
    credited = split_reviewers(catalog.field(REVIEWERS))
    if len(credited) > MOST_NAMES:
        message = say("{field} names {n} people; no more than {most} can be shown.",
                     field=REVIEWERS, n=str(len(credited)), most=str(MOST_NAMES))  # fmt: skip
        yield None, message
    named = [*((REVIEWERS, name) for name in credited),
             *((field, catalog.field(field)) for field in NAMED)]  # fmt: skip
    yield from (
        (None, message) for field, name in named for message in _faults_of_name(field, name)
    )
    for entry in catalog:
        for field, name in () if entry.obsolete or not entry.comments else _noted(entry):
            yield from ((entry, message) for message in _faults_of_name(field, name))


def _noted(entry: Entry) -> Iterator[tuple[str, str]]:
    yield f"# {REVIEWED.keyword}:", reviewer(entry) or ""
    for note in filter(None, map(DRAFT.parse, entry.comments)):
        yield f"# {DRAFT.keyword}:", note.origin


def _faults_of_name(field: str, name: str) -> Iterator[Message]:
    if len(name) > LONGEST_NAME:
        yield say("{field} has {n} letters; a name has at most {most}.",
                  field=field, n=str(len(name)), most=str(LONGEST_NAME))  # fmt: skip
    elif sign := _strange_sign(name):
        yield say("{field} holds a character that no name has ({code}); delete it.",
                  field=field, code=f"U+{ord(sign):04X}")  # fmt: skip


def _strange_sign(name: str) -> str:
    """The first sign of a name that nobody sees, or that covers others."""
    joins = any(script(letter) in JOINING for letter in name if not letter.isascii())
    found = (sign[0] for sign in (*INVISIBLE_RE.finditer(name), *PILED_RE.finditer(name)))
    return next((sign[0] for sign in found if not (joins and sign in JOINERS)), "")


@dataclass(frozen=True)
class Slug:
    """What one catalogue asks for."""

    document: str
    text: str
    place: str
    """``file:line`` of the field."""

    @property
    def name(self) -> str:
        """The name of the page: the document's, with the slug in place of its last part."""
        return posixpath.join(posixpath.dirname(self.document), self.text)


def name_pages(slugs: Iterable[Slug], documents: Collection[str]) -> dict[str, str]:
    """Name the page of each document that has another name than its own.

    :param documents: every one there is.
    :raises CatalogError: a slug is none, or leads to another article.

    >>> name_pages([Slug("articles/wave", "ola", "es.po:9")], ["articles/wave"])
    {'articles/wave': 'articles/ola'}
    """
    taken = {document.lower(): document for document in documents}
    names: dict[str, str] = {}
    faults = []
    for slug in slugs:
        if sentence := _fault_of_slug(slug, taken, names):
            faults.append(f"{slug.place}: {SLUG}: {sentence}")
        elif slug.name != slug.document.lower():  # to some disks they are one
            names[slug.document] = slug.name
    if faults:
        raise CatalogError(faults, hint=f"Write it like this: {SLUG}: america-latina")
    return names


def _fault_of_slug(slug: Slug, taken: dict[str, str], names: dict[str, str]) -> str:
    if "/" not in slug.document:
        return "only the address of an article can be translated."
    if not SLUG_RE.fullmatch(slug.text) or len(slug.text) > LONGEST_SLUG:
        return f"only small letters a-z, digits and single hyphens, at most {LONGEST_SLUG} of them."
    if sentence := files.find_fault(slug.text):
        return f"{sentence}."
    if taken.get(slug.name, slug.document) != slug.document:
        return f"{slug.text} is the name of another article."
    other = next((document for document, name in names.items() if name == slug.name), None)
    return f"{slug.text} is the address of {other} already." if other else ""

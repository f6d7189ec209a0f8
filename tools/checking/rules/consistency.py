"""What only shows in an edition as a whole: one thing said in two ways, or two in one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from tools.catalogs.headers import find_strange_names
from tools.catalogs.notes.reviewed import conflicts
from tools.catalogs.revision_date import is_outdated
from tools.checking.rule import Book, Place, rule
from tools.language.similarity import cosmetic
from tools.model.catalog import Catalog, Entry, State
from tools.model.findings import Fault, Finding, Severity, say

SHORTEST = 4
"""Words of a translation that two sources share by mistake; a short one they may well share."""


@rule("consistency", Severity.ERROR)
def up_to_date(book: Book) -> Iterator[Place]:
    """The catalogue translates the article as it stands now."""
    for template in book.templates:
        catalog = next((one for one in book.catalogs if one.domain == template.domain), None)
        if is_behind(catalog, template):
            message = say("The article has changed since. Type: make update")
            yield Place(Fault(message), template.domain)


def is_behind(catalog: Catalog | None, template: Catalog) -> bool:
    """Tell whether a catalogue lacks paragraphs of its article as it is, or has others."""
    have = {entry.key for entry in catalog or () if not entry.obsolete}
    return have != {entry.key for entry in template}


@rule("consistency", Severity.WARNING)
def date_of_words(book: Book) -> Iterator[Place]:
    """The date at the head of the catalogue is that of its words."""
    for catalog in book.catalogs:
        if is_outdated(catalog):
            message = say("The words are newer than the date of this file. Type: make update")
            yield Place(Fault(message), catalog.domain)


@rule("consistency", Severity.ERROR)
def language_field(book: Book) -> Iterator[Place]:
    """The head of the catalogue names the language of its edition."""
    wanted = book.settings.languages.target
    for catalog in book.catalogs:
        written = catalog.field("Language")
        if written != wanted:
            message = say(
                "The head of the file says Language: {found}. Write Language: {wanted}",
                found=written or "–", wanted=wanted,
            )  # fmt: skip
            yield Place(Fault(message), catalog.domain)


@rule("consistency", Severity.ERROR)
def shown_name(book: Book) -> Iterator[Place]:
    """The names at the head and in the notes of a catalogue can be shown as they stand."""
    for catalog in book.catalogs:
        for entry, message in find_strange_names(catalog):
            yield Place(Fault(message), catalog.domain, entry)


@rule("consistency", Severity.NOTE)
def said_in_two_ways(book: Book) -> Iterator[Place]:
    """A paragraph that stands in two articles is translated in one way."""
    known: dict[tuple[str | None, str], tuple[Catalog, Entry]] = {}
    for catalog, entry in _reviewed(book.catalogs):
        first, other = known.setdefault(entry.key, (catalog, entry))
        if other.msgstr != entry.msgstr:
            message = say(
                "In {document} the same paragraph reads: {text}",
                document=first.domain, text=other.msgstr,
            )  # fmt: skip
            yield Place(Fault(message), catalog.domain, entry)


@rule("consistency", Severity.WARNING)
def two_said_alike(book: Book) -> Iterator[Place]:
    """Two different paragraphs do not have one translation."""
    known: defaultdict[str, list[Entry]] = defaultdict(list)
    for catalog, entry in _reviewed(book.catalogs):
        alike = known[entry.msgstr]
        other = next((one for one in alike if _differ(entry, one)), None)
        if other and len(entry.msgstr.split()) >= SHORTEST:
            message = say("Another paragraph has this translation, too: “{text}”", text=other.msgid)
            yield Place(Fault(message), catalog.domain, entry)
        alike.append(entry)


@rule("consistency", Severity.WARNING)
def open_conflict(book: Book) -> Iterator[Place]:
    """Where two people translated a paragraph, one text is chosen and the other's note deleted."""
    for catalog in book.catalogs:
        for entry in catalog:
            for other in () if entry.obsolete else conflicts(entry):
                message = say(
                    "Somebody else translated this, too: “{text}” Choose one of the two texts, "
                    "and delete the line “# conflict: …” above the entry.",
                    text=other.text,
                )
                yield Place(Fault(message), catalog.domain, entry)


_SMALL_RE = re.compile(
    r"a|an|the|in|of|on|at|to|for|from|by|with|and|or|is|are|be|this|that", re.IGNORECASE
)


def _differ(one: Entry, other: Entry) -> bool:
    """Whether they say different things: small words, their order and plurals apart."""
    return _content(one.msgid) != _content(other.msgid)


def _content(text: str) -> frozenset[str]:
    words = re.findall(r"\w+", cosmetic(text).casefold())
    return frozenset(word.rstrip("s") for word in words if not _SMALL_RE.fullmatch(word))


def _reviewed(catalogs: Iterable[Catalog]) -> Iterator[tuple[Catalog, Entry]]:
    for catalog in catalogs:
        for entry in catalog:
            if entry.state is State.REVIEWED and entry.msgid_plural is None:
                yield catalog, entry


def find_doubtful_sources(editions: Iterable[Iterable[Finding]]) -> Iterator[Finding]:
    """Yield a note on each paragraph that every edition has a problem with: the source's, perhaps.

    :param editions: the findings of each; of one alone nothing can be said.
    """
    by_edition = [
        {(one.domain, one.key): one for one in findings if one.key and _weighs(one)}
        for findings in editions
    ]
    for place, finding in (by_edition[0] if len(by_edition) > 1 else {}).items():
        if all(place in others for others in by_edition[1:]):
            message = say(
                "Every translation has a problem here. Perhaps it is the source that is unclear."
            )
            yield Finding(
                rule="every-edition", family="consistency", severity=Severity.NOTE,
                fault=Fault(message), domain=finding.domain, key=finding.key,
                paragraph=finding.paragraph, text=finding.key[1] if finding.key else "",
            )  # fmt: skip


def _weighs(finding: Finding) -> bool:
    """Whether a slip in the source may be the reason."""
    return finding.family in {"meaning", "values"}

"""Addresses of articles in the reader's language: ``X-Slug`` at the head of a catalogue."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from tools.model import files
from tools.model.errors import CatalogError

FIELD = "X-Slug"
SLUG_RE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST = 80


@dataclass(frozen=True)
class Slug:
    """What one catalogue asks for."""

    document: str
    text: str
    place: str
    """``file:line`` of the field."""

    @property
    def name(self) -> str:
        """Of the page: the document's, with the slug in place of its last part."""
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
        if sentence := _fault(slug, taken, names):
            faults.append(f"{slug.place}: {FIELD}: {sentence}")
        elif slug.name != slug.document.lower():  # to some disks they are one
            names[slug.document] = slug.name
    if faults:
        raise CatalogError(faults, hint=f"Write it like this: {FIELD}: america-latina")
    return names


def _fault(slug: Slug, taken: dict[str, str], names: dict[str, str]) -> str:
    if "/" not in slug.document:
        return "only the address of an article can be translated."
    if not SLUG_RE.fullmatch(slug.text) or len(slug.text) > LONGEST:
        return f"only small letters a-z, digits and single hyphens, at most {LONGEST} of them."
    if sentence := files.fault(slug.text):
        return f"{sentence}."
    if taken.get(slug.name, slug.document) != slug.document:
        return f"{slug.text} is the name of another article."
    other = next((document for document, name in names.items() if name == slug.name), None)
    return f"{slug.text} is the address of {other} already." if other else ""

"""What may be published: an edition's policy, what stands in its way, who could fix it, and what an
edition is published without.

Articles of which nobody has reviewed anything are simply not there: an edition goes out without
them, and so does a publication without an edition that has no article at all. What somebody has
begun is unfinished, and waited for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from tools.catalogs.provenance import Provenance
from tools.model.article import FOLDER
from tools.model.catalog import Catalog, Entry, State
from tools.model.errors import UsageError
from tools.model.findings import Message, say
from tools.model.publication import Edition, Policy, Publication, resolve_translated
from tools.model.text import printable
from tools.site.metadata.addresses import FRONT

FIXER_FIELDS = ("X-Reviewer", "Last-Translator", "X-Credit")
"""Fields of a catalogue's head that may name a person, whoever knows it best first."""
ADDRESS_RE = re.compile(r"\s*<[^>]*>")
BLANK_RE = re.compile(r"FULL NAME|EMAIL@ADDRESS|Automatically generated", re.IGNORECASE)
PARTIAL = "partial"
SHOWN = 10
"""Obstacles of one file that are listed; the others are counted."""
SENTENCES = {
    State.UNTRANSLATED: "not translated yet: “{text}”",
    State.DRAFT: "a draft that nobody has finished: “{text}”",
    State.CHANGED: "translated from an older text of the article: “{text}”",
}
EXCERPT = 60
"""Characters of the source that are enough to know an entry by."""


def parse_allowed(text: str, publication: Publication) -> frozenset[Edition]:
    """Read which editions may go out unfinished, from ``pt_BR:partial fr:partial``.

    :raises UsageError: it names no edition, or allows something else.
    """
    allowed: set[Edition] = set()
    for part in text.replace(",", " ").split():
        name, colon, what = part.partition(":")
        if not name or not colon or what != PARTIAL:
            raise UsageError(
                f"ALLOW={printable(part, 60)} does not say what is allowed.",
                hint='Write the edition and "partial": make publish ALLOW="pt_BR:partial"',
            )
        allowed.update(resolve_translated(publication, name))
    return frozenset(allowed)


class Refusal(NamedTuple):
    """Why an edition may not be published yet."""

    message: Message
    unfinished: bool = False
    """Something is left to do, and nothing is wrong: an edition may go out so, openly."""

    def __str__(self) -> str:
        return str(self.message)


def find_refusals(
    made: Provenance, policy: Policy, *, errors: int = 0, owed: int = 0
) -> tuple[Refusal, ...]:
    """Say why an edition may not be published yet, a sentence each.

    :param errors: that were found in it; no policy lets one pass.
    :param owed: entries that nobody has reviewed, and that need not be waited for.
    """
    return tuple(_refusals(made, policy, errors, owed))


def _refusals(made: Provenance, policy: Policy, errors: int, owed: int) -> Iterator[Refusal]:
    total = len(made.accounts)
    left = total - len(made.reviewed) - owed
    if not total:
        yield Refusal(say("There is nothing translated yet."), unfinished=True)
    elif total - left < policy.reviewed * total:
        message = say(
            "Paragraphs that nobody has reviewed yet: {left} of {total}.",
            left=str(left), total=str(total),
        )  # fmt: skip
        yield Refusal(message, unfinished=True)
    if made.changed < policy.changed * made.drafted:
        message = say(
            "Machine-drafted sentences that a person has changed: {changed} of {total}. "
            "locale/editions.toml asks for at least {wanted} %.",
            changed=str(made.changed), total=str(made.drafted),
            wanted=f"{policy.changed * 100:g}",
        )  # fmt: skip
        yield Refusal(message)
    if errors:
        yield Refusal(say("Errors to fix first: {errors}.", errors=str(errors)))


class OpenEntry(NamedTuple):
    """An entry that the policy does not let out."""

    catalog: Catalog
    entry: Entry
    sentence: str


def find_unfinished(catalogs: Iterable[Catalog]) -> Iterator[OpenEntry]:
    """Yield the entries that keep an edition from being finished: all that no person has reviewed.

    :param catalogs: with the entries of the articles as they are.
    """
    for catalog in catalogs:
        for entry in catalog:
            if entry.state in SENTENCES:
                text = entry.msgid if len(entry.msgid) <= EXCERPT else f"{entry.msgid[:EXCERPT]}…"
                yield OpenEntry(catalog, entry, SENTENCES[entry.state].replace("{text}", text))


@dataclass(frozen=True, kw_only=True, slots=True)
class Obstacle:
    """One reason why an edition does not go out."""

    edition: Edition
    path: str
    line: int = 0
    """From 1; 0 for the whole file."""
    sentence: str
    fixer: str
    unfinished: bool = False
    """Something is not done yet, and nothing is wrong: an edition may go out so, openly."""
    behind: bool = False
    """``make update`` clears it away."""


def choose_fixer(catalog: Catalog, edition: Edition, house: str) -> str:
    """Choose who could fix a catalogue: whom its head names, else a reviewer of the language.

    :param house: the publication's name, which is nobody's.
    """
    for field in FIXER_FIELDS:
        name = ADDRESS_RE.sub("", catalog.field(field)).strip()
        if name and name != house and not BLANK_RE.search(name):
            return name
    return f"a reviewer of {edition.locale.cldr.get_display_name('en')}"


def list_obstacles(obstacles: Iterable[Obstacle]) -> Iterator[str]:
    """Write lines for a person: what, where, and who could fix it."""
    for (path, fixer), group in groupby(obstacles, key=lambda one: (one.path, one.fixer)):
        of_file = list(group)
        for one in of_file[:SHOWN]:
            yield f"{path}:{one.line}: {one.sentence}" if one.line else f"{path}: {one.sentence}"
        if len(of_file) > SHOWN:
            yield f"{path}: and {len(of_file) - SHOWN} more"
        yield f"  Who could fix it: {fixer}"


def choose_absent(
    documents: Mapping[str, Catalog],
    owed: Mapping[str, Collection[str]],
    withdrawn: Collection[str] = (),
) -> frozenset[str]:
    """Choose the documents of an edition that nobody has begun.

    A paragraph that is in another document, too, begins none: its translation came along.

    :param documents: by domain, with the entries of the articles as they are.
    :param owed: by domain, what need not be waited for.
    :param withdrawn: documents of which a notice is left, and always there.
    """
    places = Counter(entry.msgid for catalog in documents.values() for entry in catalog)
    return frozenset(
        domain
        for domain, catalog in documents.items()
        if domain not in {FRONT, *withdrawn}
        and not any(entry.state is State.REVIEWED and places[entry.msgid] == 1 for entry in catalog)
        and not _is_finished(catalog, owed[domain])
    )


def is_empty(
    documents: Mapping[str, Catalog], gone: Collection[str], withdrawn: Collection[str] = ()
) -> bool:
    """Tell whether an edition has nothing to offer.

    :param gone: what :func:`choose_absent` says of it.
    """
    articles = [domain for domain in documents if domain.startswith(FOLDER)]
    # Pages without a date alone are no edition, unless the publication has nothing else.
    offered = articles or [domain for domain in documents if domain != FRONT]
    if any(domain not in gone and domain not in withdrawn for domain in offered):
        return False
    last = withdrawn if offered else [FRONT]
    return not any(
        entry.state is State.REVIEWED for domain in last for entry in documents.get(domain, ())
    )


def _is_finished(catalog: Catalog, owed: Collection[str]) -> bool:
    return all(entry.state is State.REVIEWED or entry.msgid in owed for entry in catalog)

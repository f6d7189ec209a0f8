"""What a catalogue must not say if its edition is to be printed as its reviewer meant it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tools.catalogs.domains import PLAIN, languages_of
from tools.catalogs.headers import find_strange_names
from tools.catalogs.notes.changed import GAP
from tools.checking.checks import BLOCKING_RULES, check_entry
from tools.checking.rule import CheckSettings
from tools.checking.rules.files import check_files
from tools.markup.paragraphs import is_printable
from tools.model.catalog import Catalog, Entry, State
from tools.model.findings import Message, Severity, say
from tools.model.publication import has_catalogs
from tools.site.context import SiteContext

TAKEN = frozenset({"sphinx"})
"""Catalogues that Sphinx would take for its own and put unescaped into every page."""


def find_faults(context: SiteContext) -> list[str]:
    """Write ``file:line: sentence`` for each thing that keeps the edition from being printed."""
    if not has_catalogs(context.publication, context.edition):
        return []
    settings = CheckSettings(languages=languages_of(context.publication, context.edition))
    return [
        *file_faults(context),
        *(
            f"{context.place(domain, entry)}: {sentence}"
            for domain, catalog in context.catalogs.items()
            for entry in catalog
            if entry.state is State.REVIEWED
            for sentence in entry_faults(entry, settings, plain=domain in PLAIN)
        ),
        *name_faults(context),
    ]


def entry_faults(entry: Entry, settings: CheckSettings, *, plain: bool) -> Iterator[Message]:
    """Find what is wrong with a msgstr, which is marked up as its source is, link for link,
    and can do nothing else."""
    for _rule, _text, fault in check_entry(entry, settings, plain=plain, rules=BLOCKING_RULES):
        yield fault.message
    if GAP in entry.msgstr and not plain:
        yield say("A sentence is still missing where {gap} is.", gap=GAP)


def name_faults(context: SiteContext) -> Iterator[str]:
    """Write ``file:line: sentence`` for each name that no page may show."""
    for domain, catalog in context.catalogs.items():
        for entry, message in find_strange_names(catalog):
            yield f"{context.place(domain, entry or Entry(msgid='', line=1))}: {message}"


def file_faults(context: SiteContext) -> Iterator[str]:
    """Write ``file: sentence`` for each file in ``locale/`` that must not be there."""
    workspace, folder = context.workspace, f"{context.edition.locale.gettext}/"
    for finding in check_files(
        workspace.locale_files(), context.publication, workspace.documents()
    ):
        below = finding.path.removeprefix("locale/")
        if finding.severity is Severity.ERROR and ("/" not in below or below.startswith(folder)):
            yield f"{finding.path}: {finding.fault.message}"


def catalogs_for_sphinx(context: SiteContext) -> dict[str, Catalog]:
    """Choose what Sphinx gets to read: catalogues of documents, and no msgstr but plain
    paragraphs.

    Whatever else a msgstr may be (a directive, three hundred lists) Sphinx would run it first
    and drop it then.
    """
    documents = set(context.workspace.documents()) - TAKEN
    return {
        domain: replace(catalog, entries=tuple(filter(_is_spoken, catalog)))
        for domain, catalog in context.catalogs.items()
        if domain in documents
    }


def _is_spoken(entry: Entry) -> bool:
    return entry.state is not State.REVIEWED or is_printable(entry.msgid, entry.msgstr)

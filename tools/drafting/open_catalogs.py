"""The catalogues in which something is open."""

from __future__ import annotations

from collections.abc import Mapping, Set

from tools.catalogs.notes.annotated import AnnotatedEntry
from tools.drafting.gaps import find_gaps
from tools.drafting.redraft import take_back
from tools.language.sentences import Languages
from tools.model.catalog import Catalog
from tools.model.errors import UsageError
from tools.model.text import printable


def open_catalogs(
    catalogs: Mapping[str, Catalog],
    documents: Mapping[str, Catalog],
    languages: Languages,
    *,
    only: str = "",
    redraft: bool = False,
) -> list[Catalog]:
    """The catalogues of documents that are there in which something is open, chrome included.

    :param documents: templates by domain.
    :param only: one document; empty for all.
    :param redraft: drafts that nobody has touched are taken back, and so are open again.
    :raises UsageError: there is no such document, or a catalogue is not its source's.
    """
    if only and only not in catalogs:
        raise UsageError(
            f"There is no catalogue {printable(only, 100)}.",
            hint=f"There are: {', '.join(sorted(catalogs))}.",
        )
    for domain, template in documents.items():
        if _keys(template) != _keys(catalogs.get(domain, Catalog(domain=domain))):
            raise UsageError(
                f"The catalogue {domain} is not up to date with its source.",
                hint="Type make update first.",
            )
    names = [only] if only else [domain for domain in documents if domain in catalogs]
    wanted = [catalogs[domain] for domain in names]
    if redraft:
        wanted = [take_back(catalog, languages) for catalog in wanted]
    return [
        catalog
        for catalog in wanted
        if any(find_gaps(AnnotatedEntry(entry, languages)) for entry in catalog)
    ]


def _keys(catalog: Catalog) -> Set[tuple[str | None, str]]:
    return {entry.key for entry in catalog if not entry.obsolete}

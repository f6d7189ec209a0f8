"""Make what a reviewer works in: a page, or a file for a translator's program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tools.catalogs.domains import PLAIN, WORKSHOP, languages_of
from tools.checking.checks import check_catalog
from tools.checking.registry import PAIR_RULES
from tools.checking.rule import CheckSettings
from tools.checking.run import check, lengths_of, settings_of
from tools.formats.waivers import ABSOLUTE
from tools.i18n import interface_translations
from tools.model.catalog import Catalog, State
from tools.model.errors import UsageError
from tools.model.findings import Finding
from tools.model.publication import Edition
from tools.reviewing import html_page
from tools.reviewing.exchange import export
from tools.reviewing.passages import ReviewData
from tools.workspace import Workspace


def make_page(
    workspace: Workspace,
    edition: Edition,
    templates: Mapping[str, Catalog],
    kinds: Mapping[str, Mapping[str, str]],
    *,
    only: str = "",
) -> bytes:
    """Make the review page of an edition.

    :param templates: of what the edition translates, by domain.
    :param kinds: what each passage is, by domain and msgid.
    :param only: one document; empty for all.
    :raises ToolsError: a catalogue is not sound, or not up to date.
    """
    checked = check(workspace, edition, templates)
    catalogs = _in_order(checked.catalogs, templates, only)
    settings = replace(settings_of(workspace, edition), lengths=lengths_of(checked.catalogs))
    data = ReviewData(
        settings=settings,
        catalogs=tuple(catalogs),
        kinds=kinds,
        findings=(*checked.findings, *_check_drafts(catalogs, settings)),
        words=interface_translations(edition, checked.catalogs.get(WORKSHOP)),
        plain=PLAIN,
    )
    return html_page.render(edition, workspace.publication().source.locale, data)


def make_file(
    workspace: Workspace,
    edition: Edition,
    templates: Mapping[str, Catalog],
    form: str,
    *,
    only: str = "",
) -> bytes:
    """Make a file for a translator's program, in one of :data:`tools.reviewing.exchange.FORMATS`.

    :param templates: of what the edition translates, by domain.
    :param only: one document; empty for all.
    :raises ToolsError: a catalogue is not sound, or not up to date.
    """
    catalogs = _in_order(workspace.catalogs(edition.locale), templates, only)
    return export(catalogs, form, languages_of(workspace.publication(), edition))


def _in_order(
    catalogs: Mapping[str, Catalog], templates: Mapping[str, Catalog], only: str
) -> list[Catalog]:
    """The catalogues of the documents there are, each in the order of its source."""
    if only and only not in templates:
        raise UsageError(
            f"There is no document {only}.", hint=f"There are: {', '.join(templates)}."
        )
    wanted = [only] if only else [domain for domain in templates if domain != WORKSHOP]
    ordered = []
    for domain in wanted:
        template = templates[domain]
        entries = {entry.key: entry for entry in catalogs.get(domain, ()) if not entry.obsolete}
        if entries.keys() != {entry.key for entry in template}:
            raise UsageError(
                f"The catalogue {domain} is not up to date with its source.",
                hint="Type make update first.",
            )
        own = tuple(entries[entry.key] for entry in template)
        ordered.append(replace(catalogs.get(domain, template), entries=own))
    return ordered


def _check_drafts(catalogs: Sequence[Catalog], settings: CheckSettings) -> Iterator[Finding]:
    """What ``make check`` asks about reviewed words alone, a reviewer is told of drafts, too."""
    rules = [rule for rule in PAIR_RULES if rule.family not in ABSOLUTE]
    for catalog in catalogs:
        drafts = tuple(
            replace(entry, flags=())
            for entry in catalog
            if entry.state in {State.DRAFT, State.CHANGED} and entry.msgstr
        )
        as_reviewed = replace(catalog, entries=drafts)
        plain = catalog.domain in PLAIN
        yield from check_catalog(as_reviewed, settings, plain=plain, rules=rules)

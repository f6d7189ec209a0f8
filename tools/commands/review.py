"""Write what a reviewer works in, to be sent by e-mail: a page, or a file for their program."""

from __future__ import annotations

import argparse
from dataclasses import replace

from tools.catalogs.domains import PLAIN, WORKSHOP, keep_translated, languages_of
from tools.checking.checks import check_catalog
from tools.checking.registry import PAIR_RULES
from tools.checking.rule import CheckSettings
from tools.checking.run import check, lengths_of, settings_of
from tools.formats.waivers import ABSOLUTE
from tools.i18n import interface_translations
from tools.model.catalog import Catalog, State
from tools.model.errors import UsageError
from tools.model.findings import Finding
from tools.model.publication import Edition, targets
from tools.reviewing import html_page, passages
from tools.reviewing.exchange import ENDINGS, export
from tools.sources.extraction import Sources, extract
from tools.system import disk
from tools.workspace import Workspace


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("edition", nargs="?", default="", help="es, pt_BR, …")
    parser.add_argument("--only", default="", help="one document, e.g. articles/latin-america-wave")
    parser.add_argument(
        "--format", default="", help=f"{', '.join(ENDINGS)}: for a program; without it, a page"
    )


def run(args: argparse.Namespace, workspace: Workspace) -> int:
    if not args.edition:
        raise UsageError("Which edition?", hint="make review LANG=es")
    if args.format and args.format not in ENDINGS:
        raise UsageError(f"There is no FORMAT={args.format}. There are: {', '.join(ENDINGS)}.")
    publication = workspace.publication()
    extracted = extract(workspace)
    for edition in targets(publication, args.edition):
        wanted = keep_translated(publication, edition, extracted.templates)
        sources = replace(extracted, templates=wanted)
        path = workspace.review_file(edition.locale, ENDINGS.get(args.format, "html"))
        if args.format:
            disk.write(path, _exported(workspace, edition, sources, args.only, args.format))
        else:
            disk.write(path, _page(workspace, edition, sources, args.only))
        print(f"{edition.name}: {workspace.shown(path)}")
        if args.format:
            print("  Send it to the translator, who opens it in their program, and sends it back:")
        else:
            print(
                "  Send it to the reviewer. They open it in a browser, and send back a small file:"
            )
        print(f"  make accept LANG={edition.locale.gettext} FILE=…")
    return 0


def _exported(
    workspace: Workspace, edition: Edition, sources: Sources, only: str, form: str
) -> bytes:
    languages = languages_of(workspace.publication(), edition)
    catalogs = _wanted(sources, workspace.catalogs(edition.locale), only)
    return export(catalogs, form, languages)


def _page(workspace: Workspace, edition: Edition, sources: Sources, only: str) -> bytes:
    publication = workspace.publication()
    checked = check(workspace, edition, sources.templates)
    catalogs = _wanted(sources, checked.catalogs, only)
    settings = replace(settings_of(workspace, edition), lengths=lengths_of(checked.catalogs))
    shown = passages.ReviewData(
        settings=settings,
        catalogs=tuple(catalogs),
        kinds=sources.kinds,
        findings=(*checked.findings, *_of_drafts(settings, catalogs)),
        words=interface_translations(edition, checked.catalogs.get(WORKSHOP)),
        plain=PLAIN,
    )
    return html_page.render(edition, publication.source.locale, shown)


def _wanted(sources: Sources, catalogs: dict[str, Catalog], only: str) -> list[Catalog]:
    """The catalogues of the documents there are, each in the order of its source."""
    if only and only not in sources.templates:
        raise UsageError(
            f"There is no document {only}.", hint=f"There are: {', '.join(sources.templates)}."
        )
    wanted = [only] if only else [name for name in sources.templates if name != WORKSHOP]
    found = []
    for domain in wanted:
        template = sources.templates[domain]
        entries = {one.key: one for one in catalogs.get(domain, ()) if not one.obsolete}
        if entries.keys() != {one.key for one in template}:
            raise UsageError(
                f"The catalogue {domain} is not up to date with its source.",
                hint="Type make update first.",
            )
        ordered = tuple(entries[one.key] for one in template)
        found.append(replace(catalogs.get(domain, template), entries=ordered))
    return found


def _of_drafts(settings: CheckSettings, catalogs: list[Catalog]) -> tuple[Finding, ...]:
    """What ``make check`` asks about reviewed words alone, a reviewer is told of drafts, too."""
    rules = [rule for rule in PAIR_RULES if rule.family not in ABSOLUTE]
    found: list[Finding] = []
    for catalog in catalogs:
        drafts = tuple(
            replace(one, flags=())
            for one in catalog
            if one.state in {State.DRAFT, State.CHANGED} and one.msgstr
        )
        as_reviewed = replace(catalog, entries=drafts)
        found += check_catalog(as_reviewed, settings, plain=catalog.domain in PLAIN, rules=rules)
    return tuple(found)

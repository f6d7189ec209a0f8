"""Read every translation with a reader's eye: what is wrong, where, and how to mend it."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from tools.catalogs.domains import PLAIN, WORKSHOP, keep_translated, languages_of
from tools.catalogs.revision_date import update_date
from tools.catalogs.waivers import ABSOLUTE, waiver_of
from tools.checking.dictionaries import dictionary_of, has_library
from tools.checking.fixes import mended
from tools.checking.registry import EVERY_RULE, PAIR_RULES
from tools.checking.reports import Told, github, terminal
from tools.checking.reports.json_report import as_data
from tools.checking.reports.sarif import as_sarif
from tools.checking.rules.files import lacks_addresses
from tools.checking.run import Checked, check_together, settings_of
from tools.formats.waivers import render_waivers
from tools.i18n.translations import interface_translations, translate
from tools.model.editions import ALL, has_catalogs, resolve
from tools.model.errors import UsageError
from tools.model.findings import Finding, Severity
from tools.model.publication import Edition
from tools.model.text import printable
from tools.site.address_record import is_behind
from tools.sources.extraction import extract
from tools.system import clock
from tools.system.terminal import as_json, bare
from tools.workspace import Workspace

FELL_OVER = 3
"""The exit code where a rule fell over: what it was asked about, nobody knows."""
FORMATS = ("text", "json", "sarif", "github")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("edition", nargs="?", default="", help="es, pt_BR, …; without it, all")
    parser.add_argument("--format", default="", help=f"{', '.join(FORMATS)}")
    parser.add_argument("--json", action="store_true", help="the same as --format json")
    parser.add_argument("--fix", action="store_true", help="fix what is certain, and show it")
    parser.add_argument(
        "--waive", action="store_true", help="print rows for waivers.toml, to give a reason in"
    )


def run(args: argparse.Namespace, workspace: Workspace) -> int:
    form = "json" if args.json else args.format or "text"
    if form not in FORMATS:
        raise UsageError(f"There is no FORMAT={form}. There are: {', '.join(FORMATS)}.")
    publication = workspace.publication()
    editions = resolve(publication, args.edition or ALL)
    checkable = [one for one in editions if has_catalogs(publication, one)]
    if args.fix:
        for edition in checkable:
            _fix(workspace, edition)
        workspace = workspace.afresh()
    templates = extract(workspace).templates
    for edition in checkable:
        if sentence := _not_spelled(edition):
            print(sentence, file=sys.stderr)
    checked = check_together(workspace, editions, templates)
    if is_behind(workspace, publication):  # make publish mends that by itself, so it is said here
        checked[0] = replace(checked[0], findings=(lacks_addresses(), *checked[0].findings))
    if args.waive:
        _print_waivers(checked)
    elif form == "text":
        for one in checked:
            _print(one.edition, _told(one))
    else:
        _print_for_programs(form, [told for one in checked for told in _told(one)])
    found = [one for each in checked for one in each.findings]
    bugs = dict.fromkeys(one.fault.bug for one in found if one.fault.bug)
    for trace in bugs:
        print(f"\nPlease report this bug of Onda’s:\n{trace}", file=sys.stderr)
    return FELL_OVER if bugs else int(any(map(_is_error, found)))


def _fix(workspace: Workspace, edition: Edition) -> None:
    """Mend what is certain, and show each text before and after."""
    with workspace.alone_with_catalogs() as now:
        # Nothing of spelling is ever certain.
        settings = replace(settings_of(now, edition), dictionary=None)
        waivers = now.waivers(edition.locale)
        publication = now.publication()
        catalogs = keep_translated(publication, edition, now.catalogs(edition.locale))
        for catalog in catalogs.values():
            plain = catalog.domain in PLAIN
            languages = languages_of(publication, edition, catalog.domain)
            settings = replace(settings, languages=languages)
            after = mended(catalog, settings, PAIR_RULES, plain=plain, waivers=waivers)
            if after == catalog:
                continue
            after = update_date(after, catalog, clock.now())
            if not now.save(edition.locale, after):
                continue
            print(f"{now.shown(now.catalog_path(edition.locale, catalog.domain))}: fixed")
            for old, new in zip(catalog, after, strict=True):
                if old != new:
                    print(f"  - {printable(old.msgstr)}\n  + {printable(new.msgstr)}")


def _not_spelled(edition: Edition) -> str:
    """Why nothing will be found about the spelling of an edition; empty if it is looked at."""
    if has_library() and not dictionary_of(edition.locale.gettext):
        return (
            f"{edition.name}: Onda has no dictionary of this language; its spelling is not checked."
        )
    if not has_library():
        return f"{edition.name}: nothing here can read dictionaries; its spelling is not checked."
    return ""


def _told(checked: Checked) -> list[Told]:
    """Each finding in the language of its edition's reviewers."""
    words = interface_translations(checked.edition, checked.catalogs.get(WORKSHOP))
    return [Told(one, translate(one.fault.message, words)) for one in checked.findings]


def _print(edition: Edition, told: Sequence[Told]) -> None:
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    for line in terminal.render(told, colour=colour):
        print(line, file=bare(sys.stdout) if colour else sys.stdout)
    counts = Counter(finding.severity for finding, _ in told)
    shown = [
        f"{counts[severity]} {severity.value}{'s' if counts[severity] > 1 else ''}"
        for severity in Severity
        if counts[severity]
    ]
    print(f"{printable(edition.name)}: {', '.join(shown) or 'nothing is wrong'}")


def _print_for_programs(form: str, told: Sequence[Told]) -> None:
    if form == "github":
        for line in github.render(told):
            print(line, file=bare(sys.stdout))
        return
    data = as_sarif(told, EVERY_RULE) if form == "sarif" else {"findings": list(map(as_data, told))}
    print(as_json(data))


def _print_waivers(checked: Sequence[Checked]) -> None:
    """Rows to paste, for whatever can be waived; the reason is the reviewer's to write."""
    for one in checked:
        findings = [found for found in one.findings if found.family not in ABSOLUTE]
        if findings:
            print(f"# for locale/{one.edition.locale.gettext}/waivers.toml: say why in each\n")
            print(render_waivers(dict.fromkeys(waiver_of(found, "") for found in findings)))
        else:
            print(f"# {one.edition.name}: there is nothing to waive")


def _is_error(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR

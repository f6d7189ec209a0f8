"""Read every translation with a reader's eye: what is wrong, where, and how to mend it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import replace

from tools.checking.fixes import fix_edition
from tools.checking.hunspell import why_not_spelled
from tools.checking.registry import EVERY_RULE
from tools.checking.reports import (
    count_severities,
    render_github,
    render_text,
    to_json,
    to_sarif,
)
from tools.checking.rules.files import report_unrecorded_address
from tools.checking.run import Checked, check_together
from tools.formats.waivers import ABSOLUTE, render_waivers, waiver_of
from tools.model.errors import UsageError
from tools.model.findings import Severity
from tools.model.publication import ALL, Edition, has_catalogs, resolve
from tools.model.text import printable
from tools.site.page_names import is_record_behind
from tools.sources.extraction import extract
from tools.system.terminal import as_json, bare_stream
from tools.workspace import Workspace

FELL_OVER = 3
"""The exit code where a rule failed: nobody knows whether the text is right."""
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
    checkable = [edition for edition in editions if has_catalogs(publication, edition)]
    if args.fix:
        _print_fixes(workspace, checkable)
        workspace = workspace.afresh()
    templates = extract(workspace).templates
    for sentence in filter(None, map(why_not_spelled, checkable)):
        print(sentence, file=sys.stderr)
    checked = check_together(workspace, editions, templates)
    # make publish corrects that by itself, so it is said here
    if is_record_behind(workspace, publication):
        checked[0] = replace(
            checked[0], findings=(report_unrecorded_address(), *checked[0].findings)
        )
    if args.waive:
        _print_waivers(checked)
    else:
        _print_findings(form, checked)
    return _exit_code(checked)


def _print_fixes(workspace: Workspace, editions: Sequence[Edition]) -> None:
    """Fix what is certain, and show each text before and after."""
    for edition in editions:
        for fixed in fix_edition(workspace, edition):
            print(f"{fixed.path}: fixed")
            for old, new in fixed.changes:
                print(f"  - {printable(old)}\n  + {printable(new)}")


def _print_findings(form: str, checked: Sequence[Checked]) -> None:
    if form == "text":
        for edition_checked in checked:
            _print_for_person(edition_checked)
        return
    findings = [finding for each in checked for finding in each.translated_findings()]
    if form == "github":
        for line in render_github(findings):
            print(line, file=bare_stream(sys.stdout))
    elif form == "sarif":
        print(as_json(to_sarif(findings, EVERY_RULE)))
    else:
        print(as_json({"findings": list(map(to_json, findings))}))


def _print_for_person(checked: Checked) -> None:
    findings = checked.translated_findings()
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    for line in render_text(findings, colour=colour):
        print(line, file=bare_stream(sys.stdout) if colour else sys.stdout)
    print(f"{printable(checked.edition.name)}: {count_severities(findings)}")


def _print_waivers(checked: Sequence[Checked]) -> None:
    """Print rows to paste, for whatever can be waived; the reason is the reviewer's to write."""
    for each in checked:
        findings = [finding for finding in each.findings if finding.family not in ABSOLUTE]
        if findings:
            print(f"# for locale/{each.edition.locale.gettext}/waivers.toml: say why in each\n")
            print(render_waivers(dict.fromkeys(waiver_of(finding, "") for finding in findings)))
        else:
            print(f"# {each.edition.name}: there is nothing to waive")


def _exit_code(checked: Sequence[Checked]) -> int:
    findings = [finding for each in checked for finding in each.findings]
    bugs = dict.fromkeys(finding.fault.bug for finding in findings if finding.fault.bug)
    for trace in bugs:
        print(f"\nPlease report this bug of Onda’s:\n{trace}", file=sys.stderr)
    if bugs:
        return FELL_OVER
    return int(any(finding.severity is Severity.ERROR for finding in findings))

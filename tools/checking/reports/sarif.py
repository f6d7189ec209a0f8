"""Findings as SARIF 2.1.0, which GitHub, GitLab and editors read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from tools.catalogs.notes.changed import checksum
from tools.checking.reports import Told
from tools.checking.reports.json_report import span
from tools.checking.rule import Rule
from tools.model.findings import Finding, Severity

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def as_sarif(told: Iterable[Told], rules: Iterable[Rule[Any, Any]]) -> dict[str, Any]:
    """One run of the checks."""
    driver = {
        "name": "Onda",
        "rules": [_rule(rule) for rule in rules],
    }
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [_result(*one) for one in told],
            }
        ],
    }


def _rule(rule: Rule[Any, Any]) -> dict[str, object]:
    sentence, _, rest = rule.manual.partition("\n")
    return {
        "id": rule.name,
        "shortDescription": {"text": sentence},
        "fullDescription": {"text": rest.strip() or sentence},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"tags": [rule.family]},
    }


def _result(finding: Finding, sentence: str) -> dict[str, object]:
    place: dict[str, object] = {"artifactLocation": {"uri": quote(finding.path)}}
    if finding.line:
        place["region"] = _region(finding)
    msgid = finding.key[1] if finding.key else ""
    start, end = span(finding)
    # Says which finding is the same one after the file has moved.
    print_ = checksum("\n".join([finding.rule, finding.domain, msgid, finding.text[start:end]]))
    return {
        "ruleId": finding.rule,
        "level": LEVELS[finding.severity],
        "message": {"text": sentence},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"onda/v1": print_},
    }


def _region(finding: Finding) -> dict[str, object]:
    region: dict[str, object] = {"startLine": finding.line}
    if finding.column:
        region["startColumn"] = finding.column
    return region

"""Findings for programs: JSON."""

from __future__ import annotations

from tools.checking.reports import Told
from tools.model.findings import Finding


def as_data(told: Told) -> dict[str, object]:
    """One finding, with every field a program could want.

    ``start`` and ``end`` count characters of ``text``; ``fix`` stands instead of them, and
    is ``certain`` where ``FIX=1`` would make it.
    """
    finding, sentence = told
    start, end = span(finding)
    return {
        "rule": finding.rule,
        "family": finding.family,
        "severity": finding.severity.value,
        "message": sentence,
        "path": finding.path,
        "line": finding.line or None,
        "column": finding.column or None,
        "document": finding.domain or None,
        "paragraph": finding.paragraph or None,
        "msgid": finding.key[1] if finding.key else None,
        "text": finding.text,
        "start": start,
        "end": end,
        "fix": finding.fault.fix and finding.fault.fix.text,
        "certain": finding.fault.is_certain,
    }


def span(finding: Finding) -> tuple[int, int]:
    """Locate a finding in its text, in characters."""
    end = finding.fault.end
    return finding.fault.start, len(finding.text) if end is None else end

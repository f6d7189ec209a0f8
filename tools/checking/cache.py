"""Findings <-> the file that remembers them from one run to the next."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from tools.model.findings import Fault, Finding, Fix, Message, Severity

Known = Mapping[str, Iterable[Finding]]
"""By a name of the file and the rules, the findings in it."""


def dump(known: Known) -> bytes:
    """As bytes that :func:`load` reads."""
    rows = {name: [_as_row(finding) for finding in found] for name, found in known.items()}
    return json.dumps(rows, ensure_ascii=False).encode()


def load(data: bytes) -> dict[str, list[Finding]]:
    """Read what :func:`dump` wrote; nothing where it is damaged, or another version's."""
    try:
        rows = json.loads(data)
        return {name: [_finding(row) for row in found] for name, found in rows.items()}
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError):
        return {}


def _as_row(finding: Finding) -> list[Any]:
    fault, key = finding.fault, finding.key
    return [
        finding.rule, finding.family, finding.severity.value, _as_list(fault.message), fault.start,
        fault.end, fault.fix, finding.domain, None if key is None else list(key),
        finding.paragraph, finding.text,
    ]  # fmt: skip


def _finding(row: list[Any]) -> Finding:
    rule, family, severity, message, start, end, fix, domain, key, paragraph, text = row
    return Finding(
        rule=rule, family=family, severity=Severity(severity),
        fault=Fault(_message(message), start, end, fix and Fix(*fix)), domain=domain,
        key=None if key is None else (key[0], key[1]), paragraph=paragraph, text=text,
    )  # fmt: skip


def _as_list(message: Message) -> list[Any]:
    values = (
        [name, _as_list(value) if isinstance(value, Message) else value]
        for name, value in message.values
    )
    return [message.text, list(values)]


def _message(row: list[Any]) -> Message:
    text, values = row
    return Message(
        text,
        tuple(
            (name, value if isinstance(value, str) else _message(value)) for name, value in values
        ),
    )

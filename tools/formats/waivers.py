"""Findings that a person has looked at and found to be right: the rows of ``waivers.toml``.

A waiver holds for one rule, one msgid and one msgstr, so it lapses by itself when either
text changes; then it is a finding that it has lapsed. Safety and markup take no waivers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tools.catalogs.notes.changed import checksum
from tools.formats.toml import parse_rows, quote
from tools.model.errors import ConfigError
from tools.model.findings import BUG, Fault, Finding, Severity, say

ABSOLUTE = frozenset({"safety", "markup", BUG})
"""Families whose findings cannot be waived, and that are asked about drafts, too."""
FIELDS = ("rule", "msgid", "msgstr", "reason")
_SHORT_RE = re.compile(r"[0-9a-f]{8}")
_checksum = lru_cache(maxsize=64)(checksum)
"""Many findings are of one text."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiver:
    """One row of ``waivers.toml``."""

    rule: str
    msgid: str
    """The whole of it; empty for what concerns a file."""
    msgstr: str
    """:func:`tools.catalogs.notes.changed.checksum` of the text that was found fault with."""
    reason: str
    line: int = 0
    """Of its ``[[waiver]]`` in the file, from 1."""


def waiver_of(finding: Finding, reason: str) -> Waiver:
    """Make the waiver that would waive *finding*."""
    msgid = finding.key[1] if finding.key else ""
    return Waiver(rule=finding.rule, msgid=msgid, msgstr=_checksum(finding.text), reason=reason)


def waive(findings: Iterable[Finding], waivers: Iterable[Waiver], path: str) -> Iterator[Finding]:
    """Drop from *findings* those that are waived; then report each waiver that waives nothing.

    :param path: where the waivers are written.
    """
    open_ones = {(one.rule, one.msgid, one.msgstr): one for one in waivers}
    used, refused = set(), set()
    for finding in findings:
        wanted = waiver_of(finding, "")
        place = (wanted.rule, wanted.msgid, wanted.msgstr)
        if place in open_ones and finding.family not in ABSOLUTE:
            used.add(place)
            continue
        if place in open_ones:
            refused.add(place)
        yield finding
    for place, waiver in open_ones.items():
        if place not in used:
            yield _idle(waiver, path, refused=place in refused)


def _idle(waiver: Waiver, path: str, *, refused: bool) -> Finding:
    if refused:
        message = say(
            "No exception can be made to {rule}. Correct the text, and delete this row.",
            rule=waiver.rule,
        )
    else:
        message = say(
            "This exception is no longer needed: the text has changed, or nothing is found there"
            " any more. Delete the row."
        )
    return Finding(
        rule="idle-waiver", family="waivers", severity=Severity.WARNING, fault=Fault(message),
        path=path, line=waiver.line,
    )  # fmt: skip


def parse_waivers(text: str, *, path: str = "waivers.toml") -> tuple[Waiver, ...]:
    """Parse the rows of waivers.

    :param path: only named in errors; nothing is opened.
    :raises ConfigError: not TOML, or a row that lacks a field, the reason above all.
    """
    rows = parse_rows(text, "waiver", path=path)
    lines = [
        number for number, line in enumerate(text.splitlines(), 1) if line.strip() == "[[waiver]]"
    ]
    lines += [0] * len(rows)  # written in another way, they have no line of their own
    return tuple(_waiver(row, path, line) for row, line in zip(rows, lines, strict=False))


def _waiver(row: dict[str, Any], path: str, line: int) -> Waiver:
    where = f"{path}:{line}" if line else path
    if unknown := sorted(set(row) - set(FIELDS)):
        raise ConfigError(
            f"{where}: unknown field {unknown[0]}.", hint=f"Known: {', '.join(FIELDS)}."
        )
    for field in FIELDS:
        if not isinstance(row.get(field), str):
            raise ConfigError(f"{where}: {field} is missing, or is not text.")
    if not row["reason"].strip():
        raise ConfigError(f"{where}: the reason is empty.", hint="Say why the text is right.")
    if not _SHORT_RE.fullmatch(row["msgstr"]):
        raise ConfigError(
            f"{where}: msgstr holds eight signs, 0-9 and a-f, that stand for the translation.",
            hint="make check WAIVE=1 prints the rows to paste.",
        )
    return Waiver(**row, line=line)


def render_waivers(waivers: Iterable[Waiver]) -> str:
    """Write rows to paste; :func:`parse_waivers` reads them back."""
    return "\n".join(
        "[[waiver]]\n" + "".join(f"{name} = {quote(getattr(waiver, name))}\n" for name in FIELDS)
        for waiver in waivers
    )

"""Write findings as text: for a person, and as JSON, SARIF or GitHub's commands for programs.

Whatever an entry holds is data here: signs that a terminal would obey are shown as U+001B.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple
from urllib.parse import quote

from tools.catalogs.notes.changed import checksum
from tools.checking.rule import Rule
from tools.model.findings import Finding, Severity
from tools.model.text import printable, printable_character

AROUND = 32
"""Characters shown on either side of what a finding is about."""
LONGEST = 60
"""Characters that are underlined at the most; then the whole text is meant."""
_BEFORE_RE, _AFTER_RE = re.compile(r"(?:(?<=\s)|^)\S*\Z"), re.compile(r"\A\S*")
COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
SARIF_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
GITHUB_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


class ReportedFinding(NamedTuple):
    """A finding, and its sentence in the reader's language."""

    finding: Finding
    sentence: str


def render_text(findings: Iterable[ReportedFinding], *, colour: bool = False) -> Iterator[str]:
    """Yield lines for a person: for each finding one, and up to three more.

    :param colour: for a terminal that shows any.
    """
    paint = _paint if colour else _plain
    for finding, sentence in findings:
        severity = paint(finding.severity.value, COLOURS[finding.severity])
        yield f"{_place(finding)}{severity}: {printable(sentence)} [{finding.rule}]"
        for line in _excerpt(finding, paint):
            yield f"    {line}".rstrip()
        if fix := finding.fault.fix:
            sign = "→" if fix.certain else "perhaps →"
            yield f"    {sign} {printable(_proposed(finding, fix.text)) or '(nothing)'}"


def count_severities(findings: Iterable[ReportedFinding]) -> str:
    """Count findings in words.

    >>> count_severities([])
    'nothing is wrong'
    """
    counts = Counter(finding.severity for finding, _ in findings)
    shown = [
        f"{counts[severity]} {severity.value}{'s' if counts[severity] > 1 else ''}"
        for severity in Severity
        if counts[severity]
    ]
    return ", ".join(shown) or "nothing is wrong"


def _paint(text: str, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m"


def _plain(text: str, code: str) -> str:
    return text


def _place(finding: Finding) -> str:
    parts = [finding.path, *(str(number) for number in (finding.line, finding.column) if number)]
    place = printable(":".join(parts))
    paragraph = f"paragraph {finding.paragraph}: " if finding.paragraph else ""
    return f"{place}: {paragraph}" if finding.path else paragraph


def _excerpt(finding: Finding, paint: Callable[[str, str], str]) -> Iterator[str]:
    """The words in question among their neighbours, and a line of carets below them."""
    text = finding.text
    start, end = _span(finding)
    if not text:
        return
    if end - start > LONGEST:
        yield printable(text[start : start + 2 * AROUND]) + "…"
        return
    first, last = _cut(text, start - AROUND, start), _cut(text, end + AROUND, end)
    before, words, after = (
        "".join(map(printable_character, part))
        for part in (text[first:start], text[start:end], text[end:last])
    )
    before = ("…" if first else "") + before
    yield before + words + after + ("…" if last < len(text) else "")
    yield " " * len(before) + paint("^" * max(1, len(words)), COLOURS[finding.severity])


def _proposed(finding: Finding, text: str) -> str:
    """What would be right there; a space or a part of a word, with the words that it touches."""
    start, end = finding.fault.start, finding.fault.end
    if end is None or not finding.text:
        return text
    words, before, after = finding.text[start:end], finding.text[:start], finding.text[end:]
    inside = before[-1:].isalnum() and words[:1].isalnum()
    if text == text.strip() and words.strip() and not inside:
        return text
    near = _BEFORE_RE.search(before[-AROUND:]), _AFTER_RE.search(after[:AROUND])
    return text.join(part[0] if part else "" for part in near)


def _cut(text: str, wanted: int, nearest: int) -> int:
    """Where to cut *text* between *wanted* and *nearest*, best at a space."""
    if not 0 < wanted < len(text):
        return 0 if wanted <= 0 else len(text)
    if wanted < nearest:
        space = text.find(" ", wanted, nearest)
        return wanted if space < 0 else space + 1
    space = text.rfind(" ", nearest, wanted)
    return wanted if space < 0 else space


def to_json(reported: ReportedFinding) -> dict[str, object]:
    """Return every field of one finding that a program could want, to be written as JSON.

    ``start`` and ``end`` count characters of ``text``; ``fix`` is what would be right there, and
    is ``certain`` where ``FIX=1`` would make it.
    """
    finding, sentence = reported
    start, end = _span(finding)
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


def _span(finding: Finding) -> tuple[int, int]:
    """Locate a finding in its text, in characters."""
    end = finding.fault.end
    return finding.fault.start, len(finding.text) if end is None else end


def to_sarif(
    findings: Iterable[ReportedFinding], rules: Iterable[Rule[Any, Any]]
) -> dict[str, Any]:
    """Return one run of the checks as SARIF 2.1.0, which GitHub, GitLab and editors read."""
    driver = {
        "name": "Onda",
        "rules": [_rule(rule) for rule in rules],
    }
    return {
        "$schema": SARIF_SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [_result(*one) for one in findings],
            }
        ],
    }


def _rule(rule: Rule[Any, Any]) -> dict[str, object]:
    sentence, _, rest = rule.manual.partition("\n")
    return {
        "id": rule.name,
        "shortDescription": {"text": sentence},
        "fullDescription": {"text": rest.strip() or sentence},
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {"tags": [rule.family]},
    }


def _result(finding: Finding, sentence: str) -> dict[str, object]:
    location: dict[str, object] = {"artifactLocation": {"uri": quote(finding.path)}}
    if finding.line:
        location["region"] = _region(finding)
    msgid = finding.key[1] if finding.key else ""
    start, end = _span(finding)
    # Says which finding is the same one after the file has moved.
    fingerprint = checksum(
        "\n".join([finding.rule, finding.domain, msgid, finding.text[start:end]])
    )
    return {
        "ruleId": finding.rule,
        "level": finding.severity.value,
        "message": {"text": sentence},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"onda/v1": fingerprint},
    }


def _region(finding: Finding) -> dict[str, object]:
    region: dict[str, object] = {"startLine": finding.line}
    if finding.column:
        region["startColumn"] = finding.column
    return region


def render_github(findings: Iterable[ReportedFinding]) -> Iterator[str]:
    """Yield a workflow command for each finding: GitHub shows it beside a pull request's line.

    >>> from tools.model.findings import Fault, Finding, say
    >>> finding = Finding(
    ...     rule="names", family="meaning", severity=Severity.NOTE, fault=Fault(say("x")),
    ...     path="a.po",
    ... )
    >>> list(render_github([ReportedFinding(finding, "50 % gone")]))
    ['::notice file=a.po,title=names::50 %25 gone']
    """
    for finding, sentence in findings:
        properties = {"file": finding.path, "line": finding.line, "col": finding.column}
        properties["title"] = finding.rule
        shown = ",".join(
            f"{name}={_property(str(value))}" for name, value in properties.items() if value
        )
        yield f"::{GITHUB_LEVELS[finding.severity]} {shown}::{_data(printable(sentence))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(printable(text)).replace(":", "%3A").replace(",", "%2C")

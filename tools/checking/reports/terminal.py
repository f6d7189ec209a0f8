"""Findings for a person: place, sentence, and the words in question with a line below."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from tools.checking.reports import Told
from tools.model.findings import Finding, Severity
from tools.model.text import printable, printable_character

AROUND = 32
"""Characters shown on either side of what a finding is about."""
LONGEST = 60
"""Characters that are underlined at the most; then the whole text is meant."""
_BEFORE_RE, _BEHIND_RE = re.compile(r"(?:(?<=\s)|^)\S*\Z"), re.compile(r"\A\S*")
COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}


def render(told: Iterable[Told], *, colour: bool = False) -> Iterator[str]:
    """Lines to print; each finding is one of them and up to three more.

    :param colour: for a terminal that shows any.
    """
    paint = _paint if colour else _plain
    for finding, sentence in told:
        severity = paint(finding.severity.value, COLOURS[finding.severity])
        yield f"{_place(finding)}{severity}: {printable(sentence)} [{finding.rule}]"
        for line in _excerpt(finding, paint):
            yield f"    {line}".rstrip()
        if fix := finding.fault.fix:
            sign = "→" if fix.certain else "perhaps →"
            yield f"    {sign} {printable(_proposed(finding, fix.text)) or '(nothing)'}"


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
    text, start = finding.text, finding.fault.start
    end = len(text) if finding.fault.end is None else finding.fault.end
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
    """What would stand there; a blank or a part of a word, with what it touches."""
    start, end = finding.fault.start, finding.fault.end
    if end is None or not finding.text:
        return text
    words, before, behind = finding.text[start:end], finding.text[:start], finding.text[end:]
    inside = before[-1:].isalnum() and words[:1].isalnum()
    if text == text.strip() and words.strip() and not inside:
        return text
    near = _BEFORE_RE.search(before[-AROUND:]), _BEHIND_RE.search(behind[:AROUND])
    return text.join(part[0] if part else "" for part in near)


def _cut(text: str, wanted: int, nearest: int) -> int:
    """Where to cut *text* between *wanted* and *nearest*, best at a blank."""
    if not 0 < wanted < len(text):
        return 0 if wanted <= 0 else len(text)
    if wanted < nearest:
        blank = text.find(" ", wanted, nearest)
        return wanted if blank < 0 else blank + 1
    blank = text.rfind(" ", nearest, wanted)
    return wanted if blank < 0 else blank

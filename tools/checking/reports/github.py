"""Findings as GitHub's workflow commands: remarks beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tools.checking.reports import Told
from tools.model.findings import Severity
from tools.model.text import printable

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(told: Iterable[Told]) -> Iterator[str]:
    """A line for each finding.

    >>> from tools.model.findings import Fault, Finding, say
    >>> found = Finding(
    ...     rule="names", family="meaning", severity=Severity.NOTE, fault=Fault(say("x")),
    ...     path="a.po",
    ... )
    >>> list(render([Told(found, "50 % gone")]))
    ['::notice file=a.po,title=names::50 %25 gone']
    """
    for finding, sentence in told:
        properties = {"file": finding.path, "line": finding.line, "col": finding.column}
        properties["title"] = finding.rule
        shown = ",".join(
            f"{name}={_property(str(value))}" for name, value in properties.items() if value
        )
        yield f"::{LEVELS[finding.severity]} {shown}::{_data(printable(sentence))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(printable(text)).replace(":", "%3A").replace(",", "%2C")

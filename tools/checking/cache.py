"""Ask the rules about each catalogue that has changed; of any other, remember what they said."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, partial
from typing import Any

from tools.catalogs.domains import PLAIN
from tools.checking.checks import check_catalog
from tools.checking.registry import PAIR_RULES
from tools.checking.rule import CheckSettings
from tools.model.catalog import Catalog
from tools.model.findings import Fault, Finding, Fix, Message, Severity
from tools.model.publication import Edition
from tools.system import disk
from tools.system.environment import ROOT
from tools.system.processes import worker_pool
from tools.workspace import Workspace

Known = Mapping[str, Iterable[Finding]]
"""By a name of the file and the rules, the findings in it."""
MANY = 3000
"""Entries from which a second process is worth its start."""


def check_catalogs(
    workspace: Workspace, edition: Edition, settings: CheckSettings, catalogs: Mapping[str, Catalog]
) -> list[Finding]:
    """Collect what the rules say of each file; of one that is as it was, what they said before."""
    path = workspace.findings_file(edition.locale)
    known = load(path.read_bytes()) if path.is_file() else {}
    rules = _rules_digest(workspace, settings)
    files = workspace.catalog_files(edition.locale)
    names = {
        domain: hashlib.sha256(rules + files[f"{domain}.po"]).hexdigest() for domain in catalogs
    }
    missing = [catalogs[domain] for domain, name in names.items() if name not in known]
    answers = ask_all(missing, settings)
    fresh = {catalog.domain: each for catalog, each in zip(missing, answers, strict=True)}
    every = {
        domain: fresh[domain] if domain in fresh else known[name] for domain, name in names.items()
    }
    sound = {
        names[domain]: findings
        for domain, findings in every.items()
        if not any(finding.fault.bug for finding in findings)
    }
    disk.write(path, dump(sound))
    return [finding for findings in every.values() for finding in findings]


def ask_all(catalogs: Sequence[Catalog], settings: CheckSettings) -> list[list[Finding]]:
    """Collect the findings in each catalogue; on every core where there is much to read."""
    ask = partial(_ask, settings)
    if sum(len(catalog.entries) for catalog in catalogs) < MANY:
        return list(map(ask, catalogs))
    with worker_pool() as pool:
        return list(pool.map(ask, catalogs, chunksize=max(1, len(catalogs) // 32)))


def _ask(settings: CheckSettings, catalog: Catalog) -> list[Finding]:
    return list(check_catalog(catalog, settings, plain=catalog.domain in PLAIN, rules=PAIR_RULES))


def _rules_digest(workspace: Workspace, settings: CheckSettings) -> bytes:
    """Changes with anything that a finding in one file depends on beside the file."""
    tables = workspace.seen.digest([workspace.editions_file, workspace.glossary_file])
    spelling = (settings.dictionary.version if settings.dictionary else "", *settings.words)
    habits = repr((settings.lengths, settings.lexicon is None))
    return hashlib.sha256("\n".join([*spelling, tables, habits, _code_digest()]).encode()).digest()


@cache
def _code_digest() -> str:
    """Digest the code that runs; what is saved meanwhile is another run's."""
    code = [path for path in disk.list_code_files(ROOT / "tools") if path.suffix == ".py"]
    return disk.digest([*code, *disk.files(ROOT / "requirements")], ROOT)


def dump(known: Known) -> bytes:
    """Return *known* as bytes that :func:`load` reads."""
    rows = {name: list(map(_as_row, findings)) for name, findings in known.items()}
    return json.dumps(rows, ensure_ascii=False).encode()


def load(data: bytes) -> dict[str, list[Finding]]:
    """Read what :func:`dump` wrote; nothing where it is damaged, or another version's."""
    try:
        rows = json.loads(data)
        return {name: list(map(_finding, findings)) for name, findings in rows.items()}
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

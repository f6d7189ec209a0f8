"""How quick the checks are beside pofilter's, and how quiet on what people have reviewed.

``python -m tests.benchmarks.bench_checks [folder]``: a folder of reviewed Spanish catalogues;
without
one, our own editions are read, which are few.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from tools.checking.cache import ask_all
from tools.checking.rule import CheckSettings
from tools.formats.po import parse_catalog
from tools.language.languages import customs
from tools.language.sentences import Languages
from tools.model.catalog import Catalog, State
from tools.model.errors import CatalogError
from tools.model.findings import Finding, Severity
from tools.system.environment import ROOT

HOUSE = CheckSettings(languages=Languages("en", "es"), typography=customs("es"))
ROUNDS = 3


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "locale" / "es"
    if sys.argv[2:] == ["alone"]:
        check(folder)
        return
    _report_quiet(*check(folder))
    ours = _least([sys.executable, "-m", "tests.benchmarks.bench_checks", str(folder), "alone"])
    with TemporaryDirectory() as out:
        pofilter = [sys.executable, "-m", "translate.filters.pofilter", "--progress=none"]
        theirs = _least([*pofilter, str(folder), out])
    for name, mine, its in zip(("CPU", "wall"), ours, theirs, strict=True):
        print(
            f"checks: {mine:.1f} s {name}, pofilter {its:.1f} s: {mine / its:.2f} × (at most 0.5)"
        )


def check(folder: Path) -> tuple[list[Catalog], list[list[Finding]]]:
    """Read and check every catalogue, on every core."""
    catalogs = []
    for path in sorted(folder.rglob("*.po")):
        domain = path.relative_to(folder).with_suffix("").as_posix()
        try:
            catalogs.append(
                parse_catalog(path.read_bytes(), domain=domain, plurals=True, contexts=True)
            )
        except CatalogError as error:
            print(f"{domain}: {error.faults[0][:100]}", file=sys.stderr)
    return catalogs, ask_all(catalogs, HOUSE)


def _report_quiet(catalogs: list[Catalog], found: list[list[Finding]]) -> None:
    reviewed = {
        (catalog.domain, entry.key)
        for catalog in catalogs
        for entry in catalog
        if entry.state is State.REVIEWED
    }
    flagged: Counter[str] = Counter()
    entries = set()
    for finding in (one for many in found for one in many):
        place = finding.domain, finding.key
        if finding.severity is not Severity.NOTE and place in reviewed:
            flagged[f"{finding.family} {finding.rule} ({finding.severity.value})"] += 1
            entries.add(place)
    print(f"errors and warnings in {len(entries)} of {len(reviewed)} reviewed entries:", end=" ")
    print(f"{len(entries) / len(reviewed):.2%} (at most 3 %)")
    for name, count in flagged.most_common():
        print(f"    {name:40}{count}")


def _least(command: list[str]) -> tuple[float, float]:
    """CPU and wall seconds of the quickest of some runs."""
    times = [
        _timed(lambda: subprocess.run(command, check=True, capture_output=True))
        for _ in range(ROUNDS)
    ]
    return min(cpu for cpu, _ in times), min(wall for _, wall in times)


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    before, start = os.times(), perf_counter()
    work()
    after = os.times()
    cpu = after.children_user + after.children_system
    return cpu - before.children_user - before.children_system, perf_counter() - start


if __name__ == "__main__":
    main()

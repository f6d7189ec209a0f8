"""What an edition of many articles costs.

``python -m tests.benchmarks.bench_sites [--articles 3000]``.

The articles are made of the first one's sentences, with links, emphases and notes, and all but a
few paragraphs are translated (``publications.py``). The Spanish edition is printed beside
``sphinx-build`` with the same settings and theme, which runs the same extension without its short
ways, and with Sphinx's own HTML builder, search index and all; then all editions one after the
other and side by side; then again with nothing to do and with one catalogue edited, as
``make html`` and as ``make preview`` have it. Pages that are not the same stop it.

CPU seconds are those of the process and its children, the least of some rounds by turns;
memory is that of its largest process.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.bench_preview import measure, save_catalog
from tests.support.project import LANGUAGES, copy_inputs, replace_once
from tests.support.sample_publications import ARTICLE, TRANSLATED, grow
from tools.system.environment import ROOT
from tools.system.processes import cores
from tools.workspace import Workspace

ARTICLES = 300
ROUNDS = 3
KILOBYTES = 1_000_000 if sys.platform == "darwin" else 1000
"""In a megabyte, as the system counts the memory of a process."""
SPANISH = TRANSLATED[0]
PRINT = """
import sys
from pathlib import Path
from tools.site.sphinx_build.edition import build_edition, build_editions
from tools.workspace import Workspace
folder, way, *names = sys.argv[1:]
workspace = Workspace(Path(folder))
editions = [one for one in workspace.publication().editions if one.locale.gettext in names]
if way == "alone":
    found = [build_edition(workspace, edition) for edition in editions]
else:
    found = list(build_editions(workspace, editions))
sys.exit("\\n".join(finding for one in found for finding in one.findings) or None)
"""
BARE = [sys.executable, "-m", "sphinx", "-q", "-D", "language=es", "-c", ".", "-d"]


@dataclass(frozen=True)
class Cost:
    cpu: float
    wall: float
    memory: float
    """Megabytes of the largest process."""

    def __str__(self) -> str:
        return f"{self.cpu:7.2f} s CPU {self.wall:7.2f} s {self.memory:6.0f} MB"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=ARTICLES)
    articles = parser.parse_args().articles
    with TemporaryDirectory() as folder:
        workspace = copy_inputs(Path(folder).resolve() / "onda")
        # conf.py finds the press beside itself.
        (workspace.root / "tools").symlink_to(ROOT / "tools")
        grow(workspace, articles)
        print(f"a publication of {articles} articles")
        if articles <= ARTICLES:
            compare(workspace)
            together(workspace)
            edited(workspace)
        else:
            report("the Spanish edition, cold", printed(workspace, "alone", "es"))


def compare(workspace: Workspace) -> None:
    """The Spanish edition, and what sphinx-build makes of the same files."""
    printed(workspace, "alone", "es")  # lays out the catalogues, and warms the disk
    root, bare = workspace.root, workspace.root / "build" / "bare"
    costs: dict[str, list[Cost]] = {"ours": [], "edition": [], "html": []}
    for _ in range(ROUNDS):
        for builder in ("edition", "html"):
            shutil.rmtree(bare, ignore_errors=True)
            command = [*BARE, str(bare / "doctrees"), "-b", builder, "source", str(bare / "out")]
            costs[builder].append(cost(command, root))
            if builder == "edition":
                same(workspace.html / "es", bare / "out")
        _clear(workspace)
        costs["ours"].append(printed(workspace, "alone", "es"))
    ours = least(costs["ours"])
    report("the Spanish edition, cold", ours)
    for builder, name in (("edition", "sphinx-build"), ("html", "its own HTML builder")):
        bare_cost = least(costs[builder])
        report(f"{name}, cold", bare_cost, f"ratio {ours.cpu / bare_cost.cpu:.2f}")


def together(workspace: Workspace) -> None:
    """Every edition, one after the other and side by side."""
    ways = {
        "every edition, one by one": "alone",
        f"side by side, {cores()} cores": "together",
    }
    costs: dict[str, list[Cost]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, way in ways.items():
            _clear(workspace)
            costs[name].append(printed(workspace, way, *LANGUAGES))
    walls = []
    for name, found in costs.items():
        best = least(found)
        walls.append(min(one.wall for one in found))
        report(name, best)
    print(f"    of the time, not the CPU: ratio {walls[1] / walls[0]:.2f} (at most 0.60)")


def edited(workspace: Workspace) -> None:
    """Nothing to do; then one catalogue edited, by either way to see it."""
    report("nothing has changed", printed(workspace, "alone", "es"))
    catalog = workspace.catalog_path(SPANISH, ARTICLE)
    replace_once(catalog, 'msgstr "México no tardó', 'msgstr "Muy pronto, México')
    report("one .po edited", printed(workspace, "alone", "es"))
    seconds = measure(workspace, save_catalog)
    print(f"make preview, one .po edited  {statistics.median(seconds):.2f} s (at most 1.50)")


def printed(workspace: Workspace, way: str, *names: str) -> Cost:
    """Editions printed in a process of its own.

    :param way: a function of ``PRINT``.
    """
    return cost([sys.executable, "-c", PRINT, str(workspace.root), way, *names], ROOT)


def _clear(workspace: Workspace) -> None:
    for folder in (workspace.html, workspace.root / "build" / "press"):
        shutil.rmtree(folder, ignore_errors=True)


def same(ours: Path, bare: Path) -> None:
    """Stop where a page is not, byte for byte, what sphinx-build makes."""
    pages = sorted(path.relative_to(bare) for path in bare.rglob("*.html"))
    assert pages, "sphinx-build has printed nothing"
    unlike = [page for page in pages if (ours / page).read_bytes() != (bare / page).read_bytes()]
    if unlike:
        sys.exit(f"not as sphinx-build prints it: {unlike[0]}, and {len(unlike) - 1} more")


def cost(command: list[str], folder: Path) -> Cost:
    """What a command costs, with all that it starts."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder)
    _process, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if status:
        sys.exit(f"ended with {process.returncode}: {command}")
    cpu = used.ru_utime + used.ru_stime
    return Cost(cpu, time.perf_counter() - start, used.ru_maxrss / KILOBYTES)


def least(costs: list[Cost]) -> Cost:
    return min(costs, key=lambda one: one.cpu)


def report(name: str, of: Cost, note: str = "") -> None:
    print(f"{name:28} {of} {note}".rstrip(), flush=True)


if __name__ == "__main__":
    main()

"""Measure what the README says about speed and size: ratios, side by side, in one run."""

from __future__ import annotations

import argparse
import gzip
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.workspace import Workspace

ROUNDS = 7
"""Each thing is done this often, by turns; the least time is its cost."""
SCRIPTS = (
    "bench_update", "bench_merges", "bench_sentences", "bench_drafts",
    "bench_article", "bench_engines", "bench_checks", "bench_spelling",
    "bench_preview", "bench_sites",
)  # fmt: skip
WITHOUT = {
    "bench_sentences", "bench_article", "bench_engines", "bench_preview",
    "bench_sites",
}  # fmt: skip
"""Those that have no use for a folder of catalogues."""


def arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(args: argparse.Namespace, workspace: Workspace) -> int:
    with TemporaryDirectory() as folder:
        root = copy_project(workspace.root, Path(folder) / "onda")
        _report_builds(root)
        _report_sizes(root)
    # A folder of real catalogues, if somebody names one; else the scripts make their own.
    corpus = os.environ.get("ONDA_CORPUS", "")
    for script in SCRIPTS:
        print(flush=True)
        command = [sys.executable, "-m", f"tests.benchmarks.{script}"]
        if corpus and script not in WITHOUT:
            command.append(corpus)
        subprocess.run(command, cwd=workspace.root, check=True)
    return 0


def copy_project(root: Path, copy: Path) -> Path:
    """Copy what an edition is made from, with the same ``.venv``."""
    copy.mkdir()
    for name in ("source", "locale", "tools", "requirements"):
        ignored = shutil.ignore_patterns("__pycache__", "node_modules", "*.mo")
        shutil.copytree(root / name, copy / name, ignore=ignored)
    for name in ("conf.py", "docutils.conf", "Makefile", "pyproject.toml"):
        shutil.copy(root / name, copy / name)
    (copy / ".venv").symlink_to((root / ".venv").resolve())
    return copy


def _report_builds(root: Path) -> None:
    make = ["make", "--silent", "html", "LANG=es"]
    bare = [sys.executable, "-m", "sphinx", "-q", "-b", "edition", "-D", "language=es"]
    bare += ["-c", ".", "-d", "build/bare/doctrees", "source", "build/bare/html"]
    _timed(make, root)  # also lays out the catalogues for the bare build, and warms the disk
    costs: dict[str, list[tuple[float, float]]] = {"make": [], "bare": [], "no-op": []}
    for _ in range(ROUNDS):
        shutil.rmtree(root / "build" / "bare", ignore_errors=True)
        costs["bare"].append(_timed(bare, root))
        shutil.rmtree(root / "build" / "html")
        shutil.rmtree(root / "build" / "press")
        costs["make"].append(_timed(make, root))
        costs["no-op"].append(_timed(make, root))
    cpu = {name: min(cpu for cpu, _wall in times) for name, times in costs.items()}
    wall = {name: min(wall for _cpu, wall in times) for name, times in costs.items()}
    print(f"make html LANG=es, cold     {cpu['make']:6.2f} s CPU  {wall['make']:6.2f} s")
    print(f"bare sphinx-build, cold     {cpu['bare']:6.2f} s CPU  {wall['bare']:6.2f} s")
    print(f"  ratio (at most 1.15)      {cpu['make'] / cpu['bare']:6.2f}")
    print(f"make html LANG=es, again    {cpu['no-op']:6.2f} s CPU  {wall['no-op']:6.2f} s")


def _timed(command: list[str], root: Path) -> tuple[float, float]:
    """CPU and wall seconds of a command and its children."""
    before, start = os.times(), time.perf_counter()
    subprocess.run(command, cwd=root, check=True, capture_output=True, env=dict(os.environ))
    after = os.times()
    cpu = after.children_user + after.children_system
    cpu -= before.children_user + before.children_system
    return cpu, time.perf_counter() - start


def _report_sizes(root: Path) -> None:
    pages = root / "build" / "html" / "es"
    page = max((pages / "articles").glob("*.html"), key=_wire)
    static = pages / "_static"
    text = sum(map(_wire, (page, static / "onda.css", static / "icon.svg")))
    font = (static / "serif.woff2").stat().st_size
    print(f"an article on the wire      {text / 1000:6.1f} kB without fonts (at most 20)")
    print(f"                            {(text + font) / 1000:6.1f} kB with fonts (at most 60)")


def _wire(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), compresslevel=9, mtime=0))

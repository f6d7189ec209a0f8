"""Whole updates beside each other's: ``python -m tests.benchmarks.bench_update [corpus]``.

Each program gets the same files in a folder of its own, one in ten of the msgids edited
(``bench_merges`` says how), and reads, merges and writes all of them: Onda and sphinx-intl
in one process, msgmerge in one for each file. sphinx-intl is so slow that it gets every
tenth file, and Onda the same ones again.
"""

from __future__ import annotations

import datetime
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.bench_merges import LANGUAGES, edited, made_up, read
from tools.catalogs.headers import new_header
from tools.catalogs.merging import merge_all
from tools.catalogs.merging.outcomes import write_steps
from tools.formats.po import parse_catalog, render_catalog
from tools.model.catalog import Catalog
from tools.model.publication import Locale
from tools.system import disk
from tools.system.environment import ROOT
from tools.workspace import Workspace

ES = Locale("es")
NOW = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


def lay_out(folder: Path, catalogs: Sequence[Catalog], templates: Sequence[Catalog]) -> Workspace:
    """Catalogues and templates as files."""
    workspace = Workspace(folder).afresh()
    for catalog, template in zip(catalogs, templates, strict=True):
        workspace.save(ES, catalog)
        named = replace(template, header=catalog.header, header_entry=catalog.header_entry)
        disk.write(folder / "pot" / f"{catalog.domain}.pot", render_catalog(named))
    return workspace


def update(folder: Path) -> None:
    """What ``make update`` does once the templates are extracted."""
    workspace = Workspace(folder).afresh()
    before = workspace.catalogs(ES)
    templates = [
        parse_catalog(
            path.read_bytes(),
            domain=path.relative_to(folder / "pot").with_suffix("").as_posix(),
            path=str(path),
        )
        for path in disk.files(folder / "pot")
    ]
    merges = merge_all(templates, before.values(), languages=LANGUAGES)
    for catalog in write_steps(before, {merge.catalog.domain: merge.catalog for merge in merges}):
        workspace.save(ES, catalog)


def timed(commands: Sequence[Sequence[str]], folder: Path) -> tuple[float, int]:
    """CPU seconds of all together, and the peak memory of the largest in MB."""
    seconds, peak = 0.0, 0
    for command in commands:
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, command)
        seconds += usage.ru_utime + usage.ru_stime
        peak = max(peak, usage.ru_maxrss // 1000)
    return seconds, peak


def ours(folder: Path) -> tuple[float, int]:
    return timed(
        [[sys.executable, "-m", "tests.benchmarks.bench_update", "--update", str(folder)]], ROOT
    )


def msgmerge(folder: Path) -> float:
    pots = disk.files(folder / "pot")
    po = folder / "locale" / "es" / "LC_MESSAGES"
    quiet = ["msgmerge", "--previous", "--quiet", "--update", "--backup=none"]
    names = [(path.relative_to(folder / "pot").with_suffix(".po"), path) for path in pots]
    return timed([[*quiet, str(po / name), str(path)] for name, path in names], folder)[0]


def sphinx_intl(folder: Path) -> float:
    command = [sys.executable, "-m", "sphinx_intl", "update", "-p", "pot", "-d", "locale"]
    return timed([[*command, "-l", "es"]], folder)[0]


def main(arguments: Sequence[str]) -> int:
    if arguments[:1] == ["--update"]:
        update(Path(arguments[1]))
        return 0
    catalogs = read(Path(arguments[0])) if arguments else made_up()
    catalogs = [
        catalog if catalog.header else replace(catalog, header=new_header(ES, "Bench", NOW))
        for catalog in catalogs
    ]
    templates = edited(catalogs)[0]
    with TemporaryDirectory() as name:
        whole = [lay_out(Path(name, who), catalogs, templates).root for who in ("a", "b")]
        tenth = [lay_out(Path(name, who), catalogs[::10], templates[::10]).root for who in "cd"]
        seconds, peak = ours(whole[0])
        print(f"make update, {len(catalogs)} files  {seconds:7.2f} s CPU, {peak} MB (at most 400)")
        if shutil.which("msgmerge"):
            theirs = msgmerge(whole[1])
            print(f"msgmerge --previous       {theirs:7.2f} s CPU")
            print(f"  ratio (at most 1.0)     {seconds / theirs:7.2f}")
        mine, slow = ours(tenth[0])[0], sphinx_intl(tenth[1])
        print(f"sphinx-intl, a tenth      {slow:7.2f} s CPU; make update {mine:.2f} s")
        print(f"  ratio (at least 40)     {slow / mine:7.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

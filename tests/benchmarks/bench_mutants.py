"""How many small changes of the code the tests notice.

``python -m tests.benchmarks.bench_mutants --seed 7 --count 200``

A mutant is the repository with one place of one module changed: a comparison, a number, ``True``,
``not``, ``and``; or a statement is gone, or a slice begins or ends one further on. Tests kill it:
one of them fails, or they take too long. What survives shows something that no test looks at, or
code that nothing needs, or it is equivalent: what was changed makes no difference, which only a
person can tell. Changed are the modules that touch no disk, network or Sphinx.

The same seed draws the same from the same code. All quick tests are collected and run once, and it
is noted which functions each calls. For each mutant the process is forked, the code of the changed
function put in its place, and those tests are run that call it, up to the first that fails. That
takes a second, where Cosmic Ray and mutmut start pytest anew and know nothing of what calls what;
the changes themselves, all that they would bring, are in ``tests/support/mutants.py``, and short.
What is changed outside of functions, as a table, is tested by pytest anew, in a copy.

What was found, of fresh draws for which no test had been written, by the quick tests alone (those
of pages, end to end, kill more)::

    seed 1003    85 of 106 killed, 3 equivalent    83% of the others
    seed 1004    53 of  64 killed, 2 equivalent    85% of the others

Holes that those draws showed have tests since then, for the most part; the next draw shows others.

It takes one core, and is written for POSIX systems.
"""

from __future__ import annotations

import argparse
import ast
import gc
import linecache
import os
import pickle
import random
import re
import shutil
import signal
import subprocess
import sys
import textwrap
import time
import traceback
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from resource import RLIM_INFINITY, RLIMIT_AS, RLIMIT_CPU, setrlimit
from types import CodeType, FrameType, FunctionType
from typing import Any

import pytest
from hypothesis.internal.conjecture import engine

from tests.support.mutants import Mutant, mutants_of

ROOT = Path(__file__).parents[2]
ANSWER = ROOT / "build" / "mutants" / "answer.pickle"
"""Of the process that was forked last. Beside it is ``log.txt``, what it printed."""
COPY = ANSWER.with_name("onda")
"""The repository, where a module is changed of which more than a function is."""
IGNORED = shutil.ignore_patterns("node_modules", "__pycache__", ".*", "build")
EVERYWHERE = range(sys.maxsize)
TOOLS = str(ROOT / "tools")
CORE = (
    "model", "markup", "language", "glossary", "catalogs", "formats", "i18n", "checking",
    "drafting", "reviewing", "publishing", "site/metadata",
)  # fmt: skip
OUTSIDE_RE = re.compile(
    r"^\s*(?:from|import) (?:os|shutil|subprocess|socket|http|threading|time|tempfile|zipfile"
    r"|asyncio|sphinx|requests|hunspell|tools\.system)\b",
    re.MULTILINE,
)
"""A module that imports one of these is not of the core: it does more than answer."""
TESTS = ("tests/unit", "tests/laws", *(f"tools/{name}" for name in CORE))
LEFT_OUT = (
    "books", "deploy", "dev", "engines", "extension", "js", "preview", "servers", "sphinx_build",
    "system", "test_install_models.py",
)  # fmt: skip
"""Tests that start servers, browsers and Sphinx are too slow for a mutant."""
OPTIONS = ("-q", "--tb=no", "-mnot alone", "-pno:cacheprovider", "-pno:timeout", "-pno:xdist")
MOST_SECONDS = 10
"""Of the processor, for the tests of a package: the fastest are run."""


def draw(count: int, seed: int) -> list[Mutant]:
    """*count* mutants of the core, each of another place or of another kind."""
    paths = [path for name in CORE for path in sorted((ROOT / "tools" / name).rglob("*.py"))]
    core = [
        path
        for path in paths
        if not set(LEFT_OUT) & set(path.relative_to(ROOT).parts)
        and not OUTSIDE_RE.search(path.read_text(encoding="utf-8"))
    ]
    found = [one for path in core for one in mutants_of(path, ROOT)]
    random.Random(seed).shuffle(found)
    once = {(id(one.parent), one.field, one.index, one.kind): one for one in found}
    return list(once.values())[:count]


@dataclass
class Calls:
    """Which functions each test calls, and what it takes."""

    functions: dict[str, set[tuple[str, int]]] = field(default_factory=dict)
    """Of each test: paths and first lines."""
    seconds: dict[str, float] = field(default_factory=dict)

    def into(self, path: str, lines: range = EVERYWHERE) -> list[str]:
        """The tests that call a function there: those of its package, others, and then the rest
        of their files, since the first test may have filled a cache for the next."""
        calling = {
            test
            for test, called in self.functions.items()
            if any(file == path and line in lines for file, line in called)
        }
        own = {test for test in calling if package_of(test) == package_of(path)}
        files = {file_of(test) for test in calling}
        near = {test for test in self.functions if file_of(test) in files}
        parts = (own, calling - own, near - calling)
        return [test for part in parts for test in fastest(part, self.seconds)]

    def files_into(self, path: str) -> list[str]:
        """The files of such tests."""
        whole = defaultdict[str, float](float)
        for test, seconds in self.seconds.items():
            whole[file_of(test)] += seconds
        files = set(map(file_of, self.into(path)))
        own = {file for file in files if package_of(file) == package_of(path)}
        return [*fastest(own, whole), *fastest(files - own, whole)]


def fastest(names: Iterable[str], seconds: Mapping[str, float]) -> Iterator[str]:
    """Those that take the least, until all take too long together."""
    total = 0.0
    for name in sorted(names, key=lambda name: (seconds[name], name)):
        total += seconds[name]
        if total < MOST_SECONDS:
            yield name


def package_of(test: str) -> str:
    """The package that a test or a module is of, as ``language``."""
    return test.replace("tests/unit/", "tools/").split("/")[1]


def file_of(test: str) -> str:
    return test.partition("::")[0]


class Session:
    """pytest's, with all tests collected: from it a process is forked for each mutant."""

    def __init__(self, count: int, seed: int) -> None:
        self.mutants = draw(count, seed)
        self.seed = seed
        self.calls = Calls()
        self.failed = ""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed = report.nodeid

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Instead of running the tests once."""
        self.items = {item.nodeid: item for item in session.items}
        self.functions = [one for one in gc.get_objects() if isinstance(one, FunctionType)]
        self.caches = [one for one in gc.get_objects() if hasattr(type(one), "cache_clear")]
        self.calls = forked(self.record)
        print(f"{len(self.calls.seconds)} tests, {sum(self.calls.seconds.values()):.0f} s")
        killed = Counter[str]()
        for number, mutant in enumerate(self.mutants, start=1):
            by = self.killer(mutant)
            killed[mutant.kind] += bool(by)
            fate = f"killed by {by}" if by else "SURVIVED"
            print(f"{number:3} {mutant.path}:{mutant.line} {fate}")
            print(f"    {linecache.getline(str(ROOT / mutant.path), mutant.line).strip()}")
            print(f"    {shown(mutant.old)}  ->  {shown(mutant.new)}", flush=True)
        for kind, drawn in Counter(mutant.kind for mutant in self.mutants).most_common():
            print(f"{kind:12} {killed[kind]:4} of {drawn:4}")
        share = killed.total() / len(self.mutants)
        print(f"seed {self.seed}: {killed.total()} of {len(self.mutants)} killed, {share:.1%}")
        return True

    def run(self, tests: Iterable[str]) -> Iterator[str]:
        """Run these, and yield each when it was."""
        items = [self.items[test] for test in tests]
        for item, following in zip(items, [*items[1:], None], strict=True):
            allow(10 + 10 * self.calls.seconds.get(item.nodeid, 60))
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            yield item.nodeid

    def record(self) -> Calls:
        """Run all tests once, without a change. Those that fail are not asked about mutants."""
        calls = Calls()
        seen = set[tuple[str, int]]()

        def trace(frame: FrameType, _event: str, _arg: object) -> None:
            if frame.f_code.co_filename.startswith(TOOLS):
                path = frame.f_code.co_filename.removeprefix(f"{ROOT}/")
                seen.add((path, frame.f_code.co_firstlineno))

        start = time.process_time()
        sys.settrace(trace)
        for test in self.run(self.items):
            now = time.process_time()
            if self.failed != test:
                calls.functions[test], calls.seconds[test] = set(seen), now - start
            seen.clear()
            start = now
            sys.settrace(trace)  # again: a test may trace, too
        sys.settrace(None)
        return calls

    def killer(self, mutant: Mutant) -> str:
        """The test that fails, or that the tests take too long; nothing if all pass."""
        tests = self.calls.into(mutant.path, mutant.function)
        if tests:
            return str(forked(lambda: self.failing(mutant, tests)))
        files = self.calls.files_into(mutant.path)
        return failing_in_copy(mutant, files) if files else ""

    def failing(self, mutant: Mutant, tests: list[str]) -> str:
        """The first of *tests* that fails where the module's functions are the changed ones."""
        path = str(ROOT / mutant.path)
        new = {(one.co_qualname, one.co_firstlineno): one for one in codes(mutant.compiled(path))}
        for function in self.functions:
            old = function.__code__
            if old.co_filename == path and (old.co_qualname, old.co_firstlineno) in new:
                function.__code__ = new[old.co_qualname, old.co_firstlineno]
        for cache in self.caches:
            cache.cache_clear()
        engine.MAX_SHRINKING_SECONDS = 0
        return next((self.failed for _ in self.run(tests) if self.failed), "")


def codes(code: CodeType) -> Iterator[CodeType]:
    """This one, and those of the functions and classes in it."""
    yield code
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from codes(inner)


def allow(seconds: float) -> None:
    """Let this process end after as many of the processor, five times as many of the clock."""
    setrlimit(RLIMIT_CPU, (int(time.process_time() + seconds), RLIM_INFINITY))
    signal.alarm(int(5 * seconds))


def forked(work: Callable[[], object]) -> Any:
    """What *work* answers in a process of its own, or how that ended without an answer."""
    ANSWER.unlink(missing_ok=True)
    child = os.fork()
    if child == 0:
        try:
            setrlimit(RLIMIT_AS, (8 * 2**30, 8 * 2**30))
            log = os.open(ANSWER.with_name("log.txt"), os.O_CREAT | os.O_TRUNC | os.O_WRONLY)
            os.dup2(log, 1)
            os.dup2(log, 2)
            ANSWER.write_bytes(pickle.dumps(work()))
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    if ANSWER.exists():
        return pickle.loads(ANSWER.read_bytes())
    late = os.waitstatus_to_exitcode(status) in {-signal.SIGXCPU, -signal.SIGALRM}
    return "the clock" if late else "the end of the process"


def failing_in_copy(mutant: Mutant, files: list[str]) -> str:
    """The first that fails in a copy of the repository with the changed module."""
    path = COPY / mutant.path
    path.write_text(mutant.code(), encoding="utf-8")
    command = [sys.executable, "-B", "-m", "pytest", "-x", *OPTIONS, *files]
    try:
        run = subprocess.run(
            command, cwd=COPY, capture_output=True, text=True, timeout=30 * MOST_SECONDS
        )
    except subprocess.TimeoutExpired:
        return "the clock"
    finally:
        shutil.copy(ROOT / mutant.path, path)
    failed = re.search(r"^(?:FAILED|ERROR) (\S.*?)(?: - .*)?$", run.stdout, re.MULTILINE)
    return failed[1] if failed else ""


def shown(node: ast.AST) -> str:
    """Its code in one line, or the beginning of that."""
    return textwrap.shorten(ast.unparse(node), 150, placeholder=" …")


def main(count: int, seed: int) -> None:
    shutil.rmtree(COPY, ignore_errors=True)
    shutil.copytree(ROOT, COPY, ignore=IGNORED)
    rooms = ("tests/*", "tests/unit/*", "tests/unit/*/*")
    left_out = [f"--ignore-glob={room}/{name}" for room in rooms for name in LEFT_OUT]
    pytest.main([*OPTIONS, "-s", *left_out, *TESTS], [Session(count, seed)])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="How many small changes of the code tests notice")
    parser.add_argument("--count", type=int, default=200, help="mutants to draw")
    parser.add_argument("--seed", type=int, required=True, help="the same seed draws the same")
    main(**vars(parser.parse_args()))

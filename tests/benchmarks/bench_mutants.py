"""How many small changes of the code the tests notice.

``python -m tests.benchmarks.bench_mutants 200 7``

It wants a package that nothing else here does, and that no lock file has::

    python -m pip install cosmic-ray==8.7.0

A mutant is the repository with one place of one module changed: a comparison, a number, ``True``,
``not``, ``and``; or a statement is gone, or a slice begins or ends one further on. Tests kill it:
one of them fails, or they take too long. What survives shows something that no test looks at, or
code that nothing needs, or it is equivalent: what was changed makes no difference, which only a
person can tell. Changed are the modules that touch no disk, network or Sphinx.

The first number says how many are drawn, the second is the seed: the same draws the same from the
same code. The mutant's own tests are run first, then those of its package, then all that are quick.
It takes one core, and is written for POSIX systems.

What was found when this was written, with the quick tests of a mutant's own room alone::

                          drawn   equivalent   killed of the others: before   after
    seed 13, looked at      200            9                           80 %    95 %
    seed 29, fresh          120  not counted                                   77 %, at least

Tests were written for what survived of the first draw, and for nothing of the second: that is what
the next change of the code would meet. What is left of the first are boundaries, weights of the
alignment and one merge; of the second most are constants, like a length of 20 that may be 21.
"""

from __future__ import annotations

import compileall
import os
import random
import re
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from py_compile import PycInvalidationMode
from resource import RLIMIT_CPU, setrlimit
from typing import Any

ROOT = Path(__file__).parents[2]
WORK = ROOT / "build" / "mutants"
"""The copy that is changed, and what the last run printed."""
LOG = WORK / "log.txt"
CORE = (
    "catalogs", "checking/*.py", "checking/rules", "drafting/*.py", "formats",
    "glossary", "i18n", "language", "markup", "model", "publishing/gate.py",
    "publishing/policy.py", "publishing/edition_status.py", "reviewing/exchange",
    "reviewing/passages.py", "site/metadata",
)  # fmt: skip
"""What of ``tools`` touches nothing outside: what these modules answer is all that they do."""
NOT_CORE = (
    "checking/cache.py", "checking/hunspell.py", "checking/run.py", "drafting/argos_package.py",
    "drafting/install_models.py", "drafting/engine.py", "drafting/run.py",
)  # fmt: skip
LEFT_OUT = (
    "benchmarks", "books", "browser", "deploy", "end_to_end", "engines", "extension", "preview",
    "servers", "sphinx_build", "system", "test_install_models.py",
)  # fmt: skip
"""Tests that start servers, browsers and Sphinx: too slow for a mutant."""
GUARD_RE = re.compile(r"\s*(?:@|assert\b)")
"""Sizes of caches, frozen classes and assurances: no test could notice, nor ``strict=``."""
FAILED_RE = re.compile(r"^(?:FAILED|ERROR) (\S.*?)(?: - .*)?$", re.MULTILINE)
NO_TESTS = 5
"""Exit code of pytest where a module has no examples, and nothing else was to be run."""
PATIENCE = 300
"""Seconds of the processor for one run of tests. What takes more is taken for an endless loop."""
WARM = (
    "pytest", "hypothesis.strategies", "hypothesis.extra.pytestplugin", "xdist.plugin",
    "_pytest.doctest", "docutils.core", "docutils.parsers.rst.states", "sphinx.application",
    "sphinx.builders.html", "babel.dates", "babel.numbers", "polib", "rapidfuzz.process",
    "hunspell", "lxml.etree", "asyncio", "http.server",
)  # fmt: skip
"""Imported once, before the runs are forked: that is most of what a short run costs."""


# Where something can be changed ---------------------------------------------------------


def operators() -> Iterator[tuple[str, Any]]:
    """Cosmic Ray's, by what they change, and two that it has not."""
    home = "cosmic_ray.operators."
    pairs = {
        "Eq": ("NotEq",), "NotEq": ("Eq",), "Is": ("IsNot",), "IsNot": ("Is",),
        "Lt": ("LtE", "GtE"), "LtE": ("Lt", "Gt"), "Gt": ("GtE", "LtE"), "GtE": ("Gt", "Lt"),
    }  # fmt: skip
    comparisons = import_module(f"{home}comparison_operator_replacement")
    for old, news in pairs.items():
        for new in news:
            yield "comparison", getattr(comparisons, f"ReplaceComparisonOperator_{old}_{new}")()
    yield "constant", import_module(f"{home}number_replacer").NumberReplacer()
    booleans = import_module(f"{home}boolean_replacer")
    yield "constant", booleans.ReplaceTrueWithFalse()
    yield "constant", booleans.ReplaceFalseWithTrue()
    yield "and, or", booleans.ReplaceAndWithOr()
    yield "and, or", booleans.ReplaceOrWithAnd()
    yield "not", booleans.AddNot()
    unary = import_module(f"{home}unary_operator_replacement")
    yield "not", unary.ReplaceUnaryOperator_Delete_Not()
    yield "statement", Without()
    yield "slice", Further()


class Without:
    """Take a statement of a function away."""

    KEPT = ("import_name", "import_from", "string", "strings", "global_stmt", "nonlocal_stmt")

    def mutation_positions(self, node: Any) -> Iterator[tuple[Any, Any]]:
        if node.type != "simple_stmt" or node.get_code().strip() in {"pass", "..."}:
            return
        function = node.parent
        while function and function.type != "funcdef":
            function = function.parent
        if function and node.children[0].type not in self.KEPT:
            yield node.start_pos, node.end_pos

    def mutate(self, node: Any, index: int) -> Any:
        keyword = import_module("parso.python.tree").Keyword
        first = node.get_first_leaf()
        node.children[0] = keyword("pass", first.start_pos, prefix=first.prefix)
        return node


class Further:
    """Move a bound of a slice by one."""

    def mutation_positions(self, node: Any) -> Iterator[tuple[Any, Any]]:
        for bound in self._bounds(node):
            yield bound.start_pos, bound.end_pos

    def mutate(self, node: Any, index: int) -> Any:
        bound = list(self._bounds(node))[index]
        new = import_module("parso").parse(f"({bound.get_code(include_prefix=False)} + 1)")
        new.get_first_leaf().prefix = bound.get_first_leaf().prefix
        node.children[node.children.index(bound)] = new.children[0]
        return node

    def _bounds(self, node: Any) -> list[Any]:
        children = node.children if node.type == "subscript" else ()
        return [one for one in children if one.type not in {"operator", "sliceop"}]


def core(root: Path) -> list[Path]:
    found = [path for name in CORE for path in (root / "tools" / name).rglob("*.py")]
    return sorted(
        {*found, *(path for name in CORE if (path := root / "tools" / f"{name}.py").is_file())}
    )


@dataclass(frozen=True, slots=True)
class Place:
    """Where a module of the copy can be changed in one way."""

    path: str
    kind: str
    operator: Any
    number: int
    """Of the operator's places in this module, from 0."""
    line: int
    column: int


def places_of(path: Path, root: Path) -> Iterator[Place]:
    """All of a module, in the order of the operators."""
    trees = import_module("cosmic_ray.ast")
    code = path.read_text(encoding="utf-8")
    nodes, lines = list(trees.ast_nodes(trees.get_ast(code))), code.splitlines()
    for kind, operator in operators():
        spans = [span for node in nodes for span in operator.mutation_positions(node)]
        for number, ((line, column), _) in enumerate(spans):
            text = lines[line - 1]
            if not GUARD_RE.match(text) and not text[:column].endswith("strict="):
                yield Place(str(path.relative_to(root)), kind, operator, number, line, column)


def draw(root: Path, count: int, seed: int) -> list[Place]:
    """*count* places, none twice; each in one of the ways in which it can be changed."""
    places = [place for path in core(root) for place in places_of(path, root)]
    random.Random(seed).shuffle(places)
    once = {(one.path, one.kind, one.line, one.column): one for one in places}
    return list(once.values())[:count]


def mutated(place: Place, code: str) -> str:
    """The module with this one change."""
    change = import_module("cosmic_ray.mutating").mutate_code
    return str(change(code, place.operator, place.number))


# Runs -----------------------------------------------------------------------------------


def stages(root: Path, path: str) -> Iterator[list[str]]:
    """The tests of a module: its own and those that name it, of its package, and all others."""
    files = [
        file
        for file in sorted((root / "tests").rglob("test_*.py"))
        if not set(LEFT_OUT) & set(file.relative_to(root).parts)
    ]
    module = path.removesuffix("/__init__.py").removesuffix(".py").replace("/", ".")
    done = set[Path]()
    for name in (module, module.rpartition(".")[0], ""):
        own = f"test_{name.rpartition('.')[2]}.py"
        tests = [
            file
            for file in files
            if file.name == own or re.search(rf"\b{name}\b", file.read_text(encoding="utf-8"))
        ]
        fresh = [str(file.relative_to(root)) for file in tests if file not in done]
        done.update(tests)
        yield [path, *fresh] if name == module else fresh


def killer(root: Path, path: str) -> str | None:
    """The test that fails, or what else ends a run; None if all tests pass."""
    for tests in filter(None, stages(root, path)):
        code = forked(root, ["-x", "-q", "--tb=no", "-n0", *tests])
        if code is None:
            return "the clock"
        if code and code != NO_TESTS:
            failed = re.search(
                r"^(?:FAILED|ERROR) (\S.*?)(?: - .*)?$", LOG.read_text(), re.MULTILINE
            )
            return failed[1] if failed else f"exit code {code}"
    return None


def forked(root: Path, options: Sequence[str]) -> int | None:
    """Exit code of pytest in a process of its own; None if it had to be ended."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            setrlimit(RLIMIT_CPU, (PATIENCE, PATIENCE + 1))
            os.chdir(root)
            sys.path[0] = str(root)
            for name in [name for name in sys.modules if name.partition(".")[0] == "tests"]:
                del sys.modules[name]  # which are not the copy's
            log = os.open(LOG, os.O_CREAT | os.O_TRUNC | os.O_WRONLY)
            os.dup2(log, 1)
            os.dup2(log, 2)
            code = import_module("pytest").main(["-p", "no:cacheprovider", *options])
            sys.stdout.flush()
        finally:
            os._exit(int(code))
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    return None if code == -signal.SIGXCPU else code


def copy_repository(root: Path) -> None:
    """A copy to change, its modules compiled so that Python compares their contents: two mutants
    may be of one second and one size."""
    shutil.rmtree(root, ignore_errors=True)
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    for name in filter(None, listed.stdout.decode().split("\0")):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, root / name)
    by_contents = PycInvalidationMode.CHECKED_HASH
    compileall.compile_dir(root / "tools", quiet=1, invalidation_mode=by_contents)


def run(root: Path, count: int, seed: int) -> None:
    """Draw, change, test, and change back."""
    killed = Counter[str]()
    places = draw(root, count, seed)
    for number, place in enumerate(places, start=1):
        path = root / place.path
        code = path.read_text(encoding="utf-8")
        now = mutated(place, code)
        path.write_text(now, encoding="utf-8")
        by = killer(root, place.path)
        path.write_text(code, encoding="utf-8")
        killed[place.kind] += by is not None
        before, after = changed_line(code, now)
        print(f"{number:3} {place.path}:{place.line} {f'killed by {by}' if by else 'SURVIVED'}")
        print(f"    - {before}\n    + {after}", flush=True)
    for kind, drawn in Counter(place.kind for place in places).most_common():
        print(f"{kind:12} {killed[kind]:4} of {drawn:4}")
    print(f"{'all':12} {killed.total():4} of {len(places):4}, {killed.total() / len(places):.0%}")


def changed_line(before: str, after: str) -> tuple[str, str]:
    """The first line that differs, of both."""
    both = zip(before.splitlines(), after.splitlines(), strict=False)
    old, new = next(pair for pair in both if len(set(pair)) > 1)
    return old.strip(), new.strip()


def main(count: str, seed: str) -> None:
    root = WORK / "onda"
    copy_repository(root)
    for name in WARM:
        with suppress(ImportError):
            import_module(name)
    run(root, int(count), int(seed))


if __name__ == "__main__":
    main(*sys.argv[1:])

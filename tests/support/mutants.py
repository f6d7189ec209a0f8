"""Small changes of a module: where its syntax can be changed, and into what."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType
from typing import Any, TypeVar

Written = TypeVar("Written", str, CodeType)

OTHERS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,), ast.NotIn: (ast.In,),
    ast.Lt: (ast.LtE, ast.GtE), ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE), ast.GtE: (ast.Gt, ast.Lt),
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """One place of a module, and what stands there instead."""

    path: str
    tree: ast.Module
    parent: Any
    field: str
    index: int | None
    """Of the field, where that is a list."""
    kind: str
    old: ast.AST
    new: ast.AST
    line: int
    function: range
    """The lines of the innermost function; none outside of functions."""

    def code(self) -> str:
        """The module with this one change."""
        return self._changed(ast.unparse)

    def compiled(self, filename: str) -> CodeType:
        """The same, with the lines of the module as it was."""
        return self._changed(
            lambda tree: compile(
                ast.fix_missing_locations(tree), filename, "exec", dont_inherit=True
            )
        )

    def _changed(self, write: Callable[[ast.Module], Written]) -> Written:
        old: Any = getattr(self.parent, self.field)
        new: Any = self.new
        if isinstance(old, list):
            new = [self.new if at == self.index else one for at, one in enumerate(old)]
        setattr(self.parent, self.field, new)
        try:
            return write(self.tree)
        finally:
            setattr(self.parent, self.field, old)


def mutants_of(path: Path, root: Path) -> Iterator[Mutant]:
    """All of a module."""
    tree = ast.parse(path.read_text(encoding="utf-8"))

    def walk(parent: Any, line: int, function: range) -> Iterator[Mutant]:
        if isinstance(parent, ast.FunctionDef):
            first = min([parent.lineno, *(one.lineno for one in parent.decorator_list)])
            function = range(first, (parent.end_lineno or first) + 1)
        for slot, index, node in children_of(parent):
            here = getattr(node, "lineno", line)
            for kind, new in changes_of(node, slot, bool(function)):
                name = str(path.relative_to(root))
                yield Mutant(name, tree, parent, slot, index, kind, node, new, here, function)
            # What arguments are by default is made when the module is read.
            yield from walk(node, here, range(0) if isinstance(node, ast.arguments) else function)

    return walk(tree, 1, range(0))


def children_of(node: ast.AST) -> Iterator[tuple[str, int | None, ast.AST]]:
    """What can be changed below a node. No test could notice a frozen class, the size of a cache,
    an assurance, ``strict=`` or an annotation."""
    if isinstance(node, ast.Assert) or (isinstance(node, ast.keyword) and node.arg == "strict"):
        return
    for slot, value in ast.iter_fields(node):
        if slot not in {"decorator_list", "annotation", "returns"}:
            if isinstance(value, ast.AST):
                yield slot, None, value
            elif isinstance(value, list):
                nodes = enumerate(value)
                yield from ((slot, index, one) for index, one in nodes if isinstance(one, ast.AST))


def changes_of(  # noqa: PLR0912 - a table, by kind of node
    node: ast.AST, slot: str, in_function: bool
) -> Iterator[tuple[str, ast.AST]]:
    """What may stand instead of *node*, and of which kind the change is."""
    if slot in {"test", "ifs", "guard"} and isinstance(node, ast.expr):
        yield "not", ast.UnaryOp(ast.Not(), node)
    match node:
        case ast.Compare(left, ops, others):
            for index, old in enumerate(ops):
                for other in OTHERS[type(old)]:
                    now = [*ops[:index], other(), *ops[index + 1 :]]
                    yield "comparison", ast.Compare(left, now, others)
        case ast.Constant(bool(value)):
            yield "constant", ast.Constant(not value)
        case ast.Constant(int(value) | float(value)):
            yield from (("constant", ast.Constant(value + step)) for step in (1, -1))
        case ast.BoolOp(ast.And(), values):
            yield "and, or", ast.BoolOp(ast.Or(), values)
        case ast.BoolOp(ast.Or(), values):
            yield "and, or", ast.BoolOp(ast.And(), values)
        case ast.UnaryOp(ast.Not(), operand):
            yield "not", operand
        case ast.Slice(lower, upper, step):
            for new in further(lower):
                yield "slice", ast.Slice(new, upper, step)
            for new in further(upper):
                yield "slice", ast.Slice(lower, new, step)
        case ast.Expr(ast.Constant()) | ast.Pass():
            return
        case (
            ast.Expr() | ast.Assign() | ast.AugAssign() | ast.Return() | ast.Raise() | ast.Delete()
            | ast.Break() | ast.Continue()
        ) if in_function:  # fmt: skip
            yield "statement", ast.Pass()


def further(bound: ast.expr | None) -> Iterator[ast.expr]:
    """Yield one more, if there is a bound; numbers are changed as such."""
    if bound and not isinstance(bound, ast.Constant):
        yield ast.BinOp(bound, ast.Add(), ast.Constant(1))

"""Small changes of a module, found in its syntax tree and written into its text.

What is changed, one place at a time:

- comparisons: ``<`` and ``<=``, ``>`` and ``>=``, ``==`` and ``!=``, ``is``, ``in`` and their
  negations stand for each other; a condition of ``if`` and ``while`` is negated
- ``and`` and ``or``, ``+`` and ``-``, ``*`` and ``//``, ``|`` and ``&``, ``<<`` and ``>>``,
  ``min`` and ``max``, ``any`` and ``all`` stand for each other; ``*`` for ``/``, ``//`` for ``%``
- ``not``, ``~`` and ``-`` go; the sides of ``x if c else y`` change places
- whole numbers are one more and one less; True and False stand for each other
- statements go: calls, assignments to attributes and items, ``raise``, ``del``; ``break`` and
  ``continue`` stand for each other
- what is returned is None

Left as they are: annotations, decorators, imports, assertions, texts, and the functions that only
tests call (`SKIPPED_FUNCTIONS`).
"""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

PAIRS = (
    *((ast.Lt, ast.LtE), (ast.Gt, ast.GtE), (ast.Eq, ast.NotEq), (ast.Is, ast.IsNot)),
    *((ast.In, ast.NotIn), (ast.Add, ast.Sub), (ast.Mult, ast.FloorDiv), (ast.And, ast.Or)),
    *((ast.BitOr, ast.BitAnd), (ast.LShift, ast.RShift)),
)
SWAPPED = {ast.Div: ast.Mult, ast.Mod: ast.FloorDiv, **dict(PAIRS), **{b: a for a, b in PAIRS}}
NAMES = (("min", "max"), ("minimum", "maximum"), ("any", "all"))
RENAMED = {**dict(NAMES), **{b: a for a, b in NAMES}}
SKIPPED_FUNCTIONS = {"check_invariants", "__repr__"}
SKIPPED_CALLS = {"cast", "TypeVar"}
SKIPPED_FIELDS = {"annotation", "returns", "decorator_list", "type_params"}
SKIPPED_NODES = (ast.JoinedStr, ast.Assert, ast.Import, ast.ImportFrom)


@dataclass(frozen=True)
class Mutation:
    """A change of one place of a module."""

    source: bytes
    """The whole module, changed."""
    line: int
    text: str
    """``function: old → new``."""


def mutations(source: bytes) -> Iterator[Mutation]:
    """Yield every change of a module, in its order."""
    starts = [0, *(i + 1 for i, byte in enumerate(source) if byte == ord("\n"))]
    for name, node, changes in _places(ast.parse(source)):
        begin = starts[node.lineno - 1] + node.col_offset
        end = starts[node.end_lineno - 1] + node.end_col_offset
        for new in changes:
            words = new if isinstance(node, ast.stmt) else f"({new})"
            changed = source[:begin] + words.encode() + source[end:]
            old = " ".join(ast.unparse(node).split())
            yield Mutation(changed, node.lineno, f"{name or 'module'}: {old} → {new}")


def _places(module: ast.Module) -> Iterator[tuple[str, Any, Iterator[str]]]:
    """Yield a function, what may be changed in it, and what may stand in its place."""
    for name, node in _nodes(module, ""):
        yield name, node, _changes(node)
        if condition := _condition(node):
            yield name, condition, iter([f"not ({ast.unparse(condition)})"])


def _condition(node: ast.AST) -> ast.expr | None:
    """Return the condition of a statement, None where its operator is changed anyway."""
    if not isinstance(node, (ast.If, ast.While)) or isinstance(node.test, ast.UnaryOp):
        return None
    return None if isinstance(node.test, ast.Compare) else node.test


def _nodes(node: ast.AST, name: str) -> Iterator[tuple[str, Any]]:
    """Yield the statements and expressions below a node that may be changed, and where they are."""
    for child in _children(node):
        inside = name
        if isinstance(child, (ast.FunctionDef, ast.ClassDef)):
            inside = f"{name}.{child.name}".lstrip(".")
        elif isinstance(child, (ast.stmt, ast.expr)):
            yield name, child
        yield from _nodes(child, inside)


def _children(node: ast.AST) -> Iterator[ast.AST]:
    for field, value in ast.iter_fields(node):
        if field not in SKIPPED_FIELDS:
            values = value if isinstance(value, list) else [value]
            yield from (v for v in values if isinstance(v, ast.AST) and not _is_skipped(v))


def _is_skipped(node: ast.AST) -> bool:
    match node:
        case ast.FunctionDef(name=name):
            return name in SKIPPED_FUNCTIONS
        case ast.If(test=ast.Name("TYPE_CHECKING")):
            return True
        case ast.Call(func=ast.Name(name)):
            return name in SKIPPED_CALLS
        case ast.keyword(arg="strict") | ast.Expr(value=ast.Constant()):
            return True
        case ast.Assign(value=ast.BinOp(op=ast.BitOr()), targets=[ast.Name(name)]):
            return name.lstrip("_")[:1].isupper() and not name.isupper()
    return isinstance(node, SKIPPED_NODES)


def _changes(node: Any) -> Iterator[str]:
    """Yield what may stand in place of a node."""
    kinds: dict[type, Callable[[Any], Iterator[ast.AST | str]]] = {
        ast.Compare: _compare,
        ast.BinOp: _swap,
        ast.BoolOp: _swap,
        ast.AugAssign: _augmented,
        ast.UnaryOp: _unary,
        ast.Constant: _constant,
        ast.Call: _call,
        ast.IfExp: _choice,
        ast.Return: _return,
        ast.Break: lambda _: iter(["continue"]),
        ast.Continue: lambda _: iter(["break"]),
        ast.Expr: _deleted,
        ast.Assign: _assignment,
        ast.Raise: _deleted,
        ast.Delete: _deleted,
    }
    made = kinds.get(type(node), lambda _: iter(()))(node)
    yield from (new if isinstance(new, str) else ast.unparse(new) for new in made)


def _but(node: Any, **fields: object) -> ast.AST:
    """Return a node with some fields changed."""
    return type(node)(**{**dict(ast.iter_fields(node)), **fields})


def _compare(node: ast.Compare) -> Iterator[ast.AST]:
    for number, op in enumerate(node.ops):
        changed = SWAPPED[type(op)]()
        yield _but(node, ops=[*node.ops[:number], changed, *node.ops[number + 1 :]])


def _swap(node: ast.BinOp | ast.BoolOp) -> Iterator[ast.AST]:
    texts = (ast.JoinedStr, ast.List, ast.Tuple)
    sides = (node.left, node.right) if isinstance(node, ast.BinOp) else ()
    if any(isinstance(s, texts) or isinstance(getattr(s, "value", 0), str) for s in sides):
        return
    if type(node.op) in SWAPPED:
        yield _but(node, op=SWAPPED[type(node.op)]())


def _augmented(node: ast.AugAssign) -> Iterator[ast.AST | str]:
    yield from _deleted(node)
    if type(node.op) in SWAPPED:
        yield _but(node, op=SWAPPED[type(node.op)]())


def _unary(node: ast.UnaryOp) -> Iterator[ast.AST]:
    if isinstance(node.op, (ast.Not, ast.Invert, ast.USub)):
        yield node.operand


def _constant(node: ast.Constant) -> Iterator[ast.AST]:
    if isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node.value, int):
        yield from (ast.Constant(node.value + 1), ast.Constant(node.value - 1))


def _call(node: ast.Call) -> Iterator[ast.AST]:
    name = "id" if isinstance(node.func, ast.Name) else "attr"
    other = RENAMED.get(getattr(node.func, name, ""))
    if other is not None:
        yield _but(node, func=_but(node.func, **{name: other}))


def _choice(node: ast.IfExp) -> Iterator[ast.AST]:
    yield _but(node, body=node.orelse, orelse=node.body)


def _return(node: ast.Return) -> Iterator[str]:
    if node.value is not None and not isinstance(node.value, ast.Constant):
        yield "return None"


def _assignment(node: ast.Assign) -> Iterator[str]:
    if all(isinstance(target, (ast.Attribute, ast.Subscript)) for target in node.targets):
        yield from _deleted(node)


def _deleted(node: ast.stmt) -> Iterator[str]:
    yields = (ast.Yield, ast.YieldFrom, ast.Await)
    if not any(isinstance(part, yields) for part in ast.walk(node)):
        yield "pass"

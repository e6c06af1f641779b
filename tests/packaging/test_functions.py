"""Functions are short: what does two things is split."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).resolve().parents[2]
MEDIAN, MOST = 6, 40


def functions() -> Iterator[tuple[str, int]]:
    """Yield each function of the program, and its lines but for its docstring."""
    for path in sorted((ROOT / "nandviz").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.FunctionDef):
                first = node.body[0]
                told = ast.get_docstring(node) is not None
                words = (first.end_lineno or 0) - first.lineno + 1 if told else 0
                length = (node.end_lineno or 0) - node.lineno + 1 - words
                yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", length


@pytest.mark.slow
def test_functions_are_short() -> None:
    found = dict(functions())
    assert len(found) > 1000
    assert median(found.values()) <= MEDIAN
    assert {name: lines for name, lines in found.items() if lines > MOST} == {}

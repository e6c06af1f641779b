"""What the lowest Python that is promised cannot run, though newer ones can."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def _trees() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted((ROOT / "nandviz").rglob("*.py")):
        yield path.relative_to(ROOT), ast.parse(path.read_text(encoding="utf-8"))


def _is_frozen_with_slots(node: ast.ClassDef) -> bool:
    calls = [each for each in node.decorator_list if isinstance(each, ast.Call)]
    given = {each.arg for call in calls for each in call.keywords}
    return {"frozen", "slots"} <= given


def test_no_frozen_class_with_slots_is_made_by_an_alias_of_its_type() -> None:
    """Before Python 3.12 ``About[Row](…)`` ends with a TypeError: the alias writes into it."""
    trees = list(_trees())
    frozen = {
        node.name
        for _, tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and _is_frozen_with_slots(node)
    }
    assert "About" in frozen
    made = [
        f"{path}:{node.lineno}"
        for path, tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Subscript)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in frozen
    ]
    assert made == []

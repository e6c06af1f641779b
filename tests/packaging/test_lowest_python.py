"""What the lowest Python that is promised cannot run, though newer ones can."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FROZEN = re.compile(r"^@dataclass\(frozen=True, slots=True\)\nclass (\w+)", re.MULTILINE)


def test_no_frozen_class_with_slots_is_made_by_an_alias_of_its_type() -> None:
    """Before Python 3.12 ``About[Row](…)`` ends with a TypeError: the alias writes into it."""
    texts = {
        path.relative_to(ROOT): path.read_text(encoding="utf-8")
        for path in (ROOT / "nandviz").rglob("*.py")
    }
    frozen = {name for text in texts.values() for name in FROZEN.findall(text)}
    assert "About" in frozen
    aliased = re.compile(rf"\b({'|'.join(frozen)})\[")
    made = [
        f"{path}:{node.lineno}"
        for path, text in texts.items()
        if aliased.search(text)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Subscript)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in frozen
    ]
    assert made == []

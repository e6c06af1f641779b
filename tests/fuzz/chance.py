"""Choices that a seed decides, and damage that fits every kind of file."""

from collections.abc import Callable, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any, Final, TypeVar

import numpy as np

Generator = np.random.Generator
T = TypeVar("T")

BYTES: Final = (b"\0", b"\xff\xfe", b'"', b"\n", b"\r", b",", b"\xc3", b"\xef\xbb\xbf", b"-", b"e9")

ODD: Final = (
    None, True, False, 0, 1, -1, 2, 127, 128, 32_767, 32_768, 2**31 - 1, 2**31, 2**53, 2**62,
    2**63 - 1, 2**63, 2**64, -(2**63), 10**30, 10**400, 0.5, -0.0, 1e308, float("inf"),
    float("nan"), "", " ", "0", "-1", "٣", "1e3", "TLC", "ERASE", "generic-tlc", "a" * 5000, "\0",
    "\ud800", "\x1b[31m", "\u202e", "<img src='/dev/zero'>", "=", "<<", "~", "|", [], {}, [[]],
    [None], {"": ""}, [0, 1], ["a", "b"],
)  # fmt: skip
"""Values at the limits of what any field takes, and past them."""


def odd(random: Generator) -> Any:
    """Return one of them, no other's own: a list that is changed within itself has no end."""
    return deepcopy(pick(random, ODD))


def one_line(message: str) -> None:
    assert message, "says nothing"
    assert message.isprintable(), ascii(message)


def pick(random: Generator, some: Sequence[T]) -> T:
    return some[whole(random, 0, len(some) - 1)]


def whole(random: Generator, least: int, most: int) -> int:
    return int(random.integers(least, most + 1))


def flip(random: Generator, path: Path) -> None:
    """Change some bytes."""
    data = bytearray(path.read_bytes())
    for _ in range(whole(random, 1, 8) if data else 0):
        at = whole(random, 0, len(data) - 1)
        if random.random() < 0.5:
            data[at] ^= 1 << whole(random, 0, 7)
        else:
            data[at : at + whole(random, 0, 3)] = pick(random, BYTES)
    path.write_bytes(data)


def cut(random: Generator, path: Path) -> None:
    """Leave a file half-written, or with a hole."""
    data = path.read_bytes()
    first = whole(random, 0, len(data))
    last = pick(random, (len(data), whole(random, first, len(data))))
    path.write_bytes(data[:first] + data[last:])


def change_tree(random: Generator, tree: Any) -> Any:
    """Return a tree of mappings, lists and values in which one to four things are others."""
    tree = deepcopy(tree)
    for _ in range(whole(random, 1, 4)):
        places = _places(tree)
        if not places:
            return odd(random)
        parent, key = pick(random, places)
        pick(random, _CHANGES)(random, parent, key, places)
    return tree


Place = tuple[Any, Any]
"""A mapping or list, and a key or an index of it."""


def _places(tree: Any) -> list[Place]:
    keys = list(tree) if isinstance(tree, dict) else range(len(tree) if _is_list(tree) else 0)
    return [(tree, key) for key in keys] + [place for key in keys for place in _places(tree[key])]


def _is_list(tree: Any) -> bool:
    return isinstance(tree, list)


def _odd_value(random: Generator, parent: Any, key: Any, _: Sequence[Place]) -> None:
    parent[key] = odd(random)


def _near_number(random: Generator, parent: Any, key: Any, _: Sequence[Place]) -> None:
    value = parent[key]
    if isinstance(value, int):
        parent[key] = pick(
            random, (value + 1, value - 1, -value, value * 1000, value // 3, [value])
        )


def _no_value(_random: Generator, parent: Any, key: Any, _: Sequence[Place]) -> None:
    if not _is_list(parent) or key < len(parent):
        del parent[key]


def _other_value(random: Generator, parent: Any, key: Any, places: Sequence[Place]) -> None:
    other, at = pick(random, places)
    if not _is_list(other) or at < len(other):
        parent[key] = deepcopy(other[at])


def _odd_key(random: Generator, parent: Any, key: Any, _: Sequence[Place]) -> None:
    if isinstance(parent, dict):
        name = odd(random)
        parent[name if isinstance(name, str) else str(name)] = parent[key]


def _many(random: Generator, parent: Any, key: Any, _: Sequence[Place]) -> None:
    if _is_list(parent[key]):
        parent[key] = parent[key] * whole(random, 2, 50)


def _nested(random: Generator, parent: Any, key: Any, _: Sequence[Place]) -> None:
    for _ in range(whole(random, 1, 40)):
        parent[key] = [parent[key]]


def _guarded(change: Callable[..., None]) -> Callable[..., None]:
    """Return a change that does nothing where an earlier one has taken its place away."""

    def guarded(random: Generator, parent: Any, key: Any, places: Sequence[Place]) -> None:
        if key in (parent if isinstance(parent, dict) else range(len(parent))):
            change(random, parent, key, places)

    return guarded


_CHANGES: Final = tuple(
    map(
        _guarded,
        (_odd_value, _odd_value, _near_number, _near_number, _no_value, _other_value, _odd_key,
         _many, _nested),
    )
)  # fmt: skip

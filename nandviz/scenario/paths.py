"""Paths of values in a file, as its problems name them: ``script[1].at_us``, ``policies.epr``.

A value is replaced among nodes that are not changed: what lies on the way to it is made anew.
"""

import re
from typing import Final

from nandviz.language import said
from nandviz.scenario.nodes import Mapping, Node, Scalar, Sequence

_STEP: Final = re.compile(r"\[(0|[1-9][0-9]{0,8})\]|\.([^.\[\]]+)", re.ASCII)


class PathError(Exception):
    """There is no such place.

    Attributes
    ----------
    got, expected
        As of a `nandviz.errors.Problem`.
    """

    def __init__(self, got: str, expected: str) -> None:
        super().__init__(got)
        self.got, self.expected = got, expected


def scalar(text: str) -> Scalar:
    """Return a plain value as a file would have it, without a place."""
    return Scalar(None, None, (True, False), text)


def replaced(node: Node | None, path: str, value: Scalar) -> Node:
    """Return a node in which another value stands at a path.

    A key that is not there is added, with the mappings on the way to it; an item of a list must be
    there.

    Parameters
    ----------
    node
        None where there is nothing yet.
    path
        What is left of the way: empty for the node itself; else ``.key`` or ``[3]`` comes first.

    Raises
    ------
    PathError
        If there is no such place.
    """
    if not path:
        return value
    if path.startswith("["):
        return _with_item(node, path, value)
    if node is None:
        node = Mapping([], {}, [], None)
    if not isinstance(node, Mapping):
        what = said("a list") if isinstance(node, Sequence) else f"'{node.value[:40]}'"
        got = said("{path} of {what}", path=path.removeprefix(".")[:60], what=what)
        raise PathError(got, said("a mapping of keys and values"))
    name, rest = _first_key(node, path)
    changed = {**node.values, name: replaced(node.values.get(name), rest, value)}
    keys = node.keys if name in node.values else [*node.keys, scalar(name)]
    return Mapping(keys, changed, node.repeated, node.start_mark)


def _with_item(node: Node | None, path: str, value: Scalar) -> Node:
    index, rest = index_of(path)
    items = node.items if isinstance(node, Sequence) else []
    if index >= len(items):
        raise no_item(index, len(items))
    changed = [*items[:index], replaced(items[index], rest, value), *items[index + 1 :]]
    assert isinstance(node, Sequence)
    return Sequence(changed, node.start_mark, node.flow)


def no_item(index: int, count: int) -> PathError:
    """Return the error of an item that a list has not."""
    expected = said("0 to {most}", most=count - 1) if count else said("a list with items")
    return PathError(said("no item {index}", index=index), expected)


def index_of(path: str) -> tuple[int, str]:
    """Return the number that a path begins with, and the rest of the path.

    Raises
    ------
    PathError
        If it does not begin with ``[number]``.
    """
    step = _STEP.match(path)
    if step is None or step[1] is None:
        raise _not_a_path(path)
    return int(step[1]), path[step.end() :]


def first_key(path: str) -> tuple[str, str]:
    """Return the key that a path begins with, and the rest of the path.

    Raises
    ------
    PathError
        If it does not begin with ``.key``.
    """
    step = _STEP.match(path)
    if step is None or step[2] is None:
        raise _not_a_path(path)
    return step[2], path[step.end() :]


def _first_key(node: Mapping, path: str) -> tuple[str, str]:
    """Return the key of a mapping that a path begins with: the longest, since keys have dots."""
    known = [key for key in node.values if f"{path}.".startswith((f".{key}.", f".{key}["))]
    if not known:
        return first_key(path)
    name = max(known, key=len)
    return name, path[len(name) + 1 :]


def _not_a_path(path: str) -> PathError:
    shown = path.removeprefix(".")[:60]
    return PathError(f"'{shown}'", said("a path such as script[1].at_us or policies.epr"))

"""How the cells of foreign files are read: one function a kind of cell.

Each takes the text of a cell and returns its value; ValueError says what would be right.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from nandviz.units import NS_PER_US, ns_from_us

MAX_DIE: Final = 1023
MAX_PLANE: Final = 31
MAX_BLOCK: Final = 2**20 - 1
MAX_PAGE: Final = 2**20 - 1
MAX_NS: Final = 2**53
"""Latest instant, some 104 days: so that sums of times fit."""
MAX_UID: Final = 2**31 - 2
_MAX_WORD: Final = 200
_MAX_DIGITS: Final = 12
_SCALES: Final = (1000, 100, 10, 1)


class Address(NamedTuple):
    """One target as a file gives it; -1 for what it leaves out."""

    die: int
    plane: int
    block: int
    page: int
    celltype: str = ""


class Expected(ValueError):  # noqa: N818  says what is expected, not what went wrong
    """A cell that is not what it should be; its text says what would be right."""


def instant_ns(text: str) -> int:
    """Read µs, rounded half-even to ns from the decimal text; never by way of a float."""
    whole, _, rest = text.partition(".")
    digits = whole + rest
    plain = digits.isdecimal() and digits.isascii()
    if plain and whole and len(rest) <= 3 and len(whole) <= _MAX_DIGITS:
        return int(digits) * _SCALES[len(rest)]
    try:
        ns = ns_from_us(text)
    except ValueError as error:
        raise Expected(f"a time in µs, not negative ({error})") from None
    if ns > MAX_NS:
        raise Expected(f"a time in µs, not negative (larger than {MAX_NS // NS_PER_US})")
    return ns


def whole(least: int, most: int) -> Callable[[str], int]:
    """Return a reader of whole numbers from ``least`` to ``most``."""

    def read(text: str) -> int:
        digits = text[1:] if text.startswith("-") else text
        if digits.isdecimal() and digits.isascii() and len(digits) <= _MAX_DIGITS:
            value = int(text)
            if least <= value <= most:
                return value
        raise Expected(f"a whole number from {least} to {most}")

    return read


def word(text: str) -> str:
    """Read a name."""
    if not text or len(text) > _MAX_WORD or not text.isprintable():
        raise Expected(f"a name of 1 to {_MAX_WORD} characters")
    return text


def any_text(text: str) -> str:
    """Read a text that may be empty."""
    if len(text) > _MAX_WORD:
        raise Expected(f"at most {_MAX_WORD} characters")
    return text


def op_state(text: str) -> tuple[str, str]:
    """Read ``BASE.STATE``."""
    base, dot, state = text.rpartition(".")
    if not (dot and base and state and text.isprintable()) or len(text) > _MAX_WORD:
        raise Expected("BASE.STATE")
    return base, state


def one_of(values: Mapping[str, Any]) -> Callable[[str], Any]:
    """Return a reader of some words, each with its value."""
    known = " or ".join(values)

    def read(text: str) -> Any:
        if text not in values:
            raise Expected(known)
        return values[text]

    return read


def payload(text: str) -> tuple[Address, ...]:
    """Read the JSON list of an op's targets."""
    try:
        items = json.loads(text)
    except (ValueError, RecursionError):
        raise Expected("a JSON list of targets") from None
    if not isinstance(items, list) or not items:
        raise Expected("a JSON list of at least one target")
    return tuple(_address(item) for item in items)


def _address(item: object) -> Address:
    if not isinstance(item, dict):
        raise Expected('targets such as {"die":0,"plane":1,"block":1,"page":0}')
    celltype = item.get("celltype") or ""
    if not isinstance(celltype, str) or len(celltype) > _MAX_WORD:
        raise Expected("a celltype that is a name")
    return Address(
        _number(item, "die", 0, MAX_DIE),
        _number(item, "plane", -1, MAX_PLANE),
        _number(item, "block", -1, MAX_BLOCK),
        _number(item, "page", -1, MAX_PAGE),
        celltype,
    )


def _number(item: Mapping[str, object], key: str, least: int, most: int) -> int:
    value = item.get(key, -1 if least < 0 else None)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise Expected(f"targets whose {key} is a whole number from {max(least, 0)} to {most}")
    return value

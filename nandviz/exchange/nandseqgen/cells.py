"""How the cells of foreign files are read: one function a kind of cell.

Each takes the text of a cell and returns its value; ValueError says what would be right.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from sys import intern
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from nandviz import json_text
from nandviz.exchange.nandseqgen.digits import MAX_DIGITS, Cells
from nandviz.language import said
from nandviz.units import NS_PER_US

MAX_DIE: Final = 1023
MAX_PLANE: Final = 31
MAX_BLOCK: Final = 2**20 - 1
MAX_PAGE: Final = 2**20 - 1
MAX_NS: Final = 2**53
"""Latest instant, some 104 days: so that sums of times fit."""
MAX_UID: Final = 2**31 - 2
_MAX_WORD: Final = 200
_MAX_DECIMALS: Final = 40
_SCALES: Final = {0: 1, -1: 10, -2: 100, -3: 1000}
_INSTANT: Final = rf"[0-9]{{1,{MAX_DIGITS + 4}}}(?:\.[0-9]{{1,{_MAX_DECIMALS}}})?"
_INSTANTS: Final = re.compile(f"{_INSTANT}(?:\0{_INSTANT})*+")
_SURE: Final = 0.49
_SURE_NS: Final = 2**45
"""Up to here two roundings to 53 bits are off by less than 0.01 ns."""
_NOISE: Final = re.compile(r"-?[0-9](?:\.[0-9]{1,20})?e-(?:0[5-9]|[1-9][0-9]{1,2})")
"""A float close to 0, as differences of two times come out."""


_WHOLE: Final = "(0|[1-9][0-9]{0,6})"
_ONE_TARGET: Final = re.compile(
    rf'\[{{"die":{_WHOLE},"plane":{_WHOLE},"block":{_WHOLE},"page":{_WHOLE}'
    r'(?:,"celltype":"([A-Za-z0-9_]*)")?}\]',
    re.ASCII,
)
"""The usual payload, which need not be parsed as JSON."""


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
    whole, point, rest = text.partition(".")
    digits = whole + rest
    plain = digits.isdecimal() and digits.isascii() and bool(point) == bool(rest)
    if plain and 0 < len(whole) <= MAX_DIGITS + 4 and len(rest) <= _MAX_DECIMALS:
        ns = _rounded(int(digits), len(rest) - 3)
        if ns <= MAX_NS:
            return ns
    raise Expected(
        said("a time in µs from 0 to {max}, digits and one point at most", max=MAX_NS // NS_PER_US)
    )


def instants_ns(texts: Sequence[str]) -> npt.NDArray[np.int64]:
    """Read many cells as `instant_ns` does, in a fraction of the time."""
    if isinstance(texts, Cells) and (found := _all_plain(texts)) is not None:
        return found
    distinct = list(dict.fromkeys(texts))
    known = dict(zip(distinct, _instants_ns(distinct).tolist(), strict=True))
    return np.fromiter(map(known.__getitem__, texts), np.int64, len(texts))


def _all_plain(cells: Cells) -> npt.NDArray[np.int64] | None:
    """Read cells of digits and points, those that are not plain one by one; None if one is else."""
    found = cells.instants_ns()
    if found is None:
        return None
    ns, rest = found
    for row in [*rest.tolist(), *np.flatnonzero(ns > MAX_NS).tolist()]:
        ns[row] = instant_ns(cells[row])
    return ns


def _instants_ns(texts: Sequence[str]) -> npt.NDArray[np.int64]:
    """Read instants by way of floats, which tell the ns where it is far from halfway to the next.

    The few others are read one by one.
    """
    if not _INSTANTS.fullmatch("\0".join(texts)):  # which no text file holds
        return np.fromiter(map(instant_ns, texts), np.int64, len(texts))
    us = np.fromiter(map(float, texts), np.float64, len(texts))
    near = np.rint(us * NS_PER_US)
    found = np.minimum(near, 2.0**62).astype(np.int64)  # what is larger is read alone below
    unsure = (abs(us * NS_PER_US - near) > _SURE) | (near > _SURE_NS)
    for row in np.flatnonzero(unsure).tolist():
        found[row] = instant_ns(texts[row])
    return found


def _rounded(number: int, places: int) -> int:
    """Take decimal places away, half-even; add zeros for negative ones."""
    if places <= 0:
        return number * _SCALES[places]
    unit: int = 10**places
    ns, rest = divmod(number, unit)
    return ns + (2 * rest > unit or (2 * rest == unit and ns % 2 == 1))


def length_ns(text: str) -> int:
    """Read a duration in µs, which may be a float's noise about 0 (``1.8e-12``)."""
    return 0 if _NOISE.fullmatch(text) else instant_ns(text)


def lengths_ns(texts: Sequence[str]) -> npt.NDArray[np.int64]:
    """Read many cells as `length_ns` does."""
    if isinstance(texts, Cells) and (found := _all_plain(texts)) is not None:
        return found
    return np.fromiter(map(length_ns, texts), np.int64, len(texts))


def whole(least: int, most: int) -> Callable[[str], int]:
    """Return a reader of whole numbers from ``least`` to ``most``."""

    def read(text: str) -> int:
        digits = text[1:] if text.startswith("-") else text
        if digits.isdecimal() and digits.isascii() and len(digits) <= MAX_DIGITS:
            value = int(text)
            if least <= value <= most:
                return value
        raise Expected(said("a whole number from {least} to {most}", least=least, most=most))

    return read


def word(text: str) -> str:
    """Read a name."""
    if not text or len(text) > _MAX_WORD or not text.isprintable():
        raise Expected(said("a name of 1 to {max_word} printable characters", max_word=_MAX_WORD))
    return text


def any_text(text: str) -> str:
    """Read a text that may be empty."""
    if len(text) > _MAX_WORD or not text.isprintable():
        raise Expected(said("at most {max_word} printable characters", max_word=_MAX_WORD))
    return text


def op_state(text: str) -> tuple[str, str]:
    """Read ``BASE.STATE``."""
    base, dot, state = text.rpartition(".")
    if not (dot and base and state and text.isprintable()) or len(text) > _MAX_WORD:
        raise Expected(
            said("BASE.STATE of at most {max_word} printable characters", max_word=_MAX_WORD)
        )
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
    """Read the JSON list of an op's targets: the die alone, or addresses of one die."""
    if (one := _ONE_TARGET.fullmatch(text)) is not None:
        *numbers, celltype = one.groups("")
        die, plane, block, page = map(int, numbers)
        if die <= MAX_DIE and plane <= MAX_PLANE and block <= MAX_BLOCK and page <= MAX_PAGE:
            return (Address(die, plane, block, page, intern(celltype)),)
    try:
        items = json_text.read(text)
    except json_text.KeyTwiceError:
        raise Expected(said("each key once")) from None
    except (ValueError, RecursionError):
        raise Expected(said("a JSON list of targets")) from None
    if not isinstance(items, list) or not items:
        raise Expected(said("a JSON list of at least one target"))
    addresses = tuple(_address(item) for item in items)
    if len({address.die for address in addresses}) > 1:
        raise Expected(said("targets of one die"))
    return addresses


def _address(item: object) -> Address:
    if not isinstance(item, dict):
        raise Expected(said('targets such as {"die":0,"plane":1,"block":1,"page":0}'))
    celltype = item.get("celltype") or ""
    if not isinstance(celltype, str) or len(celltype) > _MAX_WORD or not celltype.isprintable():
        raise Expected(
            said("a celltype of at most {max_word} printable characters", max_word=_MAX_WORD)
        )
    die = _number(item, "die", 0, MAX_DIE)
    if "block" not in item and item.get("page") is None:
        if "plane" in item:  # of a status read, or of what sets a plane: it has no address
            _number(item, "plane", 0, MAX_PLANE)
        return Address(die, -1, -1, -1, intern(celltype))
    plane, block = _number(item, "plane", 0, MAX_PLANE), _number(item, "block", 0, MAX_BLOCK)
    return Address(die, plane, block, _number(item, "page", -1, MAX_PAGE), intern(celltype))


def _number(item: Mapping[str, object], key: str, least: int, most: int) -> int:
    value = item.get(key, least if least < 0 else None)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise Expected(
            said(
                "targets whose {key} is a whole number from {least} to {most}",
                key=key,
                least=least,
                most=most,
            )
        )
    return value

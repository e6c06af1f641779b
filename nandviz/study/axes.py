"""The axes of a sweep: which value of a scenario is varied, and what it takes.

``PATH=ITEM,ITEM,…``: an item is a word or number as it would stand in the file, or a range
``A:B`` or ``A:B:STEP`` of decimals, exact, with both ends where the steps come upon the last one.

Source: study specification, section Sweeps.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from math import prod
from typing import Any, Final

from nandviz.errors import NandvizError
from nandviz.language import said
from nandviz.scenario.variants import ARGUMENT

MAX_AXES: Final = 8
MAX_POINTS: Final = 1_000_000
_NUMBER: Final = r"[-+]?(?:[0-9]{1,20}(?:\.[0-9]{0,9})?|\.[0-9]{1,9})"
_RANGE: Final = re.compile(rf"({_NUMBER}):({_NUMBER})(?::({_NUMBER}))?", re.ASCII)
_EXACT: Final = Context(prec=60)


@dataclass(frozen=True, slots=True)
class Axis:
    """A value of a scenario that is varied.

    Attributes
    ----------
    path
        Which value, as problems of the file name it: ``script[1].at_us``.
    text
        What it takes, as it was written: ``0:1000:1``.
    values
        What it takes, each as it would stand in the file; at least one, all different.
    """

    path: str
    text: str
    values: tuple[str, ...]

    @classmethod
    def of(cls, path: str, text: str) -> "Axis":
        """Return the axis of a path and what was written for it.

        Raises
        ------
        NandvizError
            If that is no list of values and ranges; one line that names the argument.
        """
        if not path:
            raise _wrong(path, text, said("no path"), said("PATH=VALUES"))
        values = tuple(value for item in text.split(",") for value in _values(path, text, item))
        if len(values) > MAX_POINTS:
            raise _too_many(path, text)
        if len(set(values)) < len(values):
            again, _ = Counter(values).most_common(1)[0]
            got = said("'{value}' a second time", value=again[:40])
            raise _wrong(path, text, got, said("each value once"))
        return cls(path, text, values)

    @classmethod
    def parse(cls, argument: str) -> "Axis":
        """Return the axis of ``PATH=VALUES``; errors as of `of`."""
        path, _, text = argument.partition("=")
        return cls.of(path.strip(), text)

    def __str__(self) -> str:
        return f"{self.path}={self.text}"

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle what was written: a million values are a few characters."""
        return Axis.of, (self.path, self.text)


def size(axes: Sequence[Axis]) -> int:
    """Return how many points a sweep over axes has.

    Raises
    ------
    NandvizError
        If there are no axes, more than `MAX_AXES`, two of one path, or more than `MAX_POINTS`.
    """
    paths = [axis.path for axis in axes]
    if not axes:
        raise NandvizError(
            said("nothing to sweep over: give {argument} PATH=VALUES", argument=ARGUMENT)
        )
    if len(axes) > MAX_AXES:
        raise NandvizError(said("{count} axes; at most {most}", count=len(axes), most=MAX_AXES))
    for path in paths:
        if paths.count(path) > 1:
            raise NandvizError(
                said(
                    "{argument} {path}: a second axis of the same value",
                    argument=ARGUMENT,
                    path=path,
                )
            )
    points = prod(len(axis.values) for axis in axes)
    if points > MAX_POINTS:
        raise NandvizError(
            said("{points:,} points; at most {most:,}", points=points, most=MAX_POINTS)
        )
    return points


def values_at(axes: Sequence[Axis], point: int) -> dict[str, str]:
    """Return what each axis takes at a point: those of the last axis change from point to point."""
    values: dict[str, str] = {}
    for axis in reversed(axes):
        point, place = divmod(point, len(axis.values))
        values[axis.path] = axis.values[place]
    return {axis.path: values[axis.path] for axis in axes}


def _values(path: str, text: str, item: str) -> Iterator[str]:
    """Yield the values of an item of a list."""
    item = item.strip()
    if not item or not item.isprintable():
        raise _wrong(path, text, said("an empty value"), said("values with commas between them"))
    found = _RANGE.fullmatch(item)
    if found is None:
        yield item
        return
    first, last = Decimal(found[1]), Decimal(found[2])
    step = Decimal(1) if found[3] is None else Decimal(found[3])
    if step == 0 or (last - first) * step < 0:
        got = said("the range {item}, which has no values", item=item)
        raise _wrong(path, text, got, said("a step from the first towards the last"))
    count = int(_EXACT.divide_int(_EXACT.subtract(last, first), step)) + 1
    if count > MAX_POINTS:
        raise _too_many(path, text)
    places = max(0, *(-int(each.as_tuple().exponent) for each in (first, step)))
    for number in range(count):
        yield _shortest(_EXACT.add(first, _EXACT.multiply(step, number)), places)


def _shortest(value: Decimal, places: int) -> str:
    """Write a decimal without needless zeros."""
    text = f"{value:.{places}f}"
    text = text.rstrip("0").rstrip(".") if places else text
    return "0" if text in ("-0", "") else text


def _too_many(path: str, text: str) -> NandvizError:
    expected = said("at most {most:,}", most=MAX_POINTS)
    return _wrong(path, text, said("more values than a sweep has points"), expected)


def _wrong(path: str, text: str, got: str, expected: str) -> NandvizError:
    where = f"{ARGUMENT} {path}={text}"[:200]
    return NandvizError(
        said("{where}: {got}; expected {expected}", where=where, got=got, expected=expected)
    )

"""The axes of a sweep: which value of a scenario is varied, and what it takes.

Source: study specification, section Sweeps.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod
from typing import Any, Final

from nandviz.errors import NandvizError
from nandviz.language import said
from nandviz.scenario.axis_values import MAX_POINTS, AxisError, axis_values
from nandviz.scenario.variants import ARGUMENT

MAX_AXES: Final = 8


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
        if not path or not text:
            raise _wrong(path, text, AxisError(said("no path or no value"), "PATH=VALUES"))
        try:
            return cls(path, text, axis_values(text))
        except AxisError as error:
            raise _wrong(path, text, error) from None

    @classmethod
    def parse(cls, argument: str) -> "Axis":
        """Return the axis of ``PATH=VALUES``; errors as of `of`."""
        path, _, text = argument.partition("=")
        return cls.of(path.strip(), text)

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


def _wrong(path: str, text: str, error: AxisError) -> NandvizError:
    where = f"{ARGUMENT} {path}={text}"[:200]
    return NandvizError(
        said(
            "{where}: {got}; expected {expected}",
            where=where,
            got=error.got,
            expected=error.expected,
        )
    )

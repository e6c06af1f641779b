"""Points between neighbours whose outcomes differ.

Source: study specification, section Sweeps.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from nandviz.errors import NandvizError
from nandviz.language import said
from nandviz.study.axes import Axis
from nandviz.study.table import SweepTable

FINER: Final = 8
"""Into how many steps the one between two neighbours is divided."""
_LEAST_US: Final = Decimal("0.001")


def refinements(table: SweepTable, here: int | None) -> list[tuple[Axis, ...]]:
    """Return sweeps over the points to put in, one an axis; none where no outcomes differ.

    Parameters
    ----------
    here
        The point whose neighbours are looked at; None for all points of a table of one axis.

    Raises
    ------
    NandvizError
        If ``here`` is None and there are several axes; or if neighbours differ, but nothing lies
        between them.
    """
    if here is None and len(table.axes) > 1:
        raise NandvizError(said("choose a point: its neighbours are looked at"))
    found, is_different = [], False
    for number, axis in enumerate(table.axes):
        values: list[str] = []
        for low, high in _differing(table, number, here):
            is_different = True
            values += between(axis.path, axis.values[low], axis.values[high])
        if values:
            found.append(_axes(table, number, here, dict.fromkeys(values)))
    if is_different and not found:
        raise NandvizError(said("nothing lies between neighbours whose outcomes differ"))
    return found


def _axes(
    table: SweepTable, number: int, here: int | None, values: dict[str, None]
) -> tuple[Axis, ...]:
    own = {} if here is None else table.values(here)
    texts = {axis.path: own.get(axis.path, "") for axis in table.axes}
    texts[table.axes[number].path] = ",".join(values)
    return tuple(Axis.of(path, text) for path, text in texts.items())


def _differing(table: SweepTable, number: int, here: int | None) -> Iterator[tuple[int, int]]:
    """Yield the values of an axis of numbers between which outcomes differ, as pairs of indices."""
    if table.axes[number].numbers is None:
        return
    rows = range(len(table.points)) if here is None else _line(table, number, here)
    line = sorted(rows, key=lambda row: table.points[row].places[number])
    for low, high in pairwise(line):
        is_near = here is None or here in (low, high)
        if is_near and table.outcome(low) != table.outcome(high):
            yield table.points[low].places[number], table.points[high].places[number]


def _line(table: SweepTable, number: int, here: int) -> Iterator[int]:
    """Yield the points that differ from one on an axis alone, and itself."""
    own = table.points[here].places
    for row, point in enumerate(table.points):
        if all(
            a == b for n, (a, b) in enumerate(zip(point.places, own, strict=True)) if n != number
        ):
            yield row


def between(path: str, low: str, high: str) -> list[str]:
    """Return values between two, `FINER` steps from one to the other where there is room.

    Times go down to a nanosecond; of other numbers, whole ones have whole ones between them.
    """
    first, last = Decimal(low), Decimal(high)
    is_time = path.endswith("_us") or ".us." in path
    is_whole = first == first.to_integral_value() and last == last.to_integral_value()
    least = _LEAST_US if is_time else Decimal(1) if is_whole else (last - first) / FINER
    step = (last - first) / FINER
    found = (first + ((step * n) / least).to_integral_value() * least for n in range(1, FINER))
    kept = dict.fromkeys(value for value in found if first < value < last)
    return [_written(value) for value in kept]


def _written(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text

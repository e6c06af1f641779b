"""Counts how many rows of a trace a read touches, so that a scan is seen without a clock."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import pytest

from nandviz.query import live_rows, rows_by_key
from nandviz.query.marks import crowds, read_ends, span
from nandviz.trace.columns import Table

Array = np.ndarray[Any, Any]


class Touched:
    """How many elements of columns were worked on; a binary search counts as its comparisons."""

    def __init__(self) -> None:
        self.count = 0


class CountedArray(np.ndarray):  # type: ignore[type-arg]
    """An array that counts the elements that are worked on, and those of all made from it.

    A slice is free: what is done with it counts.
    """

    touched: Touched

    def __array_finalize__(self, made_from: Any) -> None:
        self.touched = getattr(made_from, "touched", Touched())

    def __array_ufunc__(self, ufunc: Any, method: str, *inputs: Any, **kwargs: Any) -> Any:
        for each in inputs:
            self._count(each)
        if "out" in kwargs:
            kwargs["out"] = tuple(map(plain, kwargs["out"]))
        return self._kept(getattr(ufunc, method)(*map(plain, inputs), **kwargs))

    def __array_function__(self, function: Any, types: Any, args: Any, kwargs: Any) -> Any:
        if function is np.searchsorted and isinstance(args[0], CountedArray):
            return args[0].searchsorted(*args[1:], **kwargs)
        for each in deep(args):
            self._count(each)
        return self._kept(function(*deep_plain(args), **{k: plain(v) for k, v in kwargs.items()}))

    def __getitem__(self, at: Any) -> Any:
        found = super().__getitem__(plain(at))
        sliced = isinstance(at, slice)
        self.touched.count += 0 if sliced else size_of(found)
        return found

    def __iter__(self) -> Iterator[Any]:
        return iter(self.tolist())

    def _count(self, values: Any) -> None:
        self.touched.count += values.size if isinstance(values, CountedArray) else 0

    def _kept(self, result: Any) -> Any:
        if isinstance(result, np.ndarray) and result.ndim:
            counted = result.view(CountedArray)
            counted.touched = self.touched
            return counted
        return result

    def searchsorted(self, values: Any, side: Any = "left", sorter: Any = None) -> Any:
        self.touched.count += len(self).bit_length() * size_of(values)
        return plain(self).searchsorted(plain(values), side, sorter)

    def tolist(self) -> Any:
        self.touched.count += self.size
        return plain(self).tolist()

    def astype(self, *args: Any, **kwargs: Any) -> Any:
        self.touched.count += self.size
        return self._kept(plain(self).astype(*args, **kwargs))

    def copy(self, *args: Any, **kwargs: Any) -> Any:
        self.touched.count += self.size
        return self._kept(plain(self).copy(*args, **kwargs))


def plain(value: Any) -> Any:
    """Return an array that does not count."""
    return value.view(np.ndarray) if isinstance(value, CountedArray) else value


def size_of(value: Any) -> int:
    """Return the number of elements of an array, 1 of a scalar."""
    return int(getattr(value, "size", 1))


def deep(args: Any) -> Iterator[Any]:
    """Yield the arguments of a function, those in lists too."""
    for each in args:
        if isinstance(each, list | tuple):
            yield from deep(each)
        else:
            yield each


def deep_plain(args: Any) -> list[Any]:
    """Return the arguments of a function with arrays that do not count."""
    return [deep_plain(each) if isinstance(each, list | tuple) else plain(each) for each in args]


@contextmanager
def counting() -> Iterator[Callable[[Callable[[], object]], int]]:
    """Yield what tells how many elements of the columns of any table a call works on."""
    touched, column = Touched(), Table.column

    def counted(table: Table, name: str) -> Any:
        found = column(table, name).view(CountedArray)
        found.touched = touched
        return found

    def count(call: Callable[[], object]) -> int:
        touched.count = 0
        call()
        return touched.count

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Table, "column", counted)
        yield count


@contextmanager
def fine_indexes() -> Iterator[None]:
    """Let indexes begin early: what is left to look at row by row is few beside a short run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rows_by_key, "_TAIL", 16)
        patch.setattr(live_rows, "_SPACING", 16)
        patch.setattr(live_rows, "_SPREAD", 64)
        for module, most in ((span, "MANY"), (crowds, "MANY"), (read_ends, "_MANY_EVENTS")):
            patch.setattr(module, most, 16)
        yield

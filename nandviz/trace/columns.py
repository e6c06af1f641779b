"""Growable append-only tables of typed numpy columns.

Appending is on the engine's hot path: rows are put at the end of a list of numbers, which moves
into the columns in bulk when one of them is read, or when the caller flushes. Columns grow without
a halt: the larger arrays are filled bit by bit while the present ones still have room.
"""

import struct
from collections.abc import Mapping
from mmap import ACCESS_COPY, mmap
from typing import Any, Final, Generic, TypeVar, overload

import numpy as np
import numpy.typing as npt

Number = TypeVar("Number", bound=np.number[Any])
AnyArray = npt.NDArray[np.number[Any]]

_CODES: Final[Mapping[np.dtype[Any], str]] = {
    np.dtype(np.int8): "b",
    np.dtype(np.int16): "h",
    np.dtype(np.int32): "i",
    np.dtype(np.int64): "q",
    np.dtype(np.uint32): "I",
}
_FIRST_CAPACITY: Final = 64
_LEAST_COPIED: Final = 256
"""Rows that each flush copies at least to the next, larger arrays."""
_LARGE: Final = 1 << 22
"""Bytes from which on numpy asks for huge pages."""


class Column(Generic[Number]):
    """A column of a `Table`: reads as a read-only array of exactly ``len(table)`` rows.

    Parameters
    ----------
    dtype
        The scalar type, fixed.
    unset
        Of a column whose cells may be written after their row was appended: what they are until
        then. An array that was read before such a write may show it.
    """

    def __init__(self, dtype: type[Number], *, unset: int | None = None) -> None:
        self.dtype = np.dtype(dtype)
        self.unset = unset
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, table: None, owner: type) -> "Column[Number]": ...
    @overload
    def __get__(self, table: "Table", owner: type) -> npt.NDArray[Number]: ...
    def __get__(self, table: "Table | None", owner: type) -> "npt.NDArray[Number] | Column[Number]":
        return self if table is None else table.column(self.name)


class Table:
    """Columns of equal length that only grow; subclasses list theirs as `Column` attributes."""

    columns: Mapping[str, Column[Any]] = {}
    _struct: struct.Struct
    _early: tuple[str, ...] = ()
    _unset: tuple[int, ...] = ()
    _least: npt.NDArray[np.int64]
    _most: npt.NDArray[np.int64]

    def __init_subclass__(cls) -> None:
        cls.columns = {c.name: c for c in vars(cls).values() if isinstance(c, Column)}
        columns = cls.columns.values()
        cls._struct = struct.Struct("<" + "".join(_CODES[c.dtype] for c in columns))
        cls._early = tuple([c.name for c in columns if c.unset is None])
        cls._unset = tuple([c.unset for c in columns if c.unset is not None])
        kinds = [np.iinfo(cls.columns[name].dtype) for name in cls._early]
        cls._least = np.array([kind.min for kind in kinds])
        cls._most = np.array([kind.max for kind in kinds])
        if any(name in cls._early for name in list(cls.columns)[len(cls._early) :]):
            raise TypeError(f"columns of {cls.__name__} that are written late come last")

    def __init__(self) -> None:
        self._flushed = 0
        self._staged: list[int] = []
        self._late: dict[str, list[int]] = {
            c.name: [] for c in self.columns.values() if c.unset is not None
        }
        self._written = tuple(self._late.values())
        self._data: dict[str, AnyArray] = {
            name: np.empty(_FIRST_CAPACITY, c.dtype) for name, c in self.columns.items()
        }
        self._views: dict[str, AnyArray] = {}
        self._capacity = _FIRST_CAPACITY
        self._next: dict[str, AnyArray] = {}
        self._copied = 0

    def __len__(self) -> int:
        return self._flushed + len(self._staged) // len(self._early)

    def __getstate__(self) -> dict[str, npt.NDArray[Any]]:
        """Pickle the rows alone, not the room kept for more."""
        return {name: self.column(name) for name in self.columns}

    def __setstate__(self, rows: dict[str, npt.NDArray[Any]]) -> None:
        """Take up the rows; more can be added."""
        Table.__init__(self)
        self.extend(rows)

    @property
    def nbytes(self) -> int:
        """Bytes of all rows."""
        return len(self) * self._struct.size

    def append(self, *values: int) -> int:
        """Add a row, its values in column order; return its number.

        Raises
        ------
        struct.error
            If a value does not fit its column.
        """
        self._struct.pack(*values)  # the check
        row, early = len(self), len(self._early)
        self._staged += values[:early]
        if values[early:] != self._unset:
            for cells, value in zip(self._written, values[early:], strict=True):
                cells.extend((row, value))
        return row

    def extend(self, columns: Mapping[str, npt.ArrayLike]) -> None:
        """Add rows in bulk: one array for each column, all of one length.

        Raises
        ------
        ValueError
            If columns are missing, unknown or of different lengths.
        """
        arrays = {name: np.asarray(values) for name, values in columns.items()}
        lengths = {len(values) for values in arrays.values()}
        if arrays.keys() != self.columns.keys() or len(lengths) > 1:
            raise ValueError(f"columns of {type(self).__name__} missing, unknown or uneven")
        self.flush()
        self._store(arrays, lengths.pop())

    def reserve(self, rows: int) -> None:
        """Have room for so many rows in all, so that none is copied until then."""
        if rows > self._capacity:
            self._grow(rows * 20 // 19 + 1)
            self._views.clear()

    def set(self, row: int, name: str, value: int) -> None:
        """Write a cell of a late column; the row may have been appended just now.

        Raises
        ------
        IndexError
            If there is no such row.
        KeyError
            If there is no such late column.
        """
        if not 0 <= row < len(self):
            raise IndexError(f"row {row} of {len(self)}")
        self._late[name] += (row, value)

    def hot_rows(self) -> list[int]:
        """Return the list to which the hot path adds rows without what is written late, unchecked.

        It stays valid for the table's life, and empties when the table is flushed.
        """
        return self._staged

    def hot_cells(self, name: str) -> list[int]:
        """Return the list to which the hot path adds row and value of a late column's cells.

        It stays valid for the table's life, and empties when the table is flushed.
        """
        return self._late[name]

    def flush(self) -> None:
        """Move what was staged into the columns. Cost: O(rows staged), amortised.

        Raises
        ------
        OverflowError
            If a value of the hot path does not fit its column. None of the rows is kept.
        """
        if self._staged:
            rows = _emptied(self._staged).reshape(-1, len(self._early))
            columns = np.ascontiguousarray(rows.T)
            if (columns.min(1) < self._least).any() or (columns.max(1) > self._most).any():
                raise OverflowError(f"a value does not fit its column of {type(self).__name__}")
            self._store(dict(zip(self._early, columns, strict=True)), len(rows))
            if self._flushed > self._capacity * 19 // 20:
                self._copy(max(_LEAST_COPIED, 24 * len(rows)))
        for name, cells in self._late.items():
            if cells:
                rows_at, values = _emptied(cells).reshape(-1, 2).T
                self._data[name][rows_at] = values
                if self._next:
                    copied = rows_at < self._copied
                    self._next[name][rows_at[copied]] = values[copied]

    def column(self, name: str) -> npt.NDArray[Any]:
        """Return a column by its name, read-only, exactly ``len(self)`` rows.

        Raises
        ------
        KeyError
            If there is no such column.
        """
        if self._staged or (self._written and any(self._written)):
            self.flush()
        view = self._views.get(name)
        if view is None:
            view = self._views[name] = self._data[name][: self._flushed]
            view.setflags(write=False)
        return view

    def _store(self, arrays: Mapping[str, npt.NDArray[Any]], count: int) -> None:
        start, end = self._flushed, self._flushed + count
        if end > self._capacity:
            self._grow(end)
        for name, data in self._data.items():
            if name in arrays:
                data[start:end] = arrays[name]
            else:
                data[start:end].fill(self.columns[name].unset)
        self._views.clear()
        self._flushed = end

    def _grow(self, least: int) -> None:
        """Go over to larger arrays, with room for ``least`` rows."""
        if least > self._capacity * 3 // 2:
            self._next, self._copied = {}, 0
        self._copy(self._flushed, least)
        self._data, self._next, self._copied = self._next, {}, 0
        self._capacity = len(next(iter(self._data.values())))

    def _copy(self, count: int, least: int = 0) -> None:
        """Copy some more rows to the larger arrays: all are there before these are needed."""
        if not self._next:
            room = max(self._capacity * 3 // 2, least)
            self._next = {n: _room(room, data.dtype) for n, data in self._data.items()}
        start, end = self._copied, min(self._copied + count, self._flushed)
        for name, data in self._next.items():
            data[start:end] = self._data[name][start:end]
        self._copied = end


def _emptied(numbers: list[int]) -> npt.NDArray[np.int64]:
    """Return the numbers of a list, and empty it."""
    packed = struct.pack(f"{len(numbers)}q", *numbers)
    numbers.clear()
    return np.frombuffer(packed, np.int64)


def _room(rows: int, dtype: np.dtype[Any]) -> AnyArray:
    """Return an array to be filled bit by bit: in pages of the usual size, however large it is.

    The first touch of a huge page may halt a virtual machine as long as some frames last.

    Raises
    ------
    MemoryError
        If there is not enough.
    """
    size = rows * dtype.itemsize
    if size < _LARGE:
        return np.empty(rows, dtype)
    try:
        return np.frombuffer(mmap(-1, size, access=ACCESS_COPY), dtype)
    except OSError as error:  # of memory alone: no file is mapped
        raise MemoryError(str(error)) from error

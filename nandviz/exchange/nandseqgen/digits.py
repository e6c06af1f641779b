"""Cells of many rows as bytes, whose numbers are read a digit of all cells at a time.

That is several times as fast as a text for each cell. What is not plain digits is left to who asks
for it as texts.
"""

from collections.abc import Iterator, Sequence
from typing import Final, overload

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Places = npt.NDArray[np.int32]
Rows = npt.NDArray[np.intp]
Bytes = npt.NDArray[np.uint8]

_COMMA, _END, _POINT, _ZERO = b",\n.0"
_POINT_DIGIT: Final = (_POINT - _ZERO) % 256
MAX_DIGITS: Final = 12
"""Of a whole number."""
_MOST_DIGITS: Final = 18
"""Of a number that fits in 64 bits."""
_MOST_WHOLE: Final = 15
"""Digits of µs that fit as ns."""
_DECIMALS: Final = 3
"""Of µs in ns."""
_EIGHT: Final = 8
_MOST_EIGHTS: Final = 6
"""Of texts that are compared by so many bytes at one time."""
_FIRST_BYTES: Final = np.array([(1 << 8 * count) - 1 for count in range(_EIGHT + 1)], np.uint64)
_FACTOR: Final = np.uint64(0x9E3779B97F4A7C15)


class Cells(Sequence[str]):
    """A column of the rows of an ASCII text.

    Parameters
    ----------
    text, data
        The same, as it stands and as bytes; behind these there are eight more.
    starts, ends
        Where each cell begins and ends.
    """

    def __init__(self, text: str, data: Bytes, starts: Places, ends: Places) -> None:
        self._text, self._data = text, data
        self._starts, self._ends = starts, ends

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...
    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        if isinstance(index, slice):
            return list(self)[index]
        return self._text[self._starts[index] : self._ends[index]]

    def __iter__(self) -> Iterator[str]:
        return map(self._text.__getitem__, map(slice, self._starts.tolist(), self._ends.tolist()))

    def whole_numbers(self) -> Ints | None:
        """Return the numbers that all cells are; None if one is not of 1 to 12 digits alone."""
        if (self._ends - self._starts).max(initial=0) > MAX_DIGITS:
            return None
        found = self._digits()
        if found is None:
            return None
        numbers, points = found
        return numbers if (points < 0).all() else None

    def instants_ns(self) -> tuple[Ints, Ints] | None:
        """Return µs with or without decimals as ns, half-even, and the rows of those left out.

        Those are of more than 18 digits, or 15 in front of the point, or end or begin with it.
        None if a cell is no number.
        """
        lengths = self._ends - self._starts
        long = lengths > _MOST_DIGITS + 1
        if long.any():
            rows = np.flatnonzero(long)
            short = np.flatnonzero(~long)
            part = Cells(self._text, self._data, self._starts[short], self._ends[short])
            found = part.instants_ns()
            if found is None:
                return None
            ns = np.zeros(len(self), np.int64)
            ns[short] = found[0]
            return ns, np.union1d(rows, short[found[1]])
        found = self._digits()
        if found is None:
            return None
        numbers, points = found
        decimals = np.where(points < 0, 0, lengths - points - 1)
        whole = np.where(points < 0, lengths, points)
        odd = (whole < 1) | (whole > _MOST_WHOLE) | ((points > 0) & (decimals == 0))
        odd |= whole + decimals > _MOST_DIGITS
        return _ns(numbers, decimals), np.flatnonzero(odd)

    def distinct(self) -> tuple[Rows, Rows] | None:
        """Return the first row of each distinct text, ascending, and which of these each row has.

        None where texts are long.
        """
        eights = self._eights()
        if not eights:
            return None
        keys = eights[0]
        for each in eights[1:]:
            keys = keys * _FACTOR + each
        _, first, which = np.unique(keys, return_index=True, return_inverse=True)
        if any((each != each[first][which]).any() for each in eights[1:]):
            return None  # texts that are not the same have one key
        order = np.argsort(first)
        place = np.empty_like(order)
        place[order] = np.arange(len(order))
        return first[order], place[which]

    def _eights(self) -> list[npt.NDArray[np.uint64]]:
        """Return eight bytes after eight of each cell, 0 behind its end; none of long ones."""
        starts, lengths = np.ascontiguousarray(self._starts), self._ends - self._starts
        longest = int(lengths.max(initial=0))
        if longest > _EIGHT * _MOST_EIGHTS:
            return []
        from_each = np.ndarray(len(self._data) - _EIGHT + 1, "<u8", self._data, strides=(1,))
        found = []
        for place in range(0, max(longest, 1), _EIGHT):
            at = np.minimum(starts + np.int32(place), len(from_each) - 1)
            found.append(from_each[at] & _FIRST_BYTES[np.clip(lengths - place, 0, _EIGHT)])
        return found

    def _digits(self) -> tuple[Ints, Ints] | None:
        """Return the digits of each cell as a number, and where its point is (-1 for none)."""
        starts = np.ascontiguousarray(self._starts)
        lengths = self._ends - starts
        if not len(lengths) or lengths.min() < 1 or lengths.max() > _MOST_DIGITS + 1:
            return None
        numbers, points = np.zeros(len(lengths), np.int64), np.full(len(lengths), -1)
        least, last = int(lengths.min()), len(self._data) - 1
        for place in range(int(lengths.max())):
            digits = self._data[np.minimum(starts + place, last)] - np.uint8(_ZERO)
            is_digit = digits < 10  # other signs wrap round, or are above
            if place >= least:
                is_digit &= lengths > place
            if is_digit.all():
                numbers *= 10
                numbers += digits
                continue
            is_point = (digits == _POINT_DIGIT) & (points < 0) & (lengths > place)
            if not (is_digit | is_point | (lengths <= place)).all():
                return None
            points[is_point] = place
            numbers = np.where(is_digit, numbers * 10 + digits, numbers)
        return numbers, points


def _ns(numbers: Ints, decimals: Ints) -> Ints:
    """Scale decimal numbers, given how many of their digits are decimals, to thousandths."""
    ns = numbers.copy()
    for count in np.unique(decimals).tolist():
        rows = decimals == count
        if count <= _DECIMALS:
            ns[rows] *= 10 ** (_DECIMALS - count)
            continue
        unit = 10 ** (count - _DECIMALS)
        whole, rest = np.divmod(numbers[rows], unit)
        ns[rows] = whole + ((2 * rest > unit) | ((2 * rest == unit) & (whole % 2 == 1)))
    return ns


def in_bytes(cells: Sequence[str]) -> Sequence[str]:
    """Return cells as bytes where each is ASCII on one line without a comma; else as they are."""
    if isinstance(cells, Cells):
        return cells
    text = "\n".join(cells) + "\n"
    found = columns(text, 1) if text.isascii() else ()
    return found[0] if found and len(found[0]) == len(cells) else cells


def columns(text: str, width: int) -> Sequence[Cells]:
    r"""Return the cells of whole lines by column; none if not all lines have as many commas.

    Parameters
    ----------
    text
        ASCII, without quotes and without ``\r``, up to the end of its last line.
    """
    data = np.frombuffer(text.encode("ascii") + bytes(_EIGHT), np.uint8)
    marks = np.flatnonzero((data == _COMMA) | (data == _END)).astype(np.int32)
    if not len(marks) or len(marks) % width:
        return ()
    ends = marks.reshape(-1, width)
    is_end = data[ends] == _END
    if is_end[:, :-1].any() or not is_end[:, -1].all():
        return ()
    starts = np.append(np.int32(0), marks[:-1] + np.int32(1)).reshape(-1, width)
    return [Cells(text, data, starts[:, place], ends[:, place]) for place in range(width)]

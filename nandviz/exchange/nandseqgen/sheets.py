"""Reading a CSV file into columns of typed values, with the place of everything that is wrong."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from nandviz.errors import Problem
from nandviz.exchange.nandseqgen.cells import Expected
from nandviz.exchange.nandseqgen.problems import Problems
from nandviz.scenario.problems import nearest_name

Ints = npt.NDArray[np.int64]

MAX_BYTES: Final = 2**31
"""Size of the largest file that is read."""

_CHUNK_ROWS: Final = 2_000
"""Rows that are cells at one time: few, so that they stay in the processor's cache."""
_SHOWN: Final = 40


class Field(NamedTuple):
    """A column that is read.

    Attributes
    ----------
    read
        Returns the value of a cell's text; `Expected` if it is wrong. Called once a distinct text.
    number
        Whether the values are whole numbers: the column is then an array of int64.
    required
        Whether a file without this column is wrong.
    """

    read: Callable[[str], Any]
    number: bool = False
    required: bool = True


class Sheet:
    """The rows of one file by column.

    Attributes
    ----------
    columns
        By name: an array of int64, or a list of values; of what the file has.
    """

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.columns: dict[str, Any] = {}
        self._text = text
        self._lines: list[str] | None = None
        self._begins: list[int] | None = None

    def __len__(self) -> int:
        return len(next(iter(self.columns.values()), ()))

    def ints(self, name: str) -> Ints:
        """Return a column of numbers."""
        column: Ints = self.columns[name]
        return column

    def values(self, name: str) -> list[Any]:
        """Return a column of other values."""
        column: list[Any] = self.columns[name]
        return column

    def problem(self, row: int, name: str, got: str, expected: str) -> Problem:
        """Return a problem at a cell, row from 0 behind the header."""
        line = self._line_of(row)
        quote = self._line(line)
        column = _column_of(quote, self.header.index(name)) if name else 1
        return Problem(self.file, line, column, name, got, expected, text=quote)

    @property
    def header(self) -> list[str]:
        """Names of all columns of the file."""
        return next(csv.reader(io.StringIO(self._text, newline="")))

    def _line_of(self, row: int) -> int:
        """Return the line on which a row begins; a quoted cell may hold line ends."""
        if self._begins is None:
            reader = csv.reader(io.StringIO(self._text, newline=""))
            self._begins = [reader.line_num + 1 for _ in reader]
        return self._begins[row]

    def _line(self, number: int) -> str:
        if self._lines is None:
            self._lines = self._text.split("\n")
        return self._lines[number - 1].rstrip("\r") if number <= len(self._lines) else ""


def _column_of(line: str, index: int) -> int:
    """Return the character, from 1, at which a cell begins."""
    at, quoted = 0, False
    for place, character in enumerate(line):
        if at == index:
            return place + 1
        if character == '"':
            quoted = not quoted
        elif character == "," and not quoted:
            at += 1
    return len(line) + 1


def read(path: Path, fields: Mapping[str, Field], problems: Problems) -> Sheet | None:
    """Read a file; None if it is wrong, with every problem added to ``problems``.

    Cost: about 1 µs a cell that is read.
    """
    text = _text(path, problems)
    if text is None:
        return None
    sheet = Sheet(str(path), text)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        places = _places(sheet, next(reader, []), fields, problems)
        return _fill(sheet, reader, places, fields, problems) if places else None
    except csv.Error as error:
        problems.add(Problem(sheet.file, reader.line_num, 1, "", f"not CSV: {error}", "RFC 4180"))
    return None


def _text(path: Path, problems: Problems) -> str | None:
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        problems.of_file(str(path), f"cannot be read: {why}", "")
        return None
    if size > MAX_BYTES:
        problems.of_file(str(path), f"{size} bytes long", f"at most {MAX_BYTES} bytes")
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = _byte_place(data, error.start)
        problems.add(Problem(str(path), line, column, "", "not UTF-8", "a text file in UTF-8"))
        return None
    if "\0" in text:
        line, column = _byte_place(data, data.index(b"\0"))
        problems.add(Problem(str(path), line, column, "", "a NUL character", "a text file"))
        return None
    return text


def _byte_place(data: bytes, at: int) -> tuple[int, int]:
    return data.count(b"\n", 0, at) + 1, at - (data.rfind(b"\n", 0, at) + 1) + 1


def _places(
    sheet: Sheet, header: Sequence[str], fields: Mapping[str, Field], problems: Problems
) -> dict[str, int]:
    """Return where each column is; empty if the header is wrong."""
    file = sheet.file
    if not header:
        problems.add(Problem(file, 1, 1, "", "no header row", ",".join(fields)))
        return {}
    found = {name: header.index(name) for name in fields if name in header}
    missing = [name for name, field in fields.items() if field.required and name not in found]
    for name in missing:
        others = [each for each in header if each not in fields]
        got = f"no column '{name}' in the header"
        near = nearest_name(name, others)
        problems.add(Problem(file, 1, 1, "", got, ",".join(fields), near))
    twice = [name for name in found if header.count(name) > 1]
    for name in twice:
        problems.add(Problem(file, 1, 1, "", f"column '{name}' stands twice", "each once"))
    return {} if missing or twice else found


class _Known(dict[str, Any]):
    """The value of each distinct text, read when it is met first."""

    def __init__(self, reader: Callable[[str], Any]) -> None:
        super().__init__()
        self._read = reader

    def __missing__(self, text: str) -> Any:
        value = self[text] = self._read(text)
        return value


def _fill(
    sheet: Sheet,
    reader: Iterator[list[str]],
    places: Mapping[str, int],
    fields: Mapping[str, Field],
    problems: Problems,
) -> Sheet | None:
    known = {field.read: _Known(field.read) for field in fields.values()}
    kept: dict[str, list[Any]] = {name: [] for name in places}
    width = len(sheet.header)
    good, first = True, 0
    while rows := list(islice(reader, _CHUNK_ROWS)):
        good = _whole_rows(sheet, rows, first, width, problems) and good
        cells = list(zip(*rows, strict=True)) if good else []
        for name, place in places.items() if good else ():
            field = fields[name]
            try:
                kept[name].append(_column(field, cells[place], known[field.read]))
            except Expected:
                _add_wrong(sheet, name, (field, first), cells[place], problems)
                good = False
        first += len(rows)
    if not good:
        return None
    for name, chunks in kept.items():
        sheet.columns[name] = _joined(fields[name], chunks)
    return sheet


def _column(field: Field, cells: Sequence[str], known: _Known) -> Any:
    values = map(known.__getitem__, cells)
    return np.fromiter(values, np.int64, len(cells)) if field.number else list(values)


def _joined(field: Field, chunks: list[Any]) -> Any:
    if field.number:
        return np.concatenate([np.empty(0, np.int64), *chunks])
    return [value for chunk in chunks for value in chunk]


def _whole_rows(
    sheet: Sheet, rows: list[list[str]], first: int, width: int, problems: Problems
) -> bool:
    if set(map(len, rows)) == {width}:
        return True
    for number, row in enumerate(rows):
        if len(row) != width:
            got = f"{len(row)} cells" if row else "an empty line"
            problems.add(sheet.problem(first + number, "", got, f"{width} cells"))
    return False


def _add_wrong(
    sheet: Sheet, name: str, where: tuple[Field, int], cells: Sequence[str], problems: Problems
) -> None:
    """Add a problem for each cell of a column that cannot be read."""
    field, first = where
    for row, text in enumerate(cells):
        try:
            field.read(text)
        except Expected as error:
            shown = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
            problems.add(sheet.problem(first + row, name, repr(shown), str(error)))

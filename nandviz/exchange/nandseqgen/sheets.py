"""Reading a CSV file into columns of typed values, with the place of everything that is wrong."""

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import chain, islice, pairwise
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np

from nandviz.errors import Problem
from nandviz.exchange.nandseqgen.cells import Expected
from nandviz.exchange.nandseqgen.columns import Ints
from nandviz.exchange.nandseqgen.digits import Cells, in_bytes
from nandviz.exchange.nandseqgen.problems import MAX_PROBLEMS, Problems
from nandviz.exchange.nandseqgen.rows import Rows, lines_of
from nandviz.exchange.nandseqgen.texts import MAX_LINE, UnreadableError
from nandviz.language import said
from nandviz.scenario.problems import nearest_name
from nandviz.trace.tables import Words

RUN: Final = "run"
"""Column of a joined sheet: which of the sheets each row is of."""

_MAX_KNOWN: Final = 20_000
"""Values of distinct texts that are kept: most repeat soon or never."""
_MAX_COLUMNS: Final = 1_000
_SHOWN: Final = 40

csv.field_size_limit(MAX_LINE)  # of all CSV that the process reads: a cell is no longer than a line


class Field(NamedTuple):
    """A column that is read.

    Attributes
    ----------
    read
        Returns the value of a cell's text; `Expected` if it is wrong. Called once a distinct text.
    number
        Whether the values are whole numbers: the column is then an array of int64.
    word
        Whether the values are texts that many rows share: the column is then an array of their
        numbers, int32.
    read_all
        Reads many cells of numbers at one time, as ``read`` does each; None if that is not faster.
    required
        Whether a file without this column is wrong.
    ordered
        Whether all whole numbers between two right ones are right.
    """

    read: Callable[[str], Any]
    number: bool = False
    word: bool = False
    required: bool = True
    read_all: Callable[[Sequence[str]], Ints] | None = None
    ordered: bool = False

    @property
    def dtype(self) -> type[np.integer[Any]] | None:
        """Of the column's array; None where it is a list."""
        return np.int64 if self.number else np.int32 if self.word else None


class Wrong(NamedTuple):
    """What is wrong in a row, from 0 behind the header; ``column`` is empty for the whole row."""

    row: int
    column: str
    got: str
    expected: str


class Sheet:
    """The rows of one file by column.

    Attributes
    ----------
    columns
        By name: an array of numbers, or a list of values; of what the file has.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.columns: dict[str, Any] = {}

    def __len__(self) -> int:
        return len(next(iter(self.columns.values()), ()))

    def ints(self, name: str) -> Ints:
        """Return a column of numbers, or of texts by number."""
        column: Ints = self.columns[name]
        return column

    def values(self, name: str) -> list[Any]:
        """Return a column of other values."""
        column: list[Any] = self.columns[name]
        return column

    def report(self, wrong: Sequence[Wrong], problems: Problems) -> None:
        """Add a problem, with its place in the file, for each thing that is wrong."""
        try:
            for problem in self._placed(wrong):
                problems.add(problem)
        except UnreadableError as error:
            problems.add(error.problem)

    def _placed(self, wrong: Sequence[Wrong]) -> Iterator[Problem]:
        """Yield the problems in order of their rows; the file is read again to find these."""
        lines = _Lines(self.path)
        reader = csv.reader(lines)
        header = next(reader, [])
        row, first = -1, 0
        for each in sorted(wrong, key=lambda each: each.row):
            while row < each.row:
                first = reader.line_num + 1
                lines.keep()
                row += 1
                next(reader, None)
            text = lines.kept.rstrip("\r\n")
            column = _column_of(text, header.index(each.column)) if each.column else 1
            place = str(self.path), first, column, each.column
            yield Problem(*place, each.got, each.expected, text=text)


class _Lines:
    """The lines of a file that was read before; remembers the one that follows `keep`."""

    def __init__(self, path: Path) -> None:
        self._lines = lines_of(path)
        self._wanted = False
        self.kept = ""

    def keep(self) -> None:
        """Keep the next line."""
        self._wanted = True

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        if self._wanted:
            self.kept, self._wanted = line, False
        return line


def _column_of(line: str, index: int) -> int:
    """Return the character, from 1, at which a cell begins."""
    return next(islice(_cell_starts(line), index, None), len(line)) + 1


def _cell_starts(line: str) -> Iterator[int]:
    """Yield where each cell begins, from 0."""
    yield 0
    quoted = False
    for place, character in enumerate(line, 1):
        if character == '"':
            quoted = not quoted
        elif character == "," and not quoted:
            yield place


def joined(sheets: Sequence[Sheet | None]) -> Sheet:
    """Put sheets of one kind end to end, with a column `RUN`; what only some have is left out."""
    have = [(number, sheet) for number, sheet in enumerate(sheets) if sheet is not None]
    first = have[0][1]
    whole = Sheet(first.path)
    for name, column in first.columns.items():
        if all(name in sheet.columns for _, sheet in have):
            parts = [sheet.columns[name] for _, sheet in have]
            numbers = isinstance(column, np.ndarray)
            whole.columns[name] = np.concatenate(parts) if numbers else list(chain(*parts))
    whole.columns[RUN] = np.concatenate([np.full(len(each), number) for number, each in have])
    return whole


def read(path: Path, fields: Mapping[str, Field], words: Words, problems: Problems) -> Sheet | None:
    """Read a file; None if it is wrong, with every problem added to ``problems``.

    New texts of columns of words are added to ``words``. Cost: about 1 µs a cell that is read.
    """
    sheet = Sheet(path)
    rows = Rows(path)
    try:
        header = rows.header()
        places = _places(sheet, header, fields, problems)
        if not places:
            return None
        wrong = list(_fill(sheet, rows, places, (fields, len(header), words)))
        sheet.report(wrong[:MAX_PROBLEMS], problems)
    except UnreadableError as error:
        problems.add(error.problem)
    except csv.Error as error:
        got = said("not CSV: {error}", error=error)
        broken = Problem(str(path), rows.line, 1, "", got, said("RFC 4180"))
        problems.add(_long_cell(path) or broken)
    else:
        return None if wrong else sheet
    return None


def _long_cell(path: Path) -> Problem | None:
    """Return what is wrong with the row that is not CSV, if it is that a cell is too long."""
    header, first, text = _broken_row(path)
    ends = [*_cell_starts(text), len(text) + 1]
    for index, (start, end) in enumerate(pairwise(ends)):
        if end - 1 - start > MAX_LINE:
            name = header[index] if index < len(header) else ""
            expected = said("at most {max_line:,} characters", max_line=MAX_LINE)
            return Problem(str(path), first, start + 1, name, said("a very long cell"), expected)
    return None


def _broken_row(path: Path) -> tuple[Sequence[str], int, str]:
    """Return the header, and the line and text of the row at which the CSV of a file ends."""
    header: Sequence[str] = []
    row: list[str] = []
    first = 1

    def noted() -> Iterator[str]:
        for line in lines_of(path):
            row.append(line)
            yield line

    reader = csv.reader(noted(), strict=True)
    with suppress(csv.Error):
        for cells in reader:
            header, first = header or cells, reader.line_num + 1
            row.clear()
    return header, first, "".join(row)


def _places(
    sheet: Sheet, header: Sequence[str], fields: Mapping[str, Field], problems: Problems
) -> dict[str, int]:
    """Return where each column is; empty if the header is wrong."""

    def wrong(got: str, expected: str, near: str = "") -> None:
        problems.add(Problem(str(sheet.path), 1, 1, "", got, expected, near))

    if not header:
        wrong(said("no header row"), ",".join(fields))
        return {}
    if len(header) > _MAX_COLUMNS:
        wrong(
            said("{count:,} columns", count=len(header)),
            said("at most {max_columns:,}", max_columns=_MAX_COLUMNS),
        )
        return {}
    found = {name: header.index(name) for name in fields if name in header}
    missing = [name for name, field in fields.items() if field.required and name not in found]
    others = [each for each in header if each not in fields]
    for name in missing:
        got = said("no column '{name}' in the header", name=name)
        wrong(got, ",".join(fields), nearest_name(name, others))
    twice = [name for name in found if header.count(name) > 1]
    for name in twice:
        wrong(said("column '{name}' stands twice", name=name), said("each once"))
    return {} if missing or twice else found


class _Known(dict[str, Any]):
    """The value of each distinct text, read when it is met first; forgotten when it is full."""

    def __init__(self, reader: Callable[[str], Any]) -> None:
        super().__init__()
        self._read = reader

    def __missing__(self, text: str) -> Any:
        if len(self) >= _MAX_KNOWN:
            self.clear()
        value = self[text] = self._read(text)
        return value


def _fill(
    sheet: Sheet,
    rows: Rows,
    places: Mapping[str, int],
    shape: tuple[Mapping[str, Field], int, Words],
) -> Iterator[Wrong]:
    """Read the rows into the columns of a sheet; yield what is wrong, up to some problems."""
    fields, width, words = shape
    known = {field.read: _Known(_reader(field, words)) for field in fields.values()}
    kept: dict[str, list[Any]] = {name: [] for name in places}
    first, found = 0, 0
    for chunk in rows.chunks(width):
        wrong = [_wrong_row(first + row, cells, width) for row, cells in chunk.wrong]
        for name, place in places.items() if chunk.columns else ():
            field, cells = fields[name], chunk.columns[place]
            try:
                kept[name].append(_column(field, cells, known[field.read]))
            except Expected:
                wrong += _wrong_cells(field, cells, first, name)
        yield from wrong
        first += chunk.rows
        found += len(wrong)
        if found >= MAX_PROBLEMS:
            break
    for name, chunks in kept.items():
        sheet.columns[name] = _joined(fields[name], chunks)


def _reader(field: Field, words: Words) -> Callable[[str], Any]:
    """Return what reads a cell into what stands in the column."""

    def number_of(text: str) -> int:
        field.read(text)
        return words.number(text)

    return number_of if field.word else field.read


def _column(field: Field, cells: Sequence[str], known: _Known) -> Any:
    if field.dtype and not field.word:
        cells = in_bytes(cells)
    if field.read_all is not None:
        return field.read_all(cells)
    if isinstance(cells, Cells) and (numbers := cells.whole_numbers()) is not None:
        for number in (numbers.min(), numbers.max()) if field.ordered else np.unique(numbers):
            known[str(number)]
        return numbers
    if field.dtype and isinstance(cells, Cells) and (found := cells.distinct()) is not None:
        first, which = found
        return np.array([known[cells[row]] for row in first.tolist()], field.dtype)[which]
    values = map(known.__getitem__, cells)
    return np.fromiter(values, field.dtype, len(cells)) if field.dtype else list(values)


def _joined(field: Field, chunks: list[Any]) -> Any:
    if field.dtype:
        return np.concatenate([np.empty(0, field.dtype), *chunks])
    return list(chain.from_iterable(chunks))


def _wrong_row(row: int, cells: int, width: int) -> Wrong:
    got = said("{count} cells", count=cells) if cells else said("an empty line")
    return Wrong(row, "", got, said("{width} cells", width=width))


def _wrong_cells(field: Field, cells: Sequence[str], first: int, name: str) -> Iterator[Wrong]:
    """Yield each cell of a column that cannot be read."""
    for row, text in enumerate(cells):
        try:
            field.read(text)
        except Expected as error:
            shown = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
            yield Wrong(first + row, name, repr(shown), error.args[0])

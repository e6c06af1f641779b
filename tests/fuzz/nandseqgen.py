"""Damaged folders of nandseqgen_v2: whatever is in them, they are refused or imported whole."""

import csv
import io
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypeVar

import numpy as np

from nandviz.errors import TraceError
from nandviz.exchange.nandseqgen import importer
from nandviz.trace import laws
from nandviz.trace.references import check_references
from tests.exchange.nandseqgen.samples import ALL, SEED1, SEED2, copied, shifted

Generator = np.random.Generator
Rows = list[list[str]]
T = TypeVar("T")

CELLS: Final = (
    "", "\n", "a,b", "0", "1", "-1", "99", "1e3", "+5", "٣", "1_0", " 7", "nan", "inf", "7400.0",
    "8200.24", "9007199254740.0", "9" * 30, "1" * 5000, "True", "OP_START", "OP_END",
    "ERASE.CORE_BUSY", "RESET", "Program_Suspend_Reset", "x\x1b[31m", "\ud7ff", "<img src=x>",
    '[{"die":0}]', '[{"die":0,"plane":0,"block":0,"page":-1}]', "[]", '"',
)  # fmt: skip
BYTES: Final = (b"\0", b"\xff\xfe", b'"', b"\n", b"\r", b",", b"\xc3", b"\xef\xbb\xbf", b"-", b"e9")


def attempt(seed: int, folder: Path) -> str:
    """Damage a folder in a way that the seed decides, and read it.

    Returns
    -------
    str
        ``refused`` or ``imported``. Whatever else is raised is a defect.
    """
    random = np.random.default_rng(seed)
    run = copied(_pick(random, (SEED1, SEED2)), folder / "run")
    if random.random() < 0.3:
        shifted(SEED2, run, by_us=_pick(random, (0, 5_000, 8_200, 20_000)), number=2)
    for _ in range(_whole(random, 1, 3)):
        path = _pick(random, sorted(run.iterdir()))
        _pick(random, DAMAGES)(random, path)
        if not any(run.iterdir()):
            break
    try:
        trace = importer.read([run]).trace
    except TraceError:
        return "refused"
    finally:
        shutil.rmtree(run)
    check_references(trace)
    laws.check(trace)
    return "imported"


def _pick(random: Generator, some: Sequence[T]) -> T:
    return some[_whole(random, 0, len(some) - 1)]


def _whole(random: Generator, least: int, most: int) -> int:
    return int(random.integers(least, most + 1))


def _flip(random: Generator, path: Path) -> None:
    """Change some bytes."""
    data = bytearray(path.read_bytes())
    for _ in range(_whole(random, 1, 8) if data else 0):
        at = _whole(random, 0, len(data) - 1)
        if random.random() < 0.5:
            data[at] ^= 1 << _whole(random, 0, 7)
        else:
            data[at : at + _whole(random, 0, 3)] = _pick(random, BYTES)
    path.write_bytes(data)


def _cut(random: Generator, path: Path) -> None:
    """Leave a file half-written, or with a hole."""
    data = path.read_bytes()
    first = _whole(random, 0, len(data))
    last = _pick(random, (len(data), _whole(random, first, len(data))))
    path.write_bytes(data[:first] + data[last:])


def _rows(change: Callable[[Generator, Rows], None]) -> Callable[[Generator, Path], None]:
    """Return a damage that changes the rows of a CSV file, its header too."""

    def damage(random: Generator, path: Path) -> None:
        try:
            rows = list(csv.reader(io.StringIO(path.read_bytes().decode(), newline="")))
        except (UnicodeDecodeError, csv.Error):
            return
        if rows:
            change(random, rows)
        text = io.StringIO(newline="")
        csv.writer(text).writerows(rows)
        path.write_bytes(text.getvalue().encode())

    return damage


def _drop_rows(random: Generator, rows: Rows) -> None:
    rows[1:] = [row for row in rows[1:] if random.random() < 0.8]


def _shuffle_rows(random: Generator, rows: Rows) -> None:
    rows[1:] = [rows[1:][at] for at in random.permutation(len(rows) - 1).tolist()]


def _repeat_rows(random: Generator, rows: Rows) -> None:
    rows += [_pick(random, rows) for _ in range(_whole(random, 1, 30))]


def _swap_columns(random: Generator, rows: Rows) -> None:
    one, two = (_whole(random, 0, max(len(rows[0]), 1) - 1) for _ in "12")
    for row in rows if random.random() < 0.5 else rows[1:]:
        if max(one, two) < len(row):
            row[one], row[two] = row[two], row[one]


def _odd_cells(random: Generator, rows: Rows) -> None:
    for _ in range(_whole(random, 1, 4)):
        row = _pick(random, rows)
        if row:
            row[_whole(random, 0, len(row) - 1)] = _pick(random, CELLS)


def _mix_cells(random: Generator, rows: Rows) -> None:
    """Put cells of a column into other rows: each is right alone, they are not together."""
    column = _whole(random, 0, max(len(rows[0]), 1) - 1)
    for _ in range(_whole(random, 1, 10)):
        one, two = _pick(random, rows[1:] or rows), _pick(random, rows[1:] or rows)
        if column < min(len(one), len(two)):
            one[column] = two[column]


def _another_file(random: Generator, path: Path) -> None:
    path.write_bytes((SEED1 / _pick(random, ALL)).read_bytes())


def _no_file(_random: Generator, path: Path) -> None:
    path.unlink()


DAMAGES: Final = (
    _flip, _cut, _rows(_drop_rows), _rows(_shuffle_rows), _rows(_repeat_rows), _rows(_swap_columns),
    _rows(_odd_cells), _rows(_mix_cells), _rows(_mix_cells), _another_file, _no_file,
)  # fmt: skip

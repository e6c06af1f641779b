"""Damaged folders of nandseqgen_v2: whatever is in them, they are refused or imported whole."""

import csv
import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np

from nandviz.errors import TraceError
from nandviz.exchange.nandseqgen import importer
from nandviz.trace import laws
from nandviz.trace.references import check_references
from tests.exchange.nandseqgen.samples import ALL, SEED1, SEED2, copied, shifted
from tests.fuzz.chance import Generator, cut, flip, pick, whole

Rows = list[list[str]]

CELLS: Final = (
    "", "\n", "a,b", "0", "1", "-1", "99", "1e3", "+5", "٣", "1_0", " 7", "nan", "inf", "7400.0",
    "8200.24", "9007199254740.0", "9" * 30, "1" * 5000, "True", "OP_START", "OP_END",
    "ERASE.CORE_BUSY", "RESET", "Program_Suspend_Reset", "x\x1b[31m", "\ud7ff", "<img src=x>",
    '[{"die":0}]', '[{"die":0,"plane":0,"block":0,"page":-1}]', "[]", '"',
)  # fmt: skip


def attempt(seed: int, folder: Path) -> str:
    """Damage a folder in a way that the seed decides, and read it.

    Returns
    -------
    str
        ``refused`` or ``imported``. Whatever else is raised is a defect.
    """
    random = np.random.default_rng(seed)
    run = copied(pick(random, (SEED1, SEED2)), folder / "run")
    if random.random() < 0.3:
        shifted(SEED2, run, by_us=pick(random, (0, 5_000, 8_200, 20_000)), number=2)
    for _ in range(whole(random, 1, 3)):
        path = pick(random, sorted(run.iterdir()))
        pick(random, DAMAGES)(random, path)
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
    rows += [pick(random, rows) for _ in range(whole(random, 1, 30))]


def _swap_columns(random: Generator, rows: Rows) -> None:
    one, two = (whole(random, 0, max(len(rows[0]), 1) - 1) for _ in "12")
    for row in rows if random.random() < 0.5 else rows[1:]:
        if max(one, two) < len(row):
            row[one], row[two] = row[two], row[one]


def _odd_cells(random: Generator, rows: Rows) -> None:
    for _ in range(whole(random, 1, 4)):
        row = pick(random, rows)
        if row:
            row[whole(random, 0, len(row) - 1)] = pick(random, CELLS)


def _mix_cells(random: Generator, rows: Rows) -> None:
    """Put cells of a column into other rows: each is right alone, they are not together."""
    column = whole(random, 0, max(len(rows[0]), 1) - 1)
    for _ in range(whole(random, 1, 10)):
        one, two = pick(random, rows[1:] or rows), pick(random, rows[1:] or rows)
        if column < min(len(one), len(two)):
            one[column] = two[column]


def _another_file(random: Generator, path: Path) -> None:
    path.write_bytes((SEED1 / pick(random, ALL)).read_bytes())


def _no_file(_random: Generator, path: Path) -> None:
    path.unlink()


DAMAGES: Final = (
    flip, cut, _rows(_drop_rows), _rows(_shuffle_rows), _rows(_repeat_rows), _rows(_swap_columns),
    _rows(_odd_cells), _rows(_mix_cells), _rows(_mix_cells), _another_file, _no_file,
)  # fmt: skip

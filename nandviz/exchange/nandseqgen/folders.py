"""Which files make a run: those of one folder that bear the same run number.

The events and the applications of a folder bear no number. They are of all its runs: the rows are
shared out among them by time, where the runs follow each other, or where time begins anew.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import numpy as np

from nandviz.exchange.nandseqgen import formats
from nandviz.exchange.nandseqgen.problems import Problems
from nandviz.exchange.nandseqgen.sheets import Ints, Sheet, read

_TIMES = {
    formats.STATES: ("start", "end"),
    formats.SEQUENCE: ("time", "time"),
    formats.TIMELINE: ("start", "end"),
    formats.EVENTS: ("triggered_us", "triggered_us"),
    formats.APPLIED: ("triggered_us", "triggered_us"),
}


@dataclass
class Run:
    """The sheets of one run, by kind of file, and which of their rows are of this run.

    Attributes
    ----------
    name
        Folder and run number.
    folder
        Runs of one folder are of one device.
    """

    name: str
    folder: Path
    sheets: dict[str, Sheet] = field(default_factory=dict)
    rows: dict[str, Ints] = field(default_factory=dict)

    def add(self, kind: str, sheet: Sheet, rows: Ints | None = None) -> None:
        """Take a sheet, all its rows or some."""
        self.sheets[kind] = sheet
        self.rows[kind] = np.arange(len(sheet)) if rows is None else rows

    @property
    def missing(self) -> list[str]:
        """The kinds of file that the run lacks."""
        return [kind for kind in formats.FIELDS if kind not in self.sheets]

    def span(self) -> tuple[int, int]:
        """Return the first and the last instant in ns; (0, 0) without rows."""
        first, last = [], []
        for kind, sheet in self.sheets.items():
            if len(rows := self.rows[kind]):
                begin, end = (sheet.ints(name)[rows] for name in _TIMES[kind])
                first.append(int(begin.min()))
                last.append(int(end.max()))
        return (min(first), max(last)) if first else (0, 0)


def read_runs(sources: Iterable[Path], problems: Problems) -> list[Run]:
    """Read every run of some folders and files, those of a folder in order of their numbers.

    Wrong files are left out, their problems added.
    """
    folders: dict[Path, dict[Path, tuple[str, str]]] = {}
    for source in sources:
        for path, what in _files(source, problems):
            folders.setdefault(path.parent, {})[path] = what
    runs: list[Run] = []
    for folder, files in folders.items():
        runs += _folder_runs(folder, files, problems)
    return runs


def _files(source: Path, problems: Problems) -> list[tuple[Path, tuple[str, str]]]:
    """Return the files that a source stands for, each with its kind and run number."""
    try:
        paths = sorted(source.iterdir()) if source.is_dir() else [source]
        gone = not source.exists()
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        problems.of_file(str(source), f"cannot be read: {why}", "")
        return []
    known = [(path, what) for path in paths if (what := formats.kind_of(path.name))]
    if gone:
        problems.of_file(str(source), "no such file or folder", "")
        return []
    if not known:
        names = ", ".join(f"{kind}*.csv" for kind in formats.FIELDS)
        problems.of_file(str(source), "nothing to import", names)
    return known


def _folder_runs(folder: Path, files: dict[Path, tuple[str, str]], problems: Problems) -> list[Run]:
    runs: dict[str, Run] = {}
    shared: dict[str, Sheet] = {}
    for path, (kind, number) in files.items():
        sheet = read(path, formats.FIELDS[kind], problems)
        if sheet is None or not _sound(kind, sheet, problems):
            continue
        if kind in formats.NUMBERED:
            name = f"{folder.name or folder}{f' {number}' if number else ''}"
            run = runs.setdefault(number, Run(name, folder))
            run.add(kind, sheet)
        elif kind in shared:
            problems.of_file(sheet.file, f"a second file of {kind} in one folder", "one of them")
        else:
            shared[kind] = sheet
    ordered = [runs[number] for number in sorted(runs)] or [Run(folder.name, folder)]
    spans = [run.span() for run in ordered]
    for kind, sheet in shared.items():
        _share(kind, sheet, ordered, spans, problems)
    return ordered


def _sound(kind: str, sheet: Sheet, problems: Problems) -> bool:
    """Check what concerns two cells of a row: no end before its start, durations that fit."""
    begin, end = _TIMES[kind]
    if begin == end:
        return True
    length = sheet.ints(end) - sheet.ints(begin)
    back = np.flatnonzero(length < 0)
    for row in back.tolist():
        problems.add(sheet.problem(row, end, "an end before its start", "start <= end"))
    wrong = np.empty(0, np.int64)
    if "duration" in sheet.columns:
        wrong = np.flatnonzero((abs(sheet.ints("duration") - length) > 1) & (length >= 0))
        for row in wrong.tolist():
            problems.add(sheet.problem(row, "duration", "not end - start", "end - start"))
    return not len(back) and not len(wrong)


def _share(
    kind: str,
    sheet: Sheet,
    runs: Sequence[Run],
    spans: Sequence[tuple[int, int]],
    problems: Problems,
) -> None:
    """Give each run its rows of a sheet without run numbers."""
    times = sheet.ints(_TIMES[kind][0])
    begins = np.flatnonzero(np.diff(times) < 0) + 1
    pieces = np.split(np.arange(len(times)), begins)
    if len(pieces) == len(runs):
        for run, rows in zip(runs, pieces, strict=True):
            run.add(kind, sheet, rows)
    elif len(pieces) > 1:
        row = int(begins[0])
        got = f"time goes back, which makes {len(pieces)} runs"
        problem = sheet.problem(row, _TIMES[kind][0], got, f"the rows of {len(runs)}, by time")
        problems.add(problem)
    elif all(later[0] >= before[1] for before, later in pairwise(spans)):
        edges = np.searchsorted(times, [span[0] for span in spans[1:]])
        for run, rows in zip(runs, np.split(np.arange(len(times)), edges), strict=True):
            run.add(kind, sheet, rows)
    else:
        runs[-1].add(kind, sheet)

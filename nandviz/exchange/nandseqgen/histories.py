"""Which runs follow each other on one device, and what their files say together.

A run that begins no earlier than the last op of the run before it goes on with the same device, and
so does one without ops of its own: they are of one history. Its files repeat the segments that were
open when it began, once more where they end; such a segment is one, with the end that the later
file gives it.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final

import numpy as np

from nandviz.exchange.nandseqgen import formats
from nandviz.exchange.nandseqgen.columns import Ints
from nandviz.exchange.nandseqgen.sheets import RUN, Sheet, joined

_STARTS: Final = ((formats.SEQUENCE, "time"), (formats.TIMELINE, "start"))
"""What tells when the ops of a run start; without any, its segments do."""
_WHAT: Final = ("start", "die", "plane", "op_state")


@dataclass
class Run:
    """The numbered sheets of one run, by kind of file.

    Attributes
    ----------
    name
        Folder and run number.
    starts
        Instants at which ops of its own start; empty where its files have no rows.
    """

    name: str
    sheets: dict[str, Sheet] = field(default_factory=dict)
    starts: Ints = field(default_factory=lambda: np.empty(0, np.int64))

    @property
    def begin_ns(self) -> int:
        """First start of an op of its own, past all time without any."""
        return int(self.starts.min(initial=2**62))

    def follow(self, before: "Run | None") -> None:
        """Find ``starts``; segments that the run before has too are not its own."""
        for kind, column in _STARTS:
            if (sheet := self.sheets.get(kind)) and len(sheet):
                self.starts = sheet.ints(column)
                return
        if (sheet := self.sheets.get(formats.STATES)) is not None:
            known = before.sheets.get(formats.STATES) if before else None
            own = np.ones(len(sheet), bool)
            if known is not None:
                seen = set(_segments(known, np.arange(len(known))))
                own[:] = [each not in seen for each in _segments(sheet, np.arange(len(sheet)))]
            self.starts = sheet.ints("start")[own]

    def begins_anew(self, before: "Run | None") -> bool:
        """Tell whether it begins anew, not where another run ended; without ops it does not."""
        if before is None or not len(self.starts):
            return False
        return not before.begin_ns < self.begin_ns >= int(before.starts.max())


class History:
    """Runs of one device that follow each other, their sheets put end to end.

    Attributes
    ----------
    sheets
        By kind of file; the numbered kinds have a column `RUN`: which of ``runs`` a row is of.
    rows
        By kind of file: the rows that count, ascending.
    missing
        Kinds of file that a run lacks.
    empty
        Those among them that are there, but have no row and so tell nothing.
    kinds
        Kinds of file that some run has.
    last_shown_ns
        Last start of a segment.
    rewritten
        How many segments the file of a later run gives another end.
    """

    def __init__(self, runs: Sequence[Run]) -> None:
        self.runs = [run.name for run in runs]
        self.begins = list(accumulate((run.begin_ns for run in reversed(runs[1:])), min))[::-1]
        self.sheets: dict[str, Sheet] = {}
        self.rows: dict[str, Ints] = {}
        self.missing = set(formats.FIELDS)
        self.empty = set[str]()
        self.kinds = set[str]()
        self.last_shown_ns = 0
        self.rewritten = 0
        for kind in formats.NUMBERED:
            sheets = [run.sheets.pop(kind, None) for run in runs]
            if any(sheet is not None for sheet in sheets):
                self.add(kind, joined(sheets))
            if any(sheet is None for sheet in sheets):
                self.missing.add(kind)
        if self.begins and (sheet := self.sheets.get(formats.STATES)):
            self.rows[formats.STATES] = self._without_repeats(sheet)
        if sheet := self.sheets.get(formats.STATES):
            self.last_shown_ns = int(sheet.ints("start").max())

    def add(self, kind: str, sheet: Sheet, rows: Ints | None = None) -> None:
        """Take a sheet, all its rows or some; one that should have rows and has none is missing."""
        rows = np.arange(len(sheet)) if rows is None else rows
        if not len(rows) and kind in (formats.STATES, formats.EVENTS):
            self.empty.add(kind)
            return
        self.sheets[kind], self.rows[kind] = sheet, rows
        self.missing.discard(kind)
        self.kinds.add(kind)

    def take(self, kind: str) -> tuple[Sheet, Ints] | None:
        """Give a sheet and its rows away: their memory comes back when they are read."""
        sheet = self.sheets.pop(kind, None)
        return None if sheet is None else (sheet, self.rows.pop(kind))

    def runs_at(self, times_ns: Ints) -> Ints:
        """Return which of ``runs`` each instant lies in."""
        return np.searchsorted(np.array(self.begins, np.int64), times_ns, side="right")

    def _without_repeats(self, sheet: Sheet) -> Ints:
        """Return the rows of segments but for those that a later file repeats."""
        start, end, run = sheet.ints("start"), sheet.ints("end"), sheet.ints(RUN)
        old = start < np.array([0, *self.begins])[run]
        keep = np.ones(len(sheet), bool)
        near = np.flatnonzero(np.isin(start, start[old]))
        known: dict[tuple[int, ...], list[int]] = defaultdict(list)
        for number in range(len(self.runs)):
            mine = near[run[near] == number]
            left = {what: list(rows) for what, rows in known.items()}
            for what, row in zip(_segments(sheet, mine), mine.tolist(), strict=True):
                if old[row] and left.get(what):
                    first = left[what].pop(0)
                    keep[row] = False
                    self.rewritten += int(end[first] != end[row])
                    end[first] = end[row]
                else:
                    known[what].append(row)
        return np.flatnonzero(keep)


def _segments(sheet: Sheet, rows: Ints) -> list[tuple[int, ...]]:
    """Name the segment of each row by all but its end."""
    return list(zip(*(sheet.ints(name)[rows].tolist() for name in _WHAT), strict=True))


def histories(runs: Sequence[Run]) -> list[History]:
    """Bring the runs of a folder, in order of their numbers, together into histories."""
    groups: list[list[Run]] = []
    before: Run | None = None
    last: Run | None = None
    for run in runs:
        run.follow(before)
        if not groups or run.begins_anew(last):
            groups.append([])
        groups[-1].append(run)
        before, last = run, run if len(run.starts) else last
    return [History(group) for group in groups]

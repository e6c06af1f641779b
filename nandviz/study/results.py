"""The results of a sweep, read back from its folder: all of them, or those that are there yet."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from nandviz.errors import NandvizError, why_of
from nandviz.language import said
from nandviz.study.axes import Axis, size, values_at
from nandviz.study.folder import RESULTS, chunk_path, chunks, damaged, header, read_about
from nandviz.study.measures import measure
from nandviz.study.points import PointStatus


class ResultRow(NamedTuple):
    """A point that has been run.

    Attributes
    ----------
    point
        Its number: the values of the last axis change from point to point.
    cells
        Of each measure, as it is written; empty where there is none.
    note
        Why there is none.
    """

    point: int
    cells: tuple[str, ...]
    status: PointStatus
    note: str


@dataclass(frozen=True, slots=True)
class Results:
    """What a sweep came to, or has so far.

    Attributes
    ----------
    scenario
        File of the scenario, as it was given; its name where it had no file.
    fingerprint
        What `nandviz.study.folder.fingerprint` said of it.
    axes
        In the order of columns.
    measures
        Names in the order of columns.
    points
        How many there are in all.
    rows
        Those that have been run, by point, in order.
    """

    scenario: str
    fingerprint: str
    version: str
    axes: tuple[Axis, ...]
    measures: tuple[str, ...]
    points: int
    rows: Mapping[int, ResultRow]

    @property
    def is_complete(self) -> bool:
        """Whether all points have been run."""
        return len(self.rows) == self.points

    def values(self, point: int) -> dict[str, str]:
        """Return what each axis takes at a point, by its path."""
        return values_at(self.axes, point)

    def is_word(self, name: str) -> bool:
        """Whether the values of a measure are words, not numbers."""
        return measure(name).is_word


def read(folder: Path) -> Results:
    """Read the results that are in the folder of a sweep.

    Raises
    ------
    NandvizError
        If there is no sweep, or a file of it is damaged.
    """
    about = read_about(folder)
    try:
        axes = tuple(Axis.of(each["path"], each["values"]) for each in about["axes"])
        measures = tuple(map(str, about["measures"]))
        found = (str(about[key]) for key in ("scenario", "hash", "version"))
        scenario, fingerprint, version = found
    except (KeyError, TypeError, AttributeError):
        raise NandvizError(said("{folder}: its sweep.json is damaged", folder=folder)) from None
    rows = {row.point: row for file in _files(folder) for row in _rows(file, axes, measures)}
    return Results(
        scenario, fingerprint, version, axes, measures, size(axes), dict(sorted(rows.items()))
    )


def _files(folder: Path) -> list[Path]:
    whole = folder / RESULTS
    return [whole] if whole.exists() else [chunk_path(folder, span) for span in chunks(folder)]


def _rows(file: Path, axes: tuple[Axis, ...], measures: tuple[str, ...]) -> Iterator[ResultRow]:
    names, first = header(axes, measures), 1 + len(axes)
    try:
        with file.open(encoding="utf-8", newline="") as text:
            rows = csv.reader(text, strict=True)
            if tuple(next(rows, ())) != names:
                raise damaged(file)
            for row in rows:
                if len(row) != len(names):
                    raise damaged(file)
                *_, status, note = row
                cells = tuple(row[first:-2])
                yield ResultRow(int(row[0]), cells, PointStatus(status), note)
    except OSError as error:
        raise NandvizError(
            said("{file}: cannot be read: {why}", file=file, why=why_of(error))
        ) from None
    except (ValueError, csv.Error):
        raise damaged(file) from None

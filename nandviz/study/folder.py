"""The folder of a sweep: what it is of, a CSV file a chunk, and all results when it is done.

``sweep.json`` says what the sweep is; ``chunks/FIRST-LAST.csv`` holds the rows of a chunk. Files
get their names when they are whole, so what is there can be gone on from.
"""

import json
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, NamedTuple

from nandviz.errors import NandvizError, why_of
from nandviz.exchange.csv.text import cell
from nandviz.files import atomic_path, locks
from nandviz.language import noop, said
from nandviz.scenario.scenario import Scenario
from nandviz.study.axes import Axis, values_at
from nandviz.study.points import Outcome, Plan

ABOUT: Final = "sweep.json"
RESULTS: Final = "results.csv"
CHUNKS: Final = "chunks"
POINT, STATUS, NOTE = "point", "status", "note"
_FORMAT: Final = 1
_NAME: Final = re.compile(r"([0-9]{7})-([0-9]{7})\.csv")
_FORMAT_KEY: Final = "nandviz_sweep"
_DIFFERENCES: Final = {
    "version": noop("it was begun by another version of nandviz"),
    "hash": noop("its scenario is not this one"),
    "axes": noop("its axes are others"),
    "measures": noop("its measures are others"),
}
"""What another sweep is told by, in the order in which it is looked for."""


class Span(NamedTuple):
    """Points ``first <= point < stop``."""

    first: int
    stop: int

    @property
    def size(self) -> int:
        """How many these are."""
        return self.stop - self.first


def header(axes: Sequence[Axis], measures: Sequence[str]) -> tuple[str, ...]:
    """Return the names of the columns of results."""
    return (POINT, *(axis.path for axis in axes), *measures, STATUS, NOTE)


def about(plan: Plan, points: int) -> dict[str, Any]:
    """Return what ``sweep.json`` says of a plan."""
    own = plan.scenario
    return {
        _FORMAT_KEY: _FORMAT,
        "version": plan.version,
        "scenario": str(own.path) if own.path is not None else own.name,
        "hash": fingerprint(own),
        "axes": [{"path": axis.path, "values": axis.text} for axis in plan.axes],
        "measures": list(plan.measures),
        "points": points,
    }


def fingerprint(scenario: Scenario) -> str:
    """Return what all that a scenario was read from comes to: its files, and values given."""
    host = scenario.setup.host
    texts = [scenario.text, *(source.text for source in scenario.profile_sources)]
    texts += [repr(host.requests)] if host is not None else []
    given = [f"{name}={text}" for name, text in sorted(scenario.overrides.items())]
    return sha256(json.dumps([texts, given]).encode("utf-8", "surrogatepass")).hexdigest()


class SweepFolder:
    """A folder that holds a sweep, while this program works on it.

    Parameters
    ----------
    path
        A folder that is there.
    plan, points
        What the sweep is, and how many points it has.
    """

    def __init__(self, path: Path, plan: Plan, points: int) -> None:
        self.path = path
        self.points = points
        self._plan = plan
        self._head = ",".join(map(cell, header(plan.axes, plan.measures))) + "\n"

    def begin(self) -> None:
        """Write what the sweep is, or see that the one in the folder is the same.

        Raises
        ------
        NandvizError
            If the folder cannot be used, or holds another sweep.
        """
        target, wanted = self.path / ABOUT, about(self._plan, self.points)
        if target.exists():
            _check_same(self.path, read_about(self.path), wanted)
        elif (self.path / RESULTS).exists():
            raise NandvizError(
                said("cannot sweep into {folder}: its results.csv is no sweep's", folder=self.path)
            )
        else:
            with atomic_path(target) as path:
                path.write_text(json.dumps(wanted, indent=2, ensure_ascii=False) + "\n", "utf-8")
        make_folder(self.path / CHUNKS)

    @property
    def is_done(self) -> bool:
        """Whether all results are there."""
        return (self.path / RESULTS).exists()

    def left(self) -> list[Span]:
        """Return the points that no chunk has yet, in order."""
        spans, at = [], 0
        for span in chunks(self.path):
            if span.first < at or span.stop > self.points:
                name = chunk_path(self.path, span)
                raise NandvizError(said("{file}: not a chunk of this sweep; remove it", file=name))
            spans.append(Span(at, span.first))
            at = span.stop
        spans.append(Span(at, self.points))
        return [span for span in spans if span.size]

    def write_chunk(self, first: int, outcomes: Sequence[Outcome]) -> None:
        """Write what came of some points."""
        span = Span(first, first + len(outcomes))
        with atomic_path(chunk_path(self.path, span)) as path:
            path.write_text(
                self._head + "".join(self._rows(first, outcomes)), "utf-8", newline="\n"
            )

    def _rows(self, first: int, outcomes: Iterable[Outcome]) -> Iterator[str]:
        for point, outcome in enumerate(outcomes, first):
            values = values_at(self._plan.axes, point).values()
            row = (str(point), *values, *outcome.cells, outcome.status, outcome.note)
            yield ",".join(map(cell, row)) + "\n"

    def write_results(self) -> None:
        """Write the rows of all chunks into one file, in order of the points."""
        with (
            atomic_path(self.path / RESULTS) as path,
            path.open("w", encoding="utf-8", newline="\n") as file,
        ):
            file.write(self._head)
            for span in chunks(self.path):
                chunk = chunk_path(self.path, span)
                rows = chunk.read_text("utf-8").removeprefix(self._head)
                if rows.count("\n") != span.size:
                    raise damaged(chunk)
                file.write(rows)


def damaged(file: Path) -> NandvizError:
    """Return the error of a file of a sweep that does not hold what it should."""
    return NandvizError(said("{file}: damaged; remove it and sweep again", file=file))


def make_folder(path: Path) -> None:
    """Make a folder if it is not there; NandvizError if that cannot be."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = why_of(error)
        raise NandvizError(
            said("cannot make folder {folder}: {why}", folder=path, why=why)
        ) from error


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Hold a folder, so that no other sweep goes on in it meanwhile.

    Raises
    ------
    NandvizError
        If another program holds it.
    """
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:  # a system that opens no folders
        yield
        return
    try:
        if locks.take(handle) is locks.Lock.HELD:
            raise NandvizError(said("another sweep is at work in {folder}", folder=folder))
        yield
    finally:
        os.close(handle)


def chunk_path(folder: Path, span: Span) -> Path:
    """Return the file of a chunk."""
    return folder / CHUNKS / f"{span.first:07}-{span.stop - 1:07}.csv"


def chunks(folder: Path) -> list[Span]:
    """Return the chunks that are there, in order."""
    found = (_NAME.fullmatch(path.name) for path in (folder / CHUNKS).glob("*.csv"))
    return sorted(Span(int(name[1]), int(name[2]) + 1) for name in found if name)


def read_about(folder: Path) -> dict[str, Any]:
    """Return what ``sweep.json`` of a folder says.

    Raises
    ------
    NandvizError
        If there is none, or it is damaged or of a later nandviz.
    """
    path = folder / ABOUT
    try:
        found = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise NandvizError(
            said("{file}: cannot be read: {why}", file=path, why=why_of(error))
        ) from None
    except ValueError:
        found = None
    if not isinstance(found, dict) or found.get(_FORMAT_KEY) != _FORMAT:
        raise NandvizError(said("{file}: no sweep that this nandviz knows", file=path))
    return found


def _check_same(folder: Path, there: dict[str, Any], wanted: dict[str, Any]) -> None:
    """Refuse to go on with another sweep than the one that is there."""
    for key, what in _DIFFERENCES.items():
        if there.get(key) != wanted[key]:
            raise NandvizError(
                said(
                    "{folder} holds another sweep: {what}; take another folder",
                    folder=folder,
                    what=said(what),
                )
            )

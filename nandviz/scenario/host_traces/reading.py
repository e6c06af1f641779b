"""Reading a host trace of any format into requests in order of arrival.

Source: study specification, "Host requests and controller" (formats).
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from fractions import Fraction
from itertools import islice
from operator import itemgetter
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from nandviz.collector import collector_off
from nandviz.errors import Problem, ScenarioError
from nandviz.language import said
from nandviz.model.host import HostRequest
from nandviz.scenario.host_traces.blkparse import BlkparseReader
from nandviz.scenario.host_traces.clock import Clock
from nandviz.scenario.host_traces.fio import FioReader
from nandviz.scenario.host_traces.lines import lines_of
from nandviz.scenario.host_traces.mqsim import MqsimReader
from nandviz.scenario.host_traces.msr import MsrReader
from nandviz.scenario.host_traces.request_row import MAX_REQUESTS, RequestRow, TraceReader
from nandviz.scenario.host_traces.rows import WrongRow

MAX_WRONG: Final = 20
"""Wrong rows that are listed; reading stops there."""


class TraceFormat(StrEnum):
    """What wrote a trace; the member's name in a scenario file is its value."""

    MQSIM = "mqsim"
    MSR = "msr"
    BLKPARSE = "blkparse"
    FIO = "fio"


class TimeUnit(StrEnum):
    """What the times of a trace count."""

    NS = "ns"
    US = "us"
    MS = "ms"
    S = "s"


_UNITS_NS: Final[Mapping[TimeUnit, int]] = MappingProxyType(
    {TimeUnit.NS: 1, TimeUnit.US: 10**3, TimeUnit.MS: 10**6, TimeUnit.S: 10**9}
)


class _Format(NamedTuple):
    """A format: what reads it, the length of its unit, whether its times are those of day."""

    reader: type[TraceReader]
    unit_ns: int
    is_absolute: bool = False


_FORMATS: Final[Mapping[TraceFormat, _Format]] = MappingProxyType(
    {
        TraceFormat.MQSIM: _Format(MqsimReader, 1),
        TraceFormat.MSR: _Format(MsrReader, 100, is_absolute=True),
        TraceFormat.BLKPARSE: _Format(BlkparseReader, 10**9),
        TraceFormat.FIO: _Format(FioReader, 10**3),
    }
)


def read_host_trace(
    path: str | Path,
    format: TraceFormat,  # noqa: A002  what files and users call it
    unit: TimeUnit | None = None,
    first: int | None = None,
    speed: Fraction = Fraction(1),
) -> tuple[HostRequest, ...]:
    """Return the requests of a trace in order of arrival, those of one time in order of the file.

    Parameters
    ----------
    unit
        Of the times; None: the format's own.
    first
        So many requests from the beginning of the file, of which no more is read than they need;
        None: all.
    speed
        How many times as fast as it was recorded it is played, above 0: times are divided by it,
        rounded half-even to ns.

    Raises
    ------
    ScenarioError
        With the first `MAX_WRONG` wrong rows by line and column of the trace; if it cannot be read,
        has no request, or more than `MAX_REQUESTS`.
    """
    shape = _FORMATS[format]
    unit_ns = shape.unit_ns if unit is None else _UNITS_NS[unit]
    clock = Clock(unit_ns, is_absolute=shape.is_absolute, speed=speed)
    file = Path(path)
    with collector_off():
        rows = _rows(file, shape.reader(clock), first)
        rows.sort(key=itemgetter(0))
        arrivals = clock.arrivals_ns([row.ns for row in rows])
        return tuple(HostRequest(ns, *row[1:]) for ns, row in zip(arrivals, rows, strict=True))


def _rows(file: Path, reader: TraceReader, first: int | None) -> list[RequestRow]:
    """Return the rows of a file in its order; ScenarioError if it has none or too many."""
    most = MAX_REQUESTS + 1 if first is None else min(first, MAX_REQUESTS + 1)
    wrong: list[Problem] = []
    try:
        rows = list(islice(_right_rows(file, reader, wrong), most))
    except ScenarioError as error:
        raise ScenarioError([*wrong, *error.problems]) from None
    if not rows and not wrong:
        wrong.append(Problem(str(file), 0, 0, "", said("no request"), said("at least one")))
    if len(rows) > MAX_REQUESTS:
        got = said("more than {count:,} requests", count=MAX_REQUESTS)
        wrong.append(Problem(str(file), 0, 0, "", got, said("fewer, or first: a count")))
    if wrong:
        raise ScenarioError(wrong)
    return rows


def _right_rows(file: Path, reader: TraceReader, wrong: list[Problem]) -> Iterator[RequestRow]:
    """Yield the rows of a file; what is wrong with others goes to a list, which may get full."""
    for number, line in enumerate(lines_of(file), 1):
        try:
            row = reader.request(line) if line.strip(" \t") else None
        except WrongRow as fault:
            place = str(file), number, fault.place + 1, ""
            wrong.append(Problem(*place, fault.got, fault.expected, text=line))
            if fault.is_last or len(wrong) == MAX_WRONG:
                return
            continue
        if row is not None:
            yield row
    yield from reader.rest()

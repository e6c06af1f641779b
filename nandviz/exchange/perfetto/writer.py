"""A run as a trace of Perfetto, written in order of time.

Source: standard viewers specification, section Perfetto and VCD.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from heapq import heappop, heappush, merge
from operator import itemgetter
from pathlib import Path
from typing import Final

from nandviz.exchange.format import Format, Tell
from nandviz.exchange.perfetto.packets import Lane, Notes, Packets, builder
from nandviz.exchange.perfetto.slices import PartSlices
from nandviz.exchange.perfetto.tracks import Tracks
from nandviz.files import atomic_path
from nandviz.language import said
from nandviz.model.words import METRICS, NO_PAGE
from nandviz.query.chronology import Chronology, Level, Stay
from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.query.edges import edges
from nandviz.query.instants import Instant, InstantKind, instants
from nandviz.query.moments import time_of
from nandviz.query.row_reader import RowReader
from nandviz.trace.codes import REASONS
from nandviz.trace.laws import one_by_one
from nandviz.trace.laws.cut import trace_as_of
from nandviz.trace.laws.verdict import Violation
from nandviz.trace.tables import Trace
from nandviz.units import us_sentence

Step = tuple[int, Callable[[], None]]
"""An instant, and what then puts something on a track."""


def write(trace: Trace, target: Path, tell: Tell, as_of: int | None = None) -> list[Path]:
    """Write a run as of an event, None for the last one: whole or not at all.

    Memory: some numbers for each row of the trace; the file itself is never held.

    Raises
    ------
    NandvizError
        If the package that it needs is not installed, or the file cannot be written.
    TraceError
        If there is no such event.
    """
    make = builder()
    read = ColumnsAsOf(trace, as_of)
    broken = list(_broken(read, target.name, tell))

    def told(now_ns: int) -> None:
        tell(said("{name}, up to {time}", name=target.name, time=us_sentence(now_ns)))

    with atomic_path(target) as path, path.open("wb") as file:
        for _, put in merge(*_streams(read, broken, Packets(make(file), told)), key=itemgetter(0)):
            put()
    return [target]


def _broken(read: ColumnsAsOf, name: str, tell: Tell) -> Iterator[Violation]:
    """Yield where laws are broken; between two laws the work can be cancelled."""
    tell(name)
    whole = read.k == read.trace.last_event
    for verdict in one_by_one(read.trace if whole else trace_as_of(read.trace, read.k)):
        tell(name)
        yield from verdict.violations


def _streams(
    read: ColumnsAsOf, broken: list[Violation], packets: Packets
) -> Iterator[Iterable[Step]]:
    """Yield what is put on tracks, each in order of time; what ends comes before what begins."""
    tracks = Tracks(packets, read.trace.info)
    chronology = Chronology(read)
    slices = PartSlices(read, packets, tracks)
    yield ((edge.time_ns, partial(slices.put, edge)) for edge in edges(chronology.parts()))
    yield _Entries(read, packets, tracks).steps(chronology.stays())
    marks = _Instants(read, broken, packets, tracks)
    yield ((each.time_ns, partial(marks.put, each)) for each in instants(read, broken))
    for level in chronology.suspended():
        yield _level(packets, tracks.dies[level.die].suspended[level.axis], level)
    for level in chronology.waiting():
        yield _level(packets, tracks.dies[level.die].waiting[level.axis], level)
    yield _metrics(read, packets, tracks.metrics)


def _level(packets: Packets, track: int, level: Level) -> Iterator[Step]:
    for row in range(len(level.value)):
        time_ns = int(level.time_ns[row])
        yield time_ns, partial(packets.count, time_ns, track, int(level.value[row]))


def _metrics(read: ColumnsAsOf, packets: Packets, tracks: list[int]) -> Iterator[Step]:
    """Yield the changes of the metrics; all begin at 0."""
    for metric in range(len(METRICS)):
        yield 0, partial(packets.count, 0, tracks[metric], 0)
    table = read.trace.metrics
    born, metrics, values = table.born, table.metric, table.value
    for row in range(read.count(born)):
        time_ns = time_of(read.trace, int(born[row]))
        track, value = tracks[metrics[row]], int(values[row])
        yield time_ns, partial(packets.count, time_ns, track, value)


class _Entries:
    """The slices of the backlogs: of each entry while it waits."""

    def __init__(self, read: ColumnsAsOf, packets: Packets, tracks: Tracks) -> None:
        self._trace = read.trace
        self._rows = RowReader(read.trace, read.k)
        self._packets = packets
        self._dies = tracks.dies

    def steps(self, stays: Iterable[Stay]) -> Iterator[Step]:
        """Yield the begins and ends; what waits still has none, and so the reader shows it."""
        later: list[tuple[int, int]] = []
        open_: dict[int, int] = {}
        for stay in stays:
            while later and later[0][0] <= stay.start_ns:
                yield self._end(heappop(later), open_)
            yield stay.start_ns, partial(self._begin, stay, open_)
            if stay.end_ns is not None:
                heappush(later, (stay.end_ns, stay.entry))
        while later:
            yield self._end(heappop(later), open_)

    def _begin(self, stay: Stay, open_: dict[int, int]) -> None:
        entry = self._rows.entry(stay.entry - 1)
        name = f"{self._trace.op_def(entry.uid).name} #{entry.uid}"
        notes: Notes = {
            "op_uid": entry.uid,
            "entry": entry.entry_id,
            "why": entry.why.value,
            "delta_ns": entry.delta_ns,
            "retries": entry.retries,
            "born": entry.entered,
        }
        if entry.fate is not None:
            notes["fate"] = entry.fate.value
        if entry.left_for is not None:
            notes["reason"] = entry.left_for.value
        track = open_[stay.entry] = self._lane(stay.entry).take()
        self._packets.begin(stay.start_ns, track, name, "backlog", notes)

    def _end(self, due: tuple[int, int], open_: dict[int, int]) -> Step:
        def put() -> None:
            time_ns, entry = due
            track = open_.pop(entry)
            self._packets.end(time_ns, track)
            self._lane(entry).give(track)

        return due[0], put

    def _lane(self, entry: int) -> Lane:
        table = self._trace.backlog
        die, axis = int(table.die[entry - 1]), int(table.axis[entry - 1])
        return self._dies[die].entries[axis]


class _Instants:
    """The marks of what happens at an instant, on the events of its die."""

    def __init__(
        self, read: ColumnsAsOf, broken: list[Violation], packets: Packets, tracks: Tracks
    ) -> None:
        self._trace = read.trace
        self._broken = broken
        self._packets = packets
        self._tracks = tracks
        queue = read.trace.queue
        self._notes: dict[InstantKind, Callable[[int], Notes]] = {
            InstantKind.OP_END: lambda row: {"event": int(queue.handled[row])},
            InstantKind.CANCELLED: lambda row: {"event": int(queue.cancelled[row])},
            InstantKind.APPLIED: self._applied,
            InstantKind.REFUSED: self._refused,
            InstantKind.BROKEN: self._violation,
        }

    def put(self, instant: Instant) -> None:
        """Mark an instant."""
        uid = instant.uid
        ops = self._trace.ops
        track = self._tracks.dies[ops.die[uid - 1]].events if uid else self._tracks.events
        notes: Notes = {"op_uid": uid, "op": self._trace.op_def(uid).name} if uid else {}
        notes |= self._notes[instant.kind](instant.row)
        self._packets.instant(instant.time_ns, track, instant.kind, "event", notes)

    def _applied(self, row: int) -> Notes:
        table = self._trace.applications
        notes: Notes = {"event": int(table.born[row]), "block": int(table.block[row])}
        page = int(table.page[row])
        return notes if page == NO_PAGE else notes | {"page": page}

    def _refused(self, row: int) -> Notes:
        table = self._trace.refusals
        return {
            "event": int(table.born[row]),
            "batch": int(table.batch[row]),
            "reason": REASONS[table.reason[row]].value,
            "detail": self._trace.words[int(table.detail[row])],
        }

    def _violation(self, row: int) -> Notes:
        found = self._broken[row]
        return {"law": found.law, "event": found.event, "detail": str(found.detail)}


FORMAT: Final = Format(
    name="perfetto",
    files="*.pftrace",
    foreign=True,
    suffix=".pftrace",
    write=write,
    write_as_of=write,
    ready=builder,
)
"""Traces of Perfetto, for ui.perfetto.dev."""

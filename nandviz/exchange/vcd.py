"""A run as a Value Change Dump, for viewers of waveforms such as GTKWave and Surfer.

A signal has one value an instant: the last of it. Source: standard viewers specification, section
Perfetto and VCD.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import merge
from itertools import takewhile
from operator import itemgetter
from pathlib import Path
from typing import IO, Any, Final, TypeVar

import numpy as np
from vcd import VCDWriter
from vcd.common import VarType

from nandviz import __version__
from nandviz.exchange.format import Format, Tell
from nandviz.files import atomic_path
from nandviz.language import counted, said
from nandviz.model.words import CORE_BUSY
from nandviz.query.chronology import Chronology, Level
from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.query.edges import Edge, edges
from nandviz.query.instants import InstantKind, instants
from nandviz.query.records import Phase
from nandviz.trace.codes import AXES
from nandviz.trace.tables import Trace
from nandviz.units import us_sentence

_ROOT: Final = "nandviz"
_TOLD_EVERY: Final = 2000
"""Instants between two words on how far the work is."""

Held = TypeVar("Held")
Change = tuple[int, Any, Any]
"""An instant, a signal, and its value from then on."""


def write(trace: Trace, target: Path, tell: Tell, as_of: int | None = None) -> list[Path]:
    """Write a run as of an event, None for the last one: whole or not at all.

    What has not begun by then is left out. Memory: some numbers for each row of the trace; the
    file itself is never held.

    Raises
    ------
    NandvizError
        If the file cannot be written.
    TraceError
        If there is no such event.
    """
    read = ColumnsAsOf(trace, as_of)
    with atomic_path(target) as path, path.open("w", encoding="utf-8", newline="\n") as file:
        _write(read, file, target.name, tell)
    return [target]


def _write(read: ColumnsAsOf, file: IO[str], name: str, tell: Tell) -> None:
    writer = VCDWriter(
        file, "1 ns", date="", version=f"nandviz {__version__}", comment=_comment(read)
    )
    with writer:
        signals = _Signals(writer, read)
        for number, (now_ns, changes) in enumerate(_by_instant(signals.changes())):
            if number % _TOLD_EVERY == 0:
                tell(said("{name}, up to {time}", name=name, time=us_sentence(now_ns)))
            for signal, value in changes.items():
                if signal.type is not VarType.event:
                    writer.change(signal, now_ns, value)
            if number == 0:
                writer.flush()  # what has come so far are the values of the start
            for signal in changes:
                if signal.type is VarType.event:
                    writer.change(signal, now_ns, True)


def _by_instant(changes: Iterable[Change]) -> Iterator[tuple[int, dict[Any, Any]]]:
    """Yield each instant with the last value that each signal has in it."""
    now_ns, last = 0, dict[Any, Any]()
    for time_ns, signal, value in changes:
        if time_ns != now_ns:
            yield now_ns, last
            now_ns, last = time_ns, {}
        last[signal] = value
    yield now_ns, last


def _comment(read: ColumnsAsOf) -> str:
    """Say what run it is and what is not held; a ``$`` would end the comment."""
    words = [read.trace.info.name, *_remarks(read.trace, read.k)]
    return "; ".join(filter(None, words)).replace("$", "?")


def _without_length(read: ColumnsAsOf) -> int:
    """Count the parts and states that have begun and end at once."""
    found = 0
    for table, rows in ((read.trace.parts, read.parts), (read.trace.segments, read.segments)):
        start_ns = table.start_ns[rows]
        at_once = (table.end_ns[rows] == start_ns) & (start_ns <= read.now_ns)
        found += int(np.count_nonzero(at_once))
    return found


def _remarks(trace: Trace, k: int) -> list[str]:
    """Say what a signal cannot hold."""
    count = _without_length(ColumnsAsOf(trace, k))
    if not count:
        return []
    words = counted(
        count,
        "1 part or state has no length: a signal has one value an instant, so it is not shown",
        "{count} parts and states have no length: a signal has one value an instant, so they are "
        "not shown",
    )
    return [words]


@dataclass(slots=True)
class _Plane:
    """The signals of a plane, and what is open on it: the one that began last is shown."""

    op_uid: Any
    part: Any
    op: Any
    state: Any
    core_busy: Any
    parts: dict[int, Edge]
    states: dict[int, str]


class _Signals:
    """The signals of a run, and their changes in order of time."""

    def __init__(self, writer: VCDWriter, read: ColumnsAsOf) -> None:
        self._writer = writer
        self._read = read
        self._trace = read.trace
        topology = read.trace.info.topology
        dies = range(topology.dies)
        self._planes = [[self._plane(die, p) for p in range(topology.planes)] for die in dies]
        self._suspended, self._backlog = (
            [[self._integer(die, f"{what}_{axis.lower()}") for axis in AXES] for die in dies]
            for what in ("suspended", "backlog")
        )
        self._ends = [writer.register_var(_scope(die), "op_end", VarType.event) for die in dies]

    def _plane(self, die: int, plane: int) -> _Plane:
        scope = _scope(die, plane)
        uid, part = (self._integer(die, name, plane) for name in ("op_uid", "part"))
        register = self._writer.register_var
        op, state = (register(scope, name, "string", init="") for name in ("op", "state"))
        busy = register(scope, "core_busy", "wire", size=1, init=0)
        return _Plane(uid, part, op, state, busy, {}, {})

    def _integer(self, die: int, name: str, plane: int | None = None) -> Any:
        return self._writer.register_var(_scope(die, plane), name, "integer", init=0)

    def changes(self) -> Iterator[Change]:
        """Yield the changes; the last one that a signal has in an instant counts."""
        chronology = Chronology(self._read)
        levels = [
            *((self._suspended, level) for level in chronology.suspended()),
            *((self._backlog, level) for level in chronology.waiting()),
        ]
        streams = [_level(signals[level.die][level.axis], level) for signals, level in levels]
        yield from merge(self._parts(chronology), self._op_ends(), *streams, key=itemgetter(0))

    def _op_ends(self) -> Iterator[Change]:
        for instant in instants(self._read, ()):
            if instant.kind is InstantKind.OP_END:
                yield instant.time_ns, self._ends[self._trace.ops.die[instant.uid - 1]], True

    def _parts(self, chronology: Chronology) -> Iterator[Change]:
        begun = takewhile(lambda part: part.phase is not Phase.PLANNED, chronology.parts())
        for edge in edges(begun):
            for number, plane in enumerate(self._planes[edge.part.die]):
                if edge.part.planes >> number & 1:
                    yield from self._on_plane(plane, edge)

    def _on_plane(self, plane: _Plane, edge: Edge) -> Iterator[Change]:
        if edge.state is not None:
            states = self._trace.op_def(edge.part.uid).base.states
            _open_or_close(plane.states, edge, states[edge.state.state].name)
        else:
            _open_or_close(plane.parts, edge, edge)
        shown = next(reversed(plane.parts.values()), None)
        part = None if shown is None else shown.part
        yield edge.time_ns, plane.op_uid, 0 if part is None else part.uid
        yield edge.time_ns, plane.part, 0 if part is None else part.number
        yield edge.time_ns, plane.op, "" if part is None else self._trace.op_def(part.uid).name
        yield edge.time_ns, plane.state, next(reversed(plane.states.values()), "")
        yield edge.time_ns, plane.core_busy, int(CORE_BUSY in plane.states.values())


def _open_or_close(held: dict[int, Held], edge: Edge, value: Held) -> None:
    if edge.begins:
        held[edge.serial] = value
    else:
        del held[edge.serial]


def _level(signal: Any, level: Level) -> Iterator[Change]:
    for row in range(len(level.value)):
        yield int(level.time_ns[row]), signal, int(level.value[row])


def _scope(die: int, plane: int | None = None) -> tuple[str, ...]:
    scope = (_ROOT, f"die{die}")
    return scope if plane is None else (*scope, f"plane{plane}")


FORMAT: Final = Format(
    name="vcd",
    files="*.vcd",
    foreign=True,
    suffix=".vcd",
    write=write,
    write_as_of=write,
    remarks=_remarks,
)
"""Value Change Dumps, for GTKWave and Surfer."""

"""What is drawn of runs in spans that begin and end at instants of their events, as text.

Marks one by one; then, with room for hardly any, as stretches; then as a crowd, by columns. Bars
with them. ``python -m tests.query.marks.spans`` writes the files of `GOLDEN` anew; read what has
changed.
"""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from nandviz.engine.simulation import Simulation
from nandviz.query.asof import AsOf
from nandviz.query.marks import crowds, read_backlog, read_marks, read_suspended, span
from nandviz.query.marks.bars import Bars, live_bars, on_tracks, visible_bars
from nandviz.query.marks.dense import Stretches
from nandviz.query.marks.read_marks import MarkReader, Marks
from nandviz.query.marks.tracks import TraceTracks
from nandviz.trace.codes import AXES
from nandviz.trace.laws import check
from nandviz.trace.recorder import Recorder
from nandviz.trace.tables import Trace
from tests.engine.proposed import SETUPS
from tests.query.live import info_of
from tests.query.marks.reading import SINGLY, built_in, singly
from tests.trace.laws.stories import both_queues, op, reset_between, second_die, story

GOLDEN = Path(__file__).with_name("golden")
COLUMNS = 24
LIMITED = (read_backlog, read_marks, read_suspended, span)
DENSE = ("suspended", "waiting", "refusals", "lost", "retries")


def _workload(name: str) -> Trace:
    trace = Trace(info_of(SETUPS[name]))
    Simulation(SETUPS[name], Recorder(trace)).run()
    trace.flush()
    return trace


def _refused() -> Trace:
    """Reads of pages that are not written, of both dies: at once, and behind what is planned."""
    reads = [op("Read", block, 0, die=die) for block in (0, 1) for die in (1, 0)]
    return story(
        (0, [reads[0]]),
        (0, [op("Program", 0, 0, die=1), reads[2]]),
        (0, [op("Program", 0, 0, die=1)]),
        *((at_ns, [read]) for at_ns in (0, 40, 97) for read in reads),
        dies=2,
    )


RUNS: dict[str, Callable[[], Trace]] = {
    "second die": second_die,
    "both queues": both_queues,
    "reset between": reset_between,
    "refusals": partial(built_in, "refusals"),
    "retries": partial(built_in, "retry-then-drop"),
    "refused on both dies": _refused,
    "resets": partial(_workload, "resets"),
}


def told(name: str) -> str:
    """Return what is drawn of a run as of some of its events, in some spans."""
    trace, lines = RUNS[name](), list[str]()
    last = trace.last_event
    for k in sorted({last // 3, 2 * last // 3, last}):
        at = AsOf(trace, k)
        lines.append(f"As of [{k}] {at.now_ns} ns")
        for t0_ns, t1_ns in _spans(trace):
            lines.append(f"{t0_ns} to {t1_ns} ns")
            lines += _told(trace, at, (t0_ns, t1_ns))
        lines += _live(trace, at)
    return "\n".join([*lines, ""])


def _spans(trace: Trace) -> list[tuple[int, int]]:
    """Return spans that begin and end where events lie, and one with all."""
    times = np.unique(trace.events.time_ns).tolist()
    some = [times[len(times) * part // 6] for part in range(6)]
    return [(0, 2 * times[-1]), *pairwise(some)]


def _told(trace: Trace, at: AsOf, edges: tuple[int, int]) -> Iterator[str]:
    yield from _marks(_reader(trace).marks(at, *edges))
    with pytest.MonkeyPatch.context() as patch:
        for module in LIMITED:
            patch.setattr(module, "LIMIT", 1)
        for module in LIMITED[:3]:
            patch.setattr(module, "LOOK_BACK", 2)
        few = _reader(trace).marks(at, *edges)
        yield from _dense("few", few, _rows)
        for module in (crowds, span):
            patch.setattr(module, "MANY", -1)
        yield from _dense("a crowd", _reader(trace).marks(at, *edges), partial(_columns, edges))
    tracks = TraceTracks(trace)
    tracks.sync()
    shown = range(len(tracks.lanes))
    bars = visible_bars(tracks, shown, *edges, at.now_ns, 1000)
    assert bars is not None
    yield f"  bars {_bars(bars)}"
    most = visible_bars(tracks, shown, *edges, at.now_ns, len(bars))
    assert most is not None
    assert len(most) == len(bars)
    assert not len(bars) or visible_bars(tracks, shown, *edges, at.now_ns, len(bars) - 1) is None


def _reader(trace: Trace) -> MarkReader:
    reader = MarkReader(trace)
    reader.set_verdicts(check(trace))
    reader.sync()
    return reader


def _marks(marks: Marks) -> Iterator[str]:
    for name, found in singly(marks).items():
        yield from (f"  {name} {mark}" for mark in found)


def _dense(name: str, marks: Marks, write: Callable[[Stretches], str]) -> Iterator[str]:
    singles = " ".join(f"{len(getattr(marks, each))} {each}" for each in SINGLY)
    yield f"  {name}: {singles}, {marks.left_out} left out"
    for kind in DENSE:
        yield f"    {kind} {write(getattr(marks.dense, kind))}"


def _rows(stretches: Stretches) -> str:
    columns = (stretches.die, stretches.lane, stretches.start_ns, stretches.end_ns)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return " ".join(f"{die}/{lane} {start}–{end}" for die, lane, start, end in rows)


def _columns(edges: tuple[int, int], stretches: Stretches) -> str:
    """Draw where what is settled begins and where it lasts, and write what is not."""
    if stretches.settled is None:
        return _rows(stretches)
    edges_ns, drawn = np.linspace(*edges, COLUMNS + 1).astype(np.int64), list[str]()
    for die in range(2):
        for lane in range(stretches.settled.lanes):
            drawn.append(_drawn(stretches.settled.covered(die, lane, edges_ns)))
        drawn.append(_drawn(stretches.settled.begun(die, edges_ns)))
    assert stretches.settled.lanes in (1, len(AXES))
    return " | ".join([*drawn, _rows(stretches)])


def _drawn(columns: np.ndarray) -> str:
    return "".join("#" if each else "." for each in columns.tolist())


def _live(trace: Trace, at: AsOf) -> Iterator[str]:
    tracks = TraceTracks(trace)
    tracks.sync()
    live = live_bars(tracks, at)
    yield f"  live {_bars(live)}"
    outer = on_tracks(live, [len(tracks.lanes) - 1, 0])
    yield f"  on the last track, then the first {_bars(outer)}"


def _bars(bars: Bars) -> str:
    rows = zip(*(column.tolist() for column in bars.arrays), strict=True)
    return " ".join(f"{track}:{start}–{end} {kind}/{row}" for track, start, end, kind, row in rows)


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for name in RUNS:
        (GOLDEN / f"{name}.txt").write_text(told(name), encoding="utf-8")

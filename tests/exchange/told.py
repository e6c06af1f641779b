"""What files for other viewers are to show of a trace, told op by op, without their writers."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from operator import itemgetter

import numpy as np

from nandviz.model.words import METRICS, EventKind, SuspensionStatus
from nandviz.query.asof import AsOf
from nandviz.query.records import PartRecord, Phase
from nandviz.trace.codes import AXES
from nandviz.trace.tables import Trace

Slice = tuple[str, str, int, int, str, str, str | None]
"""(die, track, start, duration, name, category, name of the slice that it lies in)."""


class Told:
    """A trace as of an event."""

    def __init__(self, trace: Trace, k: int | None = None) -> None:
        self.trace = trace
        self.as_of = AsOf(trace, k)
        table, k = trace.segments, self.as_of.k
        self._segments = defaultdict(list)
        for row in np.flatnonzero((table.born <= k) & (table.died > k)).tolist():
            self._segments[int(table.part[row])].append(row)

    def parts(self) -> Iterator[tuple[PartRecord, str]]:
        """Yield each part and its name."""
        for uid in range(1, self.as_of.op_count + 1):
            parts = self.as_of.parts_of(uid)
            for part in parts:
                name = self.trace.op_def(uid).name
                yield part, f"{name} #{uid} {part.number}/{len(parts)}"

    def states(self, part: PartRecord) -> Iterator[tuple[int, int, int]]:
        """Yield (state, start, end) of a part."""
        table = self.trace.segments
        for row in self._segments[part.row]:
            yield int(table.state[row]), int(table.start_ns[row]), int(table.end_ns[row])

    def slices(self) -> Counter[Slice]:
        """Return the slices of parts, states and entries."""
        return Counter([*self._run(), *self._entries()])

    def _run(self) -> Iterator[Slice]:
        now_ns = self.as_of.now_ns
        for part, name in self.parts():
            die = f"die {part.die}"
            base = self.trace.op_def(part.uid).base
            for lane in [f"plane {plane}" for plane in part.planes] or ["no plane"]:
                length_ns = part.end_ns - part.start_ns
                yield die, lane, part.start_ns, length_ns, name, part.phase, None
                for code, t0, t1 in self.states(part):
                    phase = Phase.of(t0, t1, now_ns)
                    yield die, lane, t0, t1 - t0, base.states[code].name, phase, name
            for code, t0, t1 in self.states(part):
                if base.states[code].bus:
                    yield die, "bus", t0, t1 - t0, name, Phase.of(t0, t1, now_ns), None

    def _entries(self) -> Iterator[Slice]:
        for uid in range(1, self.as_of.op_count + 1):
            for entry in self.as_of.entries_of(uid):
                name = f"{self.trace.op_def(uid).name} #{uid}"
                length = -1 if entry.left_ns is None else entry.left_ns - entry.entered_ns
                lane = f"backlog {entry.axis}"
                yield f"die {entry.die}", lane, entry.entered_ns, length, name, "backlog", None

    def flows(self) -> Counter[tuple[tuple[str, int], tuple[str, int]]]:
        """Return the arrows: (name, start) of the slices at their two ends, in order of time.

        In a simulated run that is part, SUSPEND, RESUME, next part; in others it need not be.
        """
        found: dict[tuple[int, int], tuple[str, int]] = {}
        for part, name in self.parts():
            found[part.uid, part.number] = name, part.start_ns
        arrows: list[tuple[tuple[str, int], tuple[str, int]]] = []
        for uid in range(1, self.as_of.op_count + 1):
            for each in self.as_of.suspensions_of(uid):
                keys = [(uid, each.n), (each.suspender_uid, 1)]
                if each.status is SuspensionStatus.RESUMED:
                    keys += [(each.resumer_uid or 0, 1), (uid, each.n + 1)]
                chain = sorted((found[key] for key in keys), key=itemgetter(1))
                arrows += pairwise(chain)
        return Counter(arrows)

    def instants(self) -> Counter[tuple[str, int, str, int]]:
        """Return (die, instant, name, op_uid) of what happens at an instant; laws apart."""
        trace, k = self.trace, self.as_of.k
        found = []
        for uid in range(1, self.as_of.op_count + 1):
            die = f"die {trace.ops.die[uid - 1]}"
            for event in self.as_of.events_of(uid):
                if event.kind is EventKind.OP_END and event.handled is not None:
                    found.append((die, event.time_ns, "OP_END", uid))
                elif event.kind is EventKind.OP_END and event.cancelled_by is not None:
                    found.append((die, event.time_ns, "OP_END cancelled", uid))
        for name, table in (("applied", trace.applications), ("refused", trace.refusals)):
            for uid, born in zip(table.uid.tolist(), table.born.tolist(), strict=True):
                if born <= k:
                    die = f"die {trace.ops.die[uid - 1]}"
                    found.append((die, int(trace.events.time_ns[born]), name, uid))
        return Counter(found)

    def counters(self) -> dict[tuple[str, str], list[tuple[int, int]]]:
        """Return the changes of each counter, by where it belongs and its name."""
        trace = self.trace
        lasting: dict[tuple[str, str], list[tuple[int, int | None]]] = {
            (f"die {die}", f"{what} {axis}"): []
            for die in range(trace.info.topology.dies)
            for what in ("suspended", "backlog")
            for axis in AXES
        }
        for uid in range(1, self.as_of.op_count + 1):
            for each in self.as_of.suspensions_of(uid):
                ended = {
                    SuspensionStatus.OPEN: None,
                    SuspensionStatus.RESUMED: each.resumed_ns,
                    SuspensionStatus.ABORTED: int(trace.events.time_ns[each.since]),
                }[each.status]
                lasting[f"die {each.die}", f"suspended {each.axis}"].append((each.at_ns, ended))
            for entry in self.as_of.entries_of(uid):
                stay = entry.entered_ns, entry.left_ns
                lasting[f"die {entry.die}", f"backlog {entry.axis}"].append(stay)
        found = {key: self._levels(each) for key, each in lasting.items()}
        for name in METRICS:
            series = self.as_of.metric_series(name)
            times = [int(trace.events.time_ns[k]) if k >= 0 else 0 for k in series.events]
            changes = zip(times, series.values.tolist(), strict=True)
            found[trace.info.name, name] = [(0, 0), *changes]
        return found

    def _levels(self, lasting: list[tuple[int, int | None]]) -> list[tuple[int, int]]:
        """Return how many there are from each instant on, up to now."""
        edges = {0, *(t for each in lasting for t in each if t is not None)}
        levels: list[tuple[int, int]] = []
        for at in sorted(t for t in edges if t <= self.as_of.now_ns):
            value = sum(t0 <= at and (t1 is None or at < t1) for t0, t1 in lasting)
            if not levels or levels[-1][1] != value:
                levels.append((at, value))
        return levels

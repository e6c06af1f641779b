"""What lies at a point of a frame, and what can be said about it."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from nandviz.query.asof import AsOf
from nandviz.query.index import index_of
from nandviz.query.live_rows import count_born_by
from nandviz.query.marks.marks import Applied, BrokenLaw, End, OpEnd, Refusal
from nandviz.query.marks.tracks import Tracks
from nandviz.ui.timeline.boxes import Box, suspended_box, waiting_box
from nandviz.ui.timeline.frame import Frame
from nandviz.ui.timeline.paint_queues import waits_for
from nandviz.ui.timeline.rows import Row, RowKind
from nandviz.units import us_sentence

REACH_PX: Final = 4.0
SNAP_PX: Final = 12.0
_MARK_PX: Final = 7.0
_ALIKE_PX: Final = 1.5


@dataclass(frozen=True, slots=True)
class Hit:
    """What was hit.

    Attributes
    ----------
    row
        The row under the point.
    uid
        The op, None where there is none.
    segment
        Row of ``trace.segments``, -1 if it was a mark.
    start_ns, end_ns
        Of the segment or mark.
    merged
        How many segments the pixel column shows.
    text
        What a mark says.
    """

    row: Row
    uid: int | None = None
    segment: int = -1
    start_ns: int = 0
    end_ns: int = 0
    merged: int = 0
    text: str = ""


def hit(frame: Frame, tracks: Tracks, x: float, y: float) -> Hit | None:
    """Return what lies at a point, logical pixels from the left top of the rows.

    Cost: one binary search on the track, and the marks in view.
    """
    row = next((r for r in reversed(frame.rows) if r.top <= y < r.bottom), None)
    if row is None:
        return None
    found = _mark(frame, row, x, y)
    if found is not None:
        return found
    for i, place in enumerate(frame.places):
        if place.row is row and place.top <= y < place.bottom:
            found = _segment(frame, tracks, i, x)
            if found is not None:
                return found
    return Hit(row)


def _segment(frame: Frame, tracks: Tracks, i: int, x: float) -> Hit | None:
    place, lane = frame.places[i], tracks.lanes[frame.shown[i]]
    reach = REACH_PX * frame.params.scale
    low, high = (x * frame.params.scale - reach), (x * frame.params.scale + reach)
    axis, look = frame.columns.axis, frame.columns
    t0, t1 = (axis.time_at(look.u0 + c / look.per_unit) for c in (low, high))
    now = np.int64(frame.as_of.now_ns)
    first = int(lane.end_ns.searchsorted(np.int64(t0), "right"))
    last = min(
        int(lane.start_ns.searchsorted(np.int64(t1 + 1), "left")),
        int(lane.end_ns.searchsorted(now, "right")),
    )
    live = np.flatnonzero(
        (frame.bars.track == i) & (frame.bars.start_ns <= t1) & (frame.bars.end_ns > t0)
    )
    starts = [*lane.start_ns[first:last].tolist(), *frame.bars.start_ns[live].tolist()]
    ends = [*lane.end_ns[first:last].tolist(), *frame.bars.end_ns[live].tolist()]
    rows = [*lane.row[first:last].tolist(), *frame.bars.row[live].tolist()]
    if not rows:
        return None
    away = [max(frame.x(a) - x, x - frame.x(b), 0.0) for a, b in zip(starts, ends, strict=True)]
    best = int(np.argmin(away))
    trace = frame.as_of.trace
    segment = int(rows[best])
    merged = len({r for r, a in zip(rows, away, strict=True) if a <= 0.5})
    return Hit(
        place.row, int(trace.parts.uid[trace.segments.part[segment]]), segment,
        int(trace.segments.start_ns[segment]), int(trace.segments.end_ns[segment]), merged,
    )  # fmt: skip


def _mark(frame: Frame, row: Row, x: float, y: float) -> Hit | None:
    if row.kind is RowKind.SUSPENDED:
        return _suspended(frame, row, x, y)
    if row.kind is RowKind.BACKLOG:
        return _waiting(frame, row, x, y)
    if row.kind in (RowKind.PLANE, RowKind.SUMMARY):
        return _point(frame, row, x, y)
    return None


def _suspended(frame: Frame, row: Row, x: float, y: float) -> Hit | None:
    for s in reversed(frame.marks.suspended):
        box = suspended_box(frame, s)
        if box is not None and box.row is row and _in(box, x, y):
            until = "" if s.open else f" until {us_sentence(s.end_ns)}"
            left = us_sentence(s.remaining_ns)
            text = f"suspension {s.n} from {us_sentence(s.at_ns)}{until}: {left} left"
            return Hit(row, s.uid, -1, s.at_ns, s.end_ns, 1, text)
    return None


def _waiting(frame: Frame, row: Row, x: float, y: float) -> Hit | None:
    for w in frame.marks.waiting:
        box = waiting_box(frame, w)
        if box is not None and box.row is row and _in(box, x, y):
            how = waits_for(w) if w.open else f"left the backlog at {us_sentence(w.end_ns)}"
            text = f"{w.why} at {us_sentence(w.start_ns)}, {how}, {w.retries} retries"
            return Hit(row, w.uid, -1, w.start_ns, w.end_ns, 1, text)
    return None


def _in(box: Box, x: float, y: float) -> bool:
    area = box.whole
    return area.left() - 2 <= x <= area.right() + 2 and area.top() - 1 <= y <= area.bottom() + 2


def _point(frame: Frame, row: Row, x: float, y: float) -> Hit | None:
    """Return the law, refusal, OP_END or application within reach of a point."""
    marks, height = frame.marks, row.height
    summary = row.kind is RowKind.SUMMARY
    points: list[tuple[BrokenLaw | Refusal | OpEnd | Applied, float, str]] = [
        *((b, 0.5, f"law {b.law} broken: {b.text}") for b in marks.broken),
        *((r, 0.35, f"refused at {_at(r)}: {r.reason}") for r in marks.refusals),
        *((e, 0.3, _end_text(e)) for e in marks.ends),
        *((a, 0.76, f"applied at {_at(a)}: block {a.block}, page {a.page}") for a in marks.applied),
    ]
    for mark, part, text in points:
        here = mark.die == row.die and (summary or max(mark.plane, 0) == row.number)
        near = abs(frame.x(mark.when_ns) - x) <= _MARK_PX
        if here and near and abs(row.top + height * part - y) <= _MARK_PX:
            return Hit(row, mark.uid or None, -1, mark.when_ns, mark.when_ns, 1, text)
    for g in marks.ghosts:
        inside = (
            g.start_ns
            <= frame.columns.axis.time_at(
                frame.params.u0 + x * frame.params.scale / frame.columns.per_unit
            )
            < g.end_ns
        )
        if inside and row in frame.planes(g.die, g.planes) and not _covered(frame, row, x):
            return Hit(row, g.uid, -1, g.start_ns, g.end_ns, 1, g.text)
    return None


def _at(mark: BrokenLaw | Refusal | OpEnd | Applied) -> str:
    return us_sentence(mark.when_ns)


def _end_text(end: OpEnd) -> str:
    """Return what an OP_END says."""
    if end.form is End.CANCELLED:
        instead = "" if end.next_ns is None else f"; instead at {us_sentence(end.next_ns)}"
        return f"OP_END cancelled, was due at {_at(end)}{instead}"
    words = {
        End.RESCHEDULED: "OP_END rescheduled to",
        End.RESUMED: "OP_END of the resumed op at",
        End.PLAIN: "OP_END at",
    }
    return f"{words[end.form]} {_at(end)}"


def _covered(frame: Frame, row: Row, x: float) -> bool:
    tracks = [i for i, place in enumerate(frame.places) if place.row is row]
    at = x * frame.params.scale
    x0, x1 = frame.columns.at(frame.bars.start_ns), frame.columns.at(frame.bars.end_ns)
    return bool((np.isin(frame.bars.track, tracks) & (x0 <= at) & (x1 > at)).any())


def snap(frame: Frame, time_ns: int) -> int:
    """Return the nearest event, edge of a bar or note within `SNAP_PX`, else the instant itself.

    Of an event and an edge that look alike, the event wins.
    """
    x = frame.x(time_ns)
    times = frame.as_of.trace.events.time_ns[: frame.as_of.k + 1]
    near = int(times.searchsorted(np.int64(time_ns)))
    notes = np.array([note.when_ns for note in frame.marks.notes], np.int64)
    events = np.concatenate([times[max(near - 1, 0) : near + 1], notes])
    edges = np.concatenate([events, frame.bars.start_ns, frame.bars.end_ns])
    if not len(edges):
        return time_ns
    away = np.abs(frame.xs(edges) - x)
    away[len(events) :] += _ALIKE_PX
    best = int(away.argmin())
    return int(edges[best]) if away[best] <= SNAP_PX else time_ns


def describe(as_of: AsOf, found: Hit) -> list[str]:
    """Return what the tooltip says, a line each."""
    if found.uid is None:
        return [found.text] if found.text else []
    op = as_of.op(found.uid)
    targets = ", ".join(
        f"plane {t.plane} block {t.block}" + (f" page {t.page}" if t.page >= 0 else "")
        for t in op.targets
    )
    lines = [f"op {found.uid}  {op.op.name}", f"die {op.die}" + (f", {targets}" if targets else "")]
    if found.segment >= 0:
        lines += _segment_lines(as_of, found)
    elif found.text:
        lines.append(found.text)
    lines += _plan(as_of, found.uid)
    lines += _progress(as_of, found.uid)
    fate = as_of.fate(found.uid)
    if fate is not None:
        why = f" ({fate.reason})" if fate.reason else ""
        lines.append(f"{fate.fate}{why} since event {fate.since}")
    lines.append(
        f"submitted at {us_sentence(op.submitted_ns)}, event {op.submitted}, from {op.source}"
    )
    if found.merged > 1:
        lines.append(f"{found.merged} segments in this pixel")
    return lines


def _segment_lines(as_of: AsOf, found: Hit) -> list[str]:
    segments, parts = as_of.trace.segments, as_of.trace.parts
    part = int(segments.part[found.segment])
    op = as_of.op(int(parts.uid[part])).op
    state = op.base.states[int(segments.state[found.segment])].name
    span = f"{us_sentence(found.start_ns)} … {us_sentence(found.end_ns)}"
    length = us_sentence(found.end_ns - found.start_ns)
    planned = (
        "planned"
        if found.start_ns >= as_of.now_ns
        else "running"
        if found.end_ns > as_of.now_ns
        else "executed"
    )
    cut = ", cut by SUSPEND or RESET" if segments.cut[found.segment] else ""
    nominal = us_sentence(op.durations_ns[int(segments.state[found.segment])])
    born = int(segments.born[found.segment])
    return [
        f"{op.base.name}.{state}, part {int(parts.number[part])}: {planned}{cut}",
        f"{span} = {length} (nominal {nominal})",
        f"cause: event {born}" if born >= 0 else "cause: the script",
    ]


def _plan(as_of: AsOf, uid: int) -> list[str]:
    """Return when an op was to run at first and when it does, where these differ."""
    parts = as_of.trace.parts
    rows = index_of(as_of.trace).parts.rows(uid, count_born_by(parts.born, as_of.k))
    now = as_of.parts_of(uid)
    if not len(rows):
        return []
    first = int(parts.start_ns[rows[0]]), int(parts.end_ns[rows[0]])
    plan = f"planned at first {us_sentence(first[0])} … {us_sentence(first[1])}"
    if not now:
        return [f"{plan}, now nowhere"]
    actual = min(p.start_ns for p in now), max(p.end_ns for p in now)
    if actual == first:
        return []
    count = f" in {len(now)} parts" if len(now) > 1 else ""
    return [f"{plan}, now {us_sentence(actual[0])} … {us_sentence(actual[1])}{count}"]


def _progress(as_of: AsOf, uid: int) -> list[str]:
    """Return consumed + remaining = nominal, of an op that was suspended."""
    suspensions = as_of.suspensions_of(uid)
    if not suspensions:
        return []
    last, nominal = suspensions[-1], us_sentence(as_of.op(uid).op.nominal_ns)
    done, left = us_sentence(last.consumed_ns), us_sentence(last.remaining_ns)
    times = f"suspended {len(suspensions)}×"
    return [f"{times}: consumed {done} + remaining {left} = nominal {nominal}"]

"""A small picture of what lies about a violation: the op and two before and after it, as SVG.

Colours and forms are those of the window, in light and dark; a bar says what it is when one points
at it. No Qt is needed.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from html import escape
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from nandviz.query.columns_asof import NOTHING_NS, ColumnsAsOf
from nandviz.query.marks.bar_kind import BarKind, bar_kinds
from nandviz.text import plain
from nandviz.trace.laws.verdict import Violation
from nandviz.trace.tables import Trace
from nandviz.units import us_cell, us_sentence

STYLE: Final = """
svg.strip { font: 11px system-ui, sans-serif; display: block; margin: .4rem 0; max-width: 100%; }
svg.strip text { fill: CanvasText; }
svg.strip .lane { fill: #8882; }
svg.strip .other { opacity: .35; }
svg.strip .law { stroke: CanvasText; stroke-width: 2; }
svg.strip .twice { stroke: var(--wrong); stroke-width: 2; }
svg.strip .at { stroke: var(--wrong); stroke-width: 1.5; stroke-dasharray: 4 3; }
svg.strip .sign { fill: var(--wrong); font-size: 14px; }
svg.strip text.on { fill: #fff; pointer-events: none; }
.issue { fill: #464646; } .program { fill: #002DC2; } .erase { fill: #9F60EA; }
.read { fill: #157281; } .suspend { fill: #ED5C00; } .resume { fill: #2BA780; }
:root { --wrong: #931710; }
@media (prefers-color-scheme: dark) {
.issue { fill: #696969; } .program { fill: #366C9B; } .erase { fill: #9C79FD; }
.read { fill: #23A6A2; } .suspend { fill: #FF8A00; } .resume { fill: #4AF59F; }
svg.strip text.on { fill: #000; } svg.strip text.on.dark { fill: #fff; }
:root { --wrong: #D41217; }
}
"""
"""Rules that a page with such pictures needs. The colours are those of the specification."""

_WIDTH: Final = 940
_LEFT: Final = 64
_LANE: Final = 24
_GAP: Final = 4
_TOP: Final = 18
_AROUND: Final = 2
"""Ops before and after the one that is looked at."""
_NEIGHBOURS: Final = 2
_MOST_BARS: Final = 400
_PX_A_LETTER: Final = 6.5
_CLASS: Final = {
    BarKind.ISSUE: "issue",
    BarKind.PROGRAM: "program",
    BarKind.PROGRAM_DATA: "program",
    BarKind.ERASE: "erase",
    BarKind.ERASE_DATA: "erase",
    BarKind.READ: "read",
    BarKind.READ_DATA: "read",
    BarKind.SUSPEND: "suspend",
    BarKind.RESUME: "resume",
    BarKind.OTHER: "issue",
    BarKind.OTHER_DATA: "issue",
}

Rows = npt.NDArray[Any]


class _Bar(NamedTuple):
    """A segment on planes of a die that adjoin: ``first`` to ``last``."""

    die: int
    first: int
    last: int
    start_ns: int
    end_ns: int
    uid: int
    row: int


class Strips:
    """Draws the surroundings of violations of one trace."""

    def __init__(self, trace: Trace) -> None:
        self._trace = trace
        self._read = ColumnsAsOf(trace)
        self._kinds = bar_kinds(trace.info.ops)

    def svg(self, violation: Violation) -> str:
        """Return the picture; empty where nothing ran anywhere near."""
        uids = self.around(violation)
        if not uids:
            return ""
        first_ns, last_ns = self._span(violation, uids)
        dies = {int(self._trace.ops.die[uid - 1]) for uid in uids}
        bars = [bar for bar in self._bars(first_ns, last_ns) if bar.die in dies]
        drawing = _Drawing(first_ns, last_ns, violation, frozenset(uids))
        return "\n".join(drawing.lines(bars[:_MOST_BARS], self))

    def _span(self, violation: Violation, uids: Sequence[int]) -> tuple[int, int]:
        """Return the span of ops; of neighbours no more than twice as much as the op has."""
        spans, at = self._read.spans, np.array(uids) - 1
        first_ns = int(spans.first_start_ns[at].min())
        last_ns = int(spans.last_end_ns[at].max())
        if violation.uid in uids:
            own = int(spans.first_start_ns[violation.uid - 1])
            end = int(spans.last_end_ns[violation.uid - 1])
            more = _NEIGHBOURS * max(end - own, 1)
            first_ns, last_ns = max(first_ns, own - more), min(last_ns, end + more)
        at_ns = violation.time_ns
        return min(first_ns, at_ns), max(last_ns, at_ns, first_ns + 1)

    def around(self, violation: Violation) -> list[int]:
        """Return the op of a violation, else the one that began last before it, and its neighbours.

        Neighbours are what began before and after it on its die.
        """
        uid, ops = violation.uid, self._trace.ops
        order = self._by_start
        if uid:
            order = order[ops.die[order - 1] == ops.die[uid - 1]]
        if not len(order):
            return []
        starts = self._read.spans.first_start_ns[order - 1]
        here = np.flatnonzero(order == uid)
        place = int(here[0]) if len(here) else int(np.searchsorted(starts, violation.time_ns))
        found: list[int] = order[max(place - _AROUND, 0) : place + _AROUND + 1].tolist()
        return found

    @cached_property
    def _by_start(self) -> Rows:
        """Ops that have a part, by the start of their first."""
        start_ns = self._read.spans.first_start_ns
        uids = np.flatnonzero(start_ns != NOTHING_NS) + 1
        order: Rows = uids[np.argsort(start_ns[uids - 1], kind="stable")]
        return order

    def _bars(self, first_ns: int, last_ns: int) -> list[_Bar]:
        """Return what holds planes in a span, by start."""
        segments, parts = self._trace.segments, self._trace.parts
        rows = self._read.segments
        rows = rows[(segments.start_ns[rows] < last_ns) & (segments.end_ns[rows] > first_ns)]
        found = []
        for row in rows.tolist():
            part = int(segments.part[row])
            die, uid = int(parts.die[part]), int(parts.uid[part])
            start_ns, end_ns = int(segments.start_ns[row]), int(segments.end_ns[row])
            for first, last in _runs(int(parts.planes[part])):
                found.append(_Bar(die, first, last, start_ns, end_ns, uid, row))
        return sorted(found, key=lambda bar: (bar.start_ns, bar.die, bar.first))

    def state(self, bar: _Bar) -> tuple[str, str]:
        """Return the class and the words of a bar."""
        op, state = self._trace.op_def(bar.uid), int(self._trace.segments.state[bar.row])
        kind = BarKind(int(self._kinds[self._trace.ops.op[bar.uid - 1], state]))
        span = f"{us_cell(bar.start_ns)} to {us_sentence(bar.end_ns)}"
        return _CLASS[kind], f"op {bar.uid} {op.name} {op.base.states[state].name}, {span}"


def _runs(planes: int) -> Iterator[tuple[int, int]]:
    """Yield the first and last of planes that adjoin, of a bit mask."""
    plane = 0
    while planes >> plane:
        first = plane
        while planes >> plane & 1:
            plane += 1
        if plane > first:
            yield first, plane - 1
        plane += 1


class _Drawing:
    """A span of time on a page."""

    def __init__(
        self, first_ns: int, last_ns: int, violation: Violation, uids: frozenset[int]
    ) -> None:
        self._first_ns, self._last_ns = first_ns, last_ns
        self._violation, self._uids = violation, uids

    def _x(self, ns: int) -> float:
        share = (ns - self._first_ns) / (self._last_ns - self._first_ns)
        return round(_LEFT + min(max(share, 0.0), 1.0) * (_WIDTH - _LEFT - 8), 1)

    def lines(self, bars: Sequence[_Bar], strips: Strips) -> Iterator[str]:
        """Yield the picture, line by line."""
        lanes = sorted({(b.die, plane) for b in bars for plane in range(b.first, b.last + 1)})
        foot = _TOP + len(lanes) * _LANE
        yield f'<svg class="strip" viewBox="0 0 {_WIDTH} {foot + 18}" width="{_WIDTH}" role="img">'
        for place, (die, plane) in enumerate(lanes):
            top = _TOP + place * _LANE
            size = f'width="{_WIDTH - _LEFT - 8}" height="{_LANE - _GAP}"'
            yield f'<rect class="lane" x="{_LEFT}" y="{top}" {size}/>'
            yield f'<text x="0" y="{top + 15}">d{die} p{plane}</text>'
        busy_ns = dict.fromkeys(lanes, -1)
        for bar in bars:
            held = [(bar.die, plane) for plane in range(bar.first, bar.last + 1)]
            twice = any(bar.start_ns < busy_ns[lane] for lane in held)
            top = _TOP + lanes.index(held[0]) * _LANE
            yield from self._bar(bar, (top, len(held) * _LANE - _GAP), strips, twice=twice)
            busy_ns.update((lane, max(busy_ns[lane], bar.end_ns)) for lane in held)
        yield from self._place(foot)
        yield "</svg>"

    def _bar(
        self, bar: _Bar, box: tuple[int, int], strips: Strips, *, twice: bool
    ) -> Iterator[str]:
        """Yield a bar; one that overlaps another, or is on the bus, takes the lower half."""
        (name, words), (top, height) = strips.state(bar), box
        left, right = self._x(bar.start_ns), self._x(bar.end_ns)
        width = max(right - left, 1.0)
        low = twice or name == "issue"
        classes = [name, *(["twice"] if twice else [])]
        classes += ["law"] if bar.uid == self._violation.uid else []
        classes += [] if bar.uid in self._uids else ["other"]
        y, high = (top + height // 2, height // 2) if low else (top, height)
        title = f"<title>{escape(plain(words))}</title>"
        place = f'x="{left}" y="{y}" width="{round(width, 1)}" height="{high}"'
        yield f'<rect class="{" ".join(classes)}" {place}>{title}</rect>'
        label = f"op {bar.uid}"
        if width > _PX_A_LETTER * (len(label) + 1):
            where = f'x="{round(left + 4, 1)}" y="{y + high // 2 + 4}"'
            yield f'<text class="on" {where}>{label}</text>'

    def _place(self, foot: int) -> Iterator[str]:
        """Yield where the violation is, and the ends of the span."""
        at = self._x(self._violation.time_ns)
        yield f'<line class="at" x1="{at}" y1="{_TOP - 4}" x2="{at}" y2="{foot}"/>'
        yield f'<text class="sign" x="{at}" y="{_TOP - 5}" text-anchor="middle">✖</text>'
        first, last = us_cell(self._first_ns), us_sentence(self._last_ns)
        yield f'<text x="{_LEFT}" y="{foot + 12}">{first}</text>'
        yield f'<text x="{_WIDTH - 8}" y="{foot + 12}" text-anchor="end">{last}</text>'
        here = us_sentence(self._violation.time_ns)
        if _LEFT + 140 < at < _WIDTH - 160:
            yield f'<text x="{at}" y="{foot + 12}" text-anchor="middle">{here}</text>'

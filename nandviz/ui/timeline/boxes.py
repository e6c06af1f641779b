"""Where what waits is drawn: suspended ops and backlog entries, up to the playhead and beyond it.

What still waits at the playhead has no end yet: its box stays open to the right. Where the plan
says when it will end, the box reaches up to there.
"""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF

from nandviz.query.marks.marks import Suspended, Waiting
from nandviz.ui.timeline.frame import Frame
from nandviz.ui.timeline.rows import Row, RowKind

OPEN_PX: Final = 400.0
"""How far a box reaches beyond the playhead when nobody knows its end."""

_BEYOND_PX: Final = 4.0
_NEST_PX: Final = 3.0


@dataclass(frozen=True, slots=True)
class Box:
    """A box in a lane, cut at the view.

    Attributes
    ----------
    past
        Up to the playhead.
    ahead
        Beyond it; empty if it has ended.
    torn
        Whether its end is not known.
    """

    row: Row
    past: QRectF
    ahead: QRectF
    torn: bool

    @property
    def whole(self) -> QRectF:
        """Past and ahead together."""
        return self.past.united(self.ahead) if self.ahead.width() > 0 else self.past


def suspended_box(frame: Frame, s: Suspended) -> Box | None:
    """Return the box of a suspension; None if it is not in view. Nested ones are thinner."""
    row = frame.row(s.die, RowKind.SUSPENDED, s.axis)
    if row is None:
        return None
    nested = sum(_holds(other, s) for other in frame.marks.suspended)
    inset = min(_NEST_PX * nested, row.height / 2 - 6)
    end_ns = None if s.open else s.end_ns
    return _box(frame, row, s.at_ns, end_ns, row.top + inset, row.height - 2 * inset)


def _holds(other: Suspended, s: Suspended) -> bool:
    same = (other.die, other.axis) == (s.die, s.axis)
    lasts = other.open or other.end_ns > s.at_ns
    return same and other.suspension < s.suspension and lasts


def waiting_box(frame: Frame, entry: Waiting) -> Box | None:
    """Return the box of a backlog entry; None if it is not in view.

    An entry for which its lane has no line would lie below it: it is counted, not drawn.
    """
    row = frame.row(entry.die, RowKind.BACKLOG, 0)
    if row is None:
        return None
    height = row.height / row.lines
    top = row.top + entry.row * height
    end_ns = entry.flush_ns if entry.open else entry.end_ns
    return _box(frame, row, entry.start_ns, end_ns, top, height - 2)


def _box(
    frame: Frame, row: Row, start_ns: int, end_ns: int | None, top: float, height: float
) -> Box | None:
    now_ns, right = frame.as_of.now_ns, frame.params.width + _BEYOND_PX
    x0, now = frame.x(start_ns), frame.x(now_ns)
    torn = end_ns is None
    x1 = now + OPEN_PX if end_ns is None else frame.x(end_ns)
    over = end_ns is not None and end_ns <= now_ns
    past_end = max(x1 if over else now, x0 + (2.0 if over else 0.0))
    left, edge = max(x0, -_BEYOND_PX), min(past_end, right)
    ahead = QRectF(max(edge, -_BEYOND_PX), top, 0.0, height)
    if not over:
        ahead.setRight(max(min(x1, right), ahead.left()))
    if left > right or max(edge, ahead.right()) < 0:
        return None
    return Box(row, QRectF(left, top, max(edge - left, 0.0), height), ahead, torn and not over)

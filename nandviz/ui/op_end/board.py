"""The board: a row a design with its run, and beside it when that design is right.

A `Board` knows no widget. The page and the picture files paint the same one, with the timeline's
frames and painters.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF

from nandviz.query.lanes import LaneKey
from nandviz.teach.op_end import Case, Outcome, of_case
from nandviz.teach.story import Resumed
from nandviz.ui.axis import AxisMode, Linear
from nandviz.ui.theme import Theme
from nandviz.ui.timeline.frame import Frame, FrameParams
from nandviz.ui.timeline.glyphs import TextPainter
from nandviz.ui.timeline.rows import Layout, Row, RowKind
from nandviz.ui.timeline.ruler_size import Ruler
from nandviz.ui.timeline.scene import Scene
from nandviz.ui.timeline.shown_trace import ShownTrace

START_NS, END_NS = -20_000, 1_300_000
"""What is shown of every story: the scale stays while the RESUME is dragged."""

NAMES: Final = 164
"""Width of the names on the left."""
CELL: Final = 58
"""Width of a verdict on the right."""
TOP: Final = 16
"""Height of the words about ends, above the ruler."""
RULER: Final = Ruler()
HEAD: Final = TOP + RULER.height
LABELS: Final = 14
"""Height of the words about OP_ENDs, above each row's bars."""
_EDGE: Final = 10.0
"""Room for the OP_ENDs, which lie on the upper edge of the bars."""
_LEAST_ROW: Final = 46
_REACH: Final = 4.0
"""How far beside the RESUME a pointer still holds it."""


class Shown(NamedTuple):
    """An outcome and its trace as the timeline shows it."""

    outcome: Outcome
    run: ShownTrace

    @classmethod
    def of(cls, outcome: Outcome) -> "Shown":
        """Return what is shown of an outcome: all of its run, its violations marked."""
        run = ShownTrace(outcome.trace)
        run.set_event(outcome.trace.last_event)
        run.set_verdicts(outcome.verdicts)
        return cls(outcome, run)


@dataclass(frozen=True)
class Board:
    """What is drawn, and where.

    Attributes
    ----------
    shown
        A design each, of one story.
    case
        The tab.
    chosen
        Which row's violations are told, None for none.
    """

    shown: Sequence[Shown]
    case: Case
    theme: Theme
    width: float
    height: float
    words: TextPainter
    chosen: int | None = None

    @property
    def scale(self) -> float:
        """Device pixels a logical pixel."""
        return self.words.scale

    @property
    def rows_width(self) -> int:
        """Width of the runs."""
        return max(int(self.width) - NAMES - CELL * len(Case), 1)

    @property
    def row_height(self) -> int:
        """Height of a design's row."""
        return max(int(self.height - HEAD) // len(self.shown), _LEAST_ROW)

    def row(self, number: int) -> QRectF:
        """Return the whole row of a design."""
        return QRectF(0, HEAD + number * self.row_height, self.width, self.row_height)

    def rows(self, number: int) -> QRectF:
        """Return where the bars of a design are, with the signs on their edges."""
        area = self.row(number)
        return QRectF(NAMES, area.top() + LABELS, self.rows_width, self.row_height - LABELS - 1)

    def cell(self, number: int, case: Case) -> QRectF:
        """Return where the verdict of a design in a tab stands."""
        area = self.row(number)
        left = NAMES + self.rows_width + CELL * list(Case).index(case)
        return QRectF(left, area.top(), CELL, area.height()).adjusted(3, 3, -3, -3)

    def outcome(self, number: int, case: Case) -> Outcome:
        """Return what a verdict is about: in the tab that is shown, the run that is shown."""
        return self.shown[number].outcome if case is self.case else of_case(case)[number]

    @cached_property
    def frames(self) -> tuple[Frame, ...]:
        """The pictures of the runs."""
        return tuple(each.run.frame(self._params(i)) for i, each in enumerate(self.shown))

    def scene(self, number: int) -> Scene:
        """Return what the marks of a run are placed by."""
        return Scene(self.frames[number], self.words)

    def _params(self, number: int) -> FrameParams:
        area, tracks = self.rows(number), self.shown[number].run.tracks
        height = area.height() - _EDGE - 3
        lanes = tuple(tracks.of_lane[LaneKey(0, 0)])
        row = Row("d0-p0", RowKind.PLANE, 0, 0, "", _EDGE, height, lanes)
        layout = Layout((row,), 0.0, area.height())
        return FrameParams(
            Linear(), AxisMode.TIME, START_NS, END_NS, self.rows_width, int(area.height()),
            self.scale, 0.0, layout, self.theme, ruler=RULER,
        )  # fmt: skip

    # Places

    def x(self, time_ns: int) -> float:
        """Return the place of an instant."""
        return NAMES + (time_ns - START_NS) * self.rows_width / (END_NS - START_NS)

    def time_at(self, x: float) -> int:
        """Return the instant at a place."""
        return round(START_NS + (x - NAMES) * (END_NS - START_NS) / self.rows_width)

    @property
    def resumed(self) -> Resumed | None:
        """The RESUME that can be dragged: the last one; None where there is none."""
        return self.shown[0].outcome.story.suspensions[-1].resumed

    def row_at(self, at: QPointF) -> int | None:
        """Return the row at a point."""
        return next((i for i in range(len(self.shown)) if self.row(i).contains(at)), None)

    def case_at(self, at: QPointF) -> Case | None:
        """Return the tab whose column is at a point, its head included."""
        number = (at.x() - NAMES - self.rows_width) // CELL
        cases = list(Case)
        return cases[int(number)] if 0 <= number < len(cases) else None

    def holds_resume(self, at: QPointF) -> bool:
        """Whether a point lies on the RESUME that can be dragged, in a row or on the ruler."""
        resumed = self.resumed
        if resumed is None or at.y() < TOP:
            return False
        return self.x(resumed.at_ns) - _REACH <= at.x() <= self.x(resumed.done_ns) + _REACH

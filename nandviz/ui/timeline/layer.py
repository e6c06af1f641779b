"""What is painted over the image of the bars, layer by layer; most layers are one kind of mark.

The painter of a mark alone knows where it lies: `MarkPainter.boxes`. What is painted, hit by the
pointer, explained by the legend and looked at by the tests is asked of it.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from math import floor
from typing import ClassVar, Final, Generic, TypeVar

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from nandviz.query.marks.read_broken import BrokenLaw
from nandviz.query.marks.read_marks import Marks
from nandviz.ui.theme import Theme
from nandviz.ui.timeline.rows import Row
from nandviz.ui.timeline.scene import Scene

M = TypeVar("M")

SAMPLE_PX: Final = 30.0
"""Width of a bar in the legend."""

SIGN_PX: Final = 16.0
"""Width of a sign in the legend."""


class Stage(Enum):
    """When, and where, a layer is painted."""

    BARS = auto()
    """Below the line of the playhead, on whole pixels."""
    EVENTS = auto()
    """Over it, with smooth edges."""
    RULER = auto()
    """On the ruler, which is above the rows."""


@dataclass(frozen=True, slots=True)
class Box:
    """Where a mark, or a piece of it, lies: logical pixels from the left top of the rows.

    ``row`` is None on the ruler, which is above them.
    """

    row: Row | None
    area: QRectF


@dataclass(frozen=True, slots=True)
class Hit:
    """What was hit.

    Attributes
    ----------
    row
        In which row it lies, None on the ruler.
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
    request
        The request of the host that it is of, None where it is of none.
    broken
        The violation of a law that it is the sign of.
    """

    row: Row | None
    uid: int | None = None
    segment: int = -1
    start_ns: int = 0
    end_ns: int = 0
    merged: int = 0
    text: str = ""
    request: int | None = None
    broken: BrokenLaw | None = None

    @property
    def is_told(self) -> bool:
        """Whether there is more to say of it than which row it is."""
        return self.uid is not None or self.request is not None or bool(self.text)

    @property
    def instant_ns(self) -> int | None:
        """When a mark of an instant happens; None for a row, and for what lasts."""
        is_mark = self.segment < 0 and self.merged > 0
        return self.start_ns if is_mark and self.start_ns == self.end_ns else None


Draw = Callable[[QPainter, QRectF, Theme], None]


@dataclass(frozen=True, slots=True)
class Sample:
    """An entry of the legend.

    Attributes
    ----------
    order
        The entries stand in ascending order.
    width
        Of the sample, logical pixels.
    draw
        Draws it into an area.
    of_two, of_host, of_stale
        Whether it is explained only where there are two runs, requests of a host, or stale reads.
    """

    order: int
    label: str
    width: float
    draw: Draw
    of_two: bool = False
    of_stale: bool = False
    of_host: bool = False


class Layer(ABC):
    """Something that is painted over the image of the bars.

    Attributes
    ----------
    level
        Its height over the ground, no other's: what is higher is painted later, and hit first.
    """

    level: ClassVar[int]
    stage: ClassVar[Stage] = Stage.EVENTS

    @abstractmethod
    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Draw all of it."""

    def samples(self) -> Sequence[Sample]:
        """Return how the legend explains it; nothing if its own words do."""
        return ()


class MarkPainter(Layer, Generic[M]):
    """The painter of one kind of mark.

    Attributes
    ----------
    reach_px
        How far beside a box the pointer still hits it, where no mark lies under the pointer.
    """

    reach_px: ClassVar[float] = 0.0

    @abstractmethod
    def marks(self, marks: Marks) -> Sequence[M]:
        """Return the marks that it paints, from the ground up."""

    @abstractmethod
    def boxes(self, scene: Scene, mark: M) -> Iterable[Box]:
        """Return where a mark lies; nothing if it is out of view.

        Lines that lead from one mark to another are not part of it.
        """

    @abstractmethod
    def draw(self, painter: QPainter, scene: Scene, mark: M) -> None:
        """Draw a mark."""

    @abstractmethod
    def describe(self, mark: M, row: Row | None) -> Hit:
        """Return what the pointer finds on a mark, and what the tooltip says."""

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Draw every mark."""
        for mark in self.marks(scene.frame.marks):
            self.draw(painter, scene, mark)

    def hit(self, scene: Scene, at: QPointF, reach_px: float) -> Hit | None:
        """Return the uppermost mark that has a box within ``reach_px`` of the pixel at a point."""
        for mark in reversed(self.near(scene, at)):
            for box in self.boxes(scene, mark):
                if touches(box.area, at, reach_px):
                    return self.describe(mark, box.row)
        return None

    def near(self, scene: Scene, at: QPointF) -> Sequence[M]:
        """Return the marks whose boxes are worth a look: all, where finding these is cheap."""
        del at
        return self.marks(scene.frame.marks)


def touches(area: QRectF, at: QPointF, reach_px: float) -> bool:
    """Tell whether the logical pixel at a point lies, partly at least, within reach of an area."""
    x, y = floor(at.x()), floor(at.y())
    return (
        area.left() - reach_px < x + 1
        and x < area.right() + reach_px
        and area.top() - reach_px < y + 1
        and y < area.bottom() + reach_px
    )

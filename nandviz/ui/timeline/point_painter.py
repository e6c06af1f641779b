"""Signs at an instant on a plane; those that would overlap become one, with their number."""

import math
from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar, Final, Generic, NamedTuple, Protocol, TypeVar

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from nandviz.language import tr
from nandviz.ui.timeline.glyphs import TextPainter
from nandviz.ui.timeline.layer import Box, Hit, MarkPainter, touches
from nandviz.ui.timeline.rows import Row, RowKind
from nandviz.ui.timeline.scene import Scene
from nandviz.units import us_sentence

_COUNT_PX: Final = 9
_SAMPLE_INSET: Final = 8.0
"""Place of a sign in the legend, from the right end of its sample."""


class _Point(Protocol):
    """A mark at an instant on a plane; ``plane`` is -1 where there is none."""

    @property
    def uid(self) -> int: ...
    @property
    def die(self) -> int: ...
    @property
    def plane(self) -> int: ...
    @property
    def when_ns(self) -> int: ...


P = TypeVar("P", bound=_Point)


class Placed(NamedTuple, Generic[P]):
    """A sign in view at its point, and the marks that it is of, in order of time."""

    row: Row
    at: QPointF
    marks: list[P]


class PointPainter(MarkPainter[P]):
    """A sign at a point of a plane's row; signs that would overlap are one, with their number."""

    reach_px = 3.0
    size: ClassVar[QRectF]
    """What the sign covers about its point."""

    @abstractmethod
    def height(self, row: Row) -> float:
        """Return how far below the top of a row the point is."""

    @abstractmethod
    def sign(self, painter: QPainter, scene: Scene, mark: P, at: QPointF) -> None:
        """Draw the sign at its point."""

    @abstractmethod
    def text(self, mark: P) -> str:
        """Return what the tooltip says."""

    def row(self, scene: Scene, mark: P) -> Row | None:
        """Return the row in which a mark lies, None if it is not in view."""
        return scene.frame.row(mark.die, RowKind.PLANE, max(mark.plane, 0))

    def covers(self, mark: P) -> QRectF:
        """Return what the sign of a mark covers about its point."""
        del mark
        return self.size

    def looks(self, mark: P) -> object:
        """Return what tells the sign of a mark from others: only those alike become one."""
        del mark
        return None

    def placed(self, scene: Scene) -> list[Placed[P]]:
        """Return the signs in view, from the ground up, each with all the marks that it is of."""
        lanes: dict[object, list[Placed[P]]] = {}
        for mark in self.marks(scene.frame.marks):
            row, x = self.row(scene, mark), scene.frame.x(mark.when_ns)
            if row is not None and scene.in_view(x):
                key = (row.name, self.looks(mark), scene.faded(mark.uid))
                at = QPointF(x, row.top + self.height(row))
                lanes.setdefault(key, []).append(Placed(row, at, [mark]))
        return [sign for lane in lanes.values() for sign in self._merged(lane, scene.words)]

    def _merged(self, lane: list[Placed[P]], words: TextPainter) -> list[Placed[P]]:
        """Return the signs of a row; each that would touch the one before it is counted there.

        So is one of the same op that leaves less than its width free: an op that is suspended again
        and again would hide its bars below a band of them.
        """
        found: list[Placed[P]] = []
        for sign in sorted(lane, key=lambda sign: sign.at.x()):
            mark, wide = sign.marks[0], self.covers(sign.marks[0]).width()
            away = math.inf
            if found:
                away = sign.at.x() - found[-1].at.x() - _count_width(words, len(found[-1].marks))
            if away < wide or (away < 2 * wide and mark.uid == found[-1].marks[0].uid):
                found[-1].marks.append(mark)
            else:
                found.append(sign)
        return found

    def boxes(self, scene: Scene, mark: P) -> Iterator[Box]:
        """Return what the sign covers; nothing of a mark that another one's sign counts."""
        for sign in self.placed(scene):
            if sign.marks[0] is mark:
                yield Box(sign.row, self._area(sign))

    def _area(self, sign: Placed[P]) -> QRectF:
        return self.covers(sign.marks[0]).translated(sign.at)

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Draw every sign, then how many marks those are of that are of several."""
        signs = self.placed(scene)
        self.lead(painter, scene, signs)
        for sign in signs:
            self.sign(painter, scene, sign.marks[0], sign.at)
        for sign in signs:
            if len(sign.marks) > 1:
                _write_count(painter, scene, self._area(sign), len(sign.marks))

    def lead(self, painter: QPainter, scene: Scene, signs: list[Placed[P]]) -> None:
        """Draw the lines that lead from marks to others, below the signs."""

    def draw(self, painter: QPainter, scene: Scene, mark: P) -> None:
        """Draw the sign; nothing of a mark that another one's sign counts."""
        for sign in self.placed(scene):
            if sign.marks[0] is mark:
                self.sign(painter, scene, mark, sign.at)

    def hit(self, scene: Scene, at: QPointF, reach_px: float) -> Hit | None:
        """Return the uppermost sign within reach, and how many more marks it is of."""
        for sign in reversed(self.placed(scene)):
            if touches(self._area(sign), at, reach_px):
                found = self.describe(sign.marks[0], sign.row)
                return found if len(sign.marks) == 1 else _counted(found, sign)
        return None

    def describe(self, mark: P, row: Row | None) -> Hit:
        """Return the op, the instant and the words."""
        return Hit(row, mark.uid or None, -1, mark.when_ns, mark.when_ns, 1, self.text(mark))


def _counted(found: Hit, sign: Placed[P]) -> Hit:
    """Say with the first of several marks how many more there are, and up to when."""
    last_ns = max(mark.when_ns for mark in sign.marks)
    more = tr("and {count} more up to {at}", count=len(sign.marks) - 1, at=us_sentence(last_ns))
    return replace(found, text=f"{found.text}\n{more}")


def _count_width(words: TextPainter, count: int) -> float:
    """Return how much wider a sign is for the number of its marks."""
    return words.width(f"{count}", _COUNT_PX, bold=True) if count > 1 else 0.0


def _write_count(painter: QPainter, scene: Scene, area: QRectF, count: int) -> None:
    """Write at the right top of a sign of how many marks it is."""
    text, x, middle = f"{count}", area.right() - _COUNT_PX / 3, area.top() + 1
    width = scene.words.width(text, _COUNT_PX, bold=True)
    back = QRectF(x - 1, middle - _COUNT_PX / 2, width + 2, _COUNT_PX)
    painter.fillRect(back, scene.theme.colour("background", 0.85))
    scene.words.write(painter, x, middle, text, scene.theme.ink, _COUNT_PX, bold=True)


def about(reach: float) -> QRectF:
    """Return a square about a point."""
    return QRectF(-reach, -reach, 2 * reach, 2 * reach)


def sample_at(area: QRectF) -> QPointF:
    """Return the place of a sign in the legend."""
    return QPointF(area.right() - _SAMPLE_INSET, area.center().y())

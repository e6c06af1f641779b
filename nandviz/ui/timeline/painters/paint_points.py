"""Paints what happened at an instant on a plane: OP_ENDs, applications, refusals, broken laws."""

import math
from abc import abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Final, Generic, Protocol, TypeVar

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from nandviz.language import noop, tr
from nandviz.query.marks.read_broken import BrokenLaw
from nandviz.query.marks.read_ends import End, OpEnd
from nandviz.query.marks.read_marks import Applied, Marks, Refusal
from nandviz.ui.theme import Theme
from nandviz.ui.timeline import glyphs
from nandviz.ui.timeline.layer import SIGN_PX, Box, Draw, Hit, MarkPainter, Sample, touches
from nandviz.ui.timeline.rows import Row, RowKind
from nandviz.ui.timeline.scene import Scene
from nandviz.units import us_sentence

_COUNT_PX: Final = 9
_WORDS_PX: Final = 8.0
"""How far words reach above the middle of a row, and a line's width."""
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


@dataclass(frozen=True, slots=True)
class _Placed(Generic[P]):
    """A sign in view at its point, and the marks that it is of, in order of time."""

    row: Row
    at: QPointF
    marks: list[P]


class _PointPainter(MarkPainter[P]):
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

    def placed(self, scene: Scene) -> list[_Placed[P]]:
        """Return the signs in view, from the ground up, each with all the marks that it is of."""
        lanes: dict[object, list[_Placed[P]]] = {}
        for mark in self.marks(scene.frame.marks):
            row, x = self.row(scene, mark), scene.frame.x(mark.when_ns)
            if row is not None and scene.in_view(x):
                key = (row.name, self.looks(mark), scene.faded(mark.uid))
                at = QPointF(x, row.top + self.height(row))
                lanes.setdefault(key, []).append(_Placed(row, at, [mark]))
        return [sign for lane in lanes.values() for sign in self._merged(lane)]

    def _merged(self, lane: list[_Placed[P]]) -> list[_Placed[P]]:
        """Return the signs of a row; each that would touch the one before it is counted there.

        So is one of the same op that leaves less than its width free: an op that is suspended again
        and again would hide its bars below a band of them.
        """
        found: list[_Placed[P]] = []
        for sign in sorted(lane, key=lambda sign: sign.at.x()):
            mark, wide = sign.marks[0], self.covers(sign.marks[0]).width()
            away = sign.at.x() - found[-1].at.x() if found else math.inf
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

    def _area(self, sign: _Placed[P]) -> QRectF:
        return self.covers(sign.marks[0]).translated(sign.at)

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Draw every sign, then how many marks those are of that are of several."""
        signs = self.placed(scene)
        self.lead(painter, scene, signs)
        for sign in signs:
            self.sign(painter, scene, sign.marks[0], sign.at)
        for sign in signs:
            _write_count(painter, scene, self._area(sign), len(sign.marks))

    def lead(self, painter: QPainter, scene: Scene, signs: list[_Placed[P]]) -> None:
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


def _counted(found: Hit, sign: _Placed[P]) -> Hit:
    """Say with the first of several marks how many more there are, and up to when."""
    last_ns = max(mark.when_ns for mark in sign.marks)
    more = tr("and {count} more up to {at}", count=len(sign.marks) - 1, at=us_sentence(last_ns))
    return replace(found, text=f"{found.text}\n{more}")


def _write_count(painter: QPainter, scene: Scene, area: QRectF, count: int) -> None:
    """Write at the right top of a sign of how many marks it is."""
    if count < 2:
        return
    text, x, middle = f"{count}", area.right() - _COUNT_PX / 3, area.top() + 1
    width = scene.words.width(text, _COUNT_PX, bold=True)
    back = QRectF(x - 1, middle - _COUNT_PX / 2, width + 2, _COUNT_PX)
    painter.fillRect(back, scene.theme.colour("background", 0.85))
    scene.words.write(painter, x, middle, text, scene.theme.ink, _COUNT_PX, bold=True)


def _about(reach: float) -> QRectF:
    """Return a square about a point."""
    return QRectF(-reach, -reach, 2 * reach, 2 * reach)


def _at(area: QRectF) -> QPointF:
    """Return the place of a sign in the legend."""
    return QPointF(area.right() - _SAMPLE_INSET, area.center().y())


# OP_ENDs


@dataclass(frozen=True, slots=True)
class _Form:
    """What an OP_END of a form looks like and is called.

    Attributes
    ----------
    r, inner
        Radius of the diamond, and of the cross or ring that goes with it; pixels in the rows.
    sample_r, sample_inner
        The same in the legend.
    """

    colour: str
    label: str
    text: str
    r: float
    sample_r: float
    inner: float = 0.0
    sample_inner: float = 0.0


_FORMS: Final = {
    End.PLAIN: _Form("ink", "OP_END", noop("OP_END at {when}"), 4.0, 4.5),
    End.CANCELLED: _Form(
        "wrong", noop("cancelled"), noop("OP_END cancelled, was due at {when}"), 7.0, 6.0, 3.0, 3.5
    ),
    End.RESCHEDULED: _Form(
        "suspend", noop("rescheduled"), noop("OP_END rescheduled to {when}"), 6.0, 5.5
    ),
    End.RESUMED: _Form(
        "resume",
        noop("resumed OP_END"),
        noop("OP_END of the resumed op at {when}"),
        4.5,
        4.5,
        8.5,
        8.0,
    ),
}
_HALO: Final = (End.CANCELLED, End.RESCHEDULED)
"""Forms that stand over the ghosts of others, on a piece of ground."""


class OpEndPainter(_PointPainter[OpEnd]):
    """◆, ringed ◆, ◇ or ◇×, and the arrow from a cancelled OP_END to the next."""

    level = 90

    def marks(self, marks: Marks) -> Sequence[OpEnd]:
        """Return the OP_ENDs."""
        return marks.ends

    def row(self, scene: Scene, mark: OpEnd) -> Row | None:
        """Return the first row in view of those that the op's bar lies over."""
        rows = scene.frame.planes(mark.die, mark.planes)
        return rows[0] if rows else super().row(scene, mark)

    def height(self, row: Row) -> float:
        """Return a place in the upper third."""
        return row.height * 0.3

    def covers(self, mark: OpEnd) -> QRectF:
        """Return the square about diamond and ring, with their lines."""
        form = _FORMS[mark.form]
        return _about(max(form.r, form.inner) + 1.2)

    def looks(self, mark: OpEnd) -> object:
        """Return its form."""
        return mark.form

    def lead(self, painter: QPainter, scene: Scene, signs: list[_Placed[OpEnd]]) -> None:
        """Draw arrows from cancelled OP_ENDs to the next, but from those counted elsewhere."""
        counted = {id(mark) for sign in signs for mark in sign.marks[1:]}
        for mark in self.marks(scene.frame.marks):
            row = self.row(scene, mark)
            if row is not None and mark.next_ns is not None and id(mark) not in counted:
                self._arrow(painter, scene, mark, row.top - 1.5, mark.next_ns)

    def _arrow(self, painter: QPainter, scene: Scene, mark: OpEnd, y: float, next_ns: int) -> None:
        frame = scene.frame
        xs = (frame.x(mark.when_ns), frame.x(next_ns))
        a, b = (min(max(x, -20.0), frame.params.width + 20.0) for x in xs)
        if abs(b - a) > 3:
            pen = QPen(scene.colour(_FORMS[mark.form].colour, mark.uid), 1.0)
            glyphs.arrow(painter, QPointF(a, y), QPointF(b, y), pen, 5.0)
            painter.drawLine(QPointF(a, y), QPointF(a, y + 4))

    def sign(self, painter: QPainter, scene: Scene, mark: OpEnd, at: QPointF) -> None:
        """Draw the diamond of its form."""
        form, ground = _FORMS[mark.form], QColor(scene.theme.background)
        if mark.form in _HALO:
            glyphs.halo(painter, at.x(), at.y(), form.r, ground)
        colour = scene.colour(form.colour, mark.uid)
        _diamond(painter, mark.form, at, (form.r, form.inner), (colour, ground))

    def text(self, mark: OpEnd) -> str:
        """Return what became of it, and when the op ends instead."""
        text = tr(_FORMS[mark.form].text, when=us_sentence(mark.when_ns))
        if mark.next_ns is None:
            return text
        return tr("{text}; instead at {next}", text=text, next=us_sentence(mark.next_ns))

    def samples(self) -> Sequence[Sample]:
        """Return every form."""
        return [
            Sample(110 + i, _FORMS[form].label, SIGN_PX, _end_sample(form))
            for i, form in enumerate(End)
        ]


def _diamond(
    painter: QPainter,
    form: End,
    at: QPointF,
    radii: tuple[float, float],
    colours: tuple[QColor, QColor],
) -> None:
    """Draw the diamond of a form: radii of it and what goes with it, colour and ground."""
    (r, inner), (colour, ground) = radii, colours
    x, y = at.x(), at.y()
    if form is End.PLAIN:
        glyphs.diamond(painter, x, y, r, colour, ground)
    elif form is End.RESUMED:
        glyphs.dot(painter, x, y, inner, ground, colour)
        glyphs.diamond(painter, x, y, r, colour, colour)
    else:
        glyphs.diamond(painter, x, y, r, ground, colour)
        if form is End.CANCELLED:
            glyphs.cross(painter, x, y, inner, colour, 1.8)


def _end_sample(form: End) -> Draw:
    def draw(painter: QPainter, area: QRectF, theme: Theme) -> None:
        shown = _FORMS[form]
        colours = (QColor(getattr(theme, shown.colour)), QColor(theme.background))
        _diamond(painter, form, _at(area), (shown.sample_r, shown.sample_inner), colours)

    return draw


# Applications, refusals, broken laws


class AppliedPainter(_PointPainter[Applied]):
    """●."""

    level = 100
    size = _about(4.6)

    def marks(self, marks: Marks) -> Sequence[Applied]:
        """Return the applications."""
        return marks.applied

    def height(self, row: Row) -> float:
        """Return a place in the lower third."""
        return row.height * 0.76

    def sign(self, painter: QPainter, scene: Scene, mark: Applied, at: QPointF) -> None:
        """Draw ●."""
        fill = scene.colour("applied", mark.uid)
        glyphs.dot(painter, at.x(), at.y(), 4.0, fill, QColor(scene.theme.background))

    def text(self, mark: Applied) -> str:
        """Return when, and what it wrote."""
        at = us_sentence(mark.when_ns)
        return tr(
            "applied at {at}: block {block}, page {page}", at=at, block=mark.block, page=mark.page
        )

    def samples(self) -> Sequence[Sample]:
        """Return ●."""
        return (Sample(120, noop("applied to the block"), SIGN_PX, _applied_sample),)


def _applied_sample(painter: QPainter, area: QRectF, theme: Theme) -> None:
    at = _at(area)
    glyphs.dot(painter, at.x(), at.y(), 4, QColor(theme.applied), QColor(theme.background))


class RefusalPainter(_PointPainter[Refusal]):
    """▽, its tip at the point."""

    level = 110
    size = QRectF(-7.7, -12.1, 15.4, 13.3)

    def marks(self, marks: Marks) -> Sequence[Refusal]:
        """Return the refusals."""
        return marks.refusals

    def height(self, row: Row) -> float:
        """Return a place above the words of bars, whose middle is that of the row."""
        return max(min(row.height / 2 - _WORDS_PX, 18.0), 2.0)

    def sign(self, painter: QPainter, scene: Scene, mark: Refusal, at: QPointF) -> None:
        """Draw ▽."""
        ground, colour = QColor(scene.theme.background), scene.colour("wrong", mark.uid)
        glyphs.triangle_down(painter, at.x(), at.y(), 6.5, ground, colour)

    def text(self, mark: Refusal) -> str:
        """Return when and why."""
        return tr("refused at {when}: {reason}", when=us_sentence(mark.when_ns), reason=mark.reason)

    def samples(self) -> Sequence[Sample]:
        """Return ▽."""
        return (Sample(130, noop("refused"), SIGN_PX, _refused_sample),)


def _refused_sample(painter: QPainter, area: QRectF, theme: Theme) -> None:
    at, ground = _at(area), QColor(theme.background)
    glyphs.triangle_down(painter, at.x(), at.y() + 5, 5.5, ground, QColor(theme.wrong))


class BrokenLawPainter(_PointPainter[BrokenLaw]):
    """✖; on the first plane in view where no op is to blame."""

    level = 120
    size = _about(8.3)

    def marks(self, marks: Marks) -> Sequence[BrokenLaw]:
        """Return the violations."""
        return marks.broken

    def row(self, scene: Scene, mark: BrokenLaw) -> Row | None:
        """Return the row of its plane, else the first plane in view."""
        planes = (row for row in scene.frame.rows if row.kind is RowKind.PLANE)
        return super().row(scene, mark) or next(planes, None)

    def height(self, row: Row) -> float:
        """Return the middle."""
        return row.height * 0.5

    def sign(self, painter: QPainter, scene: Scene, mark: BrokenLaw, at: QPointF) -> None:
        """Draw ✖."""
        x, y = at.x(), at.y()
        glyphs.cross(painter, x, y, 8.0, QColor(scene.theme.background), 6.5)
        glyphs.cross(painter, x, y, 7.0, scene.colour("wrong", mark.uid), 3.5)

    def text(self, mark: BrokenLaw) -> str:
        """Return which law, and how."""
        return tr("law {law} broken: {text}", law=mark.law, text=mark.text)

    def samples(self) -> Sequence[Sample]:
        """Return ✖."""
        return (Sample(140, noop("broken law"), SIGN_PX, _broken_sample),)


def _broken_sample(painter: QPainter, area: QRectF, theme: Theme) -> None:
    at = _at(area)
    glyphs.cross(painter, at.x(), at.y(), 5.5, QColor(theme.wrong), 3.0)


LAYERS: Final = (OpEndPainter(), AppliedPainter(), RefusalPainter(), BrokenLawPainter())

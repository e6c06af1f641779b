"""Paints what happened at an instant on a plane: OP_ENDs, applications, refusals, broken laws."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import copysign
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from nandviz.language import noop, tr
from nandviz.query.marks.read_broken import BrokenLaw
from nandviz.query.marks.read_ends import End, OpEnd
from nandviz.query.marks.read_marks import Applied, Marks, Refusal, Stale
from nandviz.ui.theme import Theme
from nandviz.ui.timeline import glyphs
from nandviz.ui.timeline.layer import SIGN_PX, Draw, Hit, Sample
from nandviz.ui.timeline.point_painter import Placed, PointPainter, about, sample_at
from nandviz.ui.timeline.rows import Row, RowKind
from nandviz.ui.timeline.scene import Scene
from nandviz.units import us_sentence

_EDGE_PX: Final = 9.0
"""How far an OP_END reaches about its point, at most."""

_WORDS_PX: Final = 8.0
"""How far words reach above the middle of a row, and a line's width."""


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


class OpEndPainter(PointPainter[OpEnd]):
    """◆, ringed ◆, ◇ or ◇×, and the arrow from a cancelled OP_END to the next."""

    level = 90

    def marks(self, marks: Marks) -> Sequence[OpEnd]:
        """Return the OP_ENDs."""
        return marks.ends

    def row(self, scene: Scene, mark: OpEnd) -> Row | None:
        """Return the first row in view of those that the op's bar lies over."""
        rows = scene.frame.laid.planes(mark.die, mark.planes)
        return rows[0] if rows else super().row(scene, mark)

    def height(self, row: Row) -> float:
        """Return the upper edge, or as much lower as it takes to be seen, up to a third."""
        return min(max(_EDGE_PX - row.top, 0.0), row.height * 0.3)

    def covers(self, mark: OpEnd) -> QRectF:
        """Return the square about diamond and ring, with their lines."""
        form = _FORMS[mark.form]
        return about(max(form.r, form.inner) + 1.2)

    def looks(self, mark: OpEnd) -> object:
        """Return its form."""
        return mark.form

    def lead(self, painter: QPainter, scene: Scene, signs: list[Placed[OpEnd]]) -> None:
        """Draw arrows from cancelled OP_ENDs to the next, but from those counted elsewhere."""
        counted = {id(mark) for sign in signs for mark in sign.marks[1:]}
        for mark in self.marks(scene.frame.marks):
            if mark.next_ns is None or id(mark) in counted:
                continue
            row = self.row(scene, mark)
            if row is not None:
                y = row.top + self.height(row) - 0.5  # a sharp line
                self._arrow(painter, scene, mark, y, mark.next_ns)

    def _arrow(self, painter: QPainter, scene: Scene, mark: OpEnd, y: float, next_ns: int) -> None:
        frame = scene.frame
        xs = (frame.x(mark.when_ns), frame.x(next_ns))
        a, b = (min(max(x, -20.0), frame.params.width + 20.0) for x in xs)
        if abs(b - a) > 3 * _EDGE_PX:
            pen = QPen(scene.colour(_FORMS[mark.form].colour, mark.uid), 1.0)
            glyphs.arrow(painter, QPointF(a, y), QPointF(b - copysign(_EDGE_PX, b - a), y), pen)

    def sign(self, painter: QPainter, scene: Scene, mark: OpEnd, at: QPointF) -> None:
        """Draw the diamond of its form."""
        form, ground = _FORMS[mark.form], scene.theme.colour("background")
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
        colours = (QColor(getattr(theme, shown.colour)), theme.colour("background"))
        _diamond(painter, form, sample_at(area), (shown.sample_r, shown.sample_inner), colours)

    return draw


# Applications, refusals, broken laws


class AppliedPainter(PointPainter[Applied]):
    """●."""

    level = 100
    size = about(4.6)

    def marks(self, marks: Marks) -> Sequence[Applied]:
        """Return the applications."""
        return marks.applied

    def height(self, row: Row) -> float:
        """Return a place in the lower third."""
        return row.height * 0.76

    def sign(self, painter: QPainter, scene: Scene, mark: Applied, at: QPointF) -> None:
        """Draw ●."""
        fill = scene.colour("applied", mark.uid)
        glyphs.dot(painter, at.x(), at.y(), 4.0, fill, scene.theme.colour("background"))

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
    at = sample_at(area)
    glyphs.dot(painter, at.x(), at.y(), 4, theme.colour("applied"), theme.colour("background"))


class RefusalPainter(PointPainter[Refusal]):
    """▽, its tip at the point."""

    level = 110
    size = QRectF(-7.7, -12.1, 15.4, 13.3)

    def marks(self, marks: Marks) -> Sequence[Refusal]:
        """Return the refusals."""
        return marks.refusals

    def height(self, row: Row) -> float:
        """Return a place above the words of bars, whose middle is that of the row."""
        return max(min(row.height / 2 - _WORDS_PX, 20.0), 2.0)

    def sign(self, painter: QPainter, scene: Scene, mark: Refusal, at: QPointF) -> None:
        """Draw ▽."""
        ground, colour = scene.theme.colour("background"), scene.colour("wrong", mark.uid)
        glyphs.triangle_down(painter, at.x(), at.y(), 6.5, ground, colour)

    def text(self, mark: Refusal) -> str:
        """Return when and why."""
        return tr("refused at {when}: {reason}", when=us_sentence(mark.when_ns), reason=mark.reason)

    def samples(self) -> Sequence[Sample]:
        """Return ▽."""
        return (Sample(130, noop("refused"), SIGN_PX, _refused_sample),)


def _refused_sample(painter: QPainter, area: QRectF, theme: Theme) -> None:
    at, ground = sample_at(area), theme.colour("background")
    glyphs.triangle_down(painter, at.x(), at.y() + 5, 5.5, ground, theme.colour("wrong"))


class StalePainter(PointPainter[Stale]):
    """△ with an exclamation mark, its tip at the head of the row."""

    level = 115
    size = about(8.0)

    def marks(self, marks: Marks) -> Sequence[Stale]:
        """Return the stale reads."""
        return marks.stale

    def height(self, row: Row) -> float:
        """Return a place below the words of bars, whose middle is that of the row."""
        return row.height - max(min(row.height / 2 - _WORDS_PX, 10.0), 2.0)

    def sign(self, painter: QPainter, scene: Scene, mark: Stale, at: QPointF) -> None:
        """Draw △."""
        ground, colour = scene.theme.colour("background"), scene.colour("wrong", mark.uid)
        glyphs.warning(painter, at.x(), at.y(), 6.5, ground, colour)

    def text(self, mark: Stale) -> str:
        """Return which erase it overtook."""
        return tr(
            "stale read, from {when} on: it overtakes op {uid}, which waits to erase its block",
            when=us_sentence(mark.when_ns),
            uid=mark.erase_uid,
        )

    def samples(self) -> Sequence[Sample]:
        """Return △."""
        return (Sample(135, noop("stale read"), SIGN_PX, _stale_sample, of_stale=True),)


def _stale_sample(painter: QPainter, area: QRectF, theme: Theme) -> None:
    at, ground = sample_at(area), theme.colour("background")
    glyphs.warning(painter, at.x(), at.y(), 5.5, ground, theme.colour("wrong"))


class BrokenLawPainter(PointPainter[BrokenLaw]):
    """✖; on the first plane in view where no op is to blame."""

    level = 120
    size = about(8.3)

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
        glyphs.cross(painter, x, y, 8.0, scene.theme.colour("background"), 6.5)
        glyphs.cross(painter, x, y, 7.0, scene.colour("wrong", mark.uid), 3.5)

    def text(self, mark: BrokenLaw) -> str:
        """Return which law, and how."""
        return tr("law {law} broken: {text}", law=mark.law, text=mark.text)

    def describe(self, mark: BrokenLaw, row: Row | None) -> Hit:
        """Return the violation with what is said of it."""
        return replace(super().describe(mark, row), broken=mark)

    def samples(self) -> Sequence[Sample]:
        """Return ✖."""
        return (Sample(140, noop("broken law"), SIGN_PX, _broken_sample),)


def _broken_sample(painter: QPainter, area: QRectF, theme: Theme) -> None:
    at = sample_at(area)
    glyphs.cross(painter, at.x(), at.y(), 5.5, theme.colour("wrong"), 3.0)


LAYERS: Final = (
    OpEndPainter(),
    AppliedPainter(),
    RefusalPainter(),
    StalePainter(),
    BrokenLawPainter(),
)

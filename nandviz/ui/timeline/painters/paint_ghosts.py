"""Paints ghosts: the places of what did not come to pass, where no bar stands."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from nandviz.language import Said, noop, spoken
from nandviz.query.marks.bar_kind import OF_BASE, BarKind
from nandviz.query.marks.ghost import Ghost
from nandviz.query.marks.read_marks import Marks
from nandviz.ui.theme import Theme
from nandviz.ui.timeline import glyphs
from nandviz.ui.timeline.dashes import DASHED, Line, draw_dashed, sides
from nandviz.ui.timeline.frame import Frame, Standing
from nandviz.ui.timeline.layer import SAMPLE_PX, Box, Draw, Hit, MarkPainter, Sample, Stage
from nandviz.ui.timeline.rows import GAP, Row, RowKind, adjoin
from nandviz.ui.timeline.scene import Scene

_PX: Final = 11
_ROOM: Final = 14.0
"""Least width beside the words."""
_LEAST: Final = 13.0
"""Least height."""
_FOOT: Final = 3.5
"""How far above the foot of a bar the line is that shows a ghost below it."""
_THIN: Final = 26.0
"""Bars of less height have no room for such a line below their words."""


_Ends = tuple[float, float]
_Stretch = tuple[float, float, bool]


class _Piece(NamedTuple):
    """A piece of a ghost's place, over one row or several that adjoin, of which ``row`` is first.

    ``covered`` tells that the SUSPEND lies over it that cut the op; else no bar does.
    """

    row: Row
    area: QRectF
    covered: bool

    @property
    def middle(self) -> float:
        """Where words stand: in the middle of a row, not between two."""
        pitch = self.row.height + GAP
        rows = round((self.area.height() + GAP) / pitch)
        return self.row.top + (rows - 1) // 2 * pitch + self.row.height / 2


class GhostPainter(MarkPainter[Ghost]):
    """Hatched pieces with a dashed edge, the newest on top; words in the widest that has room."""

    level = 10
    stage = Stage.BARS

    def marks(self, marks: Marks) -> Sequence[Ghost]:
        """Return the ghosts."""
        return marks.ghosts

    def near(self, scene: Scene, at: QPointF) -> Sequence[Ghost]:
        """Return the ghosts of the instant at a point; to find their pieces costs O(bars)."""
        frame, x = scene.frame, at.x()
        ghosts = frame.marks.ghosts
        return [g for g in ghosts if frame.x(g.start_ns) < x + 1 and x - 1 < frame.x(g.end_ns)]

    def boxes(self, scene: Scene, mark: Ghost) -> Iterator[Box]:
        """Return the pieces of a ghost's place that no bar covers."""
        for piece in _pieces(scene.frame, mark):
            if not piece.covered:
                yield Box(piece.row, piece.area)

    def describe(self, mark: Ghost, row: Row | None) -> Hit:
        """Return its own words."""
        return Hit(row, mark.uid, -1, mark.start_ns, mark.end_ns, 1, mark.text)

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Draw the ghosts, no words over another's."""
        written: list[QRectF] = []
        for ghost in scene.frame.marks.ghosts:
            if pieces := _pieces(scene.frame, ghost):
                _draw(painter, scene, ghost, pieces)
                _write(painter, scene, ghost, pieces, written)

    def draw(self, painter: QPainter, scene: Scene, mark: Ghost) -> None:
        """Draw a ghost without its words."""
        _draw(painter, scene, mark, _pieces(scene.frame, mark))

    def samples(self) -> Sequence[Sample]:
        """Return the rest of a cut op and the place of a displaced one."""
        return (
            Sample(70, noop("cut off, time left"), SAMPLE_PX, _sample(cut=True)),
            Sample(100, noop("displaced from here"), SAMPLE_PX, _sample(cut=False)),
        )


def _pieces(frame: Frame, ghost: Ghost) -> list[_Piece]:
    """Return the pieces of a ghost in view; none where bars are not drawn singly.

    Pieces of rows that adjoin are one, where they are from the same place to the same place.
    """
    x0 = max(frame.x(ghost.start_ns), -4.0)
    x1 = min(frame.x(ghost.end_ns), frame.params.width + 4.0)
    if x1 - x0 < 2 or not frame.exact:
        return []
    rows = frame.laid.planes(ghost.die, ghost.planes)
    standing = frame.standing(ghost.die, x0, x1) if rows else []
    found: list[_Piece] = []
    above: Row | None = None
    grown: dict[_Stretch, int] = {}
    for row in rows:
        before = grown if above is not None and adjoin(above, row) else {}
        grown = {}
        for stretch in _stretches(
            _on_row(frame, standing, row), _hidden(frame, ghost, row), x0, x1
        ):
            grown[stretch] = at = before.get(stretch, len(found))
            if at == len(found):
                left, right, covered = stretch
                found.append(_Piece(row, QRectF(left, row.top, right - left, row.height), covered))
            found[at].area.setBottom(row.bottom)
        above = row
    return found


def _stretches(bars: list[_Ends], hidden: list[_Ends], x0: float, x1: float) -> Iterator[_Stretch]:
    """Return from where to where a row is free between two places, or covered from the first on.

    Newer ghosts hide it as bars do.
    """
    at = x0
    for start, end in (*sorted((*bars, *hidden)), (x1, x1)):
        if start - at >= 2:
            yield at, min(start, x1), False
        at = max(at, end)
    for start, end in bars:
        if start <= x0 + 1 and min(end, x1) - x0 >= 2:
            yield x0, min(end, x1), True


def _on_row(frame: Frame, standing: Iterable[Standing], row: Row) -> list[_Ends]:
    """Return from where to where bars of its die stand on a row."""
    above, below = frame.laid.reach[row.name]
    return [(bar.start, bar.end) for bar in standing if bar.first <= below and above <= bar.last]


def _hidden(frame: Frame, ghost: Ghost, row: Row) -> list[_Ends]:
    """Return from where to where newer ghosts lie over a ghost on a row."""
    plane = row.number if row.kind is RowKind.PLANE else -1
    return [(frame.x(start), frame.x(end)) for start, end in ghost.hidden_on(plane)]


def _colours(theme: Theme, cut: BarKind | None, strength: float) -> tuple[QColor, QColor]:
    """Return the colours of edge and hatch; ``cut`` is what the op that was cut shows."""
    name = theme.muted if cut is None else theme.bar(cut)
    hatch = strength * (0.18 if cut is None else 0.35)
    return theme.colour(name, strength), theme.colour(name, hatch)


def _shape(painter: QPainter, area: QRectF, edge: QColor, hatch: QColor) -> None:
    glyphs.hatch(painter, area, hatch)
    draw_dashed(painter, sides(area), edge, DASHED)


def _draw(painter: QPainter, scene: Scene, ghost: Ghost, pieces: Iterable[_Piece]) -> None:
    faded = scene.faded(ghost.uid)
    strength = 0.25 if faded else 1.0 if ghost.cut else 0.8
    base = scene.frame.as_of.trace.op_def(ghost.uid).base
    edge, hatch = _colours(scene.theme, OF_BASE[base.kind] if ghost.cut else None, strength)
    for piece in pieces:
        if not piece.covered:
            _shape(painter, piece.area, edge, hatch)
        elif ghost.cut:
            _draw_foot(painter, scene, piece.area, faded)


def _draw_foot(painter: QPainter, scene: Scene, area: QRectF, faded: bool) -> None:
    """Let a ghost be seen below the SUSPEND that lies over it: a dashed line at its foot.

    Where the bar is too thin for that line and its own words, it runs along the bar's edge.
    """
    ground = scene.theme.colour("background", 0.3 if faded else 0.9)
    y = area.bottom() - (_FOOT if area.height() >= _THIN else 0.5)
    draw_dashed(painter, [Line(area.left(), y, area.right(), y)], ground, DASHED)


def _write(
    painter: QPainter, scene: Scene, ghost: Ghost, places: list[_Piece], written: list[QRectF]
) -> None:
    """Write the longest text that fits into a piece, the widest first, over no other's text."""
    free = ((p.area, p.middle) for p in places if not p.covered and p.area.height() >= _LEAST)
    pieces = sorted(free, key=lambda piece: -piece[0].width())
    if not pieces or pieces[0][0].width() < _ROOM:
        return
    words, whole = scene.words, spoken(ghost.text)
    left = whole.split(": ")[-1]
    time = str(ghost.text.values.get("left", left)) if isinstance(ghost.text, Said) else left
    muted = not ghost.cut or scene.faded(ghost.uid)
    for text in (whole, left, time, f"op {ghost.uid}"):
        width = words.room(text, _PX)
        for area, middle in pieces:
            if width + _ROOM > area.width():
                break
            x, y = area.left() + (area.width() - width) / 2, middle
            back = QRectF(x - 3, y - 7.5, width + 6, 15)
            if any(back.intersects(other) for other in written):
                continue
            written.append(back)
            painter.fillRect(back, scene.theme.colour("background"))
            ink = scene.theme.muted if muted else scene.theme.ink
            words.write(painter, x, y, text, ink, _PX)
            return


def _sample(*, cut: bool) -> Draw:
    def draw(painter: QPainter, area: QRectF, theme: Theme) -> None:
        _shape(painter, area, *_colours(theme, BarKind.PROGRAM if cut else None, 1.0))

    return draw


LAYERS: Final = (GhostPainter(),)

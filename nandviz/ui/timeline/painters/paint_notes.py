"""Paints notes on the ruler: words run where it is free, cut only where none is.

Where two runs part is a note too, with a line over all rows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter, QPen, QPolygonF

from nandviz.language import noop
from nandviz.query.marks.read_marks import Marks, Note, Parting
from nandviz.ui.theme import Theme
from nandviz.ui.timeline.glyphs import TextPainter
from nandviz.ui.timeline.layer import SIGN_PX, Box, Hit, MarkPainter, Sample, Stage
from nandviz.ui.timeline.rows import Row
from nandviz.ui.timeline.ruler_size import NOTE_ROW
from nandviz.ui.timeline.scene import Scene

_TOP: Final = 1.0
_PX: Final = 11
_FLAG: Final = 11.0
_BEFORE: Final = 5.0
"""Between words and the flag on their right."""
_APART: Final = 8.0
_WIDE: Final = 2.0
"""Of the line where two runs part."""


@dataclass(frozen=True, slots=True)
class NotePlace:
    """A note in view: its flag at ``x``, its words, maybe cut, from ``at`` on.

    ``top`` is that of its row, from the top of the rows, which the ruler is above.
    """

    note: Note
    x: float
    top: float
    at: float
    text: str
    width: float

    @property
    def area(self) -> QRectF:
        """Flag and words, relative to the rows."""
        left, right = min(self.x, self.at), max(self.x + _FLAG, self.at + self.width)
        return QRectF(left, self.top, right - left, NOTE_ROW)


class NotePainter(MarkPainter[Note]):
    """A flag on the ruler, and its words."""

    level = 130
    stage = Stage.RULER
    reach_px = 2.0

    def marks(self, marks: Marks) -> Sequence[Note]:
        """Return the notes."""
        return marks.notes

    def boxes(self, scene: Scene, mark: Note) -> Iterator[Box]:
        """Return flag and words together."""
        for place in note_places(scene):
            if place.note is mark:
                yield Box(None, place.area)

    def near(self, scene: Scene, at: QPointF) -> Sequence[Note]:
        """Return the notes whose flag and words span a point: all are placed at once."""
        places = [(place.note, place.area) for place in note_places(scene)]
        beside = self.reach_px + 1
        return [n for n, a in places if a.left() - beside < at.x() < a.right() + beside]

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Draw every flag, then the words over them."""
        places = note_places(scene)
        for place in places:
            _draw_flag(painter, scene, place)
        for place in places:
            _write(painter, scene, place)

    def draw(self, painter: QPainter, scene: Scene, mark: Note) -> None:
        """Draw one flag and its words."""
        for place in note_places(scene):
            if place.note is mark:
                _draw_flag(painter, scene, place)
                _write(painter, scene, place)

    def describe(self, mark: Note, row: Row | None) -> Hit:
        """Return the whole text, which may be cut on the ruler."""
        text = mark.sentence if isinstance(mark, Parting) else mark.text
        return Hit(row, None, -1, mark.when_ns, mark.when_ns, 1, text)


class PartingPainter(MarkPainter[Parting]):
    """A line over all rows where two runs part; the ruler bears its words."""

    level = 46
    stage = Stage.BARS
    reach_px = 2.0

    def marks(self, marks: Marks) -> Sequence[Parting]:
        """Return where they part."""
        return [note for note in marks.notes if isinstance(note, Parting)]

    def boxes(self, scene: Scene, mark: Parting) -> Iterator[Box]:
        """Return the line."""
        frame = scene.frame
        x = frame.on_pixel(frame.x(mark.when_ns) - _WIDE / 2)
        if frame.rows and -_WIDE <= x <= frame.params.width:
            yield Box(frame.rows[0], QRectF(x, 0, _WIDE, frame.params.height))

    def draw(self, painter: QPainter, scene: Scene, mark: Parting) -> None:
        """Draw the line, edged with ground."""
        for box in self.boxes(scene, mark):
            ground = scene.theme.colour("background", 0.7)
            painter.fillRect(box.area.adjusted(-1, 0, 1, 0), ground)
            painter.fillRect(box.area, scene.theme.colour("accent"))

    def describe(self, mark: Parting, row: Row | None) -> Hit:
        """Return what both do there."""
        return Hit(row, None, -1, mark.when_ns, mark.when_ns, 1, mark.sentence)

    def samples(self) -> Sequence[Sample]:
        """Return a line."""
        return (Sample(230, noop("A and B part"), SIGN_PX, _parting_sample, of_two=True),)


def note_places(scene: Scene) -> list[NotePlace]:
    """Return the places of the notes in view: each in the first row in which its words are whole.

    Where they are so in none, it is the row that leaves them the most room. Where no row is free,
    the words that reach farthest to the left are cut at the flag.
    """
    frame, words = scene.frame, scene.words
    width, rows = float(frame.params.width), range(frame.params.ruler.note_rows)
    top = _TOP - frame.params.ruler.height
    free = [0.0 for _ in rows]
    places: list[NotePlace] = []
    last: dict[int, int] = {}
    for note in frame.marks.notes:
        x = frame.x(note.when_ns)
        if not 0 <= x <= width:
            continue
        if min(free) > x:
            row = min(rows, key=lambda r: free[r])
            places[last[row]] = _cut(places[last[row]], x - _APART, words)
            free[row] = x
        tried = {
            row: _place(note, QPointF(x, top + row * NOTE_ROW), width, free[row], words)
            for row in rows
            if free[row] <= x
        }
        row = max(tried, key=lambda r: tried[r].width)
        place = tried[row]
        last[row] = len(places)
        places.append(place)
        free[row] = max(place.at + place.width, x + _FLAG) + _APART
    return places


def _place(note: Note, at: QPointF, width: float, free: float, words: TextPainter) -> NotePlace:
    """Return a note's place: its words on the right of its flag, else on its left, else cut.

    Cut they stand on the side with more room.
    """
    x, wide = at.x(), words.width(note.text, _PX)
    place = NotePlace(note, x, at.y(), x + _FLAG, note.text, wide)
    if place.at + wide <= width:
        return place
    end = x - _BEFORE
    if end - free < min(wide, width - place.at):
        return _cut(place, width, words)
    text = words.cut(note.text, end - free, _PX)
    wide = words.width(text, _PX)
    return NotePlace(note, x, place.top, end - wide, text, wide)


def _cut(place: NotePlace, end: float, words: TextPainter) -> NotePlace:
    """Return a note with as much of its words as fits before ``end``."""
    if place.at < place.x:
        return place
    text = words.cut(place.text, end - place.at, _PX)
    return NotePlace(place.note, place.x, place.top, place.at, text, words.width(text, _PX))


def _draw_flag(painter: QPainter, scene: Scene, place: NotePlace) -> None:
    accent = scene.theme.colour("accent")
    painter.setBrush(accent)
    painter.setPen(QPen(accent, 1.2))
    painter.drawLine(QLineF(place.x, place.top, place.x, 0.0))
    points = [(0.0, 1.0), (8.0, 4.5), (0.0, 8.0)]
    painter.drawPolygon(QPolygonF([QPointF(place.x + a, place.top + b) for a, b in points]))


def _write(painter: QPainter, scene: Scene, place: NotePlace) -> None:
    back = QRectF(place.at - 1, place.top - 1, place.width + 2, NOTE_ROW)
    painter.fillRect(back, scene.theme.colour("panel", 0.85))
    ink = scene.theme.ink
    if isinstance(place.note, Parting):
        painter.fillRect(back, scene.theme.colour("accent"))
        ink = scene.theme.on(scene.theme.accent)
    scene.words.write(painter, place.at, place.top + 5, place.text, ink, _PX)


def _parting_sample(painter: QPainter, area: QRectF, theme: Theme) -> None:
    middle = area.center().x() - _WIDE / 2
    painter.fillRect(
        QRectF(middle, area.top() - 1, _WIDE, area.height() + 2), theme.colour("accent")
    )


LAYERS: Final = (PartingPainter(), NotePainter())

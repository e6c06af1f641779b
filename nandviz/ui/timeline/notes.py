"""The scenario's notes on the ruler: where their words run, cut only where nothing is free."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from nandviz.query.marks.marks import Note
from nandviz.ui.timeline.frame import Frame
from nandviz.ui.timeline.glyphs import TextPainter

NOTE_ROWS: Final = 3
NOTE_ROW: Final = 15.0
_TOP: Final = 3.0
_PX: Final = 11
_FLAG: Final = 11.0
_APART: Final = 8.0


@dataclass(frozen=True, slots=True)
class NotePlace:
    """A note in view: its flag at ``x``, its words, maybe cut, from ``at`` on.

    ``top`` is that of its row, from the top of the ruler.
    """

    note: Note
    x: float
    top: float
    at: float
    text: str
    width: float

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point of the ruler lies on the flag or the words."""
        left, right = min(self.x, self.at), max(self.x + _FLAG, self.at + self.width)
        return left - 2 <= x <= right + 2 and self.top <= y < self.top + NOTE_ROW


def note_places(frame: Frame, words: TextPainter) -> list[NotePlace]:
    """Return the places of the notes in view: each in the first row in which its words are free.

    Where no row is free, the words that reach farthest to the left are cut at the flag.
    """
    width = float(frame.params.width)
    free = [0.0] * NOTE_ROWS
    places: list[NotePlace] = []
    last: dict[int, int] = {}
    for note in frame.marks.notes:
        x = frame.x(note.when_ns)
        if not 0 <= x <= width:
            continue
        row = next((r for r in range(NOTE_ROWS) if free[r] <= x), None)
        if row is None:
            row = min(range(NOTE_ROWS), key=lambda r: free[r])
            places[last[row]] = _cut(places[last[row]], x - _APART, words)
        place = _place(note, x, row, width, free[row], words)
        last[row] = len(places)
        places.append(place)
        free[row] = max(place.at + place.width, x + _FLAG) + _APART
    return places


def _place(
    note: Note, x: float, row: int, width: float, free: float, words: TextPainter
) -> NotePlace:
    """Return a note's place: its words on the right of its flag, else on its left, else cut."""
    wide = words.width(note.text, _PX)
    place = NotePlace(note, x, _TOP + row * NOTE_ROW, x + _FLAG, note.text, wide)
    if place.at + wide <= width:
        return place
    left = x - 5 - wide
    if left >= free:
        return NotePlace(note, x, place.top, left, note.text, wide)
    return _cut(place, width, words)


def _cut(place: NotePlace, end: float, words: TextPainter) -> NotePlace:
    """Return a note with as much of its words as fits before ``end``."""
    text = place.text
    if place.at < place.x or place.at + place.width <= end:
        return place
    while text and place.at + words.width(f"{text}…", _PX) > end:
        text = text[:-1]
    text = f"{text.rstrip()}…" if text else ""
    return NotePlace(place.note, place.x, place.top, place.at, text, words.width(text, _PX))


def paint_notes(painter: QPainter, frame: Frame, words: TextPainter, bottom: float) -> None:
    """Draw a flag for each note, and its words; origin at the left top of the ruler."""
    theme = frame.params.theme
    places = note_places(frame, words)
    painter.setBrush(QColor(theme.accent))
    for place in places:
        painter.setPen(QPen(QColor(theme.accent), 1.2))
        painter.drawLine(QLineF(place.x, place.top, place.x, bottom))
        points = [(0.0, 1.0), (8.0, 4.5), (0.0, 8.0)]
        painter.drawPolygon(QPolygonF([QPointF(place.x + a, place.top + b) for a, b in points]))
    for place in places:
        back = QRectF(place.at - 1, place.top - 1, place.width + 2, NOTE_ROW - 2)
        painter.fillRect(back, theme.colour("panel", 0.85))
        words.write(painter, place.at, place.top + 5, place.text, theme.ink, _PX)


def note_at(frame: Frame, words: TextPainter, x: float, y: float) -> str:
    """Return the whole text of the note at a point of the ruler, empty if there is none."""
    found = (p.note.text for p in reversed(note_places(frame, words)) if p.holds(x, y))
    return next(found, "")

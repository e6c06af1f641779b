"""What the parts of the timeline ask of it."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QPoint, QPointF

from nandviz.query.asof import AsOf
from nandviz.query.marks.read_marks import BrokenLaw
from nandviz.query.marks.tracks import TraceTracks
from nandviz.session.marks import Marks
from nandviz.ui.commands.command import Send
from nandviz.ui.theme import Theme
from nandviz.ui.timeline.frame import Frame
from nandviz.ui.timeline.glyphs import TextPainter
from nandviz.ui.timeline.layer import Hit
from nandviz.ui.timeline.paint_frame import Cursors
from nandviz.ui.timeline.rows import Row
from nandviz.ui.viewport import ViewState


class FrameSource(Protocol):
    """What is shown, read by the ruler, the rows, the minimap and the legend."""

    state: ViewState
    theme: Theme
    words: TextPainter
    send: Send
    laws_words: str

    @property
    def tracks(self) -> TraceTracks | None:
        """The tracks of the trace."""

    def frame(self) -> Frame | None:
        """Return the picture of what is shown now; None without a trace."""

    def cursors(self) -> Cursors:
        """Return the marks, and the measure."""

    def broken(self) -> Sequence[BrokenLaw]:
        """Return every violation of a law."""

    def head(self) -> AsOf:
        """Return the state as of the last event that is known."""

    def resized(self) -> None:
        """Lay out anew: the rows have another size."""


class GestureTarget(Protocol):
    """What gestures act upon. Points are relative to the left top of the rows."""

    state: ViewState
    marks: Marks
    send: Send

    def time_at(self, x: float) -> int:
        """Return an instant."""

    def place_at(self, x: float) -> float:
        """Return a place on the axis."""

    def snapped(self, time_ns: int) -> int:
        """Return the nearest edge in reach, else the instant itself."""

    def hit(self, at: QPointF) -> Hit | None:
        """Return what lies at a point."""

    def row_at(self, y: float) -> Row | None:
        """Return a row."""

    def scroll_by(self, pixels: float) -> None:
        """Scroll the lanes."""

    def hover_at(self, at: QPointF, screen: QPoint) -> None:
        """Note that the pointer rests."""

    def hide_tip(self) -> None:
        """Take the tooltip away."""

    def show_menu(self, at: QPointF, screen: QPoint) -> None:
        """Show the context menu."""

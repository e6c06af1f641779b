"""What the parts of the timeline ask of it."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from enum import Enum, auto
from typing import Protocol

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import QScrollBar

from nandviz.query.marks.bars import Times
from nandviz.session.breakpoint_places import BreakpointPlace
from nandviz.session.marks import Marks
from nandviz.ui.commands.command import Command, Send
from nandviz.ui.theme import Theme
from nandviz.ui.timeline.entry_drag import EntryDrag, Grip
from nandviz.ui.timeline.frame import Frame
from nandviz.ui.timeline.glyphs import TextPainter
from nandviz.ui.timeline.layer import Hit
from nandviz.ui.timeline.legend import Explained
from nandviz.ui.timeline.paint_frame import Cursors
from nandviz.ui.timeline.pair import Pair
from nandviz.ui.timeline.rows import Layout, Row
from nandviz.ui.timeline.ruler_size import Ruler
from nandviz.ui.timeline.shown_trace import ShownTrace
from nandviz.ui.viewport import ViewState


class FrameSource(Protocol):
    """What is shown, read by the ruler, the rows, the minimap and the legend."""

    state: ViewState
    theme: Theme
    words: TextPainter
    send: Send
    laws_words: str
    entries: EntryDrag

    @property
    def breaks(self) -> Sequence[BreakpointPlace]:
        """The events at which breakpoints stop."""

    @property
    def two(self) -> bool:
        """Whether two runs are shown."""

    @property
    def explained(self) -> Explained:
        """What the legend explains beside what every run has."""

    @property
    def runs(self) -> Sequence[ShownTrace]:
        """Run A, if there is one, and the trace."""

    @property
    def front(self) -> ShownTrace | None:
        """The run whose axis and playhead are shown."""

    @property
    def ruler(self) -> Ruler:
        """The ruler of what is shown."""

    def frame(self) -> Frame | None:
        """Return the picture of what is shown now; None without a trace."""

    def frames(self) -> Sequence[Frame]:
        """Return the pictures of the runs whose rows are shown, that of `frame` last."""

    def hold_frames(self) -> AbstractContextManager[None]:
        """Let `frames` be what they are now: all parts of one painting ask for them."""

    def cursors(self) -> Cursors:
        """Return the marks, and the measure."""

    def broken_ns(self) -> Times:
        """Return the instants of all violations of laws, ascending."""

    def resized(self) -> None:
        """Lay out anew: the rows have another size."""


class Dragged(Enum):
    """Where the playhead is dragged."""

    NOT = auto()
    HERE = auto()
    ON_MINIMAP = auto()


class Looked(Protocol):
    """What is moved when things are brought into view."""

    state: ViewState
    scrollbar: QScrollBar

    @property
    def shown(self) -> ShownTrace | None:
        """The trace, which is run B where there are two."""

    @property
    def dragged(self) -> Dragged:
        """Where the playhead is dragged."""

    def layouts(self) -> Sequence[Layout]:
        """Return the rows of each run that has any, those in front last."""


class Pointed(Protocol):
    """What the pointer asks. Points are relative to the left top of the rows."""

    state: ViewState
    marks: Marks
    words: TextPainter
    send: Send
    entries: EntryDrag
    pair: Pair

    @property
    def breaks(self) -> Sequence[BreakpointPlace]:
        """The events at which breakpoints stop."""

    @property
    def shown(self) -> ShownTrace | None:
        """The trace, which is run B where there are two."""

    def frame(self) -> Frame | None:
        """Return the picture of what is shown now; None without a trace."""

    def frames(self) -> Sequence[Frame]:
        """Return the pictures of the runs whose rows are shown."""

    def point_at(self, found: Hit | None) -> None:
        """Show by the pointer whether what lies under it can be dragged."""

    def time_at(self, x: float) -> int:
        """Return an instant."""

    def snapped(self, time_ns: int) -> int:
        """Return the nearest edge in reach, else the instant itself."""

    def row_at(self, y: float) -> Row | None:
        """Return a row."""

    def stand_on(self, found: Hit) -> None:
        """Begin moves along a lane at what was clicked."""


class UnderPointer(Protocol):
    """What gestures ask of the pointer."""

    def hide_tip(self) -> None:
        """Take the tooltip away."""

    def hit(self, at: QPointF) -> Hit | None:
        """Return what lies at a point."""

    def leads_to_playhead(self, at: QPointF) -> bool:
        """Whether a point, from the left top of the ruler, lies on the arrow to the playhead."""

    def pick(self, at: QPointF) -> Command:
        """Return what selects what lies at a point; moves along the lane start there."""

    def hover_at(self, at: QPointF, screen: QPoint) -> None:
        """Note that the pointer rests."""

    def leave(self) -> None:
        """Forget the pointer."""

    def show_menu(self, at: QPointF, screen: QPoint) -> None:
        """Show the context menu."""


class GestureTarget(Protocol):
    """What gestures act upon. Points are relative to the left top of the rows."""

    state: ViewState
    marks: Marks
    send: Send
    entries: EntryDrag

    def grip(self, at: QPointF) -> Grip | None:
        """Return what a drag would hold at a point."""

    @property
    def ruler(self) -> Ruler:
        """The ruler of what is shown."""

    @property
    def pointing(self) -> UnderPointer:
        """What lies under the pointer."""

    def time_at(self, x: float) -> int:
        """Return an instant."""

    def place_at(self, x: float) -> float:
        """Return a place on the axis."""

    def snapped(self, time_ns: int) -> int:
        """Return the nearest edge in reach, else the instant itself."""

    def move_to(self, x: float, *, free: bool, dragged: bool) -> Command:
        """Return the command that puts the playhead at ``x``; ``free`` of edges."""

    def row_at(self, y: float) -> Row | None:
        """Return a row."""

    def scroll_by(self, pixels: float) -> None:
        """Scroll the lanes."""

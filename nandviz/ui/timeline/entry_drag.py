"""An entry of the script that is dragged along the time axis: what is held, and what is shown.

While it is dragged the timeline shows another run, with the span and the axis as they are: a view
must not leap away under the pointer.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import log10
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from nandviz.language import spoken, tr
from nandviz.model.words import Kind, Showing
from nandviz.query.entry_hits import entry_of
from nandviz.query.marks.beside import Beside
from nandviz.trace.tables import Trace
from nandviz.ui.timeline.layer import Hit
from nandviz.ui.timeline.pair import Pair
from nandviz.ui.timeline.scene import Scene
from nandviz.ui.timeline.shown_trace import ShownTrace
from nandviz.ui.viewport import ViewState
from nandviz.units import us_sentence

NEAR_PX: Final = 6.0
"""How far from an edge the time of an entry snaps to it."""

_DRAGGED: Final = frozenset({Kind.SUSPEND, Kind.RESUME})
_PAD: Final = 6.0
_ABOVE: Final = 26.0
"""How far above the pointer the words stand."""


@dataclass(frozen=True, slots=True)
class Grip:
    """What a drag would hold.

    Attributes
    ----------
    entry
        Number in the script.
    at_ns
        Where it stands.
    refused
        Why it cannot be dragged; empty if it can.
    """

    entry: int = -1
    at_ns: int = 0
    refused: str = ""


class Preview(NamedTuple):
    """A trace as of an event, and what is to be seen of run A beside it."""

    trace: Trace
    k: int
    beside: Beside | None = None
    showing: Showing = Showing.B


@dataclass(frozen=True, slots=True)
class DragSign:
    """The line of an entry that is dragged, and the words at the pointer."""

    at_ns: int
    words: str


class EntryDrag:
    """The entry that is dragged on one view.

    Parameters
    ----------
    put
        Shows other runs in the rows; nothing else of the view changes.

    Attributes
    ----------
    scripted
        Whether what is shown has a script.
    sign
        None while nothing is dragged.
    """

    def __init__(self, surface: QWidget, state: ViewState, put: Callable[[Pair], None]) -> None:
        self._surface = surface
        self._state = state
        self._put = put
        self._kept: Pair | None = None
        self._y = 0.0
        self.scripted = False
        self.sign: DragSign | None = None

    def grip(self, shown: ShownTrace, found: Hit | None) -> Grip | None:
        """Return what a drag would hold at a hit; None where there is no SUSPEND or RESUME."""
        trace = shown.trace
        if found is None or found.uid is None or _kind(trace, found.uid) not in _DRAGGED:
            return None
        if not self.scripted:
            return Grip(refused=tr("a trace without a scenario has no entries to drag"))
        entry = entry_of(trace, found.uid)
        if entry is None:
            words = tr("op {uid} is not of the script: it has no entry to drag", uid=found.uid)
            return Grip(refused=words)
        return Grip(entry, int(trace.ops.submitted_ns[found.uid - 1]))

    def point_at(self, grip: Grip | None) -> None:
        """Let the pointer say what could be dragged."""
        shape = Qt.CursorShape.SizeHorCursor
        if grip is None:
            self._surface.unsetCursor()
        else:
            self._surface.setCursor(Qt.CursorShape.ForbiddenCursor if grip.refused else shape)

    def follow(self, y: float) -> None:
        """Let the words stand at a height of the rows."""
        self._y = y

    def nearest(self, edges_ns: npt.NDArray[np.int64], at_ns: int) -> int:
        """Return the edge within `NEAR_PX` of an instant, else a round instant in its pixel."""
        state, near = self._state, int(edges_ns.searchsorted(at_ns))
        per_px, place = state.span / max(state.width_px, 1), state.axis.at(at_ns)
        some = edges_ns[max(near - 1, 0) : near + 1]
        away = np.abs(state.axis.places(some) - place) / per_px
        if len(some) and away.min() <= NEAR_PX:
            return int(some[int(away.argmin())])
        wide_ns = max(state.axis.time_at(place + per_px) - at_ns, 1)
        step_ns = int(10.0 ** int(log10(wide_ns)))
        return round(at_ns / step_ns) * step_ns

    def show(self, pair: Pair, preview: Preview | None, sign: DragSign) -> None:
        """Show what would be, None where that is not simulated.

        ``pair`` is what the view shows now; `restore` brings it back.
        """
        self.sign = sign
        if preview is None:
            self._surface.update()
            return
        kept = self._kept = self._kept or pair
        shown = ShownTrace(preview.trace)
        shown.set_event(preview.k)
        self._put(kept.preview(shown, preview.beside, preview.showing))

    @property
    def previewing(self) -> bool:
        """Whether another run is shown than the one before the drag."""
        return self._kept is not None

    def restore(self) -> None:
        """Bring back what was shown before the drag."""
        kept, self._kept = self._kept, None
        if kept is not None:
            self._put(kept)

    def end(self) -> None:
        """Show no drag any more."""
        self.restore()
        self.sign = None
        self._surface.unsetCursor()
        self._surface.update()

    def paint(self, painter: QPainter, scene: Scene, height: float) -> None:
        """Draw the line of the entry and its words; origin at the ruler's left top."""
        if self.sign is None:
            return
        frame, theme = scene.frame, scene.theme
        x = frame.on_pixel(frame.x(self.sign.at_ns))
        painter.setPen(QPen(theme.colour("accent"), 1.0))
        painter.drawLine(QLineF(x, frame.params.ruler.height, x, height))
        text = spoken(self.sign.words)
        wide = scene.words.width(text, bold=True) + 2 * _PAD
        left = min(max(x + _PAD, 0.0), max(frame.params.width - wide, 0.0))
        top = (
            min(max(self._y - _ABOVE, 4.0), frame.params.height - 24.0) + frame.params.ruler.height
        )
        box = QRectF(left, top, wide, 20.0)
        painter.fillRect(box, theme.colour("panel"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
        scene.words.write(painter, left + _PAD, box.center().y(), text, theme.ink, bold=True)


def sign_words(at_ns: int, hits: str = "") -> str:
    """Return the words at the pointer: ``330.000 µs: cuts op 2``."""
    return f"{us_sentence(at_ns)}: {spoken(hits)}" if hits else us_sentence(at_ns)


def _kind(trace: Trace, uid: int) -> Kind:
    return trace.op_def(uid).base.kind

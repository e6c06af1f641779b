"""Where the run stands: time, event, marks."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nandviz.language import tr
from nandviz.ui.words import Widths, draw_line, hint
from nandviz.units import us_cell, us_sentence

_SIGNS = "①②③④⑤⑥⑦⑧⑨"


def marks_text(marks: Sequence[int], measure: tuple[int, int] | None) -> str:
    """Return the marks, and what is measured between other instants, each with its own Δ."""
    words = []
    if marks:
        said = "  ".join(f"{_SIGNS[i % 9]} {us_cell(t)}" for i, t in enumerate(marks))
        words.append(f"{tr('marks')} {said}{_delta(marks[-2:])}")
    if measure is not None and set(measure) != set(marks[-2:]):
        low, high = sorted(measure)
        words.append(f"{tr('span')} {us_cell(low)} … {us_cell(high)}{_delta(measure)}")
    return "   ".join(words)


def _delta(ends: Sequence[int]) -> str:
    return f"  Δ = {us_sentence(abs(ends[1] - ends[0]))}" if len(ends) == 2 else ""


class Clock(QWidget):
    """``t = 7200.000 µs   event 17 / 304   marks ① ②  Δ = 100.185 µs``.

    It is as wide as its digits could be: what stands beside it keeps its place, and the window is
    not laid out anew at every step, as it is by a label. Where the window is narrow the marks end
    in …; its tooltip has it all.
    """

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._whole = self._least = 0
        self._widths = Widths()
        self.setAccessibleName(tr("Time and event"))

    def show_place(
        self,
        now_ns: int,
        event: tuple[int, int],
        marks: Sequence[int],
        measure: tuple[int, int] | None,
    ) -> None:
        """Show the playhead's instant, (event, last event) and the marks."""
        k, last = event
        place = f"event {k} / {last}" if k >= 0 else tr("start, {last} events", last=last + 1)
        place = f"t = {us_sentence(now_ns)}   {place}"
        text = f"{place}   {marks_text(marks, measure)}".rstrip()
        widths = self._width(text), self._width(place)
        if widths != (self._whole, self._least):
            self._whole, self._least = widths
            self.updateGeometry()
        if text != self.text:
            self.text = text
            self.setToolTip(hint(text))
            self.setAccessibleDescription(text)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        draw_line(self, self.text, self._widths)

    def _width(self, text: str) -> int:
        return self._widths.of(text, self.font()) + 1

    def sizeHint(self) -> QSize:
        """Return room for all."""
        return QSize(self._whole, self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """Return room for time and event."""
        return QSize(self._least, self.fontMetrics().height())

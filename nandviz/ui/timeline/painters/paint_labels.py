"""Writes letters and names into the bars that are wide enough."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from nandviz.query.marks.bar_kind import BarKind
from nandviz.trace.pyramid import PLANNED
from nandviz.ui.bar_form import FORMS
from nandviz.ui.timeline.frame import TrackPlace
from nandviz.ui.timeline.layer import Layer, Stage
from nandviz.ui.timeline.paint_bars import SIGNS
from nandviz.ui.timeline.scene import Scene

if TYPE_CHECKING:
    from nandviz.ui.timeline.rows import Row

LABELS: Final = 200
"""Bars that are written into, the widest ones."""

_PAD: Final = 4.0
_SIGN: Final = 15.0
_LEAST: Final = 13.0
_NAMED: Final = tuple(kind for kind, form in FORMS.items() if form.named)


class LabelPainter(Layer):
    """The words of bars."""

    level = 40
    stage = Stage.BARS

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Write into the widest bars, the name of an op on the topmost of its planes only."""
        _Writer(painter, scene).write()


@dataclass(frozen=True, slots=True)
class _Bar:
    """A bar that is to be labelled: where its words may stand, and what they say."""

    start: float
    end: float
    kind: int
    uid: int
    number: int
    part: int
    planes: int
    place: TrackPlace


class _Writer:
    """One painting of the words."""

    def __init__(self, painter: QPainter, scene: Scene) -> None:
        self.painter = painter
        self.scene = scene
        self.frame, self.theme, self.words = scene.frame, scene.theme, scene.words
        self._named: set[tuple[int, int]] = set()
        self._first_rows: dict[tuple[int, int], Row] = {}
        self._inks: dict[int, str] = {}

    def write(self) -> None:
        """Write everything."""
        for bar in self._bars():
            if bar.place.bottom - bar.place.top >= 9:
                self._label(bar, named=self._is_first(bar))

    def _bars(self) -> Iterator[_Bar]:
        frame = self.frame
        seen = np.minimum(frame.bar_x1, frame.params.width) - np.maximum(frame.bar_x0, 0)
        wide = np.flatnonzero(seen >= _LEAST)
        wide = wide[np.isin(frame.bars.kind[wide] % PLANNED, _NAMED)]
        order = np.argsort(frame.bar_x0[wide] - frame.bar_x1[wide], kind="stable")
        chosen = np.sort(wide[order[:LABELS]])
        parts, part = frame.as_of.trace.parts, frame.bar_part[chosen]
        columns = (
            frame.bar_x0[chosen], frame.bar_x1[chosen], frame.bars.kind[chosen],
            frame.bar_uid[chosen], parts.number[part], part, parts.planes[part],
            frame.bars.track[chosen],
        )  # fmt: skip
        for x0, x1, kind, uid, number, of, planes, track in zip(
            *(c.tolist() for c in columns), strict=True
        ):
            end = min(x1, float(frame.params.width)) - 3
            yield _Bar(
                max(x0, 0.0) + _PAD, end, kind, uid, number, of, planes,
                frame.places[track],
            )  # fmt: skip

    def _label(self, bar: _Bar, *, named: bool) -> None:
        kind, middle = BarKind(bar.kind % PLANNED), (bar.place.top + bar.place.bottom) / 2
        form = FORMS[kind]
        x = bar.start + (_SIGN if kind in SIGNS else 0.0) + (2.0 if bar.number > 1 else 0.0)
        ink = self._ink(bar.kind, bar.uid)
        if form.letter and bar.end - x >= 8:
            self._write(x, middle, form.letter, ink, 12)
            x += 14
        if not named or bar.end - x < _PAD:
            return
        for text in self._texts(bar):
            if self.words.room(text) <= bar.end - x:
                self._write(x, middle, text, ink, 11)
                return

    def _write(self, x: float, middle: float, text: str, ink: str, px: int) -> None:
        """Write into a bar; on a pattern, on a piece of ground."""
        bold = px > 11
        if self.theme.patterns:
            width = self.words.width(text, px, bold=bold)
            ground = QColor(self.theme.background)
            self.painter.fillRect(QRectF(x - 2, middle - 8, width + 4, 16), ground)
            ink = self.theme.ink
        self.words.write(self.painter, x, middle, text, ink, px, bold=bold)

    def _ink(self, kind: int, uid: int) -> str:
        if self.scene.faded(uid):
            return self.theme.muted
        if kind not in self._inks:
            colour = self.theme.bar(kind % PLANNED)
            self._inks[kind] = self.theme.ink if kind >= PLANNED else self.theme.on(colour)
        return self._inks[kind]

    def _texts(self, bar: _Bar) -> list[str]:
        """Return what a bar may be called, longest first."""
        trace = self.frame.as_of.trace
        name = trace.info.ops[int(trace.ops.op[bar.uid - 1])].name
        total = self._total(bar)
        part = f"  {bar.number}/{total}" if total > 1 else ""
        verb = FORMS[BarKind(bar.kind % PLANNED)].verb
        op = f"op {bar.uid}"
        if verb:
            return [f"{op}  {name}", f"{op}  {verb}", verb, f"{bar.uid}"]
        return [f"{op}  {name}{part}", f"{op}{part}", part.strip() or f"{bar.uid}"]

    def _total(self, bar: _Bar) -> int:
        """Return in how many parts the op of a bar runs: one that is not cut is the last."""
        as_of, parts = self.frame.as_of, self.frame.as_of.trace.parts
        is_last = not parts.cut[bar.part] and parts.died[bar.part] > as_of.k
        return bar.number if is_last else as_of.part_count(bar.uid)

    def _is_first(self, bar: _Bar) -> bool:
        """Tell whether a bar stands on the topmost row in view of those its part holds."""
        row = bar.place.row
        if row.die < 0:
            return True
        held = (row.die, bar.planes)
        if held not in self._first_rows:
            rows = self.frame.planes(*held)
            self._first_rows[held] = rows[0] if rows else row
        key = (bar.part, bar.kind)
        if row is not self._first_rows[held] or key in self._named:
            return False
        self._named.add(key)
        return True


LAYERS: Final = (LabelPainter(),)

"""Writes letters and names into the bars that are wide enough."""

from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from nandviz.trace.pyramid import PLANNED
from nandviz.ui.bar_form import FORMS, is_of
from nandviz.ui.timeline.layer import Layer, Stage
from nandviz.ui.timeline.paint_bars import BARS, SIGNS
from nandviz.ui.timeline.scene import Scene

LABELS: Final = 120
"""Bars that are written into, the widest ones."""

_PX: Final = 11
_THINNEST: Final = 3.0
"""No letter is so thin: longer texts need not be measured."""
_PAD: Final = 4.0
_SIGN: Final = 15.0
_LEAST: Final = 13.0
_LOW: Final = 9.0
"""Bars of which less height is seen are not written into."""
_FORM: Final = {int(kind): form for kind, form in FORMS.items()}
"""By the code of a kind."""
_IS_NAMED: Final = is_of(kind for kind, form in FORMS.items() if form.named)


class LabelPainter(Layer):
    """The words of bars."""

    level = 40
    stage = Stage.BARS

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Write into the widest bars, the name of an op into the topmost of its part only."""
        _Writer(painter, scene).write()


class _Bar(NamedTuple):
    """A bar that is to be labelled: where its words may stand, and what they say.

    Attributes
    ----------
    i
        Which of the frame's.
    middle
        Where its words stand.
    op
        Index in ``trace.info.ops``.
    is_last
        Whether its part is the last one of its op: it is not cut.
    """

    i: int
    start: float
    end: float
    middle: float
    kind: int
    uid: int
    number: int
    part: int
    op: int
    is_last: bool


class _Writer:
    """One painting of the words."""

    def __init__(self, painter: QPainter, scene: Scene) -> None:
        self.painter = painter
        self.scene = scene
        self.frame, self.theme, self.words = scene.frame, scene.theme, scene.words
        self._named: set[tuple[int, int, bool]] = set()
        self._inks: dict[int, str] = {}

    def write(self) -> None:
        """Write everything."""
        for bar in self._bars():
            self._label(bar, named=self._is_first(bar))

    def _bars(self) -> Iterator[_Bar]:
        frame = self.frame
        seen = np.minimum(frame.bar_x1, frame.params.width) - np.maximum(frame.bar_x0, 0)
        wide = np.flatnonzero(seen >= _LEAST)
        wide = wide[_IS_NAMED[frame.bars.kind[wide]]]
        order = np.argsort(frame.bar_x0[wide] - frame.bar_x1[wide], kind="stable")
        chosen = np.sort(wide[order[:LABELS]])
        low, high = frame.bar_low[chosen], frame.bar_high[chosen]
        chosen = chosen[high - low >= _LOW]
        trace, part, uid = frame.as_of.trace, frame.bar_part[chosen], frame.bar_uid[chosen]
        is_last = (trace.parts.cut[part] == 0) & (trace.parts.died[part] > frame.as_of.k)
        start = np.maximum(frame.bar_x0[chosen], 0.0) + _PAD
        end = np.minimum(frame.bar_x1[chosen], frame.params.width) - 3
        columns = (
            chosen, start, end, frame.bar_middle[chosen], frame.bars.kind[chosen],
            uid, trace.parts.number[part], part, trace.ops.op[uid - 1], is_last,
        )  # fmt: skip
        yield from map(_Bar._make, zip(*(c.tolist() for c in columns), strict=True))

    def _label(self, bar: _Bar, *, named: bool) -> None:
        words = list(self._words(bar, named=named))
        if not words:
            return
        top, bottom = bar.middle - 8, bar.middle + 8
        if BARS.is_uneven(self.scene, bar.i, top, bottom):
            x, (last, text, px) = words[0][0] - 2, words[-1]
            right = last + self.words.room(text, px, bold=px > _PX) + 2
            BARS.make_even(self.painter, self.scene, bar.i, QRectF(x, top, right - x, bottom - top))
        ink = self._ink(bar.kind, bar.uid)
        for x, text, px in words:
            self.words.write(self.painter, x, bar.middle, text, ink, px, bold=px > _PX)

    def _words(self, bar: _Bar, *, named: bool) -> Iterator[tuple[float, str, int]]:
        """Return where a letter and a name have room in a bar, and their sizes."""
        kind = bar.kind % PLANNED
        letter = _FORM[kind].letter
        x = bar.start + (_SIGN if kind in SIGNS else 0.0) + (2.0 if bar.number > 1 else 0.0)
        if letter and bar.end - x >= 8:
            yield x, letter, _PX + 1
            x += 14
        if not named or bar.end - x < _PAD:
            return
        room = bar.end - x
        texts = (text for text in self._texts(bar) if len(text) * _THINNEST <= room)
        text = next((text for text in texts if self.words.room(text, _PX) <= room), None)
        if text is not None:
            yield x, text, _PX

    def _ink(self, kind: int, uid: int) -> str:
        if self.theme.patterns:
            return self.theme.ink
        if self.scene.faded(uid):
            return self.theme.muted
        if kind not in self._inks:
            colour = self.theme.bar(kind % PLANNED)
            self._inks[kind] = self.theme.ink if kind >= PLANNED else self.theme.on(colour)
        return self._inks[kind]

    def _texts(self, bar: _Bar) -> list[str]:
        """Return what a bar may be called, longest first."""
        name = self.frame.as_of.trace.info.ops[bar.op].name
        total = bar.number if bar.is_last else self.frame.as_of.part_count(bar.uid)
        part = f"  {bar.number}/{total}" if total > 1 else ""
        verb = _FORM[bar.kind % PLANNED].verb
        op = f"op {bar.uid}"
        if verb:
            return [f"{op}  {name}", f"{op}  {verb}", verb]
        return [f"{op}  {name}{part}", f"{op}{part}", part.strip()]

    def _is_first(self, bar: _Bar) -> bool:
        """Tell whether nothing of the same part was named above, on a bus or on planes."""
        on_bus = self.frame.places[int(self.frame.bars.track[bar.i])].row.die < 0
        key = (bar.part, bar.kind, on_bus)
        is_first = key not in self._named
        self._named.add(key)
        return is_first


LAYERS: Final = (LabelPainter(),)

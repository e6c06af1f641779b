"""Writes letters and names into the bars that are wide enough."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QColor, QPainter, QPixmap

from nandviz.query.marks.bars import Times
from nandviz.trace.pyramid import PLANNED
from nandviz.ui.bar_form import FORMS, is_of
from nandviz.ui.timeline.laid_rows import Heights
from nandviz.ui.timeline.layer import Layer, Stage
from nandviz.ui.timeline.paint_bars import BARS, SIGNS
from nandviz.ui.timeline.raster import Mask
from nandviz.ui.timeline.scene import Scene

LABELS: Final = 120
"""Bars that are written into, the widest ones."""

_PX: Final = 11
_LETTER_PX: Final = 12
_THINNEST: Final = 3.0
"""No letter is so thin: longer texts need not be measured."""
_SHORTEST: Final = 3 * _THINNEST
"""No name has fewer letters."""
_PAD: Final = 4.0
_SIGN: Final = 15.0
_BESIDE_CUT: Final = 2.0
"""How far what a resumed part begins with is wide."""
_LETTER: Final = 14.0
_LETTER_LEAST: Final = 8.0
_HALF: Final = 8.0
"""Half the height of words with what is made even behind them."""
_BESIDE: Final = 2.0
"""How far that reaches beside them."""
_LEAST: Final = 13.0
_LOW: Final = 9.0
"""Bars of which less height is seen are not written into."""
_FADED: Final = 2 * PLANNED
"""Added to the code of a kind, executed or planned, of an op that stands back."""
_FORM: Final = {int(kind): form for kind, form in FORMS.items()}
"""By the code of a kind."""
_IS_NAMED: Final = is_of(kind for kind, form in FORMS.items() if form.named)
_IS_SIGNED: Final = is_of(SIGNS)
_HAS_VERB: Final = is_of(kind for kind, form in FORMS.items() if form.verb)


class LabelPainter(Layer):
    """The words of bars."""

    level = 40
    stage = Stage.BARS

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Write into the widest bars, the name of an op into the topmost of its part only."""
        _Writer(painter, scene).write()


class _Bars(NamedTuple):
    """Bars that are to be labelled: where their words may stand, and whose they are.

    Attributes
    ----------
    at
        Their indices in the frame.
    middle
        Where their words stand.
    part
        Rows of ``trace.parts``.
    number
        Which part of its op that is.
    is_last
        Whether it is the last one: it is not cut.
    """

    at: Times
    start: Heights
    end: Heights
    middle: Heights
    kind: Times
    part: npt.NDArray[np.int32]
    uid: npt.NDArray[np.int32]
    number: npt.NDArray[np.int32]
    is_last: Mask


@dataclass(frozen=True, eq=False, slots=True)
class _Look:
    """What the words of all bars of a kind have in common."""

    ink: str
    even: QColor
    letter: str
    letter_wide: float
    verb: str


_Texts = defaultdict[str, list[tuple[float, float, str]]]
"""By ink, as `TextPainter.write_all` takes them."""


class _Writer:
    """One painting of the words."""

    def __init__(self, painter: QPainter, scene: Scene) -> None:
        self.painter = painter
        self.scene = scene
        self.frame, self.theme, self.words = scene.frame, scene.theme, scene.words

    def write(self) -> None:
        """Write everything, what is of one ink and size together."""
        bars = self._bars()
        if not len(bars.at):
            return
        looks = self._looks(bars)
        wide = np.array([look.letter_wide for look in looks])
        wide[bars.end - bars.start < _LETTER_LEAST] = 0.0
        lettered, right, names = wide > 0, bars.start + wide, _Texts(list)
        x = bars.start + _LETTER * lettered
        named = self._have_room(bars, bars.end - x)
        for i in np.flatnonzero(named).tolist():
            left, look = float(x[i]), looks[i]
            name, width = self._name(bars, i, look.verb, float(bars.end[i]) - left)
            named[i] = bool(name)
            if name:
                names[look.ink].append((left, float(bars.middle[i]), name))
                right[i] = left + width
        uneven = BARS.uneven(self.scene, bars.at, bars.middle - _HALF, bars.middle + _HALF)
        stamped = lettered & uneven & ~named & self.words.on_whole
        self._fill(bars, looks, right, uneven & ~stamped & (right > bars.start))
        self._write_letters(bars, looks, lettered & ~stamped)
        self._stamp_letters(bars, looks, stamped)
        for ink, each in names.items():
            self.words.write_all(self.painter, each, ink, _PX)

    def _fill(self, bars: _Bars, looks: Sequence[_Look], right: Heights, uneven: Mask) -> None:
        """Make what is behind words even."""
        for i in np.flatnonzero(uneven).tolist():
            left, top = float(bars.start[i]) - _BESIDE, float(bars.middle[i]) - _HALF
            width = float(right[i]) + _BESIDE - left
            self.words.fill(self.painter, left, top, width, 2 * _HALF, looks[i].even)

    def _write_letters(self, bars: _Bars, looks: Sequence[_Look], which: Mask) -> None:
        """Write letters on what is there."""
        letters = _Texts(list)
        for i in np.flatnonzero(which).tolist():
            place = float(bars.start[i]), float(bars.middle[i])
            letters[looks[i].ink].append((*place, looks[i].letter))
        for ink, each in letters.items():
            self.words.write_all(self.painter, each, ink, _LETTER_PX, bold=True)

    def _stamp_letters(self, bars: _Bars, looks: Sequence[_Look], which: Mask) -> None:
        """Draw letters with what is even behind them, which takes half of filling and writing."""
        at = np.flatnonzero(which)
        left, top = np.rint(bars.start[at]) - _BESIDE, np.rint(bars.middle[at]) - _HALF
        places = left.astype(np.int64).tolist(), top.astype(np.int64).tolist()
        mine = [looks[i] for i in at.tolist()]
        stamps = {look: self._stamp(look) for look in set(mine)}
        draw = self.painter.drawPixmap
        for x, y, look in zip(*places, mine, strict=True):
            draw(x, y, stamps[look])

    def _stamp(self, look: _Look) -> QPixmap:
        size = QSizeF(ceil(look.letter_wide) + 2 * _BESIDE, 2 * _HALF)
        place = _BESIDE, _HALF, look.letter
        return self.words.on_ground(size, look.even, place, look.ink, _LETTER_PX, bold=True)

    def _bars(self) -> _Bars:
        """Return the widest bars that have names, of which enough is seen."""
        frame = self.frame
        shown = np.minimum(frame.bar_x1, frame.params.width) - np.maximum(frame.bar_x0, 0)
        wide = np.flatnonzero(shown >= _LEAST)
        wide = wide[_IS_NAMED[frame.bars.kind[wide]]]
        order = np.argsort(frame.bar_x0[wide] - frame.bar_x1[wide], kind="stable")
        chosen = np.sort(wide[order[:LABELS]])
        seen = frame.seen(chosen)
        is_high = seen.high - seen.low >= _LOW
        chosen, middle = chosen[is_high], seen.middle[is_high]
        part, kind = frame.bars.part[chosen], frame.bars.kind[chosen]
        parts = frame.as_of.trace.parts
        is_last = (parts.cut[part] == 0) & (parts.died[part] > frame.as_of.k)
        number = parts.number[part]
        start = np.maximum(frame.bar_x0[chosen], 0.0) + _PAD
        start += _SIGN * _IS_SIGNED[kind] + _BESIDE_CUT * (number > 1)
        end = np.minimum(frame.bar_x1[chosen], frame.params.width) - 3
        return _Bars(chosen, start, end, middle, kind, part, parts.uid[part], number, is_last)

    def _have_room(self, bars: _Bars, room: Heights) -> Mask:
        """Tell which bars may have a name: the first of a part, on a bus or on planes."""
        alone = bars.is_last & (bars.number == 1) & ~_HAS_VERB[bars.kind]
        # An op that has but one part is called no less than by its number.
        least = self.words.room(f"op {bars.uid.min()}", _PX)
        found: Mask = room >= np.where(alone, least, _SHORTEST)
        if found.any():
            found &= self._are_first(bars)
        return found

    def _are_first(self, bars: _Bars) -> list[bool]:
        """Tell of which bars nothing of the same part is above, on a bus or on planes."""
        on_bus = self.frame.laid.on_bus[self.frame.bars.track[bars.at]]
        found, before = [], set()
        for key in zip(*(c.tolist() for c in (bars.part, bars.kind, on_bus)), strict=True):
            found.append(key not in before)
            before.add(key)
        return found

    def _looks(self, bars: _Bars) -> list[_Look]:
        """Return how each bar's words look."""
        keys = bars.kind.tolist()
        if self.frame.params.selected is not None:
            faded = map(self.scene.faded, bars.uid.tolist())
            keys = [kind + _FADED * back for kind, back in zip(keys, faded, strict=True)]
        looks = {key: self._look(key % _FADED, key >= _FADED) for key in set(keys)}
        return [looks[key] for key in keys]

    def _look(self, kind: int, faded: bool) -> _Look:
        form = _FORM[kind % PLANNED]
        even = BARS.even(self.theme, kind, faded=faded)
        wide = self.words.width(form.letter, _LETTER_PX, bold=True) if form.letter else 0.0
        return _Look(self._ink(kind, faded), even, form.letter, wide, form.verb)

    def _ink(self, kind: int, faded: bool) -> str:
        if self.theme.patterns:
            return self.theme.ink
        if faded:
            return self.theme.muted
        return self.theme.ink if kind >= PLANNED else self.theme.on(self.theme.bar(kind))

    def _name(self, bars: _Bars, i: int, verb: str, room: float) -> tuple[str, float]:
        """Return the longest name that there is room for, and its width; nothing if none fits."""
        for text in self._texts(bars, i, verb):
            if len(text) * _THINNEST <= room:
                wide = self.words.room(text, _PX)
                if wide <= room:
                    return text, wide
        return "", 0.0

    def _texts(self, bars: _Bars, i: int, verb: str) -> tuple[str, ...]:
        """Return what a bar may be called, longest first."""
        uid, as_of = int(bars.uid[i]), self.frame.as_of
        name, op = as_of.trace.info.ops[as_of.trace.ops.op[uid - 1]].name, f"op {uid}"
        if verb:
            return f"{op}  {name}", f"{op}  {verb}", verb
        number = int(bars.number[i])
        total = number if bars.is_last[i] else as_of.part_count(uid)
        part = f"  {number}/{total}" if total > 1 else ""
        return f"{op}  {name}{part}", f"{op}{part}", part.strip()


LAYERS: Final = (LabelPainter(),)

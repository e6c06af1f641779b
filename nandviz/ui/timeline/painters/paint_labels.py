"""Writes letters and names into the bars that are wide enough."""

from itertools import repeat
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor, QPainter

from nandviz.query.marks.bars import Times
from nandviz.trace.pyramid import PLANNED
from nandviz.ui.bar_form import FORMS, is_of
from nandviz.ui.timeline.laid_rows import Heights
from nandviz.ui.timeline.layer import Layer, Stage
from nandviz.ui.timeline.paint_bars import BARS, SIGNS
from nandviz.ui.timeline.raster import Mask, is_any_of
from nandviz.ui.timeline.scene import Scene

Counts = npt.NDArray[np.int32]

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
_LEAST: Final = 13.0
_LOW: Final = 9.0
"""Bars of which less height is seen are not written into."""
_FORM: Final = {int(kind): form for kind, form in FORMS.items()}
"""By the code of a kind."""
_IS_NAMED: Final = is_of(kind for kind, form in FORMS.items() if form.named)
_IS_SIGNED: Final = is_of(SIGNS)


class LabelPainter(Layer):
    """The words of bars."""

    level = 40
    stage = Stage.BARS

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Write into the widest bars, the name of an op into the topmost of its part only."""
        _Writer(painter, scene).write()


class _Bars(NamedTuple):
    """The bars that are to be labelled: where their words may stand, and what they say.

    Attributes
    ----------
    middle
        Where their words stand.
    op
        Index in ``trace.info.ops``.
    is_last
        Whether their part is the last one of its op: it is not cut.
    uneven
        Whether something lies behind their words that would be read with them.
    named
        Whether nothing of the same part is named above them.
    faded
        Whether their op stands back, for others are selected.
    """

    start: Heights
    end: Heights
    middle: Heights
    kind: Times
    uid: Counts
    number: Counts
    op: npt.NDArray[np.int16]
    is_last: Mask
    uneven: Mask
    named: Mask
    faded: Mask

    def take(self, at: Times) -> "_Bars":
        """Return some of the bars."""
        return _Bars._make(column[at] for column in self)


class _Look(NamedTuple):
    """What the words of all bars of a kind have in common."""

    ink: str
    even: QColor
    letter: str
    letter_wide: float
    verb: str


_Texts = list[tuple[float, float, str]]
"""As `TextPainter.write_all` takes them."""


class _Writer:
    """One painting of the words."""

    def __init__(self, painter: QPainter, scene: Scene) -> None:
        self.painter = painter
        self.scene = scene
        self.frame, self.theme, self.words = scene.frame, scene.theme, scene.words

    def write(self) -> None:
        """Write everything, what is of one kind together."""
        bars = self._bars()
        kinds = 2 * bars.kind + bars.faded
        written: list[tuple[_Look, _Texts, _Texts]] = []
        for kind in np.unique(kinds).tolist():
            look = self._look(kind // 2, bool(kind % 2))
            written.append((look, *self._prepared(bars.take(np.flatnonzero(kinds == kind)), look)))
        for look, letters, _ in written:
            self.words.write_all(self.painter, letters, look.ink, _LETTER_PX, bold=True)
        for look, _, names in written:
            self.words.write_all(self.painter, names, look.ink, _PX)

    def _prepared(self, bars: _Bars, look: _Look) -> tuple[_Texts, _Texts]:
        """Make bars of a kind even where words will stand; return their letters and names."""
        has_letter = (bars.end - bars.start >= _LETTER_LEAST) & (look.letter != "")
        right = bars.start + look.letter_wide * has_letter
        x = bars.start + _LETTER * has_letter
        names: _Texts = []
        room = bars.end - x
        for i in np.flatnonzero(bars.named & (room >= self._least(bars, look.verb))).tolist():
            name, wide = self._name(bars, i, look.verb, float(room[i]))
            if name:
                names.append((float(x[i]), float(bars.middle[i]), name))
                right[i] = x[i] + wide
        uneven = bars.uneven & (right > bars.start)
        middle = bars.middle[uneven]
        edges = bars.start[uneven] - 2, middle - _HALF, right[uneven] + 2, middle + _HALF
        self.words.fill_all(self.painter, np.stack(edges), look.even)
        starts, middles = bars.start[has_letter].tolist(), bars.middle[has_letter].tolist()
        return list(zip(starts, middles, repeat(look.letter))), names

    def _bars(self) -> _Bars:
        frame = self.frame
        seen = np.minimum(frame.bar_x1, frame.params.width) - np.maximum(frame.bar_x0, 0)
        wide = np.flatnonzero(seen >= _LEAST)
        wide = wide[_IS_NAMED[frame.bars.kind[wide]]]
        order = np.argsort(frame.bar_x0[wide] - frame.bar_x1[wide], kind="stable")
        chosen = np.sort(wide[order[:LABELS]])
        low, high = frame.bar_low[chosen], frame.bar_high[chosen]
        chosen = chosen[high - low >= _LOW]
        trace, part, uid = frame.as_of.trace, frame.bar_part[chosen], frame.bar_uid[chosen]
        kind, middle = frame.bars.kind[chosen], frame.bar_middle[chosen]
        number, selected = trace.parts.number[part], frame.params.selected
        start = np.maximum(frame.bar_x0[chosen], 0.0) + _PAD
        start += _SIGN * _IS_SIGNED[kind] + _BESIDE_CUT * (number > 1)
        return _Bars(
            start,
            np.minimum(frame.bar_x1[chosen], frame.params.width) - 3,
            middle,
            kind,
            uid,
            number,
            trace.ops.op[uid - 1],
            (trace.parts.cut[part] == 0) & (trace.parts.died[part] > frame.as_of.k),
            BARS.uneven(self.scene, chosen, middle - _HALF, middle + _HALF),
            self._are_first(chosen),
            np.zeros(len(uid), bool) if selected is None else ~is_any_of(uid, selected),
        )

    def _are_first(self, bars: Times) -> Mask:
        """Tell of which bars nothing of the same part is above, on a bus or on planes."""
        frame = self.frame
        on_bus = frame.laid.on_bus[frame.bars.track[bars]]
        columns = frame.bar_part[bars], frame.bars.kind[bars], on_bus
        found, before = [], set()
        for key in zip(*(c.tolist() for c in columns), strict=True):
            found.append(key not in before)
            before.add(key)
        return np.array(found, bool)

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

    def _least(self, bars: _Bars, verb: str) -> Heights:
        """Return less room than which no name of a bar needs: most have no more, and are not asked.

        An op that has but one part is called ``op 1`` at the least.
        """
        if verb:
            return np.full(len(bars.uid), _SHORTEST)
        digits = np.log10(bars.uid).astype(np.int64)
        rooms = [self.words.room(f"op {10**n}", _PX) for n in range(int(digits.max(initial=0)) + 1)]
        return np.where(bars.is_last & (bars.number == 1), np.array(rooms)[digits], _SHORTEST)

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
        uid, number = int(bars.uid[i]), int(bars.number[i])
        name, op = self.frame.as_of.trace.info.ops[bars.op[i]].name, f"op {uid}"
        if verb:
            return f"{op}  {name}", f"{op}  {verb}", verb
        total = number if bars.is_last[i] else self.frame.as_of.part_count(uid)
        part = f"  {number}/{total}" if total > 1 else ""
        return f"{op}  {name}{part}", f"{op}{part}", part.strip()


LAYERS: Final = (LabelPainter(),)

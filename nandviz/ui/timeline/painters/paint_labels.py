"""Writes letters and names into the bars that are wide enough."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np
from PySide6.QtGui import QColor, QPainter

from nandviz.query.marks.bars import Times
from nandviz.trace.pyramid import PLANNED
from nandviz.ui.bar_form import FORMS, is_of
from nandviz.ui.timeline.layer import Layer, Stage
from nandviz.ui.timeline.paint_bars import BARS, SIGNS
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
_LEAST: Final = 13.0
_LOW: Final = 9.0
"""Bars of which less height is seen are not written into."""
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


class _Bar(NamedTuple):
    """A bar that is to be labelled: where its words may stand, and what they say.

    Attributes
    ----------
    middle
        Where its words stand.
    op
        Index in ``trace.info.ops``.
    is_last
        Whether its part is the last one of its op: it is not cut.
    uneven
        Whether something lies behind its words that would be read with them.
    least
        Less room than which no name of it needs.
    named
        Whether nothing of the same part is named above it.
    """

    start: float
    end: float
    middle: float
    kind: int
    uid: int
    number: int
    op: int
    is_last: bool
    uneven: bool
    least: float
    named: bool


class _Look(NamedTuple):
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
        self._looks: dict[tuple[int, bool], _Look] = {}

    def write(self) -> None:
        """Write everything, what is of one ink and size together."""
        letters, names = _Texts(list), _Texts(list)
        stand_back = self.frame.params.selected is not None
        for bar in self._bars():
            look = self._look(bar.kind, stand_back and self.scene.faded(bar.uid))
            x = right = bar.start
            if look.letter and bar.end - x >= _LETTER_LEAST:
                letters[look.ink].append((x, bar.middle, look.letter))
                right = x + look.letter_wide
                x += _LETTER
            if bar.named and bar.end - x >= bar.least:
                name, wide = self._name(bar, look.verb, bar.end - x)
                if name:
                    names[look.ink].append((x, bar.middle, name))
                    right = x + wide
            if bar.uneven and right > bar.start:
                left, top = bar.start - 2, bar.middle - _HALF
                self.words.fill(self.painter, left, top, right + 2 - left, 2 * _HALF, look.even)
        for texts, px in ((letters, _LETTER_PX), (names, _PX)):
            for ink, each in texts.items():
                self.words.write_all(self.painter, each, ink, px, bold=px > _PX)

    def _bars(self) -> Iterator[_Bar]:
        frame = self.frame
        seen = np.minimum(frame.bar_x1, frame.params.width) - np.maximum(frame.bar_x0, 0)
        wide = np.flatnonzero(seen >= _LEAST)
        wide = wide[_IS_NAMED[frame.bars.kind[wide]]]
        order = np.argsort(frame.bar_x0[wide] - frame.bar_x1[wide], kind="stable")
        chosen = np.sort(wide[order[:LABELS]])
        low, high = frame.bar_low[chosen], frame.bar_high[chosen]
        chosen = chosen[high - low >= _LOW]
        if not len(chosen):
            return
        trace, part, uid = frame.as_of.trace, frame.bar_part[chosen], frame.bar_uid[chosen]
        kind, middle = frame.bars.kind[chosen], frame.bar_middle[chosen]
        is_last = (trace.parts.cut[part] == 0) & (trace.parts.died[part] > frame.as_of.k)
        number = trace.parts.number[part]
        start = np.maximum(frame.bar_x0[chosen], 0.0) + _PAD
        start += _SIGN * _IS_SIGNED[kind] + _BESIDE_CUT * (number > 1)
        end = np.minimum(frame.bar_x1[chosen], frame.params.width) - 3
        uneven = BARS.uneven(self.scene, chosen, middle - _HALF, middle + _HALF)
        alone = is_last & (number == 1) & ~_HAS_VERB[kind]
        # An op that has but one part is called no less than by its number.
        least = np.where(alone, self.words.room(f"op {uid.min()}", _PX), _SHORTEST)
        columns = (
            start, end, middle, kind, uid, number, trace.ops.op[uid - 1], is_last, uneven, least
        )  # fmt: skip
        lists = (c.tolist() for c in columns)
        yield from map(_Bar._make, zip(*lists, self._are_first(chosen), strict=True))

    def _are_first(self, bars: Times) -> list[bool]:
        """Tell of which bars nothing of the same part is above, on a bus or on planes."""
        frame = self.frame
        on_bus = frame.laid.on_bus[frame.bars.track[bars]]
        columns = frame.bar_part[bars], frame.bars.kind[bars], on_bus
        found, before = [], set()
        for key in zip(*(c.tolist() for c in columns), strict=True):
            found.append(key not in before)
            before.add(key)
        return found

    def _look(self, kind: int, faded: bool) -> _Look:
        found = self._looks.get((kind, faded))
        if found is None:
            form = _FORM[kind % PLANNED]
            even = BARS.even(self.theme, kind, faded=faded)
            wide = self.words.width(form.letter, _LETTER_PX, bold=True) if form.letter else 0.0
            ink = self._ink(kind, faded)
            found = self._looks[kind, faded] = _Look(ink, even, form.letter, wide, form.verb)
        return found

    def _ink(self, kind: int, faded: bool) -> str:
        if self.theme.patterns:
            return self.theme.ink
        if faded:
            return self.theme.muted
        return self.theme.ink if kind >= PLANNED else self.theme.on(self.theme.bar(kind))

    def _name(self, bar: _Bar, verb: str, room: float) -> tuple[str, float]:
        """Return the longest name that there is room for, and its width; nothing if none fits."""
        for text in self._texts(bar, verb):
            if len(text) * _THINNEST <= room:
                wide = self.words.room(text, _PX)
                if wide <= room:
                    return text, wide
        return "", 0.0

    def _texts(self, bar: _Bar, verb: str) -> tuple[str, ...]:
        """Return what a bar may be called, longest first."""
        name, op = self.frame.as_of.trace.info.ops[bar.op].name, f"op {bar.uid}"
        if verb:
            return f"{op}  {name}", f"{op}  {verb}", verb
        total = bar.number if bar.is_last else self.frame.as_of.part_count(bar.uid)
        part = f"  {bar.number}/{total}" if total > 1 else ""
        return f"{op}  {name}{part}", f"{op}{part}", part.strip()


LAYERS: Final = (LabelPainter(),)

"""Counters and gauges of a run.

Source: engine specification, section 13.
"""

from typing import Final

from nandviz.engine.observer import Observer
from nandviz.model.words import METRICS
from nandviz.units import MAX_COUNT

_PLACE: Final = {name: place for place, name in enumerate(METRICS)}
_MOST: Final = MAX_COUNT
_PLACES: Final[dict[int, list[int]]] = {}
"""By places as the bits of a number: these, ascending."""


def _places(bits: int) -> list[int]:
    places = _PLACES.get(bits)
    if places is None:
        places = _PLACES[bits] = [place for place in range(len(METRICS)) if bits >> place & 1]
    return places


class Metrics:
    """Values by name, and which of them changed during the current event."""

    __slots__ = ("_changed", "_told", "_values")

    def __init__(self) -> None:
        self._values = [0] * len(METRICS)
        self._told = self._values.copy()
        self._changed = 0

    def __getitem__(self, name: str) -> int:
        return self._values[_PLACE[name]]

    def count(self, name: str, by: int = 1) -> None:
        """Add to a metric, up to the largest number that a column holds."""
        place = _PLACE[name]
        value = self._values[place] + by
        self._values[place] = value if value < _MOST else _MOST
        self._changed |= 1 << place

    def tell(self, observer: Observer) -> None:
        """Report each metric whose value the event changed, in METRICS order."""
        if not self._changed:
            return
        values, told = self._values, self._told
        for place in _places(self._changed):
            value = values[place]
            if value != told[place]:
                told[place] = value
                observer.metric(METRICS[place], value)
        self._changed = 0

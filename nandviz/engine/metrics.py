"""Counters and gauges of a run.

Source: engine specification, section 13.
"""

from nandviz.engine.observer import Observer
from nandviz.model.words import METRICS
from nandviz.units import MAX_COUNT

_ORDER = {name: place for place, name in enumerate(METRICS)}


class Metrics:
    """Values by name, and which of them changed during the current event."""

    __slots__ = ("_changed", "_told", "_values")

    def __init__(self) -> None:
        self._values = dict.fromkeys(METRICS, 0)
        self._told = self._values.copy()
        self._changed: set[str] = set()

    def __getitem__(self, name: str) -> int:
        return self._values[name]

    def count(self, name: str, by: int = 1) -> None:
        """Add to a metric, up to the largest number that a column holds."""
        self._values[name] = min(self._values[name] + by, MAX_COUNT)
        self._changed.add(name)

    def tell(self, observer: Observer) -> None:
        """Report each metric whose value the event changed, in METRICS order."""
        changed = self._changed
        if not changed:
            return
        told = self._told
        for name in sorted(changed, key=_ORDER.__getitem__) if len(changed) > 1 else changed:
            value = self._values[name]
            if value != told[name]:
                told[name] = value
                observer.metric(name, value)
        changed.clear()

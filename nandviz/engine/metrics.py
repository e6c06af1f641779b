"""Counters and gauges of a run.

Source: engine specification, section 13.
"""

from nandviz.engine.observer import METRICS, Observer

_ORDER = {name: place for place, name in enumerate(METRICS)}


class Metrics:
    """Values by name, and which of them changed during the current event."""

    __slots__ = ("_changed", "_values")

    def __init__(self) -> None:
        self._values = dict.fromkeys(METRICS, 0)
        self._changed: dict[str, int] = {}

    def __getitem__(self, name: str) -> int:
        return self._values[name]

    def count(self, name: str, by: int = 1) -> None:
        """Add to a metric."""
        value = self._values[name]
        self._changed.setdefault(name, value)
        self._values[name] = value + by

    def tell(self, observer: Observer) -> None:
        """Report each metric whose value the event changed, in METRICS order."""
        changed = self._changed
        if not changed:
            return
        for name in sorted(changed, key=_ORDER.__getitem__):
            if self._values[name] != changed[name]:
                observer.metric(name, self._values[name])
        changed.clear()

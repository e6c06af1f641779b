"""How far playing has got between events."""


class PlayClock:
    """Keeps what is left of an event, or the simulated instant, from tick to tick."""

    def __init__(self) -> None:
        self._events = 0.0
        self._now_ns: float | None = None

    def whole_events(self, count: float) -> int:
        """Go so many events on (< 0: back); return how many whole ones that makes."""
        self._events += count
        whole = int(self._events)
        self._events -= whole
        return whole

    def instant_ns(self, now_ns: int, us_on: float) -> int:
        """Go so many µs on from where the last tick came to, at first from ``now_ns``."""
        self._now_ns = (now_ns if self._now_ns is None else self._now_ns) + us_on * 1000
        return int(self._now_ns)

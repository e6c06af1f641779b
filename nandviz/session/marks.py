"""The marks ① ② … on the time axis, and the interval that is measured."""

from collections.abc import Callable, Iterable

from nandviz.session.changes import Topic


class Marks:
    """The marks and the measure.

    Attributes
    ----------
    instants
        The marks in ns, in the order in which they were set.
    measure
        The interval (ns, ns) that is measured, in the order in which it was drawn; None if none is.
    """

    def __init__(self, tell: Callable[[Topic], None]) -> None:
        self._tell = tell
        self.instants: tuple[int, ...] = ()
        self.measure: tuple[int, int] | None = None

    def mark(self, time_ns: int) -> None:
        """Set mark ①, then ②, then ① anew."""
        kept = self.instants if len(self.instants) < 2 else ()
        self.replace_all((*kept, time_ns))

    def remove(self, number: int | None = None) -> None:
        """Take away the mark of a number, from 1; the newest for None; nothing without marks."""
        at = len(self.instants) if number is None else number
        self.replace_all((*self.instants[: max(at - 1, 0)], *self.instants[at:]))

    def replace_all(self, instants: Iterable[int]) -> None:
        """Set these marks in place of all others."""
        self._set(tuple(instants), self.measure)

    def set_measure(self, measure: tuple[int, int] | None) -> None:
        """Measure an interval (ns, ns), or nothing."""
        self._set(self.instants, measure)

    def clear(self) -> None:
        """Take away marks and measure."""
        self._set((), None)

    def _set(self, instants: tuple[int, ...], measure: tuple[int, int] | None) -> None:
        if (instants, measure) != (self.instants, self.measure):
            self.instants, self.measure = instants, measure
            self._tell(Topic.MARKS)

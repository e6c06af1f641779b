"""The run that is shown, and run A beside it."""

from nandviz.model.words import Showing
from nandviz.query.marks.beside import Beside
from nandviz.trace.tables import Trace
from nandviz.ui.timeline.shown_trace import ShownTrace


class Pair:
    """One run, or run B with run A.

    Attributes
    ----------
    own
        The run that the playhead is of: B, where there are two.
    other
        Run A; None where there is none.
    """

    def __init__(self) -> None:
        self.own: ShownTrace | None = None
        self.other: ShownTrace | None = None
        self._kept: ShownTrace | None = None
        self._beside: Beside | None = None
        self._showing = Showing.B

    def set_trace(self, trace: Trace) -> None:
        """Show a run alone; A is kept, for it stays while B is edited again and again."""
        self.own, self.other, self._beside = ShownTrace(trace), None, None

    def set_beside(self, beside: Beside | None, showing: Showing) -> None:
        """Show run A too, as of its event.

        Raises
        ------
        ValueError
            If the run that is shown is not run B of the comparison.
        """
        if self.own is None or (beside and beside.comparison.b is not self.own.trace):
            raise ValueError("run B is not shown")
        self._beside, self._showing = beside, showing
        self.place_a()

    def place_a(self) -> None:
        """Let A stand at its event: a preview may have moved it."""
        beside, showing = self._beside, self._showing
        if self.own is not None:
            self.own.set_beside(beside, showing)
        if beside is None:
            self.other = self._kept = None
            return
        if self._kept is None or self._kept.trace is not beside.trace:
            self._kept = ShownTrace(beside.trace)
        self.other = self._kept
        self.other.set_event(beside.k)
        self.other.set_verdicts_once(beside.verdicts)
        self.other.set_beside(beside if self.is_split else None, showing)

    def preview(self, shown: ShownTrace, beside: Beside | None, showing: Showing) -> "Pair":
        """Return what is shown while a drag would make another run of B; A is the same."""
        pair = Pair()
        pair.own, pair._kept = shown, self._kept
        pair.set_beside(beside, showing)
        return pair

    @property
    def notes(self) -> int:
        """How many notes the ruler may bear: those of the run, and where two of them part."""
        own = 0 if self.own is None else len(self.own.trace.info.notes)
        both = self._showing in (Showing.B_WITH_GHOST, Showing.SPLIT)
        return own + (both and self._beside is not None and self._beside.parted)

    @property
    def is_alone(self) -> bool:
        """Whether there is a run, and nothing is kept of another one."""
        others = (self.other, self._kept, self._beside)
        return self.own is not None and all(other is None for other in others)

    @property
    def is_a(self) -> bool:
        """Whether run A alone is shown."""
        return self.other is not None and self._showing is Showing.A

    @property
    def is_split(self) -> bool:
        """Whether both have rows."""
        return self.other is not None and self._showing is Showing.SPLIT

    @property
    def front(self) -> ShownTrace | None:
        """The run whose axis and playhead are shown."""
        return self.other if self.is_a else self.own

    @property
    def runs(self) -> tuple[ShownTrace, ...]:
        """Run A, if there is one, and the run that is shown."""
        return tuple(run for run in (self.other, self.own) if run is not None)

    @property
    def in_rows(self) -> tuple[ShownTrace, ...]:
        """The runs that have rows, the one in front last."""
        return self.runs if self.is_split else self.runs[:1] if self.is_a else self.runs[-1:]

    def uid_in_a(self, uid: int) -> int:
        """Return the op of A that an op of B is; 0 if it has none."""
        known = None if self._beside is None else self._beside.comparison.op_of_a(uid)
        return known or 0

    def uid_in_b(self, uid: int) -> int | None:
        """Return the op of B that an op of A is, as far as it is known at the playhead."""
        if self._beside is None or self.own is None:
            return None
        found = self._beside.comparison.op_of_b(uid)
        return None if found is None or found > self.own.as_of.op_count else found

"""A trace that is shown, as of an event: what the timeline reads of it, and its last frame."""

from collections.abc import Sequence

from nandviz.model.words import Showing
from nandviz.query.asof import AsOf
from nandviz.query.marks import totals
from nandviz.query.marks.beside import Beside, BesideReader
from nandviz.query.marks.extent import extent_ns
from nandviz.query.marks.read_host import ops_of_request
from nandviz.query.marks.read_marks import MarkReader
from nandviz.query.marks.tracks import TraceTracks
from nandviz.trace.laws.verdict import Verdict
from nandviz.trace.tables import Trace
from nandviz.ui.axis import AxisMap, AxisMode, event_at_place, event_place
from nandviz.ui.timeline.axes import Axes
from nandviz.ui.timeline.frame import Frame, FrameParams, Frames


class ShownTrace:
    """One trace on the timeline.

    Attributes
    ----------
    as_of
        At the playhead.
    beside
        Reads run A beside this one; None where there is none.
    """

    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self.tracks = TraceTracks(trace)
        self.marks = MarkReader(trace)
        self.as_of = AsOf(trace, -1)
        self._frames = Frames(self.tracks, self.marks)
        self._axes = Axes(trace)
        self._verdicts = 0
        self._marked: Sequence[Verdict] = ()
        self._beside: tuple[Beside | None, Showing] = None, Showing.B
        self._besides = 0
        self.beside: BesideReader | None = None
        self._last: Frame | None = None
        self._key: object = None
        self._head_end_ns = (-2, 0)

    def set_event(self, k: int) -> None:
        """Move the playhead."""
        self.as_of = AsOf(self.trace, k)
        self.tracks.sync()

    def set_verdicts(self, verdicts: Sequence[Verdict]) -> None:
        """Take the violations of laws that are marked."""
        self.marks.set_verdicts(verdicts)
        self._verdicts += 1

    def set_verdicts_once(self, verdicts: Sequence[Verdict]) -> None:
        """Take them unless they are marked already."""
        if verdicts is not self._marked:
            self._marked = verdicts
            self.set_verdicts(verdicts)

    def set_beside(self, beside: Beside | None, showing: Showing) -> None:
        """Take what is to be seen of two runs here: a ghost of the other, and where they part."""
        if beside is self._beside[0] and showing is self._beside[1]:
            return
        self._beside = beside, showing
        self._besides += 1
        if beside is None:
            self.beside = None
        elif self.beside is None or self.beside.comparison is not beside.comparison:
            self.beside = BesideReader(beside.comparison)
        ghost = beside if showing is Showing.B_WITH_GHOST else None
        both = showing in (Showing.B_WITH_GHOST, Showing.SPLIT)
        parted = beside is not None and both and beside.parted
        self.marks.set_beside(self.beside if ghost else None, ghost.k if ghost else -1)
        self.marks.set_parting(beside.comparison if beside and parted else None)

    def head(self) -> AsOf:
        """Return the state as of the last event that is known."""
        return AsOf(self.trace)

    def axis(self, mode: AxisMode) -> AxisMap:
        """Return an axis as of the playhead."""
        return self._axes.axis(mode, self.as_of)

    def place(self, mode: AxisMode, axis: AxisMap) -> float:
        """Return where the playhead stands on an axis."""
        return event_place(mode, axis, self.trace.events.time_ns, self.as_of.k)

    def event_at(self, mode: AxisMode, axis: AxisMap, place: float) -> int | None:
        """Return the event at a place of the event axis; None on others, and between events."""
        if mode is not AxisMode.EVENT:
            return None
        return event_at_place(axis, self.trace.events.time_ns, place)

    def end_ns(self, mode: AxisMode) -> int:
        """Return how far an axis reaches: the time axis as far as anything is known."""
        end_ns = extent_ns(self.as_of)[1]
        return max(end_ns, self._known_end_ns()) if mode is AxisMode.TIME else end_ns

    def _known_end_ns(self) -> int:
        """Return how far anything reaches as of the last event; read once for each."""
        last = self.trace.last_event
        if self._head_end_ns[0] != last:
            self._head_end_ns = last, extent_ns(self.head())[1]
        return self._head_end_ns[1]

    def frame(self, params: FrameParams) -> Frame:
        """Return the picture at the playhead, computed if anything has changed."""
        key = (params, self.as_of.k, self.trace.last_event, self._verdicts, self._besides)
        if key != self._key or self._last is None:
            self._last = self._frames.frame(params, self.as_of)
            self._key = key
        return self._last

    def measured(self, measure: tuple[int, int] | None) -> tuple[str, ...]:
        """Return the totals of an interval."""
        return () if measure is None else totals.of_span(self.tracks, self.as_of, *sorted(measure))

    def ops_of_request(self, number: int) -> frozenset[int]:
        """Return the ops of a request that have been submitted, and those that held it up."""
        return ops_of_request(self.as_of, number)

    def span_of(self, uid: int) -> tuple[int, int] | None:
        """Return from when to when an op lasts; None if it is not known yet."""
        return totals.span_of(self.as_of, uid)

    def neighbour(
        self, uid: int, lane: str | None, direction: int, at_ns: int | None
    ) -> totals.Neighbour | None:
        """Return what comes next (+1) or before (-1) on a lane, seen from a part of an op."""
        return totals.neighbour(self.as_of, uid, lane, direction, at_ns)

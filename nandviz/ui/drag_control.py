"""Dragging an entry of the script along the time axis: what would be is shown, then made so."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nandviz.query.core_busy import edges_ns
from nandviz.query.entry_hits import hit_words
from nandviz.query.moments import last_event_by
from nandviz.session.session import Session
from nandviz.ui.commands.command import Command
from nandviz.ui.commands.edit import MoveEntry
from nandviz.ui.commands.entries import DragEntry, DropEntry, LeaveEntry
from nandviz.ui.dispatcher import Dispatcher
from nandviz.ui.timeline.entry_drag import DragSign, Preview, sign_words
from nandviz.ui.timeline.view import TimelineView
from nandviz.units import MAX_NS


@dataclass(slots=True)
class _Dragged:
    """An entry that is dragged.

    Attributes
    ----------
    index
        In the script.
    from_ns, at_ns
        Where it stands, and where it is shown.
    edges_ns
        What it snaps to, ascending.
    quick
        Whether the run is simulated anew each time.
    """

    index: int
    from_ns: int
    at_ns: int
    edges_ns: npt.NDArray[np.int64]
    quick: bool


class DragControl:
    """Shows what a drag would come to; the text is written when it is dropped."""

    def __init__(self, dispatcher: Dispatcher, session: Session, timeline: TimelineView) -> None:
        self._session = session
        self._timeline = timeline
        self._dragged: _Dragged | None = None
        self._send = dispatcher.send
        dispatcher.handle(DragEntry, self._drag)
        dispatcher.handle(DropEntry, lambda _: self._drop())
        dispatcher.handle(LeaveEntry, lambda _: self._leave())
        dispatcher.commandComing.connect(self._make_way)

    def _make_way(self, command: Command) -> None:
        """Take the drag back where something else is wanted."""
        if self._dragged is not None and not isinstance(command, (DragEntry, DropEntry)):
            self._timeline.gestures.let_go()
            self._leave()

    def _drag(self, command: DragEntry) -> None:
        dragged = self._dragged
        if dragged is None or dragged.index != command.index:
            dragged = self._dragged = self._begun(command.index)
        nearest = self._timeline.entries.nearest
        at_ns = command.at_ns if command.free else nearest(dragged.edges_ns, command.at_ns)
        dragged.at_ns = at_ns
        if not dragged.quick:
            self._timeline.preview(None, DragSign(at_ns, sign_words(at_ns)))
            return
        run = self._session.preview.moved(dragged.index, at_ns)
        trace, hits = run.trace, hit_words(run.trace, dragged.index) if run.complete else ""
        sign = DragSign(at_ns, sign_words(at_ns, hits))
        # What the entry does is seen: at the end all of it.
        until_ns = MAX_NS if self._at_end else max(self._session.playhead.now_ns, at_ns)
        branch = self._session.branch
        beside = branch.passing_beside(trace, until_ns) if run.complete else None
        preview = Preview(trace, last_event_by(trace, until_ns), beside, branch.mode)
        self._timeline.preview(preview, sign)

    def _begun(self, index: int) -> _Dragged:
        """Take hold of an entry: it snaps to the edges that there are without it."""
        run, preview, marks = self._session.run, self._session.preview, self._session.marks
        quick = preview.quick
        edges = edges_ns(preview.without(index).trace if quick else run.trace)
        from_ns = run.needs_scenario().setup.script[index].at_ns
        notes = (at_ns for at_ns, _ in run.trace.info.notes)
        edges = np.unique(np.append(edges, (*marks.instants, *notes, from_ns)))
        return _Dragged(index, from_ns, from_ns, edges, quick)

    @property
    def _at_end(self) -> bool:
        run = self._session.run
        return run.complete and run.playhead.k == run.head

    def _drop(self) -> None:
        dragged, self._dragged = self._dragged, None
        if dragged is None:
            return
        at_end, now_ns = self._at_end, self._session.playhead.now_ns
        before = self._session.run
        if dragged.at_ns != dragged.from_ns:
            self._send(MoveEntry(dragged.index, dragged.at_ns))
        self._session.preview.forget()
        self._timeline.entries.end()
        if self._session.run is not before:
            self._stand(dragged.at_ns, now_ns, at_end=at_end)

    def _stand(self, at_ns: int, now_ns: int, *, at_end: bool) -> None:
        """Let the playhead stand where the drag has shown the run."""
        if at_end:
            self._session.playhead.end()
        elif at_ns > now_ns:
            self._session.playhead.run_to_time(at_ns)

    def _leave(self) -> None:
        self._dragged = None
        self._session.preview.forget()
        self._timeline.entries.end()

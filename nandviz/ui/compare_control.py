"""Two runs side by side: what becomes of them, which is shown, and going through what differs."""

from collections.abc import Callable

import numpy as np

from nandviz.language import spoken, tr
from nandviz.model.words import Showing
from nandviz.query.compare.comparison import Comparison
from nandviz.query.compare.difference_words import event_change, event_name
from nandviz.query.op_history import start_of_op
from nandviz.session.branch import Branch
from nandviz.session.session import Session
from nandviz.ui.commands.compare import (
    BackToA,
    ClearA,
    CycleAB,
    FollowBy,
    GoToDifferingEvent,
    KeepB,
    NextDifference,
    PreviousDifference,
    ShowAB,
    ShowDifferingOp,
    SwapAB,
)
from nandviz.ui.commands.run import GoToEvent
from nandviz.ui.commands.view import SelectOp, ShowOp
from nandviz.ui.dispatcher import Dispatcher
from nandviz.ui.messages import Say
from nandviz.ui.viewport import ViewState


class CompareControl:
    """Does what is wished of runs A and B; the selection goes with the op from one to the other.

    Parameters
    ----------
    say
        Says something in the status line.
    """

    def __init__(self, dispatcher: Dispatcher, session: Session, view: ViewState, say: Say) -> None:
        self._session = session
        self._view = view
        self._say = say
        self._send = dispatcher.send
        handle, branch = dispatcher.handle, session.branch
        for kind, do in (
            (KeepB, branch.keep_b),
            (BackToA, branch.back_to_a),
            (SwapAB, branch.swap),
            (ClearA, branch.clear_a),
        ):
            handle(kind, self._selecting(do))
        handle(ShowAB, lambda c: self._selecting(lambda: branch.show(c.mode))(c))
        handle(CycleAB, lambda _: self._send(ShowAB(next_mode(branch))))
        handle(FollowBy, lambda c: branch.follow_by(c.follow))
        handle(NextDifference, lambda _: self._step(1))
        handle(PreviousDifference, lambda _: self._step(-1))
        handle(ShowDifferingOp, self._show_op)
        handle(GoToDifferingEvent, self._go_to_event)

    def _selecting(self, do: Callable[[], None]) -> Callable[[object], None]:
        """Return what does something, and selects the same op where the other run is shown then."""

        def done(_command: object) -> None:
            session, uid = self._session, self._view.selected_uid
            comparison, was_a = session.branch.comparison, session.shown is session.branch.a
            before = session.shown
            do()
            if uid is not None and comparison is not None and session.shown is not before:
                other = comparison.op_of_b if was_a else comparison.op_of_a
                self._send(SelectOp(other(uid)))

        return done

    @property
    def _shows_a(self) -> bool:
        return self._session.shown is self._session.branch.a

    # Going through what differs

    def _step(self, direction: int) -> None:
        comparison = self._session.branch.comparison
        if comparison is None:
            self._say(tr(self._session.branch.why_not))
            return
        places = comparison.differing_places(of_b=not self._shows_a)
        k = self._session.playhead.k
        found = places[places > k] if direction > 0 else places[places < k][::-1]
        if not len(found):
            self._say(tr("no later difference") if direction > 0 else tr("no earlier difference"))
            return
        self._send(GoToEvent(int(found[0])))
        self._say(_words_at(comparison, int(found[0]), of_b=not self._shows_a))

    def _show_op(self, command: ShowDifferingOp) -> None:
        uid = command.uid_a if self._shows_a else command.uid_b
        if uid is None and not command.goes_there:
            words = tr("run A has no such op") if self._shows_a else tr("run B has no such op")
            self._say(words)
            return
        if uid is None:
            self._show_other()
            self._show_op(command)
            return
        self._send(ShowOp(uid))
        if command.goes_there:
            self._send(GoToEvent(start_of_op(self._session.shown.trace, uid)))

    def _go_to_event(self, command: GoToDifferingEvent) -> None:
        k = command.k_a if self._shows_a else command.k_b
        if k is None:
            self._show_other()
            k = command.k_a if self._shows_a else command.k_b
        if k is not None:
            self._send(GoToEvent(k))

    def _show_other(self) -> None:
        """Show the run that has what the one that is shown has not."""
        self._send(ShowAB(Showing.B_WITH_GHOST if self._shows_a else Showing.A))


def next_mode(branch: Branch) -> Showing:
    """Return the mode after the one that is on."""
    modes = list(Showing)
    return modes[(modes.index(branch.mode) + 1) % len(modes)]


def _words_at(comparison: Comparison, k: int, *, of_b: bool) -> str:
    """Say what differs at an event of run B (or A): the first thing, else where it would be."""
    events = comparison.events
    own = (events.b if of_b else events.a)["k"]
    rows = np.flatnonzero(own == k)
    if not len(rows):
        return (
            tr("run A has an event here that B lacks")
            if of_b
            else tr("run B has an event here that A lacks")
        )
    trace = comparison.b if of_b else comparison.a
    name, change = event_name(trace, k), event_change(events.row(int(rows[0])))
    return tr("{event}: {change}", event=spoken(name), change=change)

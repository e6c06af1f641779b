"""A trace with a playhead: every move along it, and the run that makes more of it.

Moves behind the head only read. Where what is looked for lies past the head of a run that is not
complete, the move leaves a goal, and each slice of the simulation looks on for it.
"""

from collections.abc import Callable

import numpy as np

from nandviz.query.asof import AsOf
from nandviz.query.jumps import JumpKind, Jumps
from nandviz.query.law_verdicts import LawVerdicts
from nandviz.query.live_rows import Rows, born_between
from nandviz.query.moments import last_event_before, last_event_by, time_of
from nandviz.query.op_history import events_of_op, is_settled
from nandviz.run import Progress, Run
from nandviz.session.breakpoints import Breakpoints
from nandviz.session.changes import Change, Stop, StopReason, Topic
from nandviz.session.move_target import Found, MoveTarget, broke, reached
from nandviz.session.play_clock import PlayClock
from nandviz.trace.codes import OPEN
from nandviz.trace.laws import Verdict
from nandviz.trace.tables import Trace, TraceInfo
from nandviz.units import us_sentence

_PLAY_MS = 8.0
"""Wall time that one tick of playing may spend in the engine."""


class Playhead:
    """A trace, perhaps with a run that is still filling it, and a position in it.

    Attributes
    ----------
    trace
        What has happened so far.
    k
        The playhead: event index, -1 (start of the run) … ``head``.
    breakpoints
        Read only: change them through the session, which tells its listeners.
    last_stop
        Where the last move ended, and why.
    """

    def __init__(self) -> None:
        self.trace = Trace(TraceInfo("", ()))
        self.k = -1
        self.breakpoints = Breakpoints()
        self._run: Run | None = None
        self._paused = False
        self._listeners: list[Callable[[Change], None]] = []
        self._told = (-1, -1, False)
        self._show(self.trace, None, -1)

    def _show(self, trace: Trace, run: Run | None, k: int) -> None:
        """Take another trace."""
        self.trace = trace
        self._run = run
        self._paused = False
        self._goal: MoveTarget | None = None
        self._looked = 0
        self._clock = PlayClock()
        self._judge = LawVerdicts(trace)
        self._as_of: AsOf | None = None
        self._jumps = Jumps(trace, self._broken)
        self.k = min(k, self.head)
        self.last_stop = Stop(StopReason.REACHED, self.k, "")

    # Listeners

    def subscribe(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Call ``listener`` after every change; call what is returned to end that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _emit(self, *topics: Topic) -> None:
        """Tell the listeners; that playhead and trace changed is found out here."""
        before_k, before_head, before_running = self._told
        running = self.progress.running
        self._told = (self.k, self.head, running)
        found = set(topics)
        if before_k != self.k:
            found.add(Topic.PLAYHEAD)
        if (before_head, before_running) != (self.head, running):
            found.add(Topic.TRACE)
        if found:
            change = Change(frozenset(found), self.k, before_k, self.head)
            for listener in tuple(self._listeners):
                listener(change)

    # Reads

    @property
    def head(self) -> int:
        """Index of the last event handled so far, -1 for none."""
        return self.trace.last_event

    @property
    def now_ns(self) -> int:
        """Simulated time of the playhead, 0 at the start of the run."""
        return time_of(self.trace, self.k)

    @property
    def complete(self) -> bool:
        """Whether there is nothing left to simulate."""
        return self._run is None or self._run.complete

    @property
    def progress(self) -> Progress:
        """How far the simulation is."""
        if self._run is not None:
            return self._run.progress(running=not self._paused)
        end_ns = time_of(self.trace, self.head)
        return Progress(self.head + 1, end_ns, end_ns, 1.0, 0.0, complete=True, running=False)

    def as_of(self, k: int | None = None) -> AsOf:
        """Return the state as of event ``k``, of the playhead if None; TraceError if there is none.

        That of the playhead is kept until the playhead moves.
        """
        if k is not None and k != self.k:
            return AsOf(self.trace, k)
        if self._as_of is None or self._as_of.k != self.k:
            self._as_of = AsOf(self.trace, self.k)
        return self._as_of

    def laws(self) -> tuple[Verdict, ...]:
        """Judge the laws over what is simulated so far. Cost: the whole trace, once a head."""
        return self._judge.verdicts()

    def law_events(self) -> list[tuple[int, int]]:
        """Return (event, law) of each violation that has an event; none while the run goes on.

        To judge again after every slice would cost more than the run.
        """
        return [] if self.progress.running else self._judge.broken()

    def _broken(self) -> Rows:
        return np.array([k for k, _ in self.law_events()], np.int64)

    # Simulation

    def advance(self, budget_ms: float = 8.0) -> Progress:
        """Simulate for at most ``budget_ms`` of wall time, and look on for a pending goal."""
        run = self._run
        if run is None or run.complete or self._paused:
            return self.progress
        run.advance(budget_ms)
        if self._goal is not None:
            self._look_on(self._goal)
        self._emit()
        return self.progress

    def _look_on(self, goal: MoveTarget) -> None:
        if goal.whole and not self.complete:
            return
        found = goal.look(self._looked, self.head + 1)
        self._looked = self.head + 1
        if found is None and self.complete:
            found = goal.missing()
        if found is not None:
            self._goal = None
            self._place(found)

    def cancel(self) -> None:
        """Stop simulating, and looking for what a move still looks for."""
        self._paused = True
        if self._goal is not None:
            self._goal = None
            self._place(Found(self.k, StopReason.CANCELLED, "cancelled"))
        self._emit()

    def go_on(self) -> None:
        """Let `advance` simulate again."""
        self._paused = False
        self._emit()

    # Placing the playhead

    def _place(self, found: Found) -> Stop:
        self.k = found.k
        self.last_stop = Stop(found.reason, found.k, found.words, found.breakpoint_id)
        return self.last_stop

    def _arrive(self, found: Found) -> Stop:
        """End a move: drop what an earlier one still looked for, and tell the listeners."""
        self._goal = None
        self._clock = PlayClock()
        stop = self._place(found)
        self._emit()
        return stop

    def _reach(self, k: int) -> Stop:
        return self._arrive(reached(k))

    def _nothing(self, words: str) -> Stop:
        return self._arrive(Found(self.k, StopReason.NOTHING, words))

    def _pursue(self, goal: MoveTarget) -> Stop:
        """Look for a goal in what is simulated; else leave it to the next slices."""
        self._looked = self.head + 1
        early = goal.whole and not self.complete
        found = None if early else goal.look(self.k + 1, self._looked)
        if early:
            self._looked = self.k + 1
        if found is None and self.complete:
            found = goal.missing()
        if found is not None:
            return self._arrive(found)
        stop = self._arrive(Found(self.k, StopReason.RUNNING, "running"))
        self._goal = goal
        self.go_on()
        return stop

    def _at_end(self) -> Found:
        return Found(self.head, StopReason.END_OF_RUN, "at the end of the run")

    # Moves to a place

    def seek(self, k: int) -> Stop:
        """Move to event ``k``, clamped to -1 … head."""
        return self._reach(max(-1, min(k, self.head)))

    def seek_time(self, time_ns: int) -> Stop:
        """Move to the last event so far that is not later than an instant."""
        return self._reach(last_event_by(self.trace, time_ns))

    def home(self) -> Stop:
        """Move to the start of the run."""
        return self._arrive(Found(-1, StopReason.START_OF_RUN, "at the start of the run"))

    def end(self) -> Stop:
        """Move to the end of the run, simulating on if needed."""
        return self._pursue(MoveTarget(lambda _start, _stop: None, self._at_end))

    def run_to_event(self, k: int) -> Stop:
        """Move to event ``k``, simulating on if it lies past the head."""
        if k <= self.head:
            return self.seek(k)
        found = reached(k)
        return self._pursue(MoveTarget(lambda _, stop: found if k < stop else None, self._at_end))

    def run_to_time(self, time_ns: int) -> Stop:
        """Move to the last event not later than an instant, simulating on if needed."""
        if time_of(self.trace, self.head) > time_ns or self.complete:
            return self.seek_time(time_ns)

        def there() -> Found:
            k = last_event_by(self.trace, time_ns)
            return Found(k, StopReason.REACHED, f"at {us_sentence(time_ns)}")

        def look(_start: int, stop: int) -> Found | None:
            return there() if time_of(self.trace, stop - 1) > time_ns else None

        return self._pursue(MoveTarget(look, there))

    # Steps

    def step_event(self, direction: int) -> Stop:
        """Move so many events on (> 0) or back (< 0); past the head, step the engine."""
        if self._run is not None and self.k + direction > self.head:
            self._run.steps(self.k + direction - self.head)
        k = max(-1, min(self.k + direction, self.head))
        if k != self.k:
            return self._reach(k)
        return self._arrive(self._at_end()) if direction > 0 else self.home()

    def step_tick(self, direction: int) -> Stop:
        """Move to the last event of the next (or of the previous) instant that has events."""
        if direction < 0:
            before = last_event_before(self.trace, self.now_ns)
            return self._reach(before) if self.k >= 0 else self.home()
        if self.k == self.head and self._run is not None:
            self._run.steps(1)
        if self.k == self.head:
            return self._arrive(self._at_end())
        instant = time_of(self.trace, self.k + 1)
        while self._run is not None and self._run.next_ns == instant:
            self._run.steps(1)
        return self._reach(last_event_by(self.trace, instant))

    def step_op(self, uid: int, direction: int) -> Stop:
        """Move to the next (or previous) event that touches an op."""
        none = f"no {'later' if direction > 0 else 'earlier'} event of op {uid}"
        if direction < 0:
            events = events_of_op(self.trace, uid)
            at = int(events.searchsorted(self.k))
            return self._reach(int(events[at - 1])) if at else self._nothing(none)

        def look(start: int, stop: int) -> Found | None:
            events = events_of_op(self.trace, uid)
            at = int(events.searchsorted(start))
            there = at < len(events) and events[at] < stop
            return reached(int(events[at])) if there else None

        found = look(self.k + 1, self.head + 1)
        if found is not None:
            return self._arrive(found)
        if is_settled(self.trace, uid):
            return self._nothing(none)
        return self._pursue(MoveTarget(look, lambda: self._stay(none)))

    def step_kind(self, kind: JumpKind, direction: int) -> Stop:
        """Move to the next (or previous) event of a kind."""
        none = f"no {'later' if direction > 0 else 'earlier'} {kind}"
        if direction < 0:
            before = self._jumps.before(kind, self.k)
            return self._nothing(none) if before is None else self._reach(before)

        def look(start: int, _stop: int) -> Found | None:
            after = self._jumps.after(kind, start - 1)
            return None if after is None else reached(after)

        whole = kind is JumpKind.BROKEN_LAW
        return self._pursue(MoveTarget(look, lambda: self._stay(none), whole=whole))

    def _stay(self, words: str) -> Found:
        return Found(self.k, StopReason.NOTHING, words)

    def run_to_breakpoint(self, direction: int) -> Stop:
        """Continue (> 0) or reverse-continue (< 0) to the next breakpoint, else to the end."""
        if direction > 0:
            return self._pursue(
                MoveTarget(self._first_break, self._at_end, whole=self.breakpoints.ask_laws)
            )
        hit = self.breakpoints.last(self.trace, 0, self.k, self.law_events)
        return self.home() if hit is None else self._arrive(broke(*hit))

    def _first_break(self, start: int, stop: int) -> Found | None:
        hit = self.breakpoints.first(self.trace, start, stop, self.law_events)
        return None if hit is None else broke(*hit)

    def hits(self, number: int) -> int:
        """Return how often a breakpoint was hit up to the playhead; KeyError if there is none."""
        return self.breakpoints.hits(self.trace, number, self.k, self.law_events)

    # Cause and effect

    def go_to_cause(self) -> Stop:
        """Move to the event that pushed the event at the playhead."""
        if self.k < 0:
            return self._nothing("nothing comes before the start of the run")
        cause = self.as_of().event(self.k).cause
        return self._nothing("the script is its cause") if cause is None else self._reach(cause)

    def go_to_effect(self, uid: int | None = None) -> Stop:
        """Move to the first event that the one at the playhead pushed, of an op if it has one."""
        queue = self.trace.queue
        pushed = born_between(queue.born, self.k, self.k)
        handled = queue.handled[pushed.start : pushed.stop]
        uids = queue.uid[pushed.start : pushed.stop]
        of_op = handled[uids == uid] if uid is not None else handled[:0]
        for events in (of_op, handled):
            events = events[events != OPEN]  # noqa: PLW2901  the handled ones of them
            if len(events):
                return self._reach(int(events.min()))
        return self._nothing("nothing has followed from this event so far")

    # Playing

    def play_tick(self, dt_s: float, rate: float, *, by_time: bool = False) -> Stop:
        """Play ``dt_s`` of wall time, at ``rate`` events/s or simulated µs/s; < 0 is backwards.

        Stops at breakpoints. Fractions of an event are kept for the next tick.
        """
        forward, before = rate > 0, self.k
        k = self._played_time(dt_s * rate) if by_time else self._played_events(dt_s * rate)
        hit = (
            self.breakpoints.first(self.trace, before + 1, k + 1, self.law_events)
            if forward
            else self.breakpoints.last(self.trace, max(k, 0), before, self.law_events)
        )
        if hit is not None:
            return self._arrive(broke(*hit))
        if forward and k == self.head and self.complete:
            return self._arrive(self._at_end())
        if not forward and k < 0:
            return self.home()
        stop = self._place(Found(k, StopReason.RUNNING, "playing"))
        self._emit()
        return stop

    def _played_events(self, count: float) -> int:
        target = max(-1, self.k + self._clock.whole_events(count))
        if target > self.head and self._run is not None:
            self._run.advance(_PLAY_MS)
        return min(target, self.head)

    def _played_time(self, us_on: float) -> int:
        until_ns = self._clock.instant_ns(self.now_ns, us_on)
        if self._run is not None and time_of(self.trace, self.head) <= until_ns:
            self._run.advance(_PLAY_MS)
        return last_event_by(self.trace, until_ns)

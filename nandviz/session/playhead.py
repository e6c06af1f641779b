"""The playhead of a run: every move along it.

Moves behind the head only read. Where what is looked for lies past the head of a run that is not
complete, the move leaves a target, and each slice of the simulation looks on for it.
"""

from collections.abc import Callable

import numpy as np

from nandviz.language import said
from nandviz.query.asof import AsOf
from nandviz.query.jumps import JumpKind, Jumps
from nandviz.query.live_rows import Rows, born_between
from nandviz.query.moments import last_event_before, last_event_by, time_of
from nandviz.query.op_history import events_of_op, is_settled
from nandviz.run import Finished, Run
from nandviz.session.breakpoints import Breakpoints
from nandviz.session.changes import Stop, StopReason
from nandviz.session.laws import Laws, LawState
from nandviz.session.move_target import Found, MoveTarget, broke, reached
from nandviz.session.play_clock import PlayClock
from nandviz.trace.codes import OPEN
from nandviz.units import MAX_NS, us_sentence

_PLAY_MS = 8.0
"""Wall time that one tick of playing may spend in the engine."""
_START = Found(-1, StopReason.START_OF_RUN, said("at the start of the run"))
_JUDGING = said("judging the laws …")


class Playhead:
    """A position in a run, and how to move it; every move tells where it ended.

    Attributes
    ----------
    k
        Event index, -1 (start of the run) … index of the last event handled so far.
    last_stop
        Where the last move ended, and why.

    Parameters
    ----------
    breakpoints
        What stops a move; shared with the playheads of other runs.
    tell
        Called after every move.
    """

    def __init__(
        self, run: Run | Finished, laws: Laws, breakpoints: Breakpoints, tell: Callable[[], None]
    ) -> None:
        self._run = run
        self._trace = run.trace
        self._laws = laws
        self._breakpoints = breakpoints
        self._tell = tell
        self._target: MoveTarget | None = None
        self._looked = 0
        self._clock = PlayClock()
        self._as_of: AsOf | None = None
        self._jumps = Jumps(run.trace, self._broken)
        self.k = min(0, self._head)
        self._place(Found(self.k, StopReason.REACHED, ""))

    def _broken(self) -> Rows:
        return np.array([k for k, _ in self._laws.broken()], np.int64)

    @property
    def _head(self) -> int:
        return self._trace.last_event

    # Reads

    @property
    def now_ns(self) -> int:
        """Simulated time of the playhead, 0 at the start of the run."""
        return time_of(self._trace, self.k)

    def as_of(self) -> AsOf:
        """Return the state as of the playhead, kept until it moves."""
        if self._as_of is None or self._as_of.k != self.k:
            self._as_of = AsOf(self._trace, self.k)
        return self._as_of

    def hits(self, number: int) -> int:
        """Return how often a breakpoint was hit up to here; KeyError if there is none."""
        return self._breakpoints.hits(self._trace, number, self.k, self._laws.broken)

    @property
    def stop_words(self) -> str:
        """Why the last move ended where it did, as long as that is so; empty where it just did."""
        stop = self.last_stop
        told = stop.reason is not StopReason.REACHED and self._rests_on(stop) == self._rested_on
        return stop.words if told else ""

    def _rests_on(self, stop: Stop) -> object:
        """Return what must not change for the words of a stop to stay true."""
        if stop.reason is StopReason.BREAKPOINT:
            return [held.what for number, held in self._breakpoints if number == stop.breakpoint_id]
        if stop.reason is StopReason.END_OF_RUN or stop.reason is StopReason.NOTHING:
            return self._head, self._laws.state
        return None

    # Following the simulation

    def look_on(self) -> None:
        """Look in what was simulated since for what the last move still looks for."""
        target = self._target
        if target is None or self._is_early(target):
            return
        self._target = None  # Looking may judge the laws, which calls this again.
        found = target.look(self._looked, self._head + 1)
        self._looked = self._head + 1
        if found is None and self._run.complete:
            found = target.missing()
        if found is not None:
            self._place(found)
        else:
            self._target = target

    def _is_early(self, target: MoveTarget) -> bool:
        """Return whether the laws that a target asks for are still to be judged."""
        return target.by_laws and not (self._run.complete and self._laws_known)

    @property
    def _laws_known(self) -> bool:
        return self._laws.state is not LawState.JUDGING

    def give_up(self) -> None:
        """Stop looking for what the last move still looks for, if it does."""
        if self._target is not None:
            self._target = None
            self._place(Found(self.k, StopReason.CANCELLED, "cancelled"))

    def rest(self) -> None:
        """Say that nothing plays any more."""
        if self._target is None and self.last_stop.reason is StopReason.RUNNING:
            self._place(reached(self.k))

    def take_place_of(self, other: "Playhead") -> None:
        """Stand where the playhead of much the same run stands: at its event, else at its time."""
        k, time_ns = other.k, other.now_ns
        same = k <= self._head and time_of(self._trace, k) == time_ns
        self.k = k if same else last_event_by(self._trace, time_ns)
        self._place(Found(self.k, StopReason.REACHED, ""))
        if not same and not self._run.complete:
            self._run_to_place(k, time_ns)

    def _run_to_place(self, k: int, time_ns: int) -> None:
        """Simulate on until event ``k`` of an instant, else the last one by then, is known."""

        def there() -> Found:
            is_there = k <= self._head and time_of(self._trace, k) == time_ns
            return reached(k if is_there else last_event_by(self._trace, time_ns))

        def look(_start: int, stop: int) -> Found | None:
            return there() if time_of(self._trace, stop - 1) > time_ns else None

        self._pursue(MoveTarget(look, there))

    # Placing the playhead

    def _place(self, found: Found) -> Stop:
        self.k = found.k
        self.last_stop = Stop(found.reason, found.k, found.words, found.breakpoint_id)
        self._rested_on = self._rests_on(self.last_stop)
        return self.last_stop

    def _arrive(self, found: Found, target: MoveTarget | None = None) -> Stop:
        """End a move, or leave what is still to be looked for in place of an earlier target."""
        self._target = target
        self._clock = PlayClock()
        stop = self._place(found)
        self._tell()
        return stop

    def _reach(self, k: int) -> Stop:
        return self._arrive(reached(k))

    def _nothing(self, words: str) -> Stop:
        return self._arrive(Found(self.k, StopReason.NOTHING, words))

    def _pursue(self, target: MoveTarget) -> Stop:
        """Look for a target in what is simulated; else leave it to the next slices."""
        self._target = None
        early = self._is_early(target)
        found = None if early else target.look(self.k + 1, self._head + 1)
        if found is None and not early and self._run.complete:
            found = target.missing()
        if found is not None:
            return self._arrive(found)
        self._looked = (self.k if early else self._head) + 1
        self._run.paused = False
        words = _JUDGING if self._run.complete else said("running")
        return self._arrive(Found(self.k, StopReason.RUNNING, words), target)

    def _look_back(self, target: MoveTarget) -> Stop:
        """Look behind the playhead; verdicts that come from aside are waited for."""
        if target.by_laws and not self._laws_known:
            return self._pursue(target)
        if target.by_laws and self._run.running:
            return self._nothing(said("the laws are not judged yet: {why}", why=self._laws.why_not))
        if target.by_laws:
            self._laws.judge()
        return self._arrive(target.look(0, self.k) or target.missing())

    def _at_end(self) -> Found:
        due, words = AsOf(self._trace, self._head).pending(1), said("at the end of the run")
        if due and due[0].time_ns > MAX_NS:
            words = said("at the end of the run, at the limit of time: more is due later")
        return Found(self._head, StopReason.END_OF_RUN, words)

    # Moves to a place

    def seek(self, k: int) -> Stop:
        """Move to event ``k``, clamped to -1 … head."""
        return self._reach(max(-1, min(k, self._head)))

    def seek_time(self, time_ns: int) -> Stop:
        """Move to the last event so far that is not later than an instant."""
        return self._reach(last_event_by(self._trace, time_ns))

    def home(self) -> Stop:
        """Move to the start of the run."""
        return self._arrive(_START)

    def end(self) -> Stop:
        """Move to the end of the run, simulating on if needed."""
        return self._pursue(MoveTarget(lambda _start, _stop: None, self._at_end))

    def run_to_event(self, k: int) -> Stop:
        """Move to event ``k``, simulating on if it lies past the head."""
        if k <= self._head:
            return self.seek(k)
        found = reached(k)
        return self._pursue(MoveTarget(lambda _, stop: found if k < stop else None, self._at_end))

    def run_to_time(self, time_ns: int) -> Stop:
        """Move to the last event not later than an instant, simulating on if needed."""
        if time_of(self._trace, self._head) > time_ns or self._run.complete:
            return self.seek_time(time_ns)

        def there() -> Found:
            k = last_event_by(self._trace, time_ns)
            return Found(k, StopReason.REACHED, said("at {time}", time=us_sentence(time_ns)))

        def look(_start: int, stop: int) -> Found | None:
            return there() if time_of(self._trace, stop - 1) > time_ns else None

        return self._pursue(MoveTarget(look, there))

    # Steps

    def step_event(self, direction: int) -> Stop:
        """Move so many events on (> 0) or back (< 0); past the head, step the engine."""
        if self.k + direction > self._head:
            self._run.steps(self.k + direction - self._head)
        k = max(-1, min(self.k + direction, self._head))
        if k != self.k:
            return self._reach(k)
        return self._arrive(self._at_end()) if direction > 0 else self.home()

    def step_tick(self, direction: int) -> Stop:
        """Move to the last event of the next (or of the previous) instant that has events."""
        if direction < 0:
            before = last_event_before(self._trace, self.now_ns)
            return self._reach(before) if self.k >= 0 else self.home()
        if self.k == self._head:
            self._run.steps(1)
        if self.k == self._head:
            return self._arrive(self._at_end())
        instant = time_of(self._trace, self.k + 1)
        while self._run.next_ns == instant:
            self._run.steps(1)
        return self._reach(last_event_by(self._trace, instant))

    def step_op(self, uid: int, direction: int) -> Stop:
        """Move to the next (or previous) event that touches an op."""
        later = said("no later event of op {uid}", uid=uid)
        none = later if direction > 0 else said("no earlier event of op {uid}", uid=uid)
        if direction < 0:
            events = events_of_op(self._trace, uid)
            at = int(events.searchsorted(self.k))
            return self._reach(int(events[at - 1])) if at else self._nothing(none)

        def look(start: int, stop: int) -> Found | None:
            events = events_of_op(self._trace, uid)
            at = int(events.searchsorted(start))
            there = at < len(events) and events[at] < stop
            return reached(int(events[at])) if there else None

        found = look(self.k + 1, self._head + 1)
        if found is not None:
            return self._arrive(found)
        if is_settled(self._trace, uid):
            return self._nothing(none)
        return self._pursue(MoveTarget(look, lambda: self._stay(none)))

    def step_kind(self, kind: JumpKind, direction: int) -> Stop:
        """Move to the next (or previous) event of a kind."""
        later = said("no later {kind}", kind=said(kind))
        none = later if direction > 0 else said("no earlier {kind}", kind=said(kind))
        by_laws = kind is JumpKind.BROKEN_LAW

        def look(start: int, _stop: int) -> Found | None:
            after = self._jumps.after(kind, start - 1)
            return None if after is None else reached(after)

        def look_back(_start: int, _stop: int) -> Found | None:
            before = self._jumps.before(kind, self.k)
            return None if before is None else reached(before)

        def stay() -> Found:
            return self._stay(none)

        if direction < 0:
            return self._look_back(MoveTarget(look_back, stay, by_laws=by_laws))
        return self._pursue(MoveTarget(look, stay, by_laws=by_laws))

    def _stay(self, words: str) -> Found:
        return Found(self.k, StopReason.NOTHING, words)

    def run_to_breakpoint(self, direction: int) -> Stop:
        """Continue (> 0) or reverse-continue (< 0) to the next breakpoint, else to the end."""
        by_laws = self._breakpoints.ask_laws
        if direction > 0:
            return self._pursue(MoveTarget(self._first_break, self._at_end, by_laws=by_laws))
        return self._look_back(MoveTarget(self._last_break, lambda: _START, by_laws=by_laws))

    def _first_break(self, start: int, stop: int) -> Found | None:
        hit = self._breakpoints.first(self._trace, start, stop, self._laws.broken)
        return None if hit is None else broke(*hit)

    def _last_break(self, _start: int, _stop: int) -> Found | None:
        hit = self._breakpoints.last(self._trace, 0, self.k, self._laws.broken)
        return None if hit is None else broke(*hit)

    # Cause and effect

    def go_to_cause(self) -> Stop:
        """Move to the event that pushed the event at the playhead."""
        if self.k < 0:
            return self._nothing(said("nothing comes before the start of the run"))
        cause = self.as_of().event(self.k).cause
        script = said("the script is its cause")
        return self._nothing(script) if cause is None else self._reach(cause)

    def go_to_effect(self, uid: int | None = None) -> Stop:
        """Move to the first event that the one at the playhead pushed, of an op if it has one."""
        queue = self._trace.queue
        pushed = born_between(queue.born, self.k, self.k)
        handled = queue.handled[pushed.start : pushed.stop]
        uids = queue.uid[pushed.start : pushed.stop]
        of_op = handled[uids == uid] if uid is not None else handled[:0]
        for events in (of_op, handled):
            events = events[events != OPEN]  # noqa: PLW2901  the handled ones of them
            if len(events):
                return self._reach(int(events.min()))
        return self._nothing(said("nothing has followed from this event so far"))

    # Playing

    def play_tick(self, dt_s: float, rate: float, *, by_time: bool = False) -> Stop:
        """Play ``dt_s`` of wall time, at ``rate`` events/s or simulated µs/s; < 0 is backwards.

        Stops at breakpoints. Fractions of an event are kept for the next tick. Does not move while
        a breakpoint asks for laws that are being judged aside.
        """
        forward, before = rate > 0, self.k
        k = self._played_time(dt_s * rate) if by_time else self._played_events(dt_s * rate)
        if self._breakpoints.ask_laws and not self._laws_known:
            return self._place(Found(before, StopReason.RUNNING, _JUDGING))
        hit = (
            self._breakpoints.first(self._trace, before + 1, k + 1, self._laws.broken)
            if forward
            else self._breakpoints.last(self._trace, max(k, 0), before, self._laws.broken)
        )
        if hit is not None:
            return self._arrive(broke(*hit))
        if forward and k == self._head and self._run.complete:
            return self._arrive(self._at_end())
        if not forward and k < 0:
            return self.home()
        stop = self._place(Found(k, StopReason.RUNNING, said("playing")))
        self._tell()
        return stop

    def _played_events(self, count: float) -> int:
        target = max(-1, self.k + self._clock.whole_events(count))
        if target > self._head:
            self._run.advance(_PLAY_MS)
        return min(target, self._head)

    def _played_time(self, us_on: float) -> int:
        until_ns = self._clock.instant_ns(self.now_ns, us_on)
        if time_of(self._trace, self._head) <= until_ns:
            self._run.advance(_PLAY_MS)
        return last_event_by(self._trace, until_ns)

"""Two runs side by side: run A as it was, and run B, which is edited.

The first edit keeps the run in front as A. What becomes of the two is a step to undo, as edits are.

Source: comparison specification, section The window.
"""

from enum import Enum
from typing import Final

import numpy as np

from nandviz.errors import NandvizError
from nandviz.language import Said, noop, said
from nandviz.model.words import Showing
from nandviz.query.compare.comparison import Comparison, compare
from nandviz.query.compare.identity import EntryPairs
from nandviz.query.marks.beside import Beside
from nandviz.query.moments import last_event_by, time_of
from nandviz.session.changes import Change, Topic
from nandviz.session.comparing import Comparing
from nandviz.session.edit_words import edit_words
from nandviz.session.history import History
from nandviz.session.listeners import Listeners
from nandviz.session.open_run import OpenRun
from nandviz.session.open_runs import OpenRuns
from nandviz.trace.tables import Trace

AT_ONCE: Final = 30_000
"""Most events of both runs that are compared as soon as both are complete."""
_ORIGINAL: Final = noop("original")


class Follow(Enum):
    """How the playhead of the run that is not shown goes along."""

    TIME = "time"
    EVENT = "matched event"


class Branch:
    """Run A beside run B.

    Attributes
    ----------
    mode
        What is shown of the two.
    follow
        How their playheads go together.
    compared_aside
        Whether somebody compares long runs aside, while the session goes on (`Comparing`, `take`).
    """

    def __init__(self, runs: OpenRuns, history: History, listeners: Listeners) -> None:
        self._runs = runs
        self._history = history
        self._tell = listeners.tell
        self.mode = Showing.B_WITH_GHOST
        self.follow = Follow.TIME
        self.compared_aside = False
        self._compared: tuple[OpenRun, OpenRun] | None = None
        self._comparison: Comparison | None = None
        listeners.settle(self._settle)

    # Reads

    @property
    def a(self) -> OpenRun | None:
        """Run A; None while there is only one."""
        return self._runs.beside

    @property
    def comparison(self) -> Comparison | None:
        """What differs between the two; None while that is not known."""
        return self._comparison

    def comparison_now(self) -> Comparison | None:
        """Return what differs, comparing now where it is not known; None while a run goes on."""
        if self._comparison is None and self.a is not None and self._is_settled:
            comparing = Comparing(self.a, self._runs.front)
            comparing.run(all_parts=False)
            self.take(comparing)
        return self._comparison

    @property
    def why_not(self) -> Said:
        """Why it is not known what differs, in words; empty where it is, or there is only one."""
        if self.a is None or self._comparison is not None:
            return said("")
        if self._is_settled:
            return said("comparing …")
        is_running = self._runs.running
        return said("simulating …") if is_running else said("not compared: a run is not complete")

    @property
    def is_compared_aside(self) -> bool:
        """Whether what differs is waited for, from aside."""
        return self.a is not None and self._comparison is None and self._is_settled

    @property
    def title_a(self) -> str:
        """What run A is called; empty while there is only one."""
        return "" if self.a is None else self.a.title

    @property
    def title_b(self) -> str:
        """What run B is called; empty while there is only one."""
        return "" if self.a is None else self._runs.front.title

    def passing_beside(self, trace: Trace, now_ns: int) -> Beside | None:
        """Return run A beside what B would be, at an instant; None where A is not shown with it.

        The run in front would be A where there is none yet.
        """
        front = self._runs.front
        a = self.a or front
        if self.mode not in (Showing.B_WITH_GHOST, Showing.SPLIT) or not a.complete:
            return None
        entries = None if a.scenario is None else EntryPairs.of_ids(a.entry_ids, front.entry_ids)
        comparison = compare(a.trace, trace, entries)
        return Beside(comparison, last_event_by(a.trace, now_ns), passing=True)

    def _needs_a(self) -> OpenRun:
        if self.a is None:
            raise NandvizError(said("there is only one run"))
        return self.a

    # What becomes of the two: each is a step to undo

    def restore(self, a: OpenRun, *, is_original: bool) -> None:
        """Put run A beside the one in front, which is an edit of it or the other way round."""
        front = self._runs.front
        if a.file is not front.file:
            a.title, front.title = a.name, _edited(a, front)
        elif is_original:
            a.title, front.title = said(_ORIGINAL), _edited(a, front)
        else:
            a.title, front.title = _edited(front, a), front.name
        self._runs.arrange(front, a)

    def edit(self, run: OpenRun, words: str) -> None:
        """Let an edited run be B; the run in front is kept as A where there is none yet."""
        self._history.record(self._runs.versions, words)
        front, a = self._runs.front, self.a
        if a is None:
            a = front
            a.title = said(_ORIGINAL)
            a.go_on()
        run.title = _edited(a, run)
        self._runs.arrange(run, a)

    def compare_with(self, run: OpenRun) -> None:
        """Let a run of another file be B; the run in front is A where there is none yet."""
        words = said("compare with {name}", name=run.name)
        self._history.record(self._runs.versions, words)
        a = self.a or self._runs.front
        a.title, run.title = a.name, run.name
        a.go_on()
        self._runs.arrange(run, a)
        self.show(Showing.B_WITH_GHOST)

    def keep_b(self) -> None:
        """Go on with run B alone; NandvizError if there is only one."""
        self._needs_a()
        self._step(self._runs.front, None, said("keep B"))

    def clear_a(self) -> None:
        """Let go of run A; NandvizError if there is none."""
        self._needs_a()
        self._step(self._runs.front, None, said("clear A"))

    def back_to_a(self) -> None:
        """Go on with run A alone, as it was; NandvizError if there is none."""
        self._step(self._needs_a(), None, said("back to A"))

    def swap(self) -> None:
        """Let A and B change places; NandvizError if there is only one."""
        self._step(self._needs_a(), self._runs.front, said("swap A and B"))

    def _step(self, front: OpenRun, beside: OpenRun | None, words: str) -> None:
        self._history.record(self._runs.versions, words)
        self._runs.arrange(front, beside)

    # How they are looked at

    def show(self, mode: Showing) -> None:
        """Show the one, the other or both."""
        if mode is self.mode:
            return
        self.mode = mode
        if self._runs.shows_beside != (mode is Showing.A):
            self._runs.show(beside=mode is Showing.A)
        else:
            self._tell(Topic.BRANCH)

    def follow_by(self, follow: Follow) -> None:
        """Let the playheads go together in another way."""
        if follow is not self.follow:
            self.follow = follow
            if self.a is not None:
                self._move_other(self.a)
            self._tell(Topic.BRANCH)

    # What follows from a change

    def _settle(self, change: Change) -> None:
        """Compare where both runs have come to their end, and let the playheads go together."""
        if self.a is None:
            self._forget()
            return
        if self._pair != self._compared:
            self._forget()
            self._compared = self._pair
        self._compare()
        if Topic.PLAYHEAD in change and Topic.RUN not in change:  # what has just come has its place
            self._move_other(self.a)

    def _forget(self) -> None:
        self._compared = self._comparison = None
        if self.a is None and self.mode is not Showing.B_WITH_GHOST:
            self.mode = Showing.B_WITH_GHOST

    @property
    def _pair(self) -> tuple[OpenRun, OpenRun] | None:
        return None if self.a is None else (self.a, self._runs.front)

    @property
    def _is_settled(self) -> bool:
        return all(run.complete for run in self._runs.all)

    def _compare(self) -> None:
        if self._comparison is not None or not self._is_settled:
            return
        events = sum(run.head + 1 for run in self._runs.all)
        if events <= AT_ONCE or not self.compared_aside:
            self.comparison_now()

    def take(self, comparing: Comparing) -> None:
        """Take what was compared, unless other runs are open by now."""
        if comparing.pair == self._pair and self._comparison is None:
            self._comparison = comparing.comparison
            self._tell(Topic.BRANCH)

    def _move_other(self, a: OpenRun) -> None:
        """Let the playhead of the run that is not shown stand where the other one does."""
        shown = self._runs.shown
        other = self._runs.front if shown is a else a
        k = self._counterpart(shown, other)
        if k != other.playhead.k:
            other.playhead.seek(k)

    def _counterpart(self, shown: OpenRun, other: OpenRun) -> int:
        """Return the event of the other run that is the one at the playhead, or its place."""
        k = shown.playhead.k
        if k < 0:
            return k
        if self.follow is Follow.EVENT and self._comparison is not None:
            asked = self._comparison.event_of_b if shown is self.a else self._comparison.event_of_a
            found = asked(k)
            if found is not None:
                return found
        return _at_same_time(shown, other)


def _at_same_time(shown: OpenRun, other: OpenRun) -> int:
    """Return the event at the same place of an instant, else the last one not later."""
    k, now_ns = shown.playhead.k, shown.playhead.now_ns
    first = int(np.searchsorted(shown.trace.events.time_ns, np.int64(now_ns)))
    there = int(np.searchsorted(other.trace.events.time_ns, np.int64(now_ns))) + k - first
    last = last_event_by(other.trace, now_ns)
    is_there = there <= last and time_of(other.trace, there) == now_ns
    return there if is_there else last


def _edited(a: OpenRun, run: OpenRun) -> Said:
    """Say what a run is beside run A, which it is an edit of, or of another file."""
    if a.file is run.file:
        return said("edited: {what}", what=edit_words(a, run))
    return said("{name}, edited", name=run.name)

"""What the window shows of the session: each part hears of the changes that concern it."""

from PySide6.QtWidgets import QWidget

from nandviz.model.words import Showing
from nandviz.query.marks.beside import Beside
from nandviz.query.narration import describe
from nandviz.session.breakpoint_places import BreakpointPlaces
from nandviz.session.changes import Change, StopReason, Topic
from nandviz.session.laws import LawState
from nandviz.session.session import Session
from nandviz.ui.app_state import Standing
from nandviz.ui.central import Central
from nandviz.ui.docks import Docks
from nandviz.ui.following import Following
from nandviz.ui.run_control import RunControl
from nandviz.ui.statusbar.progress import ProgressLine
from nandviz.ui.words import title

_MOMENT = (Topic.PLAYHEAD, Topic.TRACE)
_SIMULATION = (Topic.TRACE, Topic.SIMULATION)


class SessionView:
    """Shows a session in the parts of a window, whose title names what is open."""

    def __init__(
        self,
        session: Session,
        central: Central,
        progress: ProgressLine,
        window: QWidget,
    ) -> None:
        self._session = session
        self._central = central
        self._progress = progress
        self._window = window
        self._run: RunControl | None = None
        self._places = BreakpointPlaces(session.shown.trace)
        self._placing = False
        """Whether a run that was read again is still to reach the place of the one before."""

    def follow(
        self, following: Following, run: RunControl, docks: Docks, standing: Standing
    ) -> None:
        """Let each part hear of what it shows, in this order."""
        follow = following
        self._run = run
        follow.at_once(run.follow_simulation, Topic.SIMULATION, Topic.BRANCH)
        follow.at_once(self._show_progress, *_SIMULATION, Topic.BRANCH)
        follow.at_once(self._show_run, Topic.RUN)
        follow.at_once(self._show_branch, Topic.BRANCH)
        follow.at_once(self._show_marks, Topic.MARKS)
        follow.calmly(self._show_event, *_MOMENT)
        follow.calmly(self._show_beside, Topic.BRANCH, Topic.LAWS, *_MOMENT)
        follow.calmly(self._show_laws, Topic.LAWS, *_SIMULATION)
        breaks = (Topic.BREAKPOINTS, Topic.TRACE, Topic.SIMULATION, Topic.LAWS, Topic.RUN)
        follow.calmly(self._show_breaks, *breaks)
        follow.calmly(docks.read, *docks.topics)
        concerned = (
            *(Topic.TEXT, Topic.BREAKPOINTS, Topic.MARKS, Topic.BRANCH, Topic.SWEEP, *_MOMENT),
            *(Topic.LAWS, *_SIMULATION),
        )
        follow.calmly(self._show_title, *concerned)
        follow.calmly(lambda _: standing.refresh(), *concerned)

    def _show_progress(self, _change: Change) -> None:
        self._progress.show_progress(self._session.runs.progress)

    def _show_run(self, _change: Change) -> None:
        self._central.show_trace(self._session.shown.trace)

    def _show_branch(self, _change: Change) -> None:
        self._central.branch.show_branch(self._session.branch)

    def _show_beside(self, _change: Change) -> None:
        """Show run A with the timeline, where that is asked for and what differs is known."""
        branch, timeline = self._session.branch, self._central.timeline
        a, comparison = branch.a, branch.comparison
        if timeline.shown is None:
            return
        is_b = comparison is not None and timeline.shown.trace is comparison.b
        if a is None or comparison is None or not is_b or branch.mode is Showing.B:
            timeline.set_beside(None)
            return
        verdicts = tuple(a.laws.verdicts)
        timeline.set_beside(Beside(comparison, a.playhead.k, verdicts), branch.mode)

    def _show_marks(self, _change: Change) -> None:
        self._central.timeline.repaint_marks()
        self._show_clock()

    def _show_event(self, change: Change) -> None:
        session, timeline = self._session, self._central.timeline
        timeline.set_event(session.playhead.k)
        if Topic.RUN in change:
            self._placing = session.playhead.last_stop.reason is StopReason.RUNNING
        elif Topic.PLAYHEAD in change and self._placing:
            self._placing = False
        elif Topic.PLAYHEAD in change:
            playing = self._run is not None and bool(self._run.playing)
            # Lanes stay while it plays: those of several dies would leap from one to the other.
            timeline.looking.show_playhead(lanes=not playing)
        self._central.narrator.tell(describe(session.shown.trace, session.playhead.k))
        self._show_clock()

    def _show_clock(self) -> None:
        run, marks = self._session.shown, self._session.marks
        place = (run.playhead.k, run.head)
        self._central.clock.show_place(run.playhead.now_ns, place, marks.instants, marks.measure)

    def _show_breaks(self, change: Change) -> None:
        run = self._session.shown
        if Topic.RUN in change:
            self._places = BreakpointPlaces(run.trace)
        self._central.timeline.set_breaks(self._places.read(self._session.breakpoints, run.laws))

    def _show_laws(self, change: Change) -> None:
        laws = self._session.shown.laws
        state, verdicts = laws.state, laws.verdicts
        words = "" if state is LawState.JUDGED else state
        partial = self._session.shown.partial
        self._central.strip.show_verdicts(verdicts, words, partial=partial)
        self._central.timeline.set_verdicts(verdicts, state)
        if Topic.LAWS in change and Topic.RUN not in change:
            self._central.warn_of_broken()

    def _show_title(self, _change: Change) -> None:
        files = self._session.files
        star = "*" if files.modified else ""
        self._window.setWindowTitle(title(f"{files.title}{star} – nandviz"))

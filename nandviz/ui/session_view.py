"""What the window shows of the session: each part hears of the changes that concern it."""

from PySide6.QtWidgets import QWidget

from nandviz.query.narration import describe
from nandviz.session.changes import Change, Topic
from nandviz.session.laws import LawState
from nandviz.session.session import Session
from nandviz.ui.app_state import AppStateView
from nandviz.ui.central import Central
from nandviz.ui.docks import Docks
from nandviz.ui.following import Following
from nandviz.ui.run_control import RunControl
from nandviz.ui.statusbar.place import StatusLine
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
        status: StatusLine,
        progress: ProgressLine,
        window: QWidget,
    ) -> None:
        self._session = session
        self._central = central
        self._status = status
        self._progress = progress
        self._window = window

    def follow(
        self, following: Following, run: RunControl, docks: Docks, state: AppStateView
    ) -> None:
        """Let each part hear of what it shows, in this order."""
        follow = following
        follow.at_once(run.follow_simulation, Topic.SIMULATION)
        follow.at_once(self._show_progress, *_SIMULATION)
        follow.at_once(self._show_run, Topic.RUN)
        follow.at_once(self._show_marks, Topic.MARKS)
        follow.calmly(self._show_event, *_MOMENT)
        follow.calmly(self._show_laws, Topic.LAWS, *_SIMULATION)
        follow.calmly(docks.read, *docks.topics)
        follow.calmly(self._show_place, Topic.TEXT, *_MOMENT)
        concerned = (Topic.TEXT, Topic.BREAKPOINTS, *_MOMENT, *_SIMULATION)
        follow.calmly(lambda _: state.refresh(), *concerned)

    def _show_progress(self, _change: Change) -> None:
        self._progress.show_progress(self._session.run.progress)

    def _show_run(self, _change: Change) -> None:
        self._central.show_trace(self._session.run.trace)

    def _show_marks(self, _change: Change) -> None:
        self._central.timeline.repaint_marks()
        self._show_clock()

    def _show_event(self, _change: Change) -> None:
        session = self._session
        self._central.timeline.set_event(session.playhead.k)
        self._central.narrator.tell(describe(session.run.trace, session.playhead.k))
        self._show_clock()

    def _show_clock(self) -> None:
        run, marks = self._session.run, self._session.marks
        place = (run.playhead.k, run.head)
        self._central.clock.show_place(run.playhead.now_ns, place, marks.instants, marks.measure)

    def _show_laws(self, change: Change) -> None:
        laws = self._session.run.laws
        state, verdicts = laws.state, laws.verdicts
        self._central.strip.show_verdicts(verdicts, "" if state is LawState.JUDGED else state)
        self._central.timeline.set_verdicts(verdicts, state)
        if Topic.LAWS in change and Topic.RUN not in change:
            self._central.warn_of_broken(verdicts)

    def _show_place(self, _change: Change) -> None:
        files = self._session.files
        star = "*" if files.modified else ""
        self._window.setWindowTitle(title(f"{files.title}{star} – nandviz"))
        self._status.show_place()

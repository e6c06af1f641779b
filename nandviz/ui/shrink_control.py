"""The smallest scenario that still does something: looked for aside, then opened as B beside."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from nandviz.errors import NandvizError
from nandviz.language import spoken, tr
from nandviz.scenario.breakpoint_words import breakpoint_words
from nandviz.scenario.scenario import Breakpoint
from nandviz.session.open_run import OpenRun
from nandviz.session.session import Session
from nandviz.session.smallest import at_playhead, meant
from nandviz.study.aside import ShrinkAside, Smaller, Task
from nandviz.ui.commands.compare import Shrink, StopShrinking
from nandviz.ui.dispatcher import Dispatcher
from nandviz.ui.file_control import FileControl
from nandviz.ui.messages import Messages
from nandviz.ui.statusbar.shrinking import ShrinkLine
from nandviz.ui.words import line

_LOOK_EVERY_MS: Final = 50


class ShrinkControl(QObject):
    """Looks for one smallest scenario at a time, in a process of its own; the window stays alive.

    ``stateChanged`` is sent when it begins and ends.
    """

    stateChanged = Signal()

    def __init__(
        self,
        dispatcher: Dispatcher,
        session: Session,
        files: FileControl,
        messages: Messages,
        shown: ShrinkLine,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._files = files
        self._messages = messages
        self._shown = shown
        self._aside: ShrinkAside | None = None
        self._source: OpenRun | None = None
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        dispatcher.handle(Shrink, self._begin)
        dispatcher.handle(StopShrinking, lambda _: self._stop())

    @property
    def busy(self) -> bool:
        """Whether a smallest scenario is looked for."""
        return self._aside is not None

    def _begin(self, command: Shrink) -> None:
        run = self._session.shown
        what = self._condition(run, command)
        if what is None:
            self._messages.say(tr("nothing to look for here: no refusal, dropped op, broken law"))
            return
        if self.busy:
            self._messages.say(tr("a smallest scenario is being looked for already"))
            return
        if not self._files.may_be_compared():
            return
        run.trace.flush()
        found = run.trace if run.scenario is None else run.scenario
        self._source = run
        self._aside = ShrinkAside(Task(found, what, run.name, run.file.options))
        self._timer.start()
        self._shown.show_progress(None)
        words = tr(breakpoint_words(what))
        self._messages.say(
            line(tr("looking for the smallest scenario in which this holds: {words}", words=words))
        )
        self.stateChanged.emit()

    def _condition(self, run: OpenRun, command: Shrink) -> Breakpoint | None:
        if command.what is None:
            return at_playhead(run, self._session.breakpoints)
        if command.event is None:
            return command.what
        return meant(run.trace, command.what, command.event)

    def _stop(self) -> None:
        if self._aside is not None:
            self._aside.stop()

    def _look(self) -> None:
        assert self._aside is not None, "looked at only while there is one"
        try:
            smaller = self._aside.look()
        except NandvizError as error:
            self.end()
            self._messages.refuse(line(tr("{error}", error=error)))
            return
        if smaller is None:
            self._shown.show_progress(self._aside.progress)
            return
        source = self._source
        self.end()
        self._open(smaller, source)

    def _open(self, smaller: Smaller, source: OpenRun | None) -> None:
        """Open what is left beside what it was made of."""
        session = self._session
        if source not in session.runs.all:
            self._messages.refuse(
                tr("the smallest scenario is found, but what it was made of is not open any more")
            )
            return
        if source is not session.branch.a and session.branch.a is not None:
            session.branch.keep_b()
        session.compare_with(smaller.found, None)
        self._files.note_compared()
        self._messages.say(line("; ".join(map(spoken, smaller.remarks))))

    def end(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._shown.hide()
        if self._aside is not None:
            self._aside.close()
            self._aside = self._source = None
            self.stateChanged.emit()

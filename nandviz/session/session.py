"""The session: what is open, in parts that each have a name."""

from collections.abc import Callable
from pathlib import Path

from nandviz.scenario.scenario import Scenario
from nandviz.session.autosave import Autosave
from nandviz.session.branch import Branch
from nandviz.session.breakpoints import Breakpoints
from nandviz.session.changes import Topic
from nandviz.session.edits import Edits
from nandviz.session.evidence import Evidence
from nandviz.session.files import Files
from nandviz.session.history import History
from nandviz.session.listeners import Listener, Listeners
from nandviz.session.marks import Marks
from nandviz.session.open_run import OpenRun
from nandviz.session.open_runs import OpenRuns
from nandviz.session.playhead import Playhead
from nandviz.session.preview import Preview
from nandviz.session.sweeps import Sweeps
from nandviz.trace.tables import Trace


class Session:
    """Everything that a user can do, without a window.

    Attributes
    ----------
    breakpoints, marks
        Of all runs that are open.
    runs
        Which run is in front, and which beside it.
    branch
        Run A beside run B, and what differs.
    files, edits
        The scenario as a file and as a text.
    preview
        What an edit would come to, before it is made.
    sweeps
        A sweep whose points can be opened.
    evidence, autosave
        What is written for others, and for after a crash.
    """

    def __init__(self) -> None:
        self._listeners = Listeners()
        tell = self._listeners.tell
        history = History()
        self.breakpoints = Breakpoints(tell)
        self.marks = Marks(tell)
        self.runs = OpenRuns(self.breakpoints, self.marks, self._listeners)
        self.files = Files(self.runs, history, tell)
        self.branch = Branch(self.runs, history, self._listeners)
        self.preview = Preview(self.runs)
        self.edits = Edits(self.runs, self.branch, history, self.preview)
        self.sweeps = Sweeps(self.runs, self.files, self.branch, tell)
        self.evidence = Evidence(self.runs, self.branch)
        self.autosave = Autosave(
            self.runs, self.files, self.branch, self.breakpoints, self.marks, self._listeners
        )

    @property
    def run(self) -> OpenRun:
        """The run that is in front: what is edited, B where there are two."""
        return self.runs.front

    @property
    def shown(self) -> OpenRun:
        """The run that is looked at: the one in front, but where A alone is shown."""
        return self.runs.shown

    @property
    def playhead(self) -> Playhead:
        """The playhead of the run that is looked at."""
        return self.runs.shown.playhead

    def compare_with(self, found: Scenario | Trace, path: Path | None) -> None:
        """Let what `files.read` has read of another file be run B beside what is open.

        None for a scenario that is in no file.
        """
        self.branch.compare_with(self.files.beside(found, path))

    def tell_all(self) -> None:
        """Tell that everything may be new: to whoever has come just now."""
        self._listeners.tell(*Topic)

    def subscribe(self, listener: Listener, topic: Topic, *more: Topic) -> Callable[[], None]:
        """Call ``listener(topics)`` after every change of these topics; the result ends that.

        It runs in the caller's thread, once for all that one action changed.
        """
        return self._listeners.subscribe(listener, topic, *more)

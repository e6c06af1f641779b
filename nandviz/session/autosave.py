"""The state of an unsaved session, kept so that a crash loses nothing."""

from pathlib import Path

from nandviz.scenario import loader
from nandviz.session import autosave_file
from nandviz.session.autosave_file import State
from nandviz.session.breakpoints import Breakpoints
from nandviz.session.files import Files
from nandviz.session.listeners import Listeners
from nandviz.session.marks import Marks
from nandviz.session.open_runs import OpenRuns


class Autosave:
    """Writes the state of a session, and takes it up again."""

    def __init__(
        self,
        runs: OpenRuns,
        files: Files,
        breakpoints: Breakpoints,
        marks: Marks,
        listeners: Listeners,
    ) -> None:
        self._runs = runs
        self._files = files
        self._breakpoints = breakpoints
        self._marks = marks
        self._listeners = listeners
        self._written: State | None = None

    def state(self) -> State:
        """Return what is kept; NandvizError if there is no scenario."""
        text = self._runs.front.needs_scenario().text
        playhead = self._runs.front.playhead
        return State(
            text,
            self._files.path,
            self._files.origin,
            playhead.k,
            playhead.now_ns,
            tuple(held for _, held in self._breakpoints),
            self._marks.instants,
        )

    def write(self, folder: Path) -> Path:
        """Write the state into a folder, atomically; return the file.

        NandvizError if it cannot be written, or there is no scenario.
        """
        state = self.state()
        file = autosave_file.write(folder, state)
        self._written = state
        return file

    def keep(self, folder: Path) -> None:
        """Write the state if there are unsaved edits and anything of it has changed since.

        NandvizError as `write`.
        """
        if self._files.modified and self.state() != self._written:
            self.write(folder)

    def recover(self, folder: Path) -> bool:
        """Take up the state that `write` wrote; False if there is none.

        Raises
        ------
        NandvizError
            If the state is damaged, in words for the user. What is open stays open.
        """
        state = autosave_file.read(folder)
        if state is None:
            return False
        scenario = loader.loads(state.text, "the autosaved scenario", path=state.origin)
        self._files.open_unsaved(scenario, state.path)
        with self._listeners.one_change():
            self._breakpoints.replace_all(state.breakpoints)
            self._marks.replace_all(state.marks)
        self._runs.front.playhead.run_to_event(state.k)
        return True

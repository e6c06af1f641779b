"""The state of an unsaved session, kept so that a crash loses nothing."""

from pathlib import Path

from nandviz.errors import NandvizError, ScenarioError
from nandviz.scenario import loader
from nandviz.scenario.scenario import Scenario
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
        self._written: tuple[Path, State] | None = None
        self._holds_edits = False

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
        self._written = folder, state
        self._holds_edits = self._files.modified
        return file

    def keep(self, folder: Path) -> None:
        """Write the state if there are unsaved edits and anything of it has changed since.

        Edits that are saved, or were given up, are kept no more. NandvizError as `write`.
        """
        if self._files.modified:
            if (folder, self.state()) != self._written:
                self.write(folder)
        elif self._holds_edits:
            autosave_file.remove(folder)
            self._holds_edits = False

    def recover(self, folder: Path) -> bool:
        """Take up the state that `write` wrote; False if there is none.

        Raises
        ------
        NandvizError
            If the state is damaged, or its scenario is not valid any more; in one line that names
            the file. What is open stays open.
        """
        state = autosave_file.read(folder)
        if state is None:
            return False
        scenario = _scenario(state, folder / autosave_file.FILE_NAME)
        self._files.open_unsaved(scenario, state.path)
        with self._listeners.one_change():
            self._breakpoints.replace_all(state.breakpoints)
            self._marks.replace_all(state.marks)
        self._runs.front.playhead.run_to_event(state.k)
        return True


def _scenario(state: State, file: Path) -> Scenario:
    """Return the scenario of a state, whose profile may be another by now."""
    try:
        return loader.loads(state.text, "its scenario", path=state.origin)
    except ScenarioError as error:
        raise NandvizError(f"{file}: {error.problems[0]}") from error

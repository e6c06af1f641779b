"""The state of an unsaved session, kept so that a crash loses nothing."""

from pathlib import Path

from nandviz.errors import NandvizError, ScenarioError
from nandviz.scenario import loader
from nandviz.scenario.scenario import Scenario
from nandviz.session import autosave_file
from nandviz.session.autosave_file import Beside, State
from nandviz.session.branch import Branch
from nandviz.session.breakpoints import Breakpoints
from nandviz.session.files import Files
from nandviz.session.listeners import Listeners
from nandviz.session.marks import Marks
from nandviz.session.open_runs import OpenRuns
from nandviz.session.opened_file import OpenedFile


class Autosave:
    """Writes the state of a session, and takes it up again."""

    def __init__(
        self,
        runs: OpenRuns,
        files: Files,
        branch: Branch,
        breakpoints: Breakpoints,
        marks: Marks,
        listeners: Listeners,
    ) -> None:
        self._runs = runs
        self._files = files
        self._branch = branch
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
            self._beside(),
            was_saved=not self._files.modified,
        )

    def _beside(self) -> Beside | None:
        a = self._runs.beside
        if a is None or a.scenario is None:
            return None
        return Beside(a.text, a.file.path, a.file.origin, a.file.has_held(a.text))

    def write(self, folder: Path) -> Path:
        """Write the state into a folder, atomically; return the file.

        NandvizError if it cannot be written, or there is no scenario.
        """
        state = self.state()
        file = autosave_file.write(folder, state)
        self._written = folder, state
        self._holds_edits = self._is_unsaved
        return file

    def keep(self, folder: Path) -> None:
        """Write the state if there are unsaved edits and anything of it has changed since.

        Edits that are saved, or were given up, are kept no more. NandvizError as `write`.
        """
        if self._is_unsaved:
            if (folder, self.state()) != self._written:
                self.write(folder)
        elif self._holds_edits:
            autosave_file.remove(folder)
            self._holds_edits = False

    @property
    def _is_unsaved(self) -> bool:
        """Whether a run that is open holds what is in no file."""
        is_kept = self._runs.front.scenario is not None
        return is_kept and (self._files.modified or self._files.unsaved_beside)

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
        file = folder / autosave_file.FILE_NAME
        scenario = _scenario(state, file)
        beside = None if state.beside is None else _scenario(state.beside, file)
        show = self._files.open_scenario if state.was_saved else self._files.open_unsaved
        show(scenario, state.path)
        if state.beside is not None and beside is not None:
            self._restore(state.beside, beside)
        with self._listeners.one_change():
            self._breakpoints.replace_all(state.breakpoints)
            self._marks.replace_all(state.marks)
        self._runs.front.playhead.run_to_event(state.k)
        return True

    def _restore(self, beside: Beside, scenario: Scenario) -> None:
        """Put run A beside what is in front: of the same file where it was."""
        file = self._runs.front.file
        if beside.path != file.path:
            file = OpenedFile.of(scenario, beside.path, None)
        if beside.was_saved:
            file.note_held(beside.text)
        a = self._runs.become(scenario, file)
        self._branch.restore(a, is_original=beside.was_saved)


def _scenario(state: State | Beside, file: Path) -> Scenario:
    """Return the scenario of a state, whose profile may be another by now."""
    try:
        return loader.loads(state.text, "its scenario", path=state.origin)
    except ScenarioError as error:
        raise NandvizError(f"{file}: {error.problems[0]}") from error

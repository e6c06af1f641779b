"""What is open as a file: opened, saved, and watched for changes on the disk."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from nandviz.errors import NandvizError
from nandviz.exchange import registry
from nandviz.exchange.format import AS_IT_IS, ImportOptions
from nandviz.exchange.replay import replay
from nandviz.files import Output, atomic_path
from nandviz.language import said
from nandviz.query.index import prepare
from nandviz.scenario import library, references
from nandviz.scenario.scenario import Scenario
from nandviz.session.changes import Topic
from nandviz.session.history import History
from nandviz.session.known_file import KnownFile
from nandviz.session.open_run import OpenRun
from nandviz.session.open_runs import OpenRuns
from nandviz.session.opened_file import OpenedFile
from nandviz.trace.tables import Trace


def read(path: Path, options: ImportOptions = AS_IT_IS) -> Scenario | Trace:
    """Read what a path stands for: a scenario, or a trace of any format that the registry reads.

    A trace has the indexes then that a first look needs: a window reads in a thread of its own, and
    looks in its own.

    Parameters
    ----------
    options
        What an import is read with.

    Raises
    ------
    ScenarioError
        If the scenario, or the configuration of an import, is not valid.
    TraceError
        If the trace is damaged or a file of the folder is wrong.
    """
    if not registry.holds_trace(path):
        return registry.load_scenario(path)
    trace = registry.load_trace(path, options)
    prepare(trace)
    return trace


def _own_path(found: Scenario | Trace, path: Path | None) -> Path | None:
    """Return the file that what was read is saved to: none that another program reads."""
    is_converted = isinstance(found, Scenario) and found.converted is not None
    return None if is_converted else path


class Files:
    """Where what is in front comes from, and where it is saved to. What raises changed nothing."""

    def __init__(self, runs: OpenRuns, history: History, tell: Callable[[Topic], None]) -> None:
        self._runs = runs
        self._history = history
        self._tell = tell

    # What is open

    @property
    def path(self) -> Path | None:
        """The file; None for a built-in scenario and for one that was never saved."""
        return self._runs.front.file.path

    @property
    def title(self) -> str:
        """Name for the window's title: of the file, else of the scenario or trace."""
        return self._runs.front.name

    @property
    def text(self) -> str:
        """The scenario's text as it stands; empty for a trace without engine."""
        return self._runs.front.text

    @property
    def modified(self) -> bool:
        """Whether the text is another one than was read or saved, or never was either."""
        return self.text != self._runs.front.file.text

    @property
    def unsaved_beside(self) -> bool:
        """Whether run A is of a text that was never in its file."""
        beside = self._runs.beside
        return beside is not None and not beside.file.has_held(beside.text)

    @property
    def origin(self) -> Path | None:
        """The file that relative profile paths start from; None for text that is in no file."""
        return self._runs.front.file.origin

    @property
    def inputs(self) -> tuple[Path, ...]:
        """Every file that what is open was read from, the one in front first.

        Nothing may replace them.
        """
        runs = (self._runs.front, self._runs.beside)
        found = (path for run in runs if run is not None for path in run.file.inputs)
        return tuple(dict.fromkeys(found))

    def check_targets(self, *outputs: Output) -> None:
        """Refuse outputs that would destroy what was read; NandvizError as the registry's."""
        registry.check_targets(self.inputs, outputs)

    # Opening

    def open(self, source: str | Path) -> None:
        """Open a scenario file, a built-in scenario as ``@name``, or a trace without engine.

        The latter is a file or folder of any format that the registry reads.

        Raises
        ------
        ScenarioError
            If the scenario is not valid.
        TraceError
            If the trace is damaged or a file of the folder is wrong.
        NandvizError
            If there is no such built-in scenario.
        """
        name = str(source)
        built_in = name.startswith("@")
        path = library.path(name[1:]) if built_in else Path(source)
        self.take(read(path), None if built_in else path)

    def take(self, found: Scenario | Trace, path: Path | None) -> None:
        """Show what `read` has read, of a long file in a thread of its own."""
        if isinstance(found, Trace):
            self.open_trace(found, path)
        else:
            self.open_scenario(found, path)

    def open_scenario(self, scenario: Scenario, path: Path | None = None) -> None:
        """Show a scenario that was loaded elsewhere, of a long file in a thread of its own.

        ``path`` is the file it was loaded from and will be saved to; None for a built-in one.
        """
        self._show(scenario, path, scenario.text)

    def open_unsaved(self, scenario: Scenario, path: Path | None) -> None:
        """Show a scenario whose text is in no file yet, not even in its own."""
        self._show(scenario, path, None)

    def open_trace(self, trace: Trace, path: Path | None = None) -> None:
        """Show a trace that has no engine: imported, or reopened."""
        self._show(trace, path, "")

    def _show(self, found: Scenario | Trace, path: Path | None, text: str | None) -> None:
        file = OpenedFile.of(found, _own_path(found, path), text)
        if isinstance(found, Trace):
            run = self._runs.of_trace(found, file)
        else:
            run = self._runs.of_scenario(found, file)
        self._history.clear()
        self._runs.open(run)

    def _beside_front(self, found: Scenario | Trace, file: OpenedFile) -> OpenRun:
        """Return a run of what was read, whose entries may be those of the script in front."""
        if isinstance(found, Trace):
            return self._runs.of_trace(found, file)
        return self._runs.become(found, file)

    def beside(self, found: Scenario | Trace, path: Path | None) -> OpenRun:
        """Return a run of what `read` has read of another file, or of none, to be compared with."""
        text = "" if isinstance(found, Trace) else None if path is None else found.text
        return self._beside_front(found, OpenedFile.of(found, _own_path(found, path), text))

    def reload(self) -> None:
        """Read the file again; playhead, breakpoints and marks stay where that is possible.

        Raises as `read`; NandvizError if there is no file.
        """
        self.take_again(read(self.needs_path(), self.options))

    def needs_path(self) -> Path:
        """Return the file; NandvizError if there is none."""
        if self.path is None:
            raise NandvizError(said("nothing to reload: this was not opened from a file"))
        return self.path

    def take_again(self, found: Scenario | Trace) -> None:
        """Show what `read` has read of the same file again; all else as `reload`."""
        front = self._runs.front
        run, text = self._beside_front(found, front.file), ""
        if self._runs.beside is not None:
            run.title = said("{name}, read again", name=run.name)
        if run.scenario is not None:
            text = run.scenario.text
        if run.scenario is None or front.scenario is None:
            self._history.clear()
        elif text != self.text:
            self._history.record(self._runs.versions, "reload")
        front.file.note(run.scenario, text)
        self._runs.replace(run)

    @property
    def options(self) -> ImportOptions:
        """What an import in front was read with."""
        return self._runs.front.file.options

    def take_judged(self, found: Scenario | Trace, options: ImportOptions) -> None:
        """Show what `read` has read of the same import with other options."""
        self._runs.front.file.options = options
        self.take_again(found)

    def pattern(self) -> Callable[[Path], Scenario]:
        """Return what makes a scenario of the import in front, in any thread.

        It raises NandvizError where no scenario can say what happened.
        """
        trace = self._runs.front.trace
        trace.flush()  # Reads alone change nothing then, whichever thread they are in.
        return lambda _path: replay(trace).scenario

    def changed_on_disk(self) -> tuple[Path, ...]:
        """Return which files were replaced, written or removed since they were read, or are new."""
        front = self._runs.front
        return front.file.changed_on_disk(is_trace=front.scenario is None)

    # Saving

    @property
    def lost_by_saving(self) -> str:
        """Why to save would surprise, as what is so of the file now; empty if it would not."""
        front = self._runs.front
        return "" if front.scenario is None else front.file.lost_by_writing(front.text)

    def text_on_disk(self) -> str:
        """Return what the file holds now; NandvizError if it cannot be read."""
        path = self.needs_path()
        try:
            return KnownFile(path).text_now()
        except OSError as error:
            raise NandvizError(
                said("{path} cannot be read: {why}", path=path, why=error.strerror or error)
            ) from error

    def save(self) -> None:
        """Write the scenario to its file; NandvizError if it has none or cannot be written."""
        self._runs.front.needs_scenario()
        if self.path is None:
            raise NandvizError(said("this scenario has no file yet: save it under a name"))
        self.save_as(self.path)

    def is_own(self, path: Path) -> bool:
        """Whether a path is the scenario's file, however it is spelt."""
        own = self.path
        return own is not None and os.path.realpath(own) == os.path.realpath(path)

    def save_as(self, path: Path) -> None:
        """Write the scenario to another file, which becomes its own and names the same profile.

        Raises
        ------
        NandvizError
            If it cannot be written, where an old file stays whole; if it is a file that was read,
            or of another kind; or there is no scenario.
        """
        scenario = self._runs.front.needs_scenario()
        if not self.is_own(path):
            self.check_targets(Output(path, "scenario"))
        file = self._runs.front.file
        old = None if file.origin is None else file.origin.parent
        text = references.moved(scenario.text, old, path.parent)
        with atomic_path(path) as temporary:
            temporary.write_bytes(text.encode())
        self._history.change_texts(file, lambda each: references.moved(each, old, path.parent))
        for run in (self._runs.beside, self._runs.front):
            if run is not None and run.scenario is not None and run.file is file:
                moved = references.moved(run.text, old, path.parent)
                run.scenario = replace(run.scenario, text=moved, path=path)
        file.write_to(path, scenario, text)
        self._tell(Topic.TEXT)

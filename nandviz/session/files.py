"""What is open as a file: opened, saved, and watched for changes on the disk."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from nandviz.errors import NandvizError
from nandviz.exchange.registry import holds_trace, load_trace
from nandviz.files import atomic_path
from nandviz.scenario import library, loader
from nandviz.scenario.scenario import Scenario
from nandviz.session.changes import Topic
from nandviz.session.history import History
from nandviz.session.open_run import OpenRun
from nandviz.session.open_runs import OpenRuns
from nandviz.trace.tables import Trace


@dataclass(frozen=True, slots=True)
class _Stamp:
    """What tells one state of a file from another without reading it."""

    modified_ns: int
    size: int
    inode: int


class Files:
    """Where what is in front comes from, and where it is saved to. What raises changed nothing.

    Attributes
    ----------
    path
        The file; None for a built-in scenario and for one that was never saved.
    """

    def __init__(self, runs: OpenRuns, history: History, tell: Callable[[Topic], None]) -> None:
        self._runs = runs
        self._history = history
        self._tell = tell
        self.path: Path | None = None
        self._saved: str | None = ""
        self._stamp: _Stamp | None = None

    # What is open

    @property
    def title(self) -> str:
        """Name for the window's title: of the file, else of the scenario or trace."""
        return self.path.name if self.path is not None else self._runs.front.trace.info.name

    @property
    def text(self) -> str:
        """The scenario's text as it stands; empty for a trace without engine."""
        scenario = self._runs.front.scenario
        return "" if scenario is None else scenario.text

    @property
    def modified(self) -> bool:
        """Whether the text is another one than was read or saved, or never was either."""
        return self.text != self._saved

    @property
    def origin(self) -> Path | None:
        """The file that relative profile paths start from; None for text that is in no file."""
        scenario = self._runs.front.scenario
        return self.path if self.path is not None or scenario is None else scenario.path

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
        if not built_in and holds_trace(Path(source)):
            self.open_trace(load_trace(Path(source)), Path(source))
            return
        path = library.path(name[1:]) if built_in else Path(source)
        self.open_scenario(loader.load(path), None if built_in else path)

    def open_scenario(self, scenario: Scenario, path: Path | None = None) -> None:
        """Show a scenario that was loaded elsewhere, of a long file in a thread of its own.

        ``path`` is the file it was loaded from and will be saved to; None for a built-in one.
        """
        self._show(self._runs.of_scenario(scenario), path, scenario.text)

    def open_text(self, text: str, path: Path | None = None) -> None:
        """Open an unsaved scenario; ``path`` is where it belongs, if anywhere."""
        self.open_unsaved(loader.loads(text, str(path or "<text>"), path=path), path)

    def open_unsaved(self, scenario: Scenario, path: Path | None) -> None:
        """Show a scenario whose text is in no file yet, not even in its own."""
        self._show(self._runs.of_scenario(scenario), path, None)

    def open_trace(self, trace: Trace, path: Path | None = None) -> None:
        """Show a trace that has no engine: imported, or reopened."""
        self._show(self._runs.of_trace(trace), path, "")

    def _show(self, run: OpenRun, path: Path | None, saved: str | None) -> None:
        self.path = path
        self._read(saved)
        self._history.clear()
        self._runs.open(run)

    def _read(self, text: str | None) -> None:
        """Note that a text was read from the file, or written to it."""
        self._saved = text
        self._stamp = _stamp(self.path)

    def reload(self) -> None:
        """Read the file again; playhead, breakpoints and marks stay where that is possible."""
        if self.path is None or self._runs.front.scenario is None:
            raise NandvizError("nothing to reload: this was not opened from a scenario file")
        run = self._runs.of_scenario(scenario := loader.load(self.path))
        if scenario.text != self.text:
            self._history.record(self.text, "reload")
        self._read(scenario.text)
        self._runs.replace(run)

    def changed_on_disk(self) -> bool:
        """Whether the file holds something else than was read, or is gone.

        It is read only where its stamp is another one; what is no text counts by its stamp.
        """
        stamp = _stamp(self.path)
        if self._stamp is None or stamp == self._stamp:
            return False
        if self.path is None or stamp is None or not self._saved or not self.path.is_file():
            return True
        if self.path.read_bytes() != self._saved.encode():
            return True
        self._stamp = stamp
        return False

    # Saving

    def save(self) -> None:
        """Write the scenario to its file; NandvizError if it has none or cannot be written."""
        self._runs.front.needs_scenario()
        if self.path is None:
            raise NandvizError("this scenario has no file yet: save it under a name")
        self.save_as(self.path)

    def save_as(self, path: Path) -> None:
        """Write the scenario to another file, which becomes its own.

        Raises
        ------
        NandvizError
            If it cannot be written, where an old file stays whole, or there is no scenario.
        """
        text = self._runs.front.needs_scenario().text
        with atomic_path(path) as temporary:
            temporary.write_bytes(text.encode())
        self.path = path
        self._read(text)
        self._tell(Topic.TEXT)


def _stamp(path: Path | None) -> _Stamp | None:
    if path is None:
        return None
    try:
        status = path.stat()
    except OSError:
        return None
    return _Stamp(status.st_mtime_ns, status.st_size, status.st_ino)

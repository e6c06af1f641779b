"""What is open as a file: opened, saved, and watched for changes on the disk."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from nandviz.errors import NandvizError
from nandviz.exchange import registry
from nandviz.files import Output, atomic_path
from nandviz.language import said
from nandviz.scenario import library, loader, references
from nandviz.scenario.scenario import Scenario
from nandviz.session.changes import Topic
from nandviz.session.history import History, Version
from nandviz.session.known_file import KnownFile
from nandviz.session.open_run import OpenRun
from nandviz.session.open_runs import OpenRuns
from nandviz.trace.tables import Trace


def read(path: Path) -> Scenario | Trace:
    """Read what a path stands for: a scenario, or a trace of any format that the registry reads.

    Raises
    ------
    ScenarioError
        If the scenario is not valid.
    TraceError
        If the trace is damaged or a file of the folder is wrong.
    """
    return registry.load_trace(path) if registry.holds_trace(path) else loader.load(path)


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
        self._known: tuple[KnownFile, ...] = ()

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
    def version(self) -> Version:
        """The text as it stands, and the ids of its entries."""
        return Version(self.text, self._runs.front.entry_ids)

    @property
    def modified(self) -> bool:
        """Whether the text is another one than was read or saved, or never was either."""
        return self.text != self._saved

    @property
    def origin(self) -> Path | None:
        """The file that relative profile paths start from; None for text that is in no file."""
        scenario = self._runs.front.scenario
        return self.path if self.path is not None or scenario is None else scenario.path

    @property
    def inputs(self) -> tuple[Path, ...]:
        """Every file that what is in front was read from, its own first: nothing may replace it."""
        own = () if self.origin is None else (self.origin,)
        return (*own, *(known.path for known in self._known if known.path not in own))

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
        self._read(run.scenario, saved)
        self._history.clear()
        self._runs.open(run)

    def _read(self, scenario: Scenario | None, text: str | None) -> None:
        """Note what was read from the files, or written to them; None for what never was."""
        self._saved = text
        files = () if self.path is None else registry.files_of(self.path)
        if scenario is None:
            self._known = tuple(map(KnownFile, files))
            return
        own = () if self.path is None else (KnownFile(self.path, text or ""),)
        profiles = (KnownFile(each.path, each.text) for each in scenario.profile_sources)
        self._known = (*own, *profiles)

    def reload(self) -> None:
        """Read the file again; playhead, breakpoints and marks stay where that is possible.

        Raises as `read`; NandvizError if there is no file.
        """
        self.take_again(read(self.needs_path()))

    def needs_path(self) -> Path:
        """Return the file; NandvizError if there is none."""
        if self.path is None:
            raise NandvizError(said("nothing to reload: this was not opened from a file"))
        return self.path

    def take_again(self, found: Scenario | Trace) -> None:
        """Show what `read` has read of the same file again; all else as `reload`."""
        if isinstance(found, Trace):
            run, text = self._runs.of_trace(found), ""
        else:
            run, text = self._runs.become(found), found.text
        if run.scenario is None or self._runs.front.scenario is None:
            self._history.clear()
        elif text != self.text:
            self._history.record(self.version, "reload")
        self._read(run.scenario, text)
        self._runs.replace(run)

    def changed_on_disk(self) -> tuple[Path, ...]:
        """Return which files were replaced, written or removed since they were read, or are new.

        Texts are read for that, so that no clock and no watcher need be trusted.
        """
        changed = tuple(known.path for known in self._known if known.changed())
        if self.path is None or self._runs.front.scenario is not None or changed:
            return changed
        there = set(registry.files_of(self.path))
        return tuple(there ^ {known.path for known in self._known})

    # Saving

    @property
    def lost_by_saving(self) -> str:
        """Why to save would surprise, as what is so of the file now; empty if it would not."""
        if self._runs.front.scenario is None:
            return ""
        own = [known for known in self._known if known.path == self.path]
        return own[0].lost_by_writing(self.text) if own else ""

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
        old = None if self.origin is None else self.origin.parent
        text = references.moved(scenario.text, old, path.parent)
        with atomic_path(path) as temporary:
            temporary.write_bytes(text.encode())
        self._history.change_texts(lambda each: references.moved(each, old, path.parent))
        self._runs.front.scenario = replace(scenario, text=text, path=path)
        self.path = path
        self._read(self._runs.front.scenario, text)
        self._tell(Topic.TEXT)

"""The session: everything that a user can do, without a window."""

from collections.abc import Callable
from pathlib import Path

from nandviz.errors import NandvizError
from nandviz.exchange.nandseqgen import exporter
from nandviz.exchange.registry import holds_trace, load_trace
from nandviz.query.event_effects import Changed, changes
from nandviz.query.moments import last_event_by, time_of
from nandviz.query.narration import Narration, describe
from nandviz.query.op_history import OpReport, op_report
from nandviz.query.search import Search
from nandviz.run import Run
from nandviz.scenario import editing, library, loader
from nandviz.scenario.scenario import Breakpoint, Scenario
from nandviz.session import autosave
from nandviz.session import evidence as export
from nandviz.session.breakpoints import Held
from nandviz.session.changes import Topic
from nandviz.session.document import Document
from nandviz.session.playhead import Playhead
from nandviz.trace import store
from nandviz.trace.tables import Trace

OPEN_MS = 250.0
"""Wall time that opening spends in the engine at once: a small scenario is complete then."""


class Session(Playhead):
    """A scenario (or a trace without engine), its run, playhead, breakpoints, marks and edits.

    Whatever raises has changed nothing.

    Attributes
    ----------
    scenario
        None for a trace without engine, and before anything is open.
    marks
        Instants in ns, in the order in which they were set.
    """

    def __init__(self) -> None:
        super().__init__()
        self.scenario: Scenario | None = None
        self.marks: tuple[int, ...] = ()
        self._document = Document("", None)
        self._origin: Path | None = None

    # Files

    def open(self, source: str | Path) -> None:
        """Open a scenario file, a built-in scenario as ``@name``, or a trace without engine.

        The latter is a saved trace, or a folder (or file) of nandseqgen_v2.

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
        self._open(scenario, Document(scenario.text, path), path or scenario.path)

    def open_text(self, text: str, path: Path | None = None) -> None:
        """Open an unsaved scenario; ``path`` is where it belongs, if anywhere."""
        scenario = loader.loads(text, str(path or "<text>"), path=path)
        self._open(scenario, Document(text, path, saved=False), path)

    def save_trace(self, path: Path) -> None:
        """Write the trace to a file, atomically; NandvizError if it cannot be written."""
        store.save(self.trace, path)

    def open_trace(self, trace: Trace, path: Path | None = None) -> None:
        """Show a trace that has no engine: imported, or reopened."""
        self.scenario = None
        self._document = Document("", path)
        self._origin = path
        self._begin(trace, None, 0)

    def _open(self, scenario: Scenario, document: Document, origin: Path | None) -> None:
        run = Run(scenario)
        run.advance(OPEN_MS)
        self.scenario = scenario
        self._document = document
        self._origin = origin
        self._begin(run.trace, run, 0)

    def _begin(self, trace: Trace, run: Run | None, k: int) -> None:
        self.marks = ()
        scenario = self.scenario
        found = scenario.breakpoints if scenario is not None else ()
        self.breakpoints.replace_all(Held(what) for what in found)
        self._show(trace, run, k)
        self._emit(Topic.SCENARIO, Topic.TEXT, Topic.BREAKPOINTS, Topic.MARKS)

    def reload(self) -> None:
        """Read the file again; playhead, breakpoints and marks stay where that is possible."""
        if self._document.path is None or self.scenario is None:
            raise NandvizError("nothing to reload: this was not opened from a scenario file")
        scenario = loader.load(self._document.path)
        run = self._first_slice(scenario)
        self._document.reloaded(scenario.text)
        self._continue(scenario, run)

    def changed_on_disk(self) -> bool:
        """Whether the open file was changed or removed by someone else. One stat."""
        return self._document.changed_on_disk()

    def save(self) -> None:
        """Write the scenario to its file; NandvizError if it has none or cannot be written."""
        self._needs_scenario()
        self._document.save()
        self._emit(Topic.TEXT)

    def save_as(self, path: Path) -> None:
        """Write the scenario to another file, which becomes its own; NandvizError as `save`."""
        self._needs_scenario()
        self._document.save(path)
        self._origin = path
        self._emit(Topic.TEXT)

    def _needs_scenario(self) -> Scenario:
        if self.scenario is None:
            raise NandvizError("this is a trace without a scenario")
        return self.scenario

    # What is open

    @property
    def path(self) -> Path | None:
        """The file; None for a built-in or unsaved scenario."""
        return self._document.path

    @property
    def title(self) -> str:
        """Name for the window's title: of the file, else of the scenario or trace."""
        return self.path.name if self.path is not None else self.trace.info.name

    @property
    def text(self) -> str:
        """The scenario's text as it stands; empty for a trace without engine."""
        return self._document.text

    @property
    def modified(self) -> bool:
        """Whether there are edits that are not saved."""
        return self._document.modified

    def describe(self, k: int | None = None) -> Narration:
        """Say in words what event ``k`` did, the playhead's if None."""
        return describe(self.trace, self.k if k is None else k)

    def changes(self, k: int | None = None) -> Changed:
        """Tell what event ``k`` changed, the playhead's if None."""
        return changes(self.trace, self.k if k is None else k)

    def op_report(self, uid: int) -> OpReport:
        """Tell everything of an op as of the playhead."""
        return op_report(self.trace, self.k, uid)

    def search(self, query: str) -> Search:
        """Begin an incremental search for ops and events, with fates as of the playhead."""
        return Search(self.trace, query, self.k)

    # Breakpoints and marks

    def add_breakpoint(self, what: Breakpoint, *, enabled: bool = True) -> int:
        """Add a breakpoint; return its number."""
        number = self.breakpoints.add(what, enabled=enabled)
        self._emit(Topic.BREAKPOINTS)
        return number

    def change_breakpoint(self, number: int, what: Breakpoint) -> None:
        """Make a breakpoint another one; KeyError if there is no such number."""
        self.breakpoints.change(number, what)
        self._emit(Topic.BREAKPOINTS)

    def enable_breakpoint(self, number: int, *, enabled: bool) -> None:
        """Say whether a breakpoint stops; KeyError if there is no such number."""
        self.breakpoints.enable(number, enabled=enabled)
        self._emit(Topic.BREAKPOINTS)

    def remove_breakpoint(self, number: int) -> None:
        """Remove a breakpoint; KeyError if there is no such number."""
        self.breakpoints.remove(number)
        self._emit(Topic.BREAKPOINTS)

    def toggle_breakpoint(self, what: Breakpoint) -> int | None:
        """Remove the breakpoint that stops at just this, or add it and return its number."""
        for number, held in self.breakpoints:
            if held.what == what:
                self.remove_breakpoint(number)
                return None
        return self.add_breakpoint(what)

    def set_marks(self, marks: tuple[int, ...]) -> None:
        """Set the marks ① ② …, instants in ns."""
        self.marks = marks
        self._emit(Topic.MARKS)

    # Editing the script

    @property
    def can_undo(self) -> str:
        """The edit that `undo` takes back, in words; empty if there is none."""
        return self._document.can_undo

    @property
    def can_redo(self) -> str:
        """The edit that `redo` makes again, in words; empty if there is none."""
        return self._document.can_redo

    def edit_text(self, text: str, words: str = "edit") -> None:
        """Replace the scenario's text, and simulate it; ScenarioError if it is not valid."""
        self._needs_scenario()
        self._edit(self._loaded(text), words)

    def move_entry(self, index: int, at_ns: int) -> None:
        """Change ``at_us`` of a script entry; NandvizError if that cannot be done in its text."""
        scenario = self._needs_scenario()
        self._edit(editing.with_entry_moved(scenario, index, at_ns), f"move entry {index}")

    def remove_entry(self, index: int) -> None:
        """Take a script entry out; NandvizError as `move_entry`."""
        scenario = self._needs_scenario()
        self._edit(editing.with_entry_removed(scenario, index), f"remove entry {index}")

    def duplicate_entry(self, index: int) -> None:
        """Put a copy of a script entry behind it; NandvizError as `move_entry`."""
        scenario = self._needs_scenario()
        self._edit(editing.with_entry_duplicated(scenario, index), f"duplicate entry {index}")

    def add_entry(self, index: int, entry: str) -> None:
        """Put in an entry, ``{at_us: 5, op: …}``, as number ``index``; errors as `edit_text`."""
        scenario = self._needs_scenario()
        self._edit(editing.with_entry_added(scenario, index, entry), f"add entry {index}")

    def undo(self) -> None:
        """Take the last edit back; NandvizError if there is none."""
        scenario = self._loaded(self._document.peek_undo())
        run = self._first_slice(scenario)
        self._document.undo()
        self._continue(scenario, run)

    def redo(self) -> None:
        """Make the edit again that was taken back last; NandvizError if there is none."""
        scenario = self._loaded(self._document.peek_redo())
        run = self._first_slice(scenario)
        self._document.redo()
        self._continue(scenario, run)

    def _loaded(self, text: str) -> Scenario:
        return loader.loads(text, self.title, path=self._origin)

    def _edit(self, scenario: Scenario, words: str) -> None:
        if scenario.text == self.text:
            return
        run = self._first_slice(scenario)
        self._document.edit(scenario.text, words)
        self._continue(scenario, run)

    def _first_slice(self, scenario: Scenario) -> Run:
        run = Run(scenario)
        run.advance(OPEN_MS)
        return run

    def _continue(self, scenario: Scenario, run: Run) -> None:
        """Take another run of much the same scenario; the playhead stays where it can."""
        k, time_ns = self.k, self.now_ns
        self.scenario = scenario
        same = k <= run.trace.last_event and time_of(run.trace, k) == time_ns
        self._show(run.trace, run, k if same else last_event_by(run.trace, time_ns))
        self._emit(Topic.SCENARIO, Topic.TEXT)
        if not same and not run.complete:
            self.run_to_time(time_ns)

    # Taking away

    def export_csv(
        self,
        folder: Path,
        *,
        as_of: int | None = None,
        progress: export.Progress | None = None,
    ) -> tuple[Path, ...]:
        """Write the CSV files into a folder, of the whole run or as of an event.

        Raises
        ------
        NandvizError
            If one cannot be written; those already there stay whole.
        """
        return export.csv_folder(self.trace, folder, as_of, progress)

    def export_nandseqgen(
        self, folder: Path, progress: export.Progress | None = None
    ) -> tuple[Path, ...]:
        """Write the files of nandseqgen_v2 into a new folder, all of them or nothing.

        Raises
        ------
        NandvizError
            If something is in the folder already, or cannot be written.
        """
        return tuple(exporter.write(self.trace, folder, progress=progress))

    def export_evidence(
        self,
        folder: Path,
        pictures: Callable[[Path], None] | None = None,
        progress: export.Progress | None = None,
    ) -> tuple[Path, ...]:
        """Write an evidence folder, all of it or nothing.

        Parameters
        ----------
        folder
            Must not be there yet.
        pictures
            Called with a folder into which it puts what only a window can draw.
        """
        facts = export.EvidenceHeader(
            self.title, self.text, self.k, self.last_stop.words, self.laws()
        )
        return export.evidence_folder(self.trace, folder, facts, pictures, progress)

    # Crash safety

    def autosave(self, folder: Path) -> Path:
        """Write the state of the session into a folder, atomically; return the file.

        NandvizError if it cannot be written, or there is no scenario.
        """
        self._needs_scenario()
        breakpoints = tuple(held for _, held in self.breakpoints)
        state = autosave.State(
            self.text, self.path, self._origin, self.k, self.now_ns, breakpoints, self.marks
        )
        return autosave.write(folder, state)

    def recover(self, folder: Path) -> bool:
        """Take up the state that `autosave` wrote; False if there is none.

        Raises
        ------
        NandvizError
            If the state is damaged, in words for the user. What is open stays open.
        """
        state = autosave.read(folder)
        if state is None:
            return False
        scenario = loader.loads(state.text, "the autosaved scenario", path=state.origin)
        self._open(scenario, Document(state.text, state.path, saved=False), state.origin)
        self.breakpoints.replace_all(state.breakpoints)
        self.marks = state.marks
        self._emit(Topic.BREAKPOINTS, Topic.MARKS)
        self.run_to_event(state.k)
        return True

"""The session: everything that a user can do, without a window."""

from collections.abc import Callable
from pathlib import Path

from nandviz.scenario.loader import Scenario
from nandviz.session.breakpoints import Breakpoints
from nandviz.session.changes import Change, JumpKind, Progress, Stop
from nandviz.session.narration import Changed, Narration
from nandviz.session.search import Search
from nandviz.trace.asof import AsOf
from nandviz.trace.laws import Verdict
from nandviz.trace.tables import Trace


class Session:
    """A scenario (or an imported trace), its simulation, the playhead, breakpoints and edits."""

    breakpoints: Breakpoints

    # --- listeners
    def subscribe(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Call ``listener`` after every change; returns what ends that."""
        raise NotImplementedError

    # --- files: a failing open raises and leaves everything as it was
    def open(self, source: str | Path) -> None:
        """Open a scenario file, or a built-in one as ``@name``; ScenarioError, OSError."""
        raise NotImplementedError

    def open_text(self, text: str, path: Path | None = None) -> None:
        """Open a scenario from its text; ``path`` is where it belongs, if anywhere."""
        raise NotImplementedError

    def open_trace(self, trace: Trace, path: Path | None = None) -> None:
        """Show a trace that has no engine (imported, reopened)."""
        raise NotImplementedError

    def reload(self) -> None:
        """Read the file again; playhead, breakpoints and marks stay where possible."""
        raise NotImplementedError

    def changed_on_disk(self) -> bool:
        """Whether the open file is another one than was read or saved (cheap: one stat)."""
        raise NotImplementedError

    def save(self) -> None:
        """Write the scenario to its path, atomically."""
        raise NotImplementedError

    def save_as(self, path: Path) -> None:
        """Write the scenario to another path, which becomes its own."""
        raise NotImplementedError

    # --- reads
    scenario: Scenario | None
    trace: Trace
    path: Path | None
    title: str
    text: str
    modified: bool
    k: int
    head: int
    now_ns: int
    last_stop: Stop
    progress: Progress
    marks: tuple[int, ...]

    def as_of(self, k: int | None = None) -> AsOf:
        """Return the state as of event ``k`` (the playhead if None)."""
        raise NotImplementedError

    def describe(self, k: int | None = None) -> Narration:
        """Say in words what event ``k`` did."""
        raise NotImplementedError

    def changes(self, k: int | None = None) -> Changed:
        """Tell what event ``k`` changed, for highlighting."""
        raise NotImplementedError

    def laws(self) -> tuple[Verdict, ...]:
        """Judge the laws over what is simulated so far (kept until the trace grows)."""
        raise NotImplementedError

    def search(self, query: str) -> Search:
        """Begin an incremental search for ops and events."""
        raise NotImplementedError

    # --- simulation
    def advance(self, budget_ms: float = 8.0) -> Progress:
        """Simulate for at most ``budget_ms`` of wall time; also moves a pending run on."""
        raise NotImplementedError

    def cancel(self) -> None:
        """Stop simulating (and any pending run); stepping at the head still works."""
        raise NotImplementedError

    def go_on(self) -> None:
        """Let ``advance`` simulate again after ``cancel``."""
        raise NotImplementedError

    # --- the playhead: each returns where it ended and why
    def seek(self, k: int) -> Stop:
        """Move to event ``k`` (clamped to -1 … head)."""
        raise NotImplementedError

    def seek_time(self, time_ns: int) -> Stop:
        """Move to the last event not later than ``time_ns``."""
        raise NotImplementedError

    def step_event(self, direction: int) -> Stop:
        """Move ``direction`` (+1, -1, or more) events; at the head, step the engine."""
        raise NotImplementedError

    def step_tick(self, direction: int) -> Stop:
        """Move to the end of the next (or previous) instant that has events."""
        raise NotImplementedError

    def step_op(self, uid: int, direction: int) -> Stop:
        """Move to the next (or previous) event that touches op ``uid``."""
        raise NotImplementedError

    def step_kind(self, kind: JumpKind, direction: int) -> Stop:
        """Move to the next (or previous) event of a kind."""
        raise NotImplementedError

    def run_to_event(self, k: int) -> Stop:
        """Move to event ``k``, simulating on if it lies past the head."""
        raise NotImplementedError

    def run_to_time(self, time_ns: int) -> Stop:
        """Move to the last event not later than ``time_ns``, simulating on if needed."""
        raise NotImplementedError

    def run_to_breakpoint(self, direction: int) -> Stop:
        """Continue (+1) or reverse-continue (-1) to the next breakpoint, else to the end."""
        raise NotImplementedError

    def go_to_cause(self) -> Stop:
        """Move to the event that pushed the event at the playhead."""
        raise NotImplementedError

    def go_to_effect(self, uid: int | None = None) -> Stop:
        """Move to the first event that this one pushed (of op ``uid`` if it has one)."""
        raise NotImplementedError

    def home(self) -> Stop:
        """Move to the start of the run (event index -1)."""
        raise NotImplementedError

    def end(self) -> Stop:
        """Move to the end of the run, simulating on if needed."""
        raise NotImplementedError

    def play_tick(self, dt_s: float, rate: float, *, by_time: bool = False) -> Stop:
        """Play ``dt_s`` of wall time on, ``rate`` events/s or simulated µs/s (< 0: backwards)."""
        raise NotImplementedError

    # --- marks and the script
    def set_marks(self, marks: tuple[int, ...]) -> None:
        """Set the marks ① ② … (times in ns)."""
        raise NotImplementedError

    can_undo: bool
    can_redo: bool

    def edit_text(self, text: str, name: str = "edit") -> None:
        """Replace the scenario's text (checked first), re-simulate; ScenarioError keeps all."""
        raise NotImplementedError

    def move_entry(self, index: int, at_ns: int) -> None:
        """Change ``at_us`` of a script entry."""
        raise NotImplementedError

    def remove_entry(self, index: int) -> None:
        """Take a script entry out."""
        raise NotImplementedError

    def duplicate_entry(self, index: int) -> None:
        """Put a copy of a script entry behind it."""
        raise NotImplementedError

    def undo(self) -> None:
        """Take the last edit back."""
        raise NotImplementedError

    def redo(self) -> None:
        """Make the edit again that was taken back last."""
        raise NotImplementedError

    # --- take away
    def export_csv(self, folder: Path, *, as_of: int | None = None) -> tuple[Path, ...]:
        """Write the CSV files into ``folder``."""
        raise NotImplementedError

    def export_evidence(
        self, folder: Path, pictures: Callable[[Path], None] | None = None
    ) -> tuple[Path, ...]:
        """Write an evidence folder; ``pictures(folder)`` adds what only a window can draw."""
        raise NotImplementedError

    # --- crash safety
    def autosave(self, folder: Path) -> Path:
        """Write the state of the session to ``folder``, atomically."""
        raise NotImplementedError

    def recover(self, folder: Path) -> str | None:
        """Take up an autosaved state; returns words for the user if one is there but damaged."""
        raise NotImplementedError

"""Edits of the script: made in its text, so that comments and layout stay, and undone."""

from collections.abc import Sequence

from nandviz.language import said
from nandviz.scenario import editing, loader
from nandviz.scenario.scenario import Breakpoint, Scenario
from nandviz.session.entry_ids import Ids, without
from nandviz.session.files import Files
from nandviz.session.history import History, Version
from nandviz.session.open_run import OpenRun
from nandviz.session.open_runs import OpenRuns
from nandviz.session.preview import Preview


class Edits:
    """Edits of the scenario in front; each is checked, then simulated anew.

    What raises has changed nothing: ScenarioError where the text is not valid, NandvizError for a
    trace without scenario and where an entry cannot be edited in its text.
    """

    def __init__(self, runs: OpenRuns, files: Files, history: History, preview: Preview) -> None:
        self._runs = runs
        self._files = files
        self._history = history
        self._preview = preview

    @property
    def can_undo(self) -> str:
        """The edit that `undo` takes back, in words; empty if there is none."""
        return self._history.can_undo

    @property
    def can_redo(self) -> str:
        """The edit that `redo` makes again, in words; empty if there is none."""
        return self._history.can_redo

    def edit_text(self, text: str) -> None:
        """Replace the scenario's text."""
        self._runs.front.needs_scenario()
        if text != self._files.text:
            self._take(self._runs.become(self._loaded(text)), said("edit"))

    def move_entry(self, index: int, at_ns: int) -> None:
        """Change ``at_us`` of a script entry."""
        scenario = self._runs.front.needs_scenario()
        self._edit(
            editing.with_entry_moved(scenario, index, at_ns),
            self._ids,
            said("move entry {index}", index=index),
        )

    def remove_entry(self, index: int) -> None:
        """Take a script entry out."""
        scenario = self._runs.front.needs_scenario()
        self._edit(
            editing.with_entry_removed(scenario, index),
            without(self._ids, index),
            said("remove entry {index}", index=index),
        )

    def duplicate_entry(self, index: int) -> None:
        """Put a copy of a script entry behind it."""
        scenario = self._runs.front.needs_scenario()
        self._edit(
            editing.with_entry_duplicated(scenario, index),
            self._runs.entry_ids.with_new(self._ids, index + 1),
            said("duplicate entry {index}", index=index),
        )

    def add_entry(self, index: int, entry: str) -> None:
        """Put in an entry, ``{at_us: 5, op: …}``, as number ``index``."""
        self._edit(
            self._with_entry(index, entry),
            self._runs.entry_ids.with_new(self._ids, index),
            said("add entry {index}", index=index),
        )

    def check_entry(self, index: int, entry: str) -> None:
        """Raise what `add_entry` would raise; nothing changes."""
        self._with_entry(index, entry)

    def write_breakpoints(self, wanted: Sequence[Breakpoint]) -> None:
        """Let the scenario have these breakpoints."""
        scenario = self._runs.front.needs_scenario()
        changed = editing.with_breakpoints(scenario, wanted)
        self._edit(changed, self._ids, said("write breakpoints"))

    def _with_entry(self, index: int, entry: str) -> Scenario:
        return editing.with_entry_added(self._runs.front.needs_scenario(), index, entry)

    @property
    def _ids(self) -> Ids:
        return self._runs.front.entry_ids

    def _edit(self, scenario: Scenario, entry_ids: Ids, words: str) -> None:
        if scenario.text != self._files.text:
            run = self._preview.take(scenario)
            self._take(self._runs.of_scenario(scenario, entry_ids, run), words)

    def _take(self, run: OpenRun, words: str) -> None:
        self._history.record(self._files.version, words)
        self._runs.replace(run)

    def undo(self) -> None:
        """Take the last edit back; NandvizError if there is none."""
        run = self._run_of(self._history.peek_undo())
        self._history.undo(self._files.version)
        self._runs.replace(run)

    def redo(self) -> None:
        """Make the edit again that was taken back last; NandvizError if there is none."""
        run = self._run_of(self._history.peek_redo())
        self._history.redo(self._files.version)
        self._runs.replace(run)

    def _run_of(self, version: Version) -> OpenRun:
        return self._runs.of_scenario(self._loaded(version.text), version.entry_ids)

    def _loaded(self, text: str) -> Scenario:
        return loader.loads(text, self._files.title, path=self._files.origin)

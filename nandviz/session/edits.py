"""Edits of the script: made in its text, so that comments and layout stay, and undone."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial

from nandviz.errors import NandvizError, ScenarioError
from nandviz.language import counted, said
from nandviz.model.words import Status
from nandviz.scenario import editing, entry_text
from nandviz.scenario.expectations import LawExpectation, merged
from nandviz.scenario.policy_text import with_policy
from nandviz.scenario.scenario import Breakpoint, Scenario
from nandviz.session.branch import Branch
from nandviz.session.entry_ids import Ids, without
from nandviz.session.expecting import happened
from nandviz.session.history import History
from nandviz.session.open_runs import OpenRuns
from nandviz.session.preview import Preview


class Edits:
    """Edits of the scenario in front; each is checked, then simulated anew as run B.

    What raises has changed nothing: ScenarioError where the text is not valid, NandvizError for a
    trace without scenario and where an entry cannot be edited in its text.
    """

    def __init__(
        self,
        runs: OpenRuns,
        branch: Branch,
        history: History,
        preview: Preview,
    ) -> None:
        self._runs = runs
        self._branch = branch
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
        self._remove((index,), said("remove entry {index}", index=index))

    def remove_entries(self, indices: Collection[int]) -> None:
        """Take some script entries out, in one edit."""
        count = len(indices)
        self._remove(indices, counted(count, "remove {count} entry", "remove {count} entries"))

    def _remove(self, indices: Collection[int], words: str) -> None:
        scenario = self._runs.front.needs_scenario()
        changed = editing.with_entries_removed(scenario, indices)
        self._edit(changed, without(self._ids, indices), words)

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
        self._add(index, (entry,), said("add entry {index}", index=index))

    def check_entry(self, index: int, entry: str) -> None:
        """Raise what `add_entry` would raise; nothing changes."""
        editing.with_entries_added(self._runs.front.needs_scenario(), index, (entry,))

    def copied(self, indices: Collection[int]) -> str:
        """Return script entries as a list in YAML, as the file has them."""
        return entry_text.copied(self._runs.front.needs_scenario(), sorted(indices))

    def paste_entries(self, index: int, text: str) -> None:
        """Put in the entries of a text, as number ``index`` and on; NandvizError in one line."""
        entries = entry_text.pasted(self._runs.front.needs_scenario(), text)
        count = len(entries)
        words = counted(count, "paste {count} entry", "paste {count} entries")
        try:
            self._add(index, entries, words)
        except ScenarioError as error:
            first = replace(error.problems[0], file=said("what is pasted"), line=0)
            raise NandvizError(first.words) from error

    def _add(self, index: int, entries: Sequence[str], words: str) -> None:
        scenario, ids = self._runs.front.needs_scenario(), self._ids
        changed = editing.with_entries_added(scenario, index, entries)
        for number in range(index, index + len(entries)):
            ids = self._runs.entry_ids.with_new(ids, number)
        self._edit(changed, ids, words)

    def set_policy(self, key: str, value: str) -> None:
        """Give a policy another value."""
        changed = with_policy(self._runs.front.needs_scenario(), key, value)
        self._edit(changed, self._ids, said("set policy {key} to {value}", key=key, value=value))

    def write_breakpoints(self, wanted: Sequence[Breakpoint]) -> None:
        """Let the scenario have these breakpoints."""
        scenario = self._runs.front.needs_scenario()
        self._write(editing.with_breakpoints(scenario, wanted), said("write breakpoints"))

    def expect_now(self, uid: int | None = None) -> int:
        """Let the scenario expect what happened to an op of its script, or in the whole run.

        It takes the place of what is expected of the same already.

        Returns
        -------
        int
            How many expectations there are then.
        """
        front = self._runs.front
        scenario, wanted = front.needs_scenario(), happened(front, uid)
        laws_kept = [
            each.what
            for each in front.expected
            if isinstance(each.what, LawExpectation) and each.status is not Status.BROKEN
        ]
        whole = merged(scenario.expectations, wanted, laws_kept)
        self._write(editing.with_expectations(scenario, whole), said("expect what happened"))
        return len(whole)

    def _write(self, changed: Scenario, words: str) -> None:
        """Let the scenario say more; the run is the same, so there is no branch."""
        front = self._runs.front
        if changed.text != front.text:
            self._history.record(self._runs.versions, words)
            run = self._runs.of_scenario(changed, front.file, front.entry_ids)
            run.title = front.title
            self._runs.replace(run)

    @property
    def _ids(self) -> Ids:
        return self._runs.front.entry_ids

    def _edit(self, scenario: Scenario, entry_ids: Ids, words: str) -> None:
        front = self._runs.front
        if scenario.text != front.text:
            run = self._preview.take(scenario)
            self._branch.edit(self._runs.of_scenario(scenario, front.file, entry_ids, run), words)

    def undo(self) -> None:
        """Take the last edit back; NandvizError if there is none."""
        before = self._runs.versions
        self._runs.take_back(self._history.peek_undo(), partial(self._history.undo, before))

    def redo(self) -> None:
        """Make the edit again that was taken back last; NandvizError if there is none."""
        before = self._runs.versions
        self._runs.take_back(self._history.peek_redo(), partial(self._history.redo, before))

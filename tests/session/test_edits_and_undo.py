"""Whatever edits are made and taken back: the text is as it was to the byte, the ids follow."""

from dataclasses import dataclass, field

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from nandviz.scenario.loader import loads
from nandviz.session import Session
from nandviz.session.entry_ids import Ids

BLOCK = """\
nandviz: 1
name: Edited by hand   # and kept
script:
  # the first
  - at_us: 0
    batch:   # of two
      - {op: Page_Program_SLC, die: 0, block: 0, page: 0}
      - {op: Page_Program_SLC, die: 0, block: 0, page: 1, gap_us: 2}
  - {at_us: 100, op: Program_Suspend, die: 0}\t# cut

  # what comes last
  - {op: Program_Resume, die: 0, at_us: 400}
notes:
  - {at_us: 100, text: here}
"""
BRACKETS = (
    "nandviz: 1\r\nscript: [{at_us: 0, op: Page_Program_SLC, die: 0, block: 0, page: 0},\r\n"
    "  {at_us: 100, op: Program_Suspend, die: 0}, {at_us: 400, op: Program_Resume, die: 0}]\r\n"
)
ADDED = "{at_us: 7, op: Read_Status, die: 0}"
PASTED = "- at_us: 8   # pasted\n  op: Read_Status\n  die: 0\n- {at_us: 9, op: Reset, die: 0}\n"
TIMES = st.integers(0, 900).map(lambda us: us * 1_000 + 1)


@dataclass
class Model:
    """What is expected: the texts and ids to go back and forth to."""

    past: list[tuple[str, Ids]] = field(default_factory=list)
    future: list[tuple[str, Ids]] = field(default_factory=list)


class EditsAndUndo(RuleBasedStateMachine):
    """Edits as the window makes them, previews in between."""

    @initialize(text=st.sampled_from((BLOCK, BRACKETS)))
    def open(self, text: str) -> None:
        self.session = Session()
        self.session.files.open_scenario(loads(text))
        self.first = self.now
        self.model = Model()

    @property
    def now(self) -> tuple[str, Ids]:
        return self.session.files.text, self.session.run.entry_ids

    @property
    def count(self) -> int:
        return len(self.now[1])

    def _done(self, before: tuple[str, Ids]) -> None:
        if self.now[0] != before[0]:
            self.model.past.append(before)
            self.model.future.clear()

    @precondition(lambda self: self.count)
    @rule(data=st.data(), at_ns=TIMES)
    def move(self, data: st.DataObject, at_ns: int) -> None:
        before, index = self.now, data.draw(st.integers(0, self.count - 1))
        self.session.preview.moved(index, at_ns + 5)
        expected = self.session.preview.moved(index, at_ns).trace
        assert self.now == before
        self.session.edits.move_entry(index, at_ns)
        trace = self.session.run.trace
        assert trace.events.time_ns.tolist() == expected.events.time_ns.tolist()
        assert self.now[1] == before[1]
        self._done(before)

    @precondition(lambda self: self.count)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        before = self.now
        gone = data.draw(st.sets(st.integers(0, self.count - 1), min_size=1, max_size=2))
        self.session.edits.remove_entries(gone)
        assert self.now[1] == tuple(i for n, i in enumerate(before[1]) if n not in gone)
        self._done(before)

    @precondition(lambda self: 0 < self.count < 12)
    @rule(data=st.data())
    def duplicate(self, data: st.DataObject) -> None:
        before, index = self.now, data.draw(st.integers(0, self.count - 1))
        self.session.edits.duplicate_entry(index)
        self._came(before, index + 1, 1)

    @precondition(lambda self: self.count < 12)
    @rule(data=st.data(), text=st.sampled_from((ADDED, PASTED)))
    def paste(self, data: st.DataObject, text: str) -> None:
        before, index = self.now, data.draw(st.integers(0, self.count))
        self.session.edits.paste_entries(index, text)
        self._came(before, index, 1 if text == ADDED else 2)

    @precondition(lambda self: 0 < self.count < 12)
    @rule(data=st.data())
    def copy_and_paste(self, data: st.DataObject) -> None:
        before, index = self.now, data.draw(st.integers(0, self.count - 1))
        scenario = self.session.run.needs_scenario()
        self.session.edits.paste_entries(index, self.session.edits.copied([index]))
        pasted = self.session.run.needs_scenario().setup.script
        assert pasted[index] == pasted[index + 1] == scenario.setup.script[index]
        self._came(before, index, 1)

    def _came(self, before: tuple[str, Ids], index: int, count: int) -> None:
        ids = self.now[1]
        assert (*ids[:index], *ids[index + count :]) == before[1]
        assert not {*ids[index : index + count]} & {*before[1]}
        self._done(before)

    @precondition(lambda self: self.model.past)
    @rule()
    def undo(self) -> None:
        self.model.future.append(self.now)
        self.session.edits.undo()
        assert self.now == self.model.past.pop()

    @precondition(lambda self: self.model.future)
    @rule()
    def redo(self) -> None:
        self.model.past.append(self.now)
        self.session.edits.redo()
        assert self.now == self.model.future.pop()

    @invariant()
    def the_text_says_what_is_simulated(self) -> None:
        scenario = self.session.run.needs_scenario()
        assert loads(scenario.text).setup == scenario.setup
        assert self.count == len(scenario.setup.script)

    def teardown(self) -> None:
        if not hasattr(self, "session"):
            return
        while self.session.edits.can_undo:
            self.session.edits.undo()
        assert self.now == self.first


TestEditsAndUndo = pytest.mark.slow(EditsAndUndo.TestCase)
TestEditsAndUndo.settings = settings(max_examples=30, stateful_step_count=12)

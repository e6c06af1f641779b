"""Imports beside runs: row by row, or by what ops say."""

from pathlib import Path

from nandviz.model.words import EventKind
from nandviz.query.compare.comparison import compare
from tests.query.compare.compared import STORY, imported, run, told

ROWS = """\
  - {at_us: 0, op: Page_Program_SLC, die: 0, block: 0, page: 0}
  - {at_us: 100, op: Program_Suspend, die: 0}
  - {at_us: 400, op: Program_Resume, die: 0}
  - {at_us: 760.009, op: Page_Program_SLC, die: 0, block: 0, page: 1}
  - {at_us: 5000, op: Page_Read_SLC, die: 0, block: 0, page: 0}
"""
"""A replay of `STORY`: an entry for each row of its operation sequence."""


def test_an_import_is_the_run_that_was_exported(tmp_path: Path) -> None:
    comparison = compare(imported(run(STORY), tmp_path / "files"), run(STORY))
    assert comparison.is_empty
    assert not comparison.who.loose_a.any()
    assert [comparison.event_of_b(k) for k in range(3)] == [1, 3, 4]
    assert comparison.event_of_a(0) is None


def test_a_replay_goes_with_its_import_row_by_row(tmp_path: Path) -> None:
    """The second program is op 2 of the import, and op 4 of the replay, whatever page it is of."""
    a = imported(run(STORY), tmp_path / "files")
    comparison = compare(a, run(ROWS))
    assert comparison.is_empty
    assert [comparison.op_of_b(uid) for uid in range(1, 6)] == [1, 4, 2, 3, 5]
    other = compare(a, run(ROWS.replace("block: 0, page: 1", "block: 1, page: 0")))
    assert [comparison.op_of_b(uid) for uid in range(1, 6)] == [1, 4, 2, 3, 5]
    assert told(other) == [
        (
            "A: op 2 Page_Program_SLC on die 0, block 0 page 1; "
            "B: op 4 Page_Program_SLC on die 0, block 1 page 0"
        )
    ]
    back = compare(run(ROWS), a)
    assert [back.op_of_b(uid) for uid in range(1, 6)] == [1, 3, 4, 2, 5]


def test_an_import_and_another_run_go_by_what_ops_say_from_where_they_part(tmp_path: Path) -> None:
    a = imported(run(STORY), tmp_path / "files")
    comparison = compare(a, run(STORY.replace("block: 0, page: 0}", "block: 4, page: 0}", 1)))
    assert comparison.who.loose_a.all()
    assert [comparison.op_of_b(uid) for uid in range(1, 6)] == [None, 2, 3, 4, 5]
    longer = compare(a, run(STORY + "  - {at_us: 6000, op: Read_Status, die: 0}\n"))
    assert not longer.who.loose_a.any()
    assert longer.who.loose_b.tolist() == [False] * 5 + [True]
    assert told(longer) == ["B: op 6 Read_Status on die 0"]


def test_a_script_of_other_ops_is_no_replay(tmp_path: Path) -> None:
    """It has one op an entry and as many of them, but is matched by what each op says."""
    a = imported(run(STORY), tmp_path / "files")
    other = ROWS.replace("Program_Suspend", "Read_Status").replace("Program_Resume", "Data_Out")
    comparison = compare(a, run(other))
    assert comparison.who.loose_a.tolist() == [False, True, True, True, True]
    assert [comparison.op_of_b(uid) for uid in range(1, 6)] == [1, 4, None, None, 5]


def test_beside_an_import_what_it_cannot_tell_is_left_out(tmp_path: Path) -> None:
    a = imported(run(STORY), tmp_path / "files")
    comparison = compare(a, run(STORY.replace("at_us: 400,", "at_us: 500,")))
    assert comparison.metrics == ()
    assert {event.kind for event in comparison.events} == {EventKind.OP_START, EventKind.OP_END}
    assert all(op.waited_ns == 0 for op in comparison.ops)
    names = {each.name for each in comparison.figures}
    assert "suspend_longest_us" in names
    assert not [name for name in names if name.startswith(("completion", "read_lat", "slow"))]
    assert comparison == -compare(run(STORY.replace("at_us: 400,", "at_us: 500,")), a)

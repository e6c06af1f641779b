"""Tables keep every row that was appended, typed, and give read-only columns."""

import re
import struct
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nandviz.model.ops import Base, OpDef
from nandviz.model.words import Axis, Kind, Reason, Scope
from nandviz.trace.codes import NONE, OPEN, codes, member
from nandviz.trace.columns import Column, Table
from nandviz.trace.tables import Trace, TraceInfo, Words

MAPS = Path("/proc/self/smaps")
OP = OpDef("Read", Base("READ", Kind.READ, None, Scope.PLANE, ()), "SLC", ())


class Small(Table):
    """A narrow and a wide column, and one that is written late."""

    key = Column(np.int8)
    time_ns = Column(np.int64)
    died = Column(np.int32, unset=OPEN)


def small(rows: int) -> Small:
    table = Small()
    for row in range(rows):
        table.append(row % 100, row * 10**15, OPEN)
    return table


def test_append_returns_the_row_and_columns_have_their_dtypes() -> None:
    table = small(3)
    assert table.append(7, -5, OPEN) == 3
    assert (table.key.dtype, table.time_ns.dtype) == (np.int8, np.int64)
    assert table.time_ns.tolist() == [0, 10**15, 2 * 10**15, -5]
    assert (len(table), table.nbytes) == (4, 4 * 13)


def test_columns_are_read_only_and_not_copied_while_nothing_is_new() -> None:
    table = small(3)
    assert not table.key.flags.writeable
    assert table.key is table.key
    before = table.time_ns
    table.append(1, 1, OPEN)
    assert (len(before), len(table.time_ns)) == (3, 4)
    assert np.shares_memory(before, table.time_ns)


def test_a_view_keeps_its_rows_when_the_table_outgrows_its_block() -> None:
    table = small(10)
    before = table.time_ns
    for row in range(10, 5000):
        table.append(row % 100, row * 10**15, OPEN)
    assert before.tolist() == [row * 10**15 for row in range(10)]
    assert table.time_ns[4999] == 4999 * 10**15


def test_a_late_cell_is_written_before_or_after_its_row_is_flushed() -> None:
    table = small(2)
    table.set(1, "died", 4)
    assert table.died.tolist() == [OPEN, 4]
    table.set(0, "died", 9)
    table.set(0, "died", 11)
    assert table.died.tolist() == [11, 4]


@pytest.mark.parametrize("row", [-1, 2])
def test_a_late_cell_of_no_row_is_an_index_error(row: int) -> None:
    with pytest.raises(IndexError):
        small(2).set(row, "died", 1)


@pytest.mark.skipif(not MAPS.exists(), reason="only Linux tells what pages memory has")
def test_a_large_column_has_no_huge_pages_whose_first_touch_would_halt_a_slice() -> None:
    table = Small()
    rows = np.arange(1_000_000)
    table.extend({"key": rows % 100, "time_ns": rows, "died": rows})
    assert np.array_equal(table.time_ns, rows)
    assert "hg" not in advice(table.time_ns.__array_interface__["data"][0] + 4_000_000)


def test_room_that_no_memory_has_is_a_memory_error() -> None:
    table = small(3)
    with pytest.raises(MemoryError):
        table.reserve(1 << 50)
    assert table.time_ns.tolist() == [0, 10**15, 2 * 10**15]


def advice(address: int) -> list[str]:
    """Return what the system was told of the memory at an address."""
    inside = False
    for line in MAPS.read_text(encoding="ascii").splitlines():
        if found := re.match("([0-9a-f]+)-([0-9a-f]+) ", line):
            inside = int(found[1], 16) <= address < int(found[2], 16)
        elif inside and line.startswith("VmFlags:"):
            return line.split()
    raise AssertionError(f"no memory at {address:x}")


def test_only_late_columns_are_written_late() -> None:
    with pytest.raises(KeyError):
        small(2).set(0, "time_ns", 1)


def test_a_value_that_does_not_fit_is_an_error_and_adds_no_row() -> None:
    table = small(1)
    with pytest.raises(struct.error):
        table.append(128, 0, 0)
    assert len(table) == 1


@pytest.mark.parametrize("key", [128, -129])
def test_hot_rows_of_which_one_does_not_fit_are_an_error_and_none_is_kept(key: int) -> None:
    table = small(1)
    table.flush()
    rows = table.hot_rows()
    rows += (5, 6, key, 0)
    with pytest.raises(OverflowError, match="Small"):
        table.flush()
    assert table.key.tolist() == [0]


def test_hot_rows_and_cells_are_those_of_the_table() -> None:
    table = small(2)
    rows, died = table.hot_rows(), table.hot_cells("died")
    rows += (7, -5)
    died += (2, 9, 0, 4, 0, 3)
    assert len(table) == 3
    assert table.key.tolist() == [0, 1, 7]
    assert table.time_ns.tolist() == [0, 10**15, -5]
    assert table.died.tolist() == [3, OPEN, 9]
    assert (rows, died) == ([], [])
    assert table.hot_rows() is rows


def test_columns_that_are_written_late_come_last() -> None:
    with pytest.raises(TypeError, match="come last"):
        type("Odd", (Table,), {"a": Column(np.int8, unset=0), "b": Column(np.int8)})


def test_bulk_rows_follow_appended_ones() -> None:
    table = small(1)
    table.extend({"key": [5, 6], "time_ns": [1, 2], "died": [3, 4]})
    assert table.key.tolist() == [0, 5, 6]
    assert table.died.tolist() == [OPEN, 3, 4]


@pytest.mark.parametrize(
    "columns",
    [
        {"key": [1], "time_ns": [1]},
        {"key": [1], "time_ns": [1, 2], "died": [1]},
        {"key": [1], "time_ns": [1], "died": [1], "more": [1]},
    ],
)
def test_uneven_missing_or_unknown_bulk_columns_are_refused(columns: dict[str, list[int]]) -> None:
    table = small(1)
    with pytest.raises(ValueError, match="columns of Small"):
        table.extend(columns)
    assert len(table) == 1


@given(st.lists(st.sampled_from(["append", "set", "read", "extend"]), max_size=60))
def test_any_mix_of_writes_and_reads_equals_a_list_of_rows(actions: list[str]) -> None:
    table, rows = Small(), []
    for number, action in enumerate(actions):
        if action == "append":
            table.append(number, number, OPEN)
            rows.append([number, number, OPEN])
        elif action == "extend":
            table.extend({"key": [1, 2], "time_ns": [3, 4], "died": [5, 6]})
            rows += [[1, 3, 5], [2, 4, 6]]
        elif action == "set" and rows:
            table.set(number % len(rows), "died", number)
            rows[number % len(rows)][2] = number
        elif action == "read":
            assert table.time_ns.tolist() == [row[1] for row in rows]
    columns = (table.key.tolist(), table.time_ns.tolist(), table.died.tolist())
    assert [list(row) for row in zip(*columns, strict=True)] == rows


def test_words_are_kept_once_and_no_word_is_none() -> None:
    words = Words()
    assert [words.number(text) for text in ("ok", "no", "ok")] == [0, 1, 0]
    assert (words[1], words.text(0), words.text(NONE)) == ("no", "ok", None)
    assert list(words) == ["ok", "no"]
    with pytest.raises(IndexError):
        words[NONE]


def test_codes_number_members_in_order_and_none_apart() -> None:
    numbers = codes(Axis)
    assert numbers == {None: NONE, Axis.ERASE: 0, Axis.PROGRAM: 1}
    assert [member(tuple(Axis), code) for code in numbers.values()] == list(numbers)


def test_a_new_trace_is_empty_but_knows_its_outcomes_and_celltypes() -> None:
    trace = Trace(TraceInfo("empty", (OP,)))
    assert trace.last_event == -1
    assert all(len(table) == 0 for table in trace.tables().values())
    assert {"ok", f"rejected:{Reason.BUS}", "SLC"} <= set(trace.words)
    assert len(trace.tables()) == 19


def test_rows_and_late_cells_are_kept_while_a_table_grows() -> None:
    table, times, died = Small(), [], []
    chance = np.random.default_rng(1)
    for turn in range(300):
        for _ in range(int(chance.integers(1, 60))):
            table.append(0, len(times), OPEN)
            times.append(len(times))
            died.append(OPEN)
        for row in chance.integers(0, len(times), 5).tolist():
            table.set(row, "died", turn)
            died[row] = turn
        if turn % 7 == 0:
            assert len(table.key) == len(times)
    table.extend({name: np.full(50_000, 7) for name in Small.columns})
    assert table.time_ns.tolist() == [*times, *[7] * 50_000]
    assert table.died.tolist() == [*died, *[7] * 50_000]


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(0, 400), st.booleans()), max_size=12))
def test_room_for_more_changes_no_cell(turns: list[tuple[int, int, bool]]) -> None:
    table, died = Small(), list[int]()
    for turn, (rows, room, read) in enumerate(turns):
        table.reserve(room)
        for _ in range(rows):
            table.append(0, len(died), OPEN)
            died.append(OPEN)
        if died and read:
            assert table.died.tolist() == died
            table.set(len(died) // 2, "died", turn)
            died[len(died) // 2] = turn
        table.reserve(2 * room)
        assert (table.died.tolist(), table.time_ns.tolist()) == (died, [*range(len(died))])

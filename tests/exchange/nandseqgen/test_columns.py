"""Ops of imports are columns: what a row costs, and that reading many at a time reads the same."""

import csv
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nandviz.errors import TraceError
from nandviz.exchange.nandseqgen import cells, importer
from nandviz.exchange.nandseqgen.vocabulary import Targets, Vocabulary
from nandviz.model.words import Kind
from tests.exchange.nandseqgen.samples import SEED1, SEED2, copied, payload, written
from tests.exchange.nandseqgen.told import told

MOST_BYTES_A_ROW: Final = 540
"""So that 10⁶ rows of one file need 600 MB at most, with the 40 MB of the program."""
ROWS: Final = 40_000
"""So many that what does not grow with them counts little."""


def _address(at: int) -> str:
    return f"{at % 4},{at // 4 % 4},{at % 700},{at % 1500}"


def events(at: int) -> str:
    kind, time = ("OP_END", 15) if at % 2 else ("OP_START", 0)
    op = at // 2
    return f"Page_Read,1,{op + 1},{_address(op)},False,{kind},{op * 20 + time}.0"


def sequence(at: int) -> str:
    return f"{at + 1},{at * 20}.0,0,Page_Read,{at + 1},{payload(at % 700, at % 1500)}"


def timeline(at: int) -> str:
    return f"{at * 20}.0,{at * 20 + 15}.0,{_address(at)},Page_Read,READ,,{at + 1}"


def applied(at: int) -> str:
    return f"{at * 20}.0,{at + 1},Page_Program,PROGRAM_SLC,SLC,{_address(at)},False,1"


def states(at: int) -> str:
    return f"{at * 20}.0,{at * 20 + 15}.0,{at % 4},{at // 4 % 4},READ.CORE_BUSY"


@pytest.mark.parametrize("row", [events, sequence, timeline, applied, states])
@pytest.mark.slow
def test_a_row_of_any_file_alone_needs_few_bytes(row: Callable[[int], str], tmp_path: Path) -> None:
    """Counts bytes, not time."""
    written(tmp_path / "small", **{row.__name__: [row(at) for at in range(4)]})
    folder = written(tmp_path / "run", **{row.__name__: [row(at) for at in range(ROWS)]})
    importer.read([tmp_path / "small"])
    tracemalloc.start()
    importer.read([folder])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak / ROWS < MOST_BYTES_A_ROW


@given(st.lists(st.decimals(0, 10**10, places=4, allow_nan=False), min_size=1, max_size=9))
def test_many_times_are_read_as_each_alone(times: list[object]) -> None:
    texts = [f"{time:f}" for time in times]
    assert cells.instants_ns(texts).tolist() == [cells.instant_ns(text) for text in texts]


def test_what_lies_halfway_goes_to_the_even_ns_among_many_too() -> None:
    halves = [f"{whole}.{ns:03d}5" for whole in (0, 1, 10**9, 10**12) for ns in range(0, 999, 7)]
    nearly = [f"{text[:-1]}{tail}" for text in halves for tail in ("49999999", "50000001")]
    texts = [*halves, *nearly, "9007199254740.992", "0", "7000.110000000001"]
    assert cells.instants_ns(texts).tolist() == [cells.instant_ns(text) for text in texts]


@pytest.mark.parametrize(
    "bad", ["", ".", "5.", ".5", "1e3", "+5", " 5", "nan", "1_0", "5,5", "5\n5", "٣"]
)
def test_one_that_is_no_time_is_refused_among_many(bad: str) -> None:
    with pytest.raises(cells.Expected, match="time in µs"):
        cells.instants_ns(["1.0", bad, "2.0"])


def _quoted(path: Path) -> None:
    with path.open(newline="") as file:
        rows = list(csv.reader(file))
    with path.open("w", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows(rows)


def _with_line_ends(ends: bytes) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", ends))

    return change


def _without_last_end(path: Path) -> None:
    path.write_bytes(path.read_bytes().rstrip(b"\r\n"))


@pytest.mark.parametrize("source", [SEED1, SEED2])
@pytest.mark.parametrize(
    "change", [_quoted, _with_line_ends(b"\n"), _with_line_ends(b"\r\n"), _without_last_end]
)
def test_quotes_and_ends_of_lines_change_nothing(
    change: Callable[[Path], None], source: Path
) -> None:
    def write(folder: Path) -> list[Path]:
        copied(source, folder)
        for path in folder.iterdir():
            change(path)
        return [folder]

    assert told(write) == told(lambda folder: [copied(source, folder)])


def test_a_row_too_wide_beside_one_too_narrow_is_told_by_its_own_line(tmp_path: Path) -> None:
    rows = [states(0), states(1) + ",", states(2).rpartition(",")[0], states(3)]
    with pytest.raises(TraceError) as caught:
        importer.read([written(tmp_path / "run", states=rows)])
    first, second = str(caught.value).splitlines()
    assert ":3:" in first
    assert "6 cells" in first
    assert ":4:" in second
    assert "4 cells" in second


def test_more_kinds_of_op_than_a_trace_numbers_are_one_line(tmp_path: Path) -> None:
    rows = [timeline(at).replace("Page_Read", f"Read_{at}") for at in range(2**15)]
    with pytest.raises(TraceError, match=r"^the files have 32,768 kinds of op; expected at most"):
        importer.read([written(tmp_path / "run", timeline=rows)])


def test_more_states_than_a_trace_numbers_are_one_line(tmp_path: Path) -> None:
    rows = [f"{at}.0,{at + 1}.0,0,0,READ.S{at}" for at in range(128)]
    with pytest.raises(TraceError, match=r"^base READ has 128 states; expected at most 127$"):
        importer.read([written(tmp_path / "run", states=rows)])
    assert len(importer.read([written(tmp_path / "few", states=rows[:127])]).trace.segments) == 127


def test_equal_lists_of_targets_have_one_number_and_come_back_in_order() -> None:
    targets, vocabulary = Targets(), Vocabulary()
    name = np.array([vocabulary.words.number("Page_Read")] * 6)
    plane, block, page = np.array([[0, 3, 31, 0, 3, 31], [2**20 - 1] * 6, [0, 5, 2**20 - 1] * 2])
    codes = vocabulary.addressed(name, plane, block, page)
    one, same, single = targets.numbers(codes, np.array([0, 3, 5])).tolist()[:3]
    assert len({one, same, single}) == 3
    assert targets.numbers(codes[:3], np.array([0])).tolist() == [one]
    counts, *told_ = targets.columns(np.array([one, single]))
    assert counts.tolist() == [3, 1]
    assert [column.tolist() for column in told_] == [
        [0, 3, 31, 31],
        [2**20 - 1] * 4,
        [0, 5, 2**20 - 1, 2**20 - 1],
    ]
    targets.freeze()
    assert [column.tolist() for column in targets.columns(np.array([single]))] == [
        [1],
        [31],
        [2**20 - 1],
        [2**20 - 1],
    ]
    assert targets.planes(np.array([one, single, 0])).tolist() == [1 | 8 | 1 << 31, 1 << 31, 0]
    assert vocabulary.are(name, Kind.READ).all()

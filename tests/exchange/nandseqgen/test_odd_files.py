"""Files that are none, that are huge, or that say almost nothing."""

import os
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from nandviz.errors import TraceError
from nandviz.exchange.nandseqgen import exporter, importer
from nandviz.exchange.nandseqgen.problems import ForeignError
from nandviz.trace import laws
from tests.exchange.nandseqgen.samples import HEADERS, STATES, rows_of_op, written

MOST_BYTES_A_ROW = 570
"""So that 10⁶ rows need 600 MB at most, and the program some of them."""


def one_line(path: Path) -> str:
    with pytest.raises(TraceError) as caught:
        importer.read([path])
    (line,) = str(caught.value).splitlines()
    return line


def test_a_fifo_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / STATES)
    assert one_line(tmp_path).endswith("not a regular file; expected a CSV file")


def test_a_link_to_a_device_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / STATES).symlink_to("/dev/zero")
    assert "not a regular file" in one_line(tmp_path)


def test_a_link_to_itself_is_one_line(tmp_path: Path) -> None:
    (tmp_path / STATES).symlink_to(tmp_path / STATES)
    assert "cannot be read: " in one_line(tmp_path)


@pytest.mark.parametrize("begin", [b"", HEADERS["states"].encode() + b"\n"])
def test_a_sparse_giant_is_refused_before_it_is_read(tmp_path: Path, begin: bytes) -> None:
    with (tmp_path / STATES).open("wb") as file:
        file.write(begin)
        file.truncate(2**31 - 1)
    tracemalloc.start()
    line = one_line(tmp_path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "a NUL character" in line
    assert peak < 2**24


def test_a_file_past_the_limit_is_refused_by_its_size(tmp_path: Path) -> None:
    with (tmp_path / STATES).open("wb") as file:
        file.truncate(2**40)
    assert "at most 2,147,483,648 bytes" in one_line(tmp_path)


def test_a_header_of_many_columns_and_a_line_without_end_are_one_line(tmp_path: Path) -> None:
    (tmp_path / STATES).write_text(",".join("a" * 400_000) + "\n")
    assert "400,000 columns; expected at most 1,000" in one_line(tmp_path)
    (tmp_path / STATES).write_text("a" * 3_000_000)
    assert "a very long line; expected at most 1,048,576 bytes" in one_line(tmp_path)


@pytest.mark.parametrize("name", ["x\x1b[31m", "x\u202e", "x\ud7ff\u200b", "a\tb"])
def test_control_characters_in_a_name_are_refused(tmp_path: Path, name: str) -> None:
    assert "printable" in one_line(written(tmp_path / "run", states=[f"0,1,0,0,{name}.ISSUE"]))


def test_markup_in_a_name_stays_text(tmp_path: Path) -> None:
    name = "READ<img src='/dev/zero'>"
    trace = importer.read([written(tmp_path / "run", states=[f"0,1,0,0,{name}.ISSUE"])]).trace
    assert trace.info.ops[0].base.name == name


@pytest.mark.parametrize("events", [None, []])
def test_applications_alone_tell_when_an_op_ended(tmp_path: Path, events: list[str] | None) -> None:
    files = {"applied": rows_of_op(0, 310, 2, 0)["applied"]}
    folder = written(tmp_path / "run", **files, **({} if events is None else {"events": events}))
    imported = importer.read([folder])
    trace = imported.trace
    assert trace.events.time_ns.tolist() == [310_000]
    assert [each.status for each in laws.check(trace)][1:3] == ["not judged", "not judged"]
    assert bool(imported.findings) == (events is not None)
    exporter.write(trace, tmp_path / "out")
    again = importer.read([tmp_path / "out"]).trace
    assert again.applications.block.tolist() == trace.applications.block.tolist()


def four_planes() -> dict[str, list[str]]:
    """Segments of a read, four rows each, as the generator writes them."""
    rows = [
        f"{at * 10}.0,{at * 10 + 10}.0,0,{plane},READ.S{at % 2}"
        for at in range(5_000)
        for plane in range(4)
    ]
    return {"states": rows}


def one_plane(states: tuple[str, ...] = ("ISSUE", "DATA_IN", "CORE_BUSY")) -> dict[str, list[str]]:
    """Segments of programs of one plane, a row each."""
    rows = []
    for at in range(7_000):
        place = f"{at % 4},{at // 4 % 4},PROGRAM_SLC"
        starts = [at * 90 + 20 * number for number in range(len(states) + 1)]
        for state, start, end in zip(states, starts, starts[1:], strict=False):
            rows.append(f"{start}.0,{end}.0,{place}.{state}")
    return {"states": rows}


def whole_runs() -> dict[str, list[str]]:
    """All five files of programs of one plane."""
    ops = [rows_of_op(at * 400, at * 400 + 310, at, at % 4) for at in range(2_500)]
    return {kind: [row for op in ops for row in op[kind]] for kind in ops[0]}


@pytest.mark.parametrize("make", [four_planes, one_plane, whole_runs])
def test_a_row_needs_few_bytes(make: Callable[[], dict[str, list[str]]], tmp_path: Path) -> None:
    """Counts bytes, not time."""
    files = make()
    folder = written(tmp_path / "run", **files)
    tracemalloc.start()
    with pytest.raises(ForeignError):
        importer.read([tmp_path / "gone"])
    tracemalloc.reset_peak()
    before = tracemalloc.get_traced_memory()[0]
    importer.read([folder])
    peak = tracemalloc.get_traced_memory()[1] - before
    tracemalloc.stop()
    assert peak / sum(map(len, files.values())) < MOST_BYTES_A_ROW

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


def test_a_source_that_cannot_be_looked_at_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert one_line(tmp_path / "loop").startswith(f"{tmp_path / 'loop'}: cannot be read: ")
    long = tmp_path / ("x" * 300)
    assert one_line(long).startswith(f"{long}: cannot be read: ")


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
    assert bool(imported.trace.info.findings) == (events is not None)
    exporter.write(trace, tmp_path / "out")
    again = importer.read([tmp_path / "out"]).trace
    assert again.applications.block.tolist() == trace.applications.block.tolist()


def test_applications_without_a_number_are_of_the_ops_of_their_address_in_turn(
    tmp_path: Path,
) -> None:
    ops = [rows_of_op(start, start + 310, uid, 0) for uid, start in ((1, 0), (2, 320))]
    events = [row for op in ops for row in op["events"]]
    once = ops[0]["applied"][0].replace("310.0,1,", "310.0,0,")
    again = [once.replace("310.0", f"{time}.0") for time in (630, 700)]
    trace = importer.read([written(tmp_path / "run", events=events, applied=[once, *again])]).trace
    assert len(trace.ops) == 2
    assert trace.applications.uid.tolist() == [1, 2, 2]


def test_an_op_that_only_its_application_tells_of_stands_behind_the_first_event(
    tmp_path: Path,
) -> None:
    ops = [rows_of_op(start, start + 310, uid, uid) for uid, start in ((1, 0), (2, 320))]
    events = [row for op in ops for row in op["events"]]
    other = ops[0]["applied"][0].replace("310.0,1,Program,", "5.0,9,Cache_Program,")
    trace = importer.read([written(tmp_path / "run", events=events, applied=[other])]).trace
    names = [trace.info.ops[op].name for op in trace.ops.op.tolist()]
    assert names == ["Program", "Cache_Program", "Program"]


def test_an_end_at_the_instant_of_its_resume_is_caused_by_its_start_not_by_itself(
    tmp_path: Path,
) -> None:
    start, end = rows_of_op(0, 400, 1, 0)["events"]
    suspend = "Program_Suspend,0,0,0,0,0,-1,False,OP_{},{}.0"
    events = [start, suspend.format("START", 100), suspend.format("END", 110), end]
    states = ["0,100,0,0,PROGRAM_SLC.CORE_BUSY", "100,110,0,0,PROGRAM_SUSPEND.X"]
    resume = ["390.0,400.0,0,0,0,-1,Program_Resume,PROGRAM_RESUME,,3"]
    files = {"states": states, "events": events, "timeline": resume}
    trace = importer.read([written(tmp_path / "run", **files)]).trace
    assert trace.suspension_states.resumed_ns.tolist() == [-1, 400_000]
    assert trace.queue.born[trace.events.seq].tolist() == [-1, -1, 1, 0]


def test_a_segment_is_of_the_op_that_has_a_target_on_its_plane(tmp_path: Path) -> None:
    targets = {1: [(2, 2)], 2: [(0, 0), (1, 1)]}
    events = [
        f"Read,{uid},{uid},0,{plane},{block},0,False,OP_{kind},{at}.0"
        for kind, at in (("START", 0), ("END", 9))
        for uid, places in targets.items()
        for plane, block in places
    ]
    states = ["0,8,0,0,READ.X", "0,9,0,2,READ.X"]
    trace = importer.read([written(tmp_path / "run", states=states, events=events)]).trace
    held = dict(zip(trace.parts.uid.tolist(), trace.parts.planes.tolist(), strict=True))
    assert held == {1: 1 << 2, 2: 1 << 0}


def test_ops_may_be_numbered_from_0(tmp_path: Path) -> None:
    none, one = rows_of_op(0, 310, 0, 0), rows_of_op(320, 630, 1, 1)
    sequence = [none["sequence"][0].replace("Program", "Cache_Program"), *one["sequence"]]
    trace = importer.read([written(tmp_path / "run", sequence=sequence, timeline=one["timeline"])])
    bases = [(op.name, op.base.name) for op in trace.trace.info.ops]
    assert bases == [("Cache_Program", "CACHE_PROGRAM"), ("Program", "PROGRAM_SLC")]


def thing(resumed: bool) -> list[str]:
    return [
        f"Thing,1,1,0,0,0,0,{resumed},OP_{kind},{at}.0" for kind, at in (("START", 0), ("END", 9))
    ]


def base_of_first(folder: Path) -> str:
    trace = importer.read([folder]).trace
    return trace.info.ops[trace.ops.op[0]].base.name


def test_a_base_is_that_of_what_begins_at_the_very_start_of_an_op_else_of_what_ends_with_it(
    tmp_path: Path,
) -> None:
    later = ["0.001,5,0,0,OTHER.X", "5,9.01,0,0,MINE.X"]
    at_once = ["0,5,0,0,MINE.X", "5,9,0,0,OTHER.X"]
    for number, states in enumerate((later, at_once)):
        folder = written(tmp_path / str(number), events=thing(resumed=True), states=states)
        assert base_of_first(folder) == "MINE"


@pytest.mark.parametrize(
    ("end", "base"),
    [("8.989", "THING"), ("8.99", "MINE"), ("9.01", "MINE"), ("9.011", "THING")],
)
def test_what_ends_with_a_resumed_op_ends_within_10_ns_of_it(
    end: str, base: str, tmp_path: Path
) -> None:
    mine, others = f"5.0,{end},0,0,MINE.X", ["1.0,2.0,0,0,READ.X", "20.0,30.0,0,0,READ.X"]
    for name, states in (("alone", [mine]), ("among others", [mine, *others])):
        folder = written(tmp_path / name, events=thing(resumed=True), states=states)
        assert base_of_first(folder) == base


def test_what_ends_with_an_op_that_ran_in_one_piece_and_begins_elsewhere_is_another_ops(
    tmp_path: Path,
) -> None:
    states = ["1,5,0,0,OTHER.X", "5,9.0,0,0,OTHER.Y"]
    events = thing(resumed=False)
    assert base_of_first(written(tmp_path / "one", events=events, states=states)) == "THING"
    cut = written(tmp_path / "cut", events=events[1:], states=states)
    assert base_of_first(cut) == "OTHER", "it started before the files begin"


@pytest.mark.parametrize(
    ("starts", "base"),
    [
        ((10, 50), "THING"),
        ((10, 30, 50), "OTHER"),
        ((10, 19, 21, 30, 45), "THING"),
        ((0, 9, 10, 61, 70), "OTHER"),
        ((10, 60), "THING"),
    ],
)
def test_a_base_begins_with_most_of_the_ops_of_a_name_that_start_where_segments_are_shown(
    starts: tuple[int, ...], base: str, tmp_path: Path
) -> None:
    events = [
        f"Thing,{uid},{uid},0,0,0,0,False,OP_{kind},{start}.{digit}"
        for uid, start in enumerate(starts, 1)
        for kind, digit in (("START", 0), ("END", 5))
    ]
    states = [f"{at}.0,{at + 1}.0,0,0,{what}.X" for at, what in ((10, "OTHER"), (30, "OTHER"))]
    states.append("60.0,61.0,0,0,READ.X")
    assert base_of_first(written(tmp_path, events=events, states=states)) == base


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

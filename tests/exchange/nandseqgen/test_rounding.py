"""What the files round, leave out or only let be guessed is no broken law; what is broken shows."""

from pathlib import Path

import pytest

from nandviz.exchange.nandseqgen import importer
from nandviz.query.lanes import LaneKey, Lanes
from nandviz.trace import info_json, laws
from nandviz.trace.laws import Verdict
from nandviz.trace.laws.verdict import Status
from tests.exchange.nandseqgen.samples import SEED1, rows_of_op, written


def judged(folder: Path) -> dict[int, Verdict]:
    return {each.law: each for each in laws.check(importer.read([folder]).trace)}


@pytest.mark.parametrize(("begin", "broken"), [("9.990", 0), ("9.995", 0), ("9.989", 1), ("5", 1)])
def test_an_overlap_of_at_most_10_ns_is_rounding(tmp_path: Path, begin: str, broken: int) -> None:
    rows = ["0,10,0,0,READ.CORE_BUSY", f"{begin},20,0,0,DOUT.ISSUE"]
    law = judged(written(tmp_path / "run", states=rows))[4]
    assert len(law.violations) == broken
    assert law.why_not == ("" if broken else "1 overlap, ≤ 10 ns: rounding of the files")


@pytest.mark.parametrize(
    ("rows", "broken"),
    [
        (["0,10,0,0,READ.CORE_BUSY", "9.994,9.999,0,0,DOUT.ISSUE"], 0),
        (["0,0.005,0,0,READ.CORE_BUSY", "0,0.005,0,0,READ.CORE_BUSY"], 0),
        (["0,10,0,0,READ.CORE_BUSY", "9.989,9.994,0,0,DOUT.ISSUE"], 1),
        (["0,10,0,0,READ.CORE_BUSY", "4,4.005,0,0,DOUT.ISSUE"], 1),
        (["0,0.011,0,0,READ.CORE_BUSY", "0,0.011,0,0,READ.CORE_BUSY"], 1),
    ],
)
def test_a_short_segment_within_another_is_rounding_at_its_edges_alone(
    tmp_path: Path, rows: list[str], broken: int
) -> None:
    assert len(judged(written(tmp_path / "run", states=rows))[4].violations) == broken


@pytest.mark.parametrize(("busy", "broken"), [("310.010", 0), ("310.011", 1)])
def test_a_state_may_be_off_by_10_ns_a_piece(tmp_path: Path, busy: str, broken: int) -> None:
    ops = [rows_of_op(start, start + 310, uid, uid) for uid, start in ((1, 0), (2, 320), (3, 640))]
    states = [row for op in ops[1:] for row in op["states"]]
    states += [ops[0]["states"][0], ops[0]["states"][1].replace("310.0", busy)]
    events, sequence = ([row for op in ops for row in op[k]] for k in ("events", "sequence"))
    law = judged(written(tmp_path / "run", states=states, events=events, sequence=sequence))[1]
    assert len(law.violations) == broken
    rounded = "1 difference, ≤ 10 ns a piece: rounding of the files"
    assert law.why_not == ("" if broken else rounded)


def test_a_large_overlap_shows_beside_rounding(tmp_path: Path) -> None:
    rows = ["0,10,0,0,A.ISSUE", "9.995,20,0,0,B.ISSUE", "15,30,0,0,C.ISSUE"]
    law = judged(written(tmp_path / "run", states=rows))[4]
    assert len(law.violations) == 1
    assert law.why_not.startswith("1 overlap, ≤ 10 ns")


def suspended(start: int, end: int, uid: int) -> dict[str, list[str]]:
    rows = rows_of_op(start, end, uid, uid)
    return rows | {"events": [row.replace("False,OP_END", "True,OP_END") for row in rows["events"]]}


@pytest.mark.parametrize("whole", [False, True])
def test_a_nominal_time_of_ops_that_were_all_suspended_is_none(tmp_path: Path, whole: bool) -> None:
    one, two = suspended(0, 310, 1), suspended(320, 430, 2)
    events, states = (one[k] + two[k] for k in ("events", "states"))
    more = ["500,510,0,0,READ.CORE_BUSY"] if whole else []
    reads = [f"Read,3,3,0,0,0,0,False,OP_{k},{t}" for k, t in (("START", 500), ("END", 510))]
    folder = written(tmp_path / "run", states=states + more, events=events + reads * whole)
    law = judged(folder)[1]
    assert not law.violations
    assert law.status == (Status.PASS if whole else Status.NOT_JUDGED)
    assert law.why_not == "not judged: " * whole + "every Program was suspended"


def test_an_op_that_ends_behind_what_the_files_show_is_not_judged(tmp_path: Path) -> None:
    one, two = rows_of_op(0, 310, 1, 0), rows_of_op(320, 630, 2, 1)
    states = [*one["states"], two["states"][0]]
    events, sequence = (one[k] + two[k] for k in ("events", "sequence"))
    run = written(tmp_path / "run", states=states, events=events, sequence=sequence)
    law = judged(run)[1]
    assert not law.violations
    assert law.why_not == "not judged: 1 ops that end behind what the files show, op 2 first"
    trace = importer.read([run]).trace
    for k in range(-1, len(trace.events)):
        assert not laws.check(trace, as_of=k)[0].violations


@pytest.mark.parametrize("start", [0, 1])
def test_an_op_is_cut_out_where_it_starts_behind_the_last_segment(
    tmp_path: Path, start: int
) -> None:
    shown, unseen = rows_of_op(0, 310, 1, 0, states=0), rows_of_op(start, 330, 2, 1)
    rows = zip(shown["events"], unseen["events"], strict=True)
    events, sequence = (
        [row for pair in rows for row in pair],
        shown["sequence"] + unseen["sequence"],
    )
    states = shown["states"][1:]
    run = written(tmp_path / "run", states=states, events=events, sequence=sequence)
    assert importer.read([run]).trace.info.cut_out == (2,) * start


def test_an_op_that_is_short_before_others_go_on_breaks_law_1(tmp_path: Path) -> None:
    ops = [rows_of_op(start, start + 310, uid, uid) for uid, start in ((1, 0), (2, 320), (3, 640))]
    states = [*ops[0]["states"], ops[1]["states"][0], *ops[2]["states"]]
    events, sequence = ([row for op in ops for row in op[k]] for k in ("events", "sequence"))
    law = judged(written(tmp_path / "run", states=states, events=events, sequence=sequence))[1]
    assert [violation.uid for violation in law.violations] == [2]


@pytest.mark.parametrize(
    "rows",
    [
        ["20.0,20.0,0,0,DOUT.ISSUE"],
        ["0.0,10.0,0,0,READ.CORE_BUSY", "20.0,20.0,0,0,DOUT.ISSUE"],
        ["0.0,0.0,0,0,READ.ISSUE", "0.0,10.0,0,0,READ.CORE_BUSY"],
        ["0.0,10.0,0,0,READ.CORE_BUSY", "10.0,10.0,0,0,READ.DATA_OUT"],
    ],
)
def test_a_row_of_no_length_is_kept_counted_and_in_no_lane(tmp_path: Path, rows: list[str]) -> None:
    imported = importer.read([written(tmp_path / "run", states=rows)])
    trace = imported.trace
    assert len(trace.segments) == len(rows)
    assert (
        "a segment of no length, kept but without a bar, 1 times" in imported.trace.info.findings[0]
    )
    lanes = Lanes(trace)
    lanes.extend()
    assert len(lanes.lane(LaneKey(0, 0))) == len(rows) - 1


def test_what_is_not_judged_is_kept_in_a_saved_trace() -> None:
    info = importer.read([SEED1]).trace.info
    assert info.no_nominal or info.rounding_ns == 10
    again = info_json.info_from_json(info_json.info_to_json(info))
    assert (again.rounding_ns, again.no_nominal, again.cut_out) == (
        info.rounding_ns,
        info.no_nominal,
        info.cut_out,
    )

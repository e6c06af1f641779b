"""What is said of files beside the laws: a sentence each, with the first in time of many."""

from pathlib import Path

from nandviz.exchange.nandseqgen import importer
from tests.exchange.nandseqgen.samples import SEED1, copied, rows_of_op, written


def findings(folder: Path) -> list[str]:
    return list(importer.read([folder]).trace.info.findings)


def test_segments_of_no_length_are_counted_and_the_first_is_named(tmp_path: Path) -> None:
    states = ["20,20,0,0,B.X", "10,10,0,0,A.X", "30,30,0,0,A.X", "40,50,0,0,A.X"]
    assert findings(written(tmp_path / "run", states=states)) == [
        (
            "a segment of no length, kept but without a bar, 3 times: the first is of op 1 (A) at"
            " 10.000 µs"
        )
    ]


def test_ends_without_a_start_are_counted_and_the_first_is_named(tmp_path: Path) -> None:
    ops = [rows_of_op(start, start + 310, uid, uid) for uid, start in ((2, 0), (1, 320), (3, 640))]
    events = [ops[0]["events"][1], ops[1]["events"][1], *ops[2]["events"]]
    assert findings(written(tmp_path / "run", events=events)) == [
        "an OP_END without an OP_START, 2 times: the first is of op 2 (Program) at 310.000 µs"
    ]


def test_suspends_that_cut_nothing_are_counted_and_the_first_is_named(tmp_path: Path) -> None:
    rows = rows_of_op(0, 310, 1, 0)
    suspends = [
        f"Program_Suspend,{uid},{uid},0,0,0,-1,False,OP_{kind},{at}.0"
        for uid, start in ((3, 400), (2, 500))
        for kind, at in (("START", start), ("END", start + 10))
    ]
    states = [*rows["states"], "400,410,0,0,PROGRAM_SUSPEND.X", "500,510,0,0,PROGRAM_SUSPEND.X"]
    run = written(tmp_path / "run", states=states, events=[*rows["events"], *suspends])
    assert findings(run) == [
        "2 of 2 SUSPENDs cut nothing: the first is op 3 at 400.000 µs",
    ]


def test_suspends_that_cut_another_op_are_counted_and_the_first_is_named(tmp_path: Path) -> None:
    assert findings(copied(SEED1, tmp_path / "run")) == [
        (
            "3 of 3 SUSPENDs let the op in CORE_BUSY run on and cut another one: the first is"
            " op 5 at 7200.000 µs (op 2 ran on, op 4 was cut)"
        )
    ]


def test_each_file_without_rows_is_named_in_order(tmp_path: Path) -> None:
    rows = rows_of_op(0, 310, 1, 0)
    folder = written(tmp_path / "run", sequence=rows["sequence"], events=[], states=[])
    assert findings(folder) == [
        "op_event_resume*.csv of run 250101_0000001 has no rows: taken as missing",
        "op_state_timeline*.csv of run 250101_0000001 has no rows: taken as missing",
    ]

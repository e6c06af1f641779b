"""What status reads are expected to answer, in what is exported."""

import csv
import json
from pathlib import Path

import pytest

from nandviz.exchange.nandseqgen.exporter import remarks
from nandviz.exchange.registry import FOREIGN_WRITERS, load_trace
from nandviz.run import Run
from nandviz.scenario import loader
from nandviz.trace.tables import Trace
from tests.exchange.nandseqgen.samples import ops_of, written

_PROFILE = """\
profile:
  nandviz_profile: 1
  name: part
  bases:
    PROGRAM: {kind: program, axis: PROGRAM, scope: plane,
              states: [{name: ISSUE}, {name: CORE_BUSY}, {name: DATA_IN}]}
    SR: {kind: status, scope: none, instant: true, states: [{name: ISSUE}]}
  ops:
    Program: {base: PROGRAM, us: {ISSUE: 10, CORE_BUSY: 100, DATA_IN: 20}}
    Read_Status: {base: SR, us: {ISSUE: 1}}
"""


def run(*asked_us: float) -> Trace:
    """Program block 0 from 0 µs to 130 µs, and ask for the status at some instants."""
    entries = [f"  - {{at_us: {at}, op: Read_Status, die: 0}}" for at in asked_us]
    program = "  - {at_us: 0, op: Program, die: 0, block: 0, page: 0}"
    text = "\n".join(["nandviz: 1", f"{_PROFILE}script:", program, *entries])
    work = Run(loader.loads(text))
    while not work.complete:
        work.advance(1000)
    work.trace.flush()
    return work.trace


def answers(trace: Trace, folder: Path) -> list[dict[str, object]]:
    write = FOREIGN_WRITERS["nandseqgen"].write
    assert write is not None
    write(trace, folder, lambda _: None)
    (path,) = folder.glob("operation_sequence_*.csv")
    with path.open(newline="") as file:
        rows = list(csv.DictReader(file))
    return [json.loads(row["payload"])[0] for row in rows if row["op_name"] == "Read_Status"]


@pytest.mark.parametrize(
    ("asked_us", "answer"),
    [
        (5, "ready"),  # ISSUE keeps no plane busy
        (9.5, "busy"),  # at its end, CORE_BUSY has begun
        (50, "busy"),
        (108.999, "busy"),
        (109, "extrdy"),  # at its end, CORE_BUSY has just ended
        (115, "extrdy"),
        (129, "ready"),
        (200, "ready"),
    ],
)
def test_a_status_read_answers_for_the_instant_of_its_end(
    asked_us: float, answer: str, tmp_path: Path
) -> None:
    (target,) = answers(run(asked_us), tmp_path / "out")
    assert target == {"die": 0, "exp_val": answer}


def test_where_the_submission_would_have_told_something_else_is_said() -> None:
    trace = run(5, 50, 109.5)
    (note,) = remarks(trace, trace.last_event)
    assert str(note) == (
        "op 4 (Read_Status): exp_val extrdy as of its end at 110.500 µs; busy as of its "
        "submission at 109.500 µs"
    )


def test_a_run_without_status_reads_has_nothing_to_say(tmp_path: Path) -> None:
    trace = run()
    assert remarks(trace, trace.last_event) == []
    assert answers(run(), tmp_path / "out") == []


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    trace = run(50)
    answers(trace, tmp_path / "out")
    back = load_trace(tmp_path / "out")
    assert [back.op_def(uid).name for uid in (1, 2)] == ["Program", "Read_Status"]
    assert len(back.ops) == len(trace.ops)


def test_a_status_read_of_a_plane_is_read_as_the_generator_writes_it(tmp_path: Path) -> None:
    target = '"[{""die"":0,""plane"":1,""exp_val"":""busy""}]"'
    folder = written(tmp_path / "run", sequence=[f"1,5.0,0,Status_Read,1,{target}"])
    assert ops_of(load_trace(folder)) == [("Status_Read", 0, ())]

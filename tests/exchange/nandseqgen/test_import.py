"""What the real files hold, and what the laws find in them."""

from pathlib import Path

import numpy as np
import pytest

from nandviz.errors import TraceError
from nandviz.exchange.nandseqgen import importer
from nandviz.model.laws import LAWS
from nandviz.model.words import EventKind, Fate
from nandviz.query.asof import AsOf
from nandviz.query.lanes import LaneKey, Lanes
from nandviz.trace import codes, laws, store
from nandviz.trace.laws import Verdict
from nandviz.trace.laws.verdict import Status
from nandviz.trace.tables import Trace
from tests.exchange.nandseqgen.samples import (
    ALL,
    APPLIED,
    EVENTS,
    SEED1,
    SEED2,
    SEQUENCE,
    STATES,
    TIMELINE,
    copied,
    shifted,
)

JUDGED = (1, 2, 3, 4, 6, 7, 8, 14, 16)


def verdicts(trace: Trace) -> dict[int, Verdict]:
    return {verdict.law: verdict for verdict in laws.check(trace)}


def broken(trace: Trace) -> dict[int, int]:
    return {law: len(each.violations) for law, each in verdicts(trace).items() if each.violations}


def test_every_row_of_the_files_is_in_the_trace() -> None:
    trace = importer.read([SEED1]).trace
    assert trace.info.is_foreign
    assert len(trace.ops) == 20
    assert len(trace.events) == 40
    assert len(trace.segments) == 192 // 4
    assert len(trace.applications) == 12 + 2  # two erases, which the file leaves out
    assert (np.diff(trace.events.time_ns) >= 0).all()


def test_ops_keep_the_numbers_of_the_sequence_not_those_of_the_events() -> None:
    trace = importer.read([SEED1]).trace
    names = [trace.info.ops[op].name for op in trace.ops.op.tolist()]
    assert names[3:7] == [
        "Page_Program_SLC",
        "Program_Suspend_Reset",
        "Program_Resume",
        "Cache_Program_SLC",
    ]


def test_the_laws_find_what_is_broken_in_the_real_files() -> None:
    trace = importer.read([SEED1]).trace
    assert broken(trace) == {4: 12, 6: 15, 16: 9}
    first = verdicts(trace)
    assert first[1].why_not == "3 differences, all ≤ 10 ns a piece: rounding of the files"
    assert first[4].why_not == "6 overlaps, all ≤ 10 ns: rounding of the files"
    assert first[4].violations[0][1:4] == (5, 3, 7_200_000)
    assert first[6].violations[0][1:4] == (2, 3, 7_200_000)
    assert first[16].violations[0][1:4] == (2, 3, 7_200_000)


def test_a_suspend_that_cut_a_later_op_is_told_apart_from_the_op_in_core_busy() -> None:
    imported = importer.read([SEED1])
    trace = imported.trace
    assert trace.suspensions.uid.tolist() == [4, 9, 14]
    assert trace.suspensions.at_ns.tolist() == [7_200_000, 8_600_000, 9_800_000]
    assert trace.suspension_states.resumed_ns[1] == 7_890_420
    (finding,) = imported.trace.info.findings
    assert finding.startswith("3 of 3 SUSPENDs let the op in CORE_BUSY run on and cut another one")
    assert finding.endswith("op 5 at 7200.000 µs (op 2 ran on, op 4 was cut)")


def test_laws_that_cannot_be_judged_say_why() -> None:
    found = verdicts(importer.read([SEED1]).trace)
    for law, verdict in found.items():
        assert (verdict.status is Status.NOT_JUDGED) == (law not in JUDGED)
        assert bool(verdict.why_not) == (law not in JUDGED or law in (1, 4, 14))


def test_overlapping_segments_of_a_plane_all_lie_in_its_lane() -> None:
    trace = importer.read([SEED2]).trace
    lanes = Lanes(trace)
    lanes.extend()
    lane = lanes.lane(LaneKey(0, 2))
    settled = trace.segments.end_ns <= trace.events.time_ns[-1]
    assert sorted(lane.row.tolist()) == np.flatnonzero(settled).tolist()
    overlap = lane.window(7_450_000, 7_450_001)
    names = {
        trace.info.ops[trace.ops.op[trace.parts.uid[trace.segments.part[row]] - 1]].name
        for row in lane.row[overlap].tolist()
        if trace.segments.end_ns[row] > 7_450_000
    }
    assert names == {"Cache_Program_SLC", "Program_Suspend_Reset"}


def test_a_suspended_op_is_planned_suspended_running_and_completed() -> None:
    trace = importer.read([SEED1]).trace
    fates = [AsOf(trace, k).fate(4) for k in (3, 8, 9, 11)]
    assert [each.fate for each in fates if each] == [
        Fate.SUSPENDED,
        Fate.SUSPENDED,
        Fate.RUNNING,
        Fate.COMPLETED,
    ]


def test_every_event_can_be_read_as_of_it() -> None:
    trace = importer.read([SEED1]).trace
    for k in range(-1, len(trace.events)):
        view = AsOf(trace, k)
        assert all(event.handled is None for event in view.pending())
        view.stack()
        assert len(laws.check(trace, as_of=k)) == len(LAWS)


def test_two_ops_that_end_twice_and_a_page_that_is_applied_twice_break_laws_2_and_3(
    tmp_path: Path,
) -> None:
    folder = copied(SEED2, tmp_path / "run")
    events = (folder / EVENTS).read_text().splitlines()
    again = events[-1].replace("8200.24", "8300.0")
    (folder / EVENTS).write_text("\n".join([*events, again]) + "\n")
    applied = (folder / APPLIED).read_text().splitlines()
    twice = applied[-1].replace("8200.24", "8300.0")
    (folder / APPLIED).write_text("\n".join([*applied, twice]) + "\n")
    trace = importer.read([folder]).trace
    found = verdicts(trace)
    assert found[2].violations[0].uid == 4
    assert found[3].violations[0].uid == 4
    assert found[14].violations[0].time_ns == 8_300_000


@pytest.mark.parametrize(("time", "count"), [("8200.25", 4), ("8200.23", 4), ("8200.26", 5)])
def test_an_op_end_that_is_later_than_its_segments_breaks_law_16_beyond_the_rounding(
    tmp_path: Path, time: str, count: int
) -> None:
    folder = copied(SEED2, tmp_path / "run")
    events = (folder / EVENTS).read_text()
    assert events.count("8200.24") == 1
    (folder / EVENTS).write_text(events.replace("8200.24", time))
    assert broken(importer.read([folder]).trace)[16] == count


def test_pages_applied_out_of_order_break_law_14(tmp_path: Path) -> None:
    folder = copied(SEED2, tmp_path / "run")
    header, first, *rest = (folder / APPLIED).read_text().splitlines()
    assert first.endswith(",0,False,1")
    wrong = first.removesuffix(",0,False,1") + ",5,False,1"
    (folder / APPLIED).write_text("\n".join([header, wrong, *rest]) + "\n")
    assert {3, 14} <= broken(importer.read([folder]).trace).keys()


@pytest.mark.parametrize("name", ALL)
def test_any_one_file_may_be_missing(tmp_path: Path, name: str) -> None:
    trace = importer.read([copied(SEED1, tmp_path / "run", without=(name,))]).trace
    assert len(trace.ops) == 20
    assert len(trace.events) == 40
    found = verdicts(trace)
    lacking = {
        STATES: {1, 4, 6, 7, 8, 16},
        EVENTS: {1, 2, 3, 14, 16},
        APPLIED: {3, 7, 14},
        SEQUENCE: set(),
        TIMELINE: set(),
    }[name]
    assert {law for law in JUDGED if found[law].status is Status.NOT_JUDGED} == lacking
    whole = {4: 12, 6: 15, 16: 9}
    assert broken(trace) == {law: count for law, count in whole.items() if law not in lacking}


@pytest.mark.parametrize("name", ALL)
def test_any_one_file_alone_makes_a_trace_that_can_be_judged(tmp_path: Path, name: str) -> None:
    others = tuple(each for each in ALL if each != name)
    trace = importer.read([copied(SEED1, tmp_path / "run", without=others)]).trace
    assert len(trace.ops) == (12 if name == APPLIED else 20)
    assert len(laws.check(trace)) == len(LAWS)


def test_runs_of_two_folders_keep_their_ops_and_get_dies_of_their_own() -> None:
    imported = importer.read([SEED1, SEED2])
    trace = imported.trace
    assert [(r.first_uid, r.last_uid, r.first_die) for r in imported.runs] == [
        (1, 20, 0),
        (21, 26, 1),
    ]
    one, two = (broken(importer.read([each]).trace) for each in (SEED1, SEED2))
    both = broken(trace)
    assert both[4] == one[4] + two[4]
    assert both[6] == one[6] + two[6]
    assert set(trace.ops.die[:20].tolist()) == {0}
    assert set(trace.ops.die[20:].tolist()) == {1}
    assert (np.diff(trace.events.time_ns) >= 0).all()


def test_a_run_that_goes_on_where_the_one_before_ended_is_on_the_same_dies(tmp_path: Path) -> None:
    folder = copied(SEED2, tmp_path / "run")
    shifted(SEED2, folder, by_us=10_000, number=2)
    imported = importer.read([folder])
    assert [(r.first_uid, r.first_die) for r in imported.runs] == [(1, 0), (7, 0)]
    assert broken(imported.trace) == {law: 2 * n for law, n in {4: 5, 6: 5, 16: 4}.items()}


def test_a_run_that_begins_anew_is_on_dies_of_its_own(tmp_path: Path) -> None:
    folder = copied(SEED2, tmp_path / "run")
    shifted(SEED2, folder, by_us=0, number=2)
    imported = importer.read([folder])
    assert [(r.first_uid, r.first_die) for r in imported.runs] == [(1, 0), (7, 1)]
    assert len(imported.trace.events) == 24
    assert broken(imported.trace) == {4: 10, 6: 10, 16: 8}


def test_single_files_make_a_run(tmp_path: Path) -> None:
    folder = copied(SEED2, tmp_path / "run")
    trace = importer.read([folder / EVENTS, folder / STATES]).trace
    assert broken(trace) == {4: 5, 6: 5, 16: 4}


def test_a_segment_that_no_op_explains_is_kept(tmp_path: Path) -> None:
    folder = copied(SEED2, tmp_path / "run")
    with (folder / STATES).open("a") as file:
        file.write("20000.0,20010.0,0,1,ERASE.CORE_BUSY,d0-p1,ERASE,10.0\n")
    trace = importer.read([folder]).trace
    assert len(trace.ops) == 7
    assert trace.segments.end_ns.max() == 20_010_000


def test_a_row_that_stands_twice_is_an_overlap(tmp_path: Path) -> None:
    folder = copied(SEED2, tmp_path / "run")
    rows = (folder / STATES).read_text().splitlines()
    with (folder / STATES).open("a") as file:
        file.write(rows[1] + "\n")
    assert broken(importer.read([folder]).trace)[4] == 6


def test_events_of_an_unknown_op_are_kept(tmp_path: Path) -> None:
    folder = copied(SEED2, tmp_path / "run")
    with (folder / EVENTS).open("a") as file:
        file.write("Set_Feature,99,99,0,0,0,-1,False,OP_END,9000.0\n")
    trace = importer.read([folder]).trace
    kinds = trace.queue.kind[trace.events.seq]
    assert kinds[-1] == codes.KIND_CODE[EventKind.OP_END]
    assert trace.info.ops[trace.ops.op[-1]].name == "Set_Feature"


def test_a_saved_import_is_judged_alike(tmp_path: Path) -> None:
    trace = importer.read([SEED1]).trace
    store.save(trace, tmp_path / "x.nandviz")
    assert laws.check(store.load(tmp_path / "x.nandviz")) == laws.check(trace)


def test_a_folder_without_files_to_import_is_one_problem(tmp_path: Path) -> None:
    with pytest.raises(TraceError, match="nothing to import"):
        importer.read([tmp_path])
    with pytest.raises(TraceError, match="no such file or folder"):
        importer.read([tmp_path / "gone"])


def test_files_without_rows_hold_no_op(tmp_path: Path) -> None:
    folder = copied(SEED2, tmp_path / "run", without=(STATES, SEQUENCE, TIMELINE, APPLIED))
    (folder / EVENTS).write_text((folder / EVENTS).read_text().splitlines()[0] + "\n")
    with pytest.raises(TraceError, match="no op in any file"):
        importer.read([folder])


def test_an_application_on_another_die_is_kept_and_breaks_law_3(tmp_path: Path) -> None:
    folder = copied(SEED2, tmp_path / "run")
    header, first, *rest = (folder / APPLIED).read_text().splitlines()
    moved = first.replace(",SLC,0,", ",SLC,3,")
    assert moved != first
    (folder / APPLIED).write_text("\n".join([header, moved, *rest]) + "\n")
    trace = importer.read([folder]).trace
    assert trace.info.topology.dies == 4
    assert broken(trace)[3] == 1


def test_what_is_applied_before_its_op_is_seen_can_be_judged_as_of_every_event(
    tmp_path: Path,
) -> None:
    folder = copied(SEED2, tmp_path / "run")
    text = (folder / APPLIED).read_text()
    assert "7419.82" in text
    (folder / APPLIED).write_text(text.replace("7419.82", "0.5"))
    trace = importer.read([folder]).trace
    for k in range(-1, len(trace.events)):
        assert len(laws.check(trace, as_of=k)) == len(LAWS)
    assert 3 in broken(trace)

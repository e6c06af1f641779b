"""Runs of one folder that follow each other: every op once, on its die, ended by its own end."""

from pathlib import Path

import pytest

from nandviz.exchange.format import RunPlace
from nandviz.exchange.nandseqgen import importer
from nandviz.model.words import NO_PAGE, Fate
from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.trace import laws
from nandviz.trace.codes import FATES
from nandviz.trace.tables import Trace
from tests.exchange.nandseqgen.samples import SEED2, STAMP, copied, ops_of, rows_of_op, written

ONE, TWO = rows_of_op(0, 310, 1, 0), rows_of_op(310, 620, 1, 1)


def fates(trace: Trace) -> list[Fate]:
    return [FATES[code] for code in ColumnsAsOf(trace).fates[0].tolist()]


def two_runs(folder: Path, *, repeated: list[str], events: list[str] | None = None) -> Path:
    """Write the two runs; the second file of segments begins with those of the first repeated."""
    numbered = ("sequence", "timeline")
    for number, rows in ((1, ONE), (2, TWO)):
        written(folder, number, **{kind: rows[kind] for kind in numbered})
    written(folder, 1, states=ONE["states"])
    written(folder, 2, states=[*repeated, *TWO["states"]])
    together = events or [*ONE["events"], *TWO["events"]]
    return written(folder, events=together, applied=[*ONE["applied"], *TWO["applied"]])


@pytest.mark.parametrize("repeated", [0, 1, 2])
def test_a_segment_that_the_next_file_repeats_is_one_and_its_op_too(
    tmp_path: Path, repeated: int
) -> None:
    folder = two_runs(tmp_path / "run", repeated=ONE["states"][2 - repeated :])
    imported = importer.read([folder])
    trace = imported.trace
    assert fates(trace) == [Fate.COMPLETED] * 2
    assert trace.info.topology.dies == 1
    assert len(trace.segments) == 4
    assert [(r.first_uid, r.last_uid, r.first_die) for r in imported.runs] == [(1, 1, 0), (2, 2, 0)]
    status = {each.law: each.status for each in laws.check(trace)}
    assert {status[law] for law in (1, 2, 3, 4, 7, 14)} == {"pass"}


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (0, 2, 1, 3)])
def test_an_end_at_the_first_instant_of_the_next_run_is_of_the_open_op(
    tmp_path: Path, order: tuple[int, ...]
) -> None:
    rows = [*ONE["events"], *TWO["events"]]
    events = [rows[at] for at in order]
    trace = importer.read([two_runs(tmp_path / "run", repeated=[], events=events)]).trace
    assert fates(trace) == [Fate.COMPLETED] * 2
    assert trace.applications.uid.tolist() == [1, 2]
    assert not [v for each in laws.check(trace) for v in each.violations]


def test_an_end_far_behind_the_border_is_of_the_open_op_with_the_same_number(
    tmp_path: Path,
) -> None:
    long, short = rows_of_op(0, 900, 1, 0), rows_of_op(310, 320, 2, 0, states=5)
    other = [row.replace(",0,0,0,", ",0,0,1,") for row in short["events"]]
    end = long["events"][1]
    folder = written(tmp_path / "run", 1, sequence=long["sequence"], states=long["states"])
    written(folder, 2, sequence=["1,310.0,0,Program,2," + '"[{""die"":0}]"'])
    written(folder, 2, states=long["states"][1:], events=[long["events"][0], *other, end])
    trace = importer.read([folder]).trace
    ends = [event for event in trace.queue.handled.tolist() if event == trace.last_event]
    assert len(ends) == 1
    assert fates(trace)[0] == Fate.COMPLETED


def test_a_segment_with_another_end_in_the_next_file_has_that_end_and_is_told(
    tmp_path: Path,
) -> None:
    cut = ONE["states"][1].replace("310.0", "305.0")
    folder = two_runs(tmp_path / "run", repeated=[cut])
    imported = importer.read([folder])
    assert 305_000 in imported.trace.segments.end_ns.tolist()
    assert 310_000 not in imported.trace.segments.end_ns[:2].tolist()
    assert "give a segment another end" in imported.trace.info.findings[0]


def test_runs_that_only_their_segments_tell_of_go_on_with_the_same_die(tmp_path: Path) -> None:
    folder = written(tmp_path / "run", 1, states=ONE["states"])
    written(folder, 2, states=[ONE["states"][1], *TWO["states"]])
    trace = importer.read([folder]).trace
    assert (len(trace.ops), trace.info.topology.dies) == (2, 1)


@pytest.mark.parametrize(
    ("idle", "repeated"),
    [(1, []), (2, []), (2, ONE["states"][1:]), (3, []), (3, TWO["states"][1:])],
)
def test_a_run_without_ops_of_its_own_begins_nothing_anew(
    tmp_path: Path, idle: int, repeated: list[str]
) -> None:
    busy = [number for number in (1, 2, 3) if number != idle]
    for number, rows in zip(busy, (ONE, TWO), strict=True):
        files = {kind: rows[kind] for kind in ("states", "sequence", "timeline")}
        written(tmp_path / "run", number, **files)
    written(tmp_path / "run", idle, states=repeated, sequence=[], timeline=[])
    together = {kind: [*ONE[kind], *TWO[kind]] for kind in ("events", "applied")}
    imported = importer.read([written(tmp_path / "run", **together)])
    trace = imported.trace
    assert fates(trace) == [Fate.COMPLETED] * 2
    assert (trace.info.topology.dies, len(trace.segments)) == (1, 4)
    assert not [v for each in laws.check(trace) for v in each.violations]
    counts = {run.name[-1]: run.last_uid - run.first_uid + 1 for run in imported.runs}
    assert counts == {str(number): int(number != idle) for number in (1, 2, 3)}


def test_events_alone_tell_the_ops_of_every_run_apart(tmp_path: Path) -> None:
    other = rows_of_op(400, 710, 2, 7)
    again = [row.replace("310.0", "930.0").replace("0.0", "620.0") for row in ONE["events"]]
    late = [row.replace(",0,0,0,0,", ",0,0,1,0,") for row in rows_of_op(300, 800, 1, 0)["events"]]
    rows = [*ONE["events"], *late, *other["events"], *again]
    rows.sort(key=lambda row: float(row.split(",")[-1]))
    applied = [*ONE["applied"], ONE["applied"][0].replace("310.0", "930.0")]
    trace = importer.read([written(tmp_path / "run", events=rows, applied=applied)]).trace
    assert fates(trace) == [Fate.COMPLETED] * 4
    assert trace.applications.uid.tolist() == [1, 4]
    assert not laws.check(trace)[1].violations


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_folder_without_rows_beside_others_changes_none_of_their_ops(
    tmp_path: Path, place: int
) -> None:
    folders = [written(tmp_path / name, **ONE) for name in ("a", "b")]
    folders.insert(place, written(tmp_path / "empty", **{kind: [] for kind in ONE}))
    trace = importer.read(folders).trace
    assert fates(trace) == [Fate.COMPLETED] * 2
    assert not [v for each in laws.check(trace) for v in each.violations]


def test_two_sequence_rows_of_one_number_are_two_ops(tmp_path: Path) -> None:
    rows = [*ONE["sequence"], *TWO["sequence"]]
    trace = importer.read([written(tmp_path / "run", sequence=rows)]).trace
    assert len(trace.ops) == 2


@pytest.mark.parametrize("uid", [0, 1, 7])
def test_an_end_without_start_is_of_the_listed_op_that_ends_then(tmp_path: Path, uid: int) -> None:
    end = ONE["events"][1].replace("Program,1,1,", f"Program,{uid},{uid},")
    files = {kind: ONE[kind] for kind in ("states", "sequence", "timeline")}
    imported = importer.read([written(tmp_path / "run", **files, events=[end])])
    assert fates(imported.trace) == [Fate.COMPLETED]
    assert "an OP_END without an OP_START, 1 times" in imported.trace.info.findings[0]


def test_a_second_end_is_not_that_of_a_later_op(tmp_path: Path) -> None:
    again = ONE["events"][1].replace("310.0", "330.0")
    later = rows_of_op(900, 1210, 2, 0)
    files = {kind: [*ONE[kind], *later[kind]] for kind in ("states", "sequence", "timeline")}
    events = [*ONE["events"], again, *later["events"]]
    trace = importer.read([written(tmp_path / "run", **files, events=events)]).trace
    assert len(trace.ops) == 2
    assert [v.uid for v in laws.check(trace)[1].violations] == [1]


def test_folders_of_runs_within_a_folder_are_found_and_named(tmp_path: Path) -> None:
    (tmp_path / "out" / "deep").mkdir(parents=True)
    copied(SEED2, tmp_path / "out" / "site_1")
    copied(SEED2, tmp_path / "out" / "deep" / "site_2")
    (tmp_path / "out" / "loop").symlink_to(tmp_path / "out")
    runs = importer.read([tmp_path / "out"]).runs
    assert [run.name.split()[0] for run in runs] == ["out/deep/site_2", "out/site_1"]


def test_folders_beside_files_of_a_run_are_named_but_not_read(tmp_path: Path) -> None:
    folder = copied(SEED2, tmp_path / "out")
    copied(SEED2, folder / "old")
    imported = importer.read([folder])
    assert len(imported.trace.ops) == 6
    assert "not read with its own: out/old" in imported.trace.info.findings[0]


def test_folders_are_searched_three_deep(tmp_path: Path) -> None:
    for place in ("out/one/two", "out/one/more/deep"):
        (tmp_path / place).mkdir(parents=True)
        copied(SEED2, tmp_path / place / "run")
    assert [run.name for run in importer.read([tmp_path / "out"]).runs] == [
        f"out/one/two/run {STAMP}"
    ]


def test_the_runs_of_a_folder_stand_in_order_of_their_numbers_with_their_ops(
    tmp_path: Path,
) -> None:
    folder = two_runs(tmp_path / "run", repeated=[])
    assert list(importer.read([folder]).runs) == [
        RunPlace("run 250101_0000001", 1, 1, 0),
        RunPlace("run 250101_0000002", 2, 2, 0),
    ]


@pytest.mark.parametrize("count", [2, 3])
def test_rows_without_a_run_number_whose_times_do_not_go_back_are_of_the_last_run(
    tmp_path: Path, count: int
) -> None:
    numbered = {kind: ONE[kind] for kind in ("states", "sequence", "timeline")}
    for number in range(count):
        written(tmp_path / "run", number + 1, **numbered)
    folder = written(tmp_path / "run", events=ONE["events"], applied=ONE["applied"])
    imported = importer.read([folder])
    assert len(imported.runs) == count
    assert imported.trace.applications.uid.tolist() == [count]


def test_what_begins_at_the_first_instant_of_a_run_is_its_own_though_the_file_before_has_it_too(
    tmp_path: Path,
) -> None:
    folder = two_runs(tmp_path / "run", repeated=[])
    written(folder, 1, states=[*ONE["states"], TWO["states"][0]])
    segments = importer.read([folder]).trace.segments
    assert segments.start_ns.tolist() == [0, 10_000, 310_000, 310_000, 320_000]


def test_an_op_without_events_is_known_from_the_event_at_which_its_segments_begin(
    tmp_path: Path,
) -> None:
    three = rows_of_op(620, 930, 3, 2)
    files = {kind: [*ONE[kind], *TWO[kind], *three[kind]] for kind in ("states", "sequence")}
    events = [*ONE["events"], *three["events"]]
    trace = importer.read([written(tmp_path / "run", **files, events=events)]).trace
    assert trace.ops.born.tolist() == [0, 1, 2]


def test_an_address_that_lacks_its_block_or_page_is_no_target(tmp_path: Path) -> None:
    lacking = '"[{""die"":0}]"', '"[{""die"":0,""plane"":0,""block"":1}]"'
    names = (("Erase", lacking[0]), ("Program", lacking[1]), ("Erase", lacking[1]))
    rows = [f"{n},{n}0.0,0,{name},{n},{cell}" for n, (name, cell) in enumerate(names, 1)]
    trace = importer.read([written(tmp_path / "run", sequence=rows)]).trace
    assert ops_of(trace) == [("Erase", 0, ()), ("Program", 0, ()), ("Erase", 0, ((0, 1, NO_PAGE),))]

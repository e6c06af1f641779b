"""What the CSV files of a run say."""

import csv
import errno
import io
from pathlib import Path

import numpy as np
import pytest

from nandviz.engine.simulation import Simulation
from nandviz.errors import NandvizError, TraceError
from nandviz.exchange.csv import files as csv_files
from nandviz.exchange.csv import text as csv_text
from nandviz.exchange.nandseqgen import importer
from nandviz.model.laws import LAWS
from nandviz.model.setup import Setup
from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.run import Run
from nandviz.scenario.loader import loads
from nandviz.trace.recorder import Recorder
from nandviz.trace.tables import Trace
from nandviz.units import ns_from_us
from tests.exchange.nandseqgen.samples import rows_of_op, written
from tests.query.live import info_of
from tests.strategies import random_setup

HEAD = "nandviz: 1\nname: test\ntopology: {dies: 1, planes: 4, blocks: 16, pages: 64}\n"
DATA = "initial: {blocks: [{die: 0, block: 4, state: programmed, pages: 8, celltype: SLC}]}\n"
SUSPENDED = f"""{HEAD}{DATA}
script:
- at_us: 0
  batch:
  - {{op: Page_Program_SLC, die: 0, block: 0, page: 0}}
  - {{op: Page_Program_SLC, die: 0, block: 0, page: 1}}
- {{at_us: 100, op: Program_Suspend, die: 0}}
- {{at_us: 210, op: Page_Read_SLC, die: 0, block: 4, page: 1}}
- {{at_us: 400, op: Program_Resume, die: 0}}
"""
COLUMNS = {
    "op_event.csv": "op_name,op_id,op_uid,die,plane,block,page,is_resumed,event,triggered_us",
    "op_state_timeline.csv": "start,end,die,plane,op_state,lane,op_name,duration",
    "operation_timeline.csv": (
        "start,end,die,plane,block,page,op_name,op_base,source,op_uid,op_state"
    ),
    "operation_sequence.csv": "seq,time,op_id,op_name,op_uid,payload",
    "apply_pgm_log.csv": (
        "triggered_us,op_uid,op_name,base,celltype,die,plane,block,page,resume,call_seq"
    ),
    "ops.csv": (
        "op_uid,batch,op_name,base,source,submitted_us,die,targets,fate,reason,parts,suspends,"
        "first_start_us,last_end_us,nominal_us,executed_us"
    ),
    "suspensions.csv": (
        "op_uid,axis,die,n,suspended_us,resumed_us,consumed_us,remaining_us,state,event_suspend,"
        "event_resume"
    ),
    "backlog.csv": (
        "entry,axis,die,op_uid,why,delta_us,entered_us,left_us,fate,retries,reason,event_entered,"
        "event_left"
    ),
    "events.csv": "index,time_us,event,op_uid,axis,die,batch,cause,outcome",
    "rejections.csv": "event,time_us,batch,op_uid,op_name,die,reason,detail",
    "metrics.csv": "event,time_us,metric,value",
    "figures.csv": "figure,value,op_uid",
    "read_latency.csv": "die_state,count,mean_us,p50_us,p99_us,p999_us,max_us,max_op_uid",
    "checks.csv": "law,verdict,op_uid,event,time_us,detail",
}


def run(text: str) -> Trace:
    work = Run(loads(text))
    while work.steps(1000):
        pass
    return work.trace


def trace_of(setup: Setup) -> Trace:
    trace = Trace(info_of(setup))
    Simulation(setup, Recorder(trace)).run()
    return trace


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(newline="", encoding="utf-8") as handle:
        return list(csv.DictReader(handle))


@pytest.fixture
def suspended(tmp_path: Path) -> Path:
    csv_files.write(run(SUSPENDED), tmp_path)
    return tmp_path


def test_all_files_are_written_with_the_columns_of_the_specification(suspended: Path) -> None:
    heads = {
        path.name: path.read_text(encoding="utf-8").split("\n")[0] for path in suspended.iterdir()
    }
    assert heads == COLUMNS


def test_an_empty_run_gives_files_of_a_header_row_only(tmp_path: Path) -> None:
    written = csv_files.write(run(SUSPENDED), tmp_path, as_of=-1)
    for path in written:
        if path.name != "checks.csv":
            assert path.read_bytes() == COLUMNS[path.name].encode() + b"\n"


def test_lines_end_with_lf_only(suspended: Path) -> None:
    assert all(b"\r" not in path.read_bytes() for path in suspended.iterdir())


def test_each_part_names_what_its_plane_did_just_before(suspended: Path) -> None:
    parts = rows(suspended, "operation_timeline.csv")
    assert [(each["op_uid"], each["source"], each["op_state"]) for each in parts] == [
        ("1", "script", "DEFAULT"),
        ("3", "script", "PROGRAM_SLC.CORE_BUSY"),
        ("4", "script", "DEFAULT"),
        ("5", "script", "DEFAULT"),
        ("1", "resume", "PROGRAM_RESUME.CORE_BUSY"),
        ("2", "backlog", "PROGRAM_SLC.CORE_BUSY"),
    ]


def test_started_ops_stand_in_start_order_with_their_targets(suspended: Path) -> None:
    sequence = rows(suspended, "operation_sequence.csv")
    assert [each["op_uid"] for each in sequence] == ["1", "3", "4", "5", "2"]
    assert [each["seq"] for each in sequence] == ["1", "2", "3", "4", "5"]
    assert sequence[0]["payload"] == '[{"die":0,"plane":0,"block":0,"page":0,"celltype":"SLC"}]'
    assert sequence[1]["payload"] == '[{"die":0}]'


def test_each_program_is_applied_once_and_a_resumed_one_says_so(suspended: Path) -> None:
    log = rows(suspended, "apply_pgm_log.csv")
    assert [(each["op_uid"], each["resume"], each["call_seq"]) for each in log] == [
        ("1", "True", "1"),
        ("2", "False", "1"),
    ]


def test_every_handled_event_but_the_scripts_own_names_its_cause(suspended: Path) -> None:
    events = rows(suspended, "events.csv")
    assert [each["index"] for each in events] == [str(index) for index in range(len(events))]
    for event in events:
        assert (event["cause"] == "") == (event["event"] == "SUBMIT")
        assert not event["cause"] or int(event["cause"]) < int(event["index"])


def test_metrics_of_time_are_in_microseconds(suspended: Path) -> None:
    metrics = rows(suspended, "metrics.csv")
    last = {each["metric"]: each["value"] for each in metrics}
    assert last["ops_completed"] == "5"
    assert last["core_busy_us"] == "875.000"
    assert not any(name.endswith("_ns") for name in last)


def test_every_law_has_a_row(suspended: Path) -> None:
    checks = rows(suspended, "checks.csv")
    assert [(each["law"], each["verdict"]) for each in checks] == [
        (str(law.number), "pass") for law in LAWS
    ]


def test_an_op_without_target_has_plane_0_block_0_and_no_page(suspended: Path) -> None:
    suspend = [each for each in rows(suspended, "op_event.csv") if each["op_uid"] == "3"]
    assert [(each["plane"], each["block"], each["page"]) for each in suspend] == [
        ("0", "0", "-1")
    ] * 2


def test_a_multi_plane_op_has_a_row_a_target(tmp_path: Path) -> None:
    targets = "[{block: 0, page: 0}, {block: 1, page: 0}]"
    text = f"{HEAD}script: [{{at_us: 0, op: Page_Program_Multi_Plane_SLC, targets: {targets}}}]\n"
    csv_files.write(run(text.replace("targets:", "die: 0, targets:")), tmp_path)
    for name, count in (("op_event.csv", 4), ("operation_timeline.csv", 2)):
        assert [each["plane"] for each in rows(tmp_path, name)] == ["0", "1"] * (count // 2)
    assert rows(tmp_path, "ops.csv")[0]["targets"] == "0/0/0 1/1/0"


def test_a_run_cut_without_drain_shows_started_segments_with_their_planned_end(
    tmp_path: Path,
) -> None:
    cut = "run: {until_us: 100, drain: false}\n"
    text = f"{HEAD}{cut}script:\n- {{at_us: 0, op: Page_Program_SLC, die: 0, block: 0, page: 0}}\n"
    csv_files.write(run(text), tmp_path)
    ends = {each["end"] for each in rows(tmp_path, "op_state_timeline.csv")}
    assert ends == {"9.824", "309.824"}
    op = rows(tmp_path, "ops.csv")[0]
    assert (op["fate"], op["last_end_us"], op["executed_us"]) == ("running", "309.824", "309.824")


def test_a_segment_that_starts_at_the_limit_of_a_cut_run_is_not_executed(tmp_path: Path) -> None:
    cut = 'run: {until_us: "9.824", drain: false}\n'
    text = f"{HEAD}{cut}script:\n- {{at_us: 0, op: Page_Program_SLC, die: 0, block: 0, page: 0}}\n"
    csv_files.write(run(text), tmp_path)
    states = {each["op_state"] for each in rows(tmp_path, "op_state_timeline.csv")}
    assert states == {"PROGRAM_SLC.ISSUE"}


def test_as_of_an_event_the_files_say_what_was_known_then(tmp_path: Path) -> None:
    csv_files.write(run(SUSPENDED), tmp_path, as_of=2)
    fates = [each["fate"] for each in rows(tmp_path, "ops.csv")]
    assert fates == ["suspended", "backlogged", "planned"]
    assert [each["fate"] for each in rows(tmp_path, "backlog.csv")] == [""]
    assert [each["resumed_us"] for each in rows(tmp_path, "suspensions.csv")] == [""]
    assert len(rows(tmp_path, "events.csv")) == 3


def test_as_of_an_event_that_never_was_is_an_error(tmp_path: Path) -> None:
    trace = run(SUSPENDED)
    with pytest.raises(TraceError, match="no event 99"):
        csv_files.write(trace, tmp_path / "out", as_of=99)
    assert not (tmp_path / "out").exists()


def test_a_refused_batch_lists_its_ops_in_uid_order(tmp_path: Path) -> None:
    text = f"""{HEAD}script:
- at_us: 0
  batch:
  - {{op: Page_Program_SLC, die: 0, block: 0, page: 0}}
  - {{op: Page_Program_SLC, die: 0, block: 0, page: 7}}
  - {{op: Page_Program_SLC, die: 0, block: 1, page: 0}}
"""
    csv_files.write(run(text), tmp_path)
    refused = rows(tmp_path, "rejections.csv")
    assert [(each["op_uid"], each["reason"]) for each in refused] == [
        ("1", "batch_rejected"),
        ("2", "epr_page_order"),
        ("3", "batch_rejected"),
    ]
    assert refused[1]["detail"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+A1", "'+A1"),
        ("-A1", "'-A1"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("\rx", '"\'\rx"'),
        ("-1.5", "-1.5"),
        ("+2e3", "+2e3"),
        ("a,b", '"a,b"'),
        ('say "x"', '"say ""x"""'),
        ("two\nlines", '"two\nlines"'),
        ("=a,b", '"\'=a,b"'),
        ("plain", "plain"),
        ("", ""),
    ],
)
def test_a_cell_is_guarded_and_quoted_where_it_must_be(text: str, written: str) -> None:
    assert csv_text.cell(text) == written


def test_what_is_quoted_reads_back_as_it_was() -> None:
    texts = ['a"b', "a,b", "a\nb", "", "plain"]
    line = ",".join(csv_text.cell(text) for text in texts) + "\n"
    assert next(csv.reader(io.StringIO(line, newline=""))) == texts


@pytest.mark.parametrize(
    ("ns", "text"), [(0, "0.000"), (7_000_110, "7000.110"), (-1_500, "-1.500"), (999, "0.999")]
)
def test_times_have_exactly_three_decimals(ns: int, text: str) -> None:
    assert csv_text.times(np.array([ns])).texts(0, 1) == [text]


def test_a_table_longer_than_a_chunk_keeps_every_row_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(csv_text, "CHUNK_ROWS", 3)
    columns = {"n": csv_text.numbers(np.arange(10))}
    between: list[int] = []
    csv_text.write_table(tmp_path / "t.csv", columns, lambda: between.append(1))
    assert (tmp_path / "t.csv").read_text() == "n\n" + "".join(f"{n}\n" for n in range(10))
    assert len(between) == 3, "before the second, third and fourth chunk"


def test_a_page_that_is_applied_again_is_numbered(tmp_path: Path) -> None:
    op = rows_of_op(0, 310, 1, 0)
    applied = [*op["applied"] * 3, *[op["applied"][0].replace("0,0,0,0,F", "0,0,0,4,F")] * 2]
    trace = importer.read([written(tmp_path / "run", **op | {"applied": applied})]).trace
    csv_files.write(trace, tmp_path / "out")
    log = [(e["page"], e["call_seq"]) for e in rows(tmp_path / "out", "apply_pgm_log.csv")]
    assert log == [("0", "1"), ("0", "2"), ("0", "3"), ("4", "1"), ("4", "2")]


def test_a_full_disk_is_one_clear_error_and_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ops.csv").write_text("old\n")

    def full(cells: csv_text.CodedCells, first: int, last: int) -> list[str]:
        raise OSError(errno.ENOSPC, "The disk is full")

    monkeypatch.setattr(csv_text.CodedCells, "texts", full)
    with pytest.raises(NandvizError, match=rf"^cannot write {tmp_path}: the disk is full"):
        csv_files.write(run(SUSPENDED), tmp_path)
    assert (tmp_path / "ops.csv").read_text() == "old\n"
    assert [path.name for path in tmp_path.iterdir()] == ["ops.csv"]


def test_a_folder_that_cannot_be_made_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NandvizError, match="cannot make folder"):
        csv_files.write(run(SUSPENDED), tmp_path / "file" / "out")


def columns_as_text(trace: Trace, name: str, as_of: int | None = None) -> list[tuple[str, ...]]:
    cells = csv_files.FILES[name](ColumnsAsOf(trace, as_of)).values()
    return list(zip(*(column.texts(0, len(column)) for column in cells), strict=True))


GROWING = [
    "op_event.csv",
    "operation_sequence.csv",
    "apply_pgm_log.csv",
    "events.csv",
    "rejections.csv",
    "metrics.csv",
]


@pytest.mark.parametrize("seed", range(25))
def test_files_of_what_happened_only_grow_from_event_to_event(seed: int) -> None:
    trace = trace_of(random_setup(seed))
    k = trace.last_event * 2 // 3
    for name in GROWING:
        whole = columns_as_text(trace, name)
        early = columns_as_text(trace, name, as_of=k)
        assert whole[: len(early)] == early, name


@pytest.mark.parametrize("seed", range(25))
def test_the_time_of_each_base_on_a_plane_is_that_of_its_parts(seed: int) -> None:
    trace = trace_of(random_setup(seed))
    known = ColumnsAsOf(trace)
    parts, segments = trace.parts, trace.segments
    for plane in range(trace.info.topology.planes):
        held = [
            int(segments.end_ns[row] - segments.start_ns[row])
            for row in known.executed.tolist()
            if int(parts.planes[segments.part[row]]) >> plane & 1
        ]
        written = [
            ns_from_us(row[7])
            for row in columns_as_text(trace, "op_state_timeline.csv")
            if row[3] == str(plane)
        ]
        assert sorted(written) == sorted(held)


@pytest.mark.parametrize("seed", range(25))
def test_the_timeline_is_in_order_of_start_die_plane_and_end(seed: int) -> None:
    written = columns_as_text(trace_of(random_setup(seed)), "op_state_timeline.csv")
    keys = [(ns_from_us(row[0]), int(row[2]), int(row[3]), ns_from_us(row[1])) for row in written]
    assert keys == sorted(keys)

"""A trace of Perfetto says what the trace says: read packet by packet, and by its own reader."""

import sys
from collections import Counter, defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nandviz.__main__ import main
from nandviz.errors import NandvizError
from nandviz.exchange.format import silent
from nandviz.exchange.nandseqgen import importer
from nandviz.exchange.perfetto import packets as packets_module
from nandviz.exchange.perfetto.writer import write
from nandviz.model.setup import Setup
from nandviz.query.asof import AsOf
from nandviz.query.records import Phase
from nandviz.scenario import library
from nandviz.trace import laws
from nandviz.trace.tables import Trace
from tests.exchange.nandseqgen.samples import SEED1
from tests.exchange.perfetto_packets import PacketFile, notes
from tests.exchange.told import Told
from tests.exchange.trace_processor import NODE, TraceProcessor
from tests.query.marks.reading import built_in
from tests.strategies import setups
from tests.trace.laws import stories

SHORT = [name for name in library.names() if not name.startswith(("workload", "host-tpcc"))]


def written(trace: Trace, folder: Path, k: int | None = None) -> PacketFile:
    target = folder / "run.pftrace"
    assert write(trace, target, silent, k) == [target]
    return PacketFile(target)


def agrees(trace: Trace, folder: Path, k: int | None = None) -> None:
    found, told = written(trace, folder, k), Told(trace, k)
    assert found.slices == told.slices()
    assert found.flows() == told.flows()
    assert found.counters == told.counters()
    kept = {key: n for key, n in found.instants.items() if key[2] != "law broken"}
    assert kept == told.instants()


@pytest.mark.parametrize("name", SHORT)
def test_the_packets_say_what_the_trace_says(name: str, tmp_path: Path) -> None:
    trace = built_in(name)
    for k in {-1, trace.last_event // 3, trace.last_event // 2, trace.last_event}:
        agrees(trace, tmp_path, k)


@settings(max_examples=25)
@given(setup=setups(), share=st.integers(0, 8))
def test_the_packets_say_what_a_random_run_says(setup: Setup, share: int) -> None:
    trace = stories.simulate(setup)
    with TemporaryDirectory() as folder:
        agrees(trace, Path(folder), trace.last_event * share // 8)


def test_an_imported_run_is_written_too(tmp_path: Path) -> None:
    agrees(importer.read([SEED1]).trace, tmp_path)


def test_a_part_tells_its_op_and_where_it_was_cut(tmp_path: Path) -> None:
    """Op 1 is suspended at 30 ns; all its parts have its number as their colour."""
    trace = stories.three_programs()
    found = [event for _, _, event in written(trace, tmp_path).begins if event.correlation_id == 1]
    first, second = (notes(event) for event in found[:: len(found) // 2])
    (suspension,) = AsOf(trace).suspensions_of(1)
    assert first == {
        "op_uid": 1,
        "part": 1,
        "of": 2,
        "block": 0,
        "page": 0,
        "source": "script",
        "born": AsOf(trace).parts_of(1)[0].born,
        "consumed_ns": suspension.consumed_ns,
        "remaining_ns": suspension.remaining_ns,
    }
    assert second["part"] == 2
    assert second["source"] == "resume"
    assert "remaining_ns" not in second
    assert {event.name for event in found} == {"Program #1 1/2", "Program #1 2/2"}


def test_every_suspension_is_told_by_the_part_that_it_cut(tmp_path: Path) -> None:
    trace = built_in("workload-suspend-storm")
    cut = [notes(event) for _, _, event in written(trace, tmp_path).begins]
    told = {
        (found["op_uid"], found["part"], found["consumed_ns"], found["remaining_ns"])
        for found in cut
        if "remaining_ns" in found
    }
    table = trace.suspensions
    cells = (table.uid, table.n, table.consumed_ns, table.remaining_ns)
    assert told == set(zip(*(cell.tolist() for cell in cells), strict=True))
    assert len(told) > 100


def test_what_is_still_to_come_is_of_the_category_planned(tmp_path: Path) -> None:
    trace = stories.three_programs()
    phases = {key[5] for key in written(trace, tmp_path, 3).slices}
    assert phases == {*Phase, "backlog"}
    assert Phase.PLANNED not in {key[5] for key in written(trace, tmp_path).slices}


def overlapping() -> Trace:
    """Op 2 is made to begin 50 ns earlier, while op 1 runs on the same plane."""
    trace = stories.copy_of(stories.three_programs())
    stories.shift(trace, 2, -50)
    (part,) = AsOf(trace).parts_of(2)
    cells = {"start_ns": part.start_ns - 50, "end_ns": part.end_ns - 50}
    stories.write(trace, "parts", part.row, **cells)
    return trace


def test_two_slices_that_overlap_are_on_two_tracks_of_one_name(tmp_path: Path) -> None:
    trace = overlapping()
    found = written(trace, tmp_path)
    assert found.slices == Told(trace).slices()
    planes = [t.name for t in found.tracks.values() if t.name.startswith("plane")]
    assert Counter(planes) == dict.fromkeys((f"plane {n}" for n in range(4)), 2)


def test_entries_that_wait_together_are_on_a_track_each(tmp_path: Path) -> None:
    found = written(built_in("half-flushed"), tmp_path)
    lanes = [t for t in found.tracks.values() if t.name == "backlog PROGRAM"]
    assert len([t for t in lanes if not t.HasField("counter")]) > 1


def test_a_broken_law_is_marked_where_it_broke(tmp_path: Path) -> None:
    trace = overlapping()
    broken = [v for verdict in laws.check(trace) for v in verdict.violations]
    found = written(trace, tmp_path).instants
    marked = sorted((t, uid) for (_, t, name, uid), n in found.items() if name == "law broken"
                    for _ in range(n))  # fmt: skip
    assert marked == sorted((v.time_ns, v.uid) for v in broken) != []


def test_the_same_run_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(built_in("nested"), tmp_path / f"{name}.pftrace", silent)
    assert (tmp_path / "a.pftrace").read_bytes() == (tmp_path / "b.pftrace").read_bytes()


def test_a_cancelled_export_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "run.pftrace"
    target.write_text("before")
    told: list[str] = []

    def cancel(what: str) -> None:
        told.append(what)
        if "up to" in what and len(told) > 22:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(built_in("workload-mixed"), target, cancel)
    assert target.read_text() == "before"
    assert [*tmp_path.iterdir()] == [target]
    assert told[-1].startswith("run.pftrace, up to ")


def test_without_its_package_one_line_names_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "perfetto.trace_builder", None)
    with pytest.raises(NandvizError, match=r"pip install 'nandviz\[perfetto\]'"):
        write(built_in("nested"), tmp_path / "run.pftrace", silent)
    assert main(["export", "@nested", "--as", "perfetto", str(tmp_path / "run.pftrace")]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.endswith(packets_module.INSTALL)
    assert not [*tmp_path.iterdir()]


SLICES = """
    select die.name, track.name, slice.ts, slice.dur, slice.name, slice.category, around.name
    from slice join track on slice.track_id = track.id join track die on track.parent_id = die.id
    left join slice around on slice.parent_id = around.id where track.name != 'events'
"""
FLOWS = """
    select a.name, a.ts, b.name, b.ts
    from flow join slice a on flow.slice_out = a.id join slice b on flow.slice_in = b.id
"""
INSTANTS = """
    select die.name, slice.ts, slice.name, extract_arg(slice.arg_set_id, 'debug.op_uid')
    from slice join track on slice.track_id = track.id join track die on track.parent_id = die.id
    where track.name = 'events'
"""
COUNTERS = """
    select die.name, track.name, counter.ts, cast(counter.value as int)
    from counter join track on counter.track_id = track.id
    join track die on track.parent_id = die.id order by counter.ts, counter.id
"""
COLOURS = """
    select extract_arg(arg_set_id, 'debug.op_uid'), extract_arg(arg_set_id, 'correlation_id')
    from slice where extract_arg(arg_set_id, 'debug.part') is not null and parent_id is null
"""
WRONG = "select name, value from stats where severity in ('error', 'data_loss') and value > 0"


@pytest.mark.slow
@pytest.mark.skipif(NODE is None, reason="node, which runs Perfetto's own reader, is not installed")
def test_the_trace_processor_sees_what_the_trace_says(
    tmp_path: Path, subtests: pytest.Subtests
) -> None:
    """One process for all scenarios: it takes longer to start than to answer."""
    target = tmp_path / "run.pftrace"
    with TraceProcessor() as reader:
        traces = {name: built_in(name) for name in library.names()}
        traces["two ops at once on a plane"] = overlapping()
        for name, trace in traces.items():
            write(trace, target, silent)
            reader.load(target)
            with subtests.test(name):
                sees(reader, Told(trace))


def sees(reader: TraceProcessor, told: Told) -> None:
    assert reader.query(WRONG) == []
    assert Counter(reader.query(SLICES)) == told.slices()
    assert Counter((row[:2], row[2:]) for row in reader.query(FLOWS)) == told.flows()
    happened = Counter(row for row in reader.query(INSTANTS) if row[2] != "law broken")
    assert happened == told.instants()
    counters = defaultdict(list)
    for *place, time_ns, value in reader.query(COUNTERS):
        counters[tuple(place)].append((time_ns, value))
    assert counters == told.counters()
    colours = set(reader.query(COLOURS))
    assert len(colours) == len({uid for uid, _ in colours}) == len({c for _, c in colours})


def test_what_is_done_again_is_told_where_there_is_some(tmp_path: Path) -> None:
    for name, told in (("cut-cancel", [10_176, 19_815, 19_815]), ("suspend-resume", [])):
        begins = written(built_in(name), tmp_path).begins
        found = [notes(event) for _, _, event in begins if event.correlation_id == 1]
        again = {each["part"]: each["redone_ns"] for each in found if "redone_ns" in each}
        assert [again[part] for part in sorted(again)] == told

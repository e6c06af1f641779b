"""Our runs as files of nandseqgen_v2, and back."""

import csv
import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from nandviz.errors import NandvizError
from nandviz.exchange.nandseqgen import exporter, importer
from nandviz.model.words import NO_PAGE, EventKind
from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.run import Run
from nandviz.scenario import library, loader
from nandviz.trace import laws
from nandviz.trace.codes import KIND_CODE, KINDS, OPEN
from nandviz.trace.laws.verdict import Status
from nandviz.trace.tables import Trace
from tests.exchange.nandseqgen.samples import ALL, SEED1, STAMP, UNTOLD, ops_of
from tests.strategies import random_setup, workload_setup
from tests.trace.laws.stories import op, simulate, story


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def simulated(name: str) -> Trace:
    run = Run(loader.load(library.path(name)))
    while not run.complete:
        run.advance(1000)
    run.trace.flush()
    return run.trace


class Segment(NamedTuple):
    start_ns: int
    end_ns: int
    die: int
    planes: int
    base: str
    state: str
    op: int
    number: int


def started(trace: Trace) -> dict[int, int]:
    """Number the ops that started, in order of their uids."""
    uids = sorted({uid for _, kind, uid in events(trace) if kind is EventKind.OP_START})
    return {uid: number for number, uid in enumerate(uids)}


def segments(trace: Trace) -> set[Segment]:
    """Return what executed on planes."""
    table, parts, found = trace.segments, trace.parts, set()
    numbers = started(trace)
    for row in ColumnsAsOf(trace).executed.tolist():
        part = int(table.part[row])
        uid = int(parts.uid[part])
        base = trace.info.ops[trace.ops.op[uid - 1]].base
        times = int(table.start_ns[row]), int(table.end_ns[row])
        place = int(parts.die[part]), int(parts.planes[part])
        state = base.states[table.state[row]].name
        op = numbers[uid], int(parts.number[part])
        found.add(Segment(*times, *place, base.name, state, *op))
    return {each for each in found if each.planes}


def events(trace: Trace) -> list[tuple[int, EventKind, int]]:
    """Return the OP_STARTs and OP_ENDs."""
    seqs = trace.events.seq
    found = zip(
        trace.events.time_ns.tolist(),
        [KINDS[kind] for kind in trace.queue.kind[seqs]],
        trace.queue.uid[seqs].tolist(),
        strict=True,
    )
    return [each for each in found if each[1] in (EventKind.OP_START, EventKind.OP_END)]


def suspended(trace: Trace) -> list[tuple[int, ...]]:
    table, numbers = trace.suspensions, started(trace)
    rows = np.flatnonzero(table.voided == OPEN).tolist()
    columns = ("axis", "die", "n", "at_ns", "consumed_ns")
    return sorted(
        (numbers[int(table.uid[row])], *(int(table.column(name)[row]) for name in columns))
        for row in rows
    )


@pytest.mark.parametrize("name", UNTOLD)
def test_what_executed_comes_back_where_the_files_do_not_tell_the_policy(
    name: str, tmp_path: Path
) -> None:
    trace = simulated(name)
    exporter.write(trace, tmp_path / "out")
    assert segments(importer.read([tmp_path / "out"]).trace) == segments(trace)


def test_a_suspend_that_suspended_nothing_is_said_beside_the_files() -> None:
    trace = simulated("late-suspend-complete")
    assert "1 SUSPEND suspended nothing" in exporter.remarks(trace, trace.last_event)[0]


@pytest.mark.parametrize("name", [name for name in library.names() if name not in UNTOLD])
def test_a_run_that_is_exported_comes_back_equal_and_breaks_no_law(
    name: str, tmp_path: Path
) -> None:
    trace = simulated(name)
    exporter.write(trace, tmp_path / "out")
    again = importer.read([tmp_path / "out"]).trace
    assert segments(again) == segments(trace)
    numbers, numbers_again = started(trace), started(again)
    assert [(t, kind, numbers_again[uid]) for t, kind, uid in events(again)] == [
        (t, kind, numbers[uid]) for t, kind, uid in events(trace)
    ]
    assert suspended(again) == suspended(trace)
    found = {v.law: v for v in laws.check(again)}
    assert {law for law, v in found.items() if v.status is Status.PASS} >= {1, 2, 3, 4, 7, 8, 14}
    assert not [v.detail for verdict in found.values() for v in verdict.violations]


def test_files_and_columns_are_those_of_the_real_ones(tmp_path: Path) -> None:
    written = exporter.write(simulated("nested"), tmp_path / "out", STAMP)
    assert sorted(path.name for path in written) == sorted(ALL)
    for path in written:
        with path.open() as ours, (SEED1 / path.name).open() as theirs:
            assert next(csv.reader(ours)) == next(csv.reader(theirs))


def test_names_end_in_the_day_and_the_number_of_the_run(tmp_path: Path) -> None:
    names = [path.name for path in exporter.write(simulated("nested"), tmp_path / "out")]
    assert re.fullmatch(r"op_state_timeline_\d{6}_0000001\.csv", names[0])


def test_numbers_are_written_as_in_the_real_files(tmp_path: Path) -> None:
    exporter.write(simulated("suspend-resume"), tmp_path / "out", STAMP)
    folder = tmp_path / "out"
    rows = rows_of(folder / f"op_state_timeline_{STAMP}.csv")
    assert rows[0]["start"] == "0.0"
    for row in rows:
        assert row["start"] == repr(float(row["start"]))
    sequence = rows_of(folder / f"operation_sequence_{STAMP}.csv")
    assert {row["op_id"] for row in sequence} == {"0"}
    assert json.loads(sequence[0]["payload"])[0].keys() == {
        "die",
        "plane",
        "block",
        "page",
        "celltype",
    }


def test_an_erase_has_page_0_as_in_the_real_files(tmp_path: Path) -> None:
    exporter.write(simulated("nested"), tmp_path / "out", STAMP)
    rows = rows_of(tmp_path / "out" / "op_event_resume.csv")
    assert {row["page"] for row in rows if "Erase" in row["op_name"]} >= {"0"}
    sequence = rows_of(tmp_path / "out" / f"operation_sequence_{STAMP}.csv")
    payloads = [row["payload"] for row in sequence]
    assert not any('"page":-1' in payload for payload in payloads)


def test_an_imported_run_can_be_written_again(tmp_path: Path) -> None:
    trace = importer.read([SEED1]).trace
    exporter.write(trace, tmp_path / "out", STAMP)
    again = importer.read([tmp_path / "out"]).trace
    assert segments(again) == segments(trace)
    assert events(again) == events(trace)


PROFILE = """\
nandviz_profile: 1
name: own
extends: generic-tlc
bases:
  "BASE":
    {kind: program, axis: PROGRAM, scope: die, states: [{name: "STATE", bus: true}, {name: BUSY}]}
ops:
  ? "OP"
  : {base: "BASE", celltype: "CELLS", us: {? "STATE" : 10, BUSY: 300}}
"""
SCRIPT = """\
nandviz: 1
profile: own.yaml
script: [{at_us: WHEN, op: "OP", die: 0, block: 0, page: 0}]
"""


def exported(folder: Path, **words: str) -> None:
    texts = {
        "WHEN": "0",
        "OP": "Own_Program",
        "BASE": "PROGRAM_OWN",
        "STATE": "ISSUE",
        "CELLS": "SLC",
    }
    profile, script = PROFILE, SCRIPT
    for word, text in (texts | words).items():
        profile, script = profile.replace(word, text), script.replace(word, text)
    (folder / "own.yaml").write_text(profile)
    run = Run(loader.loads(script, "s.yaml", path=folder / "s.yaml"))
    run.steps(10**6)
    exporter.write(run.trace, folder / "gen")


ODD = ["a\\nb", "a\\x01", "\\e[31m", "\\u202e", "\\uffff", "\\u200d", "w" * 201]


@pytest.mark.parametrize("word", ["OP", "BASE", "STATE", "CELLS"])
@pytest.mark.parametrize("text", ODD)
def test_what_no_import_takes_is_not_exported(word: str, text: str, tmp_path: Path) -> None:
    with pytest.raises(NandvizError, match=r"cannot export op .*: expected .* 200 printable"):
        exported(tmp_path, **{word: text})
    assert not (tmp_path / "gen").exists()


@pytest.mark.parametrize("word", ["OP", "BASE", "STATE", "CELLS"])
@pytest.mark.parametrize("text", ["<&'>,;", "\U0001f600 PROGRAM", "\u0300", "w" * 150])
def test_odd_but_printable_names_come_back(word: str, text: str, tmp_path: Path) -> None:
    text = f"{text}_PROGRAM" if word == "BASE" else text
    exported(tmp_path, **{word: text})
    imported = importer.read([tmp_path / "gen"], lambda _: None)
    assert not any(verdict.violations for verdict in laws.check(imported.trace))


def test_a_state_with_a_point_is_not_exported_but_a_base_is(tmp_path: Path) -> None:
    with pytest.raises(NandvizError, match="expected states without a point"):
        exported(tmp_path, STATE="x.y")
    exported(tmp_path, BASE="x.PROGRAM.y")
    importer.read([tmp_path / "gen"], lambda _: None)


def test_times_that_no_import_takes_are_not_exported(tmp_path: Path) -> None:
    most_us = 2**53 // 1000
    with pytest.raises(NandvizError, match=f"cannot export times past {most_us} µs"):
        exported(tmp_path, WHEN=str(most_us - 1))
    exported(tmp_path, WHEN=str(most_us - 1000))
    importer.read([tmp_path / "gen"], lambda _: None)


def test_a_folder_that_holds_something_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine").touch()
    with pytest.raises(NandvizError, match="already there"):
        exporter.write(simulated("nested"), tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["mine"]


def test_a_failure_leaves_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    trace = simulated("nested")
    monkeypatch.setattr(exporter, "write_table", fail)
    with pytest.raises(KeyboardInterrupt):
        exporter.write(trace, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def begun(trace: Trace) -> set[int]:
    """Return the uids of ops that have an event or an executed segment: the files tell of these."""
    kinds = [KIND_CODE[EventKind.OP_START], KIND_CODE[EventKind.OP_END]]
    handled = trace.events.seq[np.isin(trace.queue.kind[trace.events.seq], kinds)]
    alive = trace.segments.died == OPEN
    shown = alive & (trace.segments.start_ns <= trace.events.time_ns[-1])
    parts = trace.parts.uid[trace.segments.part[shown]]
    return {*trace.queue.uid[handled].tolist(), *parts.tolist()}


@settings(max_examples=40)
@given(seed=st.integers(0, 2**32 - 1), proposed=st.booleans())
@pytest.mark.slow
def test_whatever_a_random_run_exports_is_imported_and_exported_again_alike(
    seed: int, proposed: bool
) -> None:
    trace = simulate((workload_setup if proposed else random_setup)(seed))
    assume(events(trace))
    assume(trace.targets.page.min(initial=0) >= NO_PAGE)
    with TemporaryDirectory() as folder:
        exporter.write(trace, Path(folder) / "one")
        first = importer.read([Path(folder) / "one"]).trace
        exporter.write(first, Path(folder) / "two")
        second = importer.read([Path(folder) / "two"]).trace
    assert ops_of(first) == [op for uid, op in enumerate(ops_of(trace), 1) if uid in begun(trace)]
    assert ops_of(second) == ops_of(first)
    assert events(second) == events(first)
    assert segments(second) == segments(first)
    found = [v for verdict in laws.check(first) for v in verdict.violations]
    assert not [v.detail for v in found if trace.info.policies.epr or v.law != 14]


@pytest.mark.parametrize(("at_ns", "consumed_ns"), [(7, 7), (8, 8)])
def test_an_op_that_is_cut_where_its_core_begins_is_in_its_core(
    tmp_path: Path, at_ns: int, consumed_ns: int
) -> None:
    """Of ISSUE, 7 ns, nothing is left."""
    cut, again = (
        (at, [op(f"Program_{what}")]) for at, what in ((at_ns, "Suspend"), (200, "Resume"))
    )
    trace = story((0, [op("Program", 0, 0)]), cut, again)
    exporter.write(trace, tmp_path / "run", STAMP)
    for each in (trace, importer.read([tmp_path / "run"]).trace):
        rows = each.suspensions
        assert (rows.state.tolist(), rows.consumed_ns.tolist()) == ([1], [consumed_ns])


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    paths = exporter.write(story((0, [op("Program", 0, 0)])), tmp_path, STAMP)
    assert sorted(paths) == sorted(tmp_path.iterdir())

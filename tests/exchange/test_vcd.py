"""A Value Change Dump says what the trace says, to the reader of Surfer."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import pywellen
from hypothesis import given, settings
from hypothesis import strategies as st

from nandviz.__main__ import main
from nandviz.exchange.format import silent
from nandviz.exchange.vcd import FORMAT, write
from nandviz.model.setup import Setup
from nandviz.model.words import CORE_BUSY
from nandviz.query.records import Phase
from nandviz.scenario import library
from nandviz.trace.tables import Trace
from tests.exchange.told import Told
from tests.query.marks.reading import built_in
from tests.strategies import setups
from tests.trace.laws import stories

SHORT = [name for name in library.names() if not name.startswith(("workload", "host-tpcc"))]
SIGNALS = ("op_uid", "part", "op", "state", "core_busy")
IDLE = (0, 0, "", "", 0)


def signals(
    trace: Trace, folder: Path, k: int | None = None
) -> dict[str, list[tuple[int, object]]]:
    """Return the changes of each signal by its full name, as the reader has them."""
    target = folder / "run.vcd"
    assert write(trace, target, silent, k) == [target]
    wave = pywellen.Waveform(str(target))
    assert (wave.timescale.factor, str(wave.timescale.unit)) == (1, "ns")
    return {each.full_name: list(each.tv) for each in wave.all_vars()}


def changes(values: Iterable[tuple[int, object]]) -> list[tuple[int, object]]:
    """Leave out what does not change."""
    found: list[tuple[int, object]] = []
    for at_ns, value in values:
        if not found or found[-1][1] != value:
            found.append((at_ns, value))
    return found


def expected(told: Told) -> dict[str, list[tuple[int, object]]]:
    """Return the changes of each signal: at each instant, what lasts from it on."""
    trace = told.trace
    topology = trace.info.topology
    found: dict[str, list[tuple[int, object]]] = {}
    parts = [part for part, _ in told.parts() if part.phase is not Phase.PLANNED]
    for die in range(topology.dies):
        for plane in range(topology.planes):
            here = [each for each in parts if each.die == die and plane in each.planes]
            edges = {0, *(t for each in here for t in (each.start_ns, each.end_ns))}
            edges |= {t for each in here for _, *times in told.states(each) for t in times}
            values = [(at_ns, _shown(told, here, at_ns)) for at_ns in sorted(edges)]
            for number, name in enumerate(SIGNALS):
                signal = f"nandviz.die{die}.plane{plane}.{name}"
                found[signal] = changes((at_ns, each[number]) for at_ns, each in values)
        ends = {
            t for where, t, name, _ in told.instants() if (where, name) == (f"die {die}", "OP_END")
        }
        found[f"nandviz.die{die}.op_end"] = [(at_ns, "") for at_ns in sorted(ends)]
    for (where, name), levels in told.counters().items():
        if where.startswith("die "):
            signal = name.replace(" ", "_").lower()
            found[f"nandviz.{where.replace(' ', '')}.{signal}"] = list(levels)
    return found


def _shown(told: Told, parts: Iterable, at_ns: int) -> tuple[object, ...]:
    for part in parts:
        if part.start_ns <= at_ns < part.end_ns:
            op = told.trace.op_def(part.uid)
            codes = [code for code, t0, t1 in told.states(part) if t0 <= at_ns < t1]
            state = op.base.states[codes[0]].name if codes else ""
            return part.uid, part.number, op.name, state, int(state == CORE_BUSY)
    return IDLE


@pytest.mark.parametrize("name", library.names())
def test_the_signals_say_what_the_trace_says(name: str, tmp_path: Path) -> None:
    trace = built_in(name)
    assert signals(trace, tmp_path) == expected(Told(trace))


@pytest.mark.parametrize("name", SHORT)
def test_the_signals_are_as_of_an_event(name: str, tmp_path: Path) -> None:
    trace = built_in(name)
    for k in {-1, trace.last_event // 3, trace.last_event // 2}:
        assert signals(trace, tmp_path, k) == expected(Told(trace, k))


@settings(max_examples=25)
@given(setup=setups(), share=st.integers(0, 8))
def test_the_signals_say_what_a_random_run_says(setup: Setup, share: int) -> None:
    trace = stories.simulate(setup)
    k = trace.last_event * share // 8
    with TemporaryDirectory() as folder:
        assert signals(trace, Path(folder), k) == expected(Told(trace, k))


def test_what_runs_ends_behind_what_is_planned_before(tmp_path: Path) -> None:
    """On die 1 an op is planned at 10 while another runs until 97 on die 0."""
    ops = [[stories.op("Program", 0, 0, die=die)] for die in (0, 1)]
    trace = stories.story((0, ops[0]), (0, ops[1]), dies=2)
    for k in range(-1, trace.last_event + 1):
        assert signals(trace, tmp_path, k) == expected(Told(trace, k))


def test_no_fewer_than_none_are_suspended_where_a_reset_comes_before(tmp_path: Path) -> None:
    trace = stories.reset_before_suspend()
    for k in range(-1, trace.last_event + 1):
        found = signals(trace, tmp_path, k)
        assert found == expected(Told(trace, k))
        assert found["nandviz.die0.suspended_program"] == [(0, 0)]


def at_once() -> Trace:
    """Op 3 is made to last no time at all, and so do its two states."""
    trace = stories.copy_of(stories.three_programs())
    (part,) = Told(trace).as_of.parts_of(3)
    stories.write(trace, "parts", part.row, end_ns=part.start_ns)
    for row in (trace.segments.part == part.row).nonzero()[0].tolist():
        stories.write(trace, "segments", row, start_ns=part.start_ns, end_ns=part.start_ns)
    return trace


def test_names_with_spaces_and_backslashes_come_back(tmp_path: Path) -> None:
    trace = stories.copy_of(stories.three_programs())
    ops = tuple(replace(op, name=f"{op.name} \\x\ttwice") for op in trace.info.ops)
    object.__setattr__(trace.info, "ops", ops)
    found = signals(trace, tmp_path)
    assert found == expected(Told(trace))
    assert found["nandviz.die0.plane0.op"][0] == (0, "Program \\x\ttwice")


def test_what_has_no_length_has_no_value_and_is_counted(tmp_path: Path) -> None:
    trace = at_once()
    found = signals(trace, tmp_path)
    assert found == expected(Told(trace))
    assert 3 not in {value for _, value in found["nandviz.die0.plane0.op_uid"]}
    (lost,) = FORMAT.remarks(trace, trace.last_event)
    assert lost.startswith("3 parts and states have no length")
    assert lost in (tmp_path / "run.vcd").read_text().splitlines()[0]
    assert FORMAT.remarks(stories.three_programs(), 5) == []


def test_what_a_file_cannot_hold_is_said_where_it_is_exported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("nandviz.cli.sources.simulate", lambda *_: at_once())
    target = tmp_path / "run.vcd"
    assert main(["export", "@nested", "--as", "vcd", str(target)]) == 0
    printed = capsys.readouterr()
    assert printed.out == f"{target}\n"
    assert printed.err.startswith("3 parts and states have no length")


def test_a_signal_has_one_value_an_instant(tmp_path: Path) -> None:
    write(built_in("workload-mixed"), tmp_path / "run.vcd", silent)
    body = (tmp_path / "run.vcd").read_text().split("$enddefinitions $end\n")[1]
    times = []
    for instant in body.removeprefix("#").split("\n#"):
        time_ns, *lines = instant.splitlines()
        lines = [line for line in lines if not line.startswith("$")]
        marks = [line.split()[-1] if line[0] in "bs" else line[1:] for line in lines]
        assert len(marks) == len(set(marks)) > 0
        times.append(int(time_ns))
    assert times == sorted(set(times))


def test_the_name_of_a_run_cannot_end_the_comment(tmp_path: Path) -> None:
    trace = stories.copy_of(stories.three_programs())
    object.__setattr__(trace.info, "name", "costs 5 $end of it")
    assert "nandviz.die0.op_end" in signals(trace, tmp_path)


def test_the_same_run_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(built_in("nested"), tmp_path / f"{name}.vcd", silent)
    assert (tmp_path / "a.vcd").read_bytes() == (tmp_path / "b.vcd").read_bytes()


def test_a_cancelled_export_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "run.vcd"
    target.write_text("before")

    def cancel(what: str) -> None:
        assert what.startswith("run.vcd, up to ")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(built_in("nested"), target, cancel)
    assert target.read_text() == "before"
    assert [*tmp_path.iterdir()] == [target]

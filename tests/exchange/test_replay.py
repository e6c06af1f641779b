"""The operation sequence of a trace as a scenario."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from nandviz.errors import NandvizError
from nandviz.exchange import registry
from nandviz.exchange.format import AS_IT_IS, ImportOptions
from nandviz.exchange.replay import Replay, replay
from nandviz.model.words import Fate
from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.query.compare.comparison import compare
from nandviz.query.summary import summarize
from nandviz.run import Run
from nandviz.scenario import library, loader
from nandviz.scenario.scenario import Scenario
from nandviz.trace import laws
from nandviz.trace.tables import Trace
from tests.exchange.nandseqgen.configured import config, segments, suspended
from tests.exchange.nandseqgen.samples import SEED1, payload, rows_of_op, written

SHARED = Path(__file__).parents[3] / "shared" / "data"
FOLDERS = sorted({path.parent for path in SHARED.rglob("operation_sequence*.csv")})


def simulated(scenario: Scenario) -> Trace:
    run = Run(scenario)
    while not run.complete:
        run.advance(1000)
    run.trace.flush()
    return run.trace


def broken(trace: Trace) -> list[int]:
    return [verdict.law for verdict in laws.check(trace) if verdict.violations]


def imported(folder: Path, options: ImportOptions = AS_IT_IS) -> Trace:
    return registry.load_trace(folder, options)


def entries(made: Replay) -> Sequence[tuple[int, str]]:
    return [(entry.at_ns, entry.ops[0].op.name) for entry in made.scenario.setup.script]


def test_each_row_is_an_entry_at_its_time_suspend_and_resume_too(tmp_path: Path) -> None:
    made = replay(imported(suspended(tmp_path / "run")))
    assert made.rows == 3
    assert entries(made) == [(0, "Program"), (100_000, "Suspend"), (601_000, "Resume")]


def test_a_right_run_and_its_replay_are_the_same(tmp_path: Path) -> None:
    trace = imported(suspended(tmp_path / "run"), ImportOptions(config(tmp_path)))
    under_rules = simulated(replay(trace).scenario)
    assert broken(under_rules) == []
    comparison = compare(trace, under_rules)
    assert len(comparison.ops) == 0
    assert not comparison.who.loose_a.any()


def test_what_was_filled_in_is_said_and_stands_in_the_text(tmp_path: Path) -> None:
    made = replay(imported(suspended(tmp_path / "run")))
    said = [str(note) for note in made.notes]
    assert said == [
        "nothing says which states use the bus: all but CORE_BUSY do here",
        "the time of Program is a guess: every Program was suspended",
    ]
    assert all(f"# {note}\n" in made.scenario.text for note in said)


def test_with_a_configuration_nothing_is_guessed(tmp_path: Path) -> None:
    made = replay(imported(suspended(tmp_path / "run"), ImportOptions(config(tmp_path))))
    assert made.notes == ()
    assert made.scenario.setup.topology.blocks == 8


@pytest.mark.parametrize(
    ("page", "pages", "state"), [(0, 0, "erased"), (3, 3, "programmed, pages: 3")]
)
def test_a_first_program_presupposes_the_pages_before_its_own(
    tmp_path: Path, page: int, pages: int, state: str
) -> None:
    made = replay(imported(written(tmp_path / "run", **rows_of_op(0, 310, 1, page))))
    (one,) = made.presupposed
    assert (one.die, one.block, one.pages) == (0, 0, pages)
    assert f"state: {state}" in made.scenario.text
    assert f"# op 1 (Program) programs page {page}" in made.scenario.text
    assert broken(simulated(made.scenario)) == []


def test_a_first_read_presupposes_its_own_page(tmp_path: Path) -> None:
    folder = written(
        tmp_path / "run",
        states=segments("READ", 0.0, 1.0, 26.0),
        events=["Read,1,1,0,0,0,4,False,OP_START,0.0", "Read,1,1,0,0,0,4,False,OP_END,26.0"],
        sequence=[f"1,0.0,0,Read,1,{payload(0, 4)}"],
    )
    made = replay(imported(folder))
    assert [(each.block, each.pages) for each in made.presupposed] == [(0, 5)]
    fates = summarize(ColumnsAsOf(simulated(made.scenario))).fates
    assert fates == {Fate.COMPLETED: 1}


def test_an_erased_block_presupposes_nothing(tmp_path: Path) -> None:
    made = replay(imported(SEED1))
    assert made.presupposed == ()


def test_a_status_read_of_a_plane_asks_while_its_die_is_busy(tmp_path: Path) -> None:
    rows = rows_of_op(0, 310, 1, 0)
    rows["states"].append("100.0,101.0,0,0,STATUS.ISSUE")
    rows["events"][1:1] = [
        f"Read_Status,2,2,0,0,0,0,False,{event},{at}"
        for event, at in (("OP_START", "100.0"), ("OP_END", "101.0"))
    ]
    rows["sequence"].append(f"2,100.0,0,Read_Status,2,{payload(0, 0)}")
    made = replay(imported(written(tmp_path / "run", **rows)))
    assert "{at_us: 100, op: Read_Status, die: 0}" in made.scenario.text
    under_rules = simulated(made.scenario)
    assert summarize(ColumnsAsOf(under_rules)).fates == {Fate.COMPLETED: 2}
    assert broken(under_rules) == []


def test_a_block_off_its_plane_cannot_be_replayed_and_says_so(tmp_path: Path) -> None:
    rows = [
        f"{uid},{uid}00.0,0,Program,{uid},{payload(block, 0)}" for uid, block in ((1, 0), (2, 1))
    ]
    states = segments("PROGRAM_SLC", 100.0, 110.0, 150.0)
    with pytest.raises(NandvizError, match=r"op 2 cannot be replayed: .* plane b mod planes"):
        replay(imported(written(tmp_path / "run", states=states, sequence=rows)))


def test_what_takes_no_time_is_left_out_and_named(tmp_path: Path) -> None:
    rows = rows_of_op(0, 310, 1, 0)
    rows["states"].append("400.0,400.0,0,0,DOUT.DATA_OUT")
    made = replay(imported(written(tmp_path / "run", **rows)))
    assert (made.rows, len(made.scenario.setup.script)) == (2, 1)
    assert any("nothing says how long it takes" in str(note) for note in made.notes)


def test_a_trace_in_which_nothing_can_be_replayed_is_refused(tmp_path: Path) -> None:
    folder = written(tmp_path / "run", states=["20.0,20.0,0,0,DOUT.DATA_OUT"])
    with pytest.raises(
        NandvizError, match=r"cannot be replayed: op 1 .* nothing says how long it takes"
    ):
        replay(imported(folder))


@pytest.mark.parametrize("name", ["nested", "multi-plane", "plane-reads", "two-dies"])
def test_an_exported_scenario_comes_back_as_an_import_and_as_its_replay(
    name: str, tmp_path: Path
) -> None:
    trace = simulated(loader.load(library.path(name)))
    registry.WRITERS["nandseqgen"](trace, tmp_path / "out", lambda _: None)
    back = imported(tmp_path / "out")
    made = replay(back)
    assert made.rows == len(made.scenario.setup.script)
    under_rules = simulated(made.scenario)
    assert broken(under_rules) == []
    assert not compare(back, under_rules).who.loose_a.any()


@pytest.mark.skipif(not FOLDERS, reason="no shared data lies beside")
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_replays_of_the_given_folders_pass_every_law(folder: Path) -> None:
    trace = imported(folder)
    made = replay(trace)
    under_rules = simulated(made.scenario)
    assert broken(under_rules) == []
    assert len(under_rules.ops) == made.rows == len(trace.ops)
    assert not compare(trace, under_rules).who.loose_a.any()

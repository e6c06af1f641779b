"""A sweep in one process: its rows, going on, what dies, what is refused."""

import csv
import json
import multiprocessing
from pathlib import Path

import pytest

from nandviz.errors import NandvizError, ScenarioError
from nandviz.study import folder as folders
from nandviz.study import points, results
from nandviz.study.axes import Axis
from nandviz.study.measures import Measured, measure
from nandviz.study.points import PointStatus, simulated
from nandviz.study.sweep import Progress, Sweep
from nandviz.study.workers import LocalWorkers
from tests.study.sweeps import TEXT, Death, Here, run, scenario, sweep

OVER = ("script[1].at_us=0:400:20", "policies.on_blocked=reject,defer")
MEASURES = ("delay(0.0)", "fate(1.0)", "refusals", "laws", "read.p99")


def wide() -> Sweep:
    return sweep(*OVER, measures=MEASURES)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> str:
    return run(wide(), tmp_path_factory.mktemp("whole"))


def test_each_point_is_what_a_run_of_its_text_measures(whole: str) -> None:
    rows = list(csv.DictReader(whole.splitlines()))
    assert [int(row["point"]) for row in rows] == list(range(21 * 2))
    for row in rows[::5]:
        text = TEXT.replace("at_us: 100", f"at_us: {row['script[1].at_us']}")
        text = text.replace("on_blocked: reject", f"on_blocked: {row['policies.on_blocked']}")
        own = Measured(simulated(scenario(text)))
        cells = {name: measure(name).of(own) for name in MEASURES}
        assert {name: row[name] for name in MEASURES} == {n: c.value for n, c in cells.items()}
        why = "; ".join(f"{name}: {cell.note}" for name, cell in cells.items() if cell.note)
        assert (row["status"], row["note"]) == ("ok", why)


def test_the_rows_are_in_order_of_the_axes_with_a_head(whole: str) -> None:
    lines = whole.splitlines()
    assert lines[0] == (
        "point,script[1].at_us,policies.on_blocked,delay(0.0),fate(1.0),refusals,laws,read.p99,"
        "status,note"
    )
    assert lines[1].startswith("0,0,reject,")
    assert lines[2].startswith("1,0,defer,")
    assert lines[3].startswith("2,20,reject,")


class Stop(Exception):  # noqa: N818  no error
    """In the middle of a sweep."""


@pytest.mark.parametrize("after", [1, 2, 3, 5])
def test_a_sweep_that_was_ended_goes_on_to_the_same_bytes(
    tmp_path: Path, whole: str, after: int
) -> None:
    def ends(progress: Progress) -> None:
        told.append(progress.done)
        if len(told) > after:
            raise Stop

    told: list[int] = []
    first, second = Here(), Here()
    with pytest.raises(Stop):
        wide().run(tmp_path, lambda: first, ends, lambda: False)
    assert first.is_closed
    assert not (tmp_path / "results.csv").exists()
    assert run(wide(), tmp_path, second) == whole
    assert sum(count for _, count in second.chunks) == 42 - told[-1]


def test_a_sweep_that_is_cancelled_says_so_and_can_go_on(tmp_path: Path, whole: str) -> None:
    asked = iter([False, True])
    workers = Here()
    assert not wide().run(tmp_path, lambda: workers, lambda _: None, lambda: next(asked))
    assert workers.is_closed
    assert not (tmp_path / "results.csv").exists()
    assert run(wide(), tmp_path) == whole


def test_what_is_done_is_not_done_again(tmp_path: Path, whole: str) -> None:
    assert run(wide(), tmp_path) == whole
    told: list[Progress] = []
    assert wide().run(tmp_path, lambda: pytest.fail("nobody is needed"), told.append, lambda: True)


def test_results_are_written_anew_from_their_chunks(tmp_path: Path, whole: str) -> None:
    run(wide(), tmp_path)
    (tmp_path / "results.csv").unlink()
    assert wide().run(tmp_path, lambda: pytest.fail("nobody is needed"), lambda _: None, bool)
    assert (tmp_path / "results.csv").read_text("utf-8") == whole


def test_a_sweep_says_how_far_it_is(tmp_path: Path) -> None:
    told: list[Progress] = []
    wide().run(tmp_path, Here, told.append, lambda: False)
    assert [each.done for each in told] == sorted({each.done for each in told})
    assert (told[0].fraction, told[-1].fraction) == (0.0, 1.0)


def test_a_chunk_has_as_many_points_as_fill_its_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter(range(10_000))
    monkeypatch.setattr(points, "perf_counter", lambda: next(clock) / 8)  # a chunk takes 1/8 s
    workers = Here()
    run(sweep("script[1].at_us=0:399"), tmp_path, workers)
    sizes = [count for _, count in workers.chunks]
    assert sizes[:3] == [1, 1, 1]
    assert sizes[3:9] == [8, 8, 8, 64, 64, 64]
    assert sum(sizes) == 400


# What dies


def test_a_chunk_whose_worker_dies_is_done_again(tmp_path: Path, whole: str) -> None:
    deaths = iter([True, False, True, True, False, True])

    def dies(_first: int, _count: int) -> None:
        if next(deaths, False):
            raise Death

    workers = Here(dies)
    assert run(wide(), tmp_path, workers) == whole
    assert workers.renewed >= 2


@pytest.mark.parametrize("killer", [0, 17, 41])
def test_a_point_that_kills_its_worker_each_time_is_told(
    tmp_path: Path, whole: str, killer: int
) -> None:
    tries = []

    def dies(first: int, count: int) -> None:
        if first <= killer < first + count:
            tries.append(count)
            raise Death

    text = run(wide(), tmp_path, Here(dies))
    found = results.read(tmp_path).rows[killer]
    assert found.status is PointStatus.CRASHED
    assert found.note == "whatever ran it died 3 times"
    assert tries[-3:] == [1, 1, 1]
    others = [line for at, line in enumerate(text.splitlines()) if at != killer + 1]
    assert others == [line for at, line in enumerate(whole.splitlines()) if at != killer + 1]


def test_what_is_no_death_ends_the_sweep(tmp_path: Path) -> None:
    def fails(_first: int, _count: int) -> None:
        raise ZeroDivisionError

    workers = Here(fails)
    with pytest.raises(ZeroDivisionError):
        wide().run(tmp_path, lambda: workers, lambda _: None, lambda: False)
    assert workers.is_closed


# What is refused


@pytest.mark.parametrize(
    ("other", "what"),
    [
        (lambda: sweep("script[1].at_us=0:400:6", measures=MEASURES), "its axes are others"),
        (lambda: sweep(*OVER[::-1], measures=MEASURES), "its axes are others"),
        (lambda: sweep(*OVER, measures=MEASURES[:2]), "its measures are others"),
        (
            lambda: sweep(*OVER, measures=MEASURES, text=TEXT + "# more\n"),
            "its scenario is not this one",
        ),
    ],
)
def test_another_sweep_in_the_folder_is_refused(tmp_path: Path, other, what: str) -> None:  # type: ignore[no-untyped-def]
    text = run(wide(), tmp_path)
    with pytest.raises(NandvizError, match=f"holds another sweep: {what}; take another folder"):
        run(other(), tmp_path)
    assert (tmp_path / "results.csv").read_text("utf-8") == text


def test_another_version_is_refused(tmp_path: Path) -> None:
    run(wide(), tmp_path)
    about = tmp_path / "sweep.json"
    about.write_text(about.read_text().replace('"version": "', '"version": "9.'))
    with pytest.raises(NandvizError, match="begun by another version of nandviz"):
        run(wide(), tmp_path)


def test_two_sweeps_in_one_folder_are_refused(tmp_path: Path) -> None:
    with folders.alone_in(tmp_path), pytest.raises(NandvizError, match="another sweep is at work"):
        run(wide(), tmp_path)
    assert run(wide(), tmp_path)


def test_results_that_are_no_sweeps_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "results.csv").write_text("mine\n")
    with pytest.raises(NandvizError, match=r"its results\.csv is no sweep's"):
        run(wide(), tmp_path)
    assert (tmp_path / "results.csv").read_text() == "mine\n"


def test_a_chunk_that_is_damaged_is_refused(tmp_path: Path) -> None:
    run(wide(), tmp_path)
    (tmp_path / "results.csv").unlink()
    chunk = max((tmp_path / "chunks").iterdir())
    chunk.write_text(chunk.read_text()[:-5])
    with pytest.raises(NandvizError, match=f"{chunk.name}: damaged; remove it"):
        run(wide(), tmp_path)
    with pytest.raises(NandvizError, match="damaged"):
        results.read(tmp_path)
    chunk.rename(chunk.with_name("0000003-0000900.csv"))
    with pytest.raises(NandvizError, match="not a chunk of this sweep"):
        run(wide(), tmp_path)


@pytest.mark.parametrize(
    ("over", "line"),
    [
        (("script[1].at_us=1,x,3",), "--over script[1].at_us=x: script[1].at_us: 'x'; expected"),
        (("script[9].at_us=1",), "--over script[9].at_us: no item 9; expected 0 to 3"),
        (("script[2].block=0,8",), "--over script[2].block=8: script[2].block: '8'; expected"),
        (
            ("topology.blocks=8,1",),
            "--over topology.blocks=1: a program that is suspended:9:52: script[2].block: '1'",
        ),
    ],
)
def test_a_wrong_value_is_told_before_anything_is_written(
    tmp_path: Path, over: tuple[str, ...], line: str
) -> None:
    with pytest.raises(ScenarioError) as caught:
        run(sweep(*over), tmp_path / "out")
    assert str(caught.value).startswith(line)
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "out").exists()


def test_values_that_make_no_scenario_together_are_a_row_that_says_so(tmp_path: Path) -> None:
    run(sweep("topology.blocks=8,16", "script[2].block=1,9"), tmp_path)
    rows = results.read(tmp_path).rows
    assert [row.status.value for row in rows.values()] == ["ok", "invalid", "ok", "ok"]
    assert rows[1].cells == ("",)
    assert rows[1].note.startswith("script[2].block=9: script[2].block: '9'; expected")


# What is read back


def test_results_are_read_back_while_the_sweep_goes_on(tmp_path: Path) -> None:
    seen: list[results.Results] = []
    wide().run(tmp_path, Here, lambda _: seen.append(results.read(tmp_path)), lambda: False)
    assert [len(each.rows) for each in seen] == sorted({len(each.rows) for each in seen})
    assert not seen[0].rows
    assert [each.is_complete for each in seen[-2:]] == [False, True]
    last = results.read(tmp_path)
    assert last == seen[-1]
    assert last.axes == wide().axes
    assert last.measures == MEASURES
    assert last.fingerprint == folders.fingerprint(scenario())
    assert [name for name in MEASURES if last.is_word(name)] == ["fate(1.0)"]
    assert last.values(3) == {"script[1].at_us": "20", "policies.on_blocked": "defer"}


def test_the_folder_says_what_the_sweep_is(tmp_path: Path) -> None:
    run(wide(), tmp_path)
    about = json.loads((tmp_path / "sweep.json").read_text("utf-8"))
    assert about["axes"] == [
        {"path": "script[1].at_us", "values": "0:400:20"},
        {"path": "policies.on_blocked", "values": "reject,defer"},
    ]
    assert about["measures"] == list(MEASURES)
    assert about["points"] == 42
    assert set(about) == {
        *("nandviz_sweep", "version", "scenario", "hash", "axes", "measures", "points")
    }


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"nandviz_sweep": 2}', '{"nandviz_sweep": 1}']
)
def test_what_is_no_sweep_is_one_line(tmp_path: Path, text: str) -> None:
    (tmp_path / "sweep.json").write_text(text)
    with pytest.raises(NandvizError) as caught:
        results.read(tmp_path)
    assert "\n" not in str(caught.value)


def test_a_plan_can_be_sent_and_is_small_whatever_its_axes_are() -> None:
    planned = sweep("script[1].at_us=0:999999")
    plan = points.Plan(planned.scenario, planned.axes, planned.measures)
    assert len(plan.packed()) < 100_000
    assert Axis.parse("a=1:3").__reduce__() == (Axis.of, ("a", "1:3"))


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NandvizError, match="cannot make folder"):
        run(wide(), tmp_path / "file" / "out")


def test_a_worker_of_another_version_does_no_work() -> None:
    planned = sweep("script[1].at_us=0:10")
    plan = points.Plan(planned.scenario, planned.axes, planned.measures, version="9.9")
    with pytest.raises(NandvizError, match=r"a worker has nandviz .*; expected 9\.9, as here"):
        points.run_chunk(plan.packed(), 0, 1)


def test_a_sweep_on_processes_of_this_machine_gives_the_same_bytes(
    tmp_path: Path, whole: str
) -> None:
    before = set(multiprocessing.active_children())
    workers = LocalWorkers(1)
    assert wide().run(tmp_path, lambda: workers, lambda _: None, lambda: False)
    assert (tmp_path / "results.csv").read_text("utf-8") == whole
    assert set(multiprocessing.active_children()) <= before


def test_results_whose_rows_are_not_those_of_the_sweep_are_damaged(tmp_path: Path) -> None:
    text = run(wide(), tmp_path)
    for wrong in (text.replace(",ok,", ",fine,", 1), text + "1,2\n", "point\n"):
        (tmp_path / "results.csv").write_text(wrong)
        with pytest.raises(NandvizError, match="damaged; remove it and sweep again"):
            results.read(tmp_path)

"""A sweep in the session: points that are opened, refined, gone on with."""

import pytest

from nandviz.errors import NandvizError
from nandviz.scenario import library
from nandviz.session.changes import Topic
from nandviz.session.session import Session
from nandviz.session.sweeping import Hands, Sweeping, jobs_beside
from nandviz.session.sweeps import is_sweep
from nandviz.study.axes import Axis
from nandviz.study.sweep import Sweep
from nandviz.study.table import read_table
from tests.study.swept import Here, run, sweep_of

OVER = "script[1].at_us=0:1000:100"


class HandsHere(Hands):
    """Whoever does the work here."""

    def workers(self):
        return Here()


HERE = HandsHere(1)


@pytest.fixture
def session():
    made = Session()
    made.files.open("@batch-of-three")
    return made


@pytest.fixture
def swept(session, tmp_path):
    """A session that shows a sweep."""
    run(sweep_of(OVER), tmp_path)
    session.sweeps.open(tmp_path)
    return session


def row_of(session, **values):
    table = session.sweeps.shown.table
    wanted = {"script[1].at_us": values["at"]}
    return next(row for row in range(len(table.points)) if table.values(row) == wanted)


def test_a_point_opens_as_b_with_its_value_in_the_text(swept):
    before = swept.run
    swept.sweeps.open_point(row_of(swept, at="300"))
    assert swept.branch.a is before
    assert "at_us: 300, op: Program_Suspend" in swept.files.text
    assert swept.run.scenario.setup.script[1].at_ns == 300_000
    assert "# one transaction" in swept.files.text
    assert swept.branch.comparison is not None
    assert swept.edits.can_undo == "point script[1].at_us = 300"
    swept.edits.undo()
    assert swept.files.text == before.text
    assert swept.branch.a is None


def test_one_goes_on_editing_an_opened_point(swept):
    swept.sweeps.open_point(row_of(swept, at="300"))
    swept.edits.move_entry(2, 900_000)
    assert [entry.at_ns for entry in swept.run.scenario.setup.script] == [0, 300_000, 900_000]
    assert swept.branch.a.title == "original"


def test_the_next_point_takes_the_place_of_the_last_one(swept):
    original = swept.run
    swept.sweeps.open_point(row_of(swept, at="300"))
    swept.sweeps.open_point(row_of(swept, at="700"))
    assert swept.branch.a is original
    assert swept.run.scenario.setup.script[1].at_ns == 700_000
    front = swept.run
    swept.sweeps.open_point(row_of(swept, at="700"))
    assert swept.run is front


def test_the_values_of_a_point_are_the_run_that_was_measured(swept):
    table = swept.sweeps.shown.table
    for row in (0, 3, 9):
        swept.sweeps.open_point(row)
        refused = swept.run.trace.refusals
        assert len(refused) == table.numbers[row, table.numbered.index("refusals")]


def test_a_point_is_compared_with_another_scenario_that_is_open(session, tmp_path):
    run(sweep_of(OVER), tmp_path)
    session.files.open("@suspend-resume")
    other = session.run
    session.sweeps.open(tmp_path)
    session.sweeps.open_point(2)
    assert session.branch.a is other
    assert session.run.scenario.name.startswith("Batch of three")
    assert session.files.path is None


def test_opening_a_sweep_where_nothing_is_open_opens_its_scenario(tmp_path):
    run(sweep_of(OVER), tmp_path)
    session = Session()
    session.sweeps.open(tmp_path / "sweep.json")
    assert session.run.scenario.path == library.path("batch-of-three")


def test_a_sweep_of_a_scenario_that_has_changed_says_so(session, tmp_path):
    file, folder = tmp_path / "own.yaml", tmp_path / "swept"
    file.write_text(session.files.text)
    session.files.open(file)
    run(Sweep(session.run.scenario, (Axis.parse(OVER),), ("laws",)), folder)
    file.write_text(session.files.text.replace("at_us: 400", "at_us: 410"))
    fresh = Session()
    fresh.sweeps.open(folder)
    assert fresh.sweeps.shown.scenario is None
    with pytest.raises(NandvizError, match=r"own\.yaml is another one by now"):
        fresh.sweeps.open_point(0)
    file.unlink()
    fresh.sweeps.open(folder)
    with pytest.raises(NandvizError, match="is not there"):
        fresh.sweeps.open_point(0)


def test_a_sweep_is_begun_shown_as_far_as_it_is_and_ended(session, tmp_path):
    heard = []
    session.subscribe(heard.append, Topic.SWEEP)
    scenario = session.run.scenario
    sweep = Sweep(scenario, (Axis.parse(OVER),), ("delay(0.0)", "laws"))
    sweeping = session.sweeps.begin(sweep, tmp_path, HERE)
    with pytest.raises(NandvizError, match="at work already"):
        session.sweeps.begin(sweep, tmp_path, HERE)
    assert sweeping.run()
    assert tuple(sweeping.progress) == (11, 11)
    session.sweeps.end()
    session.sweeps.show(read_table(tmp_path))
    assert session.sweeps.shown.scenario is scenario
    assert session.sweeps.at_work is None
    assert len(heard) == 3


def test_a_cancelled_sweep_is_gone_on_with(session, tmp_path):
    sweep = sweep_of(OVER)
    run(sweep, tmp_path, most=1)
    session.sweeps.open(tmp_path)
    assert not session.sweeps.shown.table.is_complete
    sweeping = session.sweeps.go_on()
    sweeping.hands = HERE
    assert sweeping.run()
    assert read_table(tmp_path).is_complete
    whole = tmp_path / "whole"
    run(sweep, whole)
    assert (tmp_path / "results.csv").read_bytes() == (whole / "results.csv").read_bytes()


def test_refining_adds_points_where_the_outcome_changes(swept, tmp_path):
    sweeping = swept.sweeps.refine(None)
    sweeping.hands = HERE
    assert sweeping.run()
    swept.sweeps.end()
    swept.sweeps.show(read_table(tmp_path))
    table = swept.sweeps.shown.table
    assert len(table.points) == 11 + 14
    assert table.is_complete
    swept.sweeps.open_point(row_of(swept, at="425"))
    assert swept.run.scenario.setup.script[1].at_ns == 425_000


def test_what_came_out_alike_is_not_refined(session, tmp_path):
    run(sweep_of("script[1].at_us=100,200"), tmp_path)
    session.sweeps.open(tmp_path)
    with pytest.raises(NandvizError, match="came out alike"):
        session.sweeps.refine(None)
    assert session.sweeps.at_work is None


def test_a_sweeping_that_is_cancelled_stops(tmp_path):
    sweeping = Sweeping([(sweep_of(OVER), tmp_path)], HERE)
    sweeping.cancel()
    assert not sweeping.run()
    assert sweeping.is_cancelled


def test_folders_of_sweeps_are_known(swept, tmp_path):
    assert is_sweep(tmp_path)
    assert is_sweep(tmp_path / "sweep.json")
    assert not is_sweep(tmp_path.parent)
    assert jobs_beside() >= 1

"""What a right run exports breaks no law, whichever of its files are there; a wrong one does."""

from collections.abc import Callable
from pathlib import Path

import pytest

from nandviz.exchange.nandseqgen import importer
from nandviz.model.setup import Policies
from nandviz.trace import laws
from nandviz.trace.tables import Trace
from tests.exchange.nandseqgen.samples import rows_of_op, written
from tests.exchange.nandseqgen.test_round_trips import SETS, Rows, check_sets, joined
from tests.strategies import random_setup
from tests.trace.laws.stories import op, simulate, story


def broken(trace: Trace) -> dict[int, list[str]]:
    """Return by law what is wrong."""
    return {
        each.law: [violation.detail for violation in each.violations]
        for each in laws.check(trace)
        if each.violations
    }


def programmed_again() -> Trace:
    """Op 2 programs the page of op 1, op 4 a page before that of op 3: with `epr` off they may."""
    pages = [op("Program", 0, page) for page in (0, 0, 5, 2)]
    return story((0, pages), policies=Policies(epr=False))


def next_to_a_short_piece() -> Trace:
    """Op 2 starts where op 1 ends, on another plane, and is suspended 7 ns later."""
    return story(
        (0, [op("Plane_Program", 1, 0), op("Plane_Program", 3, 0)]),
        (104, [op("Program_Suspend")]),
        (200, [op("Program_Resume")]),
    )


def starts_between_states() -> Trace:
    """Op 2, without segments, starts as soon as op 1 leaves the bus."""
    return story((0, [op("One_Shot_MSB", 0, 0)]), (0, [op("Data_Out")]))


def starts_with_a_remainder() -> Trace:
    """Op 4, without segments, starts where the rest of op 1 does."""
    return story(
        (0, [op("One_Shot_MSB", 0, 0)]),
        (50, [op("Program_Suspend")]),
        (100, [op("Program_Resume")]),
        (126, [op("Data_Out")]),
    )


def starts_between_states_behind_a_remainder() -> Trace:
    """Op 6, without segments, starts between two states of op 2, which follows a rest of op 1."""
    return story(
        (0, [op("One_Shot_MSB", 0, 0), op("One_Shot_MSB", 0, 1)]),
        (20, [op("Data_Out")]),
        (50, [op("Program_Suspend")]),
        (100, [op("Program_Resume")]),
        (235, [op("Data_Out")]),
    )


def starts_behind_a_remainder() -> Trace:
    """Op 2 starts where the rest of op 1 ends; op 5, without segments, where it starts."""
    return story(
        (0, [op("Program", 0, 0), op("Program", 0, 1)]),
        (90, [op("Program_Suspend")]),
        (100, [op("Program_Resume")]),
        (137, [op("Data_Out")]),
    )


def reset_in_a_resume() -> Trace:
    """Op 4 resets the die where the RESUME that it cuts ends."""
    return story(
        (0, [op("Program", 0, 0)]),
        (30, [op("Program_Suspend")]),
        (100, [op("Program_Resume")]),
        (110, [op("Slow_Reset")]),
    )


@pytest.mark.parametrize(
    "make",
    [
        starts_behind_a_remainder,
        reset_in_a_resume,
        programmed_again,
        next_to_a_short_piece,
        starts_between_states,
        starts_with_a_remainder,
        starts_between_states_behind_a_remainder,
    ],
)
def test_any_set_of_files_of_a_right_run_breaks_no_law(make: Callable[[], Trace]) -> None:
    trace = make()
    assert broken(trace) == {}
    for again in check_sets(trace, SETS):
        assert broken(again) == {}


@pytest.mark.slow
@pytest.mark.parametrize("seed", [22, 26, 51, 145, 319, 361, 416, 425, 464, 1235, 1303])
def test_any_set_of_files_of_a_random_right_run_breaks_no_law(seed: int) -> None:
    trace = simulate(random_setup(seed))
    assert broken(trace) == {}
    for again in check_sets(trace, SETS):
        assert broken(again) == {}


def at_once(*rows: Rows) -> Rows:
    """Join rows of ops; those of the logs, which tell of all ops, by time."""
    both = joined(*rows)
    for kind, column in (("events", -1), ("applied", 0)):
        both[kind].sort(key=lambda row: float(row.split(",")[column]))
    return both


def imported(folder: Path, rows: Rows) -> Trace:
    return importer.read([written(folder, **rows)]).trace


@pytest.mark.parametrize(("start", "told"), [("310.0", True), ("309.99", True), ("310.0", False)])
@pytest.mark.parametrize("page", [0, 1])
def test_an_op_may_start_on_a_page_that_was_programmed_before(
    start: str, told: bool, page: int, tmp_path: Path
) -> None:
    first, again = rows_of_op(0, 310, 1, 1), rows_of_op(310, 620, 2, page)
    began, ended = (row.replace(",310.0", f",{start}") for row in again["events"])
    again["events"] = [began, ended] if told else [ended]
    assert 14 not in broken(imported(tmp_path, at_once(first, again)))


def test_an_op_that_is_overtaken_by_one_of_its_page_breaks_law_14(tmp_path: Path) -> None:
    rows = at_once(rows_of_op(0, 900, 1, 1), rows_of_op(400, 710, 2, 1))
    details = broken(imported(tmp_path, rows))[14]
    assert details[0].startswith("op 1 (Program) programs page 1 of die 0, block 0, which is at")


def test_what_is_applied_twice_breaks_law_14(tmp_path: Path) -> None:
    rows = at_once(rows_of_op(0, 310, 1, 0), rows_of_op(340, 350, 2, 1))
    rows["applied"][1:] = [rows["applied"][0].replace("310.0,", "350.0,")]
    details = broken(imported(tmp_path, rows))[14]
    assert details[0].startswith("op 1 (Program) programs page 0 of die 0, block 0, which is at")

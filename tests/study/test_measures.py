"""What is measured of a run: by hand to the ns, empty with its reason, names that are near."""

import pytest

from nandviz.errors import NandvizError
from nandviz.exchange.csv.figures import figures
from nandviz.model.laws import LAWS
from nandviz.model.words import Fate, Reason, RequestKind
from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.scenario import library
from nandviz.scenario.loader import load
from nandviz.study.measures import MAX_MEASURES, Cell, Measured, check_measures, measure, names
from nandviz.study.points import simulated
from nandviz.units import us_cell
from tests.study.sweeps import TEXT, scenario


@pytest.fixture(scope="module")
def story() -> Measured:
    return Measured(simulated(scenario()))


@pytest.fixture(scope="module")
def refused() -> Measured:
    """A SUSPEND that comes when the program has ended, and a RESUME of nothing."""
    return Measured(simulated(scenario(TEXT.replace("at_us: 100", "at_us: 350"))))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        # Cut at 100, so 209.824 of 309.824 are left; RESUME 400 + 150.185, then these.
        ("start(0.0)", "0.000"),
        ("end(0.0)", "760.009"),
        ("delay(0.0)", "450.185"),
        ("suspends(0.0)", "1"),
        ("suspends(2.0)", "0"),
        ("fate(0.0)", "completed"),
        ("end(2.0)", "281.120"),
        ("delay(2.0)", "0.000"),
        ("end(3.0)", "550.185"),
        ("laws", "0"),
        *((f"law({law.number})", "0") for law in LAWS if law.number not in (15,)),
        ("refusals", "0"),
        ("refused(bus)", "0"),
        ("ops(completed)", "4"),
        ("ops(dropped)", "0"),
        ("read.count", "1"),
        ("read.mean", "31.120"),
        ("read.p99", "31.120"),
        ("read.p99.9", "31.120"),
        ("read.max", "31.120"),
        ("suspend_count", "1"),
        ("resume_progress_max_us", "209.824"),
        ("read_latency_suspended_p50_us", "31.120"),
        ("ops_suspended_1_times", "1"),
        ("ops_suspended_2_times", "0"),
    ],
)
def test_a_measure_of_a_story(story: Measured, name: str, value: str) -> None:
    assert measure(name).of(story) == Cell(value)


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("refusals", Cell("2")),
        ("refused(not_core_busy)", Cell("1")),
        ("refused(not_suspended)", Cell("1")),
        ("refused(batch_rejected)", Cell("0")),
        ("ops(rejected)", Cell("2")),
        ("fate(1.0)", Cell("rejected:not_core_busy")),
        ("end(1.0)", Cell("", "rejected:not_core_busy")),
        ("start(1.0)", Cell("", "rejected:not_core_busy")),
        ("suspends(1.0)", Cell("0")),
        ("end(7.0)", Cell("", "not submitted")),
        ("end(0.1)", Cell("", "not submitted")),
        ("resume_progress_max_us", Cell("", "none to measure")),
        ("read_latency_suspended_p99_us", Cell("", "none to measure")),
        ("utilisation_d1", Cell("", "no such figure of this run")),
    ],
)
def test_what_was_refused_is_counted_and_what_is_not_there_says_why(
    refused: Measured, name: str, cell: Cell
) -> None:
    assert measure(name).of(refused) == cell


def test_an_op_that_the_end_of_the_run_cuts_off_has_no_end() -> None:
    text = TEXT + "run: {until_us: 700, drain: false}\n"
    run = Measured(simulated(scenario(text)))
    assert measure("start(0.0)").of(run) == Cell("0.000")
    assert measure("end(0.0)").of(run) == Cell("", "running")
    assert measure("delay(0.0)").of(run) == Cell("", "running")


@pytest.mark.parametrize("name", library.names()[:12])
def test_each_figure_of_the_file_of_figures_is_a_measure(name: str) -> None:
    run = Measured(simulated(load(library.path(name))))
    columns = figures(ColumnsAsOf(run.trace))
    texts = [column.texts(0, len(column)) for column in columns.values()]
    for figure, value, _ in zip(*texts, strict=True):
        assert measure(figure).of(run).value == value


def test_the_latency_of_a_host_counts_from_the_arrival_of_its_requests() -> None:
    run = Measured(simulated(load(library.path("host-tpcc"))))
    assert run.latency is not None
    row = run.latency.row(RequestKind.WRITE)
    assert measure("write.mean").of(run).value == us_cell(row.mean_ns)
    assert measure("write.count").of(run) == Cell(str(row.count))
    columns = figures(run.as_of)
    texts = [column.texts(0, len(column)) for column in columns.values()]
    named = {name: value for name, value, _ in zip(*texts, strict=True)}
    assert {"read.p99", "read.p99.9", "write.max", "overload"} <= named.keys()
    assert {name: measure(name).of(run).value for name in named} == named


def test_every_fate_and_reason_can_be_counted(refused: Measured) -> None:
    total = sum(int(measure(f"ops({fate})").of(refused).value) for fate in Fate)
    assert total == len(refused.trace.ops)
    reasons = sum(int(measure(f"refused({reason})").of(refused).value) for reason in Reason)
    assert reasons == len(refused.trace.refusals)


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("dela(0.0)", "--measure dela(0.0): no such measure; expected such as delay(ENTRY.PLACE)"),
        ("delay", "did you mean 'delay'?"),
        ("delay(0)", "expected an op by its entry and its place there, such as 0.0"),
        ("law(99)", "expected a law's number: 1, 2,"),
        ("refused(bu)", "did you mean 'bus'?"),
        ("ops(droped)", "did you mean 'dropped'?"),
        ("suspend_cout", "did you mean 'suspend_count'?"),
        ("read.p98", "did you mean 'read.p99'?"),
        ("", "no such measure"),
        ("delay(0.0)\n", "no such measure"),
    ],
)
def test_an_unknown_measure_is_one_line_with_what_is_near(name: str, line: str) -> None:
    with pytest.raises(NandvizError) as caught:
        measure(name)
    assert line in str(caught.value)
    assert "\n" not in str(caught.value)


def test_no_measure_too_many_or_one_twice_is_refused() -> None:
    for wrong, line in (
        ([], "nothing to measure"),
        (["laws", "refusals", "laws"], "--measure laws: named twice"),
        ([f"end({n}.0)" for n in range(MAX_MEASURES + 1)], "101 measures; at most 100"),
    ):
        with pytest.raises(NandvizError, match=line):
            check_measures(wrong)


def test_what_is_listed_can_be_asked_for() -> None:
    example = {"ENTRY.PLACE": "0.0", "NUMBER": "1", "REASON": "bus", "FATE": "completed"}
    for name in names():
        for words, value in example.items():
            name = name.replace(words, value)  # noqa: PLW2901
        assert measure(name).name == name

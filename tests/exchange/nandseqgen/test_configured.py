"""Imports that are judged with the configuration of the generator, or with another rounding."""

from pathlib import Path

import pytest

from nandviz.errors import ScenarioError, TraceError
from nandviz.exchange import registry
from nandviz.exchange.format import AS_IT_IS, Imported, ImportOptions
from nandviz.trace import laws
from nandviz.trace.laws.verdict import Status, Verdict
from tests.exchange.nandseqgen.configured import config, segments, suspended
from tests.exchange.nandseqgen.samples import payload, written


def verdict(law: int, folder: Path, options: ImportOptions = AS_IT_IS) -> Verdict:
    trace = registry.load_trace(folder, options)
    return next(each for each in laws.check(trace) if each.law == law)


@pytest.fixture
def run(tmp_path: Path) -> Path:
    return suspended(tmp_path / "run")


def programs(folder: Path, *starts_us: float) -> Path:
    """Write programs of 310 µs on both planes, of blocks 0, 1, …."""
    return written(
        folder,
        states=[
            row
            for start in starts_us
            for row in segments("PROGRAM_SLC", start, start + 10, start + 310)
        ],
        sequence=[
            f"{uid},{start},0,Program,{uid},"
            + payload(uid, 0).replace('""plane"":0', f'""plane"":{uid % 2}')
            for uid, start in enumerate(starts_us, 1)
        ],
    )


def test_a_nominal_time_is_taken_from_the_configuration_where_every_op_was_suspended(
    run: Path, tmp_path: Path
) -> None:
    alone = verdict(1, run)
    assert alone.status is Status.PASS
    assert str(alone.why_not) == "not judged: every Program was suspended"
    judged = verdict(1, run, ImportOptions(config(tmp_path)))
    assert (judged.status, judged.why_not) == (Status.PASS, "")


def test_an_op_that_executed_another_time_than_the_configuration_says_breaks_law_1(
    run: Path, tmp_path: Path
) -> None:
    path = config(tmp_path, ("ISSUE: 10, CORE_BUSY: 300", "ISSUE: 10, CORE_BUSY: 299"))
    (found,) = verdict(1, run, ImportOptions(path)).violations
    assert "op 1 (Program)" in found.detail
    assert "300.000 µs of CORE_BUSY executed; nominal 299.000 µs" in found.detail


def test_buses_are_judged_where_the_configuration_says_which_states_use_them(
    run: Path, tmp_path: Path
) -> None:
    assert verdict(5, run).status is Status.NOT_JUDGED
    assert verdict(5, run, ImportOptions(config(tmp_path))).status is Status.PASS
    two = programs(tmp_path / "two", 0.0, 4.0)
    (found,) = verdict(5, two, ImportOptions(config(tmp_path))).violations
    assert "the bus of channel 0 from 4.000 µs to 10.000 µs" in found.detail


def test_overlaps_on_a_bus_of_the_grid_of_the_files_are_rounding(tmp_path: Path) -> None:
    folder = written(
        tmp_path / "run",
        states=["0.0,10.004,0,0,PROGRAM_SLC.ISSUE", "10.0,20.0,0,1,PROGRAM_SLC.ISSUE"],
        sequence=[
            f"1,0.0,0,Program,1,{payload(0, 0)}",
            "2,10.0,0,Program,2," + payload(1, 0).replace('""plane"":0', '""plane"":1'),
        ],
    )
    judged = verdict(5, folder, ImportOptions(config(tmp_path)))
    assert judged.status is Status.PASS
    assert str(judged.why_not) == "1 overlap, ≤ 10 ns: rounding of the files"


@pytest.mark.parametrize(
    ("limit", "broken", "group"),
    [
        (None, 1, "1 overlap, ≤ 10 ns: rounding of the files"),
        (60, 0, "2 overlaps, all ≤ 60 ns: rounding of the files"),
        (0, 2, ""),
    ],
)
def test_the_limit_of_rounding_can_be_set_and_is_said(
    tmp_path: Path, limit: int | None, broken: int, group: str
) -> None:
    folder = programs(tmp_path / "run", 0.0, 309.996, 619.946)
    judged = verdict(4, folder, ImportOptions(rounding_ns=limit))
    assert len(judged.violations) == broken
    assert str(judged.why_not) == group


def test_rounding_hides_no_larger_overlap_between_the_same_ops(tmp_path: Path) -> None:
    folder = programs(tmp_path / "run", 0.0, 300.0)
    assert len(verdict(4, folder, ImportOptions(rounding_ns=50)).violations) > 0


def test_the_device_is_that_of_the_configuration(run: Path, tmp_path: Path) -> None:
    info = registry.load_trace(run, ImportOptions(config(tmp_path))).info
    assert (info.topology.planes, info.topology.blocks, info.topology.pages) == (2, 8, 32)
    assert {op.name for op in info.ops} == {"Program", "Suspend", "Resume"}
    assert info.ops[[op.name for op in info.ops].index("Program")].celltype == "SLC"


def test_what_the_configuration_does_not_know_is_named_and_judged_as_before(
    run: Path, tmp_path: Path
) -> None:
    path = config(tmp_path, ("  Program: {base", "  Another: {base"))
    found = registry.load(run, ImportOptions(path))
    assert _findings(found) == [
        f"{path} does not say what these ops are, or says another base: Program"
    ]
    assert str(verdict(1, run, ImportOptions(path)).why_not).startswith("not judged: every")


def test_a_base_that_the_configuration_lacks_leaves_buses_and_exclusions_unjudged(
    run: Path, tmp_path: Path
) -> None:
    path = config(
        tmp_path,
        ("  PROGRAM_SLC:\n", "  OTHER:\n"),
        ("base: PROGRAM_SLC", "base: OTHER"),
        ("[PROGRAM_SLC]", "[OTHER]"),
    )
    for law in (5, 15):
        judged = verdict(law, run, ImportOptions(path))
        assert str(judged.why_not) == "the configuration has no base PROGRAM_SLC"


def test_a_wrong_configuration_is_one_line_and_nothing_is_imported(
    run: Path, tmp_path: Path
) -> None:
    path = config(tmp_path, ("CORE_BUSY: 300", "CORE_BUSY: 300˝"))
    with pytest.raises(ScenarioError, match=r"config\.yaml") as caught:
        registry.load(run, ImportOptions(path))
    assert len(str(caught.value).splitlines()) == 1
    found = registry.load(run, ImportOptions(path, lenient=True))
    assert any("left out" in finding for finding in _findings(found))


def test_a_saved_trace_is_judged_as_it_was_imported(run: Path, tmp_path: Path) -> None:
    trace = registry.load_trace(run, ImportOptions(config(tmp_path), rounding_ns=25))
    saved = tmp_path / "run.nandviz"
    registry.WRITERS["nandviz"](trace, saved, lambda _: None)
    again = registry.load_trace(saved)
    assert again.info == trace.info
    with pytest.raises(TraceError, match="judged as it was imported"):
        registry.load_trace(saved, ImportOptions(rounding_ns=5))


def _findings(found: Imported) -> list[str]:
    return [str(finding) for finding in found.trace.info.findings]

"""Bases and ops of a configuration as a profile: what each row of the mapping says."""

from pathlib import Path

import pytest

from nandviz.errors import ScenarioError
from nandviz.exchange.nandseqgen.config.configuration import read
from nandviz.model.setup import Policies, Topology
from nandviz.model.words import Axis, BusConflict, EprCheck, Kind, Scope
from tests.exchange.nandseqgen.config.small import line_of, small, written


def refused(path: Path) -> list[str]:
    with pytest.raises(ScenarioError) as caught:
        read(path)
    return [str(problem).removeprefix(f"{path}:") for problem in caught.value.problems]


def test_bases_are_what_name_scope_payload_and_flags_say(tmp_path: Path) -> None:
    bases = small(tmp_path).profile.bases
    got = {n: (b.kind.value, b.scope.value, b.instant, b.commits) for n, b in bases.items()}
    assert got == {
        "NOP": ("other", "none", True, False),
        "ERASE": ("erase", "die", False, False),
        "PROGRAM_SLC": ("program", "die", False, True),
        "CACHE_PROGRAM_SLC": ("program", "die", False, True),
        "ONESHOT_PROGRAM_LSB": ("program", "die", False, False),
        "READ": ("read", "plane", False, False),
        "PLANE_READ": ("read", "plane", False, False),
        "RECOVERY_RD": ("read", "plane", False, False),
        "DOUT": ("other", "targets", False, False),
        "SETFEATURE": ("other", "targets", False, False),
        "SR": ("status", "none", True, False),
        "PROGRAM_SUSPEND": ("suspend", "die", True, False),
        "PROGRAM_RESUME": ("resume", "die", False, False),
        "RESET": ("reset", "die", True, False),
    }
    assert [n for n, b in bases.items() if b.plane_independent] == ["PLANE_READ"]
    assert {n: b.axis for n, b in bases.items() if b.axis} == {
        "ERASE": Axis.ERASE,
        "PROGRAM_SLC": Axis.PROGRAM,
        "CACHE_PROGRAM_SLC": Axis.PROGRAM,
        "ONESHOT_PROGRAM_LSB": Axis.PROGRAM,
        "PROGRAM_SUSPEND": Axis.PROGRAM,
        "PROGRAM_RESUME": Axis.PROGRAM,
    }


def test_instant_ops_but_suspend_and_reset_are_never_shifted_on_the_bus(tmp_path: Path) -> None:
    bases = small(tmp_path).profile.bases
    assert {n for n, b in bases.items() if b.bus_conflict is BusConflict.REJECT} == {"NOP", "SR"}
    assert {b.bus_conflict for b in bases.values()} == {None, BusConflict.REJECT}


def test_states_come_in_three_layouts_and_their_durations_do_not_count(tmp_path: Path) -> None:
    bases = small(tmp_path).profile.bases
    two = (("ISSUE", True), ("CORE_BUSY", False))
    assert bases["ERASE"].states == bases["PROGRAM_SLC"].states == two
    assert bases["CACHE_PROGRAM_SLC"].states == (*two, ("DATA_IN", False))


def test_ops_take_their_own_durations_under_the_states_name_or_an_alias(tmp_path: Path) -> None:
    ops = small(tmp_path).profile.ops
    assert ops["Program"].durations_ns == (9_824, 200_000)
    assert ops["Cache_Program"].durations_ns == (9_824, 200_000, 10_000)
    assert ops["Read"].durations_ns == (120, 25_000, 6_000)
    assert ops["Plane_Read"].durations_ns == (120, 25_000, 2_000)
    assert (ops["Program_Multi"].multi, ops["One_Shot"].celltype) == (True, "TLC")


def test_each_gap_and_each_duration_without_a_state_is_named_and_none_guessed(
    tmp_path: Path,
) -> None:
    configuration = small(tmp_path)
    line = line_of(configuration.path, "Recover:")
    assert f"line {line}: Recover: no duration for DATA_OUT of RECOVERY_RD: 0 µs" in (
        configuration.notes
    )
    line = line_of(configuration.path, "  Reset:")
    assert (
        f"line {line}: Reset: a duration for CORE_BUSY, which RESET has not: not taken over"
        in configuration.notes
    )
    assert configuration.profile.ops["Recover"].durations_ns == (120, 25_000, 0)
    assert configuration.profile.ops["Reset"].durations_ns == (25,)


def test_topology_and_policies_are_taken_over(tmp_path: Path) -> None:
    configuration = small(tmp_path)
    assert configuration.topology == Topology(channels=1, dies=2, planes=2, blocks=8, pages=16)
    assert configuration.policies == Policies(
        queue_refill_period_ns=50_000,
        backlog_retry_delay_ns=7_500,
        offset_guard=1,
        epr_off=(EprCheck.PROGRAM_BEFORE_ERASE,),
    )
    assert configuration.policies.sequence_gap_ns == 0, "of the generator's preflight only"


@pytest.mark.parametrize(
    "change", [("enable_epr: true", "enable_epr: false"), ("forbid, addr_dep", "forbid")]
)
def test_address_rules_hold_where_both_switches_are_on(
    tmp_path: Path, change: tuple[str, str]
) -> None:
    assert small(tmp_path).policies.epr
    assert not small(tmp_path, change).policies.epr


def test_without_payloads_a_read_is_what_reads_planes(tmp_path: Path) -> None:
    bases = small(
        tmp_path,
        ("payload_by_op_base:\n  NOP: []\n  ERASE", "old_payloads:\n  NOP: []\n  ERASE"),
        ("  SETFEATURE:\n    scope: NONE", "  READID:\n    scope: NONE"),
        ("base: SETFEATURE", "base: READID"),
    ).profile.bases
    assert (bases["READ"].kind, bases["READID"].kind) == (Kind.READ, Kind.OTHER)
    assert bases["READID"].scope is Scope.TARGETS


def test_a_stray_character_is_one_error_and_a_lenient_reading_leaves_its_op_out(
    tmp_path: Path,
) -> None:
    stray = ("{ISSUE: 9.8, CORE_BUSY: 20}", "{ISSUE: 9.8˝, CORE_BUSY: 20}")
    path = written(tmp_path, stray)
    line = line_of(path, "9.8˝")
    where = f"{line}:24: op_names.One_Shot.durations.ISSUE: "
    assert refused(path) == [
        f"{where}'9.8˝'; expected a number of microseconds, such as 12 or 9.8244"
    ]
    configuration = small(tmp_path, stray, lenient=True)
    assert "One_Shot" not in configuration.profile.ops
    assert len(configuration.profile.ops) == 14
    named = [note for note in configuration.notes if "One_Shot" in note]
    what = "'9.8˝'; expected a number of microseconds, such as 12 or 9.8244: left out"
    assert named == [f"line {line}: op_names.One_Shot.durations.ISSUE: {what}"]


def test_a_base_that_is_not_there_is_one_error_for_all_its_ops(tmp_path: Path) -> None:
    path = written(tmp_path, ("  PROGRAM_SLC:\n    scope", "  PROGRAM_SLX:\n    scope"))
    line = line_of(path, "  Program:\n")
    got = "op_names.Program: Program or Program_Multi: no base 'PROGRAM_SLC'"
    expected = "a base of op_bases (did you mean 'PROGRAM_SLX'?)"
    assert refused(path) == [f"{line}:3: {got}; expected {expected}"]


def test_a_base_that_is_wrong_is_one_error_and_none_of_its_ops(tmp_path: Path) -> None:
    path = written(
        tmp_path, ("  PROGRAM_SLC:\n    scope: DIE_WIDE", "  PROGRAM_SLC:\n    scope: DIE")
    )
    (problem,) = refused(path)
    assert "op_bases.PROGRAM_SLC.scope: 'DIE'; expected DIE_WIDE, PLANE_SET or NONE" in problem


@pytest.mark.parametrize(
    ("old", "new", "got"),
    [
        ("{ISSUE: 0.21}", "{ISSUE: -1}", "durations.ISSUE: '-1'"),
        ("{ISSUE: 0.21}", "{ISSUE: .nan}", "durations.ISSUE: '.nan'"),
        ("{ISSUE: 0.21}", "{ISSUE: 0}", "durations: 0.000 µs in all"),
        ("{ISSUE: 0.21}", "[0.21]", "durations: a list"),
        ("dies: 2", "dies: two", "topology.dies: 'two'"),
        ("dies: 2, ", "", "topology.dies: missing"),
        (
            "  RESET:\n    scope: NONE\n    instant_resv: true",
            "  RESET:\n    scope: NONE\n    instant_resv: 2",
            "instant_resv: '2'",
        ),
        ("READ: 0.25", "READ: -0.25", "global.READ: '-0.25'"),
        ("NONE: 0.25", "NONE: x", "probs.NONE: 'x'"),
        ("op_bases:", "op_basis:", "op_bases: missing"),
    ],
)
def test_what_is_wrong_is_one_line_with_its_place(
    tmp_path: Path, old: str, new: str, got: str
) -> None:
    (problem,) = refused(written(tmp_path, (old, new)))
    line, column, _ = problem.split(":", 2)
    assert int(line) >= 1
    assert int(column) >= 1
    assert got in problem


def test_what_is_not_known_is_named_and_of_repeated_keys_the_last_counts(tmp_path: Path) -> None:
    configuration = small(
        tmp_path,
        ("latencies:", "colour: red\nlatencies:"),
        ("{dies: 2,", "{dies: 2, racks: 1,"),
        ("    Delay: 0.0\n", "    Delay: 0.0\n    Nobody: 0.1\n    READ: 0.1\n"),
        ("backlog_retry_delay_us: 7.5", "backlog_retry_delay_us: 7.5\n  weather: 1"),
    )
    notes = "\n".join(configuration.notes)
    assert "colour: unknown, not taken over" in notes
    assert "topology.racks: unknown, not taken over" in notes
    assert "policies.weather: unknown, not taken over" in notes
    assert "global.Nobody: neither an op nor a base, not taken over" in notes
    assert "phase_conditional_overrides.global.READ stands here again: this counts" in notes
    assert configuration.weights["DEFAULT"]["Read"] == 0.25


def test_what_the_generator_alone_asks_is_named(tmp_path: Path) -> None:
    notes = small(tmp_path).notes
    assert any("policies: sequence_gap: of the generator's search" in note for note in notes)


def test_a_file_with_several_faults_is_one_line_that_counts_them_and_lists_all_in_the_window(
    tmp_path: Path,
) -> None:
    path = written(tmp_path, ("dies: 2", "dies: two"), ("&erase 3000.0", "&erase x"))
    with pytest.raises(ScenarioError) as caught:
        read(path)
    assert [problem.got for problem in caught.value.problems] == ["'two'"]
    path = written(tmp_path, ("{ISSUE: 0.21}", "{ISSUE: a}"), ("&program 200.0", "&program x"))
    with pytest.raises(ScenarioError) as caught:
        read(path)
    assert [problem.got for problem in caught.value.problems] == ["'x'", "'a'"]
    assert str(caught.value).count("\n") == 0
    assert str(caught.value).endswith(" (and 1 more)")

from decimal import Decimal

import pytest

from nandviz.errors import NandvizError
from nandviz.model.ops import Target
from nandviz.model.setup import BlockState, Policies, Topology
from nandviz.model.words import (
    BAD,
    DIRTY,
    ERASED,
    Axis,
    BacklogScope,
    BusConflict,
    EventKind,
    OnBlocked,
    Proposal,
)
from nandviz.scenario import library
from nandviz.scenario.loader import load, loads
from nandviz.scenario.scenario import ANY_LAW, Breakpoint, Comparison, MetricCondition, Note
from nandviz.units import ns_from_us

RUN = "nandviz: 1\nscript: []\n"


def test_what_a_file_leaves_out_has_the_defaults_of_the_specification():
    scenario = loads(RUN)
    assert scenario.profile.name == "generic-tlc"
    assert scenario.setup.topology == Topology(1, 1, 4, 64, 128)
    assert scenario.setup.policies == Policies()
    assert scenario.setup.until_ns is None
    assert scenario.setup.drain
    assert scenario.setup.initial_default == BlockState(ERASED)


def test_the_example_of_the_specification_means_what_it_says():
    scenario = loads(
        """nandviz: 1                        # format version, required
name: Three programs, the first suspended
description: Followers go to the backlog and come back after RESUME.
profile: generic-tlc              # built-in name, or a path relative to this file
topology: {dies: 1, planes: 4, blocks: 16, pages: 64}
policies: {backlog_retry_delay_us: 5}
initial:
  default: erased                 # erased | dirty | bad
  blocks:
    - {die: 0, block: 4, state: programmed, pages: 3, celltype: SLC}   # pages 0..2 hold data
run: {until_us: 5000, drain: true}
script:
  - at_us: 0
    batch:                        # one transaction
      - {op: Page_Program_SLC, die: 0, block: 0, page: 0}
      - {op: Page_Program_SLC, die: 0, block: 0, page: 1, gap_us: 2}
      - {op: Page_Program_SLC, die: 0, block: 0, page: 2}
  - {at_us: 100, op: Program_Suspend, die: 0}      # short form: a batch of one
  - {at_us: 210, op: Page_Read_SLC, die: 0, block: 4, page: 1}
  - {at_us: 400, op: Program_Resume, die: 0}
breakpoints:                      # optional, used by the window
  - {event: OP_END, op_uid: 1}
notes:                            # optional, shown on the time axis
  - {at_us: 100, text: suspend in CORE_BUSY}
"""
    )
    setup = scenario.setup
    assert [len(entry.ops) for entry in setup.script] == [3, 1, 1, 1]
    assert [request.gap_ns for request in setup.script[0].ops] == [0, 2_000, 0]
    assert setup.script[0].ops[1].targets == (Target(0, 0, 1),)
    assert scenario.lines == (13, 18, 19, 20)
    assert setup.initial == {(0, 4): BlockState(2, "SLC", "SLC")}
    assert setup.until_ns == 5_000_000
    assert scenario.breakpoints == (Breakpoint(EventKind.OP_END, 1),)
    assert scenario.notes == (Note(100_000, "suspend in CORE_BUSY"),)


def test_script_entries_keep_file_order():
    text = "nandviz: 1\nscript:\n" + "".join(
        f"- {{at_us: {at}, op: Reset, die: 0}}\n" for at in (5, 1, 5)
    )
    assert [entry.at_ns for entry in loads(text).setup.script] == [5_000, 1_000, 5_000]


@pytest.mark.parametrize(
    ("word", "ns"),
    [
        ("9.8244", 9_824),
        ('"9.8244"', 9_824),
        ("0.0005", 0),
        ("0.0015", 2),
        ("42.2826", 42_283),
        ("12", 12_000),
        ("1e3", 1_000_000),
        (".5", 500),
        ("+7.", 7_000),
        ("4611686018427386.9995", 4_611_686_018_427_387_000),
    ],
)
def test_times_are_exact_decimals_rounded_half_even(word, ns):
    assert loads(RUN + f"run: {{until_us: {word}}}\n").setup.until_ns == ns
    assert ns == ns_from_us(Decimal(word.strip('"')))


def test_every_policy_is_read():
    policies = loads(
        RUN
        + "policies: {sequence_gap_us: 1, bus_conflict: reject, on_blocked: reject,\n"
        + "  backlog_scope: plane, backlog_retry_delay_us: 2, backlog_retry_limit: 3,\n"
        + "  max_suspends_per_op: 4, min_resume_to_suspend_us: 5, offset_guard: 6, epr: false,\n"
        + "  queue_refill_period_us: 7}\n"
    ).setup.policies
    assert policies == Policies(
        1_000,
        BusConflict.REJECT,
        OnBlocked.REJECT,
        BacklogScope.PLANE,
        2_000,
        3,
        4,
        5_000,
        6,
        epr=False,
        queue_refill_period_ns=7_000,
    )
    for word in ("null", "none", "~"):
        text = f"{RUN}policies: {{max_suspends_per_op: {word}}}\n"
        assert loads(text).setup.policies.max_suspends_per_op is None


def test_the_sequence_gap_is_the_gap_of_ops_that_give_none():
    text = (
        "nandviz: 1\nscript:\n- at_us: 0\n  batch:\n  - {op: Read_Status, die: 0}\n"
        "  - {op: Read_Status, die: 0, gap_us: 0}\npolicies: {sequence_gap_us: 3}\n"
    )
    assert [r.gap_ns for r in loads(text).setup.script[0].ops] == [3_000, 0]
    changed = loads(text, overrides={"policies.sequence_gap_us": "4.5"})
    assert [r.gap_ns for r in changed.setup.script[0].ops] == [4_500, 0]


def test_states_of_blocks_are_read():
    setup = loads(
        RUN + "initial:\n  default: dirty\n  blocks:\n"
        "  - {die: 0, block: 0, state: bad}\n  - {die: 0, block: 1, state: dirty}\n"
        "  - {die: 0, block: 2, state: erased, celltype: TLC}\n"
        "  - {die: 0, block: 3, state: programmed, pages: 1}\n"
    ).setup
    assert setup.initial_default == BlockState(DIRTY)
    assert list(setup.initial.values()) == [
        BlockState(BAD),
        BlockState(DIRTY),
        BlockState(ERASED, "TLC"),
        BlockState(0),
    ]


def test_tables_of_times_are_read_as_far_as_they_are_given():
    text = RUN + "policies: {reset_us: {erase: 500, idle: none}, resume_penalty_us: {program: 4}}\n"
    policies = Policies(reset_erase_ns=500_000, resume_penalty_program_ns=4_000)
    assert loads(text).setup.policies == policies
    over = {"policies.reset_us.erase": "none", "policies.reset_us.read": "0.5"}
    over["policies.resume_penalty_us.erase"] = "7"
    assert loads(text, overrides=over).setup.policies == Policies(
        reset_read_ns=500, resume_penalty_program_ns=4_000, resume_penalty_erase_ns=7_000
    )


def test_targets_of_multi_plane_ops_are_read():
    text = (
        "nandviz: 1\nscript:\n- {at_us: 0, op: Page_Read_Multi_Plane_SLC, die: 0,\n"
        "   targets: [{block: 4, page: 3}, {block: 7, page: 3, plane: 3}]}\n"
        "- {at_us: 0, op: Block_Erase_SLC, die: 0, block: 5, page: 9}\n"
        "- {at_us: 0, op: Page_Read_SLC, die: 0, targets: [{block: 5, page: 9}]}\n"
    )
    targets = [entry.ops[0].targets for entry in loads(text).setup.script]
    assert targets == [(Target(0, 4, 3), Target(3, 7, 3)), (Target(1, 5, -1),), (Target(1, 5, 9),)]


def test_breakpoints_are_read():
    points = loads(
        RUN
        + "breakpoints:\n- {metric: backlog_size >= 3, hits: 2}\n- {metric: bus_busy_us > 9.8244}\n"
        "- {law: true}\n- {law: any}\n- {law: 6}\n- {axis: ERASE, die: 0}\n"
    ).breakpoints
    assert points == (
        Breakpoint(metric=MetricCondition("backlog_size", Comparison.GE, 3), hits=2),
        Breakpoint(metric=MetricCondition("bus_busy_ns", Comparison.GT, 9_824)),
        Breakpoint(law=ANY_LAW),
        Breakpoint(law=ANY_LAW),
        Breakpoint(law=6),
        Breakpoint(axis=Axis.ERASE, die=0),
    )


def test_a_workload_is_read():
    workload = loads(
        """nandviz: 1
workload:
  seed: 7
  stop: {until_us: 100000, ops: 5000}         # whichever comes first
  hooks: [queue_refill, phase]
  batch: {program: [1, 4], read: [1, 2]}       # batch sizes, uniform
  celltype: SLC
  weights:                                      # phase key → weight of each proposal; missing = 0
    IDLE: {program: 6, read: 3, erase: 1}
    PROGRAM.CORE_BUSY: {program_suspend: 1, none: 3}
    ERASE.CORE_BUSY: {erase_suspend: 1, none: 4}
    PROGRAM_SUSPENDED: {read: 4, program_resume: 2}
    ERASE_SUSPENDED: {read: 3, program: 2, erase_resume: 1}
"""
    ).setup.workload
    assert workload is not None
    assert (workload.seed, workload.until_ns, workload.max_ops) == (7, 100_000_000, 5_000)
    assert (workload.refill, workload.phase) == (True, True)
    assert workload.batch[Proposal.PROGRAM] == (1, 4)
    assert workload.batch[Proposal.ERASE] == (1, 1)
    assert workload.weights["ERASE_SUSPENDED"][Proposal.PROGRAM] == 2
    assert {proposal.value: op.name for proposal, op in workload.ops.items()} == {
        "program": "Page_Program_SLC",
        "read": "Page_Read_SLC",
        "erase": "Block_Erase_SLC",
        "program_suspend": "Program_Suspend",
        "program_resume": "Program_Resume",
        "erase_suspend": "Erase_Suspend",
        "erase_resume": "Erase_Resume",
        "reset": "Reset",
    }


def test_the_programs_of_a_workload_commit():
    section = "{seed: 1, stop: {ops: 1}, celltype: TLC, weights: {IDLE: {program: 1}}}"
    workload = loads(f"nandviz: 1\nworkload: {section}\n").setup.workload
    assert workload.ops[Proposal.PROGRAM].name == "One_Shot_Program_Exec_MSB"


def test_the_command_line_goes_over_seed_and_stop_of_a_workload():
    text = "nandviz: 1\nworkload: {seed: 1, stop: {ops: 1}, weights: {IDLE: {read: 1}}}\n"
    over = {"workload.seed": "9", "workload.stop.ops": "70", "workload.stop.until_us": "2.5"}
    workload = loads(text, overrides=over).setup.workload
    assert (workload.seed, workload.max_ops, workload.until_ns) == (9, 70, 2_500)


def test_a_workload_without_stop_ends_with_the_run():
    text = "nandviz: 1\nrun: {until_us: 5}\nworkload: {seed: 1, weights: {IDLE: {read: 1}}}\n"
    workload = loads(text).setup.workload
    assert workload is not None
    assert workload.until_ns == 5_000


@pytest.mark.parametrize("change", ["\ufeff{}", "{}"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_byte_order_mark_and_either_line_end_are_read(tmp_path, change, newline):
    text = change.format("nandviz: 1\nscript:\n- {at_us: 1, op: Reset, die: 0}\n")
    path = tmp_path / "named.yaml"
    path.write_bytes(text.replace("\n", newline).encode())
    scenario = load(path)
    assert scenario.lines == (3,)
    assert scenario.name == "named"
    assert scenario.text == text.replace("\n", newline).removeprefix("\ufeff")


def test_text_in_quotes_is_text_whatever_it_looks_like():
    assert loads(RUN + 'name: "true"\ndescription: "\\u00e9 5"\n').description == "é 5"


def test_there_are_built_in_scenarios_that_say_what_to_look_at():
    assert len(library.names()) >= 16
    for name in library.names():
        scenario = load(library.path(name))
        assert len(scenario.description) > 60
        assert scenario.name != name
        assert scenario.notes or scenario.setup.workload
        assert scenario.setup.topology.dies <= 4


def test_an_unknown_built_in_scenario_names_the_nearest():
    with pytest.raises(NandvizError, match="did you mean 'batch-of-three'"):
        library.path("batch-of-tree")
    with pytest.raises(NandvizError, match="there are "):
        library.path("../profiles/generic-tlc")

"""``host:`` and ``controller:`` of a scenario file: what they make, and what is wrong with them."""

import re
from fractions import Fraction
from pathlib import Path

import pytest

from nandviz.errors import ScenarioError
from nandviz.model.host import Controller, HostRequest
from nandviz.model.words import Axis, ControllerOrder, CutModel, EprCheck, PlacePart, RequestKind
from nandviz.scenario.loader import load, loads
from nandviz.scenario.scenario import Scenario
from nandviz.scenario.schema import OVERRIDABLE

READ, WRITE = RequestKind
ONE = "requests: [{at_us: 0, kind: read, lba: 0, sectors: 1}]"
MANY = "page_kib: 1, random: {seed: 1, requests: 9000, mean_interarrival_us: 1"
RANDOM = "random: {seed: 3, requests: 200, mean_interarrival_us: 40"


def scenario_of(host: str, rest: str = "", **overrides: str) -> Scenario:
    named = {key.replace("__", "."): value for key, value in overrides.items()}
    return loads(f"nandviz: 1\nhost: {{{host}}}\n{rest}", overrides=named)


def kinds_of(host: str) -> set[RequestKind]:
    asked = scenario_of(host).setup.host
    assert asked is not None
    return {request.kind for request in asked.requests}


def problems_of(host: str, rest: str = "", **overrides: str) -> list[str]:
    with pytest.raises(ScenarioError) as caught:
        scenario_of(host, rest, **overrides)
    return [str(problem) for problem in caught.value.problems]


def test_a_host_has_defaults_for_all_but_its_requests() -> None:
    setup = scenario_of(ONE).setup
    host = setup.host
    assert host is not None
    assert host.requests == (HostRequest(0, READ, 0, 1),)
    assert (host.page_sectors, host.erase_every) == (32, None)
    assert host.order == (PlacePart.DIE, PlacePart.PLANE)
    names = [op.name for op in host.ops[:3]]
    assert names == ["Page_Read_SLC", "Page_Program_SLC", "Block_Erase_SLC"]
    assert host.ops.suspend[Axis.ERASE].name == "Erase_Suspend"
    assert host.ops.resume[Axis.PROGRAM].name == "Program_Resume"
    assert setup.controller == Controller()
    assert setup.script == ()


def test_every_key_is_read() -> None:
    setup = scenario_of(
        f"{ONE}, page_kib: 4, place: {{order: [plane, die], erase_every: 3}}, "
        "ops: {read: Page_Read_TLC, program: Cache_Program_SLC, erase: Block_Erase_TLC}",
        "controller: {order: suspend, cut: cancel, pulses: 7, min_progress_us: 1, spare_us: 2.5, "
        "max_suspends: 3, max_reads: 4, budget_us: 5}\n",
    ).setup
    host = setup.host
    assert host is not None
    assert (host.page_sectors, host.erase_every) == (8, 3)
    assert host.order == (PlacePart.PLANE, PlacePart.DIE)
    names = [op.name for op in host.ops[:3]]
    assert names == ["Page_Read_TLC", "Cache_Program_SLC", "Block_Erase_TLC"]
    suspend = ControllerOrder.SUSPEND
    assert setup.controller == Controller(suspend, 1_000, 2_500, 3, 4, 5_000)
    assert (setup.policies.cut, setup.policies.pulses) == (CutModel.CANCEL, 7)


def test_requests_are_sorted_by_arrival_and_those_of_one_time_stay_in_order() -> None:
    rows = [(2, "read", 9), (1, "write", 5), (2, "write", 7), (1, "read", 6)]
    text = ", ".join(f"{{at_us: {t}, kind: {k}, lba: {n}, sectors: 1}}" for t, k, n in rows)
    host = scenario_of(f"requests: [{text}]").setup.host
    assert host is not None
    assert [request.lba for request in host.requests] == [5, 6, 9, 7]


def test_requests_come_from_a_trace_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "small.trace").write_text("4000 0 64 32 0\n9000 0 0 8 1\n9001 0 0 8 1\n")
    path = tmp_path / "case.yaml"
    path.write_text(
        "nandviz: 1\nhost:\n"
        "  trace: {file: small.trace, format: mqsim, unit: ns, first: 2, speed: 2}\n"
    )
    scenario = load(path)
    assert scenario.setup.host is not None
    assert scenario.setup.host.requests == (
        HostRequest(2_000, WRITE, 64, 32),
        HostRequest(4_500, READ, 0, 8),
    )
    assert scenario.host_trace == tmp_path / "small.trace"
    faster = load(path, {"host.trace.first": "none", "host.trace.speed": "1"}).setup.host
    assert faster is not None
    assert [request.arrival_ns for request in faster.requests] == [4_000, 9_000, 9_001]


def test_what_is_wrong_in_a_trace_is_told_with_its_own_place(tmp_path: Path) -> None:
    (tmp_path / "small.trace").write_text("4000 0 64 32 0\n9000 0 0 8 3\n")
    path = tmp_path / "case.yaml"
    path.write_text("nandviz: 1\nhost: {trace: {file: small.trace, format: mqsim}}\n")
    with pytest.raises(ScenarioError, match=r"small\.trace:2:12"):
        load(path)


# Random requests


def test_random_requests_are_those_of_their_seed_for_ever() -> None:
    host = scenario_of(
        f"{RANDOM}, sectors: [8, 64], lba: [100, 900], align_sectors: 8}}"
    ).setup.host
    assert host is not None
    assert host.requests[:3] == (
        HostRequest(arrival_ns=37_294, kind=WRITE, lba=744, sectors=24),
        HostRequest(arrival_ns=91_659, kind=READ, lba=648, sectors=59),
        HostRequest(arrival_ns=105_343, kind=WRITE, lba=816, sectors=59),
    )
    assert len(host.requests) == 200
    assert host.requests[-1].arrival_ns < 200 * 40_000
    assert all(
        8 <= r.sectors <= 64 and r.lba % 8 == 0 and 96 <= r.lba <= 900 for r in host.requests
    )


def test_random_requests_have_the_share_of_reads_and_the_rate_that_were_asked_for() -> None:
    host = scenario_of(f"{RANDOM}, read_share: 0.7}}", host__random__requests="20000").setup.host
    assert host is not None
    reads = sum(request.kind is READ for request in host.requests)
    assert Fraction(68, 100) < Fraction(reads, 20_000) < Fraction(72, 100)
    assert kinds_of(f"{RANDOM}, read_share: 1}}") == {READ}
    assert kinds_of(f"{RANDOM}, read_share: 0}}") == {WRITE}


def test_random_requests_may_come_until_a_time() -> None:
    host = scenario_of("random: {seed: 1, until_us: 1000, mean_interarrival_us: 8}").setup.host
    assert host is not None
    assert len(host.requests) == 125
    assert all(request.arrival_ns < 1_000_000 for request in host.requests)


def test_another_seed_gives_others() -> None:
    assert (
        scenario_of(f"{RANDOM}}}").setup != scenario_of(f"{RANDOM}}}", host__random__seed="4").setup
    )


# Policies that a host brings


def test_reads_of_a_host_need_no_mapping_unless_the_file_wants_the_rules() -> None:
    assert not scenario_of(ONE).setup.policies.epr
    assert scenario_of(ONE, "policies: {epr: true}\n").setup.policies.epr
    assert scenario_of(ONE, policies__epr="true").setup.policies.epr
    some = scenario_of(ONE, "policies: {epr: {celltype: false}}\n").setup.policies
    assert (some.epr, some.epr_off) == (True, (EprCheck.CELLTYPE,))


def test_a_cut_may_stand_in_both_places_if_it_is_the_same() -> None:
    both = "policies: {cut: cancel, pulses: 3}\ncontroller: {cut: cancel, pulses: 3}\n"
    assert scenario_of(ONE, both).setup.policies.cut is CutModel.CANCEL
    assert scenario_of(ONE, "policies: {pulses: 3}\n").setup.policies.pulses == 3
    (problem,) = problems_of(ONE, "policies: {cut: now}\ncontroller: {cut: cancel}\n")
    assert "4:19: controller.cut: 'cancel'; expected policies.cut: now in both places" in problem


def test_the_command_line_goes_over_a_cut_in_either_place() -> None:
    both = "policies: {cut: cancel}\ncontroller: {cut: cancel}\n"
    for key in ("policies__cut", "controller__cut"):
        assert (
            scenario_of(ONE, "controller: {cut: cancel}\n", **{key: "now"}).setup.policies.cut
            == "now"
        )
    assert scenario_of(ONE, both, policies__cut="now").setup.policies.cut is CutModel.NOW
    (problem,) = problems_of(ONE, controller__cut="now", policies__cut="cancel")
    assert "controller.cut" in problem


# The command line


def test_every_key_that_can_be_set_goes_over_that_of_the_file() -> None:
    values = {
        "controller.order": "read_first",
        "controller.min_progress_us": "1",
        "controller.spare_us": "2",
        "controller.max_suspends": "3",
        "controller.max_reads": "4",
        "controller.budget_us": "5",
        "host.place.erase_every": "6",
    }
    given = {key.replace(".", "__"): value for key, value in values.items()}
    setup = scenario_of(ONE, "controller: {order: suspend, budget_us: none}\n", **given).setup
    assert setup.controller == Controller(ControllerOrder.READ_FIRST, 1_000, 2_000, 3, 4, 5_000)
    assert setup.host is not None
    assert setup.host.erase_every == 6
    ours = {key for key in OVERRIDABLE if key.startswith(("host.", "controller."))}
    assert values.keys() < ours
    assert len(ours) == len(values) + 8


# What is wrong

FILE = "nandviz: 1\nhost: {"
WRONG = {
    "no requests": ("page_kib: 4", "", "host: no requests; expected one of trace, requests"),
    "two sources": (f"{ONE}, {RANDOM}}}", "", "host: requests, random; expected one of"),
    "no list": ("requests: 3", "", "host.requests: '3'; expected a list"),
    "an empty list": ("requests: []", "", "host.requests: a list of 0"),
    "a request without kind": (
        "requests: [{at_us: 0, lba: 0, sectors: 1}]",
        "",
        "host.requests[0].kind: missing",
    ),
    "an unknown kind": (
        "requests: [{at_us: 0, kind: raed, lba: 0, sectors: 1}]",
        "",
        "did you mean 'read'",
    ),
    "no sectors": ("requests: [{at_us: 0, kind: read, lba: 0, sectors: 0}]", "", "sectors: '0'"),
    "no page": (f"{ONE}, page_kib: 0", "", "host.page_kib: '0'"),
    "one place": (f"{ONE}, place: {{order: [die]}}", "", "host.place.order: a list of 1"),
    "a place twice": (
        f"{ONE}, place: {{order: [die, die]}}",
        "",
        "host.place.order[1]: 'die'; expected each of die and plane once",
    ),
    "an unknown op": (
        f"{ONE}, ops: {{read: Page_Raed_SLC}}",
        "",
        "host.ops.read: unknown op 'Page_Raed_SLC'; expected Page_Read_SLC",
    ),
    "an op of another kind": (
        f"{ONE}, ops: {{erase: Page_Read_SLC}}",
        "",
        "host.ops.erase: 'Page_Read_SLC'; expected an op for one page: Block_Erase_SLC",
    ),
    "an op that commits nothing": (
        f"{ONE}, ops: {{program: One_Shot_Program_LSB}}",
        "",
        "host.ops.program: 'One_Shot_Program_LSB'",
    ),
    "an op of many planes": (
        f"{ONE}, ops: {{read: Page_Read_Multi_Plane_SLC}}",
        "",
        "host.ops.read: 'Page_Read_Multi_Plane_SLC'",
    ),
    "an unknown format": (
        "trace: {file: a, format: mqsm}",
        "",
        "host.trace.format: 'mqsm'; expected mqsim",
    ),
    "no speed": (
        "trace: {file: a, format: fio, speed: 0}",
        "",
        "speed: '0'; expected a number above 0",
    ),
    "no such trace": (
        "trace: {file: nowhere.trace, format: fio}",
        "",
        "nowhere.trace: cannot be read",
    ),
    "no end": ("random: {seed: 1, mean_interarrival_us: 1}", "", "host.random: no end"),
    "two ends": (f"{RANDOM}, until_us: 3}}", "", "host.random: requests and until_us"),
    "too many": (
        "random: {seed: 1, until_us: 9, mean_interarrival_us: 0}",
        "",
        "expected 1 to 1,000,000 requests",
    ),
    "no request": (
        "random: {seed: 1, until_us: 1, mean_interarrival_us: 2}",
        "",
        "host.random: 0 requests",
    ),
    "a share above 1": (
        f"{RANDOM}, read_share: 1.1}}",
        "",
        "read_share: '1.1'; expected a number 0 to 1",
    ),
    "the most before the least": (
        f"{RANDOM}, sectors: [9, 8]}}",
        "",
        "host.random.sectors[1]: [9, 8]; expected the least before the most",
    ),
    "too many pages": (
        f"{MANY}, sectors: [90000, 90000]}}",
        "",
        "pages; expected at most 4,000,000 pages",
    ),
    "an unknown order": (ONE, "controller: {order: first}\n", "controller.order: 'first'"),
    "no reads": (ONE, "controller: {max_reads: 0}\n", "controller.max_reads: '0'"),
    "an unknown key": (ONE, "controller: {min_progres_us: 0}\n", "did you mean 'min_progress_us'"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_host_or_controller_is_told_with_its_place(name: str) -> None:
    host, rest, wanted = WRONG[name]
    found = problems_of(host, rest)
    assert len(found) == 1
    assert wanted in found[0]
    assert name == "no such trace" or re.match(r"<text>:[234]:\d+: ", found[0])


def test_a_controller_without_a_host_is_an_error() -> None:
    with pytest.raises(ScenarioError, match=r":3:13: controller: a controller without host"):
        loads("nandviz: 1\nscript: []\ncontroller: {order: fifo}\n")


@pytest.mark.parametrize("key", ["controller.order=fifo", "host.place.erase_every=3"])
def test_what_is_set_for_a_host_needs_one(key: str) -> None:
    name, _, value = key.partition("=")
    with pytest.raises(ScenarioError, match=f"--set {name} without host"):
        loads("nandviz: 1\nscript: []\n", overrides={name: value})


def test_what_is_set_for_a_trace_needs_one() -> None:
    (problem,) = problems_of(ONE, host__trace__first="3")
    assert "--set host.trace.first without host.trace" in problem


def test_a_profile_that_cannot_suspend_serves_what_is_not_suspended() -> None:
    profile = (
        "profile:\n  nandviz_profile: 1\n  name: plain\n"
        "  bases:\n"
        "    R: {kind: read, scope: die, states: [{name: ISSUE, bus: true}]}\n"
        "    P: {kind: program, axis: PROGRAM, scope: die, states: [{name: CORE_BUSY}]}\n"
        "    E: {kind: erase, axis: ERASE, scope: die, states: [{name: CORE_BUSY}]}\n"
        "  ops:\n"
        "    Page_Read_SLC: {base: R, us: {ISSUE: 1}}\n"
        "    Page_Program_SLC: {base: P, us: {CORE_BUSY: 1}}\n"
        "    Block_Erase_SLC: {base: E, us: {CORE_BUSY: 1}}\n"
    )
    assert scenario_of(ONE, f"{profile}controller: {{order: read_first}}\n").setup.host
    found = problems_of(ONE, f"{profile}controller: {{order: suspend}}\n")
    assert [problem.partition("controller.order: ")[2] for problem in found] == [
        "a profile without suspend or resume of PROGRAM; expected fifo or read_first",
        "a profile without suspend or resume of ERASE; expected fifo or read_first",
    ]


def test_the_script_and_a_workload_may_stand_beside_a_host() -> None:
    script = "script:\n  - {at_us: 0, op: Reset, die: 0}\n"
    setup = scenario_of(ONE, script).setup
    assert len(setup.script) == 1
    assert setup.host is not None

"""Other values in the place of a file's own: as if they stood in its text."""

from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nandviz.errors import Problem, ScenarioError
from nandviz.scenario import library
from nandviz.scenario.loader import load, loads
from nandviz.scenario.scenario import Scenario
from nandviz.scenario.variants import Variants

TEXT = """\
nandviz: 1
name: two entries
profile: {profile}
topology: {{dies: {dies}, planes: 2, blocks: 8, pages: 16}}
policies: {{max_suspends_per_op: {limit}, sequence_gap_us: {gap}, epr: {epr}}}
run: {{until_us: {until}}}
script:
  - {{at_us: {at}, op: Page_Program_SLC, die: {die}, block: {block}, page: 0}}
  - at_us: 100
    batch:
      - {{op: Block_Erase_SLC, die: 0, block: 1}}
      - {{op: Page_Program_SLC, die: 0, block: 3, page: 0, gap_us: {own_gap}}}
"""
PATHS = {
    "profile": "profile",
    "dies": "topology.dies",
    "limit": "policies.max_suspends_per_op",
    "gap": "policies.sequence_gap_us",
    "epr": "policies.epr",
    "until": "run.until_us",
    "at": "script[0].at_us",
    "die": "script[0].die",
    "block": "script[0].block",
    "own_gap": "script[1].batch[1].gap_us",
}
OWN = {
    "profile": "generic-tlc",
    "dies": "2",
    "limit": "none",
    "gap": "0",
    "epr": "true",
    "until": "5000",
    "at": "0",
    "die": "0",
    "block": "0",
    "own_gap": "1",
}
OTHER = {
    "profile": ["generic-tlc", "plane-programs", "nobody"],
    "dies": ["1", "2", "3", "0", "x"],
    "limit": ["none", "0", "7", "-1"],
    "gap": ["0", "1.5", "12", "-3"],
    "epr": ["true", "false", "maybe"],
    "until": ["none", "10", "2000.001", "1e99"],
    "at": ["0", "330.25", "1e3", "no", "0x10"],
    "die": ["0", "1", "2"],
    "block": ["0", "7", "8", "1.0"],
    "own_gap": ["0", "0.001", "5"],
}


def told(make: Callable[[], Scenario]) -> Scenario | tuple[Problem, ...]:
    """A scenario, or all that is wrong with it."""
    try:
        return make()
    except ScenarioError as error:
        return error.problems


@st.composite
def changes(draw: st.DrawFn) -> dict[str, str]:
    names = draw(st.lists(st.sampled_from(sorted(PATHS)), min_size=1, max_size=4, unique=True))
    return {name: draw(st.sampled_from(OTHER[name])) for name in names}


@given(changes())
@pytest.mark.slow
def test_a_value_is_read_as_if_it_stood_in_the_text(changed: dict[str, str]) -> None:
    own = loads(TEXT.format(**OWN), "own.yaml")
    values = {PATHS[name]: value for name, value in changed.items()}
    variants = Variants(own, values)
    wanted = told(lambda: loads(TEXT.format(**OWN | changed), "own.yaml"))
    found = told(lambda: variants.of(values))
    if isinstance(wanted, Scenario) and isinstance(found, Scenario):
        assert (found.setup, found.profile) == (wanted.setup, wanted.profile)
    else:
        assert {p.path for p in found} == {p.path for p in wanted}


@given(st.lists(changes(), min_size=2, max_size=5))
@pytest.mark.slow
def test_what_was_tried_before_leaves_no_trace(all_changes: list[dict[str, str]]) -> None:
    own = loads(TEXT.format(**OWN), "own.yaml")
    variants = Variants(own, PATHS.values())
    for changed in all_changes:
        values = {PATHS[name]: value for name, value in (OWN | changed).items()}
        fresh = Variants(own, PATHS.values())
        assert told(partial(variants.of, values)) == told(partial(fresh.of, values))


@pytest.mark.parametrize("name", library.names())
def test_a_time_of_the_profile_is_within_reach_in_each_built_in_scenario(name: str) -> None:
    own = load(library.path(name))
    op = next(op for op in own.profile.ops.values() if op.durations_ns[0])
    path = f"profile.ops.{op.name}.us.{op.base.states[0].name}"
    found = Variants(own, [path]).of({path: "77.5"})
    assert found.profile.ops[op.name].durations_ns == (77_500, *op.durations_ns[1:])
    assert {n: o for n, o in found.profile.ops.items() if n != op.name} == {
        n: o for n, o in own.profile.ops.items() if n != op.name
    }
    assert found.profile_name == own.profile_name
    same = str(op.durations_ns[0] / 1000)
    assert Variants(own, [path]).of({path: same}).setup == own.setup


def test_a_key_or_section_that_the_file_lacks_is_added() -> None:
    own = loads("nandviz: 1\nscript: [{at_us: 0, op: Reset, die: 0}]\n", "own.yaml")
    values = {"policies.sequence_gap_us": "3", "script[0].gap_us": "9", "run.until_us": "50"}
    setup = Variants(own, values).of(values).setup
    assert setup.policies.sequence_gap_ns == 3_000
    assert setup.script[0].ops[0].gap_ns == 9_000
    assert setup.until_ns == 50_000


def test_a_value_goes_over_one_of_the_command_line() -> None:
    own = loads(TEXT.format(**OWN), "own.yaml", overrides={"policies.max_suspends_per_op": "3"})
    path = "policies.max_suspends_per_op"
    assert Variants(own, [path]).of({path: "1"}).setup.policies.max_suspends_per_op == 1
    gap = "policies.sequence_gap_us"
    kept = Variants(own, [gap]).of({gap: "4"}).setup.policies
    assert (kept.max_suspends_per_op, kept.sequence_gap_ns) == (3, 4_000)


def test_the_profile_is_not_read_from_the_disk_again(tmp_path) -> None:  # type: ignore[no-untyped-def]
    profile = tmp_path / "own.yaml"
    profile.write_text("nandviz_profile: 1\nname: own\nextends: generic-tlc\n")
    file = tmp_path / "scenario.yaml"
    file.write_text(TEXT.format(**OWN | {"profile": "./own.yaml"}))
    own = load(file)
    profile.unlink()
    for path, value in (("topology.dies", "4"), ("profile.ops.Reset.us.CORE_BUSY", "1")):
        assert Variants(own, [path]).of({path: value}).profile.name == "own"


@pytest.mark.parametrize(
    ("path", "value", "line"),
    [
        ("script[0].at_us", "x", "--over script[0].at_us=x: script[0].at_us: 'x'; expected a num"),
        ("script[2].at_us", "1", "--over script[2].at_us: no item 2; expected 0 to 1"),
        ("script[0]", "1", "--over script[0]: script[0]; expected a key of the entry"),
        ("script", "1", "--over script: ''; expected a path"),
        ("script[0]at_us", "1", "--over script[0]at_us=1: 'at_us'; expected a path"),
        ("script[0].op.name", "1", "--over script[0].op.name=1: name of 'Page_Program_SLC'"),
        ("script[1].batch[2].die", "1", "--over script[1].batch[2].die=1: no item 2"),
        ("polices.epr", "1", "--over polices.epr=1: polices: unknown key 'polices'"),
        ("policies.eprr", "1", "--over policies.eprr=1: policies.eprr: unknown key 'eprr'"),
        ("topology.dies", "0", "--over topology.dies=0: topology.dies: '0'; expected a whole"),
        ("topology", "3", "--over topology=3: topology: '3'; expected a mapping"),
        ("workload.seed", "1", "--over workload.seed=1: workload.weights: missing"),
        ("profile.ops.Nobody.us.ISSUE", "1", "--over profile.ops.Nobody.us.ISSUE=1: profile.ops"),
        ("a..b", "1", "--over a..b=1: '.b'; expected a path"),
        ("", "1", "--over : ''; expected a path"),
    ],
)
def test_a_wrong_value_or_path_is_one_line_that_names_the_argument(
    path: str, value: str, line: str
) -> None:
    own = loads(TEXT.format(**OWN), "own.yaml")
    with pytest.raises(ScenarioError) as caught:
        Variants(own, [path]).of({path: value})
    assert str(caught.value.problems[0]).startswith(line)


def test_what_a_value_makes_wrong_elsewhere_is_told_with_its_place() -> None:
    own = loads(TEXT.format(**OWN | {"die": "1"}), "own.yaml")
    with pytest.raises(ScenarioError) as caught:
        Variants(own, ["topology.dies"]).of({"topology.dies": "1"})
    assert str(caught.value).startswith("two entries:8:")

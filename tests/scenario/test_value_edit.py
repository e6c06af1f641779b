"""Values at paths, written into a scenario's text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nandviz.errors import NandvizError, ScenarioError
from nandviz.scenario import library
from nandviz.scenario.loader import load, loads
from nandviz.scenario.value_edit import with_values
from nandviz.scenario.variants import Variants

BLOCK = """\
nandviz: 1
# before
policies:
  epr: false   # no checks
script:
  - at_us: 0      # when
    batch:
      - {op: Page_Program_SLC, die: 0, block: 0, page: 0}   # what
  - {at_us: 100, op: Program_Suspend, die: 0}  # cut
# after
notes: [{at_us: 1, text: hello}]
"""
FLOW = "{nandviz: 1, script: [{at_us: 1, op: Reset, die: 0}, {at_us: 2, op: Reset, die: 0}]}"
ANCHORED = """\
nandviz: 1
script:
  - {at_us: &when 100, op: Reset, die: 0}
  - {at_us: *when, op: Reset, die: 0}
"""


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        ("script[1].at_us", "7.5", "at_us: 100", "at_us: 7.5"),
        ("script[0].at_us", "3", "at_us: 0      # when", "at_us: 3      # when"),
        ("script[0].batch[0].page", "0", "page: 0}", "page: 0}"),
        ("policies.epr", "true", "epr: false   # no", "epr: true   # no"),
        (
            "policies.max_suspends_per_op",
            "2",
            "epr: false   # no checks\n",
            "epr: false   # no checks\n  max_suspends_per_op: 2\n",
        ),
        ("run.until_us", "50", "text: hello}]\n", "text: hello}]\nrun: {until_us: 50}\n"),
        ("name", "two words", "text: hello}]\n", 'text: hello}]\nname: "two words"\n'),
    ],
)
def test_a_value_changes_its_own_place_in_the_text_alone(path, value, old, new):
    changed = with_values(loads(BLOCK), {path: value})
    assert changed.text == BLOCK.replace(old, new)
    assert changed.setup == Variants(loads(BLOCK), [path]).of({path: value}).setup


def test_several_values_are_written_at_once():
    values = {"script[1].at_us": "9", "policies.sequence_gap_us": "1", "script[0].at_us": "4"}
    changed = with_values(loads(BLOCK), values)
    assert [entry.at_ns for entry in changed.setup.script] == [4_000, 9_000]
    assert changed.text.count("#") == BLOCK.count("#")


def test_a_key_is_added_in_brackets_and_in_a_text_without_an_end_of_line():
    assert (
        with_values(loads(FLOW), {"run.until_us": "5"}).text == FLOW[:-1] + ", run: {until_us: 5}}"
    )
    text = BLOCK.removesuffix("\n")
    assert with_values(loads(text), {"run.until_us": "5"}).text == f"{text}\nrun: {{until_us: 5}}"


def test_line_ends_stay_as_the_text_has_them():
    text = BLOCK.replace("\n", "\r\n")
    changed = with_values(loads(text), {"policies.max_suspends_per_op": "2"}).text
    assert "  max_suspends_per_op: 2\r\n" in changed
    assert changed.count("\n") == changed.count("\r\n") == text.count("\n") + 1


def test_a_profile_of_a_file_is_written_into_the_text_where_a_value_lies_in_it():
    path = "profile.ops.Page_Program_SLC.us.CORE_BUSY"
    for text in (BLOCK, BLOCK.replace("nandviz: 1\n", "nandviz: 1\nprofile: generic-tlc # part\n")):
        changed = with_values(loads(text), {path: "333"})
        assert 333_000 in changed.profile.ops["Page_Program_SLC"].durations_ns
        assert with_values(changed, {path: "300"}).text == changed.text.replace("333", "300")


def test_a_value_goes_over_that_of_the_command_line():
    scenario = load(library.path("workload-suspend-storm"), {"workload.seed": "7"})
    assert with_values(scenario, {"workload.seed": "9"}).setup.workload.seed == 9


def test_what_stands_behind_an_alias_is_left_to_be_changed_by_hand():
    with pytest.raises(NandvizError, match="by hand"):
        with_values(loads(ANCHORED), {"script[1].at_us": "7"})
    with pytest.raises(NandvizError, match="by hand"):  # it would move the other entry too
        with_values(loads(ANCHORED), {"script[0].at_us": "7"})


def test_a_value_that_is_not_valid_is_refused_with_its_path():
    with pytest.raises(ScenarioError, match=r"script\[1\]\.at_us"):
        with_values(loads(BLOCK), {"script[1].at_us": "soon"})
    with pytest.raises(ScenarioError, match="script"):
        with_values(loads(BLOCK), {"script[9].at_us": "5"})


@given(st.sampled_from(library.names()), st.integers(0, 10**6), st.sampled_from(["none", "1", "3"]))
@pytest.mark.slow
def test_every_built_in_scenario_can_be_given_values_in_its_text(name, at_us, most):
    scenario = load(library.path(name))
    values = {"policies.max_suspends_per_op": most}
    if scenario.setup.script:
        values["script[0].at_us"] = str(at_us)
    changed = with_values(scenario, values)
    assert changed.setup == Variants(scenario, values).of(values).setup
    assert (
        loads(changed.text, path=changed.path, folder=scenario.path.parent).setup == changed.setup
    )

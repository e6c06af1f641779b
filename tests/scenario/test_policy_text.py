"""A policy set in the text of a scenario: what else stands there stays to the character."""

import pytest

from nandviz.errors import NandvizError, ScenarioError
from nandviz.model.words import ReadOrder
from nandviz.scenario import library, loader
from nandviz.scenario.policy_text import with_policy

SCRIPT = "script: [{at_us: 0, op: Read_Status, die: 0}]\n"
HEAD = "nandviz: 1  # version\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (HEAD + SCRIPT, HEAD + "policies: {read_order: ordered}\n" + SCRIPT),
        (
            HEAD + "policies: {epr: false}  # none\n" + SCRIPT,
            HEAD + "policies: {read_order: ordered, epr: false}  # none\n" + SCRIPT,
        ),
        (HEAD + "policies: {}\n" + SCRIPT, HEAD + "policies: {read_order: ordered}\n" + SCRIPT),
        (
            HEAD + "policies:\n  # first\n  epr: false\n" + SCRIPT,
            HEAD + "policies:\n  # first\n  read_order: ordered\n  epr: false\n" + SCRIPT,
        ),
        (
            HEAD + "policies: {read_order: 'overtake', epr: false}\n" + SCRIPT,
            HEAD + "policies: {read_order: ordered, epr: false}\n" + SCRIPT,
        ),
        (
            HEAD + "policies:\n  epr: false\n  read_order: overtake  # stale\n" + SCRIPT,
            HEAD + "policies:\n  epr: false\n  read_order: ordered  # stale\n" + SCRIPT,
        ),
        (
            HEAD + "policies: &same {epr: false}\n" + SCRIPT,
            HEAD + "policies: &same {read_order: ordered, epr: false}\n" + SCRIPT,
        ),
        (
            SCRIPT + "nandviz: 1\n",
            "policies: {read_order: ordered}\n" + SCRIPT + "nandviz: 1\n",
        ),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_policy_is_set_in_its_place(before: str, after: str, newline: str) -> None:
    scenario = loader.loads(before.replace("\n", newline))
    changed = with_policy(scenario, "read_order", "ordered")
    assert changed.text == after.replace("\n", newline)
    assert changed.setup.policies.read_order is ReadOrder.ORDERED


@pytest.mark.parametrize("name", library.names())
def test_each_built_in_takes_another_policy(name: str) -> None:
    scenario = loader.load(library.path(name))
    for value in ("advance", "backlog"):
        scenario = with_policy(scenario, "displaced_reads", value)
        assert scenario.setup.policies.displaced_reads == value


@pytest.mark.parametrize(
    "text",
    [
        "{nandviz: 1, script: []}",
        "nandviz: 1\ntopology: &same {}\npolicies: *same\nscript: []\n",
    ],
)
def test_a_text_without_a_place_for_it_is_to_be_changed_by_hand(text: str) -> None:
    with pytest.raises(NandvizError, match="by hand"):
        with_policy(loader.loads(text), "read_order", "ordered")


def test_a_value_of_the_command_line_stands_over_the_file() -> None:
    scenario = loader.loads(HEAD + SCRIPT, overrides={"policies.read_order": "overtake"})
    with pytest.raises(NandvizError, match="by hand"):
        with_policy(scenario, "read_order", "ordered")


def test_a_value_that_is_none_is_an_error_of_the_text() -> None:
    with pytest.raises(ScenarioError, match="overtake or ordered"):
        with_policy(loader.loads(HEAD + SCRIPT), "read_order", "odd")

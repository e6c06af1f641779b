"""Edits of the script in the text of a scenario."""

import pytest

from nandviz.errors import NandvizError
from nandviz.scenario.loader import loads
from nandviz.scenario.model import Scenario
from nandviz.session.edits import add_entry, duplicate_entry, move_entry, remove_entry
from tests.session.sessions import TEXT

FLOW = """\
{nandviz: 1, name: flow, profile: generic-tlc, script: [
  {at_us: 0, op: Reset, die: 0}, {op: Reset, at_us: 50, die: 0},  # µ
  {at_us: 90, op: Reset, die: 0}]}
"""

ODD = """\
nandviz: 1
name: µ odd
script:
-
  # with a comment
  op: Reset
  at_us: &t 5
  die: 0
- op: Reset
  at_us: *t
  die: 0

# the last one
- {at_us: 9, op: Reset, die: 0}
"""


def times(text: str) -> list[int]:
    return [entry.at_ns // 1000 for entry in loads(text).setup.script]


@pytest.fixture(params=[TEXT, FLOW, ODD], ids=["block", "flow", "odd"])
def scenario(request: pytest.FixtureRequest) -> Scenario:
    return loads(request.param)


@pytest.mark.parametrize("index", range(3))
def test_moving_changes_one_time_and_nothing_else(scenario: Scenario, index: int) -> None:
    if "&t" in scenario.text and index == 0:
        pytest.skip("the anchor of another entry's time stands there")
    before, text = times(scenario.text), move_entry(scenario, index, 777_000)
    assert times(text) == [*before[:index], 777, *before[index + 1 :]]
    assert text.count("\n") == scenario.text.count("\n")
    assert text.count("#") == scenario.text.count("#")


@pytest.mark.parametrize("index", range(3))
def test_removing_takes_out_one_entry(scenario: Scenario, index: int) -> None:
    if "&t" in scenario.text and index == 0:
        pytest.skip("the anchor of another entry's time stands there")
    before = times(scenario.text)
    text = remove_entry(scenario, index)
    assert times(text) == [*before[:index], *before[index + 1 :]]


@pytest.mark.parametrize("index", range(3))
def test_duplicating_puts_a_copy_behind(scenario: Scenario, index: int) -> None:
    before = times(scenario.text)
    text = duplicate_entry(scenario, index)
    assert times(text) == [*before[: index + 1], *before[index:]]


def test_adding_puts_an_entry_at_the_end(scenario: Scenario) -> None:
    text = add_entry(scenario, "{at_us: 999, op: Reset, die: 0}")
    assert times(text) == [*times(scenario.text), 999]


def test_comments_between_entries_stay_when_one_is_removed() -> None:
    text = remove_entry(loads(TEXT), 0)
    assert "# first come the programs" in text


def test_a_file_without_a_last_line_end_is_edited_all_the_same() -> None:
    bare = loads("nandviz: 1\nname: x\nscript:\n- {at_us: 9, op: Reset, die: 0}")
    assert times(duplicate_entry(bare, 0)) == [9, 9]
    assert times(add_entry(bare, "{at_us: 10, op: Reset, die: 0}")) == [9, 10]


def test_the_only_entry_is_not_removed() -> None:
    bare = loads("nandviz: 1\nname: x\nscript:\n- {at_us: 9, op: Reset, die: 0}\n")
    with pytest.raises(NandvizError, match="only entry"):
        remove_entry(bare, 0)


def test_an_entry_that_is_not_there_is_an_index_error(scenario: Scenario) -> None:
    for index in (-1, 3):
        with pytest.raises(IndexError):
            move_entry(scenario, index, 5)


def test_an_entry_is_added_on_one_line_only() -> None:
    with pytest.raises(NandvizError, match="in braces"):
        add_entry(loads(TEXT), "at_us: 5")

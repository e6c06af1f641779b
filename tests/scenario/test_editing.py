import pytest

from nandviz.errors import NandvizError, ScenarioError
from nandviz.scenario import library
from nandviz.scenario.editing import (
    _span_alone,
    script_layout,
    with_entries_added,
    with_entries_removed,
    with_entry_duplicated,
    with_entry_moved,
)
from nandviz.scenario.loader import load, loads

BLOCK = """\
nandviz: 1
# before
script:
  # first
  - at_us: 0      # when
    batch:
      - {op: Page_Program_SLC, die: 0, block: 0, page: 0}   # what
  # second - with a dash
  - {at_us: 100, op: Program_Suspend, die: 0}  # cut

  -
    at_us: 0x
    op: Program_Resume
    die: 0
# after
notes: [{at_us: 1, text: hello}]
""".replace("0x", "400")
FLOW = (
    "{nandviz: 1, script: [{at_us: 1, op: Reset, die: 0}, {at_us: 2, op: Reset, die: 0}], name: x}"
)


def times(scenario):
    return [entry.at_ns for entry in scenario.setup.script]


def test_moving_an_entry_changes_its_time_and_nothing_else_in_the_text():
    moved = with_entry_moved(loads(BLOCK), 1, 123_456)
    assert moved.text == BLOCK.replace("at_us: 100", "at_us: 123.456")
    assert times(moved) == [0, 123_456, 400_000]


@pytest.mark.parametrize("index", [0, 1, 2])
def test_moving_works_for_each_layout_of_an_entry(index):
    moved = with_entry_moved(loads(BLOCK), index, 7_000)
    assert times(moved)[index] == 7_000
    assert moved.text.count("#") == BLOCK.count("#")


def test_removing_an_entry_keeps_the_comments_of_its_neighbours():
    removed = with_entries_removed(loads(BLOCK), [1])
    assert "# second - with a dash" in removed.text
    assert "# cut" not in removed.text
    assert times(removed) == [0, 400_000]


def test_removing_every_entry_leaves_an_empty_script():
    scenario = loads(BLOCK)
    for _ in range(3):
        scenario = with_entries_removed(scenario, [0])
    assert scenario.setup.script == ()
    assert scenario.notes
    assert "# after" in scenario.text


@pytest.mark.parametrize("index", [0, 1, 2])
def test_a_duplicate_stands_behind_its_original(index):
    doubled = with_entry_duplicated(loads(BLOCK), index)
    assert len(doubled.setup.script) == 4
    assert doubled.setup.script[index] == doubled.setup.script[index + 1]


@pytest.mark.parametrize("index", [0, 1, 2, 3])
def test_an_entry_is_added_at_its_index(index):
    added = with_entries_added(loads(BLOCK), index, ["{at_us: 55, op: Reset, die: 0}"])
    assert times(added)[index] == 55_000
    assert len(times(added)) == 4


def test_a_script_in_brackets_is_edited_too():
    scenario = loads(FLOW)
    assert times(with_entry_moved(scenario, 1, 5_500)) == [1_000, 5_500]
    assert times(with_entries_removed(scenario, [0])) == [2_000]
    assert times(with_entries_removed(scenario, [1])) == [1_000]
    assert times(with_entry_duplicated(scenario, 0)) == [1_000, 1_000, 2_000]
    assert times(with_entries_added(scenario, 2, ["{at_us: 9, op: Reset, die: 0}"]))[-1] == 9_000
    assert times(with_entries_added(scenario, 0, ["{at_us: 9, op: Reset, die: 0}"]))[0] == 9_000
    empty = with_entries_removed(scenario, [0, 1])
    assert empty.setup.script == ()
    assert times(with_entries_added(empty, 0, ["{at_us: 9, op: Reset, die: 0}"])) == [9_000]


def test_line_ends_and_a_missing_last_one_stay_as_they_are():
    text = BLOCK.replace("\n", "\r\n")
    moved = with_entry_moved(loads(text), 2, 1_000)
    assert moved.text == text.replace("at_us: 400", "at_us: 1")
    short = "nandviz: 1\r\nscript:\r\n- {at_us: 1, op: Reset, die: 0}"
    assert with_entry_duplicated(loads(short), 0).text == short + short[-33:]


def test_a_wrong_index_or_entry_is_refused_and_the_scenario_stays():
    scenario = loads(BLOCK)
    with pytest.raises(NandvizError, match=r"no script\[3\]"):
        with_entry_duplicated(scenario, 3)
    with pytest.raises(NandvizError, match=r"no script\[3\]"):
        with_entries_removed(scenario, [0, 3])
    with pytest.raises(NandvizError, match="no place"):
        with_entries_added(scenario, 5, ["{at_us: 1, op: Reset, die: 0}"])
    with pytest.raises(ScenarioError, match="unknown op"):
        with_entries_added(scenario, 0, ["{at_us: 1, op: Nonsense, die: 0}"])
    with pytest.raises(ScenarioError):
        with_entries_added(scenario, 0, ["{at_us: 1, op: ["])


def test_text_smuggled_in_with_an_entry_is_refused():
    text = "{at_us: 1, op: Reset, die: 0}\n- {at_us: 2, op: Reset, die: 0}"
    with pytest.raises(NandvizError, match="by hand"):
        with_entries_added(loads(BLOCK), 0, [text])


def test_an_entry_that_an_alias_repeats_is_not_edited_behind_its_back():
    text = "nandviz: 1\nscript:\n- &a {at_us: 1, op: Reset, die: 0}\n- *a\n"
    with pytest.raises(NandvizError, match="by hand"):
        with_entry_moved(loads(text), 0, 5)
    with pytest.raises(NandvizError, match="no at_us of its own"):
        with_entry_moved(loads(text), 1, 5)


@pytest.mark.slow
def test_every_entry_of_every_built_in_scenario_can_be_moved():
    for name in library.names():
        scenario = load(library.path(name))
        for index in range(len(scenario.setup.script)):
            assert times(with_entry_moved(scenario, index, 77_000))[index] == 77_000


RESET = "{at_us: 9, op: Reset, die: 0}"
ALONE = (
    BLOCK,
    BLOCK.replace("\n", "\r\n"),
    BLOCK.replace("\n", "\r"),
    BLOCK.replace("# cut\n", "# cut\u2028"),
    FLOW,
    "nandviz: 1\nscript:\n- &a {at_us: 1, op: Reset, die: 0}\n- *a\n- " + RESET,
    "nandviz: 1\nscript:\n- at_us: 1\n  op: Reset\n  die: 0\n\n- " + RESET.replace(" ", "\n   "),
)
SCRIPTS = [t for n in library.names() if "\nscript:" in (t := library.path(n).read_text())]


@pytest.mark.parametrize("text", [*ALONE, *SCRIPTS])
def test_an_entry_read_alone_stands_where_all_of_them_say(text):
    scenario = loads(text)
    spans = script_layout(scenario).entries
    for index, span in enumerate(spans):
        assert _span_alone(scenario, index) in (None, span)


def test_entries_behind_a_dash_are_read_alone():
    scenario = loads(BLOCK)
    assert _span_alone(scenario, 1) is not None


def test_editing_keeps_the_overrides_of_the_command_line():
    scenario = loads(BLOCK, overrides={"policies.epr": "false"})
    assert with_entries_removed(scenario, [0]).setup.policies.epr is False


def test_neighbours_in_brackets_are_removed_together():
    text = (
        "nandviz: 1\nscript: [{at_us: 1, op: Reset, die: 0}, {at_us: 2, op: Reset, die: 0},\n"
        "  {at_us: 3, op: Reset, die: 0}]\n"
    )
    scenario = loads(text)
    for gone, left in (([0, 1], [3_000]), ([1, 2], [1_000]), ([0, 2], [2_000]), ([0, 1, 2], [])):
        assert times(with_entries_removed(scenario, gone)) == left

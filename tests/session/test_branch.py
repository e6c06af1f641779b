"""Every edit makes a branch: run A stays as it was, run B is edited, and each step is undone."""

from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nandviz.errors import NandvizError
from nandviz.model.words import Showing
from nandviz.session import Session
from nandviz.session.branch import Follow
from nandviz.session.changes import Change, Topic
from nandviz.session.comparing import compare_runs
from nandviz.session.files import read
from nandviz.session.open_run import OpenRun
from nandviz.trace import store
from tests.session.sessions import TEXT, open_text

READ = "{at_us: 50, op: Page_Read_SLC, die: 0, block: 4, page: 1}"


def opened() -> Session:
    session = Session()
    open_text(session, TEXT)
    return session


def branched() -> Session:
    session = opened()
    session.edits.move_entry(1, 330_000)
    return session


def text_a(session: Session) -> str | None:
    return None if session.branch.a is None else session.branch.a.text


def test_the_first_edit_keeps_the_run_as_a() -> None:
    session = opened()
    before = session.run
    assert session.branch.a is None
    session.playhead.seek(3)
    session.edits.move_entry(1, 330_000)
    assert session.branch.a is before
    assert session.run is not before
    assert (before.text, before.playhead.k) == (TEXT, 3)


def test_further_edits_leave_a_alone() -> None:
    session = branched()
    a = session.branch.a
    session.edits.remove_entry(2)
    session.edits.add_entry(0, READ)
    assert session.branch.a is a
    assert text_a(session) == TEXT


def test_undo_walks_the_edits_of_b_then_back_to_a() -> None:
    session = branched()
    moved = session.files.text
    session.edits.remove_entry(2)
    session.edits.undo()
    assert (text_a(session), session.files.text) == (TEXT, moved)
    session.edits.undo()
    assert (text_a(session), session.files.text) == (None, TEXT)
    session.edits.redo()
    assert (text_a(session), session.files.text) == (TEXT, moved)


def test_an_edit_and_its_undo_compare_empty() -> None:
    session = opened()
    before = session.run
    session.edits.move_entry(1, 330_000)
    session.edits.move_entry(1, 100_000)
    assert session.branch.comparison is not None
    assert session.branch.comparison.is_empty
    session.edits.undo()
    session.edits.undo()
    assert compare_runs(before, session.run).is_empty


def test_what_differs_is_known_as_soon_as_b_is() -> None:
    session = branched()
    assert session.branch.comparison is not None
    assert "event 2 (100.000 µs)" in session.branch.comparison.sentence
    assert session.branch.comparison.a is session.branch.a.trace  # type: ignore[union-attr]
    assert session.branch.comparison.b is session.run.trace


def test_keep_b_and_clear_a_leave_b_alone_and_are_undone() -> None:
    for leave in ("keep_b", "clear_a"):
        session = branched()
        moved = session.files.text
        getattr(session.branch, leave)()
        assert (text_a(session), session.files.text) == (None, moved)
        assert session.branch.comparison is None
        session.edits.undo()
        assert (text_a(session), session.files.text) == (TEXT, moved)
        assert session.branch.comparison is not None


def test_the_next_edit_after_keep_b_keeps_b_as_a() -> None:
    session = branched()
    moved = session.files.text
    session.branch.keep_b()
    session.edits.remove_entry(2)
    assert text_a(session) == moved


def test_back_to_a_leaves_the_text_byte_equal_with_its_own_playhead() -> None:
    session = branched()
    a = session.branch.a
    session.branch.back_to_a()
    assert session.run is a
    assert session.files.text == TEXT
    assert text_a(session) is None
    session.edits.undo()
    assert text_a(session) == TEXT
    assert session.branch.a is a


def test_a_swap_simulates_nothing_and_turns_the_comparison_round() -> None:
    session = branched()
    a, b, before = session.branch.a, session.run, session.branch.comparison
    session.branch.swap()
    assert (session.branch.a, session.run) == (b, a)
    assert before is not None
    assert session.branch.comparison == -before
    session.edits.undo()
    assert (session.branch.a, session.run) == (a, b)


@pytest.mark.parametrize("step", ["keep_b", "clear_a", "back_to_a", "swap"])
def test_nothing_becomes_of_one_run_alone(step: str) -> None:
    session = opened()
    with pytest.raises(NandvizError):
        getattr(session.branch, step)()
    assert not session.edits.can_undo


def test_the_titles_say_what_was_edited() -> None:
    session = branched()
    assert session.branch.title_a == "original"
    assert session.branch.title_b == "edited: Program_Suspend 100 → 330 µs"
    session.branch.swap()
    assert session.branch.title_a == "edited: Program_Suspend 100 → 330 µs"
    assert session.branch.title_b == "original"
    session.edits.undo()
    session.edits.remove_entry(2)
    assert session.branch.title_b == "edited: 2 entries"
    session.edits.move_entry(1, 100_000)
    assert session.branch.title_b == "edited: Program_Resume removed at 400 µs"
    session.edits.undo()
    session.edits.undo()
    session.edits.undo()
    assert (session.branch.title_a, session.branch.title_b) == ("", "")


def test_breakpoints_that_are_written_make_no_branch() -> None:
    session = opened()
    session.edits.write_breakpoints([])
    assert session.branch.a is None
    session.edits.undo()
    assert session.files.text == TEXT


def test_another_file_that_is_opened_clears_a_and_a_reload_keeps_it(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(TEXT, encoding="utf-8")
    session = Session()
    session.files.open(path)
    session.edits.move_entry(1, 330_000)
    path.write_text(TEXT.replace("400", "500"), encoding="utf-8")
    session.files.reload()
    assert text_a(session) == TEXT
    assert "500" in session.files.text
    assert session.branch.title_b == "own.yaml, read again"
    session.edits.undo()
    assert session.branch.title_b == "edited: Program_Suspend 100 → 330 µs"
    assert "330" in session.files.text
    open_text(session, TEXT)
    assert session.branch.a is None


def test_another_file_is_compared_with_by_what_its_entries_say(tmp_path: Path) -> None:
    session = opened()
    a = session.run
    other = tmp_path / "other.yaml"
    other.write_text(TEXT.replace("at_us: 100", "at_us: 330"), encoding="utf-8")
    session.compare_with(read(other), other)
    assert session.branch.a is a
    assert session.files.path == other
    assert not session.files.modified
    assert session.run.entry_ids == a.entry_ids
    assert (session.branch.title_a, session.branch.title_b) == (a.name, "other.yaml")
    session.edits.move_entry(1, 200_000)
    assert session.branch.title_b == "other.yaml, edited"
    session.edits.undo()
    session.edits.undo()
    assert session.run is a
    assert session.files.path is None


def test_a_saved_trace_and_a_scenario_are_compared(tmp_path: Path) -> None:
    session = opened()
    store.save(session.run.trace, tmp_path / "own.nvtrace")
    session.edits.move_entry(1, 330_000)
    moved = session.run
    session.compare_with(read(tmp_path / "own.nvtrace"), tmp_path / "own.nvtrace")
    assert text_a(session) == TEXT
    assert session.branch.comparison is not None
    assert session.branch.comparison.divergence is None
    session.edits.undo()
    assert session.run.text == moved.text
    session.edits.redo()
    assert session.run.scenario is None
    session.branch.swap()
    assert session.files.text == TEXT


def goes_along(run: OpenRun, moved: OpenRun) -> bool:
    """Whether a playhead stands as far on as one may by the time of another one."""
    k, now_ns = run.playhead.k, moved.playhead.now_ns
    if moved.playhead.k < 0:
        return k == -1
    times = run.trace.events.time_ns
    return run.playhead.now_ns <= now_ns and (k + 1 == len(times) or int(times[k + 1]) >= now_ns)


def test_playheads_go_together_by_time() -> None:
    session = branched()
    assert session.branch.a is not None
    for k in (0, 3, -1, session.run.head):
        session.playhead.seek(k)
        assert goes_along(session.branch.a, session.run)


def test_playheads_go_together_by_matched_event() -> None:
    session = branched()
    session.branch.follow_by(Follow.EVENT)
    assert session.branch.a is not None
    assert session.branch.comparison is not None
    matched = 0
    for k in range(session.run.head + 1):
        session.playhead.seek(k)
        same = session.branch.comparison.event_of_a(k)
        if same is not None:
            matched += 1
            assert session.branch.a.playhead.k == same
    assert matched > 3


def test_where_a_alone_is_shown_it_is_what_moves_and_b_goes_along() -> None:
    session = branched()
    heard: list[Change] = []
    session.subscribe(heard.append, *Topic)
    session.branch.show(Showing.A)
    assert session.shown is session.branch.a
    assert any(Topic.RUN in change for change in heard)
    session.playhead.seek(2)
    assert session.branch.a is not None
    assert session.branch.a.playhead.k == 2
    assert goes_along(session.run, session.branch.a)
    session.edits.remove_entry(2)
    assert session.shown is session.branch.a
    session.branch.keep_b()
    assert session.shown is session.run
    assert session.branch.mode is Showing.B_WITH_GHOST


def test_a_change_is_told_once_with_all_that_follows_from_it() -> None:
    session = branched()
    heard: list[Change] = []
    session.subscribe(heard.append, *Topic)
    session.playhead.seek(3)
    assert heard == [{Topic.PLAYHEAD, Topic.BRANCH}]
    heard.clear()
    session.edits.move_entry(1, 200_000)
    assert len(heard) == 1
    assert {Topic.BRANCH, Topic.RUN, Topic.TEXT} <= heard[0]


def test_saving_elsewhere_moves_the_texts_of_both(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    profile = tmp_path / "own-profile.yaml"
    profile.write_text("nandviz_profile: 1\nname: own\nextends: generic-tlc\n", encoding="utf-8")
    path = tmp_path / "own.yaml"
    text = TEXT.replace("profile: generic-tlc", "profile: own-profile.yaml")
    path.write_text(text, encoding="utf-8")
    session = Session()
    session.files.open(path)
    session.edits.move_entry(1, 330_000)
    session.files.save_as(tmp_path / "far" / "own.yaml")
    assert not session.files.modified
    session.branch.back_to_a()
    assert session.files.text == text.replace("own-profile.yaml", "../own-profile.yaml")
    assert session.files.modified
    session.edits.undo()
    assert not session.files.modified


def test_edits_that_are_a_and_in_no_file_are_known(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(TEXT, encoding="utf-8")
    session = Session()
    session.files.open(path)
    session.edits.move_entry(1, 330_000)
    assert session.files.modified
    assert not session.files.unsaved_beside
    session.branch.swap()
    assert not session.files.modified
    assert session.files.unsaved_beside
    session.branch.swap()
    session.files.save()
    assert not session.files.unsaved_beside, "what it held before was saved once"


class Held(NamedTuple):
    """What is open, for a model that knows nothing but texts."""

    a: str | None
    b: str


STEPS = st.sampled_from(
    [
        "move",
        "move",
        "remove",
        "duplicate",
        "keep_b",
        "clear_a",
        "back_to_a",
        "swap",
        "undo",
        "redo",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(STEPS, st.integers(0, 4), st.integers(0, 500)), max_size=14))
@pytest.mark.slow
def test_undo_and_redo_go_through_whatever_was_open(steps: list[tuple[str, int, int]]) -> None:
    session = opened()
    undo: list[Held] = []
    redo: list[Held] = []

    def held() -> Held:
        return Held(text_a(session), session.files.text)

    for name, index, at_us in steps:
        before = held()
        done = _do(session, name, index, at_us)
        if name in {"undo", "redo"}:
            back, forth = (undo, redo) if name == "undo" else (redo, undo)
            assert done == bool(back)
            if done:
                forth.append(before)
                assert held() == back.pop()
        elif done and (name in {"keep_b", "clear_a", "back_to_a", "swap"} or held() != before):
            undo.append(before)
            redo.clear()
            _holds(name, before, held())
        branch = session.branch
        assert (branch.comparison is None) == (branch.a is None)
        if branch.a is not None:
            assert branch.comparison == compare_runs(branch.a, session.run)
            assert branch.a is not session.run


def _do(session: Session, name: str, index: int, at_us: int) -> bool:
    index = min(index, len(session.run.entry_ids) - 1)
    edits = {
        "move": lambda: session.edits.move_entry(index, 1000 * at_us),
        "remove": lambda: session.edits.remove_entry(index),
        "duplicate": lambda: session.edits.duplicate_entry(index),
        "undo": session.edits.undo,
        "redo": session.edits.redo,
    }
    try:
        (edits.get(name) or getattr(session.branch, name))()
    except NandvizError:
        return False
    return True


def _holds(name: str, before: Held, now: Held) -> None:
    """Check one step against what it is to do to the texts."""
    if name in {"keep_b", "clear_a"}:
        assert now == Held(None, before.b)
    elif name == "back_to_a":
        assert now == Held(None, before.a or "")
    elif name == "swap":
        assert now == Held(before.b, before.a or "")
    else:
        assert now.a == (before.b if before.a is None else before.a)

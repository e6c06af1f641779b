"""The playhead: every move, forward and back, behind the head and at it."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nandviz.model.setup import Setup
from nandviz.model.words import EventKind
from nandviz.query.event_effects import changes
from nandviz.query.jumps import JumpKind
from nandviz.query.narration import describe
from nandviz.query.op_history import events_of_op
from nandviz.scenario.breakpoint_words import parse_condition
from nandviz.scenario.scenario import ANY_LAW, Breakpoint
from nandviz.session import Change, Session, Stop, StopReason, Topic
from tests.session.sessions import session_of
from tests.session.setups import batch_of_three_setup
from tests.strategies import SMALL, setups

HEAD = 14
SUSPEND, REFUSAL, RESUME, RESUMED_END = 2, 5, 6, 10


def whole() -> Session:
    return session_of(batch_of_three_setup())


def begun(events: int) -> Session:
    return session_of(batch_of_three_setup(), events=events)


def test_a_run_is_shown_at_event_0() -> None:
    session = whole()
    assert (session.playhead.k, session.run.head, session.run.complete) == (0, HEAD, True)


def test_seek_stays_between_the_start_of_the_run_and_the_head() -> None:
    session = whole()
    assert session.playhead.seek(99).k == HEAD
    assert session.playhead.seek(-9).k == -1
    assert session.playhead.now_ns == 0


def test_seek_time_finds_the_last_event_by_an_instant() -> None:
    session = whole()
    assert session.playhead.seek_time(100_000).k == 3
    assert session.playhead.seek_time(99_999).k == 1


def test_a_step_past_either_end_says_so() -> None:
    session = whole()
    session.playhead.end()
    assert session.playhead.step_event(1).reason is StopReason.END_OF_RUN
    session.playhead.home()
    assert session.playhead.step_event(-1).reason is StopReason.START_OF_RUN
    assert session.playhead.k == -1


def test_a_tick_takes_all_events_of_an_instant() -> None:
    session = whole()
    session.playhead.home()
    ticks = [session.playhead.step_tick(1).k for _ in range(4)]
    assert ticks == [1, 3, 4, 5]
    assert [session.playhead.step_tick(-1).k for _ in range(4)] == [4, 3, 1, -1]


def test_the_events_of_an_op_are_those_that_touch_it() -> None:
    session = whole()
    session.playhead.home()
    forward = []
    while session.playhead.step_op(2, 1).reason is StopReason.REACHED:
        forward.append(session.playhead.k)
    assert forward == [0, 2, 9, 11, 12]
    assert [session.playhead.step_op(2, -1).k for _ in range(5)] == [11, 9, 2, 0, 0]


@pytest.mark.parametrize(
    ("kind", "events"),
    [
        (JumpKind.SUSPEND, [SUSPEND]),
        (JumpKind.RESUME, [RESUME]),
        (JumpKind.RESUMED_END, [RESUMED_END]),
        (JumpKind.BACKLOG, [2, 9]),
        (JumpKind.REFUSAL, [REFUSAL]),
        (JumpKind.BROKEN_LAW, []),
    ],
)
def test_a_jump_finds_the_events_of_its_kind_both_ways(kind: JumpKind, events: list[int]) -> None:
    session = whole()
    session.playhead.home()
    forward = [session.playhead.step_kind(kind, 1).k for _ in events]
    assert forward == events
    assert session.playhead.step_kind(kind, 1).reason is StopReason.NOTHING
    session.playhead.end()
    assert [session.playhead.step_kind(kind, -1).k for _ in events] == events[::-1]
    assert session.playhead.step_kind(kind, -1).reason is StopReason.NOTHING


def test_cause_and_effect_lead_back_and_forth() -> None:
    session = whole()
    session.playhead.seek(RESUMED_END)
    assert session.playhead.go_to_cause().k == RESUME
    assert session.playhead.go_to_effect(1).k == RESUMED_END
    session.playhead.seek(RESUME)
    assert session.playhead.go_to_cause().reason is StopReason.NOTHING


def test_a_step_at_the_head_steps_the_engine() -> None:
    session = begun(2)
    session.playhead.seek(1)
    assert (session.playhead.step_event(1).k, session.run.head) == (2, 2)
    assert (session.playhead.step_tick(1).k, session.run.head) == (3, 3)
    session.playhead.seek(0)
    session.playhead.step_event(1)
    assert session.run.head == 3


def test_stepping_the_engine_gives_the_same_run_as_simulating_it() -> None:
    stepped = begun(0)
    while stepped.playhead.step_event(1).reason is StopReason.REACHED:
        pass
    lines = [describe(stepped.run.trace, k).headline for k in range(HEAD + 1)]
    assert lines == [describe(whole().run.trace, k).headline for k in range(HEAD + 1)]


def _advanced(session: Session) -> Session:
    while session.run.progress.running:
        session.run.advance(0.001)
    return session


@pytest.mark.parametrize(
    ("move", "k"),
    [
        (lambda s: s.playhead.end(), HEAD),
        (lambda s: s.playhead.run_to_event(9), 9),
        (lambda s: s.playhead.run_to_time(100_000), 3),
        (lambda s: s.playhead.step_op(2, 1), SUSPEND),
        (lambda s: s.playhead.step_kind(JumpKind.RESUME, 1), RESUME),
        (lambda s: s.playhead.run_to_breakpoint(1), RESUMED_END),
    ],
)
def test_what_lies_past_the_head_is_found_while_the_run_goes_on(
    move: Callable[[Session], Stop], k: int
) -> None:
    stops = Breakpoint(event=EventKind.OP_END, op_uid=1)
    session = session_of(batch_of_three_setup(), stops, events=1)
    assert move(session).reason is StopReason.RUNNING
    assert session.playhead.k == 0
    assert _advanced(session).playhead.k == k
    assert session.playhead.last_stop.reason is not StopReason.RUNNING


def test_cancel_ends_the_simulation_and_what_was_looked_for() -> None:
    session = begun(1)
    session.playhead.end()
    session.run.cancel()
    assert session.playhead.last_stop.reason is StopReason.CANCELLED
    assert not session.run.progress.running
    assert session.run.advance().events == 1
    session.run.go_on()
    assert _advanced(session).run.complete
    assert session.playhead.k == 0


def test_an_op_that_has_ended_is_not_looked_for_to_the_end_of_the_run() -> None:
    session = begun(13)
    session.playhead.seek(12)
    assert session.playhead.step_op(1, 1).reason is StopReason.NOTHING
    assert session.run.head == 12


def test_playing_by_events_keeps_fractions() -> None:
    session = whole()
    ks = [session.playhead.play_tick(0.1, 5).k for _ in range(4)]
    assert ks == [0, 1, 1, 2]
    assert [session.playhead.play_tick(0.1, -10).k for _ in range(2)] == [1, 0]


def test_playing_by_time_follows_simulated_time() -> None:
    session = whole()
    assert session.playhead.play_tick(1.0, 99, by_time=True).k == 1
    assert session.playhead.play_tick(1.0, 99, by_time=True).k == 3
    assert session.playhead.play_tick(1.0, -100, by_time=True).k == 1


def test_playing_stops_at_a_breakpoint_and_at_both_ends() -> None:
    session = session_of(batch_of_three_setup(), Breakpoint(event=EventKind.BACKLOG_REFILL))
    assert session.playhead.play_tick(1.0, 12).reason is StopReason.BREAKPOINT
    assert session.playhead.k == 9
    assert session.playhead.play_tick(1.0, 99).reason is StopReason.END_OF_RUN
    assert session.playhead.play_tick(1.0, -99).k == 9
    assert session.playhead.play_tick(1.0, -99).reason is StopReason.START_OF_RUN


def test_playing_at_the_head_runs_the_engine() -> None:
    session = begun(1)
    while session.playhead.play_tick(1.0, 3).reason is not StopReason.END_OF_RUN:
        pass
    assert session.playhead.k == HEAD


def test_a_breakpoint_stops_a_run_and_a_run_back() -> None:
    session = session_of(batch_of_three_setup(), Breakpoint(event=EventKind.OP_END))
    stop = session.playhead.run_to_breakpoint(1)
    assert (stop.k, stop.words, stop.breakpoint_id) == (4, "paused at breakpoint 1", 1)
    session.playhead.end()
    assert session.playhead.run_to_breakpoint(-1).k == 12
    session.breakpoints.enable(1, enabled=False)
    assert session.playhead.run_to_breakpoint(-1).reason is StopReason.START_OF_RUN


def test_a_breakpoint_at_a_broken_law_waits_for_the_whole_run() -> None:
    session = session_of(batch_of_three_setup(), Breakpoint(law=ANY_LAW), events=1)
    assert session.playhead.run_to_breakpoint(1).reason is StopReason.RUNNING
    assert _advanced(session).playhead.last_stop.reason is StopReason.END_OF_RUN


def test_listeners_hear_what_changed_once() -> None:
    session, heard = whole(), list[Change]()
    end = session.subscribe(heard.append, *Topic)
    session.playhead.seek(3)
    session.breakpoints.add(Breakpoint(die=0))
    session.playhead.seek(3)
    end()
    session.playhead.seek(4)
    assert heard == [{Topic.PLAYHEAD}, {Topic.BREAKPOINTS}]


def test_listeners_hear_that_the_trace_grew() -> None:
    session, heard = begun(1), list[Change]()
    session.subscribe(heard.append, *Topic)
    session.playhead.step_event(1)
    assert heard[-1] == {Topic.PLAYHEAD, Topic.TRACE}


# Random runs

BREAKPOINTS = (
    Breakpoint(event=EventKind.SUBMIT),
    Breakpoint(op_uid=2),
    Breakpoint(die=1),
    Breakpoint(metric=parse_condition("backlog_size >= 2")),
    Breakpoint(event=EventKind.OP_END, hits=3),
)

MOVES: tuple[Callable[[Session, int], Stop], ...] = (
    lambda s, d: s.playhead.step_event(d),
    lambda s, d: s.playhead.step_event(3 * d),
    lambda s, d: s.playhead.step_tick(d),
    lambda s, d: s.playhead.step_op(1, d),
    lambda s, d: s.playhead.step_kind(JumpKind.BACKLOG, d),
    lambda s, d: s.playhead.step_kind(JumpKind.RESUMED_END, d),
    lambda s, d: s.playhead.run_to_breakpoint(d),
    lambda s, d: s.playhead.play_tick(0.3, 9 * d),
    lambda s, d: s.playhead.play_tick(0.3, 9 * d, by_time=True),
    lambda s, d: s.playhead.go_to_cause() if d < 0 else s.playhead.go_to_effect(),
    lambda s, d: s.playhead.seek(s.run.head // 2),
    lambda s, d: s.playhead.seek_time(300 * (d + 1)),
    lambda s, d: s.playhead.end() if d > 0 else s.playhead.home(),
)


@settings(max_examples=40)
@given(
    setups(batches=12),
    st.lists(st.tuples(st.sampled_from(range(len(MOVES))), st.sampled_from((1, -1))), max_size=30),
    st.integers(0, 30),
)
@pytest.mark.slow
def test_no_order_of_moves_leaves_the_trace(
    setup: Setup, moves: list[tuple[int, int]], events: int
) -> None:
    session = session_of(setup, *BREAKPOINTS, events=events, profile=SMALL)
    reference = session_of(setup, profile=SMALL)
    for move, direction in moves:
        stop = MOVES[move](session, direction)
        assert stop.k == session.playhead.k
        assert -1 <= session.playhead.k <= session.run.head <= reference.run.head
        _advanced(session)
    assert describe(session.run.trace, session.playhead.k) == describe(
        reference.run.trace, session.playhead.k
    )


@settings(max_examples=30)
@given(setups(batches=12), st.integers(0, 40), st.integers(1, 20))
@pytest.mark.slow
def test_so_many_steps_on_and_back_end_where_they_began(setup: Setup, k: int, steps: int) -> None:
    session = session_of(setup, events=k, profile=SMALL)
    session.playhead.seek(k)
    at, plan = session.playhead.k, session.playhead.as_of().planned_segments().tolist()
    reached = [session.playhead.step_event(1).k for _ in range(steps)]
    for _ in range(len({at, *reached}) - 1):
        session.playhead.step_event(-1)
    assert session.playhead.k == at
    assert session.playhead.as_of().planned_segments().tolist() == plan


@settings(max_examples=30)
@given(setups(batches=12))
@pytest.mark.slow
def test_breakpoints_stop_at_the_same_events_forward_and_back(setup: Setup) -> None:
    session = session_of(setup, *BREAKPOINTS, profile=SMALL)
    session.playhead.home()
    forward = []
    while session.playhead.run_to_breakpoint(1).reason is StopReason.BREAKPOINT:
        forward.append(session.playhead.k)
    session.playhead.seek(session.run.head)
    back = [session.run.head] if forward and forward[-1] == session.run.head else []
    while session.playhead.run_to_breakpoint(-1).reason is StopReason.BREAKPOINT:
        back.append(session.playhead.k)
    assert back == forward[::-1]


@settings(max_examples=30)
@given(setups(batches=12))
@pytest.mark.slow
def test_an_op_is_touched_by_just_the_events_that_change_it(setup: Setup) -> None:
    session = session_of(setup, profile=SMALL)
    changed: dict[int, list[int]] = {uid: [] for uid in range(1, len(session.run.trace.ops) + 1)}
    for k in range(session.run.head + 1):
        for uid in changes(session.run.trace, k).uids:
            changed[uid].append(k)
    for uid, events in changed.items():
        assert events_of_op(session.run.trace, uid).tolist() == events

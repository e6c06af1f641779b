"""What a breakpoint matches."""

import numpy as np
import pytest

from nandviz.errors import NandvizError
from nandviz.model.words import Axis, EventKind
from nandviz.query import breakpoint_matches
from nandviz.scenario.breakpoint_words import breakpoint_words, condition_words, parse_condition
from nandviz.scenario.scenario import Breakpoint
from nandviz.session.breakpoints import Breakpoints, Held
from nandviz.session.changes import Topic
from nandviz.trace.tables import Trace
from tests.benchmarks.long_life import long_life
from tests.query.counted import counting
from tests.session.setups import E_SUSPEND, ERASE, PROGRAM, batch, batch_of_three, request, run


@pytest.fixture(scope="module")
def trace() -> Trace:
    return batch_of_three()


def silent(_topic: Topic) -> None:
    """Tell nobody."""


def no_laws() -> list[tuple[int, int]]:
    return []


def stops(trace: Trace, what: Breakpoint) -> list[int]:
    points = Breakpoints(silent)
    points.add(what)
    found, k = [], 0
    while (hit := points.first(trace, k, trace.last_event + 1, no_laws)) is not None:
        found.append(hit[0])
        k = hit[0] + 1
    return found


@pytest.mark.parametrize(
    ("what", "events"),
    [
        (Breakpoint(event=EventKind.SUBMIT), [0, 2, 5, 6]),
        (Breakpoint(event=EventKind.OP_END, op_uid=1), [10]),
        (Breakpoint(op_uid=2), [0, 2, 9, 11, 12]),
        (Breakpoint(event=EventKind.SUBMIT, op_uid=2), [0, 2]),
        (Breakpoint(axis=Axis.PROGRAM, event=EventKind.SUBMIT), [0, 2, 6]),
        (Breakpoint(axis=Axis.ERASE), []),
        (Breakpoint(event=EventKind.BACKLOG_REFILL, axis=Axis.PROGRAM, die=0), [9]),
        (Breakpoint(die=1), []),
        (Breakpoint(op_uid=99), []),
        (Breakpoint(metric=parse_condition("backlog_size >= 2")), [2]),
        (Breakpoint(metric=parse_condition("backlog_size < 2")), [9]),
        (
            Breakpoint(event=EventKind.SUBMIT, metric=parse_condition("backlog_size == 2")),
            [2, 5, 6],
        ),
        (Breakpoint(event=EventKind.OP_END, hits=3), [10, 12, 14]),
    ],
)
def test_a_breakpoint_stops_where_all_its_conditions_hold(
    trace: Trace, what: Breakpoint, events: list[int]
) -> None:
    assert stops(trace, what) == events


def test_die_and_axis_are_those_of_the_ops_of_a_batch() -> None:
    trace = run(
        batch(0, request(ERASE, 1, die=1)),
        batch(1, request(PROGRAM, 2)),
        batch(60, request(E_SUSPEND, die=1)),
    )
    one = Breakpoint(event=EventKind.SUBMIT, die=1)
    assert stops(trace, one) == stops(trace, Breakpoint(event=EventKind.SUBMIT, axis=Axis.ERASE))
    assert len(stops(trace, one)) == 2


def test_a_broken_law_stops_by_its_number() -> None:
    def laws() -> list[tuple[int, int]]:
        return [(3, 4), (7, 6)]

    trace, points = batch_of_three(), Breakpoints(silent)
    number = points.add(Breakpoint(law=0))
    assert points.first(trace, 0, 15, laws) == (3, number)
    assert points.last(trace, 0, 15, laws) == (7, number)
    points.change(number, Breakpoint(law=6))
    assert points.first(trace, 0, 15, laws) == (7, number)


def test_hits_are_counted_up_to_an_event(trace: Trace) -> None:
    points = Breakpoints(silent)
    number = points.add(Breakpoint(event=EventKind.SUBMIT))
    assert [points.hits(trace, number, k, no_laws) for k in (-1, 0, 4, 14)] == [0, 1, 2, 4]


@pytest.mark.parametrize("what", [Breakpoint(event=EventKind.OP_END), Breakpoint(die=1)])
def test_hits_are_counted_alike_in_any_order_and_whatever_is_kept(
    what: Breakpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(breakpoint_matches, "_BLOCK", 8)
    trace = long_life(400)
    matching = np.array(stops(trace, what))
    for k in (50, 7, 8, trace.last_event, -1, 31, 30):
        assert breakpoint_matches.count(trace, what, k, no_laws) == (matching <= k).sum()


def test_hits_near_the_end_look_at_no_more_rows_in_a_longer_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(breakpoint_matches, "_BLOCK", 64)
    what = Breakpoint(event=EventKind.OP_END)

    def touched(trace: Trace) -> int:
        k = trace.last_event // 64 * 64 - 2
        breakpoint_matches.count(trace, what, k, no_laws)
        with counting() as count:
            return count(lambda: breakpoint_matches.count(trace, what, k + 1, no_laws))

    assert touched(long_life(12_800)) <= 1.5 * touched(long_life(1_600)) + 100


def test_of_two_at_one_event_the_first_number_is_told(trace: Trace) -> None:
    points = Breakpoints(silent)
    first, second = (points.add(Breakpoint(op_uid=1)) for _ in range(2))
    assert points.first(trace, 0, 15, no_laws) == (0, first)
    points.remove(first)
    assert points.last(trace, 0, 15, no_laws) == (10, second)


def test_a_number_is_never_used_again() -> None:
    points = Breakpoints(silent)
    points.remove(points.add(Breakpoint()))
    assert points.add(Breakpoint()) == 2
    with pytest.raises(KeyError):
        points.change(1, Breakpoint())


def test_the_breakpoints_of_another_file_are_numbered_from_1() -> None:
    points = Breakpoints(silent)
    points.add(Breakpoint())
    points.replace_all([Held(Breakpoint()), Held(Breakpoint())])
    assert [number for number, _ in points] == [1, 2]


def test_long_searches_find_the_same_as_one_look_at_all_events() -> None:
    trace = run(*(batch(at * 400, request(PROGRAM, at % 16, at // 16)) for at in range(900)))
    what = Breakpoint(event=EventKind.OP_END, die=0)
    found = stops(trace, what)
    assert len(found) == 900
    assert np.all(np.diff(found) > 0)


def test_words_say_what_a_breakpoint_is() -> None:
    what = Breakpoint(
        event=EventKind.OP_END,
        op_uid=1,
        die=0,
        axis=Axis.PROGRAM,
        metric=parse_condition("backlog_size>=3"),
        law=4,
        hits=2,
    )
    assert breakpoint_words(what) == (
        "OP_END, op 1, die 0, PROGRAM, backlog_size >= 3, broken law 4, from hit 2"
    )
    assert breakpoint_words(Breakpoint(law=0)) == "broken law"
    assert breakpoint_words(Breakpoint()) == "every event"


@pytest.mark.parametrize("text", ["backlog_size", "backlog_size >= x", "nothing >= 3", ""])
def test_a_condition_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(NandvizError):
        parse_condition(text)


def test_a_condition_is_read_as_it_is_written() -> None:
    for text in ("backlog_size >= 3", "suspended_depth != 0", "bus_busy_us < 0.5"):
        assert condition_words(parse_condition(text)) == text

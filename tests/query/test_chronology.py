"""A run in order of time: parts, their edges, stays, levels, instants."""

from collections.abc import Iterator
from itertools import islice, pairwise
from typing import NamedTuple

import pytest
from hypothesis import given

from nandviz.errors import TraceError
from nandviz.model.setup import Setup
from nandviz.query.chronology import Chronology, PartRun, Stay
from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.query.edges import Edge, edges
from nandviz.query.instants import InstantKind, instants
from nandviz.query.records import Phase
from nandviz.trace import laws
from nandviz.trace.tables import Trace
from tests.query.marks.reading import built_in
from tests.strategies import setups
from tests.trace.laws import stories


class Seen(NamedTuple):
    name: str
    time_ns: int
    begins: bool


def chronology(trace: Trace, k: int | None = None) -> Chronology:
    return Chronology(ColumnsAsOf(trace, k))


def seen(edge: Edge) -> Seen:
    part = f"{edge.part.uid}.{edge.part.number}"
    return Seen(part if edge.state is None else f"{part} state", edge.time_ns, edge.begins)


def test_a_suspended_op_goes_on_behind_its_resume() -> None:
    """Op 4 suspends op 1 at 30, op 5 resumes it at 300; 2 and 3 come when it has ended."""
    trace = stories.three_programs()
    parts = list(chronology(trace).parts())
    assert [(each.uid, each.number, each.of) for each in parts] == [
        *[(1, 1, 2), (4, 1, 1), (5, 1, 1), (1, 2, 2), (2, 1, 1), (3, 1, 1)]
    ]
    assert [(each.start_ns, each.end_ns) for each in parts][:3] == [(0, 30), (30, 51), (300, 326)]
    assert [each.flows for each in parts] == [(0,), (0,), (0,), (0,), (), ()]
    assert [each.suspension for each in parts] == [0, None, None, None, None, None]
    assert {each.phase for each in parts} == {Phase.EXECUTED}


def test_before_the_resume_nothing_follows_the_suspend() -> None:
    parts = list(chronology(stories.three_programs(), 4).parts())
    assert [(each.uid, each.of, each.flows) for each in parts] == [(1, 1, (0,)), (4, 1, (0,))]


def test_a_part_between_two_suspensions_belongs_to_both() -> None:
    parts = [part for part in chronology(stories.suspended_twice()).parts() if part.uid == 1]
    assert [part.flows for part in parts] == [(0,), (1, 0), (1,)]
    assert [part.suspension for part in parts] == [0, 1, None]


def test_what_ends_comes_before_what_begins() -> None:
    found = [seen(edge) for edge in edges(chronology(stories.three_programs()).parts())]
    at_30 = [each for each in found if each.time_ns == 30]
    assert [each.begins for each in at_30] == [False, False, True, True]
    assert [each.name for each in at_30] == ["1.1 state", "1.1", "4.1", "4.1 state"]


def test_what_has_no_length_begins_before_it_ends_and_before_what_begins_with_it() -> None:
    trace = stories.copy_of(stories.three_programs())
    part = next(each for each in chronology(trace).parts() if each.uid == 4)
    (row,) = (trace.parts.uid == 4).nonzero()[0].tolist()
    stories.write(trace, "parts", row, end_ns=part.start_ns)
    for each in (trace.segments.part == row).nonzero()[0].tolist():
        stories.write(trace, "segments", each, start_ns=part.start_ns, end_ns=part.start_ns)
    found = [seen(edge) for edge in edges(chronology(trace).parts())]
    mine = [each.begins for each in found if each.name.startswith("4.1")]
    states = len(part.states)
    assert mine == [True, *[True, False] * states, False]


@given(setup=setups())
def test_edges_are_in_order_of_time_and_each_part_has_two(setup: Setup) -> None:
    parts = list(chronology(stories.simulate(setup)).parts())
    found = list(edges(iter(parts)))
    assert all(a.time_ns <= b.time_ns for a, b in pairwise(found))
    assert len(found) == 2 * sum(1 + len(part.states) for part in parts)
    held: dict[int, list[object]] = {}
    for edge in found:
        stack = held.setdefault(edge.serial, [])
        if edge.begins:
            stack.append(edge.state)
        else:
            assert stack.pop() is edge.state, "what began last ends first"
    assert not any(held.values())


def test_no_more_is_read_than_has_begun() -> None:
    """A long run is never held as a whole."""
    read: list[PartRun] = []

    def reading() -> Iterator[PartRun]:
        for part in chronology(built_in("workload-mixed")).parts():
            read.append(part)
            yield part

    first = list(islice(edges(reading()), 100))
    assert len({edge.serial for edge in first}) <= len(read) < 100


def test_an_entry_stays_until_it_is_flushed_or_still_waits() -> None:
    """Ops 2 and 3 are displaced at 30 and come back at 393, when op 1 has ended."""
    trace = stories.three_programs()
    assert list(chronology(trace, 4).stays()) == [Stay(1, 30, None), Stay(2, 30, None)]
    assert [stay.start_ns for stay in chronology(trace).stays()] == [30, 30]
    assert all(stay.end_ns is not None for stay in chronology(trace).stays())
    (level,) = [each for each in chronology(trace, 4).waiting() if each.value.any()]
    assert [*zip(level.time_ns.tolist(), level.value.tolist(), strict=True)] == [(0, 0), (30, 2)]


def test_a_reset_ends_what_was_suspended() -> None:
    trace = stories.reset_between()
    (level,) = [each for each in chronology(trace).suspended() if each.value.any()]
    assert level.value.tolist()[-1] == 0
    assert level.time_ns.tolist()[0] == 0


def test_a_cancelled_op_end_stands_where_it_was_due() -> None:
    trace = stories.three_programs()
    found = [(each.time_ns, each.kind, each.uid) for each in instants(ColumnsAsOf(trace), ())]
    assert found == sorted(found, key=lambda each: each[0])
    due = {uid: at for at, kind, uid in found if kind is InstantKind.CANCELLED}
    ended = {uid: at for at, kind, uid in found if kind is InstantKind.OP_END}
    assert due[1] == 97
    assert ended.keys() == {1, 2, 3, 4, 5}
    assert [uid for _, kind, uid in found if kind is InstantKind.APPLIED] == [1, 2, 3]


def test_a_broken_law_is_among_the_instants() -> None:
    trace = stories.copy_of(stories.three_programs())
    stories.shift(trace, 2, -50)
    broken = [v for verdict in laws.check(trace) for v in verdict.violations]
    found = [each for each in instants(ColumnsAsOf(trace), broken) if each.kind == "law broken"]
    assert [(each.time_ns, each.uid) for each in found] == sorted(
        (v.time_ns, v.uid) for v in broken
    )
    assert {broken[each.row] for each in found} == {*broken}


def test_there_is_no_chronology_of_an_event_that_is_not() -> None:
    with pytest.raises(TraceError, match="no event 99"):
        chronology(stories.three_programs(), 99)

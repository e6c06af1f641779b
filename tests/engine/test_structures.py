"""The event queue, the bus, the backlog queue and the address state against plain models."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nandviz.engine.addresses import AddressDraft, AddressManager, Effect, fold
from nandviz.engine.backlog import Queue, Uids, Waiting
from nandviz.engine.bus import BusDraft, IntervalSet
from nandviz.engine.die_plan import Deed, Ends, Reservation, bits
from nandviz.engine.events import EventQueue
from nandviz.engine.observer import Observer
from nandviz.engine.ops import OpMaker
from nandviz.model.ops import Segment
from nandviz.model.plan import Part
from nandviz.model.setup import BlockState, Policies, Setup, Topology
from nandviz.model.words import DIRTY, ERASED, PRIORITY, Axis, EventKind, Kind, Source, Why
from tests.engine.stories import op

KINDS = st.sampled_from(list(EventKind))


class Told(Observer):
    """An observer of the queue alone."""

    def __init__(self):
        self.pushed = []
        self.cancelled = []

    def event_pushed(self, *event):
        self.pushed.append(event)

    def event_cancelled(self, seq):
        self.cancelled.append(seq)


@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("push"), st.integers(0, 20), KINDS),
            st.tuples(st.just("pop"), st.none(), st.none()),
            st.tuples(st.just("cancel"), st.integers(0, 30), st.none()),
        ),
        max_size=60,
    )
)
def test_event_queue_pops_by_time_priority_and_push_order(commands):
    queue, model = EventQueue(Told()), []
    for command, number, kind in commands:
        if command == "push":
            model.append(queue.push(number, kind))
        elif command == "cancel" and model:
            gone = model.pop(number % len(model))
            queue.cancel(gone)
            assert not gone.is_pending
        elif command == "pop" and model:
            first = min(model, key=lambda e: (e.time_ns, PRIORITY[e.kind], e.seq))
            assert queue.peek() is first
            assert queue.pop(first.time_ns - 1) is None
            assert queue.pop(first.time_ns) is first
            model.remove(first)
        queue.check_invariants()
        assert len(queue) == len(model)
    in_order = sorted(model, key=lambda e: (e.time_ns, PRIORITY[e.kind], e.seq))
    assert queue.pending() == in_order


def test_what_is_not_pending_is_not_popped_and_cannot_be_cancelled():
    told = Told()
    queue = EventQueue(told)
    assert queue.peek() is None
    event = queue.push(5, EventKind.SUBMIT)
    queue.cancel(event)
    with pytest.raises(KeyError):
        queue.cancel(event)
    assert queue.pop(5) is None
    assert told.pushed == [(0, 5, EventKind.SUBMIT, None, None, None, None)]
    assert told.cancelled == [0]


def test_a_script_in_order_keeps_the_heap_small():
    queue = EventQueue(Observer())
    for at_ns in range(1000):
        queue.push(10 * at_ns, EventKind.SUBMIT)
    queue.push(5, EventKind.OP_START)
    assert len(queue._heap) == 1
    queue.check_invariants()
    assert [event.time_ns for event in queue.pending()[:3]] == [0, 5, 10]


SPANS = st.tuples(st.integers(0, 60), st.integers(1, 8)).map(lambda s: (s[0], s[0] + s[1]))


@given(st.lists(st.tuples(st.booleans(), SPANS), max_size=40))
def test_interval_set_holds_the_instants_that_were_added_and_not_removed(commands):
    intervals, model = IntervalSet(), set()
    for add, (start, end) in commands:
        wanted = set(range(start, end))
        if add and not wanted & model:
            intervals.add(start, end)
            model |= wanted
        elif not add:
            intervals = intervals.without([(start, end)])
            model -= wanted
        intervals.check_invariants()
        assert {t for a, b in intervals.spans() for t in range(a, b)} == model
        taken = intervals.overlap_end(start, end)
        assert (taken is not None) == bool(set(range(start, end)) & model)


@given(
    st.lists(SPANS, max_size=8),
    st.lists(SPANS, max_size=4),
    st.lists(SPANS, max_size=3).map(sorted),
    st.integers(0, 40),
)
def test_bus_draft_finds_the_first_free_start_and_leaves_the_bus_alone(
    taken, removed, slots, lower
):
    base, model = IntervalSet(), set()
    for start, end in taken:
        if not model & set(range(start, end)):
            base.add(start, end)
            model |= set(range(start, end))
    before = base.spans()
    draft = BusDraft(base)
    for start, end in removed:
        draft.remove(start, end)
        model -= set(range(start, end))

    def free(s):
        return not any(s + t in model for a, b in slots for t in range(a, b))

    expected = next(s for s in range(lower, 400) if free(s))
    assert draft.first_free(lower, tuple(slots)) == expected
    assert base.spans() == before


SLOTS = st.sampled_from([((0, 1),), ((0, 3),), ((2, 5),), ((0, 2), (4, 6)), ((0, 1), (7, 9))])


@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("reserve"), st.integers(0, 40), SLOTS),
            st.tuples(st.just("ask"), st.integers(0, 40), SLOTS),
            st.tuples(st.just("remove"), SPANS, st.none()),
            st.tuples(st.just("commit"), st.none(), st.none()),
            st.tuples(st.just("roll back"), st.none(), st.none()),
        ),
        max_size=40,
    )
)
def test_a_bus_that_remembers_searches_finds_what_one_that_does_not_finds(commands):
    bus, taken = IntervalSet(), set()
    draft, drafted = BusDraft(bus), set()
    for what, where, slots in commands:
        if what in {"reserve", "ask"}:
            wanted = {t for a, b in slots for t in range(a, b)}
            first = next(s for s in range(where, 1000) if not drafted & {s + t for t in wanted})
            assert draft.first_free(where, slots) == first
            if what == "reserve":
                draft.add(first, slots)
                drafted |= {first + t for t in wanted}
        elif what == "remove":
            draft.remove(*where)
            drafted -= set(range(*where))
        else:
            if what == "commit":
                bus, taken = draft.committed(), drafted
                bus.check_invariants()
            draft, drafted = BusDraft(bus), set(taken)


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 12)), max_size=80))
def test_uids_know_their_least_whatever_came_and_went(commands):
    uids, model = Uids(), set()
    for add, uid in commands:
        if add and uid not in model:
            uids.add(uid)
            model.add(uid)
        elif not add and uid in model:
            uids.remove(uid)
            model.remove(uid)
        assert (len(uids), uids.ascending()) == (len(model), sorted(model))
        assert not model or uids.least == min(model)


def an_op(uid, name, block=0, page=0):
    return OpMaker(Topology(planes=2)).make(uid, 0, op(name, block, page), Source.SCRIPT)


def a_waiting(uid, name, block, page=0):
    return Waiting((Axis.PROGRAM, 0), an_op(uid, name, block, page), Why.DEFERRED)


def test_queue_puts_displaced_entries_in_front_in_their_order():
    queue = Queue()
    queue.append(a_waiting(1, "program", 0))
    queue.put_in_front([a_waiting(2, "program", 1), a_waiting(3, "read", 2)])
    assert [w.op.uid for w in queue.entries] == [2, 3, 1]
    assert queue.holds_block(frozenset({2}))
    assert queue.pop_head().op.uid == 2
    assert not queue.holds_block(frozenset({1}))
    assert queue.precedes(2, frozenset({0}), (Kind.PROGRAM,))
    assert not queue.precedes(1, frozenset({0}), (Kind.PROGRAM,)), "not itself"
    assert not queue.precedes(2, frozenset({0}), (Kind.ERASE,))
    assert not queue.precedes(9, frozenset({2}), (Kind.ERASE, Kind.PROGRAM)), "a read"
    queue.check_invariants()


KEY = 0, 3


def addresses():
    setup = Setup(Topology(), Policies(), (), initial={KEY: BlockState(4, "SLC", "SLC")})
    return AddressManager(setup)


@pytest.mark.parametrize(
    ("last", "celltype", "after"),
    [
        (5, "SLC", BlockState(5, "TLC", "SLC")),
        (5, "NONE", BlockState(5, "TLC", "TLC")),
        (ERASED, "SLC", BlockState(ERASED, "SLC")),
        (ERASED, "NONE", BlockState(ERASED, "NONE")),
        (DIRTY, "", BlockState(DIRTY, "TLC", "TLC")),
    ],
)
def test_what_an_op_leaves_of_a_block(last, celltype, after):
    assert Effect(last, celltype).after(BlockState(4, "TLC", "TLC")) == after


EFFECTS = st.lists(
    st.tuples(st.sampled_from([ERASED, DIRTY, 0, 1, 5]), st.sampled_from(["SLC", "TLC", "NONE"])),
    max_size=6,
)


@given(EFFECTS, st.sets(st.integers(0, 5)), EFFECTS)
def test_planned_state_is_the_applied_state_with_its_pending_effects(first, removed, second):
    manager = addresses()
    model = {}
    for number, (last, celltype) in enumerate(first):
        draft = AddressDraft(manager)
        model[number] = Effect(last, celltype)
        draft.add(KEY, number, model[number])
        draft.commit()
        manager.check_invariants()
    draft = AddressDraft(manager)
    for part_id in removed:
        draft.remove(KEY, part_id)
    model = {number: effect for number, effect in model.items() if number not in removed}
    for number, (last, celltype) in enumerate(second, start=10):
        model[number] = Effect(last, celltype)
        draft.add(KEY, number, model[number])
    before = manager.planned(KEY)
    state = manager.applied(KEY)
    for effect in model.values():
        state = effect.after(state)
    assert draft.planned(KEY) == state
    assert manager.planned(KEY) == before
    draft.commit()
    manager.check_invariants()
    for number in model:
        manager.apply(KEY, number)
        manager.check_invariants()
    assert manager.applied(KEY) == state


@given(
    EFFECTS,
    EFFECTS,
    st.lists(st.tuples(st.sampled_from(["ask", "remove", "add"]), st.integers(0, 20)), max_size=30),
)
def test_planned_before_a_part_is_the_state_after_what_is_left_of_lower_parts(
    committed, drafted, commands
):
    manager, model = addresses(), {}
    draft = AddressDraft(manager)
    for number, (last, celltype) in enumerate([*committed, *drafted]):
        if number == len(committed):
            draft.commit()
            draft = AddressDraft(manager)
        model[number] = Effect(last, celltype)
        draft.add(KEY, number, model[number])
    for what, part_id in commands:
        if what == "remove":
            draft.remove(KEY, part_id)
            model.pop(part_id, None)
        elif what == "add":
            newest = max([20, *model]) + 1
            model[newest] = Effect(7, "SLC")
            draft.add(KEY, newest, model[newest])
        before = fold(manager.applied(KEY), [e for n, e in model.items() if n < part_id])
        assert draft.planned_before(KEY, part_id) == before


def test_an_effect_cannot_be_applied_twice():
    manager = addresses()
    draft = AddressDraft(manager)
    for part_id, effect in enumerate([Effect(5, "SLC"), Effect(6, "SLC")]):
        draft.add(KEY, part_id, effect)
    draft.commit()
    manager.apply(KEY, 0)
    with pytest.raises(KeyError):
        manager.apply(KEY, 0)


@given(st.integers(0, 2**32 - 1))
def test_bits_are_the_positions_that_are_set(mask):
    assert list(bits(mask)) == [n for n in range(32) if mask >> n & 1]


@pytest.mark.parametrize("name", ["dout", "status", "read", "plane_read", "psuspend", "reset"])
def test_nothing_reserved_is_in_nobodys_way(name):
    assert Ends().conflict_ns(an_op(1, name)) == 0


@pytest.mark.parametrize(
    ("at_ns", "left"),
    [(0, []), (1, [(0, 0, 1)]), (10, [(0, 0, 10)]), (11, [(0, 0, 10), (1, 10, 11)])],
)
def test_of_what_is_cut_only_states_that_had_begun_are_left(at_ns, left):
    cut_in = Part(3, 1, 1, Source.SCRIPT, 0, 0b11, 0, 40, (Segment(0, 0, 10), Segment(1, 10, 40)))
    reservation = Reservation(an_op(1, "program"), cut_in, Deed(resumed_part=7))
    cut = reservation.cut_at(at_ns)
    assert (cut.part.segments, cut.part.end_ns) == (tuple(left), at_ns)
    assert (cut.op, cut.deed, cut.end_ns) == (reservation.op, reservation.deed, at_ns)
    unchanged = ("part_id", "uid", "number", "source", "die", "planes", "start_ns")
    assert all(getattr(cut.part, name) == getattr(cut_in, name) for name in unchanged)

"""Every kind of mark is read from the trace, as of every event, and nothing is lost."""

from dataclasses import fields

import pytest

from nandviz.engine.simulation import Simulation
from nandviz.model.words import EntryFate, Reason, Why
from nandviz.query.asof import AsOf
from nandviz.query.marks.extent import extent_ns
from nandviz.query.marks.ghost import Ghost
from nandviz.query.marks.read_aborts import Abort
from nandviz.query.marks.read_broken import BrokenLaw
from nandviz.query.marks.read_ends import End, OpEnd
from nandviz.query.marks.read_marks import Applied, MarkReader, Marks, Note
from nandviz.query.marks.read_suspended import Part
from nandviz.scenario import library
from nandviz.trace.codes import ENTRY_FATES
from nandviz.trace.laws.verdict import Finding, verdict
from nandviz.trace.recorder import Recorder
from nandviz.trace.tables import Trace
from tests.query.live import info_of
from tests.query.marks.reading import FAR_NS, SINGLY, US, built_in, from_text, marks_of, singly
from tests.strategies import RICH, random_setup, workload_setup
from tests.trace.laws import stories

CUT_NS, OLD_END_NS, RESUMED_NS, END_NS = 100 * US, 309_824, 550_185, 760_009
LOST = (EntryFate.DROPPED, EntryFate.ABORTED)
SHORT = [name for name in library.names() if not name.startswith(("workload", "host-tpcc"))]


def as_of(name: str, k: int | None = None) -> Marks:
    return marks_of(built_in(name), k)


# Each kind


def test_all_kinds_are_looked_at_here():
    elsewhere = {"dense", "beside", "exclusions", "host", "late", "left_out"}
    assert {*SINGLY, *elsewhere} == {f.name for f in fields(Marks)}


def test_a_suspend_that_came_too_late_is_read_where_it_runs():
    (late,) = as_of("late-suspend-complete").late
    assert (late.uid, late.die, late.start_ns, late.end_ns) == (2, 0, 299_824, 400_009)
    assert not as_of("late-suspend-complete", 1).late
    assert not as_of("batch-of-three").late


def test_a_suspension_lasts_from_its_cut_to_the_resumed_part():
    (open_,) = as_of("batch-of-three", 2).suspended
    assert (open_.uid, open_.n, open_.at_ns, open_.end_ns) == (1, 1, CUT_NS, CUT_NS)
    assert (open_.consumed_ns, open_.remaining_ns) == (100 * US, 209_824)
    assert open_.old_end_ns == OLD_END_NS
    assert open_.open
    assert not open_.aborted
    (over,) = as_of("batch-of-three").suspended
    assert (over.at_ns, over.end_ns, over.open) == (CUT_NS, RESUMED_NS, False)


def test_a_suspended_op_leaves_a_ghost_and_displaced_ones_leave_theirs():
    assert as_of("batch-of-three", 2).ghosts == (
        Ghost(1, 0, 15, CUT_NS, OLD_END_NS, True, "op 1: 209.824 µs left", 2),
        Ghost(2, 0, 15, OLD_END_NS, 619_648, False, "op 2 was here", 2),
        Ghost(3, 0, 15, 619_648, 929_472, False, "op 3 was here", 2),
    )


def test_a_resumed_op_has_a_second_part_from_the_resume_on():
    assert as_of("batch-of-three").parts == (Part(1, 0, 15, 2, 2, RESUMED_NS, END_NS),)
    assert as_of("batch-of-three", 2).parts == ()


def test_an_op_end_is_cancelled_then_rescheduled_then_comes():
    def of_op_1(k):
        return [
            (e.form, e.when_ns, e.next_ns) for e in as_of("batch-of-three", k).ends if e.uid == 1
        ]

    assert of_op_1(1) == []
    assert of_op_1(2) == [(End.CANCELLED, OLD_END_NS, None)]
    again = (End.CANCELLED, OLD_END_NS, END_NS)
    assert of_op_1(7) == [again, (End.RESCHEDULED, END_NS, None)]
    assert of_op_1(None) == [again, (End.RESUMED, END_NS, None)]
    plain = [e.uid for e in as_of("batch-of-three").ends if e.form is End.PLAIN]
    assert plain == [4, 5, 2, 3]


def test_op_ends_of_displaced_ops_are_cancelled_until_a_flush_is_planned():
    def cancelled(k):
        return {e.uid for e in as_of("batch-of-three", k).ends if e.form is End.CANCELLED}

    assert cancelled(2) == {1, 2, 3}
    assert cancelled(5) == {1}
    assert cancelled(None) == {1}


def test_an_application_is_at_the_end_of_its_op_on_the_plane_of_its_block():
    applied = as_of("batch-of-three").applied
    assert [(a.uid, a.block, a.page) for a in applied] == [(1, 0, 0), (2, 0, 1), (3, 0, 2)]
    assert applied[0] == Applied(1, 0, 0, END_NS, 0, 0)


def test_an_entry_waits_open_then_for_a_flush_then_has_left():
    waiting = as_of("batch-of-three", 2).waiting
    assert [(w.uid, w.why, w.row, w.start_ns, w.open) for w in waiting] == [
        (2, Why.DISPLACED, 0, CUT_NS, True),
        (3, Why.DISPLACED, 1, CUT_NS, True),
    ]
    assert [w.flush_ns for w in waiting] == [None, None]
    assert [w.flush_ns for w in as_of("batch-of-three", 5).waiting] == [RESUMED_NS] * 2
    over = as_of("batch-of-three").waiting
    assert [(w.open, w.end_ns, w.resume_ns, w.flush_ns) for w in over] == [
        (False, RESUMED_NS, RESUMED_NS, None)
    ] * 2


def test_a_failed_flush_has_its_number_its_reason_and_the_row_of_its_entry():
    marks = as_of("retry-then-drop")
    assert [(r.number, r.most, r.when_ns) for r in marks.retries] == [
        (1, 4, 650_185), (2, 4, 670_185), (3, 4, 690_185), (4, 4, 710_185)
    ]  # fmt: skip
    flushed, dropped = marks.waiting
    assert {(r.uid, r.row, r.reason) for r in marks.retries} == {
        (4, dropped.row, Reason.EPR_PAGE_ORDER)
    }
    assert (flushed.fate, flushed.left_for) == (EntryFate.FLUSHED, None)
    assert (dropped.fate, dropped.left_for) == (EntryFate.DROPPED, Reason.EPR_PAGE_ORDER)
    assert as_of("retry-then-drop", 11).waiting[1].fate is None


def refusals(at):
    return [at.refusal_at(number) for number in range(at.refusal_count)]


def test_every_refusal_is_where_its_op_would_have_started_with_its_reason():
    trace = built_in("refusals")
    found = marks_of(trace).refusals
    assert [(r.uid, r.reason) for r in found] == [(r.uid, r.reason) for r in refusals(AsOf(trace))]
    assert {type(r.reason) for r in found} == {Reason}
    start_ns = trace.refusals.start_ns.tolist()
    for refusal, start in zip(found, start_ns, strict=True):
        assert refusal.when_ns == (start if start >= 0 else trace.events.time_ns[refusal.born])


RESET = """nandviz: 1
name: a reset cuts one program and removes the next
profile: generic-tlc
script:
  - at_us: 0
    batch:
      - {op: Page_Program_SLC, die: 0, block: 0, page: 0}
      - {op: Page_Program_SLC, die: 0, block: 0, page: 1}
  - {at_us: 150, op: Reset, die: 0}
"""


def test_a_reset_cuts_what_ran_removes_what_was_planned_and_cancels_both_ends():
    marks = marks_of(from_text(RESET))
    born = marks.aborts[0].born
    assert marks.aborts == (
        Abort(1, 0, 15, 150 * US, OLD_END_NS, True, "op 1: 159.824 µs aborted", born),
        Abort(2, 0, 15, OLD_END_NS, 619_648, False, "op 2: aborted", born),
    )
    assert [(g.uid, g.cut, g.text) for g in marks.ghosts] == [
        (a.uid, a.cut, a.text) for a in marks.aborts
    ]
    assert [e for e in marks.ends if e.form is End.CANCELLED] == [
        OpEnd(1, 0, 0, 15, OLD_END_NS, End.CANCELLED),
        OpEnd(2, 0, 0, 15, 619_648, End.CANCELLED),
    ]


def test_a_reset_ends_suspension_and_backlog_at_its_start():
    trace = built_in("reset-while-suspended")
    op = next(i for i, o in enumerate(trace.info.ops) if o.name == "Reset")
    uid = int((trace.ops.op == op).nonzero()[0][0]) + 1
    start_ns = int(trace.parts.start_ns[(trace.parts.uid == uid).nonzero()[0][0]])
    marks = marks_of(trace)
    ended = [s for s in marks.suspended if s.aborted]
    assert ended
    assert {(s.end_ns, s.open) for s in ended} == {(start_ns, False)}
    assert {(w.end_ns, w.open) for w in marks.waiting} == {(start_ns, False)}


def test_violations_stand_in_order_of_time_up_to_the_playhead():
    trace = built_in("batch-of-three")
    reader = MarkReader(trace)
    late, early = Finding(2, 9, 700 * US, "late"), Finding(0, 1, 50 * US, "early")
    reader.set_verdicts([verdict(4, [late]), verdict(9, [early])])
    assert marks_of(trace, reader=reader).broken == (
        BrokenLaw(9, 0, -1, -1, 50 * US, 1, "early"),
        BrokenLaw(4, 2, 0, 0, 700 * US, 9, "late"),
    )
    assert [b.law for b in marks_of(trace, 2, reader=reader).broken] == [9]


def test_notes_are_those_of_the_scenario():
    trace = built_in("batch-of-three")
    assert trace.info.notes
    assert marks_of(trace).notes == tuple(Note(*note) for note in trace.info.notes)


# As of every event


def assert_the_past_is_the_same(simulation: Simulation, trace: Trace) -> None:
    """Read at each event while the run goes on, and once more as of each at its end."""
    reader = MarkReader(trace)
    live = []
    while simulation.step():
        live.append(singly(marks_of(trace, simulation.index, reader=reader)))
    fresh = MarkReader(trace)
    for k, expected in enumerate(live):
        assert singly(marks_of(trace, k, reader=fresh)) == expected, f"event {k}"


@pytest.mark.parametrize("seed", RICH)
def test_marks_as_of_an_event_do_not_know_what_came_after(seed):
    setup = random_setup(seed)
    trace = Trace(info_of(setup))
    assert_the_past_is_the_same(Simulation(setup, Recorder(trace)), trace)


@pytest.mark.parametrize("seed", range(3))
def test_marks_of_a_workload_as_of_an_event_do_not_know_what_came_after(seed):
    setup = workload_setup(seed, max_ops=25)
    trace = Trace(info_of(setup))
    assert_the_past_is_the_same(Simulation(setup, Recorder(trace)), trace)


@pytest.mark.parametrize("name", SHORT)
def test_each_table_of_the_trace_is_marked_row_by_row_as_of_every_event(name):
    trace = built_in(name)
    reader = MarkReader(trace)
    for k in range(-1, trace.last_event + 1):
        marks, at = marks_of(trace, k, reader=reader), AsOf(trace, k)
        assert marks.left_out == 0
        suspended = [s for uid in range(1, at.op_count + 1) for s in at.suspensions_of(uid)]
        assert {(s.uid, s.at_ns) for s in marks.suspended} == {(s.uid, s.at_ns) for s in suspended}
        assert sorted(w.uid for w in marks.waiting if w.open) == sorted(e.uid for e in at.backlog())
        applied = trace.applications.uid[trace.applications.born <= k]
        assert [a.uid for a in marks.applied] == applied.tolist()
        assert [r.uid for r in marks.refusals] == [r.uid for r in refusals(at)]
        tried = trace.retries.entry[trace.retries.born <= k].tolist()
        assert [r.entry for r in marks.retries] == tried
        gone = trace.backlog.died <= k
        lost = [f for f in trace.backlog.fate[gone].tolist() if ENTRY_FATES[f] in LOST]
        assert len([w for w in marks.waiting if w.lost]) == len(lost)
        ends = [e for e in marks.ends if e.form in (End.PLAIN, End.RESUMED)]
        assert len(ends) == handled_ends(at)


def handled_ends(at: AsOf) -> int:
    kinds = (at.event(k).kind for k in range(at.k + 1))
    return sum(kind == "OP_END" for kind in kinds)


# Spans


@pytest.mark.parametrize("name", SHORT)
def test_a_span_has_the_marks_of_the_run_that_meet_it(name):
    trace = built_in(name)
    whole = marks_of(trace)
    times = sorted({0, *trace.events.time_ns.tolist()})
    for t0_ns, t1_ns in zip(times, [*times[1:], extent_ns(AsOf(trace))[1] + 1], strict=True):
        part = marks_of(trace, None, (t0_ns, t1_ns))
        for field in ("applied", "refusals", "notes", "broken"):
            inside = {m for m in getattr(whole, field) if t0_ns <= m.when_ns < t1_ns}
            assert inside <= set(getattr(part, field)), field
        for field in ("ghosts", "aborts"):
            meeting = {m for m in getattr(whole, field) if m.end_ns > t0_ns and m.start_ns < t1_ns}
            assert meeting <= set(getattr(part, field)), field
        met = {s for s in whole.suspended if s.end_ns > t0_ns and s.at_ns < t1_ns}
        assert met <= set(part.suspended)
        met = {w for w in whole.waiting if w.end_ns > t0_ns and w.start_ns < t1_ns}
        assert met <= set(part.waiting)
        met = {p for p in whole.parts if p.end_ns > t0_ns and p.start_ns < t1_ns}
        assert met == set(part.parts)
        due = {(e.uid, e.when_ns) for e in whole.ends if t0_ns <= e.when_ns < t1_ns}
        assert due <= {(e.uid, e.when_ns) for e in part.ends}


@pytest.mark.parametrize("name", SHORT)
def test_the_extent_reaches_as_far_as_any_mark(name):
    trace = built_in(name)
    for k in range(-1, trace.last_event + 1):
        marks, end_ns = marks_of(trace, k), extent_ns(AsOf(trace, k))[1]
        assert all(e.when_ns <= end_ns for e in marks.ends)
        assert all(m.when_ns <= end_ns for m in (*marks.notes, *marks.applied))
        assert all(s.end_ns <= end_ns for s in (*marks.suspended, *marks.waiting, *marks.parts))
    assert extent_ns(AsOf(trace))[1] < FAR_NS


def test_the_marks_of_violations_are_made_for_those_in_the_span_alone(monkeypatch):
    trace, many = built_in("batch-of-three"), range(5_000)
    reader = MarkReader(trace)
    asked: list[int] = []
    monkeypatch.setattr(reader.places, "place", lambda uid: (asked.append(uid) or -1, -1))
    reader.set_verdicts([verdict(4, [Finding(i, 0, i, "") for i in many])])
    assert asked == []
    assert len(marks_of(trace, span=(1_000, 1_010), reader=reader).broken) == 10
    assert set(asked) & set(many[20:]) == set(range(1_000, 1_010))


def test_violations_at_the_edges_of_the_span_and_at_the_playhead():
    trace = built_in("batch-of-three")
    reader, now_ns = MarkReader(trace), AsOf(trace).now_ns
    times = (99, 100, 199, 200, now_ns, now_ns + 1)
    reader.set_verdicts([verdict(4, [Finding(0, 0, at, "") for at in times])])

    def shown(t0_ns: int, t1_ns: int) -> list[int]:
        return [b.when_ns for b in marks_of(trace, span=(t0_ns, t1_ns), reader=reader).broken]

    assert shown(100, 200) == [100, 199]
    assert shown(200, FAR_NS) == [200, now_ns]


def test_a_suspension_that_a_reset_ends_before_it_begins_lasts_no_time():
    trace = stories.reset_before_suspend()
    for k in range(4, trace.last_event + 1):
        (mark,) = marks_of(trace, k).suspended
        assert mark.end_ns == mark.at_ns == 13

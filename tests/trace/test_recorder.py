"""The recorder writes what it is told, hand-fed here, with the events that bound each row."""

import pytest

from nandviz.errors import TraceError
from nandviz.model.ops import Base, OpDef, OpRequest, Segment, State, Target
from nandviz.model.plan import BacklogEntry, Part, Suspension
from nandviz.model.setup import BlockState
from nandviz.model.words import Axis, EntryFate, EventKind, Fate, Kind, Reason, Scope, Source, Why
from nandviz.model.words import SuspensionStatus as Status
from nandviz.trace import recorder as recorder_module
from nandviz.trace.codes import ENTRY_FATES, FATES, NONE, OPEN, REASONS, STATUSES, WHYS
from nandviz.trace.recorder import Recorder
from nandviz.trace.tables import Trace, TraceInfo

STATES = (State("ISSUE", bus=True), State("CORE_BUSY", bus=False))
PROGRAM = OpDef(
    "Program", Base("P", Kind.PROGRAM, Axis.PROGRAM, Scope.DIE, STATES), "SLC", (10, 100)
)
REQUEST = OpRequest(PROGRAM, 1, (Target(0, 4, 2), Target(1, 5, 2)), gap_ns=7)


class Feed:
    """A recorder with shorthands; each ``event`` begins and ends one event."""

    def __init__(self) -> None:
        self.trace = Trace(TraceInfo("fed", (PROGRAM,)))
        self.recorder = Recorder(self.trace)
        self.seq = 0

    def push(self, time_ns: int, kind: EventKind, uid: int | None = None) -> int:
        self.recorder.event_pushed(self.seq, time_ns, kind, uid, None, 1, None)
        self.seq += 1
        return self.seq - 1

    def begin(self, now_ns: int) -> int:
        seq = self.push(now_ns, EventKind.SUBMIT)
        index = len(self.trace.events)
        self.recorder.event_begins(index, now_ns, seq)
        return index

    def submit(self, uid: int = 1) -> None:
        self.recorder.op_submitted(uid, 0, REQUEST, Source.SCRIPT)
        self.recorder.op_fate(uid, Fate.PLANNED, None)

    def reserve(self, part_id: int = 0, start: int = 100) -> None:
        segments = (Segment(0, start, start + 10), Segment(1, start + 10, start + 110))
        self.recorder.part_reserved(
            Part(part_id, 1, 1, Source.SCRIPT, 1, 0b11, start, start + 110, segments)
        )


@pytest.fixture
def feed() -> Feed:
    return Feed()


def test_events_know_cause_index_and_outcome(feed: Feed) -> None:
    first = feed.push(5, EventKind.SUBMIT)
    feed.recorder.event_begins(0, 5, first)
    caused = feed.push(9, EventKind.OP_END, uid=3)
    feed.recorder.event_done(0, "rejected:bus")
    feed.recorder.event_begins(1, 9, caused)
    queue, events = feed.trace.queue, feed.trace.events
    assert queue.born.tolist() == [-1, 0]
    assert queue.handled.tolist() == [0, 1]
    assert (queue.uid.tolist(), queue.die.tolist()) == ([0, 3], [1, 1])
    assert feed.trace.words[events.outcome[0]] == "rejected:bus"
    assert events.outcome[1] == NONE
    assert events.time_ns.tolist() == [5, 9]


def test_a_cancelled_event_knows_by_which_event(feed: Feed) -> None:
    seq = feed.push(50, EventKind.OP_END, uid=1)
    index = feed.begin(20)
    feed.recorder.event_cancelled(seq)
    assert feed.trace.queue.cancelled[seq] == index
    assert feed.trace.queue.handled[seq] == OPEN


def test_an_op_is_written_with_its_targets_and_each_fate_ends_the_one_before(feed: Feed) -> None:
    feed.begin(20)
    feed.submit()
    feed.begin(30)
    feed.recorder.op_fate(1, Fate.ABORTED, Reason.RESET)
    ops, targets, fates = feed.trace.ops, feed.trace.targets, feed.trace.fates
    assert (ops.submitted_ns[0], ops.gap_ns[0], ops.die[0], ops.n_targets[0]) == (20, 7, 1, 2)
    assert targets.block.tolist() == [4, 5]
    assert [FATES[code] for code in fates.fate] == [Fate.PLANNED, Fate.ABORTED]
    assert (fates.born.tolist(), fates.died.tolist()) == ([0, 1], [1, OPEN])
    assert REASONS[fates.reason[1]] is Reason.RESET


def test_a_cut_ends_the_rows_and_bears_shorter_ones(feed: Feed) -> None:
    feed.begin(0)
    feed.submit()
    feed.reserve()
    index = feed.begin(120)
    feed.recorder.part_cut(0, 150)
    parts, segments = feed.trace.parts, feed.trace.segments
    assert parts.end_ns.tolist() == [210, 150]
    assert parts.cut.tolist() == [0, 1]
    assert parts.died.tolist() == [index, OPEN]
    assert segments.part.tolist() == [0, 0, 1, 1]
    assert segments.end_ns.tolist() == [110, 210, 110, 150]
    assert segments.cut.tolist() == [0, 0, 0, 1]
    assert segments.died.tolist() == [index, index, OPEN, OPEN]


def test_a_cut_between_two_segments_truncates_none(feed: Feed) -> None:
    feed.begin(0)
    feed.submit()
    feed.reserve()
    feed.recorder.part_cut(0, 110)
    segments = feed.trace.segments
    assert segments.part.tolist() == [0, 0, 1]
    assert (segments.end_ns[2], segments.cut[2]) == (110, 0)


def test_a_cut_at_the_start_keeps_the_part_and_no_segment(feed: Feed) -> None:
    feed.begin(0)
    feed.submit()
    feed.reserve()
    feed.recorder.part_cut(0, 100)
    assert feed.trace.parts.end_ns.tolist() == [210, 100]
    assert len(feed.trace.segments) == 2


def test_a_part_that_was_cut_can_be_cut_again_but_not_lengthened(feed: Feed) -> None:
    feed.begin(0)
    feed.submit()
    feed.reserve()
    for at_ns in (180, 190, 105):
        feed.recorder.part_cut(0, at_ns)
    assert feed.trace.parts.end_ns.tolist() == [210, 180, 105]
    segments = feed.trace.segments
    assert segments.end_ns[segments.died == OPEN].tolist() == [105]


def test_a_removed_part_takes_its_segments_along(feed: Feed) -> None:
    feed.begin(0)
    feed.submit()
    feed.reserve()
    index = feed.begin(50)
    feed.recorder.part_removed(0)
    assert feed.trace.parts.died.tolist() == [index]
    assert feed.trace.segments.died.tolist() == [index, index]


def test_suspensions_open_resume_reopen_and_are_unmade(feed: Feed) -> None:
    tell = feed.recorder
    feed.begin(0)
    tell.op_suspended(Suspension(0, 1, Axis.PROGRAM, 1, 1, 2, 40, 1, 110, 40, (0, 70)))
    feed.begin(50)
    tell.op_resumed(0, 80, 5)
    feed.begin(60)
    tell.resume_undone(0)
    feed.begin(70)
    tell.suspension_voided(0)
    table, states = feed.trace.suspensions, feed.trace.suspension_states
    assert [STATUSES[code] for code in states.status] == [Status.OPEN, Status.RESUMED, Status.OPEN]
    assert states.born.tolist() == [0, 1, 2]
    assert states.died.tolist() == [1, 2, 3]
    assert (states.resumed_ns.tolist(), states.resumer_uid.tolist()) == ([-1, 80, -1], [0, 5, 0])
    assert (table.remaining_ns[0], table.voided[0]) == (70, 3)


def entry(entry_id: int, why: Why = Why.DISPLACED) -> BacklogEntry:
    return BacklogEntry(entry_id, Axis.PROGRAM, 1, entry_id, why, 5, None, 40)


def suspend(feed: Feed, number: int) -> None:
    feed.recorder.op_suspended(
        Suspension(number, 1, Axis.PROGRAM, 1, number + 1, 2, 40, 1, 110, 40, (0, 70))
    )


def test_displaced_entries_rank_before_older_ones_in_the_order_told(feed: Feed) -> None:
    tell = feed.recorder
    feed.begin(0)
    tell.backlog_entered(entry(1, Why.DEFERRED), front=False)
    tell.backlog_entered(entry(2, Why.DEFERRED), front=False)
    suspend(feed, 0)
    tell.backlog_entered(entry(3), front=True)
    tell.backlog_entered(entry(4), front=True)
    suspend(feed, 1)
    tell.backlog_entered(entry(5), front=True)
    tell.backlog_entered(entry(6, Why.MOVED), front=False)
    order = feed.trace.backlog.rank.argsort() + 1
    assert order.tolist() == [5, 3, 4, 1, 2, 6]


def test_an_entry_knows_when_and_how_it_left_and_each_failed_attempt(feed: Feed) -> None:
    tell = feed.recorder
    feed.begin(0)
    tell.backlog_entered(entry(1), front=True)
    feed.begin(90)
    tell.backlog_retried(1, 1, Reason.EPR_SAME_PAGE, "page 2 of block 4", 9)
    tell.backlog_left(1, EntryFate.DROPPED, Reason.EPR_SAME_PAGE)
    backlog, retries = feed.trace.backlog, feed.trace.retries
    assert (backlog.born[0], backlog.died[0], backlog.left_ns[0]) == (0, 1, 90)
    assert ENTRY_FATES[backlog.fate[0]] is EntryFate.DROPPED
    assert REASONS[backlog.reason[0]] is Reason.EPR_SAME_PAGE
    assert WHYS[backlog.why[0]] is Why.DISPLACED
    assert (retries.entry[0], retries.blocker_uid[0], retries.born[0]) == (1, 9, 1)
    assert feed.trace.words[retries.detail[0]] == "page 2 of block 4"


def test_refusals_applications_and_metrics_are_written(feed: Feed) -> None:
    tell = feed.recorder
    feed.begin(0)
    tell.refused(3, 1, Reason.BUS, "bus taken", None, None)
    tell.applied(1, 1, 4, 2, BlockState(2, "SLC"))
    tell.metric("suspends", 1)
    refusals, applications = feed.trace.refusals, feed.trace.applications
    assert (refusals.batch[0], refusals.start_ns[0], refusals.blocker_uid[0]) == (3, -1, 0)
    assert feed.trace.words[applications.erase_celltype[0]] == "SLC"
    assert applications.program_celltype[0] == NONE
    assert feed.trace.metrics.value.tolist() == [1]


def test_numbers_out_of_order_are_an_error(feed: Feed) -> None:
    with pytest.raises(TraceError, match="op_uid 2 where 1"):
        feed.submit(uid=2)
    with pytest.raises(TraceError, match="entry_id"):
        feed.recorder.backlog_entered(entry(2), front=True)
    with pytest.raises(TraceError, match="suspension_id"):
        suspend(feed, 1)


def test_finished_parts_leave_the_recorder(feed: Feed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recorder_module, "FLUSH_EVERY", 8)
    for number in range(2000):
        index = feed.begin(number * 200)
        if number == 0:
            feed.submit()
        feed.reserve(part_id=number, start=number * 200)
        feed.recorder.event_done(index, "ok")
    assert len(feed.recorder._live) < 600
    assert len(feed.trace.segments) == 4000

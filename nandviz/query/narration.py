"""Events in words: what an event did, for the status line, the event list and a screen reader."""

from collections.abc import Iterator
from dataclasses import dataclass

from nandviz.model.words import (
    BAD,
    DIRTY,
    ERASED,
    METRICS,
    Axis,
    EntryFate,
    EventKind,
    Fate,
    Kind,
    Reason,
    Source,
    Why,
)
from nandviz.query.event_effects import Changed, EventEffects, changes
from nandviz.query.metric_values import value_before
from nandviz.query.rows import op_def, op_words, ops_words, place_words
from nandviz.trace.codes import (
    AXES,
    ENTRY_FATE_CODE,
    FATE_CODE,
    KINDS,
    REASONS,
    SOURCE_CODE,
    WHYS,
)
from nandviz.trace.tables import Trace
from nandviz.units import us_sentence

__all__ = ["Changed", "Narration", "changes", "describe"]

_MAX_DETAILS = 60
_BLOCK_WORDS = {BAD: "BAD", DIRTY: "DIRTY", ERASED: "erased"}


@dataclass(frozen=True, slots=True)
class Narration:
    """An event in words.

    Attributes
    ----------
    headline
        One sentence.
    details
        One line each: what was reserved, pushed and cancelled, reasons, metrics.
    """

    event: int
    time_ns: int
    headline: str
    details: tuple[str, ...]


def describe(trace: Trace, k: int) -> Narration:
    """Say what event ``k`` did; -1 is the start of the run. Cost: that of `EventEffects`."""
    facts = EventEffects(trace, k)
    if facts.event is None:
        return Narration(-1, 0, _start_words(trace, facts), ())
    details = list(_details(trace, facts))
    if len(details) > _MAX_DETAILS:
        details[_MAX_DETAILS:] = [f"… and {len(details) - _MAX_DETAILS} more"]
    return Narration(k, facts.event.time_ns, _headline(trace, facts), tuple(details))


def _start_words(trace: Trace, facts: EventEffects) -> str:
    kinds = trace.queue.kind[facts.pushed.start : facts.pushed.stop].tolist()
    counts = [f"{kinds.count(code)} {kind}" for code, kind in enumerate(KINDS) if code in kinds]
    return f"Start of {trace.info.name}: {', '.join(counts) or 'nothing'} pending"


def _headline(trace: Trace, facts: EventEffects) -> str:
    event = facts.event
    assert event is not None
    if event.kind is EventKind.OP_START:
        return _op_start(trace, facts, event.uid)
    if event.kind is EventKind.OP_END:
        return _op_end(trace, facts, event.uid)
    if event.kind is EventKind.SUBMIT:
        return _submit(trace, facts, event.batch)
    if event.kind in {EventKind.BACKLOG_REFILL, EventKind.BACKLOG_RETRY}:
        return _flush(trace, facts)
    return _hook(trace, facts, f"{event.kind} on die {event.die}")


def _joined(head: str, clauses: "Iterator[str] | list[str]") -> str:
    found = list(clauses)
    return f"{head}: {'; '.join(found)}" if found else head


# Events of an op


def _op_start(trace: Trace, facts: EventEffects, uid: int) -> str:
    head = f"OP_START of {op_words(trace, uid)} on {place_words(trace, uid)}"
    return _joined(head, _applied(trace, facts))


def _op_end(trace: Trace, facts: EventEffects, uid: int) -> str:
    suspensions = _suspension_count(trace, facts, uid)
    resumed = "resumed " if suspensions else ""
    head = f"{resumed}OP_END of {op_words(trace, uid)} on {place_words(trace, uid)}"
    times = "once" if suspensions == 1 else f"{suspensions} times"
    after = [f"completed after being suspended {times}" if suspensions else "completed"]
    return _joined(head[0].upper() + head[1:], [*after, *_applied(trace, facts)])


def _suspension_count(trace: Trace, facts: EventEffects, uid: int) -> int:
    """Return how often an op that ends now was suspended: the number of its last part, less 1."""
    assert facts.event is not None
    parts = trace.parts
    born = facts.event.cause
    rows = range(*(parts.born.searchsorted(parts.born.dtype.type(k)) for k in (born, born + 1)))
    numbers = [int(parts.number[row]) for row in rows if parts.uid[row] == uid]
    return max(numbers, default=1) - 1


def _applied(trace: Trace, facts: EventEffects) -> Iterator[str]:
    table = trace.applications
    for row in facts.applied:
        block = f"block {table.block[row]}"
        page = int(table.page[row])
        last = int(table.last[row])
        if last >= 0:
            yield f"{block} page {page} applied"
        else:
            yield f"{block} is {_BLOCK_WORDS[last]}"


# A batch


def _submit(trace: Trace, facts: EventEffects, batch: int) -> str:
    if facts.refusals:
        return _refused(trace, facts, f"SUBMIT of batch {batch} rejected")
    clauses = list(_commit_clauses(trace, facts))
    leading = clauses and clauses[0].startswith(("SUSPEND ", "RESUME ", "RESET "))
    return "; ".join(clauses) if leading else _joined(f"SUBMIT of batch {batch}", clauses)


def _hook(trace: Trace, facts: EventEffects, head: str) -> str:
    """Say what the proposer of a workload was asked at, and what became of its proposal."""
    if facts.refusals:
        return _refused(trace, facts, f"{head}, its proposal rejected")
    return _joined(head, [*_commit_clauses(trace, facts)] or ["nothing proposed"])


def _refused(trace: Trace, facts: EventEffects, head: str) -> str:
    table = trace.refusals
    others = [
        int(table.uid[row])
        for row in facts.refusals
        if REASONS[table.reason[row]] is Reason.BATCH_REJECTED
    ]
    clauses = [
        f"{op_words(trace, int(table.uid[row]))} refused: {REASONS[table.reason[row]]}"
        f" ({trace.words.text(int(table.detail[row]))})"
        for row in facts.refusals
        if REASONS[table.reason[row]] is not Reason.BATCH_REJECTED
    ]
    if others:
        clauses.append(f"{ops_words(others)} refused with it")
    return _joined(head, clauses)


def _commit_clauses(trace: Trace, facts: EventEffects) -> Iterator[str]:
    """Say what transactions did, the rarest and gravest first."""
    yield from _suspends(trace, facts)
    yield from _resumes(trace, facts)
    yield from _resets(trace, facts)
    yield from _entered(trace, facts)
    yield from _planned(trace, facts)


def _suspends(trace: Trace, facts: EventEffects) -> Iterator[str]:
    table = trace.suspensions
    for row in facts.suspensions:
        uid, axis = int(table.uid[row]), AXES[table.axis[row]]
        left = us_sentence(table.remaining_ns[row])
        yield f"SUSPEND of op {uid} on die {table.die[row]}: {left} left"
        displaced = [
            u for u, why, a in _entries(trace, facts) if why is Why.DISPLACED and a is axis
        ]
        if displaced:
            yield f"{ops_words(displaced)} displaced to {axis} backlog"
        if uid in _cancelled_ends(trace, facts):
            yield f"OP_END of op {uid} cancelled"
    for suspension in facts.opened_again():
        if not facts.submitted(Kind.RESET):
            yield f"resume of op {table.uid[suspension]} taken back, it is suspended again"


def _cancelled_ends(trace: Trace, facts: EventEffects) -> set[int]:
    queue = trace.queue
    return {
        int(queue.uid[row]) for row in facts.cancelled if KINDS[queue.kind[row]] is EventKind.OP_END
    }


def _entries(trace: Trace, facts: EventEffects) -> list[tuple[int, Why, Axis]]:
    """Return (uid, why, axis) of what entered a backlog, in queue order."""
    table = trace.backlog
    return [
        (int(table.uid[row]), WHYS[table.why[row]], AXES[table.axis[row]]) for row in facts.entered
    ]


def _resumes(trace: Trace, facts: EventEffects) -> Iterator[str]:
    states, table, parts = trace.suspension_states, trace.suspensions, trace.parts
    for row in facts.resumed():
        suspension = int(states.suspension[row])
        uid = int(table.uid[suspension])
        at = us_sentence(states.resumed_ns[row])
        yield f"RESUME of op {uid} on die {table.die[suspension]} at {at}"
        for part in facts.parts:
            if parts.uid[part] == uid and parts.number[part] > 1:
                yield (
                    f"part {parts.number[part]} runs the "
                    f"{us_sentence(table.remaining_ns[suspension])}"
                    f" that were left; resumed OP_END at {us_sentence(parts.end_ns[part])}"
                )
    for seq in facts.pushed:
        if KINDS[trace.queue.kind[seq]] is EventKind.BACKLOG_REFILL:
            axis = AXES[trace.queue.axis[seq]]
            yield f"{axis} backlog will be flushed at {us_sentence(trace.queue.time_ns[seq])}"


def _resets(trace: Trace, facts: EventEffects) -> Iterator[str]:
    aborted = [
        int(trace.fates.uid[row])
        for row in facts.fates
        if trace.fates.fate[row] == FATE_CODE[Fate.ABORTED]
    ]
    for uid in facts.submitted(Kind.RESET):
        words = f"{ops_words(aborted)} aborted" if aborted else "nothing to abort"
        yield f"RESET of die {trace.ops.die[uid - 1]}: {words}"
        if len(facts.voided):
            ops = [int(trace.suspensions.uid[row]) for row in facts.voided]
            yield f"the suspension of {ops_words(ops)} never happened"


def _entered(trace: Trace, facts: EventEffects) -> Iterator[str]:
    entries = _entries(trace, facts)
    for why, words in (
        (Why.DEFERRED, "deferred to"),
        (Why.BOUNDARY, "put behind it into"),
        (Why.MOVED, "moved to"),
    ):
        for axis in AXES:
            uids = [u for u, w, a in entries if w is why and a is axis]
            if uids:
                yield f"{ops_words(uids)} {words} {axis} backlog"


def _planned(trace: Trace, facts: EventEffects) -> Iterator[str]:
    """Say what was reserved, save the SUSPENDs, RESUMEs, RESETs and resumed parts told before."""
    told = {Kind.SUSPEND, Kind.RESUME, Kind.RESET}
    parts = trace.parts
    rows = [
        row
        for row in facts.parts
        if parts.number[row] == 1
        and not parts.cut[row]
        and op_def(trace, int(parts.uid[row])).base.kind not in told
        and parts.source[row] != SOURCE_CODE[Source.BACKLOG]
    ]
    if len(rows) == 1:
        row = rows[0]
        op = op_words(trace, int(parts.uid[row]))
        yield f"{op} planned at {us_sentence(parts.start_ns[row])}"
    elif rows:
        first, last = (
            us_sentence(parts.start_ns[rows[0]]),
            us_sentence(max(int(parts.end_ns[r]) for r in rows)),
        )
        uids = [int(parts.uid[row]) for row in rows]
        yield f"{ops_words(uids)} planned from {first} to {last}"


# A flush


def _flush(trace: Trace, facts: EventEffects) -> str:
    event = facts.event
    assert event is not None
    axis = AXES[event.axis]
    head = f"{event.kind} of {axis} backlog on die {event.die}"
    if event.outcome == "superseded":
        return f"{head}: nothing, {axis} is suspended there again"
    clauses = [*_left(trace, facts), *_retried(trace, facts), *_commit_clauses(trace, facts)]
    return _joined(head, clauses or ["nothing is left in it"])


def _left(trace: Trace, facts: EventEffects) -> Iterator[str]:
    table = trace.backlog
    flushed = _left_as(trace, facts, EntryFate.FLUSHED)
    if flushed:
        yield f"{ops_words([int(table.uid[row]) for row in flushed])} planned again"
    for row in _left_as(trace, facts, EntryFate.DROPPED):
        after = sum(1 for retry in facts.retries if trace.retries.entry[retry] == row + 1)
        limit = trace.info.policies.backlog_retry_limit
        tried = f" after {limit + 1} failed attempts" if after else ""
        yield f"op {table.uid[row]} dropped{tried}: {REASONS[table.reason[row]]}"


def _left_as(trace: Trace, facts: EventEffects, fate: EntryFate) -> list[int]:
    return [int(row) for row in facts.left if trace.backlog.fate[row] == ENTRY_FATE_CODE[fate]]


def _retried(trace: Trace, facts: EventEffects) -> Iterator[str]:
    table, limit = trace.retries, trace.info.policies.backlog_retry_limit
    dropped = {row + 1 for row in _left_as(trace, facts, EntryFate.DROPPED)}
    for row in facts.retries:
        if table.entry[row] in dropped:
            continue
        uid = int(trace.backlog.uid[table.entry[row] - 1])
        count = int(table.retries[row])
        again = f", attempt {count} of {limit + 1}"
        yield f"op {uid} refused: {REASONS[table.reason[row]]}{again}"
    for seq in facts.pushed:
        if KINDS[trace.queue.kind[seq]] is EventKind.BACKLOG_RETRY:
            yield f"BACKLOG_RETRY at {us_sentence(trace.queue.time_ns[seq])}"


# Details


def _details(trace: Trace, facts: EventEffects) -> Iterator[str]:
    yield from _submitted_lines(trace, facts)
    yield from _suspension_lines(trace, facts)
    yield from _backlog_lines(trace, facts)
    yield from _part_lines(trace, facts)
    yield from _queue_lines(trace, facts)
    yield from _refusal_lines(trace, facts)
    yield from _metric_lines(trace, facts)


def _submitted_lines(trace: Trace, facts: EventEffects) -> Iterator[str]:
    for uid in facts.uids:
        yield f"{op_words(trace, uid)} submitted for {place_words(trace, uid)}"


def _suspension_lines(trace: Trace, facts: EventEffects) -> Iterator[str]:
    table = trace.suspensions
    for row in facts.suspensions:
        op = op_def(trace, int(table.uid[row]))
        yield (
            f"op {table.uid[row]} cut at {us_sentence(table.at_ns[row])} in"
            f" {op.base.states[table.state[row]].name}:"
            f" {us_sentence(table.consumed_ns[row])} consumed +"
            f" {us_sentence(table.remaining_ns[row])} left = {us_sentence(op.nominal_ns)};"
            f" suspension {table.n[row]}, by op {table.suspender_uid[row]}"
        )


def _backlog_lines(trace: Trace, facts: EventEffects) -> Iterator[str]:
    table = trace.backlog
    for row in facts.entered:
        anchor = int(table.anchor_uid[row])
        behind = f", {us_sentence(table.delta_ns[row])} behind op {anchor}" if anchor else ""
        yield f"op {table.uid[row]} waits in {AXES[table.axis[row]]} backlog{behind}"


def _part_lines(trace: Trace, facts: EventEffects) -> Iterator[str]:
    parts = trace.parts
    for row in facts.parts:
        span = f"{us_sentence(parts.start_ns[row])} to {us_sentence(parts.end_ns[row])}"
        what = "now ends at its cut" if parts.cut[row] else "planned"
        yield f"op {parts.uid[row]} part {parts.number[row]} {what}: {span}"


def _queue_lines(trace: Trace, facts: EventEffects) -> Iterator[str]:
    for verb, seqs in (("cancelled", facts.cancelled), ("pushed", facts.pushed)):
        for seq in seqs:
            yield f"{verb}: {_pending_words(trace, int(seq))}"


def _pending_words(trace: Trace, seq: int) -> str:
    queue = trace.queue
    uid, axis = int(queue.uid[seq]), int(queue.axis[seq])
    of = f" of op {uid}" if uid else f" of {AXES[axis]} backlog" if axis >= 0 else ""
    return f"{KINDS[queue.kind[seq]]}{of} at {us_sentence(queue.time_ns[seq])}"


def _refusal_lines(trace: Trace, facts: EventEffects) -> Iterator[str]:
    table = trace.retries
    for row in facts.retries:
        yield f"entry {table.entry[row]}: {trace.words.text(int(table.detail[row]))}"


def _metric_lines(trace: Trace, facts: EventEffects) -> Iterator[str]:
    for row in facts.metrics:
        metric = int(trace.metrics.metric[row])
        name, time = METRICS[metric], METRICS[metric].endswith("_ns")
        before, now = value_before(trace, metric, facts.k), int(trace.metrics.value[row])
        label = f"{name.removesuffix('_ns')}_us" if time else name
        yield (
            f"{label} {us_sentence(before)} → {us_sentence(now)}"
            if time
            else f"{label} {before} → {now}"
        )

"""Events in words: what an event did, for the status line, the event list and a screen reader."""

from collections.abc import Iterator
from dataclasses import dataclass

from nandviz.language import counted, joined, noop, said
from nandviz.model.words import (
    BAD,
    DIRTY,
    ERASED,
    Axis,
    CutModel,
    EntryFate,
    EventKind,
    Fate,
    Kind,
    Outcome,
    Reason,
    Source,
    Why,
)
from nandviz.query import host_words
from nandviz.query.asof import AsOf
from nandviz.query.event_effects import EventEffects, effects_of
from nandviz.query.live_rows import born_between
from nandviz.query.narration_details import detail_lines
from nandviz.query.op_words import op_words, ops_words, place_words
from nandviz.query.requests import done_by
from nandviz.query.state_words import turned_words
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

_MAX_DETAILS = 60
_TOLD_ELSEWHERE = frozenset({SOURCE_CODE[Source.BACKLOG], SOURCE_CODE[Source.HOST]})
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
    effects = effects_of(trace, k)
    if effects.event is None:
        return Narration(-1, 0, _start_words(trace, effects), ())
    details = list(detail_lines(trace, effects))
    if len(details) > _MAX_DETAILS:
        details[_MAX_DETAILS:] = [said("… and {count} more", count=len(details) - _MAX_DETAILS)]
    return Narration(k, effects.event.time_ns, _headline(trace, effects), tuple(details))


def _start_words(trace: Trace, effects: EventEffects) -> str:
    kinds = trace.queue.kind[effects.pushed.start : effects.pushed.stop].tolist()
    counts = [f"{kinds.count(code)} {kind}" for code, kind in enumerate(KINDS) if code in kinds]
    return said(
        "Start of {name}: {counts} pending",
        name=trace.info.name,
        counts=", ".join(counts) or said("nothing"),
    )


def _headline(trace: Trace, effects: EventEffects) -> str:
    event = effects.event
    assert event is not None
    if event.kind is EventKind.OP_START and event.uid is not None:
        return _op_start(trace, effects, event.uid)
    if event.kind is EventKind.OP_END and event.uid is not None:
        return _op_end(trace, effects, event.uid)
    if event.kind is EventKind.SUBMIT:
        return _submit(trace, effects, event.batch)
    if event.kind in {EventKind.BACKLOG_REFILL, EventKind.BACKLOG_RETRY}:
        return _flush(trace, effects)
    if event.kind is EventKind.ARRIVE:
        return _arrival(trace, effects)
    return _hook(trace, effects, said("{kind} on die {die}", kind=event.kind, die=event.die))


def _joined(head: str, clauses: "Iterator[str] | list[str]") -> str:
    found = list(clauses)
    return joined(": ", [head, joined("; ", found)]) if found else head


# Events of an op


def _op_start(trace: Trace, effects: EventEffects, uid: int) -> str:
    head = said(
        "OP_START of {op} on {place}", op=op_words(trace, uid), place=place_words(trace, uid)
    )
    return _joined(head, [*_applied(trace, effects), *turned_words(trace, effects.k)])


def _op_end(trace: Trace, effects: EventEffects, uid: int) -> str:
    suspensions = _suspension_count(trace, effects, uid)
    op, place = op_words(trace, uid), place_words(trace, uid)
    head, after = said("OP_END of {op} on {place}", op=op, place=place), said("completed")
    if suspensions:
        head = said("Resumed OP_END of {op} on {place}", op=op, place=place)
        after = counted(
            suspensions,
            "completed after being suspended once",
            "completed after being suspended {count} times",
        )
    return _joined(
        head,
        [
            after,
            *_applied(trace, effects),
            *turned_words(trace, effects.k),
            *_done(trace, effects, uid),
            *_controlled(trace, effects),
        ],
    )


def _done(trace: Trace, effects: EventEffects, uid: int) -> Iterator[str]:
    """Say which request of a host is done with an op that has ended."""
    done = done_by(AsOf(trace, effects.k), uid)
    if done is not None:
        number, latency_ns = done
        took = us_sentence(latency_ns)
        yield said("request {number} is done, {time} after it came", number=number, time=took)


def _controlled(trace: Trace, effects: EventEffects) -> Iterator[str]:
    """Say what a controller did at an event of its op."""
    yield from _refusals(trace, effects)
    yield from _commit_clauses(trace, effects)


def _arrival(trace: Trace, effects: EventEffects) -> str:
    head, k = host_words.arrival_words(trace, effects.k), effects.k
    return _joined(head, [*_controlled(trace, effects), *host_words.waiting_words(trace, k)])


def _suspension_count(trace: Trace, effects: EventEffects, uid: int) -> int:
    """Return how often an op that ends now was suspended: the number of its last part, less 1."""
    assert effects.event is not None
    parts = trace.parts
    cause = -1 if effects.event.cause is None else effects.event.cause
    rows = born_between(parts.born, cause, cause)
    numbers = [int(parts.number[row]) for row in rows if parts.uid[row] == uid]
    return max(numbers, default=1) - 1


def _applied(trace: Trace, effects: EventEffects) -> Iterator[str]:
    table = trace.applications
    for row in effects.applied:
        block = f"block {table.block[row]}"
        page = int(table.page[row])
        last = int(table.last[row])
        if trace.op_def(int(table.uid[row])).base.kind is Kind.RESET and table.closed[row]:
            yield said("{block} takes no more pages until it is erased", block=block)
        elif last >= 0:
            yield said("{block} page {page} applied", block=block, page=page)
        else:
            yield said("{block} is {state}", block=block, state=_BLOCK_WORDS[last])


# A batch


def _submit(trace: Trace, effects: EventEffects, batch: int | None) -> str:
    if effects.refusals:
        return _refused(trace, effects, said("SUBMIT of batch {batch} rejected", batch=batch))
    clauses = list(_commit_clauses(trace, effects))
    leading = clauses and clauses[0].startswith(("SUSPEND ", "RESUME ", "RESET "))
    if leading:
        return joined("; ", clauses)
    return _joined(said("SUBMIT of batch {batch}", batch=batch), clauses)


def _hook(trace: Trace, effects: EventEffects, head: str) -> str:
    """Say what a client was asked at, and what became of what the proposer of a workload said."""
    uid = effects.event.uid if effects.event is not None else None
    if uid is not None and host_words.is_of_host(trace, uid):
        told = list(_controlled(trace, effects))
        return _joined(
            head, told or [said("the controller lets {op} run on", op=op_words(trace, uid))]
        )
    if effects.refusals:
        return _refused(trace, effects, said("{head}, its proposal rejected", head=head))
    return _joined(head, [*_commit_clauses(trace, effects)] or [said("nothing proposed")])


def _refused(trace: Trace, effects: EventEffects, head: str) -> str:
    table = trace.refusals
    others = [
        int(table.uid[row])
        for row in effects.refusals
        if REASONS[table.reason[row]] is Reason.BATCH_REJECTED
    ]
    clauses = list(_refusals(trace, effects))
    if others:
        clauses.append(said("{ops} refused with it", ops=ops_words(others)))
    return _joined(head, clauses)


def _refusals(trace: Trace, effects: EventEffects) -> Iterator[str]:
    table = trace.refusals
    return (
        said(
            "{op} refused: {reason} ({detail})",
            op=op_words(trace, int(table.uid[row])),
            reason=REASONS[table.reason[row]],
            detail=trace.words.text(int(table.detail[row])),
        )
        for row in effects.refusals
        if REASONS[table.reason[row]] is not Reason.BATCH_REJECTED
    )


def _commit_clauses(trace: Trace, effects: EventEffects) -> Iterator[str]:
    """Say what transactions did, the rarest and gravest first."""
    yield from _suspends(trace, effects)
    yield from _resumes(trace, effects)
    yield from _resets(trace, effects)
    yield from _entered(trace, effects)
    yield from _planned(trace, effects)
    yield from host_words.deed_words(trace, effects)


def _suspends(trace: Trace, effects: EventEffects) -> Iterator[str]:
    table = trace.suspensions
    for row in effects.suspensions:
        uid, axis = int(table.uid[row]), AXES[table.axis[row]]
        left = us_sentence(table.remaining_ns[row])
        yield said(
            "SUSPEND of op {uid} on die {die}: {left} left", uid=uid, die=table.die[row], left=left
        )
        if trace.info.policies.cut is not CutModel.NOW:
            yield _cut_words(trace, row)
        displaced = [
            u for u, why, a in _entries(trace, effects) if why is Why.DISPLACED and a is axis
        ]
        if displaced:
            yield said("{ops} displaced to {axis} backlog", ops=ops_words(displaced), axis=axis)
        if uid in _cancelled_ends(trace, effects):
            yield said("OP_END of op {uid} cancelled", uid=uid)
    for suspension in effects.opened_again():
        if not effects.submitted(Kind.RESET):
            yield said(
                "resume of op {uid} taken back, it is suspended again", uid=table.uid[suspension]
            )


def _cut_words(trace: Trace, row: int) -> str:
    """Say how a cut meets the pulse that has begun."""
    table = trace.suspensions
    if trace.info.policies.cut is CutModel.PULSE_END:
        return said("cut at the end of a pulse, at {at}", at=us_sentence(table.at_ns[row]))
    redone = us_sentence(table.redone_ns[row])
    return said("{redone} of the pulse that is cut to be done again", redone=redone)


def _cancelled_ends(trace: Trace, effects: EventEffects) -> set[int]:
    queue = trace.queue
    return {
        int(queue.uid[row])
        for row in effects.cancelled
        if KINDS[queue.kind[row]] is EventKind.OP_END
    }


def _entries(trace: Trace, effects: EventEffects) -> list[tuple[int, Why, Axis]]:
    """Return (uid, why, axis) of what entered a backlog, in queue order."""
    table = trace.backlog
    return [
        (int(table.uid[row]), WHYS[table.why[row]], AXES[table.axis[row]])
        for row in effects.entered
    ]


def _resumes(trace: Trace, effects: EventEffects) -> Iterator[str]:
    states, table, parts = trace.suspension_states, trace.suspensions, trace.parts
    for row in effects.resumed():
        suspension = int(states.suspension[row])
        uid = int(table.uid[suspension])
        at = us_sentence(states.resumed_ns[row])
        yield said(
            "RESUME of op {uid} on die {die} at {at}", uid=uid, die=table.die[suspension], at=at
        )
        for part in effects.parts:
            if parts.uid[part] == uid and parts.number[part] > 1:
                axis = AXES[table.axis[suspension]]
                penalty_ns = trace.info.policies.resume_penalty_ns(axis)
                if penalty_ns:
                    yield said("it takes {time} to go on", time=us_sentence(penalty_ns))
                yield (
                    said(
                        "part {number} runs the {left} that were left; resumed OP_END at {end}",
                        number=parts.number[part],
                        left=us_sentence(table.remaining_ns[suspension]),
                        end=us_sentence(parts.end_ns[part]),
                    )
                )
    for seq in effects.pushed:
        if KINDS[trace.queue.kind[seq]] is EventKind.BACKLOG_REFILL:
            axis = AXES[trace.queue.axis[seq]]
            yield said(
                "{axis} backlog will be flushed at {time}",
                axis=axis,
                time=us_sentence(trace.queue.time_ns[seq]),
            )


def _resets(trace: Trace, effects: EventEffects) -> Iterator[str]:
    aborted = [
        int(trace.fates.uid[row])
        for row in effects.fates
        if trace.fates.fate[row] == FATE_CODE[Fate.ABORTED]
    ]
    for uid in effects.submitted(Kind.RESET):
        words = (
            said("{ops} aborted", ops=ops_words(aborted)) if aborted else said("nothing to abort")
        )
        yield said("RESET of die {die}: {words}", die=trace.ops.die[uid - 1], words=words)
        if len(effects.voided):
            ops = [int(trace.suspensions.uid[row]) for row in effects.voided]
            yield said("the suspension of {ops} never happened", ops=ops_words(ops))


def _entered(trace: Trace, effects: EventEffects) -> Iterator[str]:
    entries = _entries(trace, effects)
    for why, words in (
        (Why.DEFERRED, noop("{ops} deferred to {axis} backlog")),
        (Why.BOUNDARY, noop("{ops} put behind it into {axis} backlog")),
        (Why.MOVED, noop("{ops} moved to {axis} backlog")),
    ):
        for axis in AXES:
            uids = [u for u, w, a in entries if w is why and a is axis]
            if uids:
                yield said(words, ops=ops_words(uids), axis=axis)


def _planned(trace: Trace, effects: EventEffects) -> Iterator[str]:
    """Say what was reserved, save the SUSPENDs, RESUMEs, RESETs and resumed parts told before.

    What a controller submitted is told with what it is for.
    """
    told = {Kind.SUSPEND, Kind.RESUME, Kind.RESET}
    parts = trace.parts
    rows = [
        row
        for row in effects.parts
        if parts.number[row] == 1
        and not parts.cut[row]
        and trace.op_def(int(parts.uid[row])).base.kind not in told
        and parts.source[row] not in _TOLD_ELSEWHERE
    ]
    if len(rows) == 1:
        (row,) = rows
        op = op_words(trace, int(parts.uid[row]))
        yield said("{op} planned at {start}", op=op, start=us_sentence(parts.start_ns[row]))
    elif rows:
        first, last = (
            us_sentence(parts.start_ns[rows[0]]),
            us_sentence(max(int(parts.end_ns[r]) for r in rows)),
        )
        uids = [int(parts.uid[row]) for row in rows]
        yield said(
            "{ops} planned from {first} to {last}",
            ops=ops_words(uids),
            first=first,
            last=last,
        )


# A flush


def _flush(trace: Trace, effects: EventEffects) -> str:
    event = effects.event
    assert event is not None
    axis = event.axis
    head = said("{kind} of {axis} backlog on die {die}", kind=event.kind, axis=axis, die=event.die)
    if event.outcome == Outcome.SUPERSEDED:
        return said("{head}: nothing, {axis} is suspended there again", head=head, axis=axis)
    clauses = [*_left(trace, effects), *_retried(trace, effects), *_commit_clauses(trace, effects)]
    return _joined(head, clauses or [said("nothing is left in it")])


def _left(trace: Trace, effects: EventEffects) -> Iterator[str]:
    table = trace.backlog
    flushed = _left_as(trace, effects, EntryFate.FLUSHED)
    if flushed:
        yield said(
            "{ops} planned again",
            ops=ops_words([int(table.uid[row]) for row in flushed]),
        )
    for row in _left_as(trace, effects, EntryFate.DROPPED):
        after = sum(1 for retry in effects.retries if trace.retries.entry[retry] == row + 1)
        limit = trace.info.policies.backlog_retry_limit
        reason = REASONS[table.reason[row]]
        if not after:
            yield said("op {uid} dropped: {reason}", uid=table.uid[row], reason=reason)
            continue
        yield said(
            "op {uid} dropped after {count} failed attempts: {reason}",
            uid=table.uid[row],
            count=limit + 1,
            reason=reason,
        )


def _left_as(trace: Trace, effects: EventEffects, fate: EntryFate) -> list[int]:
    return [int(row) for row in effects.left if trace.backlog.fate[row] == ENTRY_FATE_CODE[fate]]


def _retried(trace: Trace, effects: EventEffects) -> Iterator[str]:
    table, limit = trace.retries, trace.info.policies.backlog_retry_limit
    dropped = {row + 1 for row in _left_as(trace, effects, EntryFate.DROPPED)}
    for row in effects.retries:
        if table.entry[row] in dropped:
            continue
        uid = int(trace.backlog.uid[table.entry[row] - 1])
        count = int(table.retries[row])
        yield said(
            "op {uid} refused: {reason}, attempt {count} of {most}",
            uid=uid,
            reason=REASONS[table.reason[row]],
            count=count,
            most=limit + 1,
        )
    for seq in effects.pushed:
        if KINDS[trace.queue.kind[seq]] is EventKind.BACKLOG_RETRY:
            yield said("BACKLOG_RETRY at {time}", time=us_sentence(trace.queue.time_ns[seq]))


# Details

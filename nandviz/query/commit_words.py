"""Transactions in words: what the plan and the backlogs became."""

from collections.abc import Iterable, Iterator

from nandviz.language import joined, noop, said
from nandviz.model.words import (
    Axis,
    CutModel,
    EntryFate,
    EventKind,
    Fate,
    Kind,
    LateSuspend,
    Source,
    Why,
)
from nandviz.query import host_words
from nandviz.query.event_effects import EventEffects
from nandviz.query.op_words import op_words, ops_words
from nandviz.query.stale_reads import stale_reads_of
from nandviz.trace.codes import AXES, ENTRY_FATE_CODE, FATE_CODE, KINDS, SOURCE_CODE, WHYS
from nandviz.trace.tables import Trace
from nandviz.units import us_sentence

_TOLD_ELSEWHERE = frozenset({SOURCE_CODE[Source.BACKLOG], SOURCE_CODE[Source.HOST]})


def commit_words(trace: Trace, effects: EventEffects) -> Iterator[str]:
    """Say what transactions did, the rarest and gravest first."""
    yield from _idle(trace, effects)
    yield from _suspends(trace, effects)
    yield from _resumes(trace, effects)
    yield from _resets(trace, effects)
    yield from _entered(trace, effects)
    yield from _planned(trace, effects)
    yield from host_words.deed_words(trace, effects)
    yield from _stale(trace, effects)


def _stale(trace: Trace, effects: EventEffects) -> Iterator[str]:
    for read in stale_reads_of(trace).reserved_in(effects.k):
        yield said(
            "op {uid} overtakes {erase}, which waits to erase its block: a stale read",
            uid=trace.parts.uid[read.part],
            erase=op_words(trace, read.erase_uid),
        )


def _idle(trace: Trace, effects: EventEffects) -> Iterator[str]:
    """Say which SUSPENDs were planned that suspend nothing, and which RESUMEs after them."""
    if trace.info.policies.late_suspend is LateSuspend.CUT:
        return
    parts, states = trace.parts, trace.suspension_states
    busy = {int(uid) for uid in trace.suspensions.suspender_uid[effects.suspensions]}
    busy |= {int(states.resumer_uid[row]) for row in effects.resumed()}
    for row in effects.parts:
        uid = int(parts.uid[row])
        kind = trace.op_def(uid).base.kind
        if uid in busy or parts.cut[row]:
            continue
        if kind is Kind.SUSPEND:
            yield said(
                "op {uid} comes too late: what it was to suspend ends before it does", uid=uid
            )
        elif kind is Kind.RESUME:
            yield said("op {uid} finds nothing suspended", uid=uid)


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
            yield from _advanced(trace, effects, axis)
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


def _advanced(trace: Trace, effects: EventEffects, axis: Axis) -> Iterator[str]:
    """Say which of the displaced ops do not wait, and when the last of them ends."""
    table, parts = trace.backlog, trace.parts
    rows = left_as(trace, effects, EntryFate.ADVANCED)
    uids = [int(table.uid[row]) for row in rows if AXES[table.axis[row]] is axis]
    if uids:
        end = max(int(parts.end_ns[row]) for row in effects.parts if parts.uid[row] in uids)
        until = us_sentence(end)
        yield said("{ops} advanced behind the SUSPEND, up to {end}", ops=ops_words(uids), end=until)


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


def left_as(trace: Trace, effects: EventEffects, fate: EntryFate) -> list[int]:
    """Return the rows of the entries that left a backlog in a way, in queue order."""
    return [int(row) for row in effects.left if trace.backlog.fate[row] == ENTRY_FATE_CODE[fate]]


def headed(head: str, clauses: Iterable[str]) -> str:
    """Return a head with what is said of it."""
    found = list(clauses)
    return joined(": ", [head, joined("; ", found)]) if found else head

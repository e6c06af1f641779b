"""What differs, row by row in words: for reports, pages and panes."""

from collections.abc import Iterator

from nandviz.language import Said, said
from nandviz.model.words import Fate, Reason
from nandviz.query.compare.comparison import Comparison
from nandviz.query.compare.event_differences import EventDifference
from nandviz.query.compare.op_differences import Between, OpDifference
from nandviz.query.op_words import op_words, place_words
from nandviz.trace.codes import KINDS, NONE
from nandviz.trace.tables import Trace
from nandviz.units import us_cell


def op_name(comparison: Comparison, op: OpDifference) -> Said | str:
    """Name an op that differs: ``op 3 Page_Program_SLC``, or ``op 3 (B: op 4) …``."""
    if op.uid_a is None:
        assert op.uid_b is not None
        return said("B: {op}", op=_placed(comparison.b, op.uid_b))
    own = _placed(comparison.a, op.uid_a)
    if op.uid_b is None:
        return said("A: {op}", op=own)
    if op.says_other:
        return said("A: {a}; B: {b}", a=own, b=_placed(comparison.b, op.uid_b))
    if op.uid_a == op.uid_b:
        return own
    return said("{op} (op {uid} of B)", op=own, uid=op.uid_b)


def _placed(trace: Trace, uid: int) -> Said:
    return said("{op} on {place}", op=op_words(trace, uid), place=place_words(trace, uid))


def op_changes(op: OpDifference) -> Iterator[Said]:
    """Say what became different for an op that is in both traces, most telling first."""
    is_there = op.uid_a is not None and op.uid_b is not None
    if is_there and (op.fate_a, op.reason_a) != (op.fate_b, op.reason_b):
        yield fate_words(op)
    if op.start and (op.start.ns or op.start.why):
        yield said("start {delta}", delta=between_words(op.start))
    if op.end and (op.end.ns or op.end.why):
        yield said("end {delta}", delta=between_words(op.end))
    if op.parts:
        yield said("parts {delta:+}", delta=op.parts)
    if op.suspends:
        yield said("suspends {delta:+}", delta=op.suspends)
    if op.waited_ns:
        yield said("waits {delta} µs", delta=signed_us(op.waited_ns))


def event_name(trace: Trace, k: int) -> Said | str:
    """Name an event by its kind and what it is of, as its own trace has it."""
    queue, seq = trace.queue, int(trace.events.seq[k])
    kind, uid, batch = KINDS[queue.kind[seq]], int(queue.uid[seq]), int(queue.batch[seq])
    if uid:
        return f"{kind} {op_words(trace, uid)}"
    if batch != NONE:
        return said("{kind} of batch {batch}", kind=kind, batch=batch)
    return said("{kind} on die {die}", kind=kind, die=int(queue.die[seq]))


def event_change(event: EventDifference) -> Said:
    """Say what is different about an event."""
    if event.k_b is None:
        return said("in A only")
    if event.k_a is None:
        return said("in B only")
    if event.outcome_a != event.outcome_b:
        return said("{a} → {b}", a=event.outcome_a or "-", b=event.outcome_b or "-")
    if event.delta_ns:
        return said("{delta} µs", delta=signed_us(event.delta_ns))
    return said("other ops")


def fate_words(op: OpDifference) -> Said:
    """Say how the fate of an op changed: ``completed → rejected (not_core_busy)``."""
    a, b = _fate(op.fate_a, op.reason_a), _fate(op.fate_b, op.reason_b)
    return said("{a} → {b}", a=a, b=b)


def _fate(fate: Fate | None, reason: Reason | None) -> str:
    return f"{fate} ({reason})" if reason else str(fate)


def between_words(time: Between) -> Said:
    """Say how far a time has moved, or why it cannot be told: ``+230.000 µs``, ``refused``."""
    if time.why is not None:
        return said(time.why.value)
    return said("{delta} µs", delta=signed_us(time.ns))


def signed_us(ns: int) -> str:
    """Write a difference in µs with its sign."""
    return f"+{us_cell(ns)}" if ns > 0 else us_cell(ns)
